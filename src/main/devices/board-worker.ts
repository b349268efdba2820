/**
 * Entry of the board's thread: makes the board on the memory that was handed over and lets it run. For `wipy run` the
 * board executes one source text instead, and the thread says how that ended.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { Device } from '../../emulator/index.ts';
import type { BoardOptions, HeapCensus, ScriptOutcome } from '../../emulator/index.ts';
import { WorkerPlatform } from '../platform/worker-platform.ts';

export interface BoardWorkerData extends Omit<BoardOptions, 'platform'> {
  /** A source text to execute as the raw REPL does; null starts the board as usual. */
  readonly source: Uint8Array | null;
}

export type BoardMessage =
  /** There is something to read in shared memory. */
  | { readonly kind: 'signal' }
  | { readonly kind: 'log'; readonly message: string }
  /** `memory` where the board was to note its sites. */
  | { readonly kind: 'ended'; readonly outcome: ScriptOutcome; readonly memory: HeapCensus | null };

const SIGNAL: BoardMessage = { kind: 'signal' };

function send(message: BoardMessage): void {
  parentPort?.postMessage(message);
}

const { source, ...options } = workerData as BoardWorkerData;
const platform = new WorkerPlatform({
  words: new Int32Array(options.memory.bell),
  signal: () => send(SIGNAL),
  log: (message) => send({ kind: 'log', message }),
  isRepeatable: options.clock === 'virtual',
});
const device = new Device({ ...options, platform });
device.attachConsole();
// In a microtask V8 throws in half the time: outside it describes each exception first, in case nobody catches it.
queueMicrotask(() => {
  if (source === null) device.run();
  else {
    const outcome = device.runScript(source);
    send({ kind: 'ended', outcome, memory: options.noteSites ? device.memoryCensus() : null });
  }
});
