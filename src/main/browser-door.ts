/**
 * Door two: the IDE in a browser on this computer, over HTTP and one WebSocket on the loopback interface. Whoever may
 * use it may run programs and change files, so everything needs the token of the address that was printed: in the
 * address once, then in a cookie. Requests for other host names (DNS rebinding) and from other origins get nothing.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { PageFiles } from './page-files.ts';
import { Failure, reasonOf, systemCode } from './rpc/failure.ts';
import { serve } from './rpc/serve.ts';
import type { ServedHost } from './rpc/serve.ts';
import { createSocketChannel } from './rpc/socket-channel.ts';

const ADDRESS = '127.0.0.1';
const HOST_NAMES = [ADDRESS, 'localhost'];
/** Ports tried after the one asked for. */
const MORE_PORTS = 50;
/** The largest message is a text of 2 MB or a page's unsaved texts. */
const MAX_MESSAGE_BYTES = 64 * 1024 * 1024;
const REFUSAL = 'Open the address that WiPy Studio printed when it started; it holds the key to this page.\n';

export interface BrowserDoorOptions {
  readonly host: ServedHost;
  readonly files: PageFiles;
  /** Port to try first; 0 takes any. */
  readonly port: number;
  readonly report: (error: unknown) => void;
}

export class BrowserDoor {
  readonly port: number;
  readonly #server: Server;
  readonly #sockets: WebSocketServer;
  readonly #options: BrowserDoorOptions;
  readonly #token = randomBytes(24).toString('base64url');

  private constructor(server: Server, port: number, options: BrowserDoorOptions) {
    this.#server = server;
    this.port = port;
    this.#options = options;
    this.#sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES });
    server.on('request', (request, response) => void this.#answer(request, response));
    server.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head));
  }

  /** Opens on the port asked for, or on the next one that is free. Code `no-port` where none is. */
  static async open(options: BrowserDoorOptions): Promise<BrowserDoor> {
    const last = options.port === 0 ? 0 : Math.min(options.port + MORE_PORTS, 65_535);
    for (let port = options.port; port <= last; port++) {
      const server = createServer();
      try {
        return new BrowserDoor(server, await listen(server, port), options);
      } catch (error) {
        const code = systemCode(error);
        if (code !== 'EADDRINUSE' && code !== 'EACCES') {
          throw new Failure('no-port', `The IDE cannot be served at ${ADDRESS}:${port}: ${reasonOf(error)}.`);
        }
      }
    }
    throw new Failure('no-port', `All ports from ${options.port} to ${last} are in use. Choose one with --port.`);
  }

  /** The address with the token, for the person alone. */
  get address(): string {
    return `http://${ADDRESS}:${this.port}/?token=${this.#token}`;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets.clients) socket.terminate();
    this.#sockets.close();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = addressOf(request);
    const isReading = request.method === 'GET' || request.method === 'HEAD';
    if (url === null || !isReading || !this.#isFromHere(request)) return refuse(response);
    if (url.pathname === '/' && this.#isToken(url.searchParams.get('token'))) {
      // The token leaves the address line, where others could read it.
      const cookie = `${this.#cookieName}=${this.#token}; HttpOnly; SameSite=Strict; Path=/`;
      response.writeHead(303, { Location: './', 'Set-Cookie': cookie, 'Cache-Control': 'no-store' }).end();
      return;
    }
    if (!this.#hasCookie(request)) return refuse(response);
    const file = this.#options.files.find(url.pathname);
    if (file === null) {
      response.writeHead(404, { 'Content-Type': 'text/plain' }).end('There is no such file.\n');
      return;
    }
    try {
      const content = await file.read();
      response.writeHead(200, { ...file.headers, 'Content-Length': content.length });
      response.end(request.method === 'HEAD' ? undefined : content);
    } catch (error) {
      this.#options.report(error);
      response.writeHead(500, { 'Content-Type': 'text/plain' }).end('The file cannot be read.\n');
    }
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    // A browser always names the origin of a WebSocket; who does not is no page of ours.
    const isOurs = this.#isFromHere(request) && request.headers.origin !== undefined && this.#hasCookie(request);
    if (!isOurs || addressOf(request)?.pathname !== '/rpc') {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    this.#sockets.handleUpgrade(request, socket, head, (webSocket) => {
      serve(this.#options.host, createSocketChannel(webSocket), this.#options.report);
    });
  }

  /** Cookies know no ports: two IDEs on one computer need two names. */
  get #cookieName(): string {
    return `wipy-${this.port}`;
  }

  /** Whether the request names this server, and no other origin as its source. */
  #isFromHere({ headers }: IncomingMessage): boolean {
    const { host, origin } = headers;
    if (!HOST_NAMES.some((name) => host === `${name}:${this.port}`)) return false;
    return origin === undefined || origin === `http://${host}`;
  }

  #hasCookie({ headers }: IncomingMessage): boolean {
    const cookies = (headers.cookie ?? '').split(';').map((cookie) => cookie.trim().split('='));
    return cookies.some(([name, value]) => name === this.#cookieName && this.#isToken(value ?? null));
  }

  #isToken(text: string | null): boolean {
    const digest = (value: string) => createHash('sha256').update(value).digest();
    return text !== null && timingSafeEqual(digest(text), digest(this.#token));
  }
}

/** The path and query of a request; null where its target is no address at all. */
function addressOf({ url = '/' }: IncomingMessage): URL | null {
  return URL.canParse(url, 'http://page.invalid') ? new URL(url, 'http://page.invalid') : null;
}

function refuse(response: ServerResponse): void {
  response.writeHead(403, { 'Content-Type': 'text/plain', 'Cache-Control': 'no-store' }).end(REFUSAL);
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, ADDRESS, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}
