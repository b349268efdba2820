/**
 * The counter of one half of a timer: when it expires or matches, and what it puts out at its PWM pin. No alarm is set
 * unless somebody handles the interrupt: the output is a waveform, and nothing else can see the counter.
 */
import type { Alarm, Clock } from './clock.ts';
import type { InterruptController, InterruptSource } from './irq.ts';
import { CATCH_UP_NANOS } from './pad.ts';
import type { Pin } from './pin.ts';
import { NANOS_PER_TICK } from './timer-ticks.ts';
import type { TickPlan } from './timer-ticks.ts';
import { Waveform } from './waveform.ts';
import type { Level } from './waveform.ts';

export type CounterMode = 'one-shot' | 'periodic' | 'pwm';

export interface CounterCore {
  readonly clock: Clock;
  readonly irq: InterruptController;
}

/** Where a counter's PWM comes out. */
export interface PwmOutput {
  readonly pin: Pin;
  readonly alternate: number;
}

export class TimerCounter {
  readonly source: InterruptSource;
  readonly output: PwmOutput | null;
  private readonly clock: Clock;
  private readonly alarm: Alarm;
  private mode: CounterMode = 'periodic';
  private plan: TickPlan | null = null;
  private startNanos = 0;
  private eventAt = 0;

  constructor({ clock, irq }: CounterCore, vector: number, output: PwmOutput | null) {
    this.clock = clock;
    this.output = output;
    this.alarm = clock.createAlarm(() => this.expire());
    this.source = irq.createSource(vector, 0, { flags: () => 0, listen: (wanted) => this.listen(wanted) });
    this.show(0);
  }

  /** Loads the counter and lets it run from now on. `inverted` is the negative polarity of a PWM. */
  start(mode: CounterMode, plan: TickPlan, inverted: boolean): void {
    this.mode = mode;
    this.plan = plan;
    this.startNanos = Math.round(this.clock.nanos());
    if (mode === 'pwm') this.show(this.wave(plan, inverted));
    this.listen(this.source.isEnabled);
  }

  /** Moves the match within the period that is running. */
  changeMatch(plan: TickPlan, inverted: boolean): void {
    if (!this.plan) return;
    this.plan = { period: this.plan.period, untilMatch: plan.untilMatch };
    if (this.mode !== 'pwm') return;
    this.show(this.wave(this.plan, inverted));
    this.listen(this.source.isEnabled);
  }

  /** Without its clock a counter stands and its output is low. */
  stop(): void {
    this.plan = null;
    this.source.disable();
    this.show(0);
  }

  private get periodNanos(): number {
    return this.plan!.period * NANOS_PER_TICK;
  }

  private listen(wanted: boolean): void {
    if (wanted && this.plan) this.awaitEventAfter(this.clock.nanos());
    else this.alarm.cancel();
  }

  private awaitEventAfter(nanos: number): void {
    this.eventAt = this.nextEvent(nanos);
    if (this.eventAt === Infinity) this.alarm.cancel();
    else this.alarm.schedule(this.eventAt);
  }

  /** Instant of the first event after `nanos`, Infinity if there will be none. */
  private nextEvent(nanos: number): number {
    const { plan, mode, periodNanos } = this;
    const offset = mode === 'pwm' ? plan!.untilMatch * NANOS_PER_TICK : periodNanos;
    const first = this.startNanos + offset;
    if (nanos < first) return first;
    if (mode === 'one-shot') return Infinity;
    return first + (Math.floor((nanos - first) / periodNanos) + 1) * periodNanos;
  }

  /** Counts from event to event, so that a late board does not drift; a very late one leaves events out. */
  private expire(): void {
    this.source.trigger();
    const late = this.clock.behind;
    this.awaitEventAfter(late > CATCH_UP_NANOS ? this.eventAt + late : this.eventAt);
  }

  private wave({ period, untilMatch }: TickPlan, inverted: boolean): Level | Waveform {
    const first: Level = inverted ? 0 : 1;
    if (untilMatch >= period) return first;
    if (untilMatch < 1) return first === 1 ? 0 : 1;
    return new Waveform({
      startNanos: this.startNanos,
      periodNanos: this.periodNanos,
      firstNanos: untilMatch * NANOS_PER_TICK,
      first,
    });
  }

  private show(output: Level | Waveform): void {
    this.output?.pin.setAlternateOutput(this.output.alternate, output);
  }
}
