/**
 * The interrupt controller: which handler runs, and when. Follows the NVIC as misc/mpirq.c uses it: a source has one
 * pending flag, not a queue; a handler is interrupted by higher priorities only; sources on one vector share its
 * priority. Handlers run when runPending() is called, between the instructions of the guest.
 */
import { invalidValue } from './board-error.ts';

/** Priorities as Python gives them: 1 is the lowest, 7 the highest. */
const LOWEST_PRIORITY = 1;
const HIGHEST_PRIORITY = 7;

/** A vector of the CC3200 and the priority that its sources share: the last one set wins. */
export interface InterruptVector {
  readonly number: number;
  priority: number;
}

/** What the peripheral behind a source knows about its event. */
export interface InterruptCause {
  /** Value of irq.flags() inside the handler. */
  flags(): number;
  /** True as long as a level keeps asking; events that only happen leave it out. */
  isAsserted?(): boolean;
  /** Called when the source is enabled or disabled: from here on, or no longer, somebody wants the event. */
  listen?(wanted: boolean): void;
}

/** Throws `invalid-value` for a priority other than 1 to 7. */
export function checkPriority(priority: number): void {
  if (!Number.isInteger(priority) || priority < LOWEST_PRIORITY || priority > HIGHEST_PRIORITY)
    throw invalidValue('a priority is 1 to 7');
}

/** The arguments of irq(...). */
export interface IrqSettings {
  readonly trigger: number;
  readonly priority: number;
  readonly handler: (() => void) | null;
  /** Bits of WAKE; null is what leaving the argument out means, WAKE.IDLE. */
  readonly wake: number | null;
}

/** machine.IDLE, SLEEP and DEEPSLEEP. */
export const WAKE = { IDLE: 1, SLEEP: 2, DEEPSLEEP: 4 } as const;

/** The irq of one peripheral: what an irq object in Python can ask of it (misc/mpirq.h). */
export interface PeripheralIrq {
  /** irq(...) and irq.init(...). Throws `invalid-value`, in the firmware's order of checks. */
  configure(settings: IrqSettings): void;
  /** Clears a pending event first. */
  enable(): void;
  disable(): void;
  /** The event that is being handled, 0 outside the handler. */
  readonly flags: number;
}

export class InterruptController {
  private readonly vectors = new Map<number, InterruptVector>();
  private readonly sources: InterruptSource[] = [];
  private readonly pending: InterruptSource[] = [];
  private masked = false;
  private running = 0;
  private handledCount = 0;

  /** Among the sources of one vector the lower `order` comes first. */
  createSource(vectorNumber: number, order: number, cause: InterruptCause): InterruptSource {
    let vector = this.vectors.get(vectorNumber);
    if (!vector) this.vectors.set(vectorNumber, (vector = { number: vectorNumber, priority: LOWEST_PRIORITY }));
    const source = new InterruptSource(this.pending, vector, order, cause);
    this.sources.push(source);
    return source;
  }

  /** True while the guest runs inside a handler. */
  get inHandler(): boolean {
    return this.running > 0;
  }

  /** Handlers that have run since the board was made. */
  get handled(): number {
    return this.handledCount;
  }

  get areEnabled(): boolean {
    return !this.masked;
  }

  /** True if runPending() would run a handler now. */
  get ready(): boolean {
    if (this.masked) return false;
    for (const { vector } of this.pending) if (vector.priority > this.running) return true;
    return false;
  }

  /** machine.disable_irq(): handlers stay pending. Returns true if they were enabled. */
  disable(): boolean {
    const wereEnabled = !this.masked;
    this.masked = true;
    return wereEnabled;
  }

  /** machine.enable_irq(state). */
  enable(state = true): void {
    this.masked = !state;
  }

  /**
   * Runs pending handlers, the highest priority first, then the lower vector. At most `limit` of them, so that a level
   * that holds cannot keep the guest from its own next instruction. Returns how many ran; what a handler throws passes.
   */
  runPending(limit = 16): number {
    let count = 0;
    for (let source = this.first(); source && count < limit; source = this.first()) {
      this.run(source);
      count++;
    }
    return count;
  }

  /** The end of a run: no source asks any more and no handler is known (mp_irq_disable_all, mp_irq_init0). */
  silenceAll(): void {
    for (const source of this.sources) source.silence();
  }

  powerOn(): void {
    this.silenceAll();
    for (const vector of this.vectors.values()) vector.priority = LOWEST_PRIORITY;
    this.masked = false;
    this.running = 0;
  }

  private first(): InterruptSource | undefined {
    let best: InterruptSource | undefined;
    if (this.masked) return undefined;
    for (const source of this.pending)
      if (source.vector.priority > this.running && (!best || rank(source, best) < 0)) best = source;
    return best;
  }

  private run(source: InterruptSource): void {
    const interrupted = this.running;
    this.running = source.vector.priority;
    this.handledCount++;
    try {
      source.run();
    } finally {
      this.running = interrupted;
    }
  }
}

export class InterruptSource {
  readonly vector: InterruptVector;
  readonly order: number;
  /** The guest's handler; null is legal, it may serve to wake the board only. */
  handler: (() => void) | null = null;
  private readonly pending: InterruptSource[];
  private readonly cause: InterruptCause;
  private enabled = false;
  private currentFlags = 0;

  constructor(pending: InterruptSource[], vector: InterruptVector, order: number, cause: InterruptCause) {
    this.pending = pending;
    this.vector = vector;
    this.order = order;
    this.cause = cause;
  }

  get isEnabled(): boolean {
    return this.enabled;
  }

  get isPending(): boolean {
    return this.pending.includes(this);
  }

  /** Value of the event that is being handled; 0 outside the handler. */
  get flags(): number {
    return this.currentFlags;
  }

  /** Forgets an event of the past, then lets new ones through. A level that holds asks at once. */
  enable(): void {
    this.clear();
    this.enabled = true;
    this.cause.listen?.(true);
    this.ask();
  }

  disable(): void {
    this.clear();
    this.enabled = false;
    this.cause.listen?.(false);
  }

  /** Disables the source and forgets its handler. */
  silence(): void {
    this.disable();
    this.handler = null;
  }

  /** The event has happened. Lost while nobody would handle it, one with the last while that is pending. */
  trigger(): void {
    if (this.enabled && this.handler && !this.isPending) this.pending.push(this);
  }

  /** Called by the controller only. */
  run(): void {
    this.clear();
    this.currentFlags = this.cause.flags();
    try {
      this.handler?.();
    } finally {
      this.currentFlags = 0;
      this.ask();
    }
  }

  private ask(): void {
    if (this.cause.isAsserted?.()) this.trigger();
  }

  private clear(): void {
    const place = this.pending.indexOf(this);
    if (place >= 0) this.pending.splice(place, 1);
  }
}

/** Negative where `a` runs before `b`. */
function rank(a: InterruptSource, b: InterruptSource): number {
  return b.vector.priority - a.vector.priority || a.vector.number - b.vector.number || a.order - b.order;
}
