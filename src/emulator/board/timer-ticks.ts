/**
 * From a channel's frequency or period to what the hardware counts, with the firmware's 32-bit arithmetic and its
 * prescaler fault. Follows compute_prescaler_period_and_match_value and timer_channel_init of mods/pybtimer.c.
 */
import { invalidValue } from './board-error.ts';

const SOURCE_HZ = 80_000_000;
export const NANOS_PER_TICK = 1e9 / SOURCE_HZ;
const HIGHEST_PRESCALER = 255;
const FULL_DUTY = 10_000;

export interface TickRequest {
  /** In Hz; 0 or less: the period counts. */
  readonly frequency: number;
  readonly periodMicros: number;
  /** 0 to 10,000 for 0 to 100.00 %. */
  readonly dutyCycle: number;
  /** A channel of 32 bits (A|B), which needs no prescaler. */
  readonly isWide: boolean;
  /** A timer that is not split in two: the counter takes the load as it is. */
  readonly isJoined: boolean;
}

export interface TickPlan {
  /** Ticks of a whole period. */
  readonly period: number;
  /**
   * Ticks from the start of a period to the match, which is how long a PWM output is high; less than 1 where it never is,
   * the whole period and more where the match is never reached.
   */
  readonly untilMatch: number;
}

/** Throws `invalid-value` where the counter cannot do it: above 40 MHz, or too slow for 16 bits and a prescaler. */
export function planTicks({ frequency, periodMicros, dutyCycle, isWide, isJoined }: TickRequest): TickPlan {
  const wanted = frequency > 0 ? Math.floor(SOURCE_HZ / frequency) : ((SOURCE_HZ / 1e6) * periodMicros) >>> 0;
  const load = Math.max(1, wanted) - 1;
  const prescaler = load >>> 16;
  if (load === 0) throw invalidValue('the frequency is too high');
  if (prescaler > HIGHEST_PRESCALER && !isWide) throw invalidValue('the period is too long for 16 bits');
  // The highest prescaler is written as 0, so that such periods run far too fast.
  const counted = prescaler === HIGHEST_PRESCALER && !isJoined ? load & 0xffff : load;
  const untilMatch = counted - matchValue(load, dutyCycle);
  return { period: counted + 1, untilMatch: untilMatch < 0 ? Infinity : untilMatch };
}

/** The counter runs down from the load; the match value is where the duty cycle ends. */
function matchValue(load: number, dutyCycle: number): number {
  if (dutyCycle === 0) return load - 1;
  if (load <= 0xffff) return load - Math.floor((load * dutyCycle) / FULL_DUTY);
  const hundredth = Math.floor(((load * 100) >>> 0) / FULL_DUTY);
  return load - Math.floor(((hundredth * dutyCycle) >>> 0) / 100);
}
