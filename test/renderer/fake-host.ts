/**
 * A host in memory for the page's tests and its development: real files in two maps, a console that echoes, a board
 * that blinks. It keeps to the contract; what it does not do is Python. Time passes only by `advance`.
 */
import type { DeviceStatus, FileArea, HostApi, PageApi } from '../../src/main/rpc/contract.ts';
import { FakeBoard } from './fake-board.ts';
import { FakeFiles } from './fake-files.ts';
import { refuse } from './refuse.ts';

const BLINK = `# The LED of the expansion board hangs on GP16 and lights when the pin is low.
from machine import Pin
import time

led = Pin('GP16', mode=Pin.OUT)

while True:
    led.toggle()
    print('led is', 'off' if led() else 'on')
    time.sleep_ms(500)
`;

export const BANNER =
  'MicroPython v1.9.1 on 2017-06-12; WiPy with CC3200\r\nType "help()" for more information.\r\n>>> ';

type Tell = <Name extends keyof PageApi>(event: Name, ...params: Parameters<PageApi[Name]>) => void;

export class FakeHost implements HostApi {
  readonly board = new FakeBoard();
  readonly states = new Map<string, string>();
  readonly files: Readonly<Record<FileArea, FakeFiles>> = {
    project: new FakeFiles('', {
      'main.py': BLINK,
      'boot.py': '# boot.py -- run on boot-up\nimport os\nimport machine\nos.dupterm(machine.UART(0, 115200))\n',
      lib: null,
      'lib/button.py': 'class Button:\n    pass\n',
      'notes.txt': 'GP16: LED\nGP17: button\n',
    }),
    device: new FakeFiles('/', {
      '/flash': null,
      '/flash/main.py': '# main.py -- put your code here!\r\n',
      '/flash/boot.py': '# boot.py -- run on boot-up\r\n',
      '/flash/lib': null,
      '/flash/cert': null,
      '/flash/sys': null,
    }),
  };
  /** What was run, newest last. */
  readonly runs: { name: string; source: string }[] = [];
  readonly driven: [string, 0 | 1 | null][] = [];
  /** Bytes typed in the terminal. */
  readonly typed: number[] = [];
  tell: Tell = () => {};
  status: DeviceStatus = {
    id: 'emulated',
    activity: 'idle',
    running: null,
    release: '1.2.0',
    version: 'v1.9.1',
    heap: { used: 2096, total: 51_968 },
    storage: { used: 2560, total: 178_688 },
  };
  private console = BANNER;
  private printedMs = 0;

  /** Lets time pass on the board and tells what changed. */
  advance(ms: number): void {
    this.board.advance(ms);
    const view = this.board.look();
    if (view !== null) this.tell('onDidChangeBoard', view);
    if (this.status.activity === 'running' && this.board.nowMs - this.printedMs >= 500) {
      this.printedMs = this.board.nowMs;
      const led = this.board.view().pins.find((pin) => pin.name === 'GP16');
      this.print(`led is ${led?.level === 1 ? 'off' : 'on'}\r\n`);
    }
  }

  async describe() {
    return {
      product: 'WiPy Studio',
      version: '0.1.0',
      workspace: { path: '/home/ada/blink', name: 'blink' },
      devices: [
        {
          id: 'emulated',
          label: 'Emulated WiPy',
          kind: 'emulated' as const,
          capabilities: ['console', 'files', 'power', 'board-view'] as const,
        },
      ],
      device: this.status,
      notices: [],
    };
  }

  async openWorkspace(path: string) {
    if (path.includes('nowhere')) refuse('not-found', `There is no folder ${path}. Make it first, or choose another.`);
    return { path, name: path.slice(path.lastIndexOf('/') + 1) };
  }

  async listFolder(area: FileArea, path: string) {
    return this.files[area].list(path);
  }

  async readText(area: FileArea, path: string) {
    return this.files[area].read(path);
  }

  async writeText(area: FileArea, path: string, text: string) {
    this.files[area].write(path, text);
    this.tell('onDidChangeFiles', area, path);
  }

  async createFolder(area: FileArea, path: string) {
    this.files[area].makeFolder(path);
    this.tell('onDidChangeFiles', area, path);
  }

  async rename(area: FileArea, from: string, to: string) {
    this.files[area].rename(from, to);
    this.tell('onDidChangeFiles', area, from);
    this.tell('onDidChangeFiles', area, to);
  }

  async remove(area: FileArea, path: string) {
    this.files[area].remove(path);
    this.tell('onDidChangeFiles', area, path);
  }

  async selectDevice(id: string) {
    if (id !== this.status.id) refuse('not-found', `There is no device ${id}.`);
    return this.status;
  }

  async typeConsole(bytes: Uint8Array) {
    this.typed.push(...bytes);
    for (const char of new TextDecoder().decode(bytes)) this.echo(char);
  }

  async consoleBacklog() {
    return new TextEncoder().encode(this.console);
  }

  async run(name: string, source: string) {
    this.runs.push({ name, source });
    this.board.set('GP16', { mode: 'out', level: 1 });
    this.board.wave('GP16', 500);
    this.board.hasHeartbeat = false;
    this.print('\r\n');
    this.become({ activity: 'running', running: name, heap: { used: 4480, total: 51_968 } });
  }

  async stop() {
    if (this.status.activity !== 'running') return;
    this.board.wave('GP16', null);
    this.board.hasHeartbeat = true;
    this.print(
      'Traceback (most recent call last):\r\n  File "<stdin>", line 10, in <module>\r\nKeyboardInterrupt: \r\n>>> ',
    );
    this.become({ activity: 'idle', running: null });
  }

  async reset(kind: 'soft' | 'hard') {
    this.board.wave('GP16', null);
    this.board.set('GP16', { mode: 'in', level: 0 });
    this.board.hasHeartbeat = true;
    this.print(`${kind === 'soft' ? '\r\nPYB: soft reboot' : ''}\r\n${BANNER}`);
    this.become({ activity: 'idle', running: null });
  }

  async drivePin(name: string, level: 0 | 1 | null) {
    this.driven.push([name, level]);
    const pulled = this.board.view().pins.find((pin) => pin.name === name)?.pull === 'up' ? 1 : 0;
    this.board.set(name, { level: level ?? pulled });
  }

  async loadState(key: string) {
    return this.states.get(key) ?? null;
  }

  async saveState(key: string, value: string) {
    this.states.set(key, value);
  }

  /** Somebody else changes a file. */
  changeFile(area: FileArea, path: string, text: string): void {
    this.files[area].write(path, text);
    this.tell('onDidChangeFiles', area, path);
  }

  print(text: string): void {
    this.console = (this.console + text).slice(-65_536);
    this.tell('onDidWriteConsole', new TextEncoder().encode(text));
  }

  private become(change: Partial<DeviceStatus>): void {
    this.status = { ...this.status, ...change };
    this.tell('onDidChangeDevice', this.status);
  }

  private echo(char: string): void {
    if (char === '\x03') void this.stop();
    else if (char === '\r') this.print('\r\n>>> ');
    else if (char === '\x7f') this.print('\b\x1b[K');
    else this.print(char);
  }
}
