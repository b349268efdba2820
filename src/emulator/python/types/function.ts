/**
 * Functions written in Python, closures and generator functions. Follows py/objfun.c, py/objclosure.c and
 * mp_setup_code_state of py/bc.c for the way arguments find their parameters.
 */
import { PyObject, PyType, closureType, defineType, functionType, generatorFunctionType } from '../runtime/object.ts';
import type { Entry, Keywords, Value } from '../runtime/object.ts';
import { messages } from '../runtime/messages.ts';
import { repr } from '../runtime/print.ts';
import { typeError } from '../runtime/raise.ts';
import { finished } from '../runtime/suspension.ts';
import type { Resumable, ResumableEntry } from '../runtime/suspension.ts';
import { Frame, vm } from '../runtime/vm.ts';
import type { CodeInfo } from '../runtime/vm.ts';
import { heap } from '../memory/heap.ts';
import type { Visit } from '../memory/marking.ts';
import { hexAddress } from '../memory/addresses.ts';
import { addressHash } from '../memory/address-hash.ts';
import { HashTable } from '../runtime/hash-table.ts';
import { PyDict } from './dict.ts';
import { PyGenerator } from './generator.ts';
import type { GeneratorBody } from './generator.ts';
import { PyTuple } from './tuple.ts';

/** A function as compiled: what its frames show, and the shape of its parameters. */
export interface FunctionCode extends CodeInfo {
  /** Names of the positional parameters, then of the keyword-only ones. */
  readonly parameters: readonly string[];
  readonly positional: number;
  /** Has `*rest`. */
  readonly star: boolean;
  /** Has `**options`. */
  readonly doubleStar: boolean;
  /** Where it begins, as a traceback shows a generator that has not begun. */
  readonly firstLine: number;
  readonly generator: boolean;
  /** Gives the resumable form, compiled when it is first asked for; null where a function has none. */
  readonly resumable: (() => (cells: readonly PyCell[]) => ResumableBody) | null;
}

/** Takes every parameter in place; of a generator function, the frame before them, and it is the generator's body. */
export type ResumableBody = ((...args: (Value | undefined)[]) => Resumable<Value>) &
  ((frame: Frame, ...args: (Value | undefined)[]) => GeneratorBody);
const WORD_BYTES = 4;
const FUNCTION_BYTES = 16;
const CLOSURE_BYTES = 12;

/** A variable shared between a function and those within it. */
export class PyCell extends PyObject {
  v: Value | undefined;

  constructor(value?: Value) {
    super();
    this.v = value;
  }
}

export class PyFunction extends PyObject {
  override readonly type: PyType;
  readonly code: FunctionCode;
  /** Takes every parameter in place: positional, the `*` tuple, keyword-only, the `**` dict. */
  readonly body: Entry;
  override readonly fn: Entry;
  readonly defaults: readonly Value[];
  readonly keywordDefaults: ReadonlyMap<string, Value> | null;
  readonly cells: readonly PyCell[];
  /** Made when a thread first calls the function. */
  resumableBody: ResumableBody | null = null;

  constructor(
    code: FunctionCode,
    body: Entry,
    defaults: readonly Value[],
    keywordDefaults: ReadonlyMap<string, Value> | null,
    cells: readonly PyCell[],
  ) {
    super(FUNCTION_BYTES + WORD_BYTES * (defaults.length + (keywordDefaults ? 1 : 0)));
    if (cells.length > 0) heap?.attach(this, CLOSURE_BYTES + WORD_BYTES * cells.length);
    this.type = cells.length > 0 ? closureType : code.generator ? generatorFunctionType : functionType;
    this.code = code;
    this.body = body;
    this.defaults = defaults;
    this.keywordDefaults = keywordDefaults;
    this.cells = cells;
    const { star, doubleStar } = code;
    const isPositional = code.parameters.length === code.positional && !doubleStar;
    this.fn = isPositional ? (star ? starEntry : body) : boundEntry;
  }

  override children(visit: Visit): void {
    for (const value of this.defaults) visit(value);
    for (const value of this.keywordDefaults?.values() ?? []) visit(value);
    for (const cell of this.cells) visit(cell);
    visit(this.code.memory);
    visit(this.code.home.globals as Value | undefined);
  }
}

/** Entry of functions whose parameters are not plainly positional. */
function boundEntry(this: unknown, ...args: Value[]): Value {
  const self = this as PyFunction;
  return self.body.apply(self, bindArguments(self, args, null) as Value[]);
}

/** Entry of functions that have `*rest` and else only positional parameters. */
function starEntry(this: unknown, ...args: Value[]): Value {
  const self = this as PyFunction;
  const { positional } = self.code;
  if (args.length < positional) return boundEntry.apply(self, args);
  if (positional === 0) return self.body(new PyTuple(args));
  args.push(new PyTuple(args.splice(positional)));
  return self.body.apply(self, args);
}

