/**
 * The emulated board as a device: looks at what its thread shares, at a pace that a page can follow, and lets a board
 * that floods its console wait. The thread itself is behind BoardLink (board-thread.ts).
 */
import { Emitter } from '../platform/emitter.ts';
import type { Dispose } from '../platform/emitter.ts';
import type { FileService } from '../platform/file-service.ts';
import type { BoardView, DeviceDescription } from '../rpc/contract.ts';
import { Failure } from '../rpc/failure.ts';
import type { Device, DeviceBoard, DeviceConsole, DevicePower, DeviceState } from './device.ts';

/** Two looks at the board are this far apart at least; the first after a pause is at once. */
const LOOK_MS = 4;
/** A little less than 60 pictures a second. */
const PICTURE_MS = 17;
/** Figures that change all the time, such as the heap. */
const FIGURES_MS = 250;
/** Console bytes of one look: 4 MB a second, as much as a terminal in a page can draw. */
const LOOK_BYTES = 16 * 1024;
/** A board that does not answer its reset switch in this time is started on a new thread. */
const RESET_MS = 1_000;
const CTRL_C = 3;

/** A board on its thread, as seen from this one. */
export interface BoardLink {
  readonly activity: DeviceState['activity'];
  /** How often the board has started, soft resets not counted. */
  readonly starts: number;
  readonly firmware: { readonly release: string; readonly version: string };
  readonly heap: DeviceState['heap'];
  readonly files: FileService;
  storage(): DeviceState['storage'];
  /** Takes what fits of the bytes into the board's input; returns how many. */
  type(bytes: Uint8Array): number;
  /** Console output since the last call, at most `limit` bytes. */
  takeOutput(limit: number): Uint8Array;
  /** The pins; null where nothing changed since the last call. */
  takeView(): BoardView | null;
  /** From now on onDidSignal tells again. Called before each look. */
  listen(): void;
  /** Presses the reset switch; a board whose thread is busy for ever does not feel it. */
  pressReset(): void;
  drivePin(name: string, level: 0 | 1 | null): void;
  /** Starts a thread; ends the one that runs, whatever it does. */
  start(): Promise<void>;
  /** Powers the board off; its flash is saved when this resolves. */
  stop(): Promise<void>;
  /** There is something to look at. */
  onDidSignal(listener: () => void): Dispose;
  /** The thread ended by a fault of ours. */
  onDidFail(listener: (error: Error) => void): Dispose;
  onDidNotice(listener: (message: string) => void): Dispose;
}

interface Typing {
  bytes: Uint8Array;
  readonly resolve: () => void;
}

export class EmulatedDevice implements Device {
  readonly description: DeviceDescription;
  readonly console: DeviceConsole;
  readonly files: FileService;
  readonly power: DevicePower;
  readonly board: DeviceBoard;
  readonly #link: BoardLink;
  readonly #writes = new Emitter<[Uint8Array]>();
  readonly #states = new Emitter();
  readonly #notices = new Emitter<[string]>();
  readonly #views = new Emitter<[BoardView]>();
  readonly #restarts = new Emitter();
  readonly onDidChangeState = this.#states.on;
  readonly onDidNotice = this.#notices.on;
  #disposals: Dispose[] = [];
  #timer: NodeJS.Timeout | undefined;
  #lookedAt = -Infinity;
  #nextLookAt = Infinity;
  #isLooking = false;
  #pictureAt = -Infinity;
  #figuresAt = -Infinity;
  #isHeld = false;
  #isLost = false;
  #starts = 0;
  #state: DeviceState;
  #view: BoardView | null = null;
  #typing: Typing[] = [];

