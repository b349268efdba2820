/**
 * Entry of the board's thread: makes the board on the memory that was handed over and lets it run. For `wipy run` the
 * board executes one source text instead, and the thread says how that ended.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { ByteRing, Device, runScript } from '../../emulator/index.ts';
import type { BoardOptions, ScriptOutcome } from '../../emulator/index.ts';
import { WorkerPlatform } from '../platform/worker-platform.ts';

export interface BoardWorkerData extends Omit<BoardOptions, 'platform'> {
  /** A source text to execute as the raw REPL does; null starts the board as usual. */
  readonly source: Uint8Array | null;
}

export type BoardMessage =
  /** There is something to read in shared memory. */
  | { readonly kind: 'signal' }
  | { readonly kind: 'log'; readonly message: string }
  | { readonly kind: 'ended'; readonly outcome: ScriptOutcome };

/** A bell that has rung for something else would end each wait at once: this one is short. */
const RETRY_NANOS = 1_000_000;
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
if (source === null) {
  new Device({ ...options, platform }).run();
} else {
  const output = new ByteRing(options.memory.consoleOut);
  const onOutput = (bytes: Uint8Array) => {
    for (let rest = bytes; rest.length > 0;) {
      rest = rest.subarray(output.write(rest));
      platform.notify();
      // Full: the other thread rings when it has taken some.
      if (rest.length > 0) platform.wait(platform.nanos() + RETRY_NANOS);
    }
  };
  send({ kind: 'ended', outcome: runScript({ ...options, platform, source, onOutput }) });
}
