/**
 * UTF-8 to JavaScript strings and back, for bytes of any kind: a byte that is not part of valid UTF-8 becomes a lone
 * surrogate U+DC80..U+DCFF and comes back as that byte, so that every sequence survives the round trip.
 */

/** Text of the bytes; code points above U+FFFF as surrogate pairs. */
export function decodeUtf8(bytes: Uint8Array): string {
  let text = '';
  let at = 0;
  while (at < bytes.length) {
    const start = at;
    while (at < bytes.length && bytes[at]! < 0x80) at++;
    for (let i = start; i < at; i += 8192) text += String.fromCharCode(...bytes.subarray(i, Math.min(at, i + 8192)));
    if (at === bytes.length) break;
    const length = sequenceLength(bytes, at);
    if (length === 0) {
      text += String.fromCharCode(0xdc00 + bytes[at++]!);
    } else {
      let code = bytes[at]! & (0x7f >> length);
      for (let i = 1; i < length; i++) code = (code << 6) | (bytes[at + i]! & 0x3f);
      text += String.fromCodePoint(code);
      at += length;
    }
  }
  return text;
}

/** Bytes of the valid sequence that begins here, 0 where there is none. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at]!;
  const length =
    lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
  for (let i = 1; i < length; i++) if ((bytes[at + i] ?? 0) >> 6 !== 2) return 0;
  const second = bytes[at + 1] ?? 0;
  if ((lead === 0xe0 && second < 0xa0) || (lead === 0xf0 && second < 0x90) || (lead === 0xf4 && second > 0x8f))
    return 0;
  // A surrogate in its three bytes stays three bytes: as text it could not be told from an escaped byte.
  if (lead === 0xed && second > 0x9f) return 0;
  return length;
}

export function encodeUtf8(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3);
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    let code = text.charCodeAt(i);
    if (code < 0x80) {
      bytes[length++] = code;
      continue;
    }
    if (code < 0x800) {
      bytes[length++] = 0xc0 | (code >> 6);
    } else if (code >= 0xdc80 && code <= 0xdcff) {
      bytes[length++] = code - 0xdc00;
      continue;
    } else {
      const low = code >= 0xd800 && code < 0xdc00 ? text.charCodeAt(i + 1) : NaN;
      if (low >= 0xdc00 && low < 0xe000) {
        code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
        i++;
        bytes[length++] = 0xf0 | (code >> 18);
        bytes[length++] = 0x80 | ((code >> 12) & 0x3f);
      } else {
        bytes[length++] = 0xe0 | (code >> 12);
      }
      bytes[length++] = 0x80 | ((code >> 6) & 0x3f);
    }
    bytes[length++] = 0x80 | (code & 0x3f);
  }
  return bytes.slice(0, length);
}

const NON_ASCII = /[\u0080-\uffff]/;

export function isAscii(text: string): boolean {
  return !NON_ASCII.test(text);
}

/** Bytes that a text takes on the board. */
export function utf8Length(text: string): number {
  return isAscii(text) ? text.length : encodeUtf8(text).length;
}
