/**
 * Door one: the IDE in a window of its own. The page runs sandboxed and isolated, from the scheme app:// under the same
 * policy as in a browser, can neither navigate away nor open windows, and gets no permission but the clipboard's.
 */
import type {
  App,
  BrowserWindow,
  IpcMain,
  Menu,
  MenuItemConstructorOptions,
  Protocol,
  WebContents,
  session,
} from 'electron';
import { acceptChannels } from './electron-channel.ts';
import type { PageFiles } from './page-files.ts';
import { serve } from './rpc/serve.ts';
import type { ServedHost } from './rpc/serve.ts';

const SCHEME = 'app';
const ORIGIN = `${SCHEME}://studio`;
const PERMISSIONS: ReadonlySet<string> = new Set(['clipboard-read', 'clipboard-sanitized-write']);
/** A page that keeps its window open to save its text is asked again; after so often it is closed all the same. */
const CLOSE_AGAIN_MS = 250;
const CLOSE_ATTEMPTS = 8;

/** What of Electron is used. */
export interface Electron {
  readonly app: App;
  readonly BrowserWindow: typeof BrowserWindow;
  readonly Menu: typeof Menu;
  readonly ipcMain: IpcMain;
  readonly protocol: Protocol;
  readonly session: typeof session;
}

export interface DesktopOptions {
  /** The bundled electron-preload.ts. */
  readonly preload: string;
  readonly listFiles: () => Promise<PageFiles>;
  readonly openHost: () => Promise<ServedHost & { close(): Promise<void> }>;
  readonly report: (error: unknown) => void;
}

/** Opens the window; resolves when it is there, or when another instance has been shown instead. */
export async function openDesktop(electron: Electron, options: DesktopOptions): Promise<void> {
  const { app, ipcMain, protocol } = electron;
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  // Must be said before Electron is ready. A standard scheme has origins, so that 'self' means something.
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
  app.on('web-contents-created', (_event, contents) => lockDown(contents));
  const [, files, host] = await Promise.all([app.whenReady(), options.listFiles(), options.openHost()]);
  protocol.handle(SCHEME, (request) => respond(files, request.url));
  electron.session.defaultSession.setPermissionCheckHandler((_contents, permission) => PERMISSIONS.has(permission));
  electron.session.defaultSession.setPermissionRequestHandler((_contents, permission, decide) =>
    decide(PERMISSIONS.has(permission)),
  );
  electron.Menu.setApplicationMenu(process.platform === 'darwin' ? electron.Menu.buildFromTemplate(MAC_MENU) : null);

  const window = new electron.BrowserWindow({
    width: 1360,
    height: 850,
    minWidth: 640,
    minHeight: 480,
    show: false,
    title: 'WiPy Studio',
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
    },
  });
  acceptChannels(ipcMain, window.webContents, ORIGIN, (channel) => serve(host, channel, options.report));
  window.once('ready-to-show', () => window.show());
  closePatiently(window);
  app.on('second-instance', () => show(window));
  app.on('window-all-closed', () => {
    void host
      .close()
      .catch(options.report)
      .then(() => app.exit(0));
  });
  await window.loadURL(`${ORIGIN}/`);
}

/** Nothing that a page shows may lead anywhere else. */
function lockDown(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

async function respond(files: PageFiles, address: string): Promise<Response> {
  const { host, pathname } = new URL(address);
  const file = `${SCHEME}://${host}` === ORIGIN ? files.find(pathname) : null;
  if (file === null) return new Response('There is no such file.', { status: 404 });
  return new Response(await file.read(), { headers: file.headers });
}

/** Electron has no dialog for a page that does not want to be left: such a page is saving, which takes a moment. */
function closePatiently(window: BrowserWindow): void {
  let attempts = 0;
  window.webContents.on('will-prevent-unload', (event) => {
    attempts++;
    if (attempts >= CLOSE_ATTEMPTS) event.preventDefault();
    else setTimeout(() => window.isDestroyed() || window.close(), CLOSE_AGAIN_MS);
  });
}

function show(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.focus();
}

/** On macOS the keys of copy and paste are the menu's; elsewhere a menu would take keys that belong to the board. */
const MAC_MENU: MenuItemConstructorOptions[] = [{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }];
