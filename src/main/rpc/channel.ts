/**
 * What carries messages between the host and one page, text by text: a WebSocket, Electron IPC, or a pair in memory.
 * A channel knows nothing of what the texts mean.
 */
import { Emitter } from '../platform/emitter.ts';
import type { Dispose } from '../platform/emitter.ts';

export interface Channel {
  /** Sends a text; one to a closed channel is dropped, as the page that would read it is gone. */
  send(text: string): void;
  onMessage(listener: (text: string) => void): Dispose;
  onClose(listener: () => void): Dispose;
  close(): void;
  /** Bytes sent that have not left yet: how far the page is behind. */
  readonly pendingBytes: number;
}

/** Two channels, each of which receives what the other sends, in order and not before the sender has returned. */
export function createChannelPair(): [Channel, Channel] {
  const left = new MemoryChannel();
  const right = new MemoryChannel();
  left.peer = right;
  right.peer = left;
  return [left, right];
}

class MemoryChannel implements Channel {
  peer: MemoryChannel | null = null;
  pendingBytes = 0;
  readonly #messages = new Emitter<[string]>();
  readonly #closes = new Emitter();
  readonly onMessage = this.#messages.on;
  readonly onClose = this.#closes.on;

  send(text: string): void {
    const { peer } = this;
    if (peer === null) return;
    this.pendingBytes += text.length;
    queueMicrotask(() => {
      this.pendingBytes -= text.length;
      peer.#messages.emit(text);
    });
  }

  close(): void {
    const { peer } = this;
    if (peer === null) return;
    this.peer = null;
    this.#closes.emit();
    peer.close();
  }
}
