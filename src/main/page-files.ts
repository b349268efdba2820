/**
 * The built page as both doors serve it: the files that are there, by path, and the headers that go with each.
 * The list is made once, so no path of a request ever reaches the disk.
 */
import { readFile, readdir } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';

const TYPES: ReadonlyMap<string, string> = new Map([
  ['.css', 'text/css; charset=utf-8'],
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.json', 'application/json'],
  ['.png', 'image/png'],
  ['.svg', 'image/svg+xml'],
  ['.ttf', 'font/ttf'],
  ['.woff2', 'font/woff2'],
]);

/**
 * Scripts from the page's own files alone. Monaco and xterm set styles on elements, and Vite puts small fonts and
 * images into the sheets.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "worker-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

export interface PageFile {
  readonly headers: Readonly<Record<string, string>>;
  read(): Promise<Uint8Array<ArrayBuffer>>;
}

export class PageFiles {
  readonly #paths: ReadonlyMap<string, string>;

  private constructor(paths: ReadonlyMap<string, string>) {
    this.#paths = paths;
  }

  /** The files under `folder` as they are now. */
  static async list(folder: string): Promise<PageFiles> {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    return new PageFiles(new Map(files.map((file) => [`/${relative(folder, file).split(sep).join('/')}`, file])));
  }

  /** The file at the path of an address, `/` being the page itself; null where there is none. */
  find(pathname: string): PageFile | null {
    const name = pathname === '/' ? '/index.html' : pathname;
    const file = this.#paths.get(name);
    if (file === undefined) return null;
    // Vite puts a hash of the content into the names of assets: they never change.
    const cache = name.startsWith('/assets/') ? 'private, max-age=31536000, immutable' : 'no-store';
    const type = TYPES.get(extname(name)) ?? 'application/octet-stream';
    return {
      headers: { ...PAGE_HEADERS, 'Content-Type': type, 'Cache-Control': cache },
      read: () => readFile(file),
    };
  }
}
