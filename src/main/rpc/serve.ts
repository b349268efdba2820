/**
 * Serves a host to the page at the other end of a channel: answers its requests, and tells it what the host tells.
 * The same for every door; what differs between them is the channel.
 */
import type { Dispose } from '../platform/emitter.ts';
import { checkCall } from './allow-list.ts';
import type { Channel } from './channel.ts';
import type { HostApi, PageApi } from './contract.ts';
import { failureOf } from './failure.ts';
import { decodeRequest, encode } from './wire.ts';
import type { HostEvent, Request } from './wire.ts';

/** A page as the host sees it. */
export interface Page extends PageApi {
  /** Bytes told to the page that have not left yet. */
  readonly pendingBytes: number;
  /** Gives the page up; it may come back through a new channel. */
  close(): void;
}

export interface ServedHost extends HostApi {
  /** Tells `page` of everything that happens from now on. */
  attach(page: Page): Dispose;
}

/** Serves until the channel closes. `report` receives faults of our own, which the page only hears of. */
export function serve(host: ServedHost, channel: Channel, report: (error: unknown) => void): void {
  channel.onMessage((text) => {
    const request = decodeRequest(text);
    if (request !== null) void answer(host, request, report).then((answered) => channel.send(encode(answered)));
  });
  const detach = host.attach(pageBehind(channel));
  channel.onClose(detach);
}

async function answer(host: HostApi, { id, method, params }: Request, report: (error: unknown) => void) {
  try {
    const call = checkCall(method, params);
    const result: unknown = await Reflect.apply(host[call.method], host, call.params);
    return { id, result };
  } catch (error) {
    return { id, error: failureOf(error, report) };
  }
}

function pageBehind(channel: Channel): Page {
  const tell =
    <Name extends keyof PageApi>(event: Name) =>
    (...params: Parameters<PageApi[Name]>) =>
      channel.send(encode({ event, params } as HostEvent));
  return {
    onDidWriteConsole: tell('onDidWriteConsole'),
    onDidChangeDevice: tell('onDidChangeDevice'),
    onDidChangeBoard: tell('onDidChangeBoard'),
    onDidChangeFiles: tell('onDidChangeFiles'),
    onDidNotice: tell('onDidNotice'),
    get pendingBytes() {
      return channel.pendingBytes;
    },
    close: () => channel.close(),
  };
}
