/**
 * Ranks titles against what was typed: its letters must come in order; runs and beginnings of words count more.
 */

/** Higher is better; null where the letters do not come in order. */
function fuzzyScore(typed: string, title: string): number | null {
  const wanted = typed.toLowerCase().replaceAll(' ', '');
  const text = title.toLowerCase();
  let score = 0;
  let at = -1;
  for (const letter of wanted) {
    const next = text.indexOf(letter, at + 1);
    if (next < 0) return null;
    if (next === at + 1) score += 5;
    if (next === 0 || /[^a-z0-9]/.test(text[next - 1] ?? '')) score += 4;
    score -= Math.min(next - at - 1, 8) * 0.1;
    at = next;
  }
  return score - text.length * 0.01;
}

/** What matches, best first; everything in its own order where nothing is typed. */
export function fuzzyFilter<Item>(typed: string, items: readonly Item[], titleOf: (item: Item) => string): Item[] {
  if (typed.trim() === '') return Array.from(items);
  return items
    .map((item) => ({ item, score: fuzzyScore(typed, titleOf(item)) }))
    .filter((ranked): ranked is { item: Item; score: number } => ranked.score !== null)
    .sort((left, right) => right.score - left.score)
    .map(({ item }) => item);
}
