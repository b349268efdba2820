/**
 * What every part of the generator writes with: chance, and what of the program is known so far. The same seed gives
 * the same program.
 */
import { Random } from '../../drivers/random.ts';

/** Where in a program a statement stands, which decides what may be written there. */
export interface Place {
  readonly loop: boolean;
  readonly function: boolean;
  readonly generator: boolean;
}

export const MODULE: Place = { loop: false, function: false, generator: false };

export class Writer {
  /** Also generate for the shipped firmware, which lacks some modules. */
  readonly shipped: boolean;
  private readonly random: Random;

  constructor(seed: number, shipped: boolean) {
    this.random = new Random(seed);
    this.shipped = shipped;
    // Neighbouring seeds begin alike.
    for (let i = 0; i < 8; i++) this.random.below(2);
  }

  below(limit: number): number {
    return this.random.below(limit);
  }

  pick<T>(choices: readonly T[]): T {
    return this.random.pick(choices);
  }

  /** True in `percent` of a hundred cases. */
  chance(percent: number): boolean {
    return this.random.below(100) < percent;
  }

  /** One of several ways to write something. */
  oneOf<T>(...ways: readonly (() => T)[]): T {
    return this.pick(ways)();
  }

  /** Between `least` and `most` results of `make`. */
  several<T>(least: number, most: number, make: () => T): T[] {
    return Array.from({ length: least + this.below(most - least + 1) }, make);
  }

  /** Items between brackets, sometimes over several lines, which tracebacks count. */
  listed(items: readonly string[]): string {
    return items.join(this.chance(6) ? ',\n  ' : ', ');
  }
}

/** Lines one step further in. */
export function indented(lines: readonly string[]): string[] {
  return lines.flatMap((line) => line.split('\n')).map((line) => `  ${line}`);
}
