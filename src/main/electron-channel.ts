/**
 * Channels over Electron IPC, one for each time that the window's page is loaded. Only the main frame of our own window
 * and of our own page is listened to.
 */
import type { IpcMain, IpcMainEvent, WebContents } from 'electron';
import { Emitter } from './platform/emitter.ts';
import type { Channel } from './rpc/channel.ts';

/** Calls `onOpen` with a new channel whenever the page at `origin` in `contents` opens; the one before is closed. */
export function acceptChannels(
  ipcMain: IpcMain,
  contents: WebContents,
  origin: string,
  onOpen: (channel: Channel) => void,
): void {
  let current: IpcChannel | null = null;
  const isOurs = ({ sender, senderFrame }: IpcMainEvent) =>
    sender === contents && senderFrame === contents.mainFrame && senderFrame.url.startsWith(`${origin}/`);
  ipcMain.on('rpc-open', (event) => {
    if (!isOurs(event)) return;
    current?.close();
    current = new IpcChannel(contents);
    onOpen(current);
  });
  ipcMain.on('rpc', (event, text: unknown) => {
    if (isOurs(event) && typeof text === 'string') current?.receive(text);
  });
  contents.on('destroyed', () => current?.close());
}

class IpcChannel implements Channel {
  /** Electron does not tell how far a page is behind. */
  readonly pendingBytes = 0;
  readonly #contents: WebContents;
  readonly #messages = new Emitter<[string]>();
  readonly #closes = new Emitter();
  readonly onMessage = this.#messages.on;
  readonly onClose = this.#closes.on;
  #isOpen = true;

  constructor(contents: WebContents) {
    this.#contents = contents;
  }

  send(text: string): void {
    if (this.#isOpen && !this.#contents.isDestroyed()) this.#contents.send('rpc', text);
  }

  receive(text: string): void {
    this.#messages.emit(text);
  }

  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#closes.emit();
  }
}
