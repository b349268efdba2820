/**
 * The pages that look at the host, and what they are told. A page that is behind holds the console back, and with it a
 * board that floods it; one that stays behind is given up, and comes back with the backlog when it can.
 */
import type { Dispose } from '../platform/emitter.ts';
import type { PageApi } from '../rpc/contract.ts';
import type { Page } from '../rpc/serve.ts';

const BEHIND_BYTES = 512 * 1024;
const LOOK_AGAIN_MS = 20;
const GIVE_UP_MS = 10_000;

export class Pages {
  readonly #pages = new Set<Page>();
  readonly #hold: (isHeld: boolean) => void;
  #heldSince: number | null = null;
  #timer: NodeJS.Timeout | undefined;

  /** `hold` is told when the console is to wait, and when it may go on. */
  constructor(hold: (isHeld: boolean) => void) {
    this.#hold = hold;
  }

  add(page: Page): Dispose {
    this.#pages.add(page);
    return () => this.#pages.delete(page);
  }

  tell<Name extends keyof PageApi>(event: Name, ...params: Parameters<PageApi[Name]>): void {
    for (const page of Array.from(this.#pages))
      (page[event] as (...params: Parameters<PageApi[Name]>) => void)(...params);
  }

  writeConsole(bytes: Uint8Array): void {
    this.tell('onDidWriteConsole', bytes);
    if (this.#heldSince === null && this.#behind().length > 0) {
      this.#heldSince = performance.now();
      this.#hold(true);
      this.#timer = setInterval(() => this.#lookAgain(), LOOK_AGAIN_MS);
    }
  }

  dispose(): void {
    clearInterval(this.#timer);
  }

  #lookAgain(): void {
    if (performance.now() - this.#heldSince! > GIVE_UP_MS) for (const page of this.#behind()) page.close();
    if (this.#behind().length > 0) return;
    clearInterval(this.#timer);
    this.#heldSince = null;
    this.#hold(false);
  }

  #behind(): Page[] {
    return Array.from(this.#pages).filter((page) => page.pendingBytes > BEHIND_BYTES);
  }
}
