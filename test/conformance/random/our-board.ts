/**
 * The worker in which programs run on our interpreter, one after the other, each on a fresh one.
 */
import { parentPort } from 'node:worker_threads';
import { encodeUtf8 } from '../../../src/emulator/lib/utf8.ts';
import { pythonInterpreter } from '../../drivers/python.ts';

/** The reference interpreter has a heap of this size unless it is told otherwise. */
const HEAP_BYTES = 1_024 * 1_024;

/** Poll points, 1000 loop rounds or calls apart, after which a program is taken for endless. */
const POLLS = 5_000;

class Endless extends Error {}

function run(source: string, shipped: boolean): string {
  let polls = 0;
  const { interpreter, output } = pythonInterpreter({
    shipped,
    heapBytes: HEAP_BYTES,
    poll() {
      if (++polls > POLLS) throw new Endless();
    },
  });
  try {
    const outcome = interpreter.execute(source, 'file', '<stdin>');
    return output() + (outcome.kind === 'exception' ? interpreter.format(outcome.exception) : '');
  } catch (error) {
    if (error instanceof Endless) return `${output()}\nno end`;
    return `${output()}\nhost exception: ${error instanceof Error ? error.stack : String(error)}`;
  }
}

export interface Question {
  readonly source: string;
  readonly shipped: boolean;
}

parentPort!.on('message', ({ source, shipped }: Question) =>
  // Broken UTF-8 is to come out of both alike.
  parentPort!.postMessage(Buffer.from(encodeUtf8(run(source, shipped))).toString()),
);
