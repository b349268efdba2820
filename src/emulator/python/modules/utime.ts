/**
 * The `utime` module, documentation 4.1.12. Follows cc3200/mods/modutime.c and extmod/utime_mphal.c: whole seconds
 * only, ticks that wrap at 2^30, and a sleep that Ctrl-C does not cut short.
 */
import { dateFromSeconds, secondsFromDate } from '../../lib/calendar.ts';
import { None, typeName } from '../runtime/object.ts';
import type { Value } from '../runtime/object.ts';
import { messages } from '../runtime/messages.ts';
import { typeError } from '../runtime/raise.ts';
import { sleepFor } from '../runtime/suspension.ts';
import type { Resumable } from '../runtime/suspension.ts';
import { vm } from '../runtime/vm.ts';
import { blockingBuiltin } from '../types/blocking-builtin.ts';
import { builtin } from '../types/builtin.ts';
import { toInt, toIntTruncated } from '../types/int.ts';
import { PyList } from '../types/list.ts';
import { PyBuiltinModule } from '../types/module.ts';
import { PyTuple } from '../types/tuple.ts';

/** What the module needs of the board's clock. */
export interface TimeSource {
  /** Nanoseconds since power-on. */
  nanos(): number;
  /** The real-time clock: seconds since 2000-01-01. */
  seconds(): number;
}

const TICKS_MASK = 0x3fffffff;
const HALF_PERIOD = 0x20000000;
const MILLI = 1_000_000;
/** Cycles of the 80 MHz clock in a millisecond, at which its counter starts again. */
const CYCLES_A_MILLISECOND = 80_000;

function dateTuple(seconds: number): PyTuple {
  const { year, month, day, hour, minute, second, weekday, yearDay } = dateFromSeconds(seconds);
  return new PyTuple([year, month, day, hour, minute, second, weekday, yearDay]);
}

function makeTime(date: Value): number {
  if (!(date instanceof PyTuple || date instanceof PyList)) throw typeError(messages.notTupleOrList(typeName(date)));
  const { items } = date;
  if (items.length < 8 || items.length > 9) throw typeError(messages.invalidArgumentCount());
  const [year, month, day, hour, minute, second] = items.slice(0, 6).map(toInt);
  return secondsFromDate(year!, month!, day!, hour!, minute!, second!) >>> 0;
}

/** Interrupts and other threads run meanwhile. */
function* sleep(nanos: number): Resumable<Value> {
  if (nanos > 0) yield sleepFor(nanos);
  return None;
}

/** Less than a tick is counted out, as on the chip: a turn of other threads would make it far too long. */
function* sleepExactly(nanos: number): Resumable<Value> {
  if (nanos >= MILLI) return yield* sleep(nanos);
  if (nanos > 0) vm.hooks.idleUntil(vm.hooks.nanos() + nanos, () => false);
  return None;
}

export function makeUtime(time: TimeSource): PyBuiltinModule {
  const ticks = (unit: number) => () => Math.floor(time.nanos() / unit) % (TICKS_MASK + 1);
  return new PyBuiltinModule('utime', {
    localtime: builtin('localtime', 0, 1, (seconds: Value = None) =>
      dateTuple(seconds === None ? time.seconds() : toInt(seconds)),
    ),
    mktime: builtin('mktime', 1, 1, makeTime),
    time: builtin('time', 0, 0, () => time.seconds()),
    sleep: blockingBuiltin('sleep', 1, 1, (count: Value) => sleep(toInt(count) * 1000 * MILLI)),
    sleep_ms: blockingBuiltin('sleep_ms', 1, 1, (count: Value) => sleep(toInt(count) * MILLI)),
    sleep_us: blockingBuiltin('sleep_us', 1, 1, (count: Value) => sleepExactly(toInt(count) * 1000)),
    ticks_ms: builtin('ticks_ms', 0, 0, ticks(MILLI)),
    ticks_us: builtin('ticks_us', 0, 0, ticks(1000)),
    ticks_cpu: builtin('ticks_cpu', 0, 0, () => Math.floor((time.nanos() % MILLI) / 12.5) % CYCLES_A_MILLISECOND),
    ticks_add: builtin(
      'ticks_add',
      2,
      2,
      (start: Value, delta: Value) => (toIntTruncated(start) + toInt(delta)) & TICKS_MASK,
    ),
    ticks_diff: builtin('ticks_diff', 2, 2, (end: Value, start: Value) => {
      const forward = toIntTruncated(end) - toIntTruncated(start) + HALF_PERIOD;
      return (forward & TICKS_MASK) - HALF_PERIOD;
    }),
  });
}
