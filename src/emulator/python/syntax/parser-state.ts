/**
 * What all rules of the grammar share: the current token, how deep they are nested, and how they fail. The grammar
 * never looks further than one token ahead, so a fault is always in the current one; follows mp_parse of py/parse.c.
 */
import { SourceError } from './source-error.ts';
import { Tokenizer } from './tokenizer.ts';
import type { TokenKind } from './tokens.ts';

/** `single` is one statement typed at the prompt. */
export type ParseMode = 'file' | 'single' | 'eval';

/** Whose words faults are told in: the `shipped` profile is terse, the `documented` one detailed. */
export type Messages = 'terse' | 'detailed';

export interface ParseOptions {
  /** False after micropython.opt_level(1): `__debug__` is False and `assert` is left out. */
  readonly debug?: boolean;
  /** `@micropython.native` and `@micropython.viper` are accepted. */
  readonly native?: boolean;
  /** The integer that `module.name` stands for without an import; undefined where it is an ordinary attribute. */
  readonly moduleConstant?: (module: string, name: string) => number | bigint | undefined;
}

/** More than the board's own heap holds, and little enough for the stack of the host. */
const MAX_NESTING = 400;

export class ParserState {
  readonly tokens: Tokenizer;
  readonly mode: ParseMode;
  readonly messages: Messages;
  readonly debug: boolean;
  readonly native: boolean;
  readonly moduleConstant: (module: string, name: string) => number | bigint | undefined;
  /** Values of the names defined by `NAME = const(integer)`, from there to the end of the text. */
  readonly constants = new Map<string, number | bigint>();
  private nesting = 0;

  constructor(source: string, mode: ParseMode, messages: Messages, options: ParseOptions) {
    this.debug = options.debug ?? true;
    this.native = options.native ?? false;
    this.moduleConstant = options.moduleConstant ?? (() => undefined);
    this.tokens = new Tokenizer(source, this.debug);
    this.mode = mode;
    this.messages = messages;
  }

  get kind(): TokenKind {
    return this.tokens.kind;
  }

  get line(): number {
    return this.tokens.line;
  }

  advance(): void {
    this.tokens.advance();
  }

  at(kind: TokenKind): boolean {
    return this.tokens.kind === kind;
  }

  /** Passes over the current token if it is of this kind. */
  accept(kind: TokenKind): boolean {
    if (this.tokens.kind !== kind) return false;
    this.tokens.advance();
    return true;
  }

  expect(kind: TokenKind): void {
    if (this.tokens.kind !== kind) this.fail();
    this.tokens.advance();
  }

  expectName(): string {
    const { tokens } = this;
    if (tokens.kind !== 'NAME') this.fail();
    const { text } = tokens;
    tokens.advance();
    return text;
  }

  /** The current token does not belong here. */
  fail(): never {
    const { kind, line } = this.tokens;
    if (kind === 'INDENT') throw new SourceError('IndentationError', 'unexpected indent', line);
    if (kind === 'DEDENT_MISMATCH') {
      throw new SourceError('IndentationError', 'unindent does not match any outer indentation level', line);
    }
    return this.refuse('invalid syntax');
  }

  /** The current token makes no sense, for a reason that has words of its own. */
  refuse(message: string): never {
    throw new SourceError('SyntaxError', message, this.line);
  }

  /** Called on the way into whatever can be nested without end; `unnest` on the way out, unless by a fault. */
  nest(): void {
    if (++this.nesting > MAX_NESTING) {
      throw new SourceError('RuntimeError', 'maximum recursion depth exceeded', this.line);
    }
  }

  unnest(): void {
    this.nesting--;
  }
}
