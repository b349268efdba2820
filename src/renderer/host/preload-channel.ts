/**
 * The Electron door: the preload script puts a `hostChannel` on the window, which carries each message whole.
 * The host lives as long as the window, so this channel is open from the start.
 */
import type { Channel } from './channel.ts';
import { decodeMessage, encodeMessage } from './wire.ts';

/** What the preload script offers: JSON texts as on the WebSocket. */
export interface PreloadPort {
  post(text: string): void;
  on(listener: (text: string) => void): () => void;
}

declare global {
  interface Window {
    readonly hostChannel?: PreloadPort;
  }
}

export function createPreloadChannel(port: PreloadPort): Channel {
  return {
    state: 'open',
    post: (message) => port.post(encodeMessage(message)),
    onMessage: (listener) => port.on((text) => listener(decodeMessage(text))),
    onState: () => () => {},
    retry: () => {},
  };
}
