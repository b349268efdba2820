/**
 * Brings back what was kept at the last start and keeps it for the next one: documents with unsaved text, the layout,
 * the theme, and what stands open in the trees. A note that cannot be understood costs a notice, never the start.
 */
import type { IJsonModel } from 'flexlayout-react';
import type { Dispose } from '../host/channel.ts';
import { isDirty } from '../editor/document-store.ts';
import { hasCode, sentenceOf } from '../host/host-error.ts';
import type { Studio } from '../studio.ts';
import { texts } from '../texts.ts';
import { Saver } from './saver.ts';
import { packSession, unpackSession } from './session.ts';

interface Kept {
  readonly key: string;
  readonly restore: (value: string) => void | Promise<void>;
  readonly snapshot: () => string;
  readonly onDidChange: (listener: () => void) => Dispose;
}

const SESSION = 'session';

export class Keeper {
  private readonly studio: Studio;
  private readonly savers = new Map<string, Saver>();
  private readonly disposals: Dispose[] = [];

  constructor(studio: Studio) {
    this.studio = studio;
  }

  /** Restores everything, then keeps it up to date. False where nothing was kept: this is the first start. */
  async restore(): Promise<boolean> {
    const { documents, host, layout } = this.studio;
    const all = keptThings(this.studio);
    const values = await Promise.all(all.map(({ key }) => host.loadState(key)));
    for (const [index, kept] of all.entries()) await this.restoreOne(kept, values[index] ?? null);
    // Documents whose tabs were not kept get theirs.
    for (const { id } of documents.getState().documents) layout.ensureDocument(id);
    for (const [index, kept] of all.entries()) this.keep(kept, values[index] ?? null);
    return values[all.findIndex(({ key }) => key === SESSION)] !== null;
  }

  /** Keeps at once what is due. */
  async flush(): Promise<void> {
    await Promise.all(Array.from(this.savers.values(), (saver) => saver.flush()));
  }

  /** Whether text that no file holds is with the host, so that nothing is lost when the page goes. */
  isTextKept(): boolean {
    const { documents } = this.studio.documents.getState();
    return !documents.some(isDirty) || this.savers.get(SESSION)?.isKept() === true;
  }

  dispose(): void {
    for (const dispose of this.disposals) dispose();
  }

  private async restoreOne({ restore }: Kept, value: string | null): Promise<void> {
    if (value === null) return;
    try {
      await restore(value);
    } catch (error) {
      if (hasCode(error, 'disconnected')) throw error;
      this.studio.notices.error(texts.host.notRestored(sentenceOf(error)));
    }
  }

  private keep({ key, snapshot, onDidChange }: Kept, value: string | null): void {
    const saver = new Saver(snapshot, (text) => this.studio.host.saveState(key, text), value);
    this.savers.set(key, saver);
    this.disposals.push(onDidChange(saver.touch));
  }
}

/** In the order of restoring: the layout has places for documents that are open. */
function keptThings({ documents, files, host, layout, notices, theme }: Studio): Kept[] {
  return [
    {
      key: 'theme',
      restore: (value) => theme.choose(value === 'light' || value === 'dark' ? value : 'system'),
      snapshot: () => theme.getState().choice,
      onDidChange: theme.subscribe,
    },
    {
      key: 'trees',
      restore: (value) => {
        const { project, device } = JSON.parse(value) as { project: string[]; device: string[] };
        files.setExpanded('project', project);
        files.setExpanded('device', device);
      },
      snapshot: () => JSON.stringify(files.getState().expanded),
      onDidChange: files.subscribe,
    },
    {
      key: SESSION,
      restore: async (value) => {
        for (const failure of await unpackSession(value, host, documents)) notices.error(failure);
      },
      snapshot: () => packSession(documents.getState()),
      onDidChange: documents.subscribe,
    },
    {
      key: 'layout',
      restore: (value) => {
        const ids = documents.getState().documents.map((document) => document.id);
        layout.restore(JSON.parse(value) as IJsonModel, ids);
      },
      snapshot: () => JSON.stringify(layout.toJson()),
      onDidChange: (listener) => layout.onDidChange(listener),
    },
  ];
}
