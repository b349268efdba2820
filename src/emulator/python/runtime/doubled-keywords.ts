/**
 * Keyword arguments of a call that names one of them twice. The firmware passes a list of pairs and leaves it to the
 * function called what becomes of a double: looked up, it is the first; counted and gone through, there are both.
 */
import type { Keywords, Value } from './object.ts';

type Pair = [name: string, value: Value];

class DoubledKeywords extends Map<string, Value> {
  private readonly pairs: readonly Pair[];

  constructor(pairs: readonly Pair[]) {
    // The first of a name is what the map is to hold.
    super(pairs.toReversed());
    this.pairs = pairs;
  }

  override get size(): number {
    return this.pairs.length;
  }

  override [Symbol.iterator](): MapIterator<Pair> {
    return this.pairs.values();
  }
}

/** The pairs as keyword arguments; names may come more than once. */
export function keywordsOf(pairs: readonly Pair[]): NonNullable<Keywords> {
  const map = new Map(pairs);
  return map.size === pairs.length ? map : new DoubledKeywords(pairs);
}
