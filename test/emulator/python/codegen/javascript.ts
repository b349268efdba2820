/**
 * What the tests of the generator share: the JavaScript of a text, a line for each statement so that it can be read.
 */
import type { Form } from '../../../../src/emulator/python/codegen/unit.ts';
import { generate } from '../../../../src/emulator/python/compile.ts';

export function javascript(source: string, form: Form = 'direct'): string {
  const { js } = generate(source, {
    mode: 'file',
    file: 'main.py',
    locals: 'globals',
    form,
    messages: 'detailed',
    optLevel: 0,
    native: true,
    moduleConstant: () => undefined,
  });
  return `${js.replaceAll(/;(?![^(]*;[^(]*\)\{)|(?<=\{)(?=if\(--)/g, '$&\n')}\n`;
}
