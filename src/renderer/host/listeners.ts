/** A set of listeners that may come and go while they are being called. */
import type { Dispose } from './channel.ts';

export class Listeners<Args extends readonly unknown[]> {
  private readonly all = new Set<(...args: Args) => void>();

  add(listener: (...args: Args) => void): Dispose {
    this.all.add(listener);
    return () => this.all.delete(listener);
  }

  call(...args: Args): void {
    for (const listener of Array.from(this.all)) listener(...args);
  }
}
