/**
 * How often each plain value was reached in one collection. Long strings are told apart by their length first, so that
 * the letters of the many that are dead need not be looked at.
 */
import type { PlainValue } from './marking.ts';

/** Strings of no more characters are looked up by what they hold. */
const SHORT_LENGTH = 24;

interface Count {
  readonly value: PlainValue;
  /** References that no chunk has been kept for. */
  left: number;
  /** A chunk was made for it. */
  isFound: boolean;
}

export class ValueCounts {
  private readonly byValue = new Map<PlainValue, Count>();
  private readonly byLength = new Map<number, Count[]>();

  get isEmpty(): boolean {
    return this.byValue.size === 0 && this.byLength.size === 0;
  }

  /** Counts one reference. */
  add(value: PlainValue): void {
    const count = this.find(value);
    if (count) count.left++;
    else this.insert({ value, left: 1, isFound: false });
  }

  /** Takes one reference to keep a chunk for; false where there is none left. */
  take(value: PlainValue): boolean {
    const count = this.find(value);
    if (!count) return false;
    count.isFound = true;
    return count.left-- > 0;
  }

  /** Values that were reached and that take() was never asked for. */
  *unfound(): Generator<PlainValue, void> {
    for (const { value, isFound } of this.byValue.values()) if (!isFound) yield value;
    for (const counts of this.byLength.values()) for (const { value, isFound } of counts) if (!isFound) yield value;
  }

  private find(value: PlainValue): Count | undefined {
    if (!isLong(value)) return this.byValue.get(value);
    return this.byLength.get(value.length)?.find((count) => count.value === value);
  }

  private insert(count: Count): void {
    const { value } = count;
    if (!isLong(value)) this.byValue.set(value, count);
    else {
      const same = this.byLength.get(value.length);
      if (same) same.push(count);
      else this.byLength.set(value.length, [count]);
    }
  }
}

function isLong(value: PlainValue): value is string {
  return typeof value === 'string' && value.length > SHORT_LENGTH;
}
