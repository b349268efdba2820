import { expect, test } from 'vitest';
import { LineEnds } from '../../../src/main/cli/line-ends.ts';

/** The text in pieces of `size`, translated. */
function translate(text: string, size: number): string {
  const lineEnds = new LineEnds();
  const bytes = Buffer.from(text);
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += size) pieces.push(lineEnds.translate(bytes.subarray(at, at + size)));
  return Buffer.concat([...pieces, lineEnds.end()]).toString();
}

test.each([
  ['one\r\ntwo\r\n', 'one\ntwo\n'],
  ['a bare \r stays', 'a bare \r stays'],
  ['a bare \n stays', 'a bare \n stays'],
  ['printed \r\r\n', 'printed \r\n'],
  ['\r\r\r\n\n', '\r\r\n\n'],
  ['at the end \r', 'at the end \r'],
  ['ü\r\n', 'ü\n'],
])('%j becomes %j, in pieces of any size', (sent, expected) => {
  for (const size of [1, 2, 3, 100]) expect(translate(sent, size), `pieces of ${size}`).toBe(expected);
});
