/**
 * One device in use: its console seen through the raw REPL, its status with the name of what runs, its last output.
 * What the device lacks is refused with a sentence.
 */
import type { Device } from '../devices/device.ts';
import { RawRepl } from '../devices/raw-repl.ts';
import { Emitter } from '../platform/emitter.ts';
import type { Dispose } from '../platform/emitter.ts';
import type { DeviceStatus } from '../rpc/contract.ts';
import { Failure } from '../rpc/failure.ts';
import { ConsoleBacklog } from './console-backlog.ts';

type Capability = 'console' | 'files' | 'power' | 'board';

const LACKING: Readonly<Record<Capability, string>> = {
  console: 'has no console',
  files: 'does not give access to its files',
  power: 'can only be reset by its own switch',
  board: 'does not show its pins',
};

export class DeviceSession {
  readonly device: Device;
  readonly #repl: RawRepl | null;
  readonly #backlog = new ConsoleBacklog();
  readonly #writes = new Emitter<[Uint8Array]>();
  readonly #statuses = new Emitter<[DeviceStatus]>();
  readonly onDidWriteConsole = this.#writes.on;
  readonly onDidChangeStatus = this.#statuses.on;
  readonly #disposals: Dispose[] = [];

  constructor(device: Device) {
    this.device = device;
    this.#repl = device.console === undefined ? null : new RawRepl(device.console);
    const tellStatus = () => this.#statuses.emit(this.status);
    this.#disposals.push(device.onDidChangeState(tellStatus));
    if (this.#repl !== null) {
      const repl = this.#repl;
      this.#disposals.push(
        repl.onDidWrite((bytes) => {
          this.#backlog.write(bytes);
          this.#writes.emit(bytes);
        }),
        repl.onDidChangeRunning(tellStatus),
        () => repl.dispose(),
      );
      if (device.power !== undefined) this.#disposals.push(device.power.onDidRestart(() => repl.forget()));
    }
  }

  get status(): DeviceStatus {
    const { description, state } = this.device;
    const running = this.#repl?.running ?? null;
    const activity = running !== null && state.activity === 'idle' ? 'running' : state.activity;
    return { ...state, activity, id: description.id, running };
  }

  get backlog(): Uint8Array {
    return this.#backlog.read();
  }

  /** A capability of the device. Code `not-supported` where it lacks it. */
  require<Name extends Capability>(name: Name): NonNullable<Device[Name]> {
    const capability = this.device[name];
    if (capability === undefined) throw this.#lacking(name);
    return capability;
  }

  type(bytes: Uint8Array): Promise<void> {
    return this.#talk().type(bytes);
  }

  run(name: string, source: string): Promise<void> {
    return this.#talk().run(name, source);
  }

  stop(): Promise<void> {
    return this.#talk().stop();
  }

  reset(kind: 'soft' | 'hard'): Promise<void> {
    return kind === 'soft' ? this.#talk().softReset() : this.require('power').hardReset();
  }

  /** Ends the conversation; the device stays open. */
  dispose(): void {
    for (const dispose of this.#disposals) dispose();
  }

  #talk(): RawRepl {
    if (this.#repl === null) throw this.#lacking('console');
    if (this.device.state.activity === 'lost') {
      const message = `${this.device.description.label} does not answer. Reset it, or choose another device.`;
      throw new Failure('no-device', message);
    }
    return this.#repl;
  }

  #lacking(name: Capability): Failure {
    return new Failure('not-supported', `${this.device.description.label} ${LACKING[name]}.`);
  }
}
