/**
 * The `ure` module, documentation 4.1.9. Follows extmod/modure.c: expressions work on the bytes of UTF-8, and groups
 * are str whatever was searched. The engine is lib/regex-program.ts and lib/regex-matcher.ts.
 */
import { newStr } from '../memory/plain-values.ts';
import { PyObject, PyType, None, defineType } from '../runtime/object.ts';
import type { Keywords, Value } from '../runtime/object.ts';
import { matchRegex, RegexOverflow } from '../../lib/regex-matcher.ts';
import { compileRegex, listRegex } from '../../lib/regex-program.ts';
import type { RegexProgram } from '../../lib/regex-program.ts';
import { decodeUtf8 } from '../../lib/utf8.ts';
import { messages } from '../runtime/messages.ts';
import { notImplementedError, runtimeError, valueError } from '../runtime/raise.ts';
import { vm } from '../runtime/vm.ts';
import { hexAddress } from '../memory/addresses.ts';
import { reserve } from '../memory/reserve.ts';
import { builtin, parseArguments, keywordBuiltin } from '../types/builtin.ts';
import { IndexError, PyException } from '../types/exceptions.ts';
import { toInt } from '../types/int.ts';
import { PyList } from '../types/list.ts';
import { PyBuiltinModule } from '../types/module.ts';
import { bytesOf, cStringOf } from '../types/text-argument.ts';

const DEBUG = 0x1000;

class PyRegex extends PyObject {
  override readonly type: PyType;
  readonly program: RegexProgram;
  readonly matchType: PyType;

  constructor({ regex, match }: RegexTypes, program: RegexProgram) {
    super();
    this.type = regex;
    this.matchType = match;
    this.program = program;
  }
}

class PyMatch extends PyObject {
  override readonly type: PyType;
  readonly bytes: Uint8Array;
  readonly captures: readonly number[];

  constructor(type: PyType, bytes: Uint8Array, captures: readonly number[]) {
    super();
    this.type = type;
    this.bytes = bytes;
    this.captures = captures;
  }

  get groups(): number {
    return this.captures.length / 2;
  }
}

/** The types of a firmware: the documented one leaves out more arguments and knows one by name. */
interface RegexTypes {
  readonly regex: PyType;
  readonly match: PyType;
}

function tick(): void {
  if (--vm.fuel < 0) vm.hooks.poll();
}

/** Errors: RuntimeError where the expression never ends; what the poll point raises. */
function run({ program }: PyRegex, bytes: Uint8Array, anchored: boolean, from = 0): readonly number[] | undefined {
  try {
    return matchRegex(program, bytes, { anchored, from, tick });
  } catch (error) {
    if (error instanceof RegexOverflow) throw runtimeError(messages.recursion());
    throw error;
  }
}

/** Errors: TypeError, ValueError. */
function compile(types: RegexTypes, pattern: Value, flags: Value = 0): PyRegex {
  const program = compileRegex(cStringOf(pattern));
  if (program === undefined) throw valueError(messages.regexSyntax());
  reserve(program.code.length);
  if ((toInt(flags) & DEBUG) !== 0) vm.hooks.write(listRegex(program));
  return new PyRegex(types, program);
}

function execute(regex: PyRegex, text: Value, anchored: boolean): Value {
  const bytes = bytesOf(text);
  const captures = run(regex, bytes, anchored);
  return captures === undefined ? None : new PyMatch(regex.matchType, bytes, captures);
}

/** The text between matches, until one is empty. Errors: NotImplementedError where the expression has groups. */
function split(regex: PyRegex, text: Value, mostSplits: Value = -1): PyList {
  const bytes = bytesOf(text);
  const most = toInt(mostSplits);
  const parts: Value[] = [];
  let from = 0;
  for (;;) {
    const captures = run(regex, bytes, false, from);
    if (captures === undefined || captures[0] === captures[1]) break;
    if (regex.program.groups > 0) throw notImplementedError(messages.splitCaptures());
    parts.push(newStr(decodeUtf8(bytes.subarray(from, captures[0]))));
    from = captures[1]!;
    if (parts.length === most) break;
  }
  parts.push(newStr(decodeUtf8(bytes.subarray(from))));
  return new PyList(parts);
}

/** Errors: IndexError with the number given. */
function group({ bytes, captures, groups }: PyMatch, number: Value = 0): Value {
  const index = toInt(number);
  if (index < 0 || index >= groups) throw new PyException(IndexError, [number]);
  const start = captures[2 * index]!;
  return start < 0 ? None : newStr(decodeUtf8(bytes.subarray(start, captures[2 * index + 1])));
}

const SPLIT_PARAMETERS = [
  { name: 'string', required: true },
  { name: 'max_split', default: -1 },
];

/** `split` as the documentation has it: `max_split` may be named. */
function splitNamed([self, ...args]: Value[], keywords: Keywords): Value {
  const [text, most] = parseArguments(SPLIT_PARAMETERS, args, keywords);
  return split(self as PyRegex, text!, most);
}

function regexTypes(shipped: boolean): RegexTypes {
  return {
    regex: defineType(new PyType('ure'), {
      print: (self) => `<re ${hexAddress(self)}>`,
      locals: {
        match: builtin('match', 2, 4, (self: PyRegex, text: Value) => execute(self, text, true)),
        search: builtin('search', 2, 4, (self: PyRegex, text: Value) => execute(self, text, false)),
        split: shipped ? builtin('split', 2, 3, split) : keywordBuiltin('split', 1, 3, splitNamed),
      },
    }),
    match: defineType(new PyType('match'), {
      print: (self) => `<match num=${(self as PyMatch).groups}>`,
      locals: { group: builtin('group', shipped ? 2 : 1, 2, group) },
    }),
  };
}

export function makeUre(shipped: boolean): PyBuiltinModule {
  const types = regexTypes(shipped);
  const once = (name: string, anchored: boolean) =>
    builtin(name, 2, 4, (pattern: Value, text: Value) => execute(compile(types, pattern), text, anchored));
  return new PyBuiltinModule('ure', {
    compile: builtin('compile', 1, 2, (pattern: Value, flags?: Value) => compile(types, pattern, flags)),
    match: once('match', true),
    search: once('search', false),
    DEBUG,
  });
}
