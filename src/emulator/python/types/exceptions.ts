/**
 * BaseException and its family, and how they gather their traceback. Follows py/objexcept.c: an entry is added in each
 * frame that the exception leaves, also when it is raised again, and printed the other way round.
 */
import { None, PyObject, PyType, defineType, isSubclass, typeOf } from '../runtime/object.ts';
import type { Value } from '../runtime/object.ts';
import { callValues } from '../runtime/call.ts';
import { messages } from '../runtime/messages.ts';
import { typeError } from '../runtime/raise.ts';
import { vm } from '../runtime/vm.ts';
import { NO_BLOCK } from '../memory/block-map.ts';
import { heap } from '../memory/heap.ts';
import { PyInstance } from './instance.ts';
import { builtin, checkArguments } from './builtin.ts';
import { PyTuple } from './tuple.ts';
import { show, str } from '../runtime/print.ts';

export interface TraceEntry {
  readonly file: string;
  readonly line: number;
  /** null for faults of the parser, which knows no block. */
  readonly block: string | null;
}

/** The object; the tuple of its arguments without these. */
const EXCEPTION_BYTES = 16;
const TUPLE_BYTES = 8;

export class PyException extends PyObject {
  override readonly type: PyType;
  args: readonly Value[];
  /** Innermost frame first. */
  trace: TraceEntry[] = [];

  /** Made without room for a traceback: in an interrupt handler, or because the heap is full. */
  readonly isStatic: boolean;

  /** `by` is who raises it: what the firmware itself says may go to the emergency buffer. */
  constructor(type: PyType, args: readonly Value[], by: 'firmware' | 'program' = 'program') {
    super(0);
    this.type = type;
    this.args = args;
    this.isStatic = false;
    if (heap !== null)
      this.block = heap.placeMaybe(this, EXCEPTION_BYTES + (args.length > 0 ? TUPLE_BYTES + 4 * args.length : 0));
    if (heap === null || this.block !== NO_BLOCK || (by === 'firmware' && heap.hasEmergencyBuffer)) return;
    this.isStatic = true;
    this.args = [];
  }
}

/** errno values that print with their name, by number; facts section 0. */
const NAMED_ERRNO = new Map<number, string>([
  [1, 'EPERM'],
  [5, 'EIO'],
  [19, 'ENODEV'],
  [22, 'EINVAL'],
  [110, 'ETIMEDOUT'],
]);

function printArgs(self: PyException): string {
  const { args } = self;
  if (args.length === 0) return '';
  const only = args[0]!;
  if (args.length === 1) {
    const name = self.type === OSError && typeof only === 'number' ? NAMED_ERRNO.get(only) : undefined;
    return name === undefined ? str(only) : `[Errno ${only as number}] ${name}`;
  }
  return str(new PyTuple([...args]));
}

/** The words of a native exception without its type's name, for the kinds that print instances of subclasses too. */
export function printException(self: PyException, kind: 'str' | 'repr' | 'exception', typeName: string): string {
  if (kind === 'repr') return typeName + str(new PyTuple([...self.args]));
  return kind === 'exception' ? `${typeName}: ${printArgs(self)}` : printArgs(self);
}

function exception(name: string, base?: PyType): PyType {
  return defineType(new PyType(name, base ? [base] : []), {
    print: (self, kind) => printException(self as PyException, kind, (self as PyException).type.name),
    make(type, args, keywords) {
      checkArguments(args, keywords, 0, Infinity);
      return new PyException(type, args);
    },
    load(self, name) {
      const exc = self as PyException;
      if (name === 'args') return new PyTuple(exc.args);
      if (name === 'value' && exc.type === StopIteration) return exc.args[0] ?? None;
      return undefined;
    },
    store(self, name, value) {
      if (name !== '__traceback__' || value !== None) return false;
      (self as PyException).trace = [];
      return true;
    },
  });
}

