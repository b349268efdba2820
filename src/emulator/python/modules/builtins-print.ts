/**
 * print, repr, input, and what the prompt prints results with. Follows py/modbuiltins.c.
 */
import { newStr } from '../memory/plain-values.ts';
import { None } from '../runtime/object.ts';
import type { Keywords, Value } from '../runtime/object.ts';
import { interpreterHooks } from '../runtime/hooks.ts';
import { TextPrinter, repr, str } from '../runtime/print.ts';
import { vm } from '../runtime/vm.ts';
import { builtin, keywordBuiltin } from '../types/builtin.ts';
import { EOFError, PyException } from '../types/exceptions.ts';
import { printTo } from '../types/stream.ts';
import { stringOf } from '../types/text-argument.ts';

function textOption(keywords: Keywords, name: string, standard: string): string {
  const given = keywords?.get(name);
  return given === undefined || given === None ? standard : stringOf(given);
}

/** Prints, and what was printed is out even where printing raises. */
function printWith(write: (text: string) => void, print: (printer: TextPrinter) => void): void {
  const printer = new TextPrinter(write);
  try {
    print(printer);
  } finally {
    printer.flush();
  }
}

/** Overlooks keywords that it does not know, as the firmware does. */
function print(args: readonly Value[], keywords: Keywords): Value {
  const separator = textOption(keywords, 'sep', ' ');
  const end = textOption(keywords, 'end', '\n');
  const file = keywords?.get('file') ?? None;
  const write = (text: string) => {
    if (file === None) vm.hooks.write(text);
    else printTo(file, text);
  };
  printWith(write, (printer) => {
    for (const [index, value] of args.entries()) {
      if (index > 0) printer.add(separator);
      printer.show(value, 'str');
    }
    printer.add(end);
  });
  return None;
}

function input(...prompt: Value[]): Value {
  if (prompt.length === 1) vm.hooks.write(str(prompt[0]!));
  const line = interpreterHooks.readLine();
  if (line === undefined) throw new PyException(EOFError, []);
  return line;
}

export const printBuiltins: Record<string, Value> = {
  __repl_print__: builtin('__repl_print__', 1, 1, (value: Value) => {
    if (value === None) return None;
    printWith(
      (text) => vm.hooks.write(text),
      (printer) => {
        printer.show(value, 'repr');
        printer.add('\n');
      },
    );
    return None;
  }),
  input: builtin('input', 0, 1, input),
  print: keywordBuiltin('print', 0, Infinity, print),
  repr: builtin('repr', 1, 1, (value: Value) => newStr(repr(value))),
};
