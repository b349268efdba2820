/** Moves a piece of Python to the left margin: takes the indentation that all its lines share away. */
export function dedent(source: string): string {
  const lines = source.split('\n');
  const margins = lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
  const margin = Math.min(...margins);
  return margins.length === 0 ? source : lines.map((line) => line.slice(margin)).join('\n');
}
