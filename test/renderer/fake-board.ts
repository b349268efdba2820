/** A board that only pretends: pins that can be set, a program that toggles GP16, a heartbeat, time by hand. */
import type { BoardView, PinView } from '../../src/main/rpc/contract.ts';
import { HEADER, HEARTBEAT_PIN } from '../../src/renderer/board/pinout.ts';

const HEARTBEAT_ON_MS = 80;
const HEARTBEAT_PERIOD_MS = 4000;

interface FakePin {
  view: PinView;
  /** Half a period of a square wave, in milliseconds; null for a pin that stands still. */
  halfPeriodMs: number | null;
  nextEdgeMs: number;
  dutyOfWave: number;
}

export class FakeBoard {
  nowMs = 0;
  hasHeartbeat = true;
  private readonly pins = new Map<string, FakePin>();
  private isChanged = true;

  constructor() {
    for (const name of [...HEADER.filter((pin) => pin.kind === 'gpio').map((pin) => pin.name), HEARTBEAT_PIN]) {
      const view: PinView = { name, mode: 'in', level: 0, pull: 'none', alternate: null, edges: 0, duty: 0 };
      this.pins.set(name, { view, halfPeriodMs: null, nextEdgeMs: 0, dutyOfWave: 0.5 });
    }
    this.set(HEARTBEAT_PIN, { mode: 'out' });
  }

  set(name: string, change: Partial<PinView>): void {
    const pin = this.pin(name);
    const edge = change.level !== undefined && change.level !== pin.view.level ? 1 : 0;
    pin.view = { ...pin.view, ...change, edges: pin.view.edges + edge };
    pin.view = { ...pin.view, duty: change.duty ?? pin.view.level };
    this.isChanged = true;
  }

  /** Lets an output toggle by itself. */
  wave(name: string, halfPeriodMs: number | null, duty = 0.5): void {
    const pin = this.pin(name);
    pin.halfPeriodMs = halfPeriodMs;
    pin.dutyOfWave = duty;
    pin.nextEdgeMs = this.nowMs + (halfPeriodMs ?? 0);
  }

  advance(ms: number): void {
    this.nowMs += ms;
    for (const pin of this.pins.values()) if (pin.halfPeriodMs !== null) this.toggle(pin, pin.halfPeriodMs, ms);
    const phase = this.nowMs % HEARTBEAT_PERIOD_MS;
    const lit = this.hasHeartbeat && phase < HEARTBEAT_ON_MS ? 1 : 0;
    if (this.pin(HEARTBEAT_PIN).view.level !== lit) this.set(HEARTBEAT_PIN, { level: lit });
  }

  /** What changed since the last look; null where nothing did. */
  look(): BoardView | null {
    if (!this.isChanged) return null;
    this.isChanged = false;
    return this.view();
  }

  view(): BoardView {
    return { pins: Array.from(this.pins.values(), (pin) => pin.view), micros: this.nowMs * 1000 };
  }

  private toggle(pin: FakePin, halfPeriodMs: number, ms: number): void {
    let edges = 0;
    while (pin.nextEdgeMs <= this.nowMs) {
      edges++;
      pin.nextEdgeMs += halfPeriodMs;
    }
    if (edges === 0) return;
    const level = ((pin.view.level + edges) % 2) as 0 | 1;
    const isFast = edges * halfPeriodMs > ms / 2 && edges > 1;
    pin.view = { ...pin.view, level, edges: pin.view.edges + edges, duty: isFast ? pin.dutyOfWave : level };
    this.isChanged = true;
  }

  private pin(name: string): FakePin {
    const pin = this.pins.get(name);
    if (pin === undefined) throw new Error(`No pin ${name}`);
    return pin;
  }
}
