/**
 * The median of `count` measurements one after the other.
 * @param {number} count
 * @param {() => Promise<number> | number} measure
 */
export async function median(count, measure) {
  const figures = [];
  for (let n = 0; n < count; n++) figures.push(await measure());
  return figures.sort((a, b) => a - b)[Math.floor(count / 2)];
}