export const BaseException = exception('BaseException');
BaseException.locals.set(
  '__init__',
  builtin('__init__', 1, Infinity, (self, ...args) => {
    nativeException(self)!.args = args;
    return None;
  }),
);
export const SystemExit = exception('SystemExit', BaseException);
export const KeyboardInterrupt = exception('KeyboardInterrupt', BaseException);
export const GeneratorExit = exception('GeneratorExit', BaseException);
export const Exception = exception('Exception', BaseException);
export const StopIteration = exception('StopIteration', Exception);
export const ArithmeticError = exception('ArithmeticError', Exception);
export const OverflowError = exception('OverflowError', ArithmeticError);
export const ZeroDivisionError = exception('ZeroDivisionError', ArithmeticError);
export const AssertionError = exception('AssertionError', Exception);
export const AttributeError = exception('AttributeError', Exception);
export const EOFError = exception('EOFError', Exception);
export const ImportError = exception('ImportError', Exception);
export const LookupError = exception('LookupError', Exception);
export const IndexError = exception('IndexError', LookupError);
export const KeyError = exception('KeyError', LookupError);
export const MemoryError = exception('MemoryError', Exception);
export const NameError = exception('NameError', Exception);
export const OSError = exception('OSError', Exception);
export const RuntimeError = exception('RuntimeError', Exception);
export const NotImplementedError = exception('NotImplementedError', RuntimeError);
export const SyntaxError = exception('SyntaxError', Exception);
export const IndentationError = exception('IndentationError', SyntaxError);
export const TypeError = exception('TypeError', Exception);
export const ValueError = exception('ValueError', Exception);
export const UnicodeError = exception('UnicodeError', ValueError);
/** Only where the compiler has `@micropython.viper`. */
export const ViperTypeError = exception('ViperTypeError', TypeError);

export const EXCEPTION_TYPES: readonly PyType[] = [
  BaseException,
  ArithmeticError,
  AssertionError,
  AttributeError,
  EOFError,
  Exception,
  GeneratorExit,
  ImportError,
  IndentationError,
  IndexError,
  KeyboardInterrupt,
  KeyError,
  LookupError,
  MemoryError,
  NameError,
  NotImplementedError,
  OSError,
  OverflowError,
  RuntimeError,
  StopIteration,
  SyntaxError,
  SystemExit,
  TypeError,
  UnicodeError,
  ValueError,
  ZeroDivisionError,
];

/** The native exception in a value that can be raised, or undefined where it cannot. */
export function nativeException(value: unknown): PyException | undefined {
  if (value instanceof PyException) return value;
  if (value instanceof PyInstance && value.sub instanceof PyException) return value.sub;
  return undefined;
}

export function isExceptionType(value: Value): value is PyType {
  return value instanceof PyType && isSubclass(value, BaseException);
}

export function isInstanceOf(value: unknown, type: PyType): boolean {
  return nativeException(value) !== undefined && isSubclass(typeOf(value as Value), type);
}

/**
 * Takes what a Python frame caught: adds the frames it has left, `depth` included, to its traceback and makes `depth`
 * the running one again. A host error that means something in Python (its stack is exhausted) is translated; any
 * other is a fault of ours and goes on.
 */
export function caught(thrown: unknown, depth: number): Value {
  const raised = unwound(thrown, depth);
  if (depth > 0) addFrame(nativeException(raised)!, depth);
  return raised;
}

/** The same for native code called from the frame at `depth`, which that frame has not left yet. */
export function unwound(thrown: unknown, depth: number): Value {
  const raised = thrown instanceof PyException ? thrown : raisedBy(thrown);
  const exc = nativeException(raised);
  if (exc === undefined) throw thrown;
  for (let at = vm.depth; at > depth; at--) addFrame(exc, at);
  vm.depth = depth;
  return raised as Value;
}

function raisedBy(thrown: unknown): unknown {
  if (thrown instanceof RangeError) return new PyException(RuntimeError, [messages.recursion()]);
  return thrown instanceof Injected ? exceptionToRaise(thrown.value) : thrown;
}

/** What generator.throw() throws into a generator: any value, which becomes an exception where it is caught. */
export class Injected {
  readonly value: Value;

  constructor(value: Value) {
    this.value = value;
  }
}

/** What `raise value` raises: an instance as it is, a class called. Anything else gives the TypeError to raise. */
export function exceptionToRaise(value: Value): Value {
  if (nativeException(value) !== undefined) return value;
  if (isExceptionType(value)) return callValues(value, []);
  return typeError(messages.notException());
}

function addFrame(exc: PyException, depth: number): void {
  if (exc.isStatic) return;
  const { code, line } = vm.frames[depth]!;
  if (code.isNative) return;
  const entry = { file: code.file, line, block: code.name };
  // Most get one entry or two: a list of just that size is quicker to make than one with room to grow.
  if (exc.trace.length === 0) exc.trace = [entry];
  else exc.trace.push(entry);
}

/** The traceback and message as the board prints them, lines ended by LF. */
export function formatException(value: Value): string {
  const exc = nativeException(value);
  let text = '';
  if (exc && exc.trace.length > 0) {
    text = 'Traceback (most recent call last):\n';
    for (const { file, line, block } of exc.trace.toReversed()) {
      text += `  File "${file}", line ${line}${block === null ? '' : `, in ${block}`}\n`;
    }
  }
  return `${text}${show(value, 'exception')}\n`;
}
