/**
 * An emulated board on a worker thread, seen from the host's: the two share the board's memory, and a message only
 * ever says that there is something to look at. Everything that the emulator's shared memory means is known here.
 */
import { Worker } from 'node:worker_threads';
import {
  BOARD_ACTIVITY,
  BOARD_WORD,
  BoardViewReader,
  ByteRing,
  FIRMWARE,
  FatVolume,
  FlashDisk,
  LOCK_HOLDER,
  PIN_TABLE,
  createBoardMemory,
  flashLock,
  sendCommand,
} from '../../emulator/index.ts';
import type { BoardCommand, BoardMemory, BoardOptions } from '../../emulator/index.ts';
import { Emitter } from '../platform/emitter.ts';
import type { FileService } from '../platform/file-service.ts';
import { ring } from '../platform/worker-platform.ts';
import type { BoardView } from '../rpc/contract.ts';
import { Failure } from '../rpc/failure.ts';
import type { BoardFolder } from './board-folder.ts';
import type { BoardMessage, BoardWorkerData } from './board-worker.ts';
import type { DeviceState } from './device.ts';
import type { BoardLink } from './emulated.ts';
import { FlashSaver } from './flash-saver.ts';
import { PinViews } from './pin-views.ts';
import { VolumeFiles } from './volume-files.ts';

const FLASH = '/flash';
/** A board that is asked to power off saves nothing of its own: what takes longer is stuck. */
const POWER_OFF_MS = 300;
/** Seconds from the Unix epoch to 2000-01-01, from which FAT volumes count. */
const EPOCH_2000 = 946_684_800;

export interface BoardThreadOptions extends Pick<BoardOptions, 'profile' | 'clock' | 'heapBytes'> {
  /** The bundled board-worker.ts. */
  readonly workerFile: URL;
  /** Folder of the flash; null for a flash that ends with the board. */
  readonly folder: BoardFolder | null;
}

export class BoardThread implements BoardLink {
  readonly firmware = FIRMWARE;
  readonly files: FileService;
  readonly #options: BoardThreadOptions;
  readonly #memory: BoardMemory;
  readonly #words: Int32Array;
  readonly #input: ByteRing;
  readonly #output: ByteRing;
  readonly #pins: PinViews;
  readonly #saver: FlashSaver;
  readonly #signals = new Emitter();
  readonly #failures = new Emitter<[Error]>();
  readonly #notices = new Emitter<[string]>();
  readonly onDidSignal = this.#signals.on;
  readonly onDidFail = this.#failures.on;
  readonly onDidNotice = this.#notices.on;
  #worker: Worker | null = null;

  constructor(options: BoardThreadOptions) {
    this.#options = options;
    const flash = options.folder?.load() ?? null;
    this.#memory = createBoardMemory(flash ?? undefined);
    this.#words = new Int32Array(this.#memory.bell);
    this.#input = new ByteRing(this.#memory.consoleIn);
    this.#output = new ByteRing(this.#memory.consoleOut);
    this.#pins = new PinViews(new BoardViewReader(this.#memory.view));
    const files = new VolumeFiles({ [FLASH]: () => this.#volume() });
    this.files = files;
    this.#saver = new FlashSaver(this.#memory.flash, options.folder, flash === null);
    this.#saver.onDidChange(() => files.tell(FLASH));
    this.#saver.onDidFail((sentence) => this.#notices.emit(sentence));
  }

  get activity(): DeviceState['activity'] {
    return BOARD_ACTIVITY[Atomics.load(this.#words, BOARD_WORD.activity)] ?? 'off';
  }

  get starts(): number {
    return Atomics.load(this.#words, BOARD_WORD.starts);
  }

  get heap(): DeviceState['heap'] {
    const total = Atomics.load(this.#words, BOARD_WORD.heapTotal);
    return total === 0 ? null : { used: Atomics.load(this.#words, BOARD_WORD.heapUsed), total };
  }

  storage(): DeviceState['storage'] {
    try {
      const { blockSize, blocks, freeBlocks } = this.#volume().statvfs();
      return { used: (blocks - freeBlocks) * blockSize, total: blocks * blockSize };
    } catch {
      // No file system yet, or one that a program broke: there is no figure.
      return null;
    }
  }

  type(bytes: Uint8Array): number {
    const taken = this.#input.write(bytes);
    if (taken > 0) ring(this.#words);
    return taken;
  }

  takeOutput(limit: number): Uint8Array {
    const wasFull = this.#output.free === 0;
    const bytes = this.#output.read(limit);
    if (wasFull) ring(this.#words);
    return bytes;
  }

  takeView(): BoardView | null {
    return this.#pins.take();
  }

  listen(): void {
    Atomics.store(this.#words, BOARD_WORD.attention, 0);
  }

  pressReset(): void {
    this.#command({ kind: 'reset' });
  }

  drivePin(name: string, level: 0 | 1 | null): void {
    if (!PIN_TABLE.some((pin) => pin.name === name)) throw new Failure('no-pin', `The WiPy has no pin ${name}.`);
    this.#command({ kind: 'drive-pin', name, level });
  }

  async start(): Promise<void> {
    await this.#end();
    const { workerFile, profile, clock, heapBytes } = this.#options;
    const data: BoardWorkerData = { memory: this.#memory, profile, clock, heapBytes, source: null };
    const worker = new Worker(workerFile, { workerData: data, name: 'board' });
    worker.on('message', (message: BoardMessage) => this.#receive(message));
    worker.on('error', (error) => this.#fail(worker, error));
    this.#worker = worker;
  }

  async stop(): Promise<void> {
    await this.#end();
    await this.#saver.close();
  }

  /** A mount of the moment: a program may make the file system anew at any time. */
  #volume(): FatVolume {
    const { flash } = this.#memory;
    return FatVolume.mount(new FlashDisk(flash), {
      now: () => Math.floor(Date.now() / 1000) - EPOCH_2000 - new Date().getTimezoneOffset() * 60,
      lock: flashLock(flash, 'host'),
    });
  }

  #command(command: BoardCommand): void {
    sendCommand(this.#memory, command);
    ring(this.#words);
  }

  #receive(message: BoardMessage): void {
    if (message.kind === 'log') this.#notices.emit(message.message);
    this.#signals.emit();
  }

  #fail(worker: Worker, error: Error): void {
    if (worker !== this.#worker) return;
    this.#worker = null;
    this.#freeFlash();
    this.#failures.emit(error);
  }

  async #end(): Promise<void> {
    const worker = this.#worker;
    if (worker === null) return;
    this.#worker = null;
    this.#command({ kind: 'power-off' });
    const ended = new Promise((resolve) => worker.once('exit', resolve));
    const timer = setTimeout(() => void worker.terminate(), POWER_OFF_MS);
    await ended;
    clearTimeout(timer);
    this.#freeFlash();
    Atomics.store(this.#words, BOARD_WORD.activity, BOARD_ACTIVITY.indexOf('off'));
  }

  /** A thread that ended while it held the flash would keep everybody out for ever. */
  #freeFlash(): void {
    flashLock(this.#memory.flash, 'host').breakLock(LOCK_HOLDER.board);
  }
}
