/**
 * A board's console without a board: the REPL's modes as lib/utils/pyexec.c has them, and programs that are known by
 * their source. Its output comes after the call that caused it, cut into pieces of `pieceBytes`.
 */
import type { DeviceConsole } from '../../src/main/devices/device.ts';
import { Emitter } from '../../src/main/platform/emitter.ts';

export interface ScriptedProgram {
  readonly output: string;
  /** Traceback; none for a program that ends well. */
  readonly traceback?: string;
  /** Goes on after its output, until Ctrl-C has come so often. */
  readonly interruptions?: number;
}

const BANNER = 'MicroPython v1.9.1 on 2017-06-11; WiPy with CC3200\r\nType "help()" for more information.\r\n';
const INTERRUPTED =
  'Traceback (most recent call last):\r\n  File "<stdin>", line 1, in <module>\r\nKeyboardInterrupt: \r\n';

export class ScriptedBoard implements DeviceConsole {
  /** Every byte that was typed, as latin-1. */
  typed = '';
  isHeld = false;
  isDeaf = false;
  readonly #programs: ReadonlyMap<string, ScriptedProgram>;
  readonly #pieceBytes: number;
  readonly #writes = new Emitter<[Uint8Array]>();
  readonly onDidWrite = this.#writes.on;
  #mode: 'friendly' | 'raw' = 'friendly';
  #line = '';
  #interruptionsLeft = 0;
  #isRaw = false;

  constructor(programs: Readonly<Record<string, ScriptedProgram>> = {}, pieceBytes = Infinity) {
    this.#programs = new Map(Object.entries(programs));
    this.#pieceBytes = pieceBytes;
  }

  boot(): void {
    this.#mode = 'friendly';
    this.#line = '';
    this.#interruptionsLeft = 0;
    this.print(`${BANNER}>>> `);
  }

  /** Something that the board writes of its own accord. */
  print(text: string): void {
    const bytes = Buffer.from(text, 'latin1');
    queueMicrotask(() => {
      for (let at = 0; at < bytes.length; at += this.#pieceBytes) {
        this.#writes.emit(bytes.subarray(at, at + this.#pieceBytes));
      }
    });
  }

  async write(bytes: Uint8Array): Promise<void> {
    this.typed += Buffer.from(bytes).toString('latin1');
    if (this.isDeaf) return;
    for (const char of Buffer.from(bytes).toString('latin1')) this.#key(char);
  }

  hold(isHeld: boolean): void {
    this.isHeld = isHeld;
  }

  #key(char: string): void {
    if (this.#interruptionsLeft > 0) {
      if (char === '\x03' && --this.#interruptionsLeft === 0) this.#end(INTERRUPTED);
    } else if (this.#mode === 'raw') {
      this.#rawKey(char);
    } else {
      this.#friendlyKey(char);
    }
  }

  #friendlyKey(char: string): void {
    if (char === '\x01') {
      this.#mode = 'raw';
      this.print('\r\nraw REPL; CTRL-B to exit\r\n>');
    } else if (char === '\x02') this.print(`\r\n${BANNER}>>> `);
    else if (char === '\x03') this.print('\r\n>>> ');
    else if (char === '\x04') this.print(`\r\nPYB: soft reboot\r\n${BANNER}>>> `);
    else if (char === '\r') {
      this.print('\r\n');
      this.#execute(this.#line, false);
    } else {
      this.#line += char;
      this.print(char);
      return;
    }
    this.#line = '';
  }

  #rawKey(char: string): void {
    if (char === '\x01') this.print('raw REPL; CTRL-B to exit\r\n>');
    else if (char === '\x02') {
      this.#mode = 'friendly';
      this.print(`\r\n${BANNER}>>> `);
    } else if (char === '\x04') {
      this.print('OK');
      this.#execute(this.#line, true);
    } else if (char !== '\x03') {
      this.#line += char;
      return;
    }
    this.#line = '';
  }

  #execute(source: string, isRaw: boolean): void {
    const program = this.#programs.get(source) ?? { output: '' };
    this.#isRaw = isRaw;
    this.print(program.output);
    this.#interruptionsLeft = program.interruptions ?? 0;
    if (this.#interruptionsLeft === 0) this.#end(program.traceback ?? '');
  }

  #end(traceback: string): void {
    this.print(this.#isRaw ? `\x04${traceback}\x04>` : `${traceback}>>> `);
  }
}
