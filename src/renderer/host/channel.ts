/**
 * What carries messages between page and host: Electron's preload, a WebSocket, or a pair in memory for tests.
 * A channel knows nothing of what the messages mean; it only says whether it can carry any.
 */
import type { Message } from './wire.ts';

export type ChannelState = 'connecting' | 'open' | 'lost';

export type Dispose = () => void;

export interface Channel {
  readonly state: ChannelState;
  /** Sends a message; only while the state is `open`. */
  post(message: Message): void;
  onMessage(listener: (message: Message) => void): Dispose;
  onState(listener: (state: ChannelState) => void): Dispose;
  /** Tries at once to open a channel that is lost; a channel that cannot be reopened ignores it. */
  retry(): void;
}
