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
import type {
  BinaryOp,
  Entry,
  Keywords,
  PrintKind,
  Printer,
  PyIterator,
  QuickMethods,
  Slots,
  UnaryOp,
  Value,
} from '../runtime/object.ts';
import { lookupInClass, memberOf } from '../runtime/attributes.ts';
import type { Found } from '../runtime/attributes.ts';
import { callKeywords, callValues } from '../runtime/call.ts';
import { adaptIterator } from '../runtime/iteration.ts';
import { messages } from '../runtime/messages.ts';
import { binary, contains, methodNameOf, unary, unaryMethodNameOf } from '../runtime/operators.ts';
import { str } from '../runtime/print.ts';
import { attributeError, typeError } from '../runtime/raise.ts';
import { storeSubscript, subscript } from '../runtime/subscript.ts';
import { finished, resume } from '../runtime/suspension.ts';
import type { Resumable, ResumableEntry } from '../runtime/suspension.ts';
import { heap } from '../memory/heap.ts';
import { hexAddress, addressOf } from '../memory/addresses.ts';
import { addressHash } from '../memory/address-hash.ts';
import { builtin, checkArguments } from './builtin.ts';
import { PyDict } from './dict.ts';
import { PyException, printException } from './exceptions.ts';
import { PyFunction } from './function.ts';
import type { PyCell } from './function.ts';
import { MEMBER_BYTES, PyInstance, attributeKey, attributeNames, attributes, instanceConstructor } from './instance.ts';
import type { InstanceConstructor } from './instance.ts';
import { toIntTruncated } from './int.ts';
import { PyProperty } from './property.ts';
import { PyStaticMethod } from './static-class-method.ts';
import { PyTuple } from './tuple.ts';

/** A dict object without its table. */
const DICT_BYTES = 16;

