/**
 * str.format(). Follows mp_obj_str_format_helper of py/objstr.c: fields by position or name without attributes or
 * items, specifiers that may hold fields themselves, no float formats. Widths and precisions count bytes of UTF-8.
 */
import { decodeUtf8 } from '../../lib/utf8.ts';
import { typeName } from '../runtime/object.ts';
import type { Keywords, Value } from '../runtime/object.ts';
import { messages } from '../runtime/messages.ts';
import { show } from '../runtime/print.ts';
import { indexError, keyError, notImplementedError, valueError } from '../runtime/raise.ts';
import { isDigit } from '../../lib/characters.ts';
import { formatInteger, padded } from './int-format.ts';
import type { NumberLayout, Side } from './int-format.ts';
import { isInteger } from './int.ts';
import { byteCharacter, numberToPrint, readNumber, truncated } from './percent-format.ts';
import { strOrBytes } from './text-argument.ts';

/** `pattern.format(*args, **keywords)`. */
export function formatText(pattern: string, args: readonly Value[], keywords: Keywords): string {
  return new Formatter(args, keywords).expand(pattern);
}

type Alignment = '<' | '>' | '=' | '^';

/** [[fill]align][sign][#][0][width][,][.precision][type], each '' or -1 where it is not given. */
interface Specifier {
  readonly fill: string;
  readonly align: Alignment | '';
  readonly sign: string;
  readonly prefix: boolean;
  readonly width: number;
  readonly commas: boolean;
  readonly precision: number;
  readonly type: string;
}

/** Specifiers as programs write them are few: what they say is remembered. */
const specifiers = new Map<string, Specifier>();
const REMEMBERED = 64;

/** Errors: ValueError. */
function specifierOf(text: string): Specifier {
  const known = specifiers.get(text);
  if (known !== undefined) return known;
  const specifier = parseSpecifier(text);
  if (specifiers.size === REMEMBERED) specifiers.clear();
  specifiers.set(text, specifier);
  return specifier;
}

function parseSpecifier(given: string): Specifier {
  // The firmware reads up to a NUL.
  const text = given.split('\0', 1)[0]!;
  let at = 0;
  const accept = (allowed: string): string => (at < text.length && allowed.includes(text[at]!) ? text[at++]! : '');
  let align = accept('<>=^');
  let fill = '';
  if (align === '' && text.length > 1 && text.charCodeAt(0) < 0x80 && '<>=^'.includes(text[1]!)) {
    fill = text[0]!;
    align = text[1]!;
    at = 2;
  }
  const sign = accept('+- ');
  const prefix = accept('#') !== '';
  if (text[at] === '0') {
    align ||= '=';
    fill ||= '0';
  }
  const width = readNumber(text, at, -1);
  at = width.end;
  const commas = accept(',') !== '';
  const hasPrecision = accept('.') !== '';
  const precision = hasPrecision ? readNumber(text, at, -1) : { number: -1, end: at };
  at = precision.end;
  const type = accept('bcdeEfFgGnosxX%');
  if (at < text.length) throw valueError(messages.invalidSpecifier());
  return {
    fill,
    align: align as Alignment | '',
    sign,
    prefix,
    width: width.number,
    commas,
    precision: precision.number,
    type,
  };
}

class Formatter {
  private readonly args: readonly Value[];
  private readonly keywords: Keywords;
  /** Argument of the next `{}`; -1 once a field had a number. */
  private next = 0;

  constructor(args: readonly Value[], keywords: Keywords) {
    this.args = args;
    this.keywords = keywords;
  }

  expand(pattern: string): string {
    let result = '';
    for (let at = 0; ;) {
      const brace = indexOfBrace(pattern, at);
      if (brace < 0) return result + pattern.slice(at);
      result += pattern.slice(at, brace);
      at = brace + 1;
      if (pattern[at] === pattern[brace]) {
        result += pattern[at++]!;
        continue;
      }
      if (pattern[brace] === '}') throw valueError(messages.singleBrace());
      const field = parseField(pattern, at);
      result += this.field(field);
      at = field.end;
    }
  }

  private field({ name, conversion, specifier }: Field): string {
    let value = name === '' ? this.automatic() : this.named(name);
    if (conversion !== '' || specifier === '') value = show(value, conversion === 'r' ? 'repr' : 'str');
    if (specifier === '') return value as string;
    return layOut(value, specifierOf(this.expand(specifier)));
  }

