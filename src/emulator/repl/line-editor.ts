/**
 * The line editor of the REPL and of input(). Follows lib/mp-readline/readline.c byte for byte: history of 8, escape
 * sequences, auto-indent, and the few bytes with which it redraws a line. Text is ASCII: other bytes are ignored.
 */
import { complete } from './completion.ts';
import type { NameSource } from './completion.ts';

export const CTRL_A = 1;
export const CTRL_B = 2;
export const CTRL_C = 3;
export const CTRL_D = 4;
export const CTRL_E = 5;
const BACKSPACE = 8;
const TAB = 9;
const CARRIAGE_RETURN = 13;
const ESCAPE = 27;
const DELETE = 127;

const HISTORY_SIZE = 8;
const INDENT = '    ';

/** Up to this many steps back are written as backspaces, more as an escape sequence. */
const MAX_BACKSPACES = 4;

type EscapeState = 'none' | 'escape' | 'bracket' | 'digit' | 'letter-o';

/** What has to be redrawn after a key, in the terms of the C file. */
interface Redraw {
  back: number;
  fromCursor: boolean;
  forward: number;
}

export class LineEditor {
  /** All lines of the statement being typed, LF between them. */
  text = '';
  private readonly write: (text: string) => void;
  private readonly names: NameSource;
  private history: string[] = [];
  private historyPosition = -1;
  /** Where the present line begins in the text, and where the cursor is. */
  private start = 0;
  private cursor = 0;
  private prompt = '';
  private escape: EscapeState = 'none';
  private digit = '';

  constructor(write: (text: string) => void, names: NameSource) {
    this.write = write;
    this.names = names;
  }

  /** Soft reset forgets what was typed. */
  clearHistory(): void {
    this.history = [];
  }

  /** Begins a line after what `text` holds already. */
  begin(prompt: string, text = ''): void {
    this.text = text;
    this.prompt = prompt;
    this.start = text.length;
    this.cursor = text.length;
    this.historyPosition = -1;
    this.escape = 'none';
    this.write(prompt);
    this.indent();
  }

  /** The line being typed, without what came before it. */
  get line(): string {
    return this.text.slice(this.start);
  }

  /**
   * Takes one byte. Returns undefined while the line goes on, 0 when Enter ended it, or the control character that
   * ended it: Ctrl-A to Ctrl-E on an empty line, Ctrl-C anywhere.
   */
  key(byte: number): number | undefined {
    const before = this.text.length;
    const redraw: Redraw = { back: 0, fromCursor: false, forward: 0 };
    if (this.escape === 'none') {
      if ((byte >= CTRL_A && byte <= CTRL_E && before === this.start) || byte === CTRL_C) return byte;
      if (byte === CARRIAGE_RETURN) {
        this.write('\r\n');
        this.remember(this.line);
        return 0;
      }
      this.plainKey(byte, redraw);
    } else {
      this.escapeKey(String.fromCharCode(byte), redraw);
    }
    this.redraw(redraw, before);
    return undefined;
  }

  private plainKey(byte: number, redraw: Redraw): void {
    if (byte === CTRL_A) redraw.back = this.cursor - this.start;
    else if (byte === CTRL_E) redraw.forward = this.text.length - this.cursor;
    else if (byte === ESCAPE) this.escape = 'escape';
    else if (byte === BACKSPACE || byte === DELETE) this.backspace(redraw);
    else if (byte === TAB) this.tab(redraw);
    else if (byte >= 32 && byte <= 126) this.insert(String.fromCharCode(byte), redraw);
  }

  private insert(text: string, redraw: Redraw): void {
    this.text = this.text.slice(0, this.cursor) + text + this.text.slice(this.cursor);
    redraw.fromCursor = true;
    redraw.forward = text.length;
  }

  private backspace(redraw: Redraw): void {
    if (this.cursor <= this.start) return;
    const left = this.text.slice(this.start, this.cursor);
    const count = left.length >= INDENT.length && left.trim() === '' ? INDENT.length : 1;
    this.text = this.text.slice(0, this.cursor - count) + this.text.slice(this.cursor);
    redraw.back = count;
    redraw.fromCursor = true;
  }

