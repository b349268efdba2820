/**
 * Instances of classes written in Python. Follows py/objtype.c: attributes are looked for in the instance, then in the
 * class, depth first; an instance of a class with a native base carries a native object and lends its operators.
 * Attributes are properties named `$name`, so that V8 gives instances of one class one shape.
 */
import { NO_BLOCK } from '../memory/block-map.ts';
import { heap } from '../memory/heap.ts';
import type { Visit } from '../memory/marking.ts';
import { tableSize } from '../runtime/hash.ts';
import { PyObject } from '../runtime/object.ts';
import type { Value, PyType } from '../runtime/object.ts';

/** An instance without its members. */
const INSTANCE_BYTES = 16;

/** Bytes of one entry in a table of members. */
export const MEMBER_BYTES = 8;

/** An object whose attributes are properties of its own, and which has a table of members on the chip. */
export abstract class AttributeHolder extends PyObject {
  /** New attributes that still fit in the table; below 0 it is to grow. */
  declare room: number;
  /** Entries of that table. */
  declare slots: number;

  constructor(bytes?: number) {
    super(bytes);
    this.room = 0;
    this.slots = 0;
  }

  override children(visit: Visit): void {
    const held = this as unknown as Record<string, Value | undefined>;
    for (const key of Object.keys(this)) if (key.startsWith('$')) visit(held[key]);
  }

  override chunks(): readonly number[] {
    return [...super.chunks(), MEMBER_BYTES * this.slots];
  }

  /** Stores under a name, or deletes where `value` is undefined. Errors: MemoryError where the table has to grow. */
  put(name: string, value: Value | undefined): void {
    const held = attributes(this);
    const key = attributeKey(name);
    if (value === undefined) this.room++;
    else if (held[key] === undefined && --this.room < 0) this.grow();
    held[key] = value;
  }

  private grow(): void {
    const full = this.slots;
    this.slots = tableSize(full + 1);
    heap?.resize(this, MEMBER_BYTES * this.slots);
    this.room = this.slots - full - 1;
  }
}

export class PyInstance extends AttributeHolder {
  /** The native object underneath, where the class has a native base. */
  declare sub: PyObject | Value | undefined;
  /** Storing an attribute needs no look at the class; false where that has properties. On the prototype. */
  declare readonly plain: boolean;

  override children(visit: Visit): void {
    visit(this.type);
    visit(this.sub);
    super.children(visit);
  }
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
  function Instance(this: PyInstance): void {
    this.block = heap === null ? NO_BLOCK : heap.place(this, INSTANCE_BYTES);
    this.room = 0;
    this.slots = 0;
  }
  Instance.prototype = Object.create(parent.prototype, { type: { value: type } });
  return Instance as unknown as InstanceConstructor;
}
