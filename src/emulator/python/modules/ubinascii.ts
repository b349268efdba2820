/**
 * The `ubinascii` module, documentation 4.1.6. Follows extmod/modubinascii.c: of a separator only its first byte is
 * used, and base64 comes with a line feed. The shipped firmware has no crc32().
 */
import type { Value } from '../runtime/object.ts';
import { Crc32 } from '../../lib/checksum.ts';
import { getBuffer } from '../runtime/buffer.ts';
import { messages } from '../runtime/messages.ts';
import { valueError } from '../runtime/raise.ts';
import { reserve } from '../memory/reserve.ts';
import { builtin } from '../types/builtin.ts';
import { PyBytes } from '../types/bytes.ts';
import { toIntTruncated } from '../types/int.ts';
import { PyBuiltinModule } from '../types/module.ts';
import { bytesOfUnits, unitsOfBytes } from '../types/text.ts';
import { cStringOf } from '../types/text-argument.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function ascii(text: string): PyBytes {
  return new PyBytes(bytesOfUnits(text));
}

function hexlify(data: Value, separator?: Value): PyBytes {
  const { bytes } = getBuffer(data);
  reserve(bytes.length * (separator === undefined ? 2 : 3) + 1);
  // An empty separator is the NUL that ends it in C.
  const between = separator === undefined ? '' : cStringOf(separator)[0] || '\0';
  return ascii(Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(between));
}

/** Errors: ValueError. */
function unhexlify(data: Value): PyBytes {
  const { bytes } = getBuffer(data);
  if (bytes.length % 2 !== 0) throw valueError(messages.oddLength());
  const digits = unitsOfBytes(bytes);
  if (/[^0-9a-fA-F]/.test(digits)) throw valueError(messages.nonHexDigit());
  return new PyBytes(Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)));
}

/** The six bits of a character, 64 for the padding. Errors: ValueError. */
function sixBits(character: string, mayPad: boolean): number {
  const bits = ALPHABET.indexOf(character);
  if (bits >= 0) return bits;
  if (character !== '=') throw valueError(messages.invalidCharacter());
  if (!mayPad) throw valueError(messages.incorrectPadding());
  return 64;
}

/** Errors: ValueError. */
function fromBase64(data: Value): PyBytes {
  const text = unitsOfBytes(getBuffer(data).bytes);
  if (text.length % 4 !== 0) throw valueError(messages.incorrectPadding());
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const decoded = new Uint8Array((text.length / 4) * 3 - padding);
  for (let from = 0, to = 0; from < text.length; from += 4, to += 3) {
    const isLast = from + 4 === text.length;
    let group = 0;
    // Faults are found from the right, as the firmware goes through a group.
    for (let i = 3; i >= 0; i--) {
      const bits = sixBits(text[from + i]!, isLast && i >= 2);
      if (bits < 64) group |= bits << (6 * (3 - i));
    }
    // A group such as `ab=c` has but one byte, and the room made for the others stays empty.
    const length = text[from + 2] === '=' ? 1 : text[from + 3] === '=' ? 2 : 3;
    for (let i = 0; i < length; i++) decoded[to + i] = group >> (16 - 8 * i);
  }
  return new PyBytes(decoded);
}

function toBase64(data: Value): PyBytes {
  const { bytes } = getBuffer(data);
  reserve(Math.ceil(bytes.length / 3) * 4 + 2);
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const group = (bytes[at]! << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const characters = Math.min(bytes.length - at, 3) + 1;
    for (let i = 0; i < 4; i++) text += i < characters ? ALPHABET[(group >> (18 - 6 * i)) & 63] : '=';
  }
  return ascii(`${text}\n`);
}

function crc32(data: Value, value: Value = 0): number {
  const checksum = new Crc32(toIntTruncated(value));
  for (const byte of getBuffer(data).bytes) checksum.add(byte);
  return checksum.value;
}

export function makeUbinascii(shipped: boolean): PyBuiltinModule {
  return new PyBuiltinModule('ubinascii', {
    hexlify: builtin('hexlify', 1, 2, hexlify),
    unhexlify: builtin('unhexlify', 1, 1, unhexlify),
    a2b_base64: builtin('a2b_base64', 1, 1, fromBase64),
    b2a_base64: builtin('b2a_base64', 1, 1, toBase64),
    ...(shipped ? {} : { crc32: builtin('crc32', 1, 2, crc32) }),
  });
}
