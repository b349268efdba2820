/**
 * Attribute access on any value. Follows mp_load_method_maybe, mp_convert_member_lookup and mp_store_attr of
 * py/runtime.c and the class look-up of py/objtype.c: depth first, left to right, a native base answering for itself.
 */
import { None, PyObject, PyType, objectType, typeName, typeOf } from './object.ts';
import type { Entry, Value } from './object.ts';
import { messages } from './messages.ts';
import { attributeError } from './raise.ts';
import { callValues } from './call.ts';
import { resume } from './suspension.ts';
import type { Resumable } from './suspension.ts';
import { PyBoundMethod } from '../types/bound-method.ts';
import { PyBuiltin, checkedMethod } from '../types/builtin-function.ts';
import { PyFunction } from '../types/function.ts';
import { PyInstance, attributeKey, attributes } from '../types/instance.ts';
import { PyProperty } from '../types/property.ts';
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
  return { member: checkedMethod(member, asked), self };
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
  // What a native type finds by itself, such as the fields of a named tuple, is in no table.
  if (!asType && start.native && start !== objectType && self instanceof PyInstance && self.sub !== undefined) {
    const found = loadMaybe(self.sub, name);
    if (found !== undefined) return found;
  }
  return lookupInBases(start, name, self, asType, asked);
}

/** What a class or those above it have under a name, as it stands in their tables: not bound, not converted. */
export function memberOf(type: PyType, name: string): Value | undefined {
  if (type.native) return type === objectType ? undefined : type.locals.get(name);
  const local = type.locals.get(name);
  if (local !== undefined) return local;
  for (const base of type.bases) {
    const member = memberOf(base, name);
    if (member !== undefined) return member;
  }
  return undefined;
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
  // A native type has what it loads itself or what is in its own table, and nothing of its bases.
  const found = type.load ? type.load(value, name) : type.locals.get(name);
  if (found === undefined) return undefined;
  return type.load ? { member: found, self: undefined } : convert(found, value, type);
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

/** The same for emitted code, which has seen that the object itself holds no such attribute. */
export function loadAbsent(value: Value, name: string): Value {
  if (!name.startsWith('__')) {
    // The commonest by far: a constant of the class, and a property.
    if (value instanceof PyInstance && value.sub === undefined) {
      const member = memberOf(value.type, name);
      if (member !== undefined && typeof member !== 'object') return member;
      if (member instanceof PyProperty && member.getter !== None) return callValues(member.getter, [value]);
    } else if (value instanceof PyType) {
      const member = memberOf(value, name);
      if (member !== undefined && typeof member !== 'object') return member;
    }
  }
  return loadAttribute(value, name);
}

export function loadAttributeMaybe(value: Value, name: string): Value | undefined {
  const found = loadMaybe(value, name);
  if (found === undefined) return undefined;
  return found.self === undefined ? found.member : new PyBoundMethod(found.member, found.self);
}

/** The AttributeError for a name that a value does not have. */
export function noAttribute(value: Value, name: string): Value {
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
    const { target } = this;
    return typeof target === 'object' && target.fn !== undefined ? target.fn(...args) : callValues(target, args);
  }

  resumable([, ...args]: Value[]): Resumable<Value> {
    return resume(this.target, args, null);
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
    const { target, self } = this;
    return typeof target === 'object' && target.fn !== undefined
      ? target.fn(self, ...args)
      : callValues(target, [self, ...args]);
  }

  resumable([, ...args]: Value[]): Resumable<Value> {
    return resume(this.target, [this.self, ...args], null);
  }
}

function memberAbove({ of }: PySuper, name: string): Value | undefined {
  for (const base of of.bases) {
    const member = memberOf(base, name);
    if (member !== undefined) return member;
  }
  return undefined;
}

/** For the emitted call `object.name(…)`: something whose `fn` takes the object first. Errors: AttributeError. */
export function methodForCall(object: Value, name: string): { fn: Entry | undefined } {
  const type = typeOf(object);
  if (type.native && type.load === undefined) {
    const local = type.locals.get(name);
    if (local instanceof PyBuiltin) return local;
  }
  if (object instanceof PyType) {
    if (name !== '__class__' && name !== '__name__') {
      const member = memberOf(object, name);
      if (member instanceof PyFunction) return new PlainAttribute(member);
      if (member instanceof PyStaticMethod) return new PlainAttribute(member.target);
      if (member instanceof PyClassMethod) return new BoundTo(member.target, object);
    }
  } else if (object instanceof PySuper) {
    const member =
      object.self instanceof PyInstance && object.self.sub === undefined ? memberAbove(object, name) : undefined;
    if (member instanceof PyFunction) return new BoundTo(member, object.self);
  } else if (typeof object === 'object') {
    const held = attributes(object)[attributeKey(name)];
    if (held !== undefined) return new PlainAttribute(held);
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
