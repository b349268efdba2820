/** The volume label: an entry of the root directory. Follows f_getlabel and f_setlabel in lib/oofatfs/ff.c. */
import { decodeUtf8, encodeUtf8 } from '../../lib/utf8.ts';
import { foldCase, oemToUnicode, unicodeToOem } from './code-page.ts';
import type { FatCore } from './core.ts';
import { ATTRIBUTE_MASK, Attribute, Entry } from './directory-entry.ts';
import { Directory } from './directory.ts';
import { DELETED } from './names.ts';
import { getField, setField } from './record.ts';
import { FatError } from './result.ts';
import { SlotCursor } from './slot-cursor.ts';

const LABEL_LENGTH = 11;
const FORBIDDEN = new Set(encodeUtf8('"*+,.:;<=>?[]|\x7f'));
const SPACE = 0x20;

/** The label, '' if there is none. */
export function readLabel(core: FatCore): string {
  const slot = findLabel(core)?.load();
  if (slot === undefined) return '';
  return decodeUtf8(slot.subarray(0, lengthWithoutSpaces(slot.subarray(0, LABEL_LENGTH))));
}

/** Sets the label, or removes it if `label` is empty. Throws invalidName. */
export function writeLabel(core: FatCore, label: string): void {
  const text = labelBytes(label);
  const found = findLabel(core);
  if (text.length === 0) {
    if (found === undefined) return;
    setField(found.load(), Entry.firstByte, DELETED);
  } else {
    const cursor = found ?? new SlotCursor(core, 0, new Directory(core, 0).allocateSlots(1));
    const slot = cursor.load();
    if (found === undefined) {
      slot.fill(0);
      setField(slot, Entry.attributes, Attribute.volume);
    }
    slot.fill(SPACE, 0, LABEL_LENGTH).set(text);
  }
  core.window.touch();
}

function findLabel(core: FatCore): SlotCursor | undefined {
  const cursor = new SlotCursor(core, 0);
  do {
    const slot = cursor.load();
    const first = getField(slot, Entry.firstByte);
    if (first === 0) return undefined;
    const attributes = getField(slot, Entry.attributes) & ATTRIBUTE_MASK & ~Attribute.archive;
    if (first !== DELETED && attributes === Attribute.volume) return cursor;
  } while (cursor.next());
  return undefined;
}

function labelBytes(label: string): Uint8Array {
  const bytes = encodeUtf8(label);
  const text = bytes.subarray(0, lengthWithoutSpaces(bytes)).map(capital);
  const isValid = text.length <= LABEL_LENGTH && text.every((byte) => byte >= SPACE && !FORBIDDEN.has(byte));
  if (!isValid || text[0] === DELETED) throw new FatError('invalidName', 'label');
  return text;
}

/** 0, which is not allowed, for a letter whose capital is not in the code page. */
function capital(byte: number): number {
  return unicodeToOem(foldCase(oemToUnicode(byte))) ?? 0;
}

function lengthWithoutSpaces(bytes: Uint8Array): number {
  let length = bytes.length;
  while (length > 0 && bytes[length - 1] === SPACE) length--;
  return length;
}
