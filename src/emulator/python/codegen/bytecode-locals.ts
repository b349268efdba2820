/**
 * Where MicroPython's compiler keeps the variables of a block: parameters and locals first, then cells, all behind
 * those that belong to blocks around. Follows scope_compute_things of py/compile.c.
 */
import type { Parameters } from '../syntax/nodes-statements.ts';
import type { Scope } from '../scope/scope.ts';

/** The iterator that a comprehension is called with; no variable of a program has this name. */
export const COMPREHENSION_ARGUMENT = '';

export interface BlockLocals {
  /** Place of each variable that is not global. */
  readonly places: ReadonlyMap<string, number>;
  /** Places in use. */
  readonly count: number;
  /** Cells that the block itself makes. */
  readonly cells: number;
  /** Variables of blocks around, in the order in which they are handed in. */
  readonly free: readonly string[];
  /** Arguments as the constant table names them; what is no parameter is named `*`. */
  readonly argumentNames: readonly string[];
}

export function blockLocals(scope: Scope): BlockLocals {
  const parameters = new Set(parameterOrder(scope));
  const own: string[] = [...parameters];
  const cells: string[] = [];
  for (const [name, kind] of scope.names) {
    if (parameters.has(name)) continue;
    // A class that no method asks for has no place for `__class__`.
    if (kind === 'local' && scope.node.kind !== 'class') own.push(name);
    else if (kind === 'cell') cells.push(name);
  }
  const free = freeVariables(scope);
  const places = new Map([...free, ...own, ...cells].map((name, place) => [name, place]));
  const parameterCells = [...parameters].filter((name) => scope.kindOf(name) === 'cell').length;
  return {
    places,
    count: places.size,
    cells: cells.length + parameterCells,
    free,
    argumentNames: [...free.map(() => '*'), ...namedParameters(scope)],
  };
}

/** Names of a block in the order of MicroPython's own table of them. */
function tableOrder(scope: Scope): ReadonlySet<string> {
  return new Set([...parameterOrder(scope), ...scope.names.keys()]);
}

/** Variables that a block takes from those around it, in the order of the one next to it. */
export function freeVariables(scope: Scope): string[] {
  const { parent } = scope;
  if (parent === null) return [];
  return [...tableOrder(parent)].filter((name) => scope.kindOf(name) === 'free' && isClosedOver(parent, name));
}

/** Whether functions within take this variable from the block, be it its own or not. */
function isClosedOver(scope: Scope, name: string): boolean {
  const kind = scope.kindOf(name);
  return kind === 'cell' || kind === 'free';
}

function parametersOf({ node }: Scope): Parameters | null {
  return node.kind === 'function' || node.kind === 'lambda' ? node.parameters : null;
}

/** In the order of their places: `*rest` has changed places with the last of the parameters after it. */
export function parameterOrder(scope: Scope): string[] {
  if (scope.node.kind === 'comprehension') return [COMPREHENSION_ARGUMENT];
  const parameters = parametersOf(scope);
  if (parameters === null) return [];
  const keywordOnly = parameters.keywordOnly.map(({ name }) => name);
  if (parameters.star) {
    keywordOnly.unshift(...keywordOnly.splice(-1));
    keywordOnly.push(parameters.star);
  }
  if (parameters.doubleStar !== null) keywordOnly.push(parameters.doubleStar);
  return [...parameters.positional.map(({ name }) => name), ...keywordOnly];
}

function namedParameters(scope: Scope): string[] {
  if (scope.node.kind === 'comprehension') return ['*'];
  const parameters = parametersOf(scope);
  if (parameters === null) return [];
  return [...parameters.positional, ...parameters.keywordOnly].map(({ name }) => name);
}