/** For a plain function that was called with the wrong number of arguments: fills in defaults. Errors: TypeError. */
export function fillDefaults(self: PyFunction, given: ArrayLike<Value>): Value {
  return self.body.apply(self, bindArguments(self, Array.from(given), null) as Value[]);
}

/** A closure passes its cells in front of the arguments, and they are counted with them. */
function positionalMismatch({ code, cells }: PyFunction, expected: number, given: number) {
  return typeError(messages.namedPositionalCount(code.name, expected + cells.length, given + cells.length));
}

/** Arguments in the order of `body`'s parameters. Follows mp_setup_code_state. */
function bindArguments(self: PyFunction, given: Value[], keywords: Keywords): (Value | undefined)[] {
  const { code, defaults, keywordDefaults } = self;
  const { positional, parameters, star, doubleStar } = code;
  const slots: (Value | undefined)[] = Array.from({ length: parameters.length });
  let rest: PyTuple | undefined;
  const count = Math.min(given.length, positional);
  for (let i = 0; i < count; i++) slots[i] = given[i];
  if (given.length > positional) {
    if (!star) throw positionalMismatch(self, positional, given.length);
    rest = new PyTuple(given.slice(positional));
  } else if (keywords === null && keywordDefaults === null) {
    const required = positional - defaults.length;
    if (given.length < required) throw positionalMismatch(self, required, given.length);
    for (let i = given.length; i < positional; i++) slots[i] = defaults[i - required];
  }
  if (star) rest ??= new PyTuple([]);

  let options: PyDict | undefined;
  if (doubleStar) options = new PyDict(new HashTable(keywords?.size ?? 0));
  if (keywords !== null || keywordDefaults !== null) {
    bindKeywords(self, slots, keywords, options);
  } else if (parameters.length > positional) {
    throw typeError(messages.missingKeywordOnly());
  }
  const bound: (Value | undefined)[] = slots.slice(0, positional);
  if (rest) bound.push(rest);
  bound.push(...slots.slice(positional));
  if (options) bound.push(options);
  return bound;
}

function bindKeywords(
  { code, cells, defaults, keywordDefaults }: PyFunction,
  slots: (Value | undefined)[],
  keywords: Keywords,
  options: PyDict | undefined,
): void {
  const { parameters, positional } = code;
  for (const [name, value] of keywords ?? []) {
    const index = parameters.indexOf(name);
    if (index >= 0) {
      if (slots[index] !== undefined) throw typeError(messages.multipleValues(name));
      slots[index] = value;
    } else {
      if (!options) throw typeError(messages.unexpectedKeyword(name));
      options.table.set(name, value);
    }
  }
  for (let i = positional - defaults.length; i < positional; i++) {
    slots[i] ??= defaults[i - (positional - defaults.length)];
  }
  for (let i = 0; i < positional; i++)
    if (slots[i] === undefined) throw typeError(messages.missingPositional(cells.length + i));
  for (let i = positional; i < parameters.length; i++) {
    slots[i] ??= keywordDefaults?.get(parameters[i]!);
    if (slots[i] === undefined) throw typeError(messages.missingKeyword(parameters[i]!));
  }
}

Object.defineProperty(PyFunction.prototype, 'resumable', {
  value: function (this: PyFunction, args, keywords) {
    const { code } = this;
    if (code.resumable === null) return finished(callFunction(this, args, keywords));
    const body = (this.resumableBody ??= code.resumable()(this.cells));
    const isInPlace = args.length === code.positional && this.fn === this.body && keywords === null;
    const bound = isInPlace ? args : bindArguments(this, args, keywords?.size === 0 ? null : keywords);
    if (!code.generator) return body(...bound);
    const frame = new Frame(code, code.firstLine);
    return finished(new PyGenerator(frame, body(frame, ...bound), /* suspends */ true));
  } satisfies ResumableEntry,
});

function callFunction(self: Value, args: Value[], keywords: Keywords): Value {
  const target = self as PyFunction;
  if (keywords === null || keywords.size === 0) return target.fn(...args);
  return target.body.apply(target, bindArguments(target, args, keywords) as Value[]);
}

function printFunction(self: Value): string {
  const target = self as PyFunction;
  return target.code.generator ? '<generator>' : `<function ${target.code.name} at 0x${hexAddress(self)}>`;
}

defineType(functionType, {
  print: printFunction,
  call: callFunction,
  unary: addressHash,
});

defineType(generatorFunctionType, { call: callFunction });

defineType(closureType, {
  print(self) {
    if (vm.terse) return '<closure>';
    const cells = (self as PyFunction).cells.map((cell) => `${repr(cell)} `).join('');
    return `<closure ${printFunction(self)} at ${hexAddress(self)}, n_closed=${(self as PyFunction).cells.length} ${cells}>`;
  },
  call: callFunction,
});

defineType(new PyType('cell'), {
  class: PyCell,
  print(self) {
    const { v } = self as PyCell;
    if (vm.terse) return '<cell>';
    return v === undefined ? '<cell 0 (nil)>' : `<cell ${hexAddress(v)} ${repr(v)}>`;
  },
});
