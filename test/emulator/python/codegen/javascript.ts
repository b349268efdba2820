/**
 * What the tests of the generator share: the JavaScript of a text, a line for each statement so that it can be read.
 */
import { generate } from '../../../../src/emulator/python/compile.ts';

export function javascript(source: string): string {
  const { js } = generate(source, {
    mode: 'file',
    file: 'main.py',
    locals: 'globals',
    messages: 'detailed',
    optLevel: 0,
    native: true,
    moduleConstant: () => undefined,
  });
  return `${js.replaceAll(/;(?![^(]*;[^(]*\)\{)|(?<=\{)(?=if\(--)/g, '$&\n')}\n`;
}
