/**
 * From one component of a path to the two names of a directory entry: the long name, and the short one in 8.3 form with
 * its case flags. Follows create_name and gen_numname in lib/oofatfs/ff.c.
 * DIFFERS: control characters are refused, FatFs takes them for the end of the path; names of 127 and 128 bytes can be
 * listed and found, FatFs makes them and then cannot read all of their slots.
 */
import { oemToUnicode, shortNameForm } from './code-page.ts';
import { FatError } from './result.ts';

/** Longest name in bytes: MICROPY_ALLOC_PATH_MAX of the port. */
export const MAX_NAME_LENGTH = 128;
export const SHORT_NAME_LENGTH = 11;
const BODY_LENGTH = 8;

/** Flags in an entry's reserved byte: the 8.3 name's body or extension is shown in small letters. */
export const LOWER_BODY = 0x08;
export const LOWER_EXTENSION = 0x10;

const FORBIDDEN = new Set(Array.from('"*:<>?|\x7f', (char) => char.charCodeAt(0)));
/** Fine in long names, '_' in short ones. */
const LONG_NAME_ONLY = new Set(Array.from('+,;=[]', (char) => char.charCodeAt(0)));
const DOT = 0x2e;
const SPACE = 0x20;
/** Marks a deleted entry, so a name that begins with this byte is stored with the other. */
export const DELETED = 0xe5;
export const DELETED_ESCAPE = 0x05;

export interface EntryName {
  /** The name as UTF-16 units. */
  readonly units: readonly number[];
  /** Body and extension, capitals, filled up with spaces. */
  readonly short: Uint8Array;
  /** The short name lost something: it needs a number, and no entry may be found by it. */
  readonly lossy: boolean;
  /** Entries with the long name are needed. */
  readonly needsLong: boolean;
  /** LOWER_BODY, LOWER_EXTENSION. */
  readonly caseFlags: number;
  /** The name is `.` or `..`. */
  readonly isDots: boolean;
}

/** Analyses one path component, given as bytes of the code page. Throws invalidName. */
export function parseName(component: Uint8Array): EntryName {
  if (component.length > MAX_NAME_LENGTH) throw new FatError('invalidName', 'name too long');
  for (const byte of component) {
    if (byte < SPACE || FORBIDDEN.has(byte)) throw new FatError('invalidName', 'character not allowed');
  }
  if (isDots(component)) {
    const short = blankShortName();
    short.set(component);
    return { units: [...component], short, lossy: false, needsLong: false, caseFlags: 0, isDots: true };
  }
  let length = component.length;
  while (length > 0 && (component[length - 1] === SPACE || component[length - 1] === DOT)) length--;
  if (length === 0) throw new FatError('invalidName', 'empty name');
  const name = component.subarray(0, length);
  return { units: Array.from(name, oemToUnicode), ...shorten(name), isDots: false };
}

/** The short name `short` with `~number` at the end of its body, to tell it from others that look alike. */
export function numberedShortName(short: Uint8Array, units: readonly number[], number: number): Uint8Array {
  const tail = `~${(number > 5 ? hash(units, number) : number).toString(16).toUpperCase()}`;
  const numbered = Uint8Array.from(short);
  let at = numbered.subarray(0, BODY_LENGTH).indexOf(SPACE);
  if (at < 0 || at > BODY_LENGTH - tail.length) at = BODY_LENGTH - tail.length;
  numbered.fill(SPACE, at, BODY_LENGTH);
  for (let i = 0; i < tail.length; i++) numbered[at + i] = tail.charCodeAt(i);
  return numbered;
}

function isDots(component: Uint8Array): boolean {
  return component.length <= 2 && component.length > 0 && component.every((byte) => byte === DOT);
}

function blankShortName(): Uint8Array {
  return new Uint8Array(SHORT_NAME_LENGTH).fill(SPACE);
}

function shorten(name: Uint8Array): Pick<EntryName, 'short' | 'lossy' | 'needsLong' | 'caseFlags'> {
  let start = 0;
  while (name[start] === SPACE || name[start] === DOT) start++;
  const dot = name.lastIndexOf(DOT);
  const hasExtension = dot > start;

  const short = blankShortName();
  const body = shortenPart(name.subarray(start, hasExtension ? dot : undefined), short.subarray(0, BODY_LENGTH));
  const extension = hasExtension
    ? shortenPart(name.subarray(dot + 1), short.subarray(BODY_LENGTH))
    : { lossy: false, extended: false, hasUpper: false, hasLower: false };
  if (short[0] === DELETED) short[0] = DELETED_ESCAPE;

  const lossy = start > 0 || body.lossy || extension.lossy;
  const mixedCase = (body.hasUpper && body.hasLower) || (extension.hasUpper && extension.hasLower);
  const needsLong = lossy || mixedCase || body.extended || extension.extended;
  const flags = (body.hasLower ? LOWER_BODY : 0) | (extension.hasLower ? LOWER_EXTENSION : 0);
  return { short, lossy, needsLong, caseFlags: needsLong ? 0 : flags };
}

/** Writes the body or the extension of a short name into `target` and says what it took. */
function shortenPart(source: Uint8Array, target: Uint8Array) {
  const found = { lossy: false, extended: false, hasUpper: false, hasLower: false };
  let length = 0;
  for (const byte of source) {
    if (byte === SPACE || byte === DOT || length === target.length) {
      found.lossy = true;
      continue;
    }
    let form = byte;
    if (byte >= 0x80) {
      form = shortNameForm(byte);
      found.extended = true;
    }
    if (LONG_NAME_ONLY.has(form)) {
      form = 0x5f;
      found.lossy = true;
    } else if (form >= 0x41 && form <= 0x5a) {
      found.hasUpper = true;
    } else if (form >= 0x61 && form <= 0x7a) {
      found.hasLower = true;
      form -= 0x20;
    }
    target[length++] = form;
  }
  return found;
}

/** CRC-16 of the long name, begun with the number, so that many names with the same start stay apart. */
function hash(units: readonly number[], number: number): number {
  let crc = number;
  for (const unit of units) {
    for (let bit = 0; bit < 16; bit++) {
      crc = (crc << 1) + ((unit >>> bit) & 1);
      if (crc & 0x10000) crc ^= 0x11021;
    }
  }
  return crc;
}
