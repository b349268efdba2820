/**
 * staticmethod and classmethod. Follows the end of py/objtype.c. This file imports nothing but the object model, so
 * that tables of methods may hold class methods from the start.
 */
import { PyObject, classmethodType, defineType, staticmethodType } from '../runtime/object.ts';
import type { Value } from '../runtime/object.ts';

export class PyStaticMethod extends PyObject {
  readonly target: Value;

  constructor(target: Value) {
    super();
    this.target = target;
  }
}

export class PyClassMethod extends PyObject {
  readonly target: Value;

  constructor(target: Value) {
    super();
    this.target = target;
  }
}

defineType(staticmethodType, { class: PyStaticMethod });
defineType(classmethodType, { class: PyClassMethod });
