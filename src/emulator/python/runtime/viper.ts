/**
 * What the code of viper functions calls besides the rest of the runtime, by the names it uses.
 */
import { checkArgumentCount } from '../types/builtin.ts';
import { PyBuiltin } from '../types/builtin-function.ts';
import { pointerAt, toPointer, toWord } from './pointer.ts';

/** Shifts as the processor of the chip does: by the low byte of the count, which may push all bits out. */
function shiftLeft(word: number, count: number): number {
  return (count & 0xff) < 32 ? word << count : 0;
}

function shiftRight(word: number, count: number): number {
  return word >> Math.min(count & 0xff, 31);
}

export const viperSupport = {
  Builtin: PyBuiltin,
  checkArgumentCount,
  /** What a pointer points to before it is assigned. */
  NOWHERE: pointerAt(0, 1),
  pointerAt,
  shiftLeft,
  shiftRight,
  toPointer,
  toWord,
};
