/**
 * Runs a RegexProgram over bytes by backtracking, in the order of re1.5 (extmod/re1.5/recursiveloop.c): the first way
 * that leads to a match is the match. What is still to be tried lies on a stack of its own, so that long texts need no
 * deep calls, and the caller is asked at every step back, so that a pattern that never ends can be stopped.
 */
import { OP, SEARCH_PREFIX } from './regex-program.ts';
import type { RegexProgram } from './regex-program.ts';

/** Raised where a pattern tries ever new ways without using up any text, as `(a*)*` does. */
export class RegexOverflow extends Error {}

export interface RegexOptions {
  /** Only where the range begins. */
  readonly anchored: boolean;
  readonly from: number;
  /** Called at every step back; may throw. */
  readonly tick: () => void;
}

/** Numbers on the stack. */
const MAX_PENDING = 3_000_000;

function isNamed(name: number, byte: number): boolean {
  const isDigit = byte >= 0x30 && byte <= 0x39;
  const letter = byte | 0x20;
  const isWord = isDigit || (letter >= 0x61 && letter <= 0x7a) || byte === 0x5f;
  switch (String.fromCharCode(name)) {
    case 'd':
      return isDigit;
    case 'D':
      return !isDigit;
    case 'w':
      return isWord;
    case 'W':
      return !isWord;
    case 's':
      return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);
    default:
      return byte !== 0x20 && (byte < 0x09 || byte > 0x0d);
  }
}

/** True where one of the pairs behind `at` has the byte between its ends. */
function inSet(code: readonly number[], at: number, byte: number): boolean {
  const end = at + 1 + 2 * code[at]!;
  for (let i = at + 1; i < end; i += 2) if (byte >= code[i]! && byte <= code[i + 1]!) return true;
  return false;
}

/**
 * Where the whole match and each group begin and end, -1 for groups that took no part; undefined where nothing
 * matches. Errors: RegexOverflow, and what `tick` throws.
 */
export function matchRegex(
  { code, groups }: RegexProgram,
  bytes: Uint8Array,
  { anchored, from, tick }: RegexOptions,
): readonly number[] | undefined {
  const captures: number[] = Array.from({ length: 2 * (groups + 1) }, () => -1);
  // Triples: where to go on in program and text; or -1, a capture and what it was before.
  const pending: number[] = [];
  let pc = anchored ? SEARCH_PREFIX.length : 0;
  let at = from;

  const goBack = (): boolean => {
    tick();
    while (pending.length > 0) {
      const second = pending.pop()!;
      const first = pending.pop()!;
      const target = pending.pop()!;
      if (target >= 0) {
        pc = target;
        at = first;
        return true;
      }
      captures[first] = second;
    }
    return false;
  };
  const remember = (target: number, first: number, second: number): void => {
    if (pending.length >= MAX_PENDING) throw new RegexOverflow();
    pending.push(target, first, second);
  };

  for (;;) {
    const op = code[pc]!;
    const operand = code[pc + 1]!;
    let matches = true;
    switch (op) {
      case OP.char:
        matches = bytes[at++] === operand;
        pc += 2;
        break;
      case OP.any:
        matches = at++ < bytes.length;
        pc++;
        break;
      case OP.set:
      case OP.setNot:
        matches = at < bytes.length && inSet(code, pc + 1, bytes[at]!) === (op === OP.set);
        at++;
        pc += 2 + 2 * operand;
        break;
      case OP.named:
        matches = at < bytes.length && isNamed(operand, bytes[at]!);
        at++;
        pc += 2;
        break;
      case OP.begin:
        matches = at === from;
        pc++;
        break;
      case OP.end:
        matches = at === bytes.length;
        pc++;
        break;
      case OP.jump:
        pc += 2 + operand;
        break;
      case OP.split:
        remember(pc + 2 + operand, at, 0);
        pc += 2;
        break;
      case OP.splitBack:
        remember(pc + 2, at, 0);
        pc += 2 + operand;
        break;
      case OP.save:
        remember(-1, operand, captures[operand]!);
        captures[operand] = at;
        pc += 2;
        break;
      default:
        return captures;
    }
    if (!matches && !goBack()) return undefined;
  }
}
