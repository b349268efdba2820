/**
 * Where the keyboard goes when a tab is activated: each panel and editor says how it takes the focus.
 * A tab that is not drawn yet gets the focus as soon as it is.
 */
import type { Dispose } from '../host/channel.ts';

export class FocusTargets {
  private readonly targets = new Map<string, () => void>();
  private wanted: string | null = null;

  register(id: string, focus: () => void): Dispose {
    this.targets.set(id, focus);
    if (this.wanted === id) this.focus(id);
    return () => {
      if (this.targets.get(id) === focus) this.targets.delete(id);
    };
  }

  focus(id: string): void {
    const focus = this.targets.get(id);
    this.wanted = focus === undefined ? id : null;
    focus?.();
  }
}
