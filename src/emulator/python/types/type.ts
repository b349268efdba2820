/**
 * Classes: making them, making their instances, and how an instance answers the protocols by its special methods.
 * Follows py/objtype.c, with its single native base, its depth-first order and its `__new__` and `__init__` rules.
 */
import {
  None,
  PyObject,
  PyType,
  defineType,
  isSubclass,
  objectType,
  superType,
  typeName,
  typeOf,
  typeType,
} from '../runtime/object.ts';
import type { BinaryOp, Entry, Keywords, PyIterator, Slots, UnaryOp, Value } from '../runtime/object.ts';
import { lookupInClass } from '../runtime/attributes.ts';
import type { Found } from '../runtime/attributes.ts';
import { callKeywords, callValues } from '../runtime/call.ts';
import { adaptIterator } from '../runtime/iteration.ts';
import { messages } from '../runtime/messages.ts';
import { contains, methodNameOf, unaryMethodNameOf } from '../runtime/operators.ts';
import { show, str } from '../runtime/print.ts';
import { attributeError, typeError } from '../runtime/raise.ts';
import { hexAddress, addressOf } from '../memory/addresses.ts';
import { addressHash } from '../memory/address-hash.ts';
import { builtin, checkArguments } from './builtin.ts';
import { PyBuiltin } from './builtin-function.ts';
import { PyDict } from './dict.ts';
import { PyException, printException } from './exceptions.ts';
import { PyFunction } from './function.ts';
import type { PyCell } from './function.ts';
import { PyInstance, attributeNames, attributes, instanceConstructor } from './instance.ts';
import type { InstanceConstructor } from './instance.ts';
import { toIntTruncated } from './int.ts';
import { PyProperty } from './property.ts';
import { PyStaticMethod } from './static-class-method.ts';
import { PyTuple } from './tuple.ts';

/** What a class statement has besides its type: made once per class. */
interface ClassExtra {
  readonly Instance: InstanceConstructor;
  readonly nativeBase: PyType | undefined;
  readonly subclasses: PyType[];
}

const extras = new WeakMap<PyType, ClassExtra>();

function extraOf(type: PyType): ClassExtra {
  return extras.get(type)!;
}

/** Native types among the bases, directly or not, `object` not counted. */
function nativeBases(type: PyType): PyType[] {
  if (type === objectType) return [];
  return type.native ? [type] : type.bases.flatMap(nativeBases);
}

/** The class that a class statement or `type(name, bases, dict)` makes. Errors: TypeError. */
function makeClass(name: string, bases: readonly Value[], members: PyDict): PyType {
  for (const base of bases) {
    if (!(base instanceof PyType)) throw typeError(messages.argumentMismatch());
    if (!base.make) throw typeError(messages.notBaseType(base.name));
  }
  const type = new PyType(name, bases as PyType[], false);
  const natives = nativeBases(type);
  if (natives.length > 1) throw typeError(messages.layoutConflict());
  Object.assign(type, instanceSlots);
  const parent = type.bases.find((base) => !base.native);
  extras.set(type, {
    Instance: instanceConstructor(type, parent ? extraOf(parent).Instance : PyInstance),
    nativeBase: natives[0],
    subclasses: [],
  });
  for (const base of type.bases) extras.get(base)?.subclasses.push(type);
  for (const member of members.table.names()) type.locals.set(member, members.table.get(member)!);
  const construct = type.locals.get('__new__');
  if (construct instanceof PyFunction) type.locals.set('__new__', new PyStaticMethod(construct));
  for (const base of type.bases.slice(1)) inheritMethods(type, base);
  if (type.bases.some((base) => extras.get(base)?.Instance.prototype.plain === false)) guardStores(type);
  for (const member of type.locals.keys()) memberChanged(type, member);
  return type;
}

/** Methods of the second and further bases are not on the prototype chain of the instances: copies them there. */
function inheritMethods(type: PyType, base: PyType): void {
  for (const name of base.locals.keys()) refreshMethod(type, name);
  for (const further of base.bases) inheritMethods(type, further);
}

/** Puts a plain method where emitted calls look for it, or clears the place. */
function refreshMethod(type: PyType, name: string): void {
  const found = lookupInClass(type, name, undefined, true)?.member;
  const prototype = extraOf(type).Instance.prototype as unknown as Record<string, Value | undefined>;
  prototype[`m$${name}`] = found instanceof PyFunction && isPlainMember(type, name) ? found : undefined;
}

