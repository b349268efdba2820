/**
 * How values are printed. Follows mp_obj_print_helper of py/obj.c: a type without a printer prints as `<name>`, and a
 * container prints piece by piece, so that what the `__repr__` of an element prints comes after what was before it.
 */
import { typeOf } from './object.ts';
import type { PrintKind, Printer, Value } from './object.ts';
import { runtimeError } from './raise.ts';
import { messages } from './messages.ts';

/** Containers within containers print this deep; a list that holds itself ends here. */
const MAX_NESTING = 200;

const nesting = { depth: 0 };

/** Gathers text; what there is of it is written before Python code runs. */
export class TextPrinter implements Printer {
  private readonly write: ((text: string) => void) | null;
  private text = '';

  /** `write` is null where the text is only to be had whole. */
  constructor(write: ((text: string) => void) | null) {
    this.write = write;
  }

  add(text: string): void {
    this.text += text;
  }

  show(value: Value, kind: PrintKind): void {
    if (typeof value === 'string' && kind === 'str') this.text += value;
    else if (typeof value === 'number') this.text += String(value);
    else this.showObject(value, kind);
  }

  private showObject(value: Value, kind: PrintKind): void {
    const type = typeOf(value);
    if (nesting.depth >= MAX_NESTING) throw runtimeError(messages.recursion());
    nesting.depth++;
    try {
      if (type.printTo) type.printTo(value, this, kind);
      else this.text += type.print ? type.print(value, kind) : `<${type.name}>`;
    } finally {
      nesting.depth--;
    }
  }

  flush(): void {
    if (this.write === null || this.text === '') return;
    const { text } = this;
    this.text = '';
    this.write(text);
  }

  /** What was gathered since the last flush(). */
  toString(): string {
    return this.text;
  }
}

export function show(value: Value, kind: PrintKind): string {
  if (typeof value === 'string' && kind === 'str') return value;
  if (typeof value === 'number') return String(value);
  const printer = new TextPrinter(null);
  printer.show(value, kind);
  return printer.toString();
}

export function str(value: Value): string {
  return show(value, 'str');
}

export function repr(value: Value): string {
  return show(value, 'repr');
}
