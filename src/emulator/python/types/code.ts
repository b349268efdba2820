/**
 * What compile() returns. Follows mp_type_code of py/builtinevex.c.
 */
import { PyObject, PyType, defineType } from '../runtime/object.ts';
import type { Source } from '../runtime/hooks.ts';

export class PyCode extends PyObject {
  readonly source: Source;

  constructor(source: Source) {
    super();
    this.source = source;
  }
}

defineType(new PyType('code'), { class: PyCode });
