/**
 * Keeps a value with the host: at most once a second while it changes, and at once when the page is about to go.
 * A value that could not be kept stays due and goes with the next one, as after a lost connection.
 */

const EVERY_MS = 1000;

export class Saver {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private kept: string | null;
  private readonly snapshot: () => string;
  private readonly save: (value: string) => Promise<void>;

  /** `kept` is what the host has already. */
  constructor(snapshot: () => string, save: (value: string) => Promise<void>, kept: string | null) {
    this.snapshot = snapshot;
    this.save = save;
    this.kept = kept;
  }

  /** Something may have changed: it will be kept within a second. */
  readonly touch = (): void => {
    this.timer ??= setTimeout(() => void this.flush(), EVERY_MS);
  };

  /** Whether the host has the value as it is now. */
  isKept(): boolean {
    return this.snapshot() === this.kept;
  }

  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const value = this.snapshot();
    if (value === this.kept) return;
    const before = this.kept;
    this.kept = value;
    try {
      await this.save(value);
    } catch {
      // The loss of the host is shown already; the value is due again.
      this.kept = before;
    }
  }
}
