/**
 * Running generators. Follows py/objgenerator.c and mp_resume of py/runtime.c; the body is a JavaScript generator that
 * keeps its own frame, which takes its place among the frames whenever it is resumed. One made in a thread also yields
 * the thread's suspensions, which are no values and never get out as such.
 */
import { None, PyObject, PyType, defineType, isSubclass, typeOf } from '../runtime/object.ts';
import type { PyIterator, Value } from '../runtime/object.ts';
import { loadMethod, noAttribute } from '../runtime/attributes.ts';
import { messages } from '../runtime/messages.ts';
import { runtimeError, stopIteration, typeError, valueError } from '../runtime/raise.ts';
import { Suspension, drive } from '../runtime/suspension.ts';
import type { Resumable } from '../runtime/suspension.ts';
import { MAX_DEPTH, vm } from '../runtime/vm.ts';
import type { Frame } from '../runtime/vm.ts';
import type { Visit } from '../memory/marking.ts';
import { hexAddress } from '../memory/addresses.ts';
import { blockingBuiltin } from './blocking-builtin.ts';
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

export type GeneratorBody = Generator<Value | Suspension, Value, Value>;

/** What a step of a generator came to: a value yielded, or the end with the value returned. */
type Step = { readonly done: boolean; readonly value: Value };

const ENDED: Step = { done: true, value: None };
/** The object and the state of the code it runs, without the locals. */
const GENERATOR_BYTES = 28;
/** Words of stack that a small generator has besides its locals. */
const STACK_WORDS = 1;

export class PyGenerator extends PyObject implements PyIterator {
  readonly frame: Frame;
  /** Whether the body is in the resumable form. */
  private readonly suspends: boolean;
  private body: GeneratorBody | null;
  private started = false;
  private running = false;

  constructor(frame: Frame, body: GeneratorBody, suspends = false) {
    super(GENERATOR_BYTES + 4 * (frame.code.locals.length + STACK_WORDS));
    this.frame = frame;
    this.body = body;
    this.suspends = suspends;
  }

  override children(visit: Visit): void {
    this.frame.children(visit);
  }

  /** Runs to the next yield. `thrown` is raised at the place of the last one. */
  resume(sent: Value, thrown?: Value): Step {
    const { body } = this;
    if (body === null) return ENDED;
    if (this.suspends) return drive(this.resumeSteps(sent, thrown));
    const displaced = this.enter(sent);
    try {
      return this.leave(thrown === undefined ? body.next(sent) : body.throw(new Injected(thrown)));
    } catch (error) {
      throw this.fail(error);
    } finally {
      this.running = false;
      vm.frames[this.frame.depth] = displaced;
    }
  }

  /** The same for resumable code. */
  *resumeSteps(sent: Value, thrown?: Value): Resumable<Step> {
    const { body } = this;
    if (body === null) return ENDED;
    const displaced = this.enter(sent);
    try {
      let step = thrown === undefined ? body.next(sent) : body.throw(new Injected(thrown));
      while (step.value instanceof Suspension) {
        try {
          yield step.value;
        } catch (error) {
          step = body.throw(error);
          continue;
        }
        step = body.next(None);
      }
      return this.leave(step);
    } catch (error) {
      throw this.fail(error);
    } finally {
      this.running = false;
      vm.frames[this.frame.depth] = displaced;
    }
  }

  /** Puts the frame in its place; what was there is returned, to be put back. */
  private enter(sent: Value): Frame {
    if (this.running) throw valueError('generator already executing');
    if (!this.started && sent !== None) throw typeError(messages.startedGenerator());
    const depth = vm.depth + 1;
    if (depth > MAX_DEPTH) throw runtimeError(messages.recursion());
    const displaced = vm.frames[depth]!;
    vm.frames[depth] = this.frame;
    vm.depth = depth;
    this.frame.depth = depth;
    this.started = true;
    this.running = true;
    return displaced;
  }

  private leave(step: IteratorResult<Value | Suspension, Value>): Step {
    if (step.done) this.body = null;
    vm.depth = this.frame.depth - 1;
    return step as Step;
  }

  private fail(error: unknown): Value {
    this.body = null;
    const { depth } = this.frame;
    const exc = caught(error, depth);
    vm.depth = depth - 1;
    return exc;
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
      return ended(error, depth);
    }
    return step.done ? returned(step.value) : step.value;
  }

  /** The same for resumable code. */
  *stepSteps(sent: Value, thrown?: Value): Resumable<Value | undefined> {
    let step: Step;
    const depth = vm.depth;
    try {
      step = yield* this.resumeSteps(sent, thrown);
    } catch (error) {
      return ended(error, depth);
    }
    return step.done ? returned(step.value) : step.value;
  }

  send(sent: Value, thrown?: Value): Value {
    return orStop(this.step(sent, thrown));
  }

  /** The same for resumable code. */
  *sendSteps(sent: Value, thrown?: Value): Resumable<Value> {
    return orStop(yield* this.stepSteps(sent, thrown));
  }

  *close(): Resumable<Value> {
    const depth = vm.depth;
    try {
      const { done } = yield* this.resumeSteps(None, new PyException(GeneratorExit, []));
      if (done) return None;
    } catch (error) {
      const exc = unwound(error, depth);
      if (isInstanceOf(exc, GeneratorExit) || isInstanceOf(exc, StopIteration)) return None;
      throw exc;
    }
    throw runtimeError(messages.ignoredGeneratorExit());
  }
}

/** A StopIteration without a value that got out of the body is the end; anything else goes on. */
function ended(error: unknown, depth: number): undefined {
  const exc = unwound(error, depth);
  if (isInstanceOf(exc, StopIteration) && (nativeException(exc)!.args[0] ?? None) === None) return undefined;
  throw exc;
}

function returned(value: Value): undefined {
  if (value !== None) throw stopIteration(value);
}

function orStop(value: Value | undefined): Value {
  if (value === undefined) throw stopIteration();
  return value;
}

function isGeneratorExit(thrown: Value): boolean {
  return isSubclass(thrown instanceof PyType ? thrown : typeOf(thrown), GeneratorExit);
}

/**
 * `yield from`: passes values out and what is sent or thrown in on to the inner iterator. Its value is what the inner
 * one returned. In a body that suspends, so may the inner generator.
 */
export function* yieldFrom(iterator: Value, frame: Frame, suspends = false): GeneratorBody {
  let sent: Value = None;
  let thrown: Value | undefined;
  for (;;) {
    let step: Step;
    try {
      if (suspends && iterator instanceof PyGenerator) step = yield* iterator.resumeSteps(sent, thrown);
      else step = delegate(iterator, sent, thrown);
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
  throw noAttribute(iterator, 'send');
}

defineType(new PyType('generator'), {
  class: PyGenerator,
  print: (self) => `<generator object '${(self as PyGenerator).frame.code.name}' at ${hexAddress(self)}>`,
  iter: (self) => self as PyGenerator,
  next: (self) => (self as PyGenerator).next(),
  locals: {
    close: blockingBuiltin('close', 1, 1, (self: PyGenerator) => self.close()),
    send: blockingBuiltin(
      'send',
      2,
      2,
      (self: PyGenerator, value: Value) => self.sendSteps(value),
      (self: PyGenerator, value: Value) => self.send(value),
    ),
    throw: blockingBuiltin('throw', 2, 4, (self: PyGenerator, type: Value, value: Value = None) =>
      self.sendSteps(None, value === None ? type : value),
    ),
  },
});
