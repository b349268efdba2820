/**
 * The table of methods that str and bytes have in common, in the firmware's order. Follows the end of py/objstr.c with
 * the WiPy's switches: center and partition are left out, splitlines is in (facts section 4.3).
 */
import { newStr } from '../memory/plain-values.ts';
import type { Value } from '../runtime/object.ts';
import { decodeUtf8, isAscii } from '../../lib/utf8.ts';
import { builtin, keywordBuiltin } from './builtin.ts';
import type { PyBytes } from './bytes.ts';
import { formatText } from './str-format.ts';
import { count, endsWith, find, index, replace, startsWith } from './str-search.ts';
import { join, rsplit, split, splitLines, strip } from './str-split.ts';
import { textOf } from './text.ts';
import { strOrBytes } from './text-argument.ts';

type Self = string | PyBytes;

/** Letters of ASCII alone have two cases. */
function lower(self: Self): Self {
  const text = textOf(self);
  const { units } = text;
  return text.make(isAscii(units) ? units.toLowerCase() : units.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()));
}

function upper(self: Self): Self {
  const text = textOf(self);
  const { units } = text;
  return text.make(isAscii(units) ? units.toUpperCase() : units.replace(/[a-z]+/g, (letters) => letters.toUpperCase()));
}

/** isX(): some character is of the wanted kind and none of the unwanted. */
function test(name: string, wanted: RegExp, unwanted: RegExp): Value {
  return builtin(name, 1, 1, (self: Self) => {
    const { units } = textOf(self);
    return wanted.test(units) && !unwanted.test(units);
  });
}

export function textMethods(): Record<string, Value> {
  return {
    find: builtin('find', 2, 4, (self: Self, needle: Value, from?: Value, to?: Value) =>
      find(self, needle, from, to, 'first'),
    ),
    rfind: builtin('rfind', 2, 4, (self: Self, needle: Value, from?: Value, to?: Value) =>
      find(self, needle, from, to, 'last'),
    ),
    index: builtin('index', 2, 4, (self: Self, needle: Value, from?: Value, to?: Value) =>
      index(self, needle, from, to, 'first'),
    ),
    rindex: builtin('rindex', 2, 4, (self: Self, needle: Value, from?: Value, to?: Value) =>
      index(self, needle, from, to, 'last'),
    ),
    join: builtin('join', 2, 2, join),
    split: builtin('split', 1, 3, split),
    splitlines: keywordBuiltin('splitlines', 1, Infinity, splitLines),
    rsplit: builtin('rsplit', 1, 3, rsplit),
    startswith: builtin('startswith', 2, 3, startsWith),
    endswith: builtin('endswith', 2, 3, endsWith),
    strip: builtin('strip', 1, 2, (self: Self, chars?: Value) => strip(self, 'both', chars)),
    lstrip: builtin('lstrip', 1, 2, (self: Self, chars?: Value) => strip(self, 'left', chars)),
    rstrip: builtin('rstrip', 1, 2, (self: Self, chars?: Value) => strip(self, 'right', chars)),
    format: keywordBuiltin('format', 1, Infinity, ([self, ...args], keywords) => {
      const pattern = strOrBytes(self!);
      return newStr(formatText(typeof pattern === 'string' ? pattern : decodeUtf8(pattern.data), args, keywords));
    }),
    replace: builtin('replace', 3, 4, replace),
    count: builtin('count', 2, 4, count),
    lower: builtin('lower', 1, 1, lower),
    upper: builtin('upper', 1, 1, upper),
    isspace: test('isspace', /[\t-\r ]/, /[^\t-\r ]/),
    isalpha: test('isalpha', /[A-Za-z]/, /[^A-Za-z]/),
    isdigit: test('isdigit', /[0-9]/, /[^0-9]/),
    isupper: test('isupper', /[A-Z]/, /[a-z]/),
    islower: test('islower', /[a-z]/, /[A-Z]/),
  };
}
