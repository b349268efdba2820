/**
 * The `btree` module, documentation 4.2.1. Follows extmod/modbtree.c: one scan for each database, which keys(),
 * values() and items() set up and the database itself carries out; put(), flush() and close() say -1 where the stream
 * fails, all else raises OSError. A database that was closed says so, as later versions do.
 */
import { BtreeFile } from '../../lib/btree-file/btree-file.ts';
import type { Cursor } from '../../lib/btree-file/cursor.ts';
import { compareKeys } from '../../lib/btree-file/page.ts';
import { BtreeError } from '../../lib/btree-file/storage.ts';
import type { BtreeRecord } from '../../lib/btree-file/tree.ts';
import { None, PyObject, PyType, defineType } from '../runtime/object.ts';
import type { Keywords, PyIterator, Value } from '../runtime/object.ts';
import { messages } from '../runtime/messages.ts';
import { osError, valueError } from '../runtime/raise.ts';
import { vm } from '../runtime/vm.ts';
import { hexAddress } from '../memory/addresses.ts';
import { reserve } from '../memory/reserve.ts';
import { builtin, keywordBuiltin, parseArguments } from '../types/builtin.ts';
import type { Parameter } from '../types/builtin.ts';
import { PyBytes } from '../types/bytes.ts';
import { KeyError, OSError, PyException, isInstanceOf, unwound } from '../types/exceptions.ts';
import { isInteger, toInt } from '../types/int.ts';
import { PyBuiltinModule } from '../types/module.ts';
import { PyTuple } from '../types/tuple.ts';
import { StreamStorage } from './stream-storage.ts';
import { bytesOf } from '../types/text-argument.ts';

const EBUSY = 16;
/** The board has no number of its own for a file of the wrong type. */
const EINVAL = 22;

const INCL = 1;
const DESC = 2;
/** What a scan gives: keys, values or both. */
const KEYS = 0x40;
const VALUES = 0x80;
const ITEMS = 0xc0;

const SUCCESS = 0;
const FAILURE = -1;

/** Flag of open(): a key may have several values. */
const ALLOW_DUPLICATES = 1;

/** Positions that seq() takes, by the numbers of Berkeley DB. */
const SEQ_CURSOR = 1;
const SEQ_FIRST = 3;
const SEQ_LAST = 6;
const SEQ_NEXT = 7;
const SEQ_PREVIOUS = 9;

class PyBtree extends PyObject implements PyIterator {
  private opened: { readonly file: BtreeFile; readonly cursor: Cursor } | null;
  private isBusy = false;
  /** Flags and ends of the scan that runs; `start` is undefined once it has begun, `end` once it is over. */
  private flags = 0;
  private start: Value | undefined = None;
  private end: Value | undefined = None;
  /** Flags of the scan that keys() and its kin have set up; 0 where none waits to be iterated. */
  private nextFlags = 0;

  constructor(file: BtreeFile) {
    super();
    this.opened = { file, cursor: file.cursor() };
  }

  /** Works on the open database. Errors: ValueError once closed, OSError for a bad file, those of the stream. */
  use<Result>(operation: (file: BtreeFile, cursor: Cursor) => Result): Result {
    const { file, cursor } = this.checkOpen();
    // A stream of the program's own, or an interrupt while that runs, might come back here in the middle of a change.
    if (this.isBusy) throw osError(EBUSY);
    this.isBusy = true;
    try {
      return withOsErrors(() => operation(file, cursor));
    } finally {
      this.isBusy = false;
    }
  }

  /** The same as a status: an OSError is no more than that. */
  attempt(operation: (file: BtreeFile) => void): number {
    const { depth } = vm;
    try {
      this.use(operation);
      return SUCCESS;
    } catch (thrown) {
      const exception = unwound(thrown, depth);
      if (!isInstanceOf(exception, OSError)) throw exception;
      return FAILURE;
    }
  }

  close(): number {
    if (this.opened === null) return SUCCESS;
    const status = this.attempt((file) => file.sync());
    if (status === SUCCESS) this.opened = null;
    return status;
  }

  /** For keys(), values() and items(): what the next iteration gives. */
  scan(kind: number, start: Value = None, end: Value = None, flags: Value = 0): this {
    this.checkOpen();
    this.nextFlags = kind | toInt(flags);
    this.start = start;
    this.end = end;
    return this;
  }

  /** Begins the scan that was set up, or one over all keys. */
  iterate(): this {
    if (this.nextFlags === 0) this.scan(KEYS);
    this.flags = this.nextFlags;
    this.nextFlags = 0;
    return this;
  }

  next(): Value | undefined {
    const record = this.use((_file, cursor) => this.advance(cursor));
    if (record === undefined || this.isBeyondEnd(record)) return undefined;
    switch (this.flags & ITEMS) {
      case KEYS:
        return toBytes(record.key);
      case VALUES:
        return toBytes(record.data);
      default:
        return pairOf(record);
    }
  }

  private checkOpen(): { readonly file: BtreeFile; readonly cursor: Cursor } {
    if (this.opened === null) throw valueError(messages.databaseClosed());
    return this.opened;
  }

  private get isDescending(): boolean {
    return (this.flags & DESC) !== 0;
  }

