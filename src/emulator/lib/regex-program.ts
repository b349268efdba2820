/**
 * Regular expressions as a program for the matcher beside. The language is that of re1.5 in MicroPython 1.9.1
 * (extmod/re1.5): . [] [^] ^ $ * + ? and their lazy forms, | () (?:) \d \D \w \W \s \S; everything else, braces too,
 * stands for itself. Instructions lie in bytes as there, so that their numbers in a listing are the same.
 * DIFFERS: jumps may be longer than 127 bytes.
 */

/** Instructions, the operand behind each: jumps are relative to the byte after theirs. */
export const OP = {
  char: 1,
  any: 2,
  set: 3,
  setNot: 4,
  named: 5,
  begin: 0x50,
  end: 0x51,
  jump: 0x60,
  /** Tries what follows first, the target of the jump after that. */
  split: 0x61,
  /** The other way round. */
  splitBack: 0x62,
  save: 0x7e,
  match: 0x7f,
} as const;

export interface RegexProgram {
  readonly code: readonly number[];
  /** Number of instructions. */
  readonly instructions: number;
  /** Groups in parentheses. */
  readonly groups: number;
}

/** A search begins at 0: this prefix skips one byte after another. A match at the beginning starts behind it. */
export const SEARCH_PREFIX = [OP.splitBack, 3, OP.any, OP.jump, -5];

class Compiler {
  readonly code: number[] = [...SEARCH_PREFIX, OP.save, 0];
  instructions = 4;
  groups = 0;
  at = 0;
  private readonly pattern: string;

  constructor(pattern: string) {
    this.pattern = pattern;
  }

  private emit(...code: number[]): void {
    this.code.push(...code);
    this.instructions++;
  }

  /** Puts a jump before `at` to just behind the code so far; `skip` bytes more are still to come. */
  private insertJump(at: number, op: number, skip = 0): void {
    this.code.splice(at, 0, op, this.code.length - at + skip);
    this.instructions++;
  }

  /** Alternatives up to a closing parenthesis or the end; false for a fault. */
  alternatives(): boolean {
    const start = this.code.length;
    /** Where what a quantifier repeats begins; the end of the code where there is nothing. */
    let term = start;
    /** Operand of the jump at the end of the alternatives so far. */
    let openJump = 0;
    const closeJump = (): void => {
      if (openJump > 0) this.code[openJump] = this.code.length - openJump - 1;
    };
    for (; this.at < this.pattern.length && this.pattern[this.at] !== ')'; this.at++) {
      const before = this.code.length;
      switch (this.pattern[this.at]) {
        case '*':
        case '+':
        case '?':
          if (term === before) return false;
          this.repeat(term);
          term = this.code.length;
          break;
        case '|':
          closeJump();
          this.insertJump(start, OP.split, 2);
          openJump = this.code.length + 1;
          this.emit(OP.jump, 0);
          term = this.code.length;
          break;
        case '^':
          this.emit(OP.begin);
          term = this.code.length;
          break;
        case '$':
          this.emit(OP.end);
          term = this.code.length;
          break;
        default:
          if (!this.single()) return false;
          term = before;
      }
    }
    closeJump();
    return true;
  }

  /** The quantifier at hand, for the code from `term` on. */
  private repeat(term: number): void {
    const quantifier = this.pattern[this.at];
    const isLazy = this.pattern[this.at + 1] === '?';
    if (isLazy) this.at++;
    if (quantifier === '+') {
      this.emit(isLazy ? OP.split : OP.splitBack, term - this.code.length - 2);
      return;
    }
    this.insertJump(term, isLazy ? OP.splitBack : OP.split, quantifier === '*' ? 2 : 0);
    if (quantifier === '*') this.emit(OP.jump, term - this.code.length - 2);
  }

  /** What matches by itself: a character, a set, a group. */
  private single(): boolean {
    const { pattern } = this;
    switch (pattern[this.at]) {
      case '.':
        this.emit(OP.any);
        return true;
      case '[':
        return this.set();
      case '(':
        return this.group();
      case '\\': {
        const escaped = pattern[++this.at];
        if (escaped === undefined) return false;
        this.emit(/[dswDSW]/.test(escaped) ? OP.named : OP.char, escaped.charCodeAt(0));
        return true;
      }
      default:
        this.emit(OP.char, pattern.charCodeAt(this.at));
        return true;
    }
  }

  /** Pairs of first and last character. A backslash in it is one, and so is a `]` behind a `-`. */
  private set(): boolean {
    const { pattern } = this;
    const isNegative = pattern[this.at + 1] === '^';
    if (isNegative) this.at++;
    const pairs: number[] = [];
    for (this.at++; pattern[this.at] !== ']'; this.at++) {
      const first = this.at;
      if (pattern[first + 1] === '-') this.at += 2;
      if (this.at >= pattern.length) return false;
      pairs.push(pattern.charCodeAt(first), pattern.charCodeAt(this.at));
    }
    this.emit(isNegative ? OP.setNot : OP.set, pairs.length / 2, ...pairs);
    return true;
  }

  private group(): boolean {
    const captures = !this.pattern.startsWith('(?:', this.at);
    const group = captures ? ++this.groups : 0;
    if (captures) this.emit(OP.save, 2 * group);
    this.at += captures ? 1 : 3;
    if (!this.alternatives() || this.pattern[this.at] !== ')') return false;
    if (captures) this.emit(OP.save, 2 * group + 1);
    return true;
  }

  finish(): RegexProgram {
    this.emit(OP.save, 1);
    this.emit(OP.match);
    return { code: this.code, instructions: this.instructions, groups: this.groups };
  }
}

/** The program of a pattern, one character for each of its bytes; undefined where the pattern is at fault. */
export function compileRegex(pattern: string): RegexProgram | undefined {
  const compiler = new Compiler(pattern);
  return compiler.alternatives() && compiler.at === pattern.length ? compiler.finish() : undefined;
}

/** The program as re.DEBUG shows it, a line for each instruction. */
export function listRegex({ code, instructions }: RegexProgram): string {
  let text = '';
  for (let at = 0; at < code.length;) {
    text += `${String(at).padStart(2)}: `;
    const op = code[at++]!;
    const operand = code[at]!;
    const target = `${at + operand + 1} (${operand})`;
    switch (op) {
      case OP.char:
        text += `char ${String.fromCharCode(operand)}`;
        at++;
        break;
      case OP.any:
        text += 'any';
        break;
      case OP.set:
      case OP.setNot: {
        text += `class${op === OP.setNot ? 'not' : ''} ${operand}`;
        const hex = code.slice(at + 1, at + 1 + 2 * operand).map((unit) => `0x${unit.toString(16).padStart(2, '0')}`);
        for (let i = 0; i < hex.length; i += 2) text += ` ${hex[i]}-${hex[i + 1]}`;
        at += 1 + 2 * operand;
        break;
      }
      case OP.named:
        text += `namedclass ${String.fromCharCode(operand)}`;
        at++;
        break;
      case OP.begin:
        text += 'assert bol';
        break;
      case OP.end:
        text += 'assert eol';
        break;
      case OP.match:
        text += 'match';
        break;
      case OP.save:
        text += `save ${operand}`;
        at++;
        break;
      default:
        text += `${op === OP.jump ? 'jmp' : op === OP.split ? 'split' : 'rsplit'} ${target}`;
        at++;
    }
    text += '\n';
  }
  return `${text}Bytes: ${code.length}, insts: ${instructions}\n`;
}
