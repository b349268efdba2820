/**
 * The host as the page sees it: methods that answer with promises, events to listen to, and whether it is there.
 * A request waits for its answer or for the loss of the channel, whichever comes first.
 */
import type { HostApi, PageApi } from '../../main/rpc/contract.ts';
import { texts } from '../texts.ts';
import type { Channel, ChannelState, Dispose } from './channel.ts';
import { HostError } from './host-error.ts';
import type { Message } from './wire.ts';

type EventListener = (...params: never[]) => void;

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: HostError) => void;
}

export class HostClient {
  readonly api: HostApi;
  private readonly channel: Channel;
  private readonly waiting = new Map<number, Waiting>();
  private readonly listeners = new Map<string, Set<EventListener>>();
  private lastId = 0;

  constructor(channel: Channel) {
    this.channel = channel;
    this.api = new Proxy({} as HostApi, {
      // A proxy that answers to `then` would be taken for a promise.
      get: (_target, method) =>
        typeof method === 'string' && method !== 'then'
          ? (...params: unknown[]) => this.request(method, params)
          : undefined,
    });
    channel.onMessage((message) => this.receive(message));
    channel.onState((state) => {
      if (state === 'lost') this.giveUp();
    });
  }

  get state(): ChannelState {
    return this.channel.state;
  }

  onState(listener: (state: ChannelState) => void): Dispose {
    return this.channel.onState(listener);
  }

  retry(): void {
    this.channel.retry();
  }

  on<Name extends keyof PageApi>(event: Name, listener: PageApi[Name]): Dispose {
    const set = this.listeners.get(event) ?? new Set<EventListener>();
    this.listeners.set(event, set.add(listener));
    return () => set.delete(listener);
  }

  private request(method: string, params: readonly unknown[]): Promise<unknown> {
    if (this.channel.state !== 'open') return Promise.reject(disconnected());
    const id = ++this.lastId;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.channel.post({ id, method, params });
    });
  }

  private receive(message: Message): void {
    if ('event' in message) {
      for (const listener of this.listeners.get(message.event) ?? []) listener(...(message.params as never[]));
      return;
    }
    const waiting = this.waiting.get(message.id);
    this.waiting.delete(message.id);
    if (waiting === undefined) return;
    if ('error' in message) waiting.reject(new HostError(message.error.code, message.error.message));
    // A method without a result is answered without one: JSON has no undefined.
    else waiting.resolve('result' in message ? message.result : undefined);
  }

  private giveUp(): void {
    const waiting = Array.from(this.waiting.values());
    this.waiting.clear();
    for (const { reject } of waiting) reject(disconnected());
  }
}

function disconnected(): HostError {
  return new HostError('disconnected', texts.host.disconnected);
}
