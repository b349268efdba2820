/**
 * The browser door: messages as JSON texts over one WebSocket, which is opened again when it drops.
 * Waits double from a quarter of a second to five; Retry in the page skips the wait.
 */
import type { Channel, ChannelState } from './channel.ts';
import { Listeners } from './listeners.ts';
import type { Message } from './wire.ts';
import { decodeMessage, encodeMessage } from './wire.ts';

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 5000;

/** The part of a WebSocket that is used here. */
export interface Socket {
  addEventListener(type: 'open' | 'close', listener: () => void): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  send(text: string): void;
}

export class SocketChannel implements Channel {
  private current: ChannelState = 'connecting';
  private socket: Socket;
  private waitMs = FIRST_WAIT_MS;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly messages = new Listeners<[Message]>();
  private readonly states = new Listeners<[ChannelState]>();
  private readonly openSocket: () => Socket;

  constructor(openSocket: () => Socket) {
    this.openSocket = openSocket;
    this.socket = this.connect();
  }

  get state(): ChannelState {
    return this.current;
  }

  post(message: Message): void {
    this.socket.send(encodeMessage(message));
  }

  onMessage(listener: (message: Message) => void) {
    return this.messages.add(listener);
  }

  onState(listener: (state: ChannelState) => void) {
    return this.states.add(listener);
  }

  retry(): void {
    if (this.current !== 'lost') return;
    clearTimeout(this.timer);
    this.enter('connecting');
    this.socket = this.connect();
  }

  private connect(): Socket {
    const socket = this.openSocket();
    socket.addEventListener('open', () => {
      this.waitMs = FIRST_WAIT_MS;
      this.enter('open');
    });
    socket.addEventListener('message', (event) => {
      if (typeof event.data === 'string') this.messages.call(decodeMessage(event.data));
    });
    socket.addEventListener('close', () => {
      this.enter('lost');
      this.timer = setTimeout(() => this.retry(), this.waitMs);
      this.waitMs = Math.min(this.waitMs * 2, LONGEST_WAIT_MS);
    });
    return socket;
  }

  private enter(state: ChannelState): void {
    this.current = state;
    this.states.call(state);
  }
}

/** The socket of the server that served this page; the token in the page's address goes along. */
export function openPageSocket(address: Location): Socket {
  const url = new URL('rpc', address.href);
  url.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  url.search = address.search;
  url.hash = '';
  return new WebSocket(url);
}
