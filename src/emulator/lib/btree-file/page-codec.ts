/**
 * Pages of a btree file as bytes. Follows btree.h and bt_conv.c of Berkeley DB 1.85; words have the byte order of the
 * machine that made the file. A page that is not sound is refused as a whole, so that nothing beyond this file meets
 * an offset or a size from outside.
 */
import {
  HEADER_BYTES,
  INDEX_BYTES,
  ITEM_HEADER_BYTES,
  REFERENCE_BYTES,
  fieldBytes,
  internalItemBytes,
  isOverflow,
  leafItemBytes,
} from './page.ts';
import type { Field, FreePage, InternalItem, LeafItem, OverflowPage, Page, TreePage } from './page.ts';
import { badFormat } from './storage.ts';

/** Flags of a page. */
const INTERNAL = 0x01;
const LEAF = 0x02;
const OVERFLOW = 0x04;
const TYPE_MASK = 0x1f;
const PRESERVE = 0x20;

/** Flags of an item. */
const BIG_DATA = 0x01;
const BIG_KEY = 0x02;

/** Offsets in the header of a page. */
const NUMBER = 0;
const PREVIOUS = 4;
const NEXT = 8;
const FLAGS = 12;
const LOWER = 16;
const UPPER = 18;

const WORD = 4;

/** Offsets of 65,536, the end of the largest page, are kept as 0. */
const OFFSET_MASK = 0xffff;

export class PageCodec {
  readonly pageBytes: number;
  private readonly littleEndian: boolean;

  constructor(pageBytes: number, littleEndian: boolean) {
    this.pageBytes = pageBytes;
    this.littleEndian = littleEndian;
  }

  /** Errors: BtreeError `format`. */
  decode(number: number, bytes: Uint8Array): TreePage | OverflowPage {
    const view = viewOf(bytes);
    const flags = view.getUint32(FLAGS, this.littleEndian);
    const next = view.getUint32(NEXT, this.littleEndian);
    const links = { number, previous: view.getUint32(PREVIOUS, this.littleEndian), next };
    switch (flags & TYPE_MASK) {
      case LEAF:
        return { kind: 'leaf', ...links, items: this.items(bytes, leafItemBytes, (at) => this.leafItem(view, at)) };
      case INTERNAL: {
        const items = this.items(bytes, internalItemBytes, (at) => this.internalItem(view, at));
        if (items.length === 0) throw badFormat(`internal page ${number} is empty`);
        return { kind: 'internal', ...links, items };
      }
      case OVERFLOW:
        return {
          kind: 'overflow',
          number,
          next,
          preserved: (flags & PRESERVE) !== 0,
          data: bytes.subarray(HEADER_BYTES),
        };
      default:
        throw badFormat(`page ${number} has flags ${flags}`);
    }
  }

  /** Of a free page only its link counts: the rest is what it was used for. */
  decodeFree(number: number, bytes: Uint8Array): FreePage {
    return { kind: 'free', number, next: viewOf(bytes).getUint32(NEXT, this.littleEndian) };
  }

  encode(page: Page): Uint8Array {
    const bytes = new Uint8Array(this.pageBytes);
    const view = viewOf(bytes);
    view.setUint32(NUMBER, page.number, this.littleEndian);
    view.setUint32(NEXT, page.next, this.littleEndian);
    switch (page.kind) {
      case 'leaf':
        view.setUint32(FLAGS, LEAF, this.littleEndian);
        view.setUint32(PREVIOUS, page.previous, this.littleEndian);
        this.putItems(view, page.items, leafItemBytes, (item, at) => this.putLeafItem(view, at, item));
        break;
      case 'internal':
        view.setUint32(FLAGS, INTERNAL, this.littleEndian);
        view.setUint32(PREVIOUS, page.previous, this.littleEndian);
        this.putItems(view, page.items, internalItemBytes, (item, at) => this.putInternalItem(view, at, item));
        break;
      case 'overflow':
        view.setUint32(FLAGS, OVERFLOW | (page.preserved ? PRESERVE : 0), this.littleEndian);
        bytes.set(page.data, HEADER_BYTES);
        break;
      case 'free':
        break;
      default:
        page satisfies never;
    }
    return bytes;
  }

