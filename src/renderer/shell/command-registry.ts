/**
 * Everything a person can do, under one roof: the toolbar, the palette, the menus and the keys all go through here.
 * A command reports its own failures; what still escapes is shown as a notice rather than lost.
 */
import { sentenceOf } from '../host/host-error.ts';
import type { NoticeStore } from '../notices/notice-store.ts';
import type { KeyStroke, Platform } from './keys.ts';
import { keyLabel, matchesKey } from './keys.ts';

/** The part of the window that must have the focus for a command's key to count. */
export type Scope = 'editor' | 'files';

export interface Command {
  readonly id: string;
  readonly title: string;
  readonly keys?: readonly string[];
  readonly scope?: Scope;
  /** Whether it makes sense now; always, where absent. */
  readonly when?: () => boolean;
  /** Not offered in the palette, being the palette itself or an alias. */
  readonly isHidden?: boolean;
  run(): void | Promise<unknown>;
}

export class CommandRegistry {
  readonly platform: Platform;
  private readonly byId: ReadonlyMap<string, Command>;
  private readonly notices: NoticeStore;

  constructor(commands: readonly Command[], notices: NoticeStore, platform: Platform) {
    this.byId = new Map(commands.map((command) => [command.id, command]));
    if (this.byId.size !== commands.length) throw new Error('Two commands have the same id');
    this.notices = notices;
    this.platform = platform;
  }

  get(id: string): Command {
    const command = this.byId.get(id);
    if (command === undefined) throw new Error(`There is no command ${id}`);
    return command;
  }

  /** The whole catalogue, in its order. */
  all(): Command[] {
    return Array.from(this.byId.values());
  }

  isEnabled(id: string): boolean {
    return this.get(id).when?.() ?? true;
  }

  /** Does what the command does, if it makes sense now. */
  async execute(id: string): Promise<void> {
    if (!this.isEnabled(id)) return;
    try {
      await this.get(id).run();
    } catch (error) {
      this.notices.error(sentenceOf(error));
    }
  }

  /** What the palette offers now, in the order of the catalogue. */
  offered(): Command[] {
    return this.all().filter((command) => command.isHidden !== true && this.isEnabled(command.id));
  }

  /** The command that a key stroke means where the focus is in `scope`, whether or not it makes sense now. */
  forKey(stroke: KeyStroke, scope: Scope | null): Command | undefined {
    return this.all().find(
      (command) =>
        (command.scope === undefined || command.scope === scope) &&
        command.keys?.some((key) => matchesKey(stroke, key, this.platform)),
    );
  }

  /** The first key of a command as it is shown; null where it has none. */
  keyLabel(id: string): string | null {
    const key = this.get(id).keys?.[0];
    return key === undefined ? null : keyLabel(key, this.platform);
  }
}
