/**
 * Counts what MicroPython's compiler would write for one block: bytes, constants, stack. Nothing is written, for our
 * code is JavaScript; only the sizes are wanted. Follows py/emitbc.c as the board is built: a name is two bytes, a
 * constant an index into a table, a jump two bytes, and no look-up has a cache.
 */
import type { Scope } from '../scope/scope.ts';
import { blockLocals, freeVariables } from './bytecode-locals.ts';
import type { BlockLocals } from './bytecode-locals.ts';

/** Slots of the stack that a `for` keeps its iterator in. */
export const ITERATOR_SLOTS = 4;

/** Flags, three counts of arguments, two bytes for a size, two names, and the byte that ends the lines. */
const CODE_INFO_BYTES = 4 + 2 + 4 + 1;
/** Ends the list of cells. */
const CELLS_END_BYTES = 1;

/** The first so many locals have instructions of their own. */
const SHORT_LOCALS = 16;

export class CodeMeter {
  readonly scope: Scope;
  protected readonly variables: BlockLocals;
  /** Names and short strings, which the code refers to as qstrs. */
  readonly names = new Set<string>();
  /** Sizes of the chunks that the constants take. */
  readonly objectBytes: number[] = [];
  /** Constants in the table: not only those with chunks of their own. */
  objects = 0;
  /** Blocks within this one. */
  private rawCodes = 0;
  /** Those blocks lie behind the objects in the table, whose number is known only after a first count. */
  private readonly objectsExpected: number;
  private codeBytes: number;
  private lineBytes = 0;
  private stack = 0;
  private deepestStack = 0;
  private line = 1;
  /** Bytes of code when the line was last noted. */
  private lineAt = 0;
  protected handlers = 0;
  private deepestHandlers = 0;
  /** The last instruction was a return, so that what would follow is unreachable. */
  protected afterReturn = false;

  constructor(scope: Scope, objectsExpected: number) {
    this.scope = scope;
    this.objectsExpected = objectsExpected;
    this.variables = blockLocals(scope);
    this.codeBytes = this.variables.cells + CELLS_END_BYTES;
    this.names.add(scope.name);
    for (const name of this.variables.argumentNames) this.names.add(name);
  }

  get tableWords(): number {
    return this.variables.argumentNames.length + this.objects + this.rawCodes;
  }

  get stateWords(): number {
    return Math.max(1, this.variables.count + this.deepestStack);
  }

  get exceptionDepth(): number {
    return this.deepestHandlers;
  }

  /** Code and what is known about it. */
  get bytes(): number {
    const sizes = uintBytes(this.stateWords) + uintBytes(this.exceptionDepth);
    return sizes + CODE_INFO_BYTES + this.lineBytes + this.codeBytes;
  }

  /** What follows is on `line`; lines only go up. Follows emit_write_code_info_bytes_lines. */
  protected reach(line: number): void {
    if (line <= this.line) return;
    let bytes = this.codeBytes - this.lineAt;
    let lines = line - this.line;
    while (bytes > 0 || lines > 0) {
      const isShort = lines <= 6 || bytes > 0xf;
      const bytesTold = Math.min(bytes, isShort ? 0x1f : 0xf);
      const linesAtOnce = isShort ? 0x3 : 0x7ff;
      lines -= isShort && bytesTold < bytes ? 0 : Math.min(lines, linesAtOnce);
      bytes -= bytesTold;
      this.lineBytes += isShort ? 1 : 2;
    }
    this.line = line;
    this.lineAt = this.codeBytes;
  }

  /** Changes the stack without an instruction; a label does so by nothing. */
  protected adjust(delta: number): void {
    this.stack += delta;
    if (this.stack > this.deepestStack) this.deepestStack = this.stack;
    this.afterReturn = false;
  }

  protected label(): void {
    this.adjust(0);
  }

  /** An instruction of so many bytes. */
  protected op(delta: number, bytes = 1): void {
    this.adjust(delta);
    this.codeBytes += bytes;
  }

  /** An instruction that the compiler takes no notice of: a return before it still counts as the last one. */
  protected unnoticed(bytes: number): void {
    this.codeBytes += bytes;
  }

  protected opWithName(delta: number, name: string): void {
    this.op(delta, 3);
    this.names.add(name);
  }

  protected opWithNumber(delta: number, value: number): void {
    this.op(delta, 1 + uintBytes(value));
  }

  protected duplicate(items = 1): void {
    this.op(items);
  }

  /** Changes the order of what is on top of the stack. */
  protected rotate(): void {
    this.op(0);
  }

  protected pop(): void {
    this.op(-1);
  }

  protected unaryOperator(): void {
    this.op(0);
  }

  protected binaryOperator(): void {
    this.op(-1);
  }

  /** `a[b]` of the two on top. */
  protected loadItem(): void {
    this.op(-1);
  }

  protected storeItem(): void {
    this.op(-3);
  }

  protected loadAttribute(name: string): void {
    this.opWithName(0, name);
  }

  protected storeAttribute(name: string): void {
    this.opWithName(-2, name);
  }

