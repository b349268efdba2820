/**
 * bool, NoneType and Ellipsis. Follows py/objbool.c and py/objnone.c: in arithmetic a bool is the int 0 or 1, but it
 * is no subclass of int.
 */
import { None, PyEllipsis, PyNone, boolType, defineType, ellipsisType, noneType } from '../runtime/object.ts';
import type { Value } from '../runtime/object.ts';
import { binary, contains, truth } from '../runtime/operators.ts';
import { checkArguments } from './builtin.ts';
import { integerUnary } from './int.ts';

function asInt(value: Value): number {
  return value === true ? 1 : 0;
}

defineType(boolType, {
  print: (self) => (self === true ? 'True' : 'False'),
  make(_type, args, keywords) {
    checkArguments(args, keywords, 0, 1);
    return args.length === 1 && truth(args[0]!);
  },
  unary: (op, self) => (op === 'bool' ? self : integerUnary(op, asInt(self))),
  // The operands of `in` arrive turned round, as the chip passes them on.
  binary: (op, self, other) => (op === 'in' ? contains(asInt(self), other) : binary(op, asInt(self), other)),
});

defineType(noneType, {
  class: PyNone,
  print: () => 'None',
  unary: (op, self) => (op === 'bool' ? self !== None : op === 'hash' ? 0 : undefined),
});

defineType(ellipsisType, { class: PyEllipsis, print: () => 'Ellipsis' });
