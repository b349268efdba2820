/** The middle one of some figures, in order of size. */
export function middle(figures) {
  return figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)];
}

/**
 * The median of `count` measurements one after the other.
 * @param {number} count
 * @param {() => Promise<number> | number} measure
 */
export async function median(count, measure) {
  const figures = [];
  for (let n = 0; n < count; n++) figures.push(await measure());
  return middle(figures);
}