  /** A display of so many items on top. */
  protected build(items: number): void {
    this.opWithNumber(1 - items, items);
  }

  /** An empty dict, set or list, with a hint of how many items there will be. */
  protected buildEmpty(hint = 0): void {
    this.opWithNumber(1, hint);
  }

  protected storePair(): void {
    this.op(-2);
  }

  /** Of the object on top, in place of it. */
  protected iterator(): void {
    this.op(0);
  }

  /** The same on the stack itself, as loops have it. */
  protected stackIterator(): void {
    this.op(ITERATOR_SLOTS - 1);
  }

  /** The next item, or out of the loop. */
  protected nextItem(): void {
    this.op(1, 3);
  }

  protected dropIterator(): void {
    this.adjust(-ITERATOR_SLOTS);
  }

  protected yieldValue(): void {
    this.op(0);
  }

  protected jump(): void {
    this.op(0, 3);
  }

  protected jumpIf(): void {
    this.op(-1, 3);
  }

  protected returnValue(): void {
    this.op(-1);
    this.afterReturn = true;
  }

  /** None, True or False. */
  protected loadToken(): void {
    this.op(1);
  }

  protected loadNull(): void {
    this.op(1);
  }

  /** The function that makes classes. */
  protected loadClassBuilder(): void {
    this.op(1);
  }

  protected loadSmallInt(value: number): void {
    this.op(1, value >= -16 && value <= 47 ? 1 : 1 + intBytes(value));
  }

  protected loadName(name: string): void {
    this.opWithName(1, name);
  }

  /** A constant of the table, and the chunks that it takes on the heap. */
  protected loadObject(...chunks: readonly number[]): void {
    const index = this.variables.argumentNames.length + this.objects++;
    this.opWithNumber(1, index);
    this.objectBytes.push(...chunks);
  }

  protected load(name: string): void {
    switch (this.scope.kindOf(name)) {
      case 'local':
        this.loadFast(name);
        break;
      case 'cell':
      case 'free':
        this.opWithNumber(1, this.place(name));
        break;
      default:
        this.loadName(name);
    }
  }

  /** Loads the local, or the very cell, that has a place in the state. */
  protected loadFast(name: string): void {
    const place = this.place(name);
    if (place < SHORT_LOCALS) this.op(1);
    else this.opWithNumber(1, place);
  }

  protected store(name: string): void {
    switch (this.scope.kindOf(name)) {
      case 'local':
        if (this.place(name) < SHORT_LOCALS) this.op(-1);
        else this.opWithNumber(-1, this.place(name));
        break;
      case 'cell':
      case 'free':
        this.opWithNumber(-1, this.place(name));
        break;
      default:
        this.opWithName(-1, name);
    }
  }

  protected delete(name: string): void {
    const kind = this.scope.kindOf(name);
    if (kind === 'global-implicit' || kind === 'global-explicit') this.opWithName(0, name);
    else this.unnoticed(1 + uintBytes(this.place(name)));
  }

  private place(name: string): number {
    return this.variables.places.get(name) ?? 0;
  }

  /** Follows close_over_variables_etc: makes a function of a block within, given the variables it takes from here. */
  protected makeFunction(inner: Scope, hasDefaults: boolean): void {
    const free = freeVariables(inner);
    for (const name of free) this.loadFast(name);
    const index = this.variables.argumentNames.length + this.objectsExpected + this.rawCodes++;
    this.opWithNumber((hasDefaults ? -1 : 1) - free.length, index);
    if (free.length > 0) this.codeBytes += 1;
  }

  protected call(positional: number, keywords: number, hasStars: boolean, isMethod: boolean): void {
    const delta = -positional - 2 * keywords - (hasStars ? 2 : 0) - (isMethod ? 1 : 0);
    this.opWithNumber(delta, (keywords << 8) | positional);
  }

  /** Begins what a handler is for; `pushed` is what the instruction leaves on the stack. */
  protected setUpHandler(pushed = 0): void {
    this.op(pushed, 3);
  }

  protected popBlock(): void {
    this.op(0);
  }

  protected endFinally(): void {
    this.op(-1);
  }

  /** Calls `__exit__`, with room for what it is told, and drops what `with` has pushed. */
  protected cleanUpWith(): void {
    this.op(2);
    this.adjust(-4);
  }

  protected enterHandler(): void {
    this.handlers++;
    if (this.handlers > this.deepestHandlers) this.deepestHandlers = this.handlers;
  }

  protected leaveHandler(): void {
    this.handlers--;
  }
}

/** Bytes of a number in groups of seven bits. */
function uintBytes(value: number): number {
  let bytes = 1;
  for (let rest = value >>> 7; rest > 0; rest >>>= 7) bytes++;
  return bytes;
}

/** The same with a sign, for which there must be a bit to spare. */
function intBytes(value: number): number {
  let bytes = 1;
  for (let rest = value; rest < -0x40 || rest > 0x3f; rest >>= 7) bytes++;
  return bytes;
}
