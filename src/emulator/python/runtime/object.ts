/**
 * What a Python value is: ints are numbers while safe integers and bigints beyond, str is a JavaScript string, bool a
 * boolean; all else is a PyObject. A PyType carries the slots of mp_obj_type_t (py/obj.h) by the same names.
 * The core types are made here, empty, so that every file may name them; each is filled in by its file under types/.
 */
import type { ResumableEntry } from './suspension.ts';

import { NO_BLOCK, ON_STACK } from '../memory/block-map.ts';
import { heap } from '../memory/heap.ts';
import type { HeapObject, Visit } from '../memory/marking.ts';

export type Value = number | bigint | boolean | string | PyObject;

/** How an object is printed: by str(), by repr(), or as the last line of a traceback. */
export type PrintKind = 'str' | 'repr' | 'exception';

/** An operator as its slot sees it; the in-place forms come first to `+=` and fall back to the plain one. */
export type BinaryOp =
  | '+'
  | '-'
  | '*'
  | '/'
  | '//'
  | '%'
  | '**'
  | '<<'
  | '>>'
  | '&'
  | '|'
  | '^'
  | '+='
  | '-='
  | '*='
  | '/='
  | '//='
  | '%='
  | '**='
  | '<<='
  | '>>='
  | '&='
  | '|='
  | '^='
  | '<'
  | '>'
  | '<='
  | '>='
  | '=='
  | 'in'
  | 'divmod';

export type UnaryOp = '+' | '-' | '~' | 'bool' | 'len' | 'hash';

/** Keyword arguments of a call, in the order written; null where there are none. */
export type Keywords = Map<string, Value> | null;

/** What calls an object with positional arguments. `this` is the object called. */
export type Entry = (...args: Value[]) => Value;

/** One memory window of an object with the buffer protocol (array typecode as in py/binary.c). */
export interface BufferInfo {
  readonly bytes: Uint8Array;
  readonly typecode: string;
}

/** Values are produced one after another; undefined is the end. Follows mp_iternext. */
export interface PyIterator {
  next(): Value | undefined;
}

/** What an object with no more than three words of its own takes. */
const SMALL_OBJECT_BYTES = 16;

export abstract class PyObject implements HeapObject {
  /** See HeapObject. */
  declare block: number;
  /** The Python type; on the prototype, so that it costs objects nothing. */
  declare readonly type: PyType;
  /** Present on whatever can be called. */
  declare readonly fn: Entry | undefined;
  /** Present on what resumable code may be stopped in. */
  declare readonly resumable: ResumableEntry | undefined;
  /** Functions: bound to the instance that they are taken from. */
  declare readonly isMethod: true | undefined;

  /** `bytes` is what the 32-bit firmware takes for the object itself, 0 for what takes its block later, ON_STACK for what needs none. Errors: MemoryError. */
  constructor(bytes = SMALL_OBJECT_BYTES) {
    this.block = heap === null || bytes <= 0 ? (bytes < 0 ? ON_STACK : NO_BLOCK) : heap.place(this, bytes);
  }

  /** Shows every field; classes made in great number have their own way. */
  children(visit: Visit): void {
    for (const field of Object.values(this)) traceField(field, visit);
  }

  chunks(): readonly number[] {
    return [SMALL_OBJECT_BYTES];
  }
}

/** What a field of an object refers to. */
function traceField(field: unknown, visit: Visit): void {
  if (typeof field === 'string' || typeof field === 'number' || typeof field === 'bigint' || isHeapObject(field)) {
    visit(field);
  } else if (Array.isArray(field)) {
    for (const item of field) traceField(item, visit);
  } else if (field instanceof Map) {
    for (const [key, value] of field) {
      traceField(key, visit);
      traceField(value, visit);
    }
  } else if (isTraced(field)) field.children(visit);
}

/** Something that is no Python object and holds some: the table of a dict, a frame. */
export interface Traced {
  children(visit: Visit): void;
}

export function isHeapObject(field: unknown): field is HeapObject {
  return isTraced(field) && 'block' in field;
}

function isTraced(field: unknown): field is Traced {
  return typeof field === 'object' && field !== null && 'children' in field && typeof field.children === 'function';
}

/** Methods on the prototype of a JavaScript class, where emitted calls find them at once; undefined hides one above. */
export interface QuickMethods {
  [name: `m$${string}`]: Value | undefined;
}

/** Where a container prints to, piece by piece. */
export interface Printer {
  add(text: string): void;
  show(value: Value, kind: PrintKind): void;
  /** To be called before Python code runs, which may print by itself. */
  flush(): void;
}

