/** An event: listeners that may come and go while they are being called. */

export type Dispose = () => void;

export class Emitter<Args extends readonly unknown[] = []> {
  readonly #listeners = new Set<(...args: Args) => void>();

  /** Ready to be handed out as an `onDidX` method. */
  readonly on = (listener: (...args: Args) => void): Dispose => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  emit(...args: Args): void {
    for (const listener of Array.from(this.#listeners)) listener(...args);
  }
}