function isPlainMember(type: PyType, name: string): boolean {
  const local = type.locals.get(name);
  if (local !== undefined) return local instanceof PyFunction;
  const holder = type.bases.find(
    (base) => base !== objectType && lookupInClass(base, name, undefined, true) !== undefined,
  );
  return holder !== undefined && !holder.native && isPlainMember(holder, name);
}

function memberChanged(type: PyType, name: string): void {
  if (type.locals.get(name) instanceof PyProperty) guardStores(type);
  refreshMethod(type, name);
  for (const subclass of extraOf(type).subclasses) memberChanged(subclass, name);
}

/** Instances of a class with a property have their stores looked at. */
function guardStores(type: PyType): void {
  (extraOf(type).Instance.prototype as { plain: boolean }).plain = false;
  for (const subclass of extraOf(type).subclasses) guardStores(subclass);
}

/** Makes an instance without calling `__init__`. */
function bareInstance(type: PyType): PyInstance {
  return new (extraOf(type).Instance)();
}

/** A special method of an instance: `'native'` where its native base has the slot. */
function special(self: PyInstance, name: string, slot: keyof Slots): Found | 'native' | undefined {
  return specialIn(typeOf(self), self, name, slot);
}

function specialIn(type: PyType, self: PyInstance, name: string, slot: keyof Slots): Found | 'native' | undefined {
  if (type.native) {
    if (type[slot]) return 'native';
    return type === objectType ? undefined : lookupInClass(type, name, self, false);
  }
  if (type.locals.has(name)) return lookupInClass(type, name, self, false);
  for (const base of type.bases) {
    if (base === objectType) continue;
    const found = specialIn(base, self, name, slot);
    if (found !== undefined) return found;
  }
  return undefined;
}

function invoke({ member, self }: Found, args: Value[]): Value {
  return callValues(member, self === undefined ? args : [self, ...args]);
}

function makeInstance(type: PyType, args: Value[], keywords: Keywords): Value {
  const { nativeBase } = extraOf(type);
  const construct = lookupNew(type);
  let made: Value = bareInstance(type);
  if (construct instanceof PyType && construct.native) {
    (made as PyInstance).sub = nativeBase!.make!(nativeBase!, args, keywords);
  } else if (construct !== undefined) {
    made = callKeywords(construct, [type, ...args], keywords);
    if (typeOf(made) !== type) return made;
  }
  const initialise = lookupInClass(type, '__init__', made, false);
  if (initialise !== undefined) {
    const { member, self } = initialise;
    const result = callKeywords(member, self === undefined ? args : [self, ...args], keywords);
    if (result !== None) throw typeError(messages.initReturned(typeName(result)));
  }
  return made;
}

/** `__new__` of a class: its own, or the type of its native base, which makes instances itself. */
function lookupNew(type: PyType): Value | undefined {
  if (type === objectType) return undefined;
  if (type.native) return type.make ? type : undefined;
  const local = type.locals.get('__new__');
  if (local !== undefined) return local instanceof PyStaticMethod ? local.target : local;
  for (const base of type.bases) {
    const found = lookupNew(base);
    if (found !== undefined) return found;
  }
  return undefined;
}

function printInstance(value: Value, kind: 'str' | 'repr' | 'exception'): string {
  const self = value as PyInstance;
  let method = special(
    self,
    kind === 'str' || kind === 'exception' ? (kind === 'str' ? '__str__' : '__repr__') : '__repr__',
    'print',
  );
  if (method === undefined && kind === 'str') {
    const fallback = lookupInClass(typeOf(self), '__repr__', self, false);
    method = fallback;
  }
  if (method === 'native') {
    const { sub } = self;
    if (sub instanceof PyException) return printException(sub, kind, typeName(self));
    return show(sub as Value, kind);
  }
  if (method !== undefined) return str(invoke(method, []));
  return `<${typeName(self)} object at ${hexAddress(self)}>`;
}

function loadInstance(value: Value, name: string): Value | undefined {
  const self = value as PyInstance;
  const held = attributes(self)[`$${name}`];
  if (held !== undefined) return held;
  if (name === '__dict__') {
    const copy = new PyDict();
    for (const attribute of attributeNames(self)) copy.table.set(attribute, attributes(self)[`$${attribute}`]!);
    return copy;
  }
  return undefined;
}

