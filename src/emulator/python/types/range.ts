/**
 * range. Follows py/objrange.c: its numbers are machine words, what it yields is cut to a small int, and two ranges are
 * equal only if they are the same object.
 */
import { ON_STACK } from '../memory/block-map.ts';
import { PyObject, defineType, iteratorType, rangeType } from '../runtime/object.ts';
import type { PyIterator, Value } from '../runtime/object.ts';
import { messages } from '../runtime/messages.ts';
import { valueError } from '../runtime/raise.ts';
import { indexOf, sliceBounds } from '../runtime/sequence.ts';
import { checkArguments } from './builtin.ts';
import { toInt } from './int.ts';
import { PySlice } from './slice.ts';

class PyRange extends PyObject {
  readonly start: number;
  readonly stop: number;
  readonly step: number;

  constructor(start: number, stop: number, step: number) {
    super();
    this.start = start;
    this.stop = stop;
    this.step = step;
  }

  /** Follows range_len, down to its overflow at 32 bits. */
  get length(): number {
    const span = (this.stop - this.start + this.step + (this.step > 0 ? -1 : 1)) | 0;
    return Math.max(Math.trunc(span / this.step), 0);
  }
}

/** A machine word as the small int that the firmware makes of it without looking: its top bit is lost. */
export function cutToSmallInt(word: number): number {
  return (word << 1) >> 1;
}

class RangeIterator extends PyObject implements PyIterator {
  private at: number;
  private readonly stop: number;
  private readonly step: number;

  constructor({ start, stop, step }: PyRange) {
    super(ON_STACK);
    this.at = start;
    this.stop = stop;
    this.step = step;
  }

  next(): Value | undefined {
    const { at, stop, step } = this;
    if (step > 0 ? at >= stop : at <= stop) return undefined;
    this.at = (at + step) | 0;
    return cutToSmallInt(at);
  }
}

defineType(iteratorType, { class: RangeIterator });

function slice(self: PyRange, index: PySlice): PyRange {
  const bounds = sliceBounds(self.length, index);
  const step = bounds.step * self.step;
  return new PyRange(self.start + bounds.start * self.step, self.start + bounds.stop * self.step, step);
}

defineType(rangeType, {
  class: PyRange,
  print(self) {
    const { start, stop, step } = self as PyRange;
    return step === 1 ? `range(${start}, ${stop})` : `range(${start}, ${stop}, ${step})`;
  },
  make(_type, args, keywords) {
    checkArguments(args, keywords, 1, 3);
    if (args.length === 1) return new PyRange(0, toInt(args[0]!), 1);
    const range = new PyRange(toInt(args[0]!), toInt(args[1]!), args.length === 3 ? toInt(args[2]!) : 1);
    if (range.step === 0) throw valueError(messages.zeroStep());
    return range;
  },
  unary(op, self) {
    const { length } = self as PyRange;
    return op === 'bool' ? length > 0 : op === 'len' ? length : undefined;
  },
  item(self, index) {
    const range = self as PyRange;
    if (index instanceof PySlice) return slice(range, index);
    return cutToSmallInt(range.start + indexOf('range', range.length, index) * range.step);
  },
  iter: (self) => new RangeIterator(self as PyRange),
  load(self, name) {
    const range = self as PyRange;
    return name === 'start' || name === 'stop' || name === 'step' ? range[name] : undefined;
  },
});
