import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ChannelState } from '../../../src/renderer/host/channel.ts';
import type { Socket } from '../../../src/renderer/host/socket-channel.ts';
import { SocketChannel } from '../../../src/renderer/host/socket-channel.ts';

class FakeSocket implements Socket {
  readonly sent: string[] = [];
  private readonly listeners = new Map<string, (event: { readonly data: unknown }) => void>();

  addEventListener(type: string, listener: (event: { readonly data: unknown }) => void): void {
    this.listeners.set(type, listener);
  }

  send(text: string): void {
    this.sent.push(text);
  }

  open(): void {
    this.listeners.get('open')?.({ data: null });
  }

  receive(data: string): void {
    this.listeners.get('message')?.({ data });
  }

  drop(): void {
    this.listeners.get('close')?.({ data: null });
  }
}

function open() {
  const sockets: FakeSocket[] = [];
  const channel = new SocketChannel(() => {
    const socket = new FakeSocket();
    sockets.push(socket);
    return socket;
  });
  const states: ChannelState[] = [];
  channel.onState((state) => states.push(state));
  return { channel, sockets, states, last: () => sockets.at(-1)! };
}

describe('socket channel', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('messages go out and come in as texts', () => {
    const { channel, last } = open();
    const received: unknown[] = [];
    channel.onMessage((message) => received.push(message));

    last().open();
    channel.post({ id: 1, method: 'stop', params: [] });
    last().receive('{"id":1,"result":null}');

    expect(last().sent).toEqual(['{"id":1,"method":"stop","params":[]}']);
    expect(received).toEqual([{ id: 1, result: null }]);
  });

  test('a socket that drops is opened again, with waits that double up to five seconds', () => {
    const { sockets, last } = open();
    last().open();

    const waits: number[] = [];
    for (let attempt = 0; attempt < 7; attempt++) {
      const before = sockets.length;
      last().drop();
      let waited = 0;
      while (sockets.length === before) {
        vi.advanceTimersByTime(250);
        waited += 250;
      }
      waits.push(waited);
    }

    expect(waits).toEqual([250, 500, 1000, 2000, 4000, 5000, 5000]);
  });

  test('a connection that succeeds starts the waits anew', () => {
    const { sockets, last } = open();
    last().drop();
    vi.advanceTimersByTime(250);
    last().drop();
    vi.advanceTimersByTime(500);

    last().open();
    last().drop();
    vi.advanceTimersByTime(250);

    expect(sockets).toHaveLength(4);
  });

  test('its state says what goes on', () => {
    const { channel, states, last } = open();
    expect(channel.state).toBe('connecting');

    last().open();
    last().drop();
    vi.advanceTimersByTime(250);
    last().open();

    expect(states).toEqual(['open', 'lost', 'connecting', 'open']);
  });

  test('retry skips the wait and opens one socket only', () => {
    const { channel, sockets, last } = open();
    last().drop();

    channel.retry();
    channel.retry();
    vi.advanceTimersByTime(10_000);

    expect(sockets).toHaveLength(2);
  });
});
