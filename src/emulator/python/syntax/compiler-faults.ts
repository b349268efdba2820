/**
 * The faults that MicroPython's compiler finds, not its parser, though they show in the grammar. They wait here until
 * the whole text has parsed, for a fault of the parser goes first and what stands in dead code is never compiled.
 * Follows compile_syntax_error, compile_error_set_line and the first pass of py/compile.c.
 */
import { isSmallInt } from './constant-folding.ts';
import type { Expression } from './nodes-expressions.ts';
import { SourceError } from './source-error.ts';

/** The line of a fault that shows in a mere name or number, for which MicroPython notes none. */
export const NO_LINE = 0;

/** Strings up to this long are interned, and then are as good as names. */
const INTERN_LENGTH = 10;

interface Fault {
  readonly message: string;
  line: number;
  block: string;
  /** Number of blocks around: the compiler does the outer ones first. */
  depth: number;
}

interface Block {
  readonly name: string;
  readonly line: number;
}

/** The line that the parse tree of MicroPython has for an expression that begins on `line`. */
export function notedLine(node: Expression, line: number): number {
  switch (node.kind) {
    case 'name':
    case 'constant':
      return NO_LINE;
    case 'integer':
      return isSmallInt(node.value) ? NO_LINE : line;
    case 'string':
    case 'bytes':
      return node.value.length <= INTERN_LENGTH ? NO_LINE : line;
    default:
      return line;
  }
}

export class CompilerFaults {
  /** In the order of the text, none as deep as one before it: the compiler would come upon that one first. */
  private readonly faults: Fault[] = [];
  private readonly blocks: Block[] = [{ name: '<module>', line: NO_LINE }];

  /** A mark for the methods below: they mean what was found since. */
  get count(): number {
    return this.faults.length;
  }

  /** Adds a fault in front of those found since `mark`. */
  add(message: string, line: number, mark = this.faults.length): void {
    const depth = this.blocks.length;
    if (mark > 0 && this.faults[mark - 1]!.depth <= depth) return;
    const shallower = this.faults.slice(mark).filter((fault) => fault.depth < depth);
    this.faults.splice(mark, Infinity, { message, line, block: this.blocks.at(-1)!.name, depth }, ...shallower);
  }

  /** Forgets what was found since `mark`, in code that is not compiled. */
  drop(mark: number): void {
    this.faults.splice(mark);
  }

  /** Gives the faults of the current block that have no line yet the one of the statement or item just compiled. */
  settle(line: number, mark = 0): void {
    for (let at = mark; at < this.faults.length; at++) {
      const fault = this.faults[at]!;
      if (fault.line === NO_LINE && fault.depth === this.blocks.length) fault.line = line;
    }
  }

  /** Begins a function, class, lambda or comprehension. */
  enter(name: string, line: number): void {
    this.blocks.push({ name, line });
  }

  leave(): void {
    this.settle(this.blocks.at(-1)!.line);
    this.blocks.pop();
  }

  /** Puts what was found since `mark` into a block that only now turns out to be one: a comprehension's element. */
  moveInto(name: string, line: number, mark: number): void {
    this.settle(line, mark);
    for (const fault of this.faults.splice(mark)) {
      if (fault.depth === this.blocks.length) fault.block = name;
      fault.depth++;
      if (this.faults.length === 0 || fault.depth < this.faults.at(-1)!.depth) this.faults.push(fault);
    }
  }

  /** The fault that the compiler would come upon first. */
  first(): SourceError | null {
    const fault = this.faults.at(-1);
    return fault === undefined ? null : new SourceError('SyntaxError', fault.message, fault.line, fault.block);
  }
}
