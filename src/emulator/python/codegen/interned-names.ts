/**
 * What is interned as MicroPython reads a program: names, short strings, and of the longer ones those that are interned
 * already. Follows push_result_token of py/parse.c. What was folded, and dead code, is no longer in the tree.
 */
import { decodeUtf8, utf8Length } from '../../lib/utf8.ts';
import type { BytesExpression, StringExpression } from '../syntax/nodes-expressions.ts';
import type { Module } from '../syntax/nodes-statements.ts';

/** Strings of no more bytes are interned. */
const INTERNED_BYTES = 10;

/** Fields of the tree that hold names; a path holds several. */
const NAME_FIELDS: ReadonlySet<string> = new Set(['id', 'name', 'names', 'path', 'as', 'star', 'doubleStar']);

type Literal = StringExpression | BytesExpression;

export interface InternedNames {
  /** In the order of the text. */
  readonly names: ReadonlySet<string>;
  /** Literals that are as good as names. */
  readonly literals: ReadonlySet<Literal>;
}

/** `isQstr` tells what the firmware, or a program before this one, has interned. */
export function internedNames(module: Module, isQstr: (text: string) => boolean): InternedNames {
  const names = new Set<string>();
  const literals = new Set<Literal>();
  // Not by recursion: a chain of operators may be thousands deep.
  const waiting: [field: string, value: unknown][] = [['', module]];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [field, value] = next;
    if (typeof value === 'string') {
      if (NAME_FIELDS.has(field)) for (const name of value.split('.')) names.add(name);
    } else if (isNode(value)) {
      if (!isLiteral(value)) waiting.push(...partsOf(field, value).reverse());
      else if (isShort(value) || names.has(textOf(value)) || isQstr(textOf(value))) {
        names.add(textOf(value));
        literals.add(value);
      }
    }
  }
  names.delete('');
  return { names, literals };
}

function isNode(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** What a node, list or map consists of, in the order of the text; items go by the name of the field they are in. */
function partsOf(field: string, node: object): [field: string, value: unknown][] {
  if (Array.isArray(node) || node instanceof Map) return [...node.values()].map((item: unknown) => [field, item]);
  const parts: [string, unknown][] = Object.entries(node);
  // A definition names itself first but begins with its decorators.
  const decorators = parts.findIndex(([name]) => name === 'decorators');
  return decorators < 0 ? parts : [...parts.splice(decorators, 1), ...parts];
}

function isLiteral(node: object): node is Literal {
  return 'kind' in node && (node.kind === 'string' || node.kind === 'bytes');
}

function isShort(node: Literal): boolean {
  return (node.kind === 'bytes' ? node.value.length : utf8Length(node.value)) <= INTERNED_BYTES;
}

function textOf({ value }: Literal): string {
  return typeof value === 'string' ? value : decodeUtf8(value);
}
