/**
 * The classes of characters that the tokenizer knows. Follows py/unicode.c: they cover ASCII alone; whatever lies
 * above counts as part of an identifier, because MicroPython takes identifiers byte by byte.
 */
const SPACE = 1;
const DIGIT = 2;
const LETTER = 4;
const UNDERSCORE = 8;
const ASCII_END = 0x80;

const classes = new Uint8Array(ASCII_END);
for (const code of [0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x20]) classes[code] = SPACE;
for (let code = 0x30; code <= 0x39; code++) classes[code] = DIGIT;
for (let code = 0x41; code <= 0x5a; code++) classes[code] = classes[code | 0x20] = LETTER;
classes[0x5f] = UNDERSCORE;

export function isSpace(code: number): boolean {
  return code < ASCII_END && classes[code] === SPACE;
}

export function isDigit(code: number): boolean {
  return code < ASCII_END && classes[code] === DIGIT;
}

export function isLetterOrDigit(code: number): boolean {
  return code < ASCII_END && (classes[code]! & (LETTER | DIGIT)) !== 0;
}

/** Letters, digits and underscore of ASCII: what the prompt holds for part of a word. */
export function isAsciiWord(code: number): boolean {
  return code < ASCII_END && (classes[code]! & (LETTER | DIGIT | UNDERSCORE)) !== 0;
}

export function isIdentifierStart(code: number): boolean {
  return code >= ASCII_END || (classes[code]! & (LETTER | UNDERSCORE)) !== 0;
}

export function isIdentifierPart(code: number): boolean {
  return code >= ASCII_END || (classes[code]! & (LETTER | DIGIT | UNDERSCORE)) !== 0;
}

/** The value of a digit in any base up to 36, in either case; 36 for what is no digit. */
export function digitValue(code: number): number {
  if (!isLetterOrDigit(code)) return 36;
  return code <= 0x39 ? code - 0x30 : (code | 0x20) - 0x61 + 10;
}
