/**
 * The types of viper code and what a value of each is in JavaScript. Follows vtype_kind_t of py/emitnative.c and
 * mp_convert_native_to_obj of py/nativeglue.c. bool, int and uint are the 32 bits of a word as a signed number, pointers
 * are objects of runtime/pointer.ts.
 */
import type { ItemSize } from '../runtime/pointer.ts';

export type ViperType =
  | 'object'
  | 'bool'
  | 'int'
  | 'uint'
  | 'ptr'
  | 'ptr8'
  | 'ptr16'
  | 'ptr32'
  /** None itself: a word of value 0 that no local of another type takes. */
  | 'none'
  /** The name of a type, as a cast begins. */
  | 'cast'
  /** A local that nothing has been assigned to yet. */
  | 'unbound';

/** An expression that has been compiled. */
export interface ViperValue {
  readonly type: ViperType;
  readonly js: string;
  /** The same as a JavaScript condition, where it is one. */
  readonly test?: string;
  /** Number of the stretch of code in which it is known to the emitter as a constant. */
  readonly constantIn?: number;
  /** What a `cast` casts to. */
  readonly target?: ViperType;
}

/** Bytes that a pointer steps by; undefined for other types. */
const ITEM_SIZES: ReadonlyMap<ViperType, ItemSize> = new Map<ViperType, ItemSize>([
  ['ptr', 1],
  ['ptr8', 1],
  ['ptr16', 2],
  ['ptr32', 4],
]);

/** Types that annotations name. */
export const ANNOTATIONS: ReadonlyMap<string, ViperType> = new Map<string, ViperType>(
  (['object', 'bool', 'int', 'uint', 'ptr', 'ptr8', 'ptr16', 'ptr32'] as const).map((type) => [type, type]),
);

/**
 * Types that can be called to convert to them. DIFFERS: `bool` is one because documentation 7.1.3 says so; to the
 * emitter of 1.9.1 it is the builtin function.
 */
export const CASTS: ReadonlySet<string> = new Set(['int', 'uint', 'bool', 'ptr', 'ptr8', 'ptr16', 'ptr32']);

/** As messages name it. */
export function nameOf(type: ViperType): string {
  return type === 'none' || type === 'cast' || type === 'unbound' ? 'None' : type;
}

export function isPointer(type: ViperType): boolean {
  return ITEM_SIZES.has(type);
}

/** Has a value of 32 bits that can be true or false. */
export function isWord(type: ViperType): boolean {
  return type === 'bool' || type === 'int' || type === 'uint';
}

/** What a local holds before it is assigned. */
export function initialValue(type: ViperType): string {
  if (type === 'object') return 'undefined';
  return isPointer(type) ? 'NOWHERE' : '0';
}

/** The Python object for a value, JavaScript for JavaScript. */
export function boxed({ type, js, test }: ViperValue): string {
  switch (type) {
    case 'object':
      return js;
    case 'bool':
      return test ?? `(${js}!==0)`;
    case 'uint':
      return `(${js}>>>0)`;
    default:
      return isPointer(type) ? `(${js}.address>>>0)` : js;
  }
}

/** The value of an object, or the same word or place as another type; nothing happens to words among themselves. */
export function converted(value: ViperValue, to: ViperType): string {
  const { type: from, js } = value;
  const size = ITEM_SIZES.get(to);
  if (from === 'object') {
    if (to === 'object') return js;
    if (size !== undefined) return `toPointer(${js},${size})`;
    return to === 'bool' ? `(+truth(${js}))` : `toWord(${js})`;
  }
  if (isPointer(from)) return size === undefined ? `${js}.address` : `${js}.as(${size})`;
  return size === undefined ? js : `pointerAt(${js},${size})`;
}

/** An argument as it arrives, for a parameter of a type. Unlike a cast, a bool wants an integer. */
export function unboxed(js: string, type: ViperType): string {
  return type === 'bool' ? `toWord(${js})` : converted({ type: 'object', js }, type);
}
