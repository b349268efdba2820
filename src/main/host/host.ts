/**
 * The host: what the contract promises, on a project folder, a store of settings and devices. A plain object that knows
 * no transport; the doors serve it to any number of pages.
 */
import type { Device } from '../devices/device.ts';
import type { Dispose } from '../platform/emitter.ts';
import type { FileService } from '../platform/file-service.ts';
import { MAX_TEXT_BYTES } from '../rpc/allow-list.ts';
import type { DeviceStatus, FileArea, FileEntry, HostDescription, WorkspaceDescription } from '../rpc/contract.ts';
import { Failure } from '../rpc/failure.ts';
import type { Page, ServedHost } from '../rpc/serve.ts';
import { DeviceSession } from './device-session.ts';
import { Pages } from './pages.ts';
import type { StateStore } from './state-store.ts';
import { Workspace } from './workspace.ts';

export interface HostParts {
  readonly product: string;
  readonly version: string;
  readonly workspace: Workspace;
  readonly state: StateStore;
  /** Open devices, the first of which is talked to first. */
  readonly devices: readonly [Device, ...Device[]];
  /** Sentences for each page that opens. */
  readonly notices: readonly string[];
  /** Called with a project folder that was opened, so that the next start finds it. */
  readonly onDidOpenWorkspace: (path: string) => void;
}

export class Host implements ServedHost {
  readonly #parts: HostParts;
  readonly #pages = new Pages((isHeld) => this.#session.device.console?.hold(isHeld));
  readonly #notices: string[];
  #workspace: Workspace;
  #session: DeviceSession;
  #workspaceDisposals: Dispose[] = [];
  #sessionDisposals: Dispose[] = [];

  constructor(parts: HostParts) {
    this.#parts = parts;
    this.#notices = [...parts.notices];
    this.#workspace = parts.workspace;
    this.#session = new DeviceSession(parts.devices[0]);
    this.#listenToWorkspace();
    this.#listenToSession();
  }

  attach(page: Page): Dispose {
    const view = this.#session.device.board?.view() ?? null;
    if (view !== null) page.onDidChangeBoard(view);
    return this.#pages.add(page);
  }

  async describe(): Promise<HostDescription> {
    const { product, version, devices } = this.#parts;
    return {
      product,
      version,
      workspace: this.#workspace.description,
      devices: devices.map((device) => device.description),
      device: this.#session.status,
      notices: this.#notices,
    };
  }

  async openWorkspace(path: string): Promise<WorkspaceDescription> {
    const workspace = await Workspace.open(path);
    this.#leaveWorkspace();
    this.#workspace = workspace;
    this.#listenToWorkspace();
    this.#parts.onDidOpenWorkspace(workspace.description.path);
    return workspace.description;
  }

  async listFolder(area: FileArea, path: string): Promise<FileEntry[]> {
    return this.#files(area).list(path);
  }

  async readText(area: FileArea, path: string): Promise<string> {
    return decodeText(path, await this.#files(area).read(path, MAX_TEXT_BYTES));
  }

  async writeText(area: FileArea, path: string, text: string): Promise<void> {
    await this.#files(area).write(path, new TextEncoder().encode(text));
  }

  async createFolder(area: FileArea, path: string): Promise<void> {
    await this.#files(area).createFolder(path);
  }

  async rename(area: FileArea, from: string, to: string): Promise<void> {
    await this.#files(area).rename(from, to);
  }

  async remove(area: FileArea, path: string): Promise<void> {
    await this.#files(area).remove(path);
  }

  async selectDevice(id: string): Promise<DeviceStatus> {
    const device = this.#parts.devices.find(({ description }) => description.id === id);
    if (device === undefined) throw new Failure('no-device', 'That device is not there any more. Choose another one.');
    if (device !== this.#session.device) {
      this.#leaveSession();
      this.#session = new DeviceSession(device);
      this.#listenToSession();
      this.#pages.tell('onDidChangeDevice', this.#session.status);
    }
    return this.#session.status;
  }

  async typeConsole(bytes: Uint8Array): Promise<void> {
    await this.#session.type(bytes);
  }

  async consoleBacklog(): Promise<Uint8Array> {
    return this.#session.backlog;
  }

  async run(name: string, source: string): Promise<void> {
    await this.#session.run(name, source);
  }

  async stop(): Promise<void> {
    await this.#session.stop();
  }

  async reset(kind: 'soft' | 'hard'): Promise<void> {
    await this.#session.reset(kind);
  }

  async drivePin(name: string, level: 0 | 1 | null): Promise<void> {
    await this.#session.require('board').drivePin(name, level);
  }

  loadState(key: string): Promise<string | null> {
    return this.#parts.state.load(key);
  }

  saveState(key: string, value: string): Promise<void> {
    return this.#parts.state.save(key, value);
  }

  /** Closes everything; files of the devices are safe when this resolves. */
  async close(): Promise<void> {
    this.#leaveWorkspace();
    this.#leaveSession();
    this.#pages.dispose();
    await Promise.all(this.#parts.devices.map((device) => device.close()));
  }

  #files(area: FileArea): FileService {
    return area === 'project' ? this.#workspace : this.#session.require('files');
  }

  #listenToWorkspace(): void {
    this.#workspaceDisposals = [
      this.#workspace.onDidChange((path) => this.#pages.tell('onDidChangeFiles', 'project', path)),
    ];
  }

  #leaveWorkspace(): void {
    for (const dispose of this.#workspaceDisposals) dispose();
    this.#workspace.dispose();
  }

  #listenToSession(): void {
    const { device } = this.#session;
    this.#sessionDisposals = [
      this.#session.onDidWriteConsole((bytes) => this.#pages.writeConsole(bytes)),
      this.#session.onDidChangeStatus((status) => this.#pages.tell('onDidChangeDevice', status)),
      device.onDidNotice((message) => this.#notice(message)),
    ];
    if (device.files !== undefined) {
      const tell = (path: string) => this.#pages.tell('onDidChangeFiles', 'device', path);
      this.#sessionDisposals.push(device.files.onDidChange(tell));
    }
    if (device.board !== undefined) {
      this.#sessionDisposals.push(device.board.onDidChange((view) => this.#pages.tell('onDidChangeBoard', view)));
    }
  }

  #leaveSession(): void {
    for (const dispose of this.#sessionDisposals) dispose();
    this.#session.dispose();
  }

  /** A page that opens later is told as well: what was said may still hold. */
  #notice(message: string): void {
    this.#notices.push(message);
    this.#pages.tell('onDidNotice', message);
  }
}

/** Text as it is in the file, a byte order mark included. Code `binary` for what is no UTF-8 text. */
function decodeText(path: string, bytes: Uint8Array): string {
  const binary = () => new Failure('binary', `${path} is not a text file, so the editor leaves it alone.`);
  if (bytes.includes(0)) throw binary();
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw binary();
  }
}
