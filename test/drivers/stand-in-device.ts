/** A device whose console is a ScriptedBoard and whose files are a Map; for tests of the host. */
import type { Device, DeviceState } from '../../src/main/devices/device.ts';
import { Emitter } from '../../src/main/platform/emitter.ts';
import type { FileService } from '../../src/main/platform/file-service.ts';
import type { BoardView, DeviceDescription } from '../../src/main/rpc/contract.ts';
import { Failure } from '../../src/main/rpc/failure.ts';
import { ScriptedBoard } from './scripted-board.ts';

export class StandInDevice implements Device {
  readonly description: DeviceDescription;
  readonly console: ScriptedBoard;
  readonly contents = new Map<string, Uint8Array>();
  readonly changes = new Emitter<[string]>();
  readonly states = new Emitter();
  readonly notices = new Emitter<[string]>();
  readonly views = new Emitter<[BoardView]>();
  readonly restarts = new Emitter();
  readonly driven: [string, 0 | 1 | null][] = [];
  readonly onDidChangeState = this.states.on;
  readonly onDidNotice = this.notices.on;
  view: BoardView | null = null;
  resets = 0;
  isClosed = false;
  state: DeviceState = { activity: 'idle', release: '1.2.0', version: 'v1.9.1', heap: null, storage: null };

  constructor(id: string, console: ScriptedBoard = new ScriptedBoard()) {
    this.description = { id, label: `Board ${id}`, kind: 'emulated', capabilities: ['console', 'files', 'power'] };
    this.console = console;
  }

  readonly files: FileService = {
    list: async () => Array.from(this.contents, ([name, { length }]) => ({ name, kind: 'file', size: length })),
    read: async (path) => {
      const content = this.contents.get(path);
      if (content === undefined) throw new Failure('not-found', `${path} does not exist.`);
      return content;
    },
    write: async (path, bytes) => void this.contents.set(path, bytes),
    createFolder: async () => {},
    rename: async () => {},
    remove: async (path) => void this.contents.delete(path),
    onDidChange: this.changes.on,
  };

  readonly power = {
    hardReset: async () => {
      this.resets++;
      this.restarts.emit();
    },
    onDidRestart: this.restarts.on,
  };

  readonly board = {
    view: () => this.view,
    onDidChange: this.views.on,
    drivePin: async (name: string, level: 0 | 1 | null) => void this.driven.push([name, level]),
  };

  async open(): Promise<void> {}

  async close(): Promise<void> {
    this.isClosed = true;
  }
}