  private items<Item>(bytes: Uint8Array, sizeOf: (item: Item) => number, read: (at: number) => Item): Item[] {
    const view = viewOf(bytes);
    const lower = view.getUint16(LOWER, this.littleEndian);
    const count = (lower - HEADER_BYTES) / INDEX_BYTES;
    if (!Number.isInteger(count) || count < 0 || lower > this.pageBytes) throw badFormat(`lower bound ${lower}`);
    const items = Array.from({ length: count }, (_, i) =>
      read(view.getUint16(HEADER_BYTES + i * INDEX_BYTES, this.littleEndian)),
    );
    // Two items always fit on a page, which is what makes it possible to split one.
    const most = (this.pageBytes - HEADER_BYTES) / 2 - INDEX_BYTES;
    let used = lower;
    for (const item of items) {
      const size = sizeOf(item);
      if (size > most) throw badFormat(`an item of ${size} bytes`);
      used += size;
    }
    if (used > this.pageBytes) throw badFormat('items that overlap');
    return items;
  }

  private putItems<Item>(
    view: DataView,
    items: readonly Item[],
    sizeOf: (item: Item) => number,
    put: (item: Item, at: number) => void,
  ): void {
    let upper = this.pageBytes;
    items.forEach((item, i) => {
      upper -= sizeOf(item);
      view.setUint16(HEADER_BYTES + i * INDEX_BYTES, upper, this.littleEndian);
      put(item, upper);
    });
    view.setUint16(LOWER, HEADER_BYTES + items.length * INDEX_BYTES, this.littleEndian);
    view.setUint16(UPPER, upper & OFFSET_MASK, this.littleEndian);
  }

  private leafItem(view: DataView, at: number): LeafItem {
    this.checkInside(at, ITEM_HEADER_BYTES);
    const keyBytes = view.getUint32(at, this.littleEndian);
    const dataBytes = view.getUint32(at + WORD, this.littleEndian);
    const flags = view.getUint8(at + 2 * WORD);
    const content = at + ITEM_HEADER_BYTES;
    return {
      key: this.field(view, content, keyBytes, (flags & BIG_KEY) !== 0),
      data: this.field(view, content + keyBytes, dataBytes, (flags & BIG_DATA) !== 0),
    };
  }

  private putLeafItem(view: DataView, at: number, { key, data }: LeafItem): void {
    view.setUint32(at, fieldBytes(key), this.littleEndian);
    view.setUint32(at + WORD, fieldBytes(data), this.littleEndian);
    view.setUint8(at + 2 * WORD, (isOverflow(key) ? BIG_KEY : 0) | (isOverflow(data) ? BIG_DATA : 0));
    this.putField(view, at + ITEM_HEADER_BYTES, key);
    this.putField(view, at + ITEM_HEADER_BYTES + fieldBytes(key), data);
  }

  private internalItem(view: DataView, at: number): InternalItem {
    this.checkInside(at, ITEM_HEADER_BYTES);
    const keyBytes = view.getUint32(at, this.littleEndian);
    const child = view.getUint32(at + WORD, this.littleEndian);
    const flags = view.getUint8(at + 2 * WORD);
    return { key: this.field(view, at + ITEM_HEADER_BYTES, keyBytes, (flags & BIG_KEY) !== 0), child };
  }

  private putInternalItem(view: DataView, at: number, { key, child }: InternalItem): void {
    view.setUint32(at, fieldBytes(key), this.littleEndian);
    view.setUint32(at + WORD, child, this.littleEndian);
    view.setUint8(at + 2 * WORD, isOverflow(key) ? BIG_KEY : 0);
    this.putField(view, at + ITEM_HEADER_BYTES, key);
  }

  private field(view: DataView, at: number, size: number, isBig: boolean): Field {
    this.checkInside(at, size);
    if (!isBig) return new Uint8Array(view.buffer, view.byteOffset + at, size);
    if (size !== REFERENCE_BYTES) throw badFormat(`an overflow reference of ${size} bytes`);
    return { page: view.getUint32(at, this.littleEndian), size: view.getUint32(at + WORD, this.littleEndian) };
  }

  private putField(view: DataView, at: number, field: Field): void {
    if (isOverflow(field)) {
      view.setUint32(at, field.page, this.littleEndian);
      view.setUint32(at + WORD, field.size, this.littleEndian);
    } else {
      new Uint8Array(view.buffer, view.byteOffset + at, field.length).set(field);
    }
  }

  private checkInside(at: number, size: number): void {
    if (at < HEADER_BYTES || at + size > this.pageBytes) throw badFormat(`${size} bytes at ${at} of a page`);
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
