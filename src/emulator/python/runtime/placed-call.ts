/**
 * Calls with named arguments, the commonest kind: nothing starred, no name twice. Which parameter gets which value is
 * worked out once for each place of a program and remembered as long as the same function is called there.
 */
import type { Value } from './object.ts';
import { callKeywords } from './call.ts';
import type { CodeInfo } from './vm.ts';
import { PyBoundMethod } from '../types/bound-method.ts';
import { PyFunction } from '../types/function.ts';

/** One such call as written. */
export interface CallSite {
  readonly names: readonly string[];
  /** The code last called; null before the first call of a function that it fits. */
  code: CodeInfo | null;
  /** For each parameter the index of its value; ~n where it has its default, the nth. */
  order: readonly number[];
}

/** Calls a value with plain arguments and, behind them, those that are named. Errors: as callKeywords. */
export function callPlaced(callee: Value, values: Value[], site: CallSite): Value {
  if (callee instanceof PyBoundMethod) return callPlaced(callee.target, [callee.self, ...values], site);
  if (callee instanceof PyFunction && (site.code === callee.code || learnOrder(callee, values.length, site))) {
    const { defaults } = callee;
    const bound = site.order.map((at) => (at >= 0 ? values[at]! : defaults[~at]!));
    return callee.body.apply(callee, bound);
  }
  const plain = values.length - site.names.length;
  const pairs = site.names.map((name, i): [string, Value] => [name, values[plain + i]!]);
  return callKeywords(callee, values.slice(0, plain), new Map(pairs));
}

/** Works out which parameter gets what; false where that is not plain, or an error. */
function learnOrder({ code, defaults }: PyFunction, given: number, site: CallSite): boolean {
  const { parameters, positional, star, doubleStar } = code;
  const plain = given - site.names.length;
  if (star || doubleStar || parameters.length > positional || plain > positional) return false;
  if (site.names.some((name) => parameters.indexOf(name) < plain)) return false;
  const order: number[] = [];
  for (const [i, name] of parameters.entries()) {
    const at = i < plain ? i : plain + site.names.indexOf(name);
    const isGiven = i < plain || site.names.includes(name);
    const defaulted = i - (positional - defaults.length);
    if (!isGiven && defaulted < 0) return false;
    order.push(isGiven ? at : ~defaulted);
  }
  site.order = order;
  site.code = code;
  return true;
}