  constructor(link: BoardLink, id = 'emulated', label = 'Emulated WiPy') {
    this.#link = link;
    this.#state = this.#readState();
    this.description = { id, label, kind: 'emulated', capabilities: ['console', 'files', 'power', 'board-view'] };
    this.files = link.files;
    this.console = {
      write: (bytes) => this.#type(bytes),
      onDidWrite: this.#writes.on,
      hold: (isHeld) => {
        this.#isHeld = isHeld;
        if (!isHeld) this.#lookSoon();
      },
    };
    this.power = { hardReset: () => this.#hardReset(), onDidRestart: this.#restarts.on };
    this.board = {
      view: () => this.#view,
      onDidChange: this.#views.on,
      drivePin: async (name, level) => link.drivePin(name, level),
    };
  }

  get state(): DeviceState {
    return this.#state;
  }

  async open(): Promise<void> {
    const link = this.#link;
    this.#disposals = [
      link.onDidSignal(() => this.#lookSoon()),
      // The free space is one of the figures.
      link.files.onDidChange(() => this.#lookSoon()),
      link.onDidNotice((message) => this.#notices.emit(message)),
      link.onDidFail((error) => this.#lose(error)),
    ];
    this.#starts = link.starts;
    await link.start();
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer);
    for (const dispose of this.#disposals) dispose();
    this.#dropTyping();
    await this.#link.stop();
  }

  #lookSoon(): void {
    const time = this.#lookedAt + LOOK_MS;
    if (this.#isLooking || performance.now() < time) this.#lookAt(time);
    else this.#look();
  }

  /** Plans a look, unless there is one before. */
  #lookAt(time: number): void {
    if (time >= this.#nextLookAt) return;
    clearTimeout(this.#timer);
    this.#nextLookAt = time;
    this.#timer = setTimeout(() => this.#look(), time - performance.now());
  }

  #look(): void {
    clearTimeout(this.#timer);
    const now = performance.now();
    this.#isLooking = true;
    this.#lookedAt = now;
    this.#nextLookAt = Infinity;
    this.#link.listen();
    this.#lookAtStarts();
    const bytes = this.#isHeld ? new Uint8Array() : this.#link.takeOutput(LOOK_BYTES);
    if (bytes.length > 0) this.#writes.emit(bytes);
    this.#typeOn();
    const isUnfinished = bytes.length === LOOK_BYTES || this.#typing.length > 0;
    const again = Math.min(isUnfinished ? LOOK_MS : Infinity, this.#lookAtPins(now), this.#lookAtState(now));
    this.#isLooking = false;
    this.#lookAt(now + again);
  }

  #lookAtStarts(): void {
    if (this.#link.starts === this.#starts) return;
    this.#starts = this.#link.starts;
    this.#isLost = false;
    this.#restarts.emit();
  }

  /** Milliseconds until the pins are to be looked at again, Infinity for when something happens. */
  #lookAtPins(now: number): number {
    const wait = this.#pictureAt + PICTURE_MS - now;
    if (wait > 0) return wait;
    const view = this.#link.takeView();
    if (view === null) return Infinity;
    this.#pictureAt = now;
    this.#view = view;
    this.#views.emit(view);
    return PICTURE_MS;
  }

  /** The same for the state: a change of activity is told at once, figures four times a second. */
  #lookAtState(now: number): number {
    const wait = this.#figuresAt + FIGURES_MS - now;
    if (wait > 0 && this.#readActivity() === this.#state.activity) return wait;
    const state = this.#readState();
    if (isSame(state, this.#state)) return Infinity;
    this.#figuresAt = now;
    this.#state = state;
    this.#states.emit();
    return FIGURES_MS;
  }

  #readActivity(): DeviceState['activity'] {
    return this.#isLost ? 'lost' : this.#link.activity;
  }

  #readState(): DeviceState {
    const { firmware, heap } = this.#link;
    const { release, version } = firmware;
    return { activity: this.#readActivity(), release, version, heap, storage: this.#link.storage() };
  }

  #type(bytes: Uint8Array): Promise<void> {
    // Ctrl-C voids what was typed before it, as on any terminal: it must not wait behind a long paste.
    if (bytes[0] === CTRL_C) this.#dropTyping();
    return new Promise((resolve) => {
      this.#typing.push({ bytes, resolve });
      this.#typeOn();
      if (this.#typing.length > 0) this.#lookSoon();
    });
  }

  #typeOn(): void {
    for (let first = this.#typing[0]; first !== undefined; first = this.#typing[0]) {
      first.bytes = first.bytes.subarray(this.#link.type(first.bytes));
      if (first.bytes.length > 0) return;
      this.#typing.shift();
      first.resolve();
    }
  }

  #dropTyping(): void {
    for (const { resolve } of this.#typing.splice(0)) resolve();
  }

  async #hardReset(): Promise<void> {
    this.#dropTyping();
    if (!this.#isLost && (await this.#restartsAfter(() => this.#link.pressReset()))) return;
    if (!(await this.#restartsAfter(() => this.#link.start()))) {
      throw new Failure('no-device', 'The emulated board does not start. Start WiPy Studio again.');
    }
  }

  /** Whether the board begins to start within the time it has for that. */
  async #restartsAfter(action: () => void | Promise<void>): Promise<boolean> {
    const restarted = new Promise<boolean>((resolve) => {
      const settle = (hasRestarted: boolean) => {
        clearTimeout(timer);
        stopListening();
        resolve(hasRestarted);
      };
      const timer = setTimeout(() => settle(false), RESET_MS);
      const stopListening = this.#restarts.on(() => settle(true));
    });
    await action();
    return restarted;
  }

  #lose(error: Error): void {
    this.#isLost = true;
    this.#dropTyping();
    this.#notices.emit(
      `The emulated board stopped by a fault of WiPy Studio (${error.message}). Reset starts it again.`,
    );
    this.#lookSoon();
  }
}

function isSame(a: DeviceState, b: DeviceState): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
