/**
 * Generates programs, runs each on both interpreters, and reports every difference with its seed and the smallest
 * program that shows it. See random.mjs for how it is called.
 */
import { availableParallelism } from 'node:os';
import { difference, incomparable } from './comparison.ts';
import type { Difference, Incomparable } from './comparison.ts';
import { OurBoard, runReal } from './interpreters.ts';
import type { Result } from './interpreters.ts';
import { minimised } from './minimise.ts';
import { program } from './program.ts';

export interface Task {
  readonly interpreter: string;
  readonly shipped: boolean;
  readonly count: number;
  readonly firstSeed: number;
  /** our-board.ts, bundled. */
  readonly boardScript: string;
}

/** Differences that are made small; of any others only the seeds are named. */
const MOST_MINIMISED = 20;

/** Returns the number of programs that differ. */
export async function compareAll(task: Task): Promise<number> {
  const seeds = Array.from({ length: task.count }, (_, n) => task.firstSeed + n).values();
  const different: number[] = [];
  const left = new Map<Incomparable, number[]>();

  const work = async (): Promise<void> => {
    const board = new OurBoard(task.boardScript, task.shipped);
    const judge = async (source: string): Promise<Difference | Incomparable | undefined> => {
      const [real, ours] = await Promise.all([runReal(task.interpreter, source), board.run(source)]);
      const found = difference(real, ours);
      if (found === undefined) return undefined;
      return (
        incomparable(real, ours) ?? ((await dependsOnAddresses(real, task.interpreter, source)) ? 'address' : found)
      );
    };
    for (const seed of seeds) {
      const source = program(seed, task.shipped);
      const found = await judge(source);
      if (found === undefined) continue;
      if (typeof found === 'string') {
        left.set(found, [...(left.get(found) ?? []), seed]);
        continue;
      }
      different.push(seed);
      if (different.length > MOST_MINIMISED) continue;
      const small = await minimised(source, async (candidate) => isAlike(await judge(candidate), found));
      const shown = await judge(small);
      report(seed, small, typeof shown === 'object' ? shown : found);
    }
    board.close();
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));

  const compared = task.count - [...left.values()].reduce((sum, some) => sum + some.length, 0);
  console.log(`${compared} programs compared, ${different.length} differ${listed(different)}`);
  for (const [why, some] of left) console.log(`not compared, ${EXPLAINED[why]}: ${some.length}${listed(some)}`);
  return different.length;
}

/** Sizes of heap that lie at different places. */
const HEAPS = ['1025k', '2m', '3100k'];

/** Addresses show in more than what is normalised: hashes, the order of a set, the letters of a text. */
async function dependsOnAddresses(real: Result, interpreter: string, source: string): Promise<boolean> {
  for (const size of HEAPS) {
    const again = await runReal(interpreter, source, ['-X', `heapsize=${size}`]);
    if (difference(real, again) !== undefined) return true;
  }
  return false;
}

/** Whether a smaller program shows the same difference, as far as one can tell: the same words but for numbers. */
function isAlike(found: Difference | Incomparable | undefined, wanted: Difference): boolean {
  if (typeof found !== 'object') return false;
  const kind = ({ real, ours }: Difference): string => `${real}\0${ours}`.replaceAll(/\d+/g, '');
  return kind(found) === kind(wanted);
}

const EXPLAINED: Readonly<Record<Incomparable, string>> = {
  'no end': 'the real interpreter does not end',
  crash: 'the real interpreter crashes',
  memory: 'one of them ran out of memory',
  recursion: 'the real interpreter ran out of stack',
  address: 'what the real interpreter prints depends on where its objects lie',
};

function listed(seeds: readonly number[]): string {
  return seeds.length === 0 ? '' : ` (seeds ${seeds.slice(0, 30).join(' ')}${seeds.length > 30 ? ' …' : ''})`;
}

function report(seed: number, source: string, { after, real, ours }: Difference): void {
  const indent = (text: string): string => text.replaceAll(/^/gm, '    ');
  console.log(
    `seed ${seed}, after statement ${after}:\n${indent(source)}\n  real:\n${indent(real)}\n  ours:\n${indent(ours)}\n`,
  );
}