  private advance(cursor: Cursor): BtreeRecord | undefined {
    const { start } = this;
    if (this.end === undefined) return undefined;
    if (start === undefined) return this.isDescending ? cursor.previous() : cursor.next();
    const record = start !== None ? seek(cursor, bytesOf(start)) : this.isDescending ? cursor.last() : cursor.first();
    this.start = undefined;
    return record;
  }

  private isBeyondEnd({ key }: BtreeRecord): boolean {
    if (this.end === None) return false;
    const order = compareKeys(key, bytesOf(this.end!)) * (this.isDescending ? -1 : 1);
    const isBeyond = (this.flags & INCL) !== 0 ? order > 0 : order >= 0;
    if (isBeyond) this.end = undefined;
    return isBeyond;
  }
}

function withOsErrors<Result>(operation: () => Result): Result {
  try {
    return operation();
  } catch (error) {
    if (error instanceof BtreeError) throw osError(EINVAL);
    throw error;
  }
}

function toBytes(data: Uint8Array): PyBytes {
  reserve(data.length);
  return new PyBytes(data.slice());
}

function pairOf({ key, data }: BtreeRecord): PyTuple {
  return new PyTuple([toBytes(key), toBytes(data)]);
}

/** The empty key can be stored, but not looked for by a scan. Errors: OSError. */
function seek(cursor: Cursor, key: Uint8Array): BtreeRecord | undefined {
  if (key.length === 0) throw osError(EINVAL);
  return cursor.seek(key);
}

function get(self: PyBtree, key: Value, otherwise: Value = None): Value {
  const data = self.use((file) => file.get(bytesOf(key)));
  return data === undefined ? otherwise : toBytes(data);
}

/** Moves the scan to a key, an end or a neighbour and gives the record there. */
function seq(self: PyBtree, where: Value, key?: Value): Value {
  const record = self.use((_file, cursor) => {
    switch (isInteger(where) ? where : undefined) {
      case SEQ_CURSOR:
        return seek(cursor, key === undefined ? new Uint8Array(0) : bytesOf(key));
      case SEQ_FIRST:
        return cursor.first();
      case SEQ_LAST:
        return cursor.last();
      case SEQ_NEXT:
        return cursor.next();
      case SEQ_PREVIOUS:
        return cursor.previous();
      default:
        throw osError(EINVAL);
    }
  });
  return record === undefined ? None : pairOf(record);
}

function scanMethod(name: string, kind: number): Value {
  return builtin(name, 1, 4, (self: PyBtree, start?: Value, end?: Value, flags?: Value) =>
    self.scan(kind, start, end, flags),
  );
}

defineType(new PyType('btree'), {
  class: PyBtree,
  print: (self) => `<btree ${hexAddress(self)}>`,
  iter: (self) => (self as PyBtree).iterate(),
  next: (self) => (self as PyBtree).next(),
  binary(op, self, other) {
    if (op !== 'in') return undefined;
    return (self as PyBtree).use((file) => file.get(bytesOf(other)) !== undefined);
  },
  item(self, key) {
    const data = (self as PyBtree).use((file) => file.get(bytesOf(key)));
    if (data === undefined) throw new PyException(KeyError, []);
    return toBytes(data);
  },
  storeItem(self, key, value) {
    const btree = self as PyBtree;
    if (value !== undefined) btree.use((file) => file.put(bytesOf(key), bytesOf(value)));
    else if (!btree.use((file) => file.delete(bytesOf(key)))) throw new PyException(KeyError, []);
    return true;
  },
  locals: {
    close: builtin('close', 1, 1, (self: PyBtree) => self.close()),
    flush: builtin('flush', 1, 1, (self: PyBtree) => self.attempt((file) => file.sync())),
    get: builtin('get', 2, 3, get),
    put: builtin('put', 3, 4, (self: PyBtree, key: Value, value: Value) =>
      self.attempt((file) => file.put(bytesOf(key), bytesOf(value))),
    ),
    seq: builtin('seq', 2, 4, seq),
    keys: scanMethod('keys', KEYS),
    values: scanMethod('values', VALUES),
    items: scanMethod('items', ITEMS),
  },
});

const OPTIONS: readonly Parameter[] = ['flags', 'cachesize', 'pagesize', 'minkeypage'].map((name) => ({
  name,
  keywordOnly: true,
  default: 0,
}));

/** `open(stream, *, flags, cachesize, pagesize, minkeypage)`. Errors: OSError, TypeError. */
function open([stream, ...others]: readonly Value[], keywords: Keywords): Value {
  const storage = new StreamStorage(stream!);
  const [flags, cachesize, pagesize, minkeypage] = parseArguments(OPTIONS, others, keywords).map((value) =>
    toInt(value!),
  );
  if ((flags! & ~ALLOW_DUPLICATES) !== 0) throw osError(EINVAL);
  return withOsErrors(() => {
    const options = {
      pageBytes: pagesize!,
      // A negative size is a huge one in the firmware's unsigned arithmetic.
      cacheBytes: cachesize! >>> 0,
      leastKeys: minkeypage!,
      allowsDuplicates: flags === ALLOW_DUPLICATES,
    };
    return new PyBtree(new BtreeFile(storage, options));
  });
}

export function makeBtree(): PyBuiltinModule {
  return new PyBuiltinModule('btree', {
    open: keywordBuiltin('open', 1, Infinity, open),
    INCL,
    DESC,
  });
}
