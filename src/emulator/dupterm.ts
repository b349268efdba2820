/**
 * The terminal that os.dupterm() sets up beside the console: a UART, which also takes Ctrl-C out of what comes in, or
 * any object with read() and write(). Follows moduos.c and cc3200_hal.c. A stream that raises is let go; the chip
 * would hang.
 */
import { decodeUtf8 } from './lib/utf8.ts';
import { PyUart } from './python/modules/machine/uart.ts';
import { loadMethod } from './python/runtime/attributes.ts';
import { bufferOf } from './python/runtime/buffer.ts';
import { messages } from './python/runtime/messages.ts';
import { None } from './python/runtime/object.ts';
import type { Value } from './python/runtime/object.ts';
import { attributeError } from './python/runtime/raise.ts';
import { vm } from './python/runtime/vm.ts';
import { formatException, unwound } from './python/types/exceptions.ts';
import type { Console } from './repl/console.ts';

export class Dupterm {
  private readonly console: Console;
  private current: Value = None;

  constructor(console: Console) {
    this.console = console;
    console.addSink((bytes) => this.write(bytes));
  }

  /** The stream, None where there is none. */
  get stream(): Value {
    return this.current;
  }

  /** Errors: AttributeError where the stream lacks read() or write(). */
  set stream(stream: Value) {
    if (stream !== None && !(stream instanceof PyUart)) {
      for (const method of ['read', 'write']) {
        if (!loadMethod(stream, method)) throw attributeError(messages.noAttribute('stream', method));
      }
    }
    if (this.current instanceof PyUart) this.current.uart.intercept = null;
    if (stream instanceof PyUart) stream.uart.intercept = (byte) => this.console.takeInterrupt(byte);
    this.current = stream;
  }

  /** Whether only asking again and again finds out that something was typed. */
  get isPolled(): boolean {
    return this.current !== None && !(this.current instanceof PyUart);
  }

  /** Moves what was typed there, a byte at most, into the console. */
  read(): void {
    const { current } = this;
    if (current instanceof PyUart) {
      const byte = current.uart.configuration === null ? -1 : current.uart.readByte();
      if (byte >= 0) this.console.feed(Uint8Array.of(byte));
    } else if (current !== None) {
      const data = this.guard(() => bufferOf(loadMethod(current, 'read')!(1)));
      if (data && data.bytes.length > 0) this.console.feed(data.bytes.slice(0, 1));
    }
  }

  private write(bytes: Uint8Array): void {
    const { current } = this;
    if (current instanceof PyUart) {
      if (current.uart.configuration !== null) current.uart.write(bytes);
    } else if (current !== None) {
      this.guard(() => loadMethod(current, 'write')!(decodeUtf8(bytes)));
    }
  }

  private guard<Result>(ask: () => Result): Result | undefined {
    const { depth } = vm;
    try {
      return ask();
    } catch (thrown) {
      const exception = unwound(thrown, depth);
      this.current = None;
      this.console.writeCooked(formatException(exception));
      return undefined;
    }
  }
}
