/**
 * The REPL in its three modes: friendly, paste and raw. Follows lib/utils/pyexec.c byte for byte; it returns to its
 * caller when the board is to be soft reset, and stays in its mode over that.
 */
import { decodeUtf8 } from '../lib/utf8.ts';
import type { Console } from './console.ts';
import { CTRL_A, CTRL_B, CTRL_C, CTRL_D, CTRL_E, LineEditor } from './line-editor.ts';
import type { NameSource } from './completion.ts';

/** How a piece of source is compiled: one statement, a file whose expressions are shown, or a plain file. */
export type SourceMode = 'single' | 'paste' | 'file';

/** How a piece of source ended. */
export interface Execution {
  /** Of an uncaught exception, '' where there is none or it was SystemExit. */
  readonly traceback: string;
  /** Whether the REPL returns for a soft reset, as sys.exit() asks for. */
  readonly isForcedExit: boolean;
}

/** What the REPL needs of the board. */
export interface ReplHost {
  /** The next byte typed; waits for it. */
  readByte(): number;
  /** Compiles and runs a text named `<stdin>`, its output going to the console. */
  execute(source: string, mode: SourceMode): Execution;
  needsContinuation(text: string): boolean;
  readonly names: NameSource;
  /** The first line of the banner. */
  readonly banner: string;
}

const CR = 13;
const END = '\x04';

export class Repl {
  mode: 'friendly' | 'raw' = 'friendly';
  readonly editor: LineEditor;
  private readonly console: Console;
  private readonly host: ReplHost;

  constructor(console: Console, host: ReplHost) {
    this.console = console;
    this.host = host;
    this.editor = new LineEditor((text) => console.write(text), host.names);
  }

  /** Runs until a soft reset is asked for. */
  run(): void {
    while (!(this.mode === 'raw' ? this.raw() : this.friendly()));
  }

  /** input(): one line without its end; the key that ended it otherwise, Ctrl-D on an empty line or Ctrl-C. */
  readLine(): string | typeof CTRL_C | typeof CTRL_D {
    this.editor.begin('');
    const end = this.editLine();
    return end === CTRL_C || end === CTRL_D ? end : this.editor.line;
  }

  private editLine(): number {
    for (;;) {
      const end = this.editor.key(this.host.readByte());
      if (end !== undefined) return end;
    }
  }

  /** True where the program asked for a soft reset. */
  private execute(source: string, mode: SourceMode): boolean {
    const { traceback, isForcedExit } = this.host.execute(source, mode);
    this.console.writeCooked(traceback);
    return isForcedExit;
  }

  /** True for a soft reset, false for a change to raw mode. */
  private friendly(): boolean {
    this.greet();
    for (;;) {
      this.editor.begin('>>> ');
      switch (this.editLine()) {
        case CTRL_A:
          this.console.write('\r\n');
          this.mode = 'raw';
          return false;
        case CTRL_B:
          this.console.write('\r\n');
          this.greet();
          break;
        case CTRL_C:
          this.console.write('\r\n');
          break;
        case CTRL_D:
          this.console.write('\r\n');
          return true;
        case CTRL_E:
          if (this.paste()) return true;
          break;
        default:
          if (this.statement()) return true;
      }
    }
  }

  private greet(): void {
    this.console.write(`${this.host.banner}\r\nType "help()" for more information.\r\n`);
  }

  /** The rest of a statement whose first line has been typed, and its run. True for a soft reset. */
  private statement(): boolean {
    const { editor } = this;
    if (editor.text === '') return false;
    while (this.host.needsContinuation(editor.text)) {
      editor.begin('... ', `${editor.text}\n`);
      const end = this.editLine();
      if (end === CTRL_C) {
        this.console.write('\r\n');
        return false;
      }
      if (end === CTRL_D) break;
    }
    return this.execute(editor.text, 'single');
  }

  /** True for a soft reset. */
  private paste(): boolean {
    this.console.write('\r\npaste mode; Ctrl-C to cancel, Ctrl-D to finish\r\n=== ');
    const bytes: number[] = [];
    for (;;) {
      const byte = this.host.readByte();
      if (byte === CTRL_C || byte === CTRL_D) {
        this.console.write('\r\n');
        return byte === CTRL_D && this.execute(decodeUtf8(Uint8Array.from(bytes)), 'paste');
      }
      bytes.push(byte);
      if (byte === CR) this.console.write('\r\n=== ');
      else this.console.writeBytes(Uint8Array.of(byte));
    }
  }

  /** True for a soft reset, false for a change to friendly mode. */
  private raw(): boolean {
    const greeting = 'raw REPL; CTRL-B to exit\r\n>';
    this.console.write(greeting);
    let bytes: number[] = [];
    for (;;) {
      const byte = this.host.readByte();
      if (byte === CTRL_A) {
        bytes = [];
        this.console.write(greeting);
      } else if (byte === CTRL_B) {
        this.console.write('\r\n');
        this.mode = 'friendly';
        return false;
      } else if (byte === CTRL_C) {
        bytes = [];
      } else if (byte === CTRL_D) {
        this.console.write('OK');
        if (bytes.length === 0) {
          this.console.write('\r\n');
          return true;
        }
        const { traceback, isForcedExit } = this.host.execute(decodeUtf8(Uint8Array.from(bytes)), 'file');
        this.console.write(END);
        this.console.writeCooked(traceback);
        this.console.write(END);
        if (isForcedExit) return true;
        this.console.write('>');
        bytes = [];
      } else {
        bytes.push(byte);
      }
    }
  }
}