  private automatic(): Value {
    if (this.next < 0) throw valueError(messages.manualToAutomatic());
    return this.positional(this.next++);
  }

  private named(name: string): Value {
    if (isDigit(name.charCodeAt(0))) {
      if (this.next > 0) throw valueError(messages.automaticToManual());
      const { number, end } = readNumber(name, 0, 0);
      const value = this.positional(number);
      this.next = -1;
      if (end < name.length) throw notImplementedError(messages.formatAttributes());
      return value;
    }
    const key = name.split(/[.[]/, 1)[0]!;
    const value = this.keywords?.get(key);
    if (value === undefined) throw keyError(key);
    if (key !== name) throw notImplementedError(messages.formatAttributes());
    return value;
  }

  private positional(index: number): Value {
    const value = this.args[index];
    if (value === undefined) throw indexError(messages.formatArgument());
    return value;
  }
}

function indexOfBrace(pattern: string, from: number): number {
  for (let at = from; at < pattern.length; at++) if (pattern[at] === '{' || pattern[at] === '}') return at;
  return -1;
}

/** A replacement field: its parts as written, '' for those it has not, and the position behind it. */
interface Field {
  readonly name: string;
  readonly conversion: string;
  readonly specifier: string;
  readonly end: number;
}

/** Errors: ValueError. */
function parseField(pattern: string, start: number): Field {
  let at = start;
  while (at < pattern.length && !'}!:'.includes(pattern[at]!)) at++;
  const name = pattern.slice(start, at);
  let conversion = '';
  if (pattern[at] === '!') {
    conversion = pattern[++at] ?? '';
    if (conversion === '') throw valueError(messages.missingConversion());
    if (conversion !== 'r' && conversion !== 's') throw valueError(messages.unknownConversion(conversion));
    at++;
  }
  let specifier = '';
  if (pattern[at] === ':') {
    const from = ++at;
    for (let nesting = 1; at < pattern.length; at++) {
      if (pattern[at] === '{') nesting++;
      else if (pattern[at] === '}' && --nesting === 0) break;
    }
    specifier = pattern.slice(from, at);
  }
  if (at >= pattern.length) throw valueError(messages.unmatchedBrace());
  if (pattern[at] !== '}') throw valueError(messages.missingColon());
  return { name, conversion, specifier, end: at + 1 };
}

/** Errors: ValueError, TypeError. */
function layOut(value: Value, specifier: Specifier): string {
  const { sign, type } = specifier;
  if (sign !== '' && type === 's') throw valueError(messages.signWithString());
  if (sign !== '' && type === 'c') throw valueError(messages.signWithCharacter());
  return typeof value === 'boolean' || isInteger(value) ? layOutNumber(value, specifier) : layOutText(value, specifier);
}

function sideOf(align: Alignment | '', standard: Side): Side {
  return align === '<' ? 'left' : align === '^' ? 'center' : align === '' ? standard : 'right';
}

function layOutNumber(value: Value, { fill, align, sign, prefix, width, commas, type }: Specifier): string {
  const layout: NumberLayout = {
    side: sideOf(align, 'right'),
    fill: fill || ' ',
    width,
    plus: sign === '+' || sign === ' ' ? sign : '',
    prefix,
    commas,
    padAfterSign: align === '=',
    precision: -1,
  };
  switch (type) {
    case 'b':
      return formatInteger(numberToPrint(value), 2, layout);
    case 'c':
      return padded(byteCharacter(value), layout.side, width, layout.fill);
    case '':
    case 'n':
    case 'd':
      return formatInteger(numberToPrint(value), 10, layout);
    case 'o':
      return formatInteger(numberToPrint(value), 8, layout);
    case 'x':
    case 'X':
      return formatInteger(numberToPrint(value), 16, layout, type === 'X');
    case 's':
      throw valueError(messages.formatCode(type, typeName(value)));
    default:
      // What is left are the float formats, which take ints for floats.
      throw valueError(messages.formatCode(type, 'float'));
  }
}

function layOutText(value: Value, { fill, align, width, precision, type }: Specifier): string {
  if (align === '=') throw valueError(messages.alignmentAfterSign());
  if (type !== '' && type !== 's') throw valueError(messages.formatCode(type, 'str'));
  const given = strOrBytes(value);
  const text = typeof given === 'string' ? given : decodeUtf8(given.data);
  return padded(truncated(text, precision), sideOf(align, 'left'), width, fill || ' ');
}
