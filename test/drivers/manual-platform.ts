/**
 * A platform whose clock stands still unless somebody waits: wait() moves it to the deadline, or to the next thing
 * that was planned with `at`. A wait that nothing would ever end throws `WaitsForEver`, which ends the test's board.
 */
import type { Platform } from '../../src/emulator/platform.ts';

export class WaitsForEver extends Error {}

export class ManualPlatform implements Platform {
  now: number;
  notified = 0;
  readonly messages: string[] = [];
  private readonly plan: { at: number; action: () => void }[] = [];
  private rung = false;
  private seed = 1;

  constructor(startNanos = 0) {
    this.now = startNanos;
  }

  nanos(): number {
    return this.now;
  }

  /** Plans something outside the board; the doorbell rings afterwards. */
  at(nanos: number, action: () => void): void {
    this.plan.push({ at: nanos, action });
    this.plan.sort((a, b) => a.at - b.at);
  }

  ring(): void {
    this.rung = true;
  }

  wait(deadline: number): void {
    if (this.rung) return;
    const [event] = this.plan;
    if (event && event.at <= deadline) {
      this.plan.shift();
      this.now = Math.max(this.now, event.at);
      this.ring();
      event.action();
    } else if (deadline === Infinity) {
      throw new WaitsForEver('nothing will ever happen');
    } else {
      this.now = Math.max(this.now, deadline);
    }
  }

  doorbell(): boolean {
    const { rung } = this;
    this.rung = false;
    return rung;
  }

  notify(): void {
    this.notified++;
  }

  /** A small generator (Lehmer): the same bytes in each run. */
  entropy(count: number): Uint8Array {
    return Uint8Array.from({ length: count }, () => (this.seed = (this.seed * 48_271) % 0x7fff_ffff) & 0xff);
  }

  log(message: string): void {
    this.messages.push(message);
  }
}