/** Attributes of the class as seen through an instance; properties are read, `__getattr__` comes last. */
export function loadFromInstance(self: PyInstance, name: string): Found | undefined {
  const own = loadInstance(self, name);
  if (own !== undefined) return { member: own, self: undefined };
  const found = lookupInClass(typeOf(self), name, self, false);
  if (found !== undefined) {
    if (!(found.member instanceof PyProperty)) return found;
    if (found.member.getter === None) throw attributeError(messages.unreadableAttribute());
    return { member: callValues(found.member.getter, [self]), self: undefined };
  }
  if (name === '__getattr__') return undefined;
  const fallback = loadFromInstance(self, '__getattr__');
  return fallback && { member: invoke(fallback, [name]), self: undefined };
}

function storeInstance(value: Value, name: string, stored: Value | undefined): boolean {
  const self = value as PyInstance;
  if (!self.plain) {
    const property = lookupInClass(typeOf(self), name, self, false)?.member;
    if (property instanceof PyProperty) {
      const accessor = stored === undefined ? property.deleter : property.setter;
      if (accessor === None) return false;
      callValues(accessor, stored === undefined ? [self] : [self, stored]);
      return true;
    }
  }
  if (stored === undefined && attributes(self)[`$${name}`] === undefined) return false;
  attributes(self)[`$${name}`] = stored;
  return true;
}

function unaryInstance(op: UnaryOp, value: Value): Value | undefined {
  const self = value as PyInstance;
  const method = special(self, unaryMethodNameOf(op), 'unary');
  if (method === 'native') return typeOf(self.sub as Value).unary!(op, self.sub as Value);
  if (method !== undefined) {
    const result = invoke(method, []);
    return op === 'hash' ? toIntTruncated(result) : result;
  }
  if (op === 'hash' && lookupInClass(typeOf(self), '__eq__', self, false) === undefined) return addressOf(self);
  return undefined;
}

function binaryInstance(op: BinaryOp, value: Value, other: Value): Value | undefined {
  const self = value as PyInstance;
  const method = special(self, methodNameOf(op) ?? '', 'binary');
  if (method === 'native') {
    // The chip passes the operands of `in` on in the order it has them, which turns them round.
    if (op === 'in') return contains(self.sub as Value, other);
    return typeOf(self.sub as Value).binary!(op, self.sub as Value, other);
  }
  return method === undefined ? undefined : invoke(method, [other]);
}

function getItem(value: Value, index: Value): Value | undefined {
  const self = value as PyInstance;
  const method = special(self, '__getitem__', 'item');
  if (method === 'native') return typeOf(self.sub as Value).item!(self.sub as Value, index);
  return method === undefined ? undefined : invoke(method, [index]);
}

function storeItem(value: Value, index: Value, stored: Value | undefined): boolean {
  const self = value as PyInstance;
  const method = special(self, stored === undefined ? '__delitem__' : '__setitem__', 'storeItem');
  if (method === undefined) return false;
  if (method === 'native') return typeOf(self.sub as Value).storeItem!(self.sub as Value, index, stored);
  invoke(method, stored === undefined ? [index] : [index, stored]);
  return true;
}

function iterateInstance(value: Value): PyIterator | undefined {
  const self = value as PyInstance;
  const method = special(self, '__iter__', 'iter');
  if (method === 'native') return typeOf(self.sub as Value).iter!(self.sub as Value);
  return method === undefined ? undefined : adaptIterator(invoke(method, []));
}

function callInstance(value: Value, args: Value[], keywords: Keywords): Value {
  const self = value as PyInstance;
  const method = special(self, '__call__', 'call');
  if (method === undefined) throw typeError(messages.notCallable(typeName(self)));
  if (method === 'native') return callKeywords(self.sub as Value, args, keywords);
  return callKeywords(method.member, method.self === undefined ? args : [method.self, ...args], keywords);
}

const instanceSlots: Slots = {
  print: printInstance,
  make: makeInstance,
  call: callInstance,
  unary: unaryInstance,
  binary: binaryInstance,
  store: storeInstance,
  item: getItem,
  storeItem,
  iter: iterateInstance,
  buffer(value, writable) {
    const self = value as PyInstance;
    return special(self, '', 'buffer') === 'native'
      ? typeOf(self.sub as Value).buffer!(self.sub as Value, writable)
      : undefined;
  },
};