/** What a class statement has besides its type: made once per class. */
interface ClassExtra {
  readonly Instance: InstanceConstructor;
  readonly nativeBase: PyType | undefined;
  readonly subclasses: PyType[];
  /** What lookupNew finds. */
  construct: Value | undefined;
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
  const extra: ClassExtra = {
    Instance: instanceConstructor(type, parent ? extraOf(parent).Instance : PyInstance),
    nativeBase: natives[0],
    subclasses: [],
    construct: undefined,
  };
  extras.set(type, extra);
  Object.defineProperty(type, 'fn', { value: instanceEntry(type, extra) });
  heap?.attach(type, DICT_BYTES + MEMBER_BYTES * members.table.slots);
  for (const base of type.bases) extras.get(base)?.subclasses.push(type);
  for (const member of members.table.names()) type.locals.set(member, members.table.get(member)!);
  const construct = type.locals.get('__new__');
  if (construct instanceof PyFunction) type.locals.set('__new__', new PyStaticMethod(construct));
  for (const base of type.bases.slice(1)) inheritMethods(type, base);
  if (type.bases.some((base) => extras.get(base)?.Instance.prototype.plain === false)) guardStores(type);
  for (const member of type.locals.keys()) memberChanged(type, member);
  extra.construct = lookupNew(type);
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
  if (name === '__new__') extraOf(type).construct = lookupNew(type);
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

const quickKeys = new Map<string, keyof QuickMethods>();

/** A special method that is a plain function, of an instance that has no native object to ask first. */
function quick(self: PyInstance, name: string): { readonly fn: Entry } | undefined {
  if (self.sub !== undefined) return undefined;
  let key = quickKeys.get(name);
  if (key === undefined) {
    key = `m$${name}`;
    quickKeys.set(name, key);
  }
  return (self as unknown as QuickMethods)[key] as PyFunction | undefined;
}

/** A special method of an instance: `'native'` where its native base has the slot. */
function special(self: PyInstance, name: string, slot: keyof Slots): Found | 'native' | undefined {
  return specialIn(typeOf(self), self, name, slot);
}

function specialIn(type: PyType, self: PyInstance, name: string, slot: keyof Slots): Found | 'native' | undefined {
  if (type.native) {
    if (type[slot] || (slot === 'print' && type.printTo)) return 'native';
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

function invoke(found: Found, args: Value[]): Value {
  return callValues(found.member, withSelf(found, args));
}

/** Entry of a class: where `__init__` is a plain function and nothing else makes the instance, it is called at once. */
function instanceEntry(type: PyType, extra: ClassExtra): Entry {
  const { Instance } = extra;
  const methods = Instance.prototype as unknown as QuickMethods;
  return function (this: unknown, ...args) {
    const initialise = methods.m$__init__ as PyFunction | undefined;
    if (initialise === undefined || extra.construct !== undefined) return makeInstance(type, args, null);
    const made = new Instance();
    checkInitialised(initialise.fn(made, ...args));
    return made;
  };
}

function makeInstance(type: PyType, args: Value[], keywords: Keywords): Value {
  const made = newInstance(type, args, keywords);
  const initialise = typeOf(made) === type ? lookupInClass(type, '__init__', made, false) : undefined;
  if (initialise !== undefined) {
    checkInitialised(callKeywords(initialise.member, withSelf(initialise, args), keywords));
  }
  return made;
}

/** The same for resumable code; a `__new__` written in Python runs to its end. */
function* makeInstanceSteps(type: PyType, args: Value[], keywords: Keywords): Resumable<Value> {
  const made = newInstance(type, args, keywords);
  const initialise = typeOf(made) === type ? lookupInClass(type, '__init__', made, false) : undefined;
  if (initialise !== undefined) {
    checkInitialised(yield* resume(initialise.member, withSelf(initialise, args), keywords));
  }
  return made;
}

/** What `__new__` makes, or else an instance; `__init__` is still to be called. */
function newInstance(type: PyType, args: Value[], keywords: Keywords): Value {
  const { nativeBase, construct } = extraOf(type);
  if (construct !== undefined && !(construct instanceof PyType && construct.native)) {
    return callKeywords(construct, [type, ...args], keywords);
  }
  const made = bareInstance(type);
  if (construct !== undefined) made.sub = nativeBase!.make!(nativeBase!, args, keywords);
  return made;
}

function checkInitialised(result: Value): void {
  if (result !== None) throw typeError(messages.initReturned(typeName(result)));
}

function withSelf({ self }: Found, args: Value[]): Value[] {
  return self === undefined ? args : [self, ...args];
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

function printInstance(value: Value, printer: Printer, kind: PrintKind): void {
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
    if (sub instanceof PyException) printer.add(printException(sub, kind, typeName(self)));
    else printer.show(sub as Value, kind);
  } else if (method !== undefined) {
    printer.flush();
    printer.show(invoke(method, []), 'str');
  } else printer.add(`<${typeName(self)} object at ${hexAddress(self)}>`);
}

function loadInstance(value: Value, name: string): Value | undefined {
  const self = value as PyInstance;
  const held = attributes(self)[attributeKey(name)];
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
    const property = memberOf(typeOf(self), name);
    if (property instanceof PyProperty) {
      const accessor = stored === undefined ? property.deleter : property.setter;
      if (accessor === None) return false;
      callValues(accessor, stored === undefined ? [self] : [self, stored]);
      return true;
    }
  }
  if (stored === undefined && attributes(self)[attributeKey(name)] === undefined) return false;
  self.put(name, stored);
  return true;
}

function unaryInstance(op: UnaryOp, value: Value): Value | undefined {
  const self = value as PyInstance;
  const plain = quick(self, unaryMethodNameOf(op));
  if (plain !== undefined && op !== 'hash') return plain.fn(self);
  const method = special(self, unaryMethodNameOf(op), 'unary');
  if (method === 'native') return unary(op, self.sub as Value);
  if (method !== undefined) {
    const result = invoke(method, []);
    return op === 'hash' ? toIntTruncated(result) : result;
  }
  if (op === 'hash' && lookupInClass(typeOf(self), '__eq__', self, false) === undefined) return addressOf(self);
  return undefined;
}

function binaryInstance(op: BinaryOp, value: Value, other: Value): Value | undefined {
  const self = value as PyInstance;
  const name = methodNameOf(op) ?? '';
  const plain = quick(self, name);
  if (plain !== undefined) return plain.fn(self, other);
  const method = special(self, name, 'binary');
  if (method === 'native') {
    // The chip passes the operands of `in` on in the order it has them, which turns them round.
    if (op === 'in') return contains(self.sub as Value, other);
    return binary(op, self.sub as Value, other);
  }
  return method === undefined ? undefined : invoke(method, [other]);
}

function getItem(value: Value, index: Value): Value | undefined {
  const self = value as PyInstance;
  const plain = quick(self, '__getitem__');
  if (plain !== undefined) return plain.fn(self, index);
  const method = special(self, '__getitem__', 'item');
  if (method === 'native') return subscript(self.sub as Value, index);
  return method === undefined ? undefined : invoke(method, [index]);
}

function storeItem(value: Value, index: Value, stored: Value | undefined): boolean {
  const self = value as PyInstance;
  // One slot of the chip's types reads, stores and deletes.
  const method = special(self, stored === undefined ? '__delitem__' : '__setitem__', 'item');
  if (method === undefined) return false;
  if (method === 'native') storeSubscript(self.sub as Value, index, stored);
  else invoke(method, stored === undefined ? [index] : [index, stored]);
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
  const plain = keywords === null ? quick(self, '__call__') : undefined;
  if (plain !== undefined) return plain.fn(self, ...args);
  const method = special(self, '__call__', 'call');
  if (method === undefined) throw typeError(messages.notCallable(typeName(self)));
  if (method === 'native') return callKeywords(self.sub as Value, args, keywords);
  return callKeywords(method.member, withSelf(method, args), keywords);
}

const instanceSlots: Slots = {
  printTo: printInstance,
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
  cell: PyCell | undefined,
  members: PyDict,
  keywords: Keywords,
): PyType {
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
Object.defineProperty(PyType.prototype, 'resumable', {
  value: function (this: PyType, args, keywords) {
    return this.native ? finished(callKeywords(this, args, keywords)) : makeInstanceSteps(this, args, keywords);
  } satisfies ResumableEntry,
});
Object.defineProperty(PyInstance.prototype, 'resumable', {
  value: function (this: PyInstance, args, keywords) {
    const method = special(this, '__call__', 'call');
    if (method === undefined || method === 'native') return finished(callInstance(this, args, keywords));
    return resume(method.member, withSelf(method, args), keywords);
  } satisfies ResumableEntry,
});

defineType(typeType, {
  print: (self) => `<class '${(self as PyType).name}'>`,
  make(_type, args, keywords) {
    checkArguments(args, keywords, 1, 3);
    if (args.length === 1) return typeOf(args[0]!);
    const [name, bases, members] = args;
    if (args.length !== 3) throw typeError(messages.typeArguments());
    if (typeof name !== 'string') throw typeError(messages.cannotConvertToStr(typeName(name!)));
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
    __init__: builtin('__init__', 1, 1, () => None),
    __new__: new PyStaticMethod(
      builtin('__new__', 1, 1, (type: Value) => {
        if (!(type instanceof PyType) || type.native) throw typeError(messages.newWantsClass());
        // DIFFERS: the chip leaves the place of the native object empty, and whatever looks there crashes.
        const made = bareInstance(type);
        const { nativeBase } = extraOf(type);
        if (nativeBase) made.sub = nativeBase.make!(nativeBase, [], null);
        return made;
      }),
    ),
  },
});

class PlainObject extends PyObject {}
Object.defineProperty(PlainObject.prototype, 'type', { value: objectType });

/** `super()`. Follows super_attr: the bases of the class in order, then `object`. */
export class PySuper extends PyObject {
  readonly of: PyType;
  readonly self: Value;

  constructor(of: PyType, self: Value, bytes?: number) {
    super(bytes);
    this.of = of;
    this.self = self;
  }

  find(name: string): Found | undefined {
    for (const base of this.of.bases) {
      const found = lookupInClass(base, name, this.self, false);
      if (found !== undefined) return found;
    }
    return lookupInClass(objectType, name, this.self, false);
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
  if (classes instanceof PyType) return classes === objectType || isSubclass(type, classes);
  const list = classes instanceof PyTuple ? classes.items : undefined;
  if (list === undefined) throw typeError(messages.issubclassSecond());
  return list.some((of) => of === objectType || (of instanceof PyType && isSubclass(type, of)));
}
