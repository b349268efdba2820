/**
 * A small stand-in for the parts of Electron that the desktop door uses, so that no test imports the real package,
 * which would fetch its binary. Main process and page live in one process; messages are cloned between them as by IPC.
 */
import { EventEmitter } from 'node:events';
import type { Electron } from '../../src/main/electron-desktop.ts';

export interface StandInWindow extends EventEmitter {
  readonly options: { readonly webPreferences: Record<string, unknown> };
  readonly webContents: StandInContents;
  readonly loaded: string[];
  isShown: boolean;
  closings: number;
}

export class StandInContents extends EventEmitter {
  readonly mainFrame = { url: 'app://studio/' };
  windowOpenHandler: ((details: { url: string }) => { action: string }) | null = null;
  readonly #ipcRenderer: EventEmitter;

  constructor(ipcRenderer: EventEmitter) {
    super();
    this.#ipcRenderer = ipcRenderer;
  }

  send(channel: string, message: unknown): void {
    const copy = structuredClone(message);
    setImmediate(() => this.#ipcRenderer.emit(channel, {}, copy));
  }

  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.windowOpenHandler = handler;
  }

  isDestroyed(): boolean {
    return false;
  }
}

export class StandInElectron {
  readonly app = Object.assign(new EventEmitter(), {
    isFirst: true,
    hasQuit: false,
    exitCode: null as number | null,
    requestSingleInstanceLock: () => this.app.isFirst,
    whenReady: () => Promise.resolve(),
    quit: () => void (this.app.hasQuit = true),
    exit: (code: number) => void (this.app.exitCode = code),
  });
  readonly ipcMain = new EventEmitter();
  readonly #fromMain = new EventEmitter();
  readonly windows: StandInWindow[] = [];
  readonly schemes: { scheme: string; privileges: Record<string, boolean> }[] = [];
  respond: ((request: { url: string }) => Promise<Response>) | null = null;
  mayUse: ((contents: null, permission: string) => boolean) | null = null;

  /** What openDesktop gets. */
  get parts(): Electron {
    const { app, ipcMain } = this;
    return {
      app,
      ipcMain,
      BrowserWindow: windowClass(this),
      Menu: { setApplicationMenu: () => {}, buildFromTemplate: () => ({}) },
      protocol: {
        registerSchemesAsPrivileged: (schemes: StandInElectron['schemes']) => this.schemes.push(...schemes),
        handle: (_scheme: string, respond: NonNullable<StandInElectron['respond']>) => (this.respond = respond),
      },
      session: {
        defaultSession: {
          setPermissionCheckHandler: (mayUse: NonNullable<StandInElectron['mayUse']>) => (this.mayUse = mayUse),
          setPermissionRequestHandler: () => {},
        },
      },
    } as unknown as Electron;
  }

  /** A window's contents without the window. */
  open(): StandInContents {
    return new StandInContents(this.#fromMain);
  }

  /** What the preload script puts on the page's window; `sender` and `frame` as a message from there has them. */
  preload(contents: StandInContents, frame: { url: string } = contents.mainFrame) {
    const send = (channel: string, message?: unknown) => {
      const copy = structuredClone(message);
      setImmediate(() => this.ipcMain.emit(channel, { sender: contents, senderFrame: frame }, copy));
    };
    let isOpen = false;
    return {
      post: (text: string) => send('rpc', text),
      on: (listener: (text: string) => void) => {
        const relay = (_event: unknown, text: string) => listener(text);
        this.#fromMain.on('rpc', relay);
        if (!isOpen) send('rpc-open');
        isOpen = true;
        return () => void this.#fromMain.off('rpc', relay);
      },
    };
  }
}

function windowClass(electron: StandInElectron) {
  return class extends EventEmitter implements StandInWindow {
    readonly options: StandInWindow['options'];
    readonly webContents = electron.open();
    readonly loaded: string[] = [];
    isShown = false;
    closings = 0;

    constructor(options: StandInWindow['options']) {
      super();
      this.options = options;
      electron.windows.push(this);
      electron.app.emit('web-contents-created', {}, this.webContents);
    }

    loadURL(url: string): Promise<void> {
      this.loaded.push(url);
      return Promise.resolve();
    }

    show(): void {
      this.isShown = true;
    }

    close(): void {
      this.closings++;
    }

    isDestroyed(): boolean {
      return false;
    }

    isMinimized(): boolean {
      return true;
    }

    restore(): void {}

    focus(): void {
      this.isShown = true;
    }
  };
}
