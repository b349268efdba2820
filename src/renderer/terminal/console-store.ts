/**
 * The bytes of the board's console: the last of them for a terminal that opens later, each new run of them at once.
 * No bytes are interpreted here.
 */
import type { Dispose } from '../host/channel.ts';
import { Listeners } from '../host/listeners.ts';

export const KEPT_BYTES = 256 * 1024;

export class ConsoleStore {
  private chunks: Uint8Array[] = [];
  private size = 0;
  private readonly written = new Listeners<[Uint8Array]>();
  private readonly cleared = new Listeners<[]>();

  write(bytes: Uint8Array): void {
    this.chunks.push(bytes);
    this.size += bytes.length;
    while (this.size > KEPT_BYTES && this.chunks.length > 1) this.size -= this.chunks.shift()!.length;
    this.written.call(bytes);
  }

  /** Starts afresh with what the host remembers, as after a lost connection. */
  restart(backlog: Uint8Array): void {
    this.chunks = [];
    this.size = 0;
    this.cleared.call();
    this.write(backlog);
  }

  /** Gives everything kept to `terminal`, then each new run of bytes; `clear` comes before a fresh start. */
  attach(terminal: { write(bytes: Uint8Array): void; clear(): void }): Dispose {
    for (const chunk of this.chunks) terminal.write(chunk);
    const stopWriting = this.written.add((bytes) => terminal.write(bytes));
    const stopClearing = this.cleared.add(() => terminal.clear());
    return () => {
      stopWriting();
      stopClearing();
    };
  }
}
