/**
 * `wipy run`: boots a board, executes a file on it as the raw REPL would, and copies what the board writes. The board
 * has a thread of its own, so that a time limit and Ctrl-C end it whatever it does.
 */
import { readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { DEFAULT_HEAP_BYTES, LOCK_HOLDER, createBoardMemory, flashLock } from '../../emulator/index.ts';
import type { BoardMemory } from '../../emulator/index.ts';
import { NO_FOLDER, tryBoardFolder } from '../devices/board-folder.ts';
import type { BoardMessage, BoardWorkerData } from '../devices/board-worker.ts';
import { FlashSaver } from '../devices/flash-saver.ts';
import { reasonOf } from '../rpc/failure.ts';
import { BoardOutput } from './board-output.ts';
import { memoryReport } from './memory-report.ts';
import { FAULT, UsageError, choiceOf, numberOf, parseVerb } from './usage.ts';

export const RUN_HELP = `Usage: wipy run FILE [OPTIONS]

Boots an emulated WiPy, executes FILE on it as its raw REPL would, and copies
what the board writes to the standard output, lines ended by a line feed.

  --board DIR           folder of the board's flash; without it the flash is
                        in memory and gone afterwards
  --profile PROFILE     documented (default): what the 1.9.1 manual describes;
                        shipped: the firmware as built, gaps included
  --clock CLOCK         real (default), or virtual: waiting costs no time
  --heap BYTES          size of the Python heap, ${DEFAULT_HEAP_BYTES} by default
  --memory-report       tell at the end what the program holds on the heap, by
                        type and by line, on the standard error
  --timeout SECONDS     end the program after this time
  --help                print this

Exit status: 0; 1 after an uncaught exception, 124 after the timeout,
2 for wrong usage.`;

const TIMED_OUT = 124;
/** A shell shows a program that was ended by a signal as 128 and the signal's number. */
const SIGNALLED = { SIGINT: 130, SIGTERM: 143, SIGPIPE: 141 } as const;

interface RunOptions extends Pick<BoardWorkerData, 'profile' | 'clock' | 'heapBytes'> {
  readonly noteSites: boolean;
  readonly source: Uint8Array;
  readonly board: string | null;
  /** Milliseconds; null for no limit. */
  readonly timeoutMs: number | null;
}

/** Runs to the end and returns the exit status. */
export async function run(args: string[], workerFile: URL): Promise<number> {
  const options = parseOptions(args);
  if (options === null) {
    console.log(RUN_HELP);
    return 0;
  }
  const { folder, notice } = options.board === null ? NO_FOLDER : tryBoardFolder(options.board);
  if (notice !== null) console.error(`wipy: ${notice}`);
  const flash = folder?.load() ?? null;
  const memory = createBoardMemory(flash ?? undefined);
  const saver = new FlashSaver(memory.flash, folder, flash === null);
  saver.onDidFail((sentence) => console.error(`wipy: ${sentence}`));
  const status = await execute(options, memory, workerFile);
  flashLock(memory.flash, 'host').breakLock(LOCK_HOLDER.board);
  await saver.close();
  return status;
}

function parseOptions(args: string[]): RunOptions | null {
  const { values, positionals } = parseVerb('run', {
    args,
    allowPositionals: true,
    options: {
      board: { type: 'string' },
      profile: { type: 'string', default: 'documented' },
      clock: { type: 'string', default: 'real' },
      heap: { type: 'string', default: String(DEFAULT_HEAP_BYTES) },
      timeout: { type: 'string' },
      'memory-report': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return null;
  const [file, ...rest] = positionals;
  if (file === undefined || rest.length > 0) throw new UsageError('wipy run takes one FILE. See wipy run --help.');
  const seconds = { least: 0.001, most: 2_000_000, unit: 'seconds' };
  return {
    profile: choiceOf('profile', values.profile, ['documented', 'shipped']),
    clock: choiceOf('clock', values.clock, ['real', 'virtual']),
    heapBytes: Math.floor(numberOf('heap', values.heap, { least: 4_096, most: 16_777_216, unit: 'bytes' })),
    timeoutMs: values.timeout === undefined ? null : numberOf('timeout', values.timeout, seconds) * 1000,
    noteSites: values['memory-report'],
    board: values.board ?? null,
    source: readSource(file),
  };
}

function readSource(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${reasonOf(error)}.`);
  }
}

function execute({ source, timeoutMs, ...options }: RunOptions, memory: BoardMemory, workerFile: URL): Promise<number> {
  const { profile, clock, heapBytes, noteSites } = options;
  const data: BoardWorkerData = { memory, profile, clock, heapBytes, noteSites, source };
  const worker = new Worker(workerFile, { workerData: data });
  const output = new BoardOutput(memory);
  return new Promise((resolve) => {
    const end = async (status: number) => {
      clearTimeout(timer);
      await worker.terminate();
      output.finish();
      resolve(output.isClosed ? SIGNALLED.SIGPIPE : status);
    };
    const timer = timeoutMs === null ? undefined : setTimeout(() => void end(TIMED_OUT), timeoutMs);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end(SIGNALLED[signal]));
    worker.on('message', (message: BoardMessage) => {
      if (message.kind === 'log') console.error(message.message);
      else if (message.kind === 'ended') {
        if (message.outcome === 'reset') console.error('wipy: the program reset the board; its run ends there.');
        const { memory: census } = message;
        void end(message.outcome === 'exception' ? 1 : 0).then(() => census && console.error(memoryReport(census)));
      } else {
        output.copy();
        if (output.isClosed) void end(SIGNALLED.SIGPIPE);
      }
    });
    worker.on('error', (error) => {
      console.error('wipy: the emulator failed:', error);
      void end(FAULT);
    });
  });
}
