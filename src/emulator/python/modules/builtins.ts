/**
 * The module builtins: its names in the order of dir(), and what they stand for. Follows the table at the end of
 * py/modbuiltins.c with the switches of the WiPy (facts section 4.3). No type or runtime file may import this one, since
 * its table is made as it loads.
 */
import * as object from '../runtime/object.ts';
import type { Value } from '../runtime/object.ts';
import { EXCEPTION_TYPES, ViperTypeError } from '../types/exceptions.ts';
import { enumerateType } from '../types/enumerate.ts';
import { filterType } from '../types/filter.ts';
import { mapType } from '../types/map.ts';
import { memoryviewType } from '../types/memoryview.ts';
import { reversedType } from '../types/reversed.ts';
import { zipType } from '../types/zip.ts';
import '../types/all.ts';
import { attributeBuiltins } from './builtins-attributes.ts';
import { executeBuiltins } from './builtins-execute.ts';
import { numberBuiltins } from './builtins-numbers.ts';
import { printBuiltins } from './builtins-print.ts';
import { sequenceBuiltins } from './builtins-sequence.ts';

/** Names but for the exceptions and `open`, which follow. */
const ORDER =
  `__name__ __build_class__ __import__ __repl_print__ bool bytes bytearray dict enumerate filter frozenset int
  list map memoryview object property range reversed set slice str super tuple type zip classmethod staticmethod Ellipsis
  abs all any bin callable chr delattr dir divmod eval exec execfile getattr setattr globals hasattr hash help hex id
  input isinstance issubclass iter len locals max min next oct ord pow print repr round sorted sum`.split(/\s+/);

const TYPES = [
  object.boolType,
  object.bytearrayType,
  object.bytesType,
  object.classmethodType,
  object.dictType,
  enumerateType,
  filterType,
  object.frozensetType,
  object.intType,
  object.listType,
  mapType,
  memoryviewType,
  object.objectType,
  object.propertyType,
  object.rangeType,
  reversedType,
  object.setType,
  object.sliceType,
  object.staticmethodType,
  object.strType,
  object.superType,
  object.tupleType,
  object.typeType,
  zipType,
];

const members: Readonly<Record<string, Value>> = {
  __name__: 'builtins',
  ...attributeBuiltins,
  ...executeBuiltins,
  ...numberBuiltins,
  ...printBuiltins,
  ...sequenceBuiltins,
  Ellipsis: object.Ellipsis,
  ...Object.fromEntries([...TYPES, ...EXCEPTION_TYPES].map((type) => [type.name, type])),
};

/** What each name stands for, in the order of dir(builtins). */
export const builtinNames: Readonly<Record<string, Value>> = Object.fromEntries(
  [...ORDER, ...EXCEPTION_TYPES.map((type) => type.name), 'open'].map((name) => [name, members[name]!]),
);

/** Names that the documentation has (sections 4.1.1 and 7.1.3) and the firmware has not. */
export const DOCUMENTED_EXTRAS: Readonly<Record<string, Value>> = { compile: members['compile']!, ViperTypeError };
