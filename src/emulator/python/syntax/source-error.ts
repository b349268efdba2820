/**
 * What the compiler passes throw for a fault in the source text; the runtime turns it into the Python exception.
 * Follows py/lexer.c, py/parse.c and py/compile.c: a parser fault has a line but no block name, a compiler fault has both.
 */
export class SourceError extends Error {
  readonly type:
    | 'SyntaxError'
    | 'IndentationError'
    | 'ValueError'
    | 'MemoryError'
    | 'OverflowError'
    | 'RuntimeError'
    | 'NotImplementedError'
    | 'ViperTypeError';
  /** Line of the fault, from 1; 0 for what gets no traceback entry of its own: NotImplementedError, OverflowError. */
  readonly line: number;
  /** The block (`<module>`, a function's name) that a compiler pass was in; null for tokenizer and parser. */
  readonly block: string | null;

  constructor(type: SourceError['type'], message: string, line: number, block: string | null = null) {
    super(message);
    this.type = type;
    this.line = line;
    this.block = block;
  }
}
