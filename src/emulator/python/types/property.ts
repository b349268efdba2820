/**
 * property. Follows py/objproperty.c; instances read and write through it in types/type.ts.
 */
import { None, PyObject, defineType, propertyType } from '../runtime/object.ts';
import type { Value } from '../runtime/object.ts';
import { builtin, parseArguments } from './builtin.ts';

export class PyProperty extends PyObject {
  readonly getter: Value;
  readonly setter: Value;
  readonly deleter: Value;

  constructor(getter: Value, setter: Value, deleter: Value) {
    super();
    this.getter = getter;
    this.setter = setter;
    this.deleter = deleter;
  }
}

/** The three functions go by position only; `doc` is taken and forgotten. */
const PARAMETERS = ['', '', '', 'doc'].map((name) => ({ name, default: None }));

defineType(propertyType, {
  class: PyProperty,
  make(_type, args, keywords) {
    const [getter, setter, deleter] = parseArguments(PARAMETERS, args, keywords);
    return new PyProperty(getter!, setter!, deleter!);
  },
  locals: {
    getter: builtin('getter', 2, 2, (self: PyProperty, getter: Value) => {
      return new PyProperty(getter, self.setter, self.deleter);
    }),
    setter: builtin('setter', 2, 2, (self: PyProperty, setter: Value) => {
      return new PyProperty(self.getter, setter, self.deleter);
    }),
    deleter: builtin('deleter', 2, 2, (self: PyProperty, deleter: Value) => {
      return new PyProperty(self.getter, self.setter, deleter);
    }),
  },
});
