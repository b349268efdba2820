/**
 * The `%` operator of str and bytes. Follows str_modulo_format of py/objstr.c: there are no float formats, precision
 * and width count bytes, and a dict on the right is an argument that must be used.
 */
import { decodeUtf8, encodeUtf8, utf8Length } from '../../lib/utf8.ts';
import { dictType, tupleType, typeOf } from '../runtime/object.ts';
import type { Value } from '../runtime/object.ts';
import { messages } from '../runtime/messages.ts';
import { show } from '../runtime/print.ts';
import { typeError, valueError } from '../runtime/raise.ts';
import { isDigit } from '../../lib/characters.ts';
import { PyBytes } from './bytes.ts';
import { getItem } from './dict.ts';
import type { PyDict } from './dict.ts';
import { formatInteger, padded } from './int-format.ts';
import type { NumberLayout } from './int-format.ts';
import { isInteger, toInt } from './int.ts';
import type { PyTuple } from './tuple.ts';

/** `pattern % value`; for bytes the pattern comes decoded, and the result is to be encoded again. */
export function percentFormat(pattern: string, value: Value, ofBytes: boolean): string {
  return new PercentFormat(pattern, value, ofBytes).run();
}

/** A number read from a pattern, in 32 bits as the firmware counts; `absent` where there is no digit. */
export function readNumber(text: string, at: number, absent: number): { number: number; end: number } {
  if (!isDigit(text.charCodeAt(at))) return { number: absent, end: at };
  let number = 0;
  let end = at;
  for (; isDigit(text.charCodeAt(end)); end++) number = (Math.imul(number, 10) + text.charCodeAt(end) - 0x30) | 0;
  return { number, end };
}

/** The first bytes of a text. */
export function truncated(text: string, bytes: number): string {
  if (bytes < 0 || utf8Length(text) <= bytes) return text;
  return decodeUtf8(encodeUtf8(text).subarray(0, bytes));
}

/** The character that `%c` makes of an int: its low byte. */
export function byteCharacter(value: Value): string {
  return decodeUtf8(Uint8Array.of(toInt(value)));
}

/** An int or bool as the number to print. Errors: TypeError, OverflowError. */
export function numberToPrint(value: Value): number | bigint {
  return isInteger(value) ? value : toInt(value);
}

class PercentFormat {
  private readonly pattern: string;
  private readonly ofBytes: boolean;
  private readonly args: readonly Value[];
  private readonly dict: PyDict | undefined;
  private at = 0;
  private used = 0;

  constructor(pattern: string, value: Value, ofBytes: boolean) {
    this.pattern = pattern;
    this.ofBytes = ofBytes;
    this.args = typeOf(value) === tupleType ? (value as PyTuple).items : [value];
    this.dict = typeOf(value) === dictType ? (value as PyDict) : undefined;
  }

  run(): string {
    const { pattern } = this;
    let result = '';
    for (;;) {
      const percent = pattern.indexOf('%', this.at);
      if (percent < 0) break;
      result += pattern.slice(this.at, percent);
      this.at = percent + 1;
      if (pattern[this.at] === '%') result += '%';
      else result += this.field();
      this.at++;
    }
    if (this.used !== this.args.length) throw typeError(messages.tooManyFormatArguments());
    return result + pattern.slice(this.at);
  }

  /** The text of the field behind a percent sign; `at` is left on its last character. */
  private field(): string {
    const { pattern } = this;
    this.expectMore();
    const named = pattern[this.at] === '(' ? this.namedArgument() : undefined;
    const layout = this.flags();
    layout.width = this.number(0);
    if (pattern[this.at] === '.') {
      this.at++;
      this.expectMore();
      layout.precision = this.number(0);
    }
    this.expectMore();
    return this.convert(named ?? this.nextArgument(), layout);
  }

  private expectMore(): void {
    if (this.at >= this.pattern.length) throw valueError(messages.incompleteFormat());
  }

  private namedArgument(): Value {
    if (!this.dict) throw typeError(messages.formatNeedsDict());
    this.used = 1;
    const end = this.pattern.indexOf(')', this.at);
    if (end < 0) throw valueError(messages.incompleteFormatKey());
    const key = this.pattern.slice(this.at + 1, end);
    this.at = end + 1;
    return getItem(this.dict, key);
  }

  private nextArgument(): Value {
    if (this.used >= this.args.length) throw typeError(messages.tooFewFormatArguments());
    return this.args[this.used++]!;
  }

  private flags(): NumberLayout {
    const layout: NumberLayout = {
      side: 'right',
      fill: ' ',
      width: 0,
      plus: '',
      prefix: false,
      commas: false,
      padAfterSign: false,
      precision: -1,
    };
    for (; ; this.at++) {
      const flag = this.pattern[this.at];
      if (flag === '-') layout.side = 'left';
      else if (flag === '+') layout.plus = '+';
      else if (flag === ' ') layout.plus ||= ' ';
      else if (flag === '#') layout.prefix = true;
      else if (flag === '0') {
        layout.padAfterSign = true;
        layout.fill = '0';
      } else return layout;
    }
  }

  /** A width or precision: digits, or a star for an argument. */
  private number(absent: number): number {
    if (this.pattern[this.at] === '*') {
      this.at++;
      return toInt(this.nextArgument());
    }
    const { number, end } = readNumber(this.pattern, this.at, absent);
    this.at = end;
    return number;
  }

  private convert(value: Value, layout: NumberLayout): string {
    const { side, width, precision } = layout;
    const specifier = this.pattern[this.at]!;
    switch (specifier) {
      case 'c':
        return padded(this.character(value), side, width);
      case 'd':
      case 'i':
      case 'u':
        return formatInteger(numberToPrint(value), 10, layout);
      case 'o':
        return formatInteger(numberToPrint(value), 8, layout);
      case 'x':
      case 'X':
        return formatInteger(numberToPrint(value), 16, layout, specifier === 'X');
      case 'r':
      case 's': {
        const bare = specifier === 's' && this.ofBytes && value instanceof PyBytes;
        const text = bare ? decodeUtf8(value.data) : show(value, specifier === 'r' ? 'repr' : 'str');
        return padded(truncated(text, precision), side, width);
      }
      default: {
        const code = encodeUtf8(this.pattern.slice(this.at, this.at + 2))[0]!;
        const character = decodeUtf8(Uint8Array.of(code));
        throw valueError(messages.formatCharacter(character, code, utf8Length(this.pattern.slice(0, this.at))));
      }
    }
  }

  private character(value: Value): string {
    if (typeof value === 'string') {
      if (utf8Length(value) !== 1) throw typeError(messages.characterRequired());
      return value;
    }
    if (typeof value !== 'boolean' && !isInteger(value)) throw typeError(messages.integerRequired());
    return byteCharacter(value);
  }
}
