/**
 * `npm run bench`: measures what the issues set numbers for and prints a table. Each file in rows/ is one or more rows:
 * `export default { name, target, measure }` or a list of them, where measure() resolves to the figure as text.
 * `npm run bench -- WORD` takes only the rows whose name holds WORD. The environment variable MICROPYTHON may name an
 * interpreter in C to compare with.
 */
import { readdir } from 'node:fs/promises';
import { buildStale } from '../../src/main/build.mjs';

const [word = ''] = process.argv.slice(2);
const folder = new URL('rows/', import.meta.url);

await buildStale(console.log);
const rows = [];
for (const file of (await readdir(folder)).sort()) {
  const { default: exported } = await import(new URL(file, folder).href);
  rows.push(...[exported].flat());
}

const table = [];
for (const { name, target, measure } of rows.filter((row) => row.name.includes(word))) {
  process.stderr.write(`${name} …\n`);
  // A row that cannot be measured here says why, and the others go on.
  const figure = await measure().catch((error) => `not measured: ${error.message.split('\n')[0]}`);
  table.push([name, figure, target]);
}

const header = ['', 'measured', 'target'];
const widths = header.map((title, column) => Math.max(title.length, ...table.map((row) => row[column].length)));
for (const row of [header, ...table]) {
  console.log(
    row
      .map((cell, column) => cell.padEnd(widths[column]))
      .join('   ')
      .trimEnd(),
  );
}
