/**
 * machine.Timer and its channels, documentation 4.2.3, 1.3 and 3.5. Follows cc3200/mods/pybtimer.c.
 */
import { TIMER_CHANNEL, TIMER_MODE, TIMER_POLARITY, TIMER_TRIGGER } from '../../../board/timer.ts';
import type { Timer, TimerChannel, Timers } from '../../../board/timer.ts';
import { heap } from '../../memory/heap.ts';
import { None, PyObject, PyType, defineType } from '../../runtime/object.ts';
import type { Keywords, Value } from '../../runtime/object.ts';
import { builtin, keywordBuiltin, parseArguments } from '../../types/builtin.ts';
import type { Parameter } from '../../types/builtin.ts';
import { toInt } from '../../types/int.ts';
import { withBoardErrors } from './errors.ts';
import { PyIrq, configureIrq } from './irq.ts';
import type { HandlerFailure } from './irq.ts';

class PyTimer extends PyObject {
  override readonly type: PyType;
  readonly timer: Timer;

  constructor(type: PyType, timer: Timer) {
    super();
    this.type = type;
    this.timer = timer;
  }
}

class PyTimerChannel extends PyObject {
  readonly channel: TimerChannel;
  readonly failure: HandlerFailure;

  constructor(channel: TimerChannel, failure: HandlerFailure) {
    super();
    this.channel = channel;
    this.failure = failure;
    heap?.hold(this);
  }
}

const CONSTANTS = {
  A: TIMER_CHANNEL.A,
  B: TIMER_CHANNEL.B,
  ...TIMER_MODE,
  ...TIMER_POLARITY,
  ...TIMER_TRIGGER,
};

const MODE_NAMES = new Map<number, string>(Object.entries(TIMER_MODE).map(([name, mode]) => [mode, name]));

function printChannel({ channel }: PyTimerChannel): string {
  const { frequency, dutyCycle, polarity, timer } = channel;
  const which = channel.channel === TIMER_CHANNEL.A ? 'A' : channel.channel === TIMER_CHANNEL.B ? 'B' : 'AB';
  const pwm =
    timer.mode === TIMER_MODE.PWM
      ? `, polarity=Timer.${polarity === TIMER_POLARITY.NEGATIVE ? 'NEGATIVE' : 'POSITIVE'}` +
        `, duty_cycle=${Math.floor(dutyCycle / 100)}.${String(dutyCycle % 100).padStart(2, '0')}`
      : '';
  return `timer.channel(Timer.${which}, freq=${frequency}${pwm})`;
}

const INIT: readonly Parameter[] = [
  { name: 'mode', required: true },
  { name: 'width', keywordOnly: true, default: 16 },
];

const CHANNEL: readonly Parameter[] = [
  { name: 'freq', keywordOnly: true, default: 0 },
  { name: 'period', keywordOnly: true, default: 0 },
  { name: 'polarity', keywordOnly: true, default: TIMER_POLARITY.POSITIVE },
  { name: 'duty_cycle', keywordOnly: true, default: 0 },
];

function initialise({ timer }: PyTimer, args: readonly Value[], keywords: Keywords): void {
  const [mode, width] = parseArguments(INIT, args, keywords).map((value) => toInt(value!));
  withBoardErrors(() => timer.init(mode!, width));
}

/** Getter of a channel's setting with one argument less than its setter. */
function setting(
  name: string,
  most: number,
  get: (channel: TimerChannel) => number,
  set: (channel: TimerChannel, values: number[]) => void,
) {
  return builtin(name, 1, most, ({ channel }: PyTimerChannel, ...values: Value[]) => {
    if (values.length === 0) return get(channel);
    withBoardErrors(() => set(channel, values.map(toInt)));
    return None;
  });
}

defineType(new PyType('TimerChannel'), {
  class: PyTimerChannel,
  print: (self) => printChannel(self as PyTimerChannel),
  locals: {
    freq: setting(
      'freq',
      2,
      (channel) => channel.frequency,
      (channel, [hertz]) => channel.setFrequency(hertz!),
    ),
    period: setting(
      'period',
      2,
      (channel) => channel.period,
      (channel, [micros]) => channel.setPeriod(micros!),
    ),
    duty_cycle: setting(
      'duty_cycle',
      3,
      (channel) => channel.dutyCycle,
      (channel, [duty, polarity]) => channel.setDutyCycle(duty!, polarity),
    ),
    irq: keywordBuiltin('irq', 1, 1, ([self], keywords) => {
      const channel = self as PyTimerChannel;
      return configureIrq(new PyIrq(channel, channel.channel.irq, channel.failure), [], keywords);
    }),
  },
});

/** The class for one board; its four timers are the same objects as long as it lives. */
export function makeTimerType(timers: Timers, failure: HandlerFailure): PyType {
  const type = new PyType('Timer');
  const objects = timers.all.map((timer) => new PyTimer(type, timer));
  const channels = new Map<TimerChannel, PyTimerChannel>();

  const channelObject = (channel: TimerChannel): PyTimerChannel => {
    const known = channels.get(channel) ?? new PyTimerChannel(channel, failure);
    channels.set(channel, known);
    return known;
  };
  return defineType(type, {
    print(self) {
      const { timer } = self as PyTimer;
      return `Timer(${timer.id}, mode=Timer.${MODE_NAMES.get(timer.mode) ?? 'PWM'})`;
    },
    make(_type, args, keywords) {
      const [id, ...rest] = args;
      const [wanted] = parseArguments([{ name: 'id', required: true }], id === undefined ? [] : [id], null);
      const { id: found } = withBoardErrors(() => timers.get(toInt(wanted!)));
      const object = objects[found]!;
      if (rest.length > 0 || (keywords !== null && keywords.size > 0)) initialise(object, rest, keywords);
      return object;
    },
    locals: {
      init: keywordBuiltin('init', 1, Infinity, ([self, ...rest], keywords) => {
        initialise(self as PyTimer, rest, keywords);
        return None;
      }),
      deinit: builtin('deinit', 1, 1, (self: PyTimer) => {
        self.timer.deinit();
        return None;
      }),
      channel: keywordBuiltin('channel', 2, 2, ([self, which], keywords) => {
        const { timer } = self as PyTimer;
        const wanted = toInt(which!);
        if (keywords === null || keywords.size === 0) {
          const found = withBoardErrors(() => timer.findChannel(wanted));
          return found === null ? None : channelObject(found);
        }
        const [frequency, periodMicros, polarity, dutyCycle] = parseArguments(CHANNEL, [], keywords).map((value) =>
          toInt(value!),
        );
        return channelObject(
          withBoardErrors(() =>
            timer.createChannel(wanted, {
              frequency: frequency!,
              periodMicros: periodMicros!,
              polarity: polarity!,
              dutyCycle: dutyCycle!,
            }),
          ),
        );
      }),
      ...CONSTANTS,
    },
  });
}
