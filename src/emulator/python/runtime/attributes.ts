/**
 * Attribute access on any value. Follows mp_load_method_maybe, mp_convert_member_lookup and mp_store_attr of
 * py/runtime.c and the class look-up of py/objtype.c: depth first, left to right, a native base answering for itself.
 */
import { PyObject, PyType, objectType, typeName, typeOf } from './object.ts';
import type { Entry, Value } from './object.ts';
import { messages } from './messages.ts';
import { attributeError } from './raise.ts';
import { callValues } from './call.ts';
import { PyBoundMethod } from '../types/bound-method.ts';
import { PyBuiltin, checkedMethod } from '../types/builtin-function.ts';
import { PyFunction } from '../types/function.ts';
import { PyInstance, attributes } from '../types/instance.ts';
import { PyClassMethod, PyStaticMethod } from '../types/static-class-method.ts';
import { PySuper, loadFromInstance } from '../types/type.ts';
import { nextMethod } from '../types/next.ts';

/** What a look-up found: a member, and the object it is to be bound to, if any. */
export interface Found {
  member: Value;
  self: Value | undefined;
}

/** A found class member as it is seen through `self`. Follows mp_convert_member_lookup. */
function convert(member: Value, self: Value | undefined, type: PyType): Found {
  if (member instanceof PyStaticMethod) return { member: member.target, self: undefined };
  if (member instanceof PyClassMethod) {
    return { member: member.target, self: self === undefined ? type : typeOf(self) };
  }
  const binds = member instanceof PyFunction || member instanceof PyBuiltin;
  return { member, self: binds ? self : undefined };
}

/** A method taken from a class checks what it is called with. */
function convertChecked(local: Value, type: PyType, asked: PyType): Found {
  const found = convert(local, undefined, type);
  const { member, self } = found;
  if (!(member instanceof PyBuiltin) || self !== undefined || local instanceof PyStaticMethod) return found;
  return member.name === '__new__' ? found : { member: checkedMethod(member, type, asked), self };
}

/**
 * Looks a name up in a class and its bases. `self` is the instance it is for; with `asType` the class itself is asked
 * and members come unbound.
 */
export function lookupInClass(
  start: PyType,
  name: string,
  self: Value | undefined,
  asType: boolean,
  asked = start,
): Found | undefined {
  const local = start.locals.get(name);
  if (local !== undefined) {
    if (asType) return start.native ? convertChecked(local, start, asked) : convert(local, undefined, start);
    const bound = start.native && start !== objectType && self instanceof PyInstance ? (self.sub as Value) : self;
    return convert(local, bound, start);
  }
  if (start.native) {
    if (asType || start === objectType || !(self instanceof PyInstance))
      return lookupInBases(start, name, self, asType, asked);
    if (self.sub === undefined) return undefined;
    return loadMaybe(self.sub, name);
  }
  return lookupInBases(start, name, self, asType, asked);
}

function lookupInBases(
  type: PyType,
  name: string,
  self: Value | undefined,
  asType: boolean,
  asked: PyType,
): Found | undefined {
  for (const base of type.bases) {
    if (base === objectType) continue;
    const found = lookupInClass(base, name, self, asType, asked);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Follows mp_load_method_maybe. */
export function loadMaybe(value: Value, name: string): Found | undefined {
  const type = typeOf(value);
  if (name === '__class__') return { member: type, self: undefined };
  if (name === '__next__' && type.next) return { member: nextMethod, self: value };
  if (value instanceof PyInstance) return loadFromInstance(value, name);
  if (value instanceof PyType) return loadFromType(value, name);
  if (value instanceof PySuper) return value.find(name);
  if (type.load) {
    const loaded = type.load(value, name);
    if (loaded !== undefined) return { member: loaded, self: undefined };
  }
  return lookupNative(type, name, value);
}

function lookupNative(type: PyType, name: string, self: Value): Found | undefined {
  for (let at: PyType | undefined = type; at !== undefined; at = at.bases[0]) {
    const local = at.locals.get(name);
    if (local !== undefined) return convert(local, self, type);
  }
  return undefined;
}

function loadFromType(type: PyType, name: string): Found | undefined {
  if (name === '__name__') return { member: type.name, self: undefined };
  const found = lookupInClass(type, name, undefined, true);
  // A class method is bound to the class it is asked of, not to the base that has it.
  return found?.self === undefined ? found : { member: found.member, self: type };
}

/** Follows mp_load_attr. Errors: AttributeError. */
export function loadAttribute(value: Value, name: string): Value {
  const found = loadMaybe(value, name);
  if (found === undefined) throw noAttribute(value, name);
  return found.self === undefined ? found.member : new PyBoundMethod(found.member, found.self);
}

export function loadAttributeMaybe(value: Value, name: string): Value | undefined {
  const found = loadMaybe(value, name);
  if (found === undefined) return undefined;
  return found.self === undefined ? found.member : new PyBoundMethod(found.member, found.self);
}

function noAttribute(value: Value, name: string) {
  return attributeError(
    value instanceof PyType ? messages.noTypeAttribute(value.name, name) : messages.noAttribute(typeName(value), name),
  );
}

/** A bound method ready to be called from TypeScript, or undefined where there is none. */
export function loadMethod(value: Value, name: string): Entry | undefined {
  const found = loadMaybe(value, name);
  if (found === undefined) return undefined;
  const { member, self } = found;
  return self === undefined ? (...args) => callValues(member, args) : (...args) => callValues(member, [self, ...args]);
}

/** A callable that drops the first argument, so that emitted method calls may always pass the object. */
class PlainAttribute {
  private readonly target: Value;

  constructor(target: Value) {
    this.target = target;
  }

  fn(_self: Value, ...args: Value[]): Value {
    return callValues(this.target, args);
  }
}

class BoundTo {
  private readonly target: Value;
  private readonly self: Value;

  constructor(target: Value, self: Value) {
    this.target = target;
    this.self = self;
  }

  fn(_self: Value, ...args: Value[]): Value {
    return callValues(this.target, [this.self, ...args]);
  }
}

/** For the emitted call `object.name(…)`: something whose `fn` takes the object first. Errors: AttributeError. */
export function methodForCall(object: Value, name: string): { fn: Entry | undefined } {
  if (typeof object === 'object' && attributes(object)[`$${name}`] !== undefined) {
    return new PlainAttribute(attributes(object)[`$${name}`]!);
  }
  const found = loadMaybe(object, name);
  if (found === undefined) throw noAttribute(object, name);
  const { member, self } = found;
  if (self === object && member instanceof PyObject && member.fn !== undefined) return member;
  return self === undefined ? new PlainAttribute(member) : new BoundTo(member, self);
}

/** Stores, or deletes where `stored` is undefined. Errors: AttributeError. */
export function storeAttribute(value: Value, name: string, stored: Value | undefined): void {
  const { store } = typeOf(value);
  if (!store?.(value, name, stored)) throw attributeError(messages.noAttribute(typeName(value), name));
}