export interface Slots {
  /** Of types that print at once. */
  print?: (self: Value, kind: PrintKind) => string;
  /** Of those that print piece by piece. */
  printTo?: (self: Value, printer: Printer, kind: PrintKind) => void;
  /** Makes an instance; absent on types that cannot be called. */
  make?: (type: PyType, args: Value[], keywords: Keywords) => Value;
  call?: (self: Value, args: Value[], keywords: Keywords) => Value;
  unary?: (op: UnaryOp, self: Value) => Value | undefined;
  /** For `in` self is the container. undefined means: not supported. */
  binary?: (op: BinaryOp, self: Value, other: Value) => Value | undefined;
  /** Attributes that no table holds; undefined where there is none. A type with this slot looks up its own locals. */
  load?: (self: Value, name: string) => Value | undefined;
  /** Stores, or deletes where value is undefined; false where that is refused. */
  store?: (self: Value, name: string, value: Value | undefined) => boolean;
  item?: (self: Value, index: Value) => Value | undefined;
  /** Stores, or deletes where value is undefined; false where that is not supported. */
  storeItem?: (self: Value, index: Value, value: Value | undefined) => boolean;
  /** undefined where an instance's class has no `__iter__`. */
  iter?: (self: Value) => PyIterator | undefined;
  next?: (self: Value) => Value | undefined;
  buffer?: (self: Value, writable: boolean) => BufferInfo | undefined;
}

/** mp_obj_type_t: fifteen words. */
const TYPE_BYTES = 60;

export class PyType extends PyObject implements Slots {
  readonly name: string;
  /** Empty for types without a parent; native types have one at most. */
  readonly bases: readonly PyType[];
  /** Methods and attributes by name, in the order of their table; a class body's own order is made in dir(). */
  readonly locals = new Map<string, Value>();
  /** Written in TypeScript, as opposed to a class statement. */
  readonly native: boolean;

  declare print?: NonNullable<Slots['print']>;
  declare printTo?: NonNullable<Slots['printTo']>;
  declare make?: NonNullable<Slots['make']>;
  declare call?: NonNullable<Slots['call']>;
  declare unary?: NonNullable<Slots['unary']>;
  declare binary?: NonNullable<Slots['binary']>;
  declare load?: NonNullable<Slots['load']>;
  declare store?: NonNullable<Slots['store']>;
  declare item?: NonNullable<Slots['item']>;
  declare storeItem?: NonNullable<Slots['storeItem']>;
  declare iter?: NonNullable<Slots['iter']>;
  declare next?: NonNullable<Slots['next']>;
  declare buffer?: NonNullable<Slots['buffer']>;

  constructor(name: string, bases: readonly PyType[] = [], native = true) {
    super(TYPE_BYTES);
    this.name = name;
    this.bases = bases;
    this.native = native;
  }
}

/** Fills a core type: its slots, its table of methods, and the JavaScript class of its instances. */
export function defineType(
  type: PyType,
  definition: Slots & { class?: { prototype: PyObject }; locals?: Readonly<Record<string, Value>> },
): PyType {
  const { class: instanceClass, locals, ...slots } = definition;
  Object.assign(type, slots);
  for (const [name, value] of Object.entries(locals ?? {})) type.locals.set(name, value);
  if (instanceClass) {
    Object.defineProperty(instanceClass.prototype, 'type', { value: type });
    placeMethods(type, instanceClass.prototype);
  }
  return type;
}

/** A native type has the methods of its own table alone, and those only where it does not look names up by itself. */
function placeMethods({ locals, load }: PyType, prototype: PyObject): void {
  const methods = prototype as unknown as QuickMethods;
  for (const key in methods) if (key.startsWith('m$')) methods[key as keyof QuickMethods] = undefined;
  if (load) return;
  for (const [name, value] of locals) {
    if (value instanceof PyObject && value.isMethod) methods[`m$${name}`] = value;
  }
}

export class PyNone extends PyObject {}
export class PyEllipsis extends PyObject {}

export const None = new PyNone();
export const Ellipsis = new PyEllipsis();

export const typeType = new PyType('type');
Object.defineProperty(PyType.prototype, 'type', { value: typeType });

export const objectType = new PyType('object');
export const noneType = new PyType('NoneType');
/** Has no name on the chip either. */
export const ellipsisType = new PyType('');
export const boolType = new PyType('bool');
export const intType = new PyType('int');
export const strType = new PyType('str');
export const bytesType = new PyType('bytes');
export const bytearrayType = new PyType('bytearray');
export const tupleType = new PyType('tuple');
export const listType = new PyType('list');
export const dictType = new PyType('dict');
export const setType = new PyType('set');
export const frozensetType = new PyType('frozenset');
export const rangeType = new PyType('range');
export const sliceType = new PyType('slice');
export const functionType = new PyType('function');
export const closureType = new PyType('closure');
export const generatorFunctionType = new PyType('generator');
export const boundMethodType = new PyType('bound_method');
export const moduleType = new PyType('module');
export const superType = new PyType('super');
export const propertyType = new PyType('property');
export const staticmethodType = new PyType('staticmethod');
export const classmethodType = new PyType('classmethod');
/** What iterators of native containers print as. */
export const iteratorType = new PyType('iterator');

/** The Python type of a value. */
export function typeOf(value: Value): PyType {
  switch (typeof value) {
    case 'object':
      return value.type;
    case 'number':
    case 'bigint':
      return intType;
    case 'string':
      return strType;
    default:
      return boolType;
  }
}

export function typeName(value: Value): string {
  return typeOf(value).name;
}

/** Follows mp_obj_is_subclass_fast: depth first through the bases; `object` is nobody's base. */
export function isSubclass(type: PyType, of: PyType): boolean {
  let at = type;
  // Most have one base: that is a walk.
  while (at !== of) {
    const { bases } = at;
    if (bases.length !== 1) return bases.some((base) => isSubclass(base, of));
    at = bases[0]!;
  }
  return true;
}
