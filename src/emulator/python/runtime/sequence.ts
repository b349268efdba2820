/**
 * Indices and slices of sequences. Follows mp_get_index of py/obj.c, mp_seq_get_fast_slice_indexes of py/sequence.c
 * and the comparison of tuples and lists there.
 */
import { None, tupleType, typeName, typeOf } from './object.ts';
import type { Value } from './object.ts';
import { messages } from './messages.ts';
import { binary, equal } from './operators.ts';
import { indexError, typeError, valueError } from './raise.ts';
import { isSmallInt, toIntMaybe } from '../types/int.ts';
import { PyList } from '../types/list.ts';
import type { PySlice } from '../types/slice.ts';
import { PyTuple } from '../types/tuple.ts';

/** Position that an index means in a sequence of `length`. Errors: TypeError, IndexError in the words of `type`. */
export function indexOf(type: string, length: number, index: Value): number {
  const wanted = isSmallInt(index) ? index : toIntMaybe(index);
  if (wanted === undefined) throw typeError(messages.indexType(type, typeName(index)));
  const at = wanted < 0 ? wanted + length : wanted;
  if (at < 0 || at >= length) throw indexError(messages.indexRange(type));
  return at;
}

/** A bound of a slice as methods take it (`find`, `index`): clipped to the sequence. */
export function clippedIndex(type: string, length: number, index: Value): number {
  const wanted = toIntMaybe(index);
  if (wanted === undefined) throw typeError(messages.indexType(type, typeName(index)));
  const at = wanted < 0 ? wanted + length : wanted;
  return Math.min(Math.max(at, 0), length);
}

export interface SliceBounds {
  readonly start: number;
  readonly stop: number;
  readonly step: number;
}

function bound(value: Value): number | undefined {
  if (value === None) return undefined;
  const at = toIntMaybe(value);
  if (at === undefined) throw typeError(messages.cannotConvertToInt(typeName(value)));
  return at;
}

/** Bounds of a slice in a sequence of `length`; with a negative step `stop` may be -1. */
export function sliceBounds(length: number, slice: PySlice): SliceBounds {
  const step = bound(slice.step) ?? 1;
  if (step === 0) throw valueError(messages.sliceStepZero());
  const clip = (value: number | undefined, missing: number): number => {
    if (value === undefined) return missing;
    const at = value < 0 ? value + length : value;
    return step > 0 ? Math.min(Math.max(at, 0), length) : Math.min(Math.max(at, -1), length - 1);
  };
  const start = clip(bound(slice.start), step > 0 ? 0 : length - 1);
  let stop = clip(bound(slice.stop), step > 0 ? length : -1);
  if (step > 0 ? stop < start : stop > start) stop = start;
  return { start, stop, step };
}

/** The items that a slice of any step selects. */
export function sliceItems<T>(items: readonly T[], { start, stop, step }: SliceBounds): T[] {
  if (step === 1) return items.slice(start, stop);
  const chosen: T[] = [];
  for (let i = start; step > 0 ? i < stop : i > stop; i += step) chosen.push(items[i]!);
  return chosen;
}

/** `==` item by item; stops at the first pair that differs. */
export function equalItems(left: readonly Value[], right: readonly Value[]): boolean {
  if (left.length !== right.length) return false;
  for (let i = 0; i < left.length; i++) {
    const a = left[i]!;
    const b = right[i]!;
    if (a !== b && ((typeof a === 'number' && typeof b === 'number') || !equal(a, b))) return false;
  }
  return true;
}

/** Compares item by item, as mp_seq_cmp_objs; the lesser operators are the greater ones turned round. */
export function compareItems(
  op: '<' | '>' | '<=' | '>=' | '==',
  left: readonly Value[],
  right: readonly Value[],
): boolean {
  if (op === '==') return equalItems(left, right);
  if (op === '<') return compareItems('>', right, left);
  if (op === '<=') return compareItems('>=', right, left);
  const common = Math.min(left.length, right.length);
  for (let i = 0; i < common; i++) {
    if (equal(left[i]!, right[i]!)) continue;
    return binary(op, left[i]!, right[i]!) === true;
  }
  return op === '>' ? left.length > right.length : left.length >= right.length;
}

/** The items of a tuple or list, not copied. Follows mp_obj_get_array. Errors: TypeError for anything else. */
export function itemsOf(value: Value): readonly Value[] {
  if (value instanceof PyList || (value instanceof PyTuple && typeOf(value) === tupleType)) return value.items;
  throw typeError(messages.notTupleOrList(typeName(value)));
}