/** True for instances that have `__call__`. */
export function isInstanceCallable(self: PyInstance): boolean {
  return special(self, '__call__', 'call') !== undefined;
}

/** Classes in force of the `__class__` cell and the bases. Follows mp_builtin___build_class__. */
export function buildClass(
  name: string,
  bases: readonly Value[],
  body: (members: PyDict) => PyCell | undefined,
  keywords: Keywords,
): PyType {
  const members = new PyDict();
  const cell = body(members);
  if (keywords !== null && keywords.size > 0) throw typeError(messages.argumentMismatch());
  const metaclass = bases.length > 0 ? typeOf(bases[0]!) : typeType;
  const made =
    metaclass === typeType
      ? makeClass(name, bases, members)
      : (callValues(metaclass, [name, new PyTuple(bases), members]) as PyType);
  if (cell) cell.v = made;
  return made;
}

/** Entry of a class when it is called with positional arguments only. */
const callType: Entry = function (this: unknown, ...args) {
  const type = this as PyType;
  if (!type.make) throw typeError(messages.cannotCreate(type.name));
  return type.make(type, args, null);
};
Object.defineProperty(PyType.prototype, 'fn', { value: callType });
Object.defineProperty(PyInstance.prototype, 'fn', {
  value: function (this: unknown, ...args: Value[]) {
    return callInstance(this as PyInstance, args, null);
  } satisfies Entry,
});

defineType(typeType, {
  print: (self) => `<class '${(self as PyType).name}'>`,
  make(_type, args, keywords) {
    checkArguments(args, keywords, 1, 3);
    if (args.length === 1) return typeOf(args[0]!);
    const [name, bases, members] = args;
    if (args.length !== 3 || typeof name !== 'string') throw typeError(messages.typeArguments());
    if (!(bases instanceof PyTuple) || !(members instanceof PyDict)) throw typeError(messages.argumentMismatch());
    return makeClass(name, bases.items, members);
  },
  call(self, args, keywords) {
    const type = self as PyType;
    if (!type.make) throw typeError(messages.cannotCreate(type.name));
    return type.make(type, args, keywords);
  },
  unary: addressHash,
  store(self, name, value) {
    const type = self as PyType;
    if (type.native || (value === undefined && !type.locals.has(name))) return false;
    if (value === undefined) type.locals.delete(name);
    else type.locals.set(name, value);
    memberChanged(type, name);
    return true;
  },
});

defineType(objectType, {
  class: class extends PyObject {},
  make(_type, args, keywords) {
    checkArguments(args, keywords, 0, 0);
    return new PlainObject();
  },
  unary: addressHash,
  locals: {
    __init__: builtin('__init__', 1, Infinity, () => None),
    __new__: new PyBuiltin(
      '__new__',
      (type) => {
        if (!(type instanceof PyType) || type.native) throw typeError(messages.argumentMismatch());
        return bareInstance(type);
      },
      null,
    ),
  },
});

class PlainObject extends PyObject {}
Object.defineProperty(PlainObject.prototype, 'type', { value: objectType });

/** `super()`. Follows super_attr: the bases of the class in order, then `object`. */
export class PySuper extends PyObject {
  readonly of: PyType;
  readonly self: Value;

  constructor(of: PyType, self: Value) {
    super();
    this.of = of;
    this.self = self;
  }

  find(name: string): Found | undefined {
    for (const base of this.of.bases) {
      const found = lookupInClass(base, name, this.self, false);
      if (found !== undefined) return found;
    }
    const member = objectType.locals.get(name);
    return member === undefined ? undefined : { member, self: this.self };
  }
}

defineType(superType, {
  class: PySuper,
  print: (self) => `<super: ${str((self as PySuper).of)}, ${str((self as PySuper).self)}>`,
  make(_type, args, keywords) {
    checkArguments(args, keywords, 2, 2);
    return new PySuper(args[0] as PyType, args[1]!);
  },
});

/** Follows mp_obj_is_subclass: `classes` is a class or a tuple of them. */
export function isSubclassOfAny(type: PyType, classes: Value): boolean {
  const list = classes instanceof PyType ? [classes] : classes instanceof PyTuple ? classes.items : undefined;
  if (list === undefined) throw typeError(messages.issubclassSecond());
  return list.some((of) => of === objectType || (of instanceof PyType && isSubclass(type, of)));
}