  private tab(redraw: Redraw): void {
    const left = this.text.slice(this.start, this.cursor);
    const completion = complete(left, this.names);
    if (completion.kind === 'insert') {
      this.insert(completion.text, redraw);
    } else if (completion.kind === 'list') {
      this.write(completion.text + this.prompt + left);
      redraw.fromCursor = true;
    }
  }

  private escapeKey(char: string, redraw: Redraw): void {
    const state = this.escape;
    this.escape = 'none';
    switch (state) {
      case 'escape':
        if (char === '[') this.escape = 'bracket';
        else if (char === 'O') this.escape = 'letter-o';
        break;
      case 'bracket':
        if (char >= '0' && char <= '9') {
          this.escape = 'digit';
          this.digit = char;
        } else {
          this.arrowKey(char, redraw);
        }
        break;
      case 'digit':
        if (char === '~') this.editingKey(redraw);
        break;
      case 'letter-o':
        if (char === 'H') this.home(redraw);
        else if (char === 'F') this.end(redraw);
        break;
      default:
        break;
    }
  }

  private arrowKey(char: string, redraw: Redraw): void {
    if (char === 'A' && this.history[this.historyPosition + 1] !== undefined) {
      this.recall(this.historyPosition + 1, redraw);
    } else if (char === 'B' && this.historyPosition >= 0) {
      this.recall(this.historyPosition - 1, redraw);
    } else if (char === 'C' && this.cursor < this.text.length) {
      redraw.forward = 1;
    } else if (char === 'D' && this.cursor > this.start) {
      redraw.back = 1;
    } else if (char === 'H') {
      this.home(redraw);
    } else if (char === 'F') {
      this.end(redraw);
    }
  }

  private editingKey(redraw: Redraw): void {
    if (this.digit === '1' || this.digit === '7') this.home(redraw);
    else if (this.digit === '4' || this.digit === '8') this.end(redraw);
    else if (this.digit === '3' && this.cursor < this.text.length) {
      this.text = this.text.slice(0, this.cursor) + this.text.slice(this.cursor + 1);
      redraw.fromCursor = true;
    }
  }

  private home(redraw: Redraw): void {
    redraw.back = this.cursor - this.start;
  }

  private end(redraw: Redraw): void {
    redraw.forward = this.text.length - this.cursor;
  }

  private recall(position: number, redraw: Redraw): void {
    this.historyPosition = position;
    this.text = this.text.slice(0, this.start) + (this.history[position] ?? '');
    redraw.back = this.cursor - this.start;
    redraw.fromCursor = true;
    redraw.forward = this.text.length - this.start;
  }

  private remember(line: string): void {
    if (line === '' || line === this.history[0]) return;
    this.history = [line, ...this.history.slice(0, HISTORY_SIZE - 1)];
  }

  private redraw({ back, fromCursor, forward }: Redraw, before: number): void {
    if (back > 0) {
      this.moveBack(back);
      this.cursor -= back;
    }
    if (fromCursor) {
      if (this.text.length < before) this.write('\x1b[K');
      this.write(this.text.slice(this.cursor));
      this.moveBack(this.text.length - (this.cursor + forward));
      this.cursor += forward;
    } else if (forward > 0) {
      this.write(this.text.slice(this.cursor, this.cursor + forward));
      this.cursor += forward;
    }
  }

  private moveBack(count: number): void {
    if (count > 0) this.write(count <= MAX_BACKSPACES ? '\b'.repeat(count) : `\x1b[${count}D`);
  }

  /** A new line of a block starts as deep as the last one, deeper after a colon, not at all after two blank ones. */
  private indent(): void {
    if (this.text.length <= 1 || !this.text.endsWith('\n')) return;
    const lines = this.text.split('\n').slice(0, -1);
    const last = lines.at(-1)!;
    if (lines.length > 2 && isBlank(last) && isBlank(lines.at(-2))) return;
    const depth = Math.floor(/^ */.exec(last)![0].length / INDENT.length) + (last.endsWith(':') ? 1 : 0);
    const spaces = INDENT.repeat(depth);
    this.text += spaces;
    this.write(spaces);
    this.cursor += spaces.length;
  }
}

function isBlank(line: string | undefined): boolean {
  return line !== undefined && /^ *$/.test(line);
}
