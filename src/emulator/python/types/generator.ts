/**
 * Running generators. Follows py/objgenerator.c and mp_resume of py/runtime.c; the body is a JavaScript generator that
 * keeps its own frame, which takes its place among the frames whenever it is resumed.
 */
import { None, PyObject, PyType, defineType, isSubclass, typeOf } from '../runtime/object.ts';
import type { PyIterator, Value } from '../runtime/object.ts';
import { loadMethod } from '../runtime/attributes.ts';
import { messages } from '../runtime/messages.ts';
import { runtimeError, stopIteration, typeError, valueError } from '../runtime/raise.ts';
import { MAX_DEPTH, vm } from '../runtime/vm.ts';
import type { Frame } from '../runtime/vm.ts';
import { hexAddress } from '../memory/addresses.ts';
import { builtin } from './builtin.ts';
import {
  GeneratorExit,
  Injected,
  PyException,
  StopIteration,
  caught,
  exceptionToRaise,
  isInstanceOf,
  nativeException,
  unwound,
} from './exceptions.ts';

export type GeneratorBody = Generator<Value, Value, Value>;

/** What a step of a generator came to: a value yielded, or the end with the value returned. */
type Step = { readonly done: boolean; readonly value: Value };

export class PyGenerator extends PyObject implements PyIterator {
  readonly frame: Frame;
  private body: GeneratorBody | null;
  private started = false;
  private running = false;

  constructor(frame: Frame, body: GeneratorBody) {
    super();
    this.frame = frame;
    this.body = body;
  }

  /** Runs to the next yield. `thrown` is raised at the place of the last one. */
  resume(sent: Value, thrown?: Value): Step {
    const { body, frame } = this;
    if (body === null) return { done: true, value: None };
    if (this.running) throw valueError('generator already executing');
    if (!this.started && sent !== None) throw typeError(messages.startedGenerator());
    const depth = vm.depth + 1;
    if (depth > MAX_DEPTH) throw runtimeError(messages.recursion());
    const displaced = vm.frames[depth]!;
    vm.frames[depth] = frame;
    vm.depth = depth;
    frame.depth = depth;
    this.started = true;
    this.running = true;
    try {
      const step = thrown === undefined ? body.next(sent) : body.throw(new Injected(thrown));
      if (step.done) this.body = null;
      vm.depth = depth - 1;
      return step as Step;
    } catch (error) {
      this.body = null;
      const exc = caught(error, depth);
      vm.depth = depth - 1;
      throw exc;
    } finally {
      this.running = false;
      vm.frames[depth] = displaced;
    }
  }

  /** The next value; undefined at the end, or StopIteration where the generator returned a value. */
  next(): Value | undefined {
    return this.step(None);
  }

  private step(sent: Value, thrown?: Value): Value | undefined {
    let step: Step;
    const depth = vm.depth;
    try {
      step = this.resume(sent, thrown);
    } catch (error) {
      const exc = unwound(error, depth);
      if (isInstanceOf(exc, StopIteration) && (nativeException(exc)!.args[0] ?? None) === None) return undefined;
      throw exc;
    }
    if (!step.done) return step.value;
    if (step.value === None) return undefined;
    throw stopIteration(step.value);
  }

  send(sent: Value, thrown?: Value): Value {
    const value = this.step(sent, thrown);
    if (value === undefined) throw stopIteration();
    return value;
  }

  close(): void {
    const depth = vm.depth;
    try {
      if (this.resume(None, new PyException(GeneratorExit, [])).done) return;
    } catch (error) {
      const exc = unwound(error, depth);
      if (isInstanceOf(exc, GeneratorExit) || isInstanceOf(exc, StopIteration)) return;
      throw exc;
    }
    throw runtimeError(messages.ignoredGeneratorExit());
  }
}

function isGeneratorExit(thrown: Value): boolean {
  return isSubclass(thrown instanceof PyType ? thrown : typeOf(thrown), GeneratorExit);
}

/**
 * `yield from`: passes values out and what is sent or thrown in on to the inner iterator. Its value is what the inner
 * one returned.
 */
export function* yieldFrom(iterator: Value, frame: Frame): GeneratorBody {
  let sent: Value = None;
  let thrown: Value | undefined;
  for (;;) {
    let step: Step;
    try {
      step = delegate(iterator, sent, thrown);
    } catch (error) {
      const exc = unwound(error, frame.depth);
      if (!isInstanceOf(exc, StopIteration)) throw exc;
      step = { done: true, value: nativeException(exc)!.args[0] ?? None };
    }
    if (step.done) {
      if (thrown !== undefined && isGeneratorExit(thrown)) throw exceptionToRaise(thrown);
      return step.value;
    }
    try {
      sent = yield step.value;
      thrown = undefined;
    } catch (error) {
      thrown = error instanceof Injected ? error.value : unwound(error, frame.depth);
      sent = None;
    }
  }
}

/** Follows mp_resume. */
function delegate(iterator: Value, sent: Value, thrown: Value | undefined): Step {
  if (iterator instanceof PyGenerator) return iterator.resume(sent, thrown);
  if (thrown === undefined) {
    if (sent === None) {
      const { next } = typeOf(iterator);
      const value = next ? next(iterator) : loadMethod(iterator, '__next__')?.();
      if (value !== undefined || next)
        return value === undefined ? { done: true, value: None } : { done: false, value };
    }
    return { done: false, value: loadMethod(iterator, 'send')?.(sent) ?? missing(iterator) };
  }
  if (isSubclass(typeOf(thrown), GeneratorExit)) {
    const close = loadMethod(iterator, 'close');
    if (close) return { done: true, value: close() };
  } else {
    const raise = loadMethod(iterator, 'throw');
    if (raise) return { done: false, value: raise(thrown) };
  }
  throw exceptionToRaise(thrown);
}

function missing(iterator: Value): never {
  throw typeError(messages.noAttribute(typeOf(iterator).name, 'send'));
}

defineType(new PyType('generator'), {
  class: PyGenerator,
  print: (self) => `<generator object '${(self as PyGenerator).frame.code.name}' at ${hexAddress(self)}>`,
  iter: (self) => self as PyGenerator,
  next: (self) => (self as PyGenerator).next(),
  locals: {
    close: builtin('close', 1, 1, (self: PyGenerator) => {
      self.close();
      return None;
    }),
    send: builtin('send', 2, 2, (self: PyGenerator, value: Value) => self.send(value)),
    throw: builtin('throw', 2, 4, (self: PyGenerator, type: Value, value?: Value) =>
      self.send(None, value === undefined || value === None ? type : value),
    ),
  },
});
