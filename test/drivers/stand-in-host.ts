/** A host that remembers what it was asked, for tests of what lies between host and page. */
import type { BoardView, DeviceStatus, FileEntry, HostDescription } from '../../src/main/rpc/contract.ts';
import { Failure } from '../../src/main/rpc/failure.ts';
import type { Page, ServedHost } from '../../src/main/rpc/serve.ts';

const STATUS: DeviceStatus = {
  id: 'emulated',
  activity: 'idle',
  running: null,
  release: '1.2.0',
  version: 'v1.9.1',
  heap: null,
  storage: null,
};

export class StandInHost implements ServedHost {
  readonly pages = new Set<Page>();
  readonly calls: unknown[][] = [];
  isClosed = false;

  attach(page: Page) {
    this.pages.add(page);
    return () => void this.pages.delete(page);
  }

  async describe(): Promise<HostDescription> {
    const workspace = { path: '/project', name: 'project' };
    return { product: 'WiPy Studio', version: '0', workspace, devices: [], device: STATUS, notices: [] };
  }

  async openWorkspace(path: string) {
    return { path, name: path };
  }

  async listFolder(): Promise<FileEntry[]> {
    return [{ name: 'main.py', kind: 'file', size: 3 }];
  }

  async readText(): Promise<string> {
    throw new Failure('not-found', 'main.py: it does not exist.');
  }

  async writeText(...call: unknown[]): Promise<void> {
    this.calls.push(call);
  }

  async createFolder(): Promise<void> {}
  async rename(): Promise<void> {}
  async remove(): Promise<void> {
    throw new TypeError('undefined is not a function');
  }

  async selectDevice(): Promise<DeviceStatus> {
    return STATUS;
  }

  async typeConsole(bytes: Uint8Array): Promise<void> {
    for (const page of this.pages) page.onDidWriteConsole(bytes);
  }

  async consoleBacklog(): Promise<Uint8Array> {
    return Uint8Array.from({ length: 256 }, (_, byte) => byte);
  }

  async run(): Promise<void> {}
  async stop(): Promise<void> {}
  async reset(): Promise<void> {}
  async drivePin(): Promise<void> {}

  async loadState(): Promise<string | null> {
    return null;
  }

  async saveState(): Promise<void> {}

  async close(): Promise<void> {
    this.isClosed = true;
  }

  show(view: BoardView): void {
    for (const page of this.pages) page.onDidChangeBoard(view);
  }
}
