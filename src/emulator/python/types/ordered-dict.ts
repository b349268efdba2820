/**
 * OrderedDict: a dict that keeps the order of insertion, and looks its keys up one by one. Follows py/objdict.c and the
 * ordered half of mp_map_lookup in py/map.c. Nothing that dict.ts needs may import this file, since its class extends.
 */
import { PyType, defineType, dictType } from '../runtime/object.ts';
import { OrderedTable } from '../runtime/hash-table.ts';
import { PyDict, dictMethods, dictSlots, initDict } from './dict.ts';

class PyOrderedDict extends PyDict {
  constructor() {
    super(new OrderedTable());
  }
}

export const orderedDictType = defineType(new PyType('OrderedDict', [dictType]), {
  class: PyOrderedDict,
  ...dictSlots(),
  make: (_type, args, keywords) => initDict(new PyOrderedDict(), args, keywords),
  locals: dictMethods(),
});
