/**
 * The `uselect` module, documentation 4.1.4. Follows extmod/moduselect.c; streams answer in the order in which they were
 * registered. While it waits, interrupts and other threads run.
 */
import { None, PyObject, PyType, defineType, typeName } from '../runtime/object.ts';
import type { PyIterator, Value } from '../runtime/object.ts';
import { messages } from '../runtime/messages.ts';
import { osError, typeError } from '../runtime/raise.ts';
import { Suspension } from '../runtime/suspension.ts';
import type { Resumable } from '../runtime/suspension.ts';
import { vm } from '../runtime/vm.ts';
import { blockingBuiltin } from '../types/blocking-builtin.ts';
import { builtin } from '../types/builtin.ts';
import { toInt } from '../types/int.ts';
import { PyList } from '../types/list.ts';
import { PyBuiltinModule } from '../types/module.ts';
import { POLL_ERR, POLL_HUP, POLL_IN, POLL_OUT, pollableOf } from '../types/pollable.ts';
import type { Pollable } from '../types/pollable.ts';
import { PyTuple } from '../types/tuple.ts';

const ENOENT = 2;
const MILLI = 1_000_000;
const MILLIS_A_SECOND = 1000;
/** Flag of poll(): what was reported is not looked at again before modify(). */
const ONE_SHOT = 1;

/** A stream, and the events that are wanted of it. */
interface Target {
  readonly object: Value;
  readonly stream: Pollable;
  events: number;
  /** Those that were there when it was last asked. */
  ready: number;
}

class TargetSet {
  readonly byObject = new Map<Value, Target>();

  /** Errors: OSError where the object cannot be waited for. */
  add(object: Value, events: number): Target {
    const target = { object, stream: pollableOf(object), events, ready: 0 };
    this.byObject.set(object, target);
    return target;
  }

  /** Asks every stream. Errors: OSError of a stream. */
  ask(): Target[] {
    const targets = [...this.byObject.values()];
    for (const target of targets) target.ready = target.stream.readyFor(target.events);
    return targets.filter(({ ready }) => ready !== 0);
  }

  /** Waits until a stream is ready, so many milliseconds at most; those that are. Errors: OSError of a stream. */
  *wait(millis: number): Resumable<Target[]> {
    const deadline = vm.hooks.nanos() + millis * MILLI;
    const ready = this.ask();
    if (ready.length > 0 || millis === 0) return ready;
    yield new Suspension(deadline, () => this.isOver(), 'board');
    return this.ask();
  }

  /** What a stream complains of ends the wait; whoever waited asks again and hears of it. */
  private isOver(): boolean {
    try {
      return this.ask().length > 0;
    } catch {
      return true;
    }
  }
}

class PyPoll extends PyObject implements PyIterator {
  readonly targets = new TargetSet();
  private flags = 0;
  /** What ipoll() found, and how much of it was given out. */
  private found: Target[] = [];
  private given = 0;
  /** The tuple that ipoll() fills anew for each stream, so that it needs no memory. */
  private readonly event: [Value, Value] = [None, 0];
  private readonly eventTuple = new PyTuple(this.event);

  /** Errors: OSError where the object is not registered. */
  modify(object: Value, events: number): void {
    const target = this.targets.byObject.get(object);
    if (target === undefined) throw osError(ENOENT);
    target.events = events;
  }

  *wait(timeout: Value, flags: Value): Resumable<Target[]> {
    const millis = timeout === None ? -1 : toInt(timeout);
    this.flags = toInt(flags);
    return yield* this.targets.wait(millis < 0 ? Infinity : millis);
  }

  startIteration(found: Target[]): this {
    this.found = found;
    this.given = 0;
    return this;
  }

  next(): Value | undefined {
    const target = this.found[this.given++];
    if (target === undefined) return undefined;
    this.event[0] = target.object;
    this.event[1] = this.report(target);
    return this.eventTuple;
  }

  /** The events of a stream as they are given out. */
  report(target: Target): number {
    if ((this.flags & ONE_SHOT) !== 0) target.events = 0;
    return target.ready;
  }
}

function register(self: PyPoll, object: Value, events: Value = POLL_IN | POLL_OUT): Value {
  const wanted = toInt(events);
  const known = self.targets.byObject.get(object);
  if (known === undefined) self.targets.add(object, wanted);
  else known.events = wanted;
  return None;
}

function* poll(self: PyPoll, timeout: Value = None, flags: Value = 0): Resumable<Value> {
  const found = yield* self.wait(timeout, flags);
  return new PyList(found.map((target) => new PyTuple([target.object, self.report(target)])));
}

function* ipoll(self: PyPoll, timeout: Value = None, flags: Value = 0): Resumable<Value> {
  return self.startIteration(yield* self.wait(timeout, flags));
}

defineType(new PyType('poll'), {
  class: PyPoll,
  iter: (self) => self as PyPoll,
  next: (self) => (self as PyPoll).next(),
  locals: {
    register: builtin('register', 2, 3, register),
    unregister: builtin('unregister', 2, 2, (self: PyPoll, object: Value) => {
      self.targets.byObject.delete(object);
      return None;
    }),
    modify: builtin('modify', 3, 3, (self: PyPoll, object: Value, events: Value) => {
      self.modify(object, toInt(events));
      return None;
    }),
    poll: blockingBuiltin('poll', 1, 3, poll),
    ipoll: blockingBuiltin('ipoll', 1, 3, ipoll),
  },
});

/** Events of the three lists of select(). */
const LIST_EVENTS = [POLL_IN, POLL_OUT, POLL_ERR | POLL_HUP];

/** Whole seconds; a negative number is a huge one in the firmware's unsigned arithmetic. */
function selectTimeout(seconds: Value): number {
  return seconds === None ? Infinity : (toInt(seconds) * MILLIS_A_SECOND) >>> 0;
}

/** `select(rlist, wlist, xlist[, timeout])`: the same lists of those that are ready. */
function* select(readers: Value, writers: Value, others: Value, timeout: Value = None): Resumable<Value> {
  const lists = [readers, writers, others].map(itemsOf);
  const millis = selectTimeout(timeout);
  const targets = new TargetSet();
  lists.forEach((objects, list) => {
    for (const object of objects) (targets.byObject.get(object) ?? targets.add(object, 0)).events |= LIST_EVENTS[list]!;
  });
  const found = yield* targets.wait(millis);
  const withEvents = (events: number) =>
    new PyList(found.filter(({ ready }) => (ready & events) !== 0).map(({ object }) => object));
  return new PyTuple([withEvents(POLL_IN), withEvents(POLL_OUT), withEvents(~(POLL_IN | POLL_OUT))]);
}

function itemsOf(value: Value): readonly Value[] {
  if (!(value instanceof PyTuple || value instanceof PyList)) throw typeError(messages.notTupleOrList(typeName(value)));
  return value.items;
}

export function makeUselect(): PyBuiltinModule {
  return new PyBuiltinModule('uselect', {
    select: blockingBuiltin('select', 3, 4, select),
    poll: builtin('poll', 0, 0, () => new PyPoll()),
    POLLIN: POLL_IN,
    POLLOUT: POLL_OUT,
    POLLERR: POLL_ERR,
    POLLHUP: POLL_HUP,
  });
}
