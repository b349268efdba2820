/** The board's side of BoardLink without a thread: what is typed is kept, what it writes is put in by the test. */
import type { BoardLink } from '../../src/main/devices/emulated.ts';
import type { DeviceState } from '../../src/main/devices/device.ts';
import { Emitter } from '../../src/main/platform/emitter.ts';
import type { BoardView } from '../../src/main/rpc/contract.ts';
import { StandInDevice } from './stand-in-device.ts';

export class StandInLink implements BoardLink {
  readonly firmware = { release: '1.2.0', version: 'v1.9.1' };
  readonly files = new StandInDevice('files').files;
  readonly #signals = new Emitter();
  readonly failures = new Emitter<[Error]>();
  readonly notices = new Emitter<[string]>();
  readonly onDidSignal = this.#signals.on;
  readonly onDidFail = this.failures.on;
  readonly onDidNotice = this.notices.on;
  activity: DeviceState['activity'] = 'off';
  heap: DeviceState['heap'] = null;
  starts = 0;
  typed = '';
  /** Bytes that its input has room for. */
  room = Infinity;
  output: Uint8Array = new Uint8Array();
  view: BoardView | null = null;
  driven: [string, 0 | 1 | null][] = [];
  threads = 0;
  isStuck = false;
  isStopped = false;
  #isTold = false;

  storage(): DeviceState['storage'] {
    return { used: 2_560, total: 178_688 };
  }

  type(bytes: Uint8Array): number {
    const taken = bytes.subarray(0, this.room);
    this.room -= taken.length;
    this.typed += Buffer.from(taken).toString('latin1');
    return taken.length;
  }

  takeOutput(limit: number): Uint8Array {
    const taken = this.output.subarray(0, limit);
    this.output = this.output.subarray(taken.length);
    return taken;
  }

  takeView(): BoardView | null {
    const { view } = this;
    this.view = null;
    return view;
  }

  listen(): void {
    this.#isTold = false;
  }

  pressReset(): void {
    if (!this.isStuck) this.#boot();
  }

  drivePin(name: string, level: 0 | 1 | null): void {
    this.driven.push([name, level]);
  }

  async start(): Promise<void> {
    this.threads++;
    this.#boot();
  }

  async stop(): Promise<void> {
    this.isStopped = true;
  }

  /** The board changes something and tells, as its platform does: once until somebody has listened. */
  happen(change: Partial<Pick<StandInLink, 'activity' | 'heap' | 'view' | 'output'>> & { print?: string }): void {
    const { print, ...rest } = change;
    Object.assign(this, rest);
    if (print !== undefined) this.output = Buffer.concat([this.output, Buffer.from(print)]);
    this.#signal();
  }

  #boot(): void {
    this.starts++;
    this.activity = 'booting';
    this.#signal();
  }

  #signal(): void {
    if (this.#isTold) return;
    this.#isTold = true;
    this.#signals.emit();
  }
}
