/**
 * A channel to a host in this very process. Each message goes through its text form both ways, so that what cannot
 * travel is found in a test; it can be cut and mended like a socket.
 */
import type { HostApi } from '../../src/main/rpc/contract.ts';
import type { Channel, ChannelState } from '../../src/renderer/host/channel.ts';
import { HostError } from '../../src/renderer/host/host-error.ts';
import { Listeners } from '../../src/renderer/host/listeners.ts';
import type { Message, Request } from '../../src/renderer/host/wire.ts';
import { decodeMessage, encodeMessage } from '../../src/renderer/host/wire.ts';
import type { FakeHost } from './fake-host.ts';

export class MemoryChannel implements Channel {
  state: ChannelState = 'open';
  private readonly host: FakeHost;
  private readonly messages = new Listeners<[Message]>();
  private readonly states = new Listeners<[ChannelState]>();

  constructor(host: FakeHost) {
    this.host = host;
    host.tell = (event, ...params) => this.deliver({ event, params });
  }

  post(message: Message): void {
    const request = decodeMessage(encodeMessage(message)) as Request;
    void this.answer(request);
  }

  onMessage(listener: (message: Message) => void) {
    return this.messages.add(listener);
  }

  onState(listener: (state: ChannelState) => void) {
    return this.states.add(listener);
  }

  retry(): void {
    this.become('open');
  }

  cut(): void {
    this.become('lost');
  }

  private async answer({ id, method, params }: Request): Promise<void> {
    const api = this.host as unknown as Record<keyof HostApi, (...params: readonly unknown[]) => Promise<unknown>>;
    try {
      this.deliver({ id, result: await api[method as keyof HostApi](...params) });
    } catch (error) {
      const code = error instanceof HostError ? error.code : 'internal';
      this.deliver({ id, error: { code, message: error instanceof Error ? error.message : String(error) } });
    }
  }

  private deliver(message: Message): void {
    if (this.state === 'open') this.messages.call(decodeMessage(encodeMessage(message)));
  }

  private become(state: ChannelState): void {
    this.state = state;
    this.states.call(state);
  }
}
