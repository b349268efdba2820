/**
 * Instances of classes written in Python. Follows py/objtype.c: attributes are looked for in the instance, then in the
 * class, depth first; an instance of a class with a native base carries a native object and lends its operators.
 * Attributes are properties named `$name`, so that V8 gives instances of one class one shape.
 */
import { PyObject } from '../runtime/object.ts';
import type { Value, PyType } from '../runtime/object.ts';

export class PyInstance extends PyObject {
  /** The native object underneath, where the class has a native base. */
  declare sub: PyObject | Value | undefined;
  /** Storing an attribute needs no look at the class; false where that has properties. On the prototype. */
  declare readonly plain: boolean;
}
Object.defineProperties(PyInstance.prototype, {
  plain: { value: true, writable: true },
  sub: { value: undefined, writable: true },
});

/** Attributes of an instance or a namespace, by `$name`; undefined where there is none or it was deleted. */
export interface Attributes {
  [name: `$${string}`]: Value | undefined;
}

export function attributes(object: PyObject): Attributes {
  return object as unknown as Attributes;
}

/** Property names by attribute name: a program uses the same few over and over, and joining strings takes longer. */
const keys = new Map<string, keyof Attributes>();
const REMEMBERED = 1024;

export function attributeKey(name: string): keyof Attributes {
  const known = keys.get(name);
  if (known !== undefined) return known;
  if (keys.size === REMEMBERED) keys.clear();
  const key: keyof Attributes = `$${name}`;
  keys.set(name, key);
  return key;
}

/** Names of the attributes an object holds, in order of their first assignment. */
export function attributeNames(object: PyObject): string[] {
  const held = attributes(object);
  const names: string[] = [];
  for (const key of Object.keys(object)) {
    if (key.startsWith('$') && held[key as `$${string}`] !== undefined) names.push(key.slice(1));
  }
  return names;
}

export type InstanceConstructor = new () => PyInstance;

/**
 * The JavaScript class of the instances of a Python class: its prototype holds the type, and plain functions of the
 * class under `m$name`, where emitted method calls find them at once. A function does for it: a class would call the
 * constructors of all those above it.
 */
export function instanceConstructor(type: PyType, parent: InstanceConstructor): InstanceConstructor {
  function Instance(): void {}
  Instance.prototype = Object.create(parent.prototype, { type: { value: type } });
  return Instance as unknown as InstanceConstructor;
}
