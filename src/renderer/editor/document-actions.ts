/**
 * What one does with documents: open, save, close, and keep them in step with their files.
 * Each action tells the person about its own failures; nothing unsaved goes without a question.
 */
import type { FileArea, HostApi } from '../../main/rpc/contract.ts';
import type { DialogStore } from '../dialogs/dialog-store.ts';
import { isWithin, movedPath, nameOf } from '../files/paths.ts';
import { hasCode, sentenceOf } from '../host/host-error.ts';
import type { NoticeStore } from '../notices/notice-store.ts';
import { texts } from '../texts.ts';
import type { DocumentStore, OpenDocument } from './document-store.ts';
import { documentAt, documentById, isDirty } from './document-store.ts';

/** The window's tabs, as far as documents need them. */
interface DocumentTabs {
  show(id: string): void;
  close(id: string): void;
}

export interface DocumentContext {
  readonly host: HostApi;
  readonly documents: DocumentStore;
  readonly dialogs: DialogStore;
  readonly notices: NoticeStore;
  readonly tabs: DocumentTabs;
}

export class DocumentActions {
  private readonly context: DocumentContext;
  /** Documents with a write under way: what their file holds is not known until it ends. */
  private readonly saving = new Map<string, Promise<boolean>>();
  private readonly opening = new Map<string, Promise<OpenDocument | null>>();

  constructor(context: DocumentContext) {
    this.context = context;
  }

  /** Opens the file in a tab, or shows the tab it has; null where it could not be read, which the person was told. */
  async open(area: FileArea, path: string): Promise<OpenDocument | null> {
    const key = `${area}:${path}`;
    const opening = this.opening.get(key) ?? this.read(area, path);
    this.opening.set(key, opening);
    try {
      const document = await opening;
      if (document !== null) this.context.tabs.show(document.id);
      return document;
    } finally {
      this.opening.delete(key);
    }
  }

  /** Writes what the editor shows; false where that failed or the person thought better of it. */
  async save(id: string): Promise<boolean> {
    const before = this.saving.get(id);
    // What is shown now is what is meant: without a write under way nothing is waited for.
    if (before !== undefined) await before;
    const document = this.find(id);
    if (document === undefined) return false;
    if (document.divergence.kind === 'changed' && !(await this.mayOverwrite(document))) return false;
    const saving = this.write(id);
    this.saving.set(id, saving);
    try {
      return await saving;
    } finally {
      this.saving.delete(id);
    }
  }

  /** Saves each document with unsaved text. */
  async saveAll(): Promise<void> {
    for (const document of this.context.documents.getState().documents.filter(isDirty)) await this.save(document.id);
  }

  /** Closes the document and its tab; asks first where text would be lost. False where the person keeps it. */
  async close(id: string): Promise<boolean> {
    const document = this.find(id);
    if (document === undefined) return true;
    if (isDirty(document)) {
      this.context.tabs.show(id);
      const answer = await this.context.dialogs.ask(
        texts.close.title(nameOf(document.path)),
        texts.close.message(texts.areas[document.area]),
        [
          { id: 'save', label: texts.close.save, tone: 'primary' },
          { id: 'discard', label: texts.close.discard, tone: 'danger' },
        ],
      );
      if (answer === null) return false;
      if (answer === 'save' && !(await this.save(id))) return false;
    }
    this.drop(id);
    return true;
  }

  /** Closes the documents of an area one after the other; false as soon as the person keeps one. */
  closeAll(area: FileArea): Promise<boolean> {
    return this.closeThose((document) => document.area === area);
  }

  /** Closes the documents of an area that hold unsaved text; false as soon as the person keeps one. */
  closeDirty(area: FileArea): Promise<boolean> {
    return this.closeThose((document) => document.area === area && isDirty(document));
  }

  /** A change of files was told: looks again at each document that it may concern. */
  async filesChanged(area: FileArea, path: string): Promise<void> {
    const concerned = this.context.documents
      .getState()
      .documents.filter((document) => document.area === area && isWithin(document.path, path));
    await Promise.all(concerned.map((document) => this.compare(document.id)));
  }

  /** Looks again at every document, as after a lost connection. */
  async compareAll(): Promise<void> {
    await Promise.all(this.context.documents.getState().documents.map((document) => this.compare(document.id)));
  }

  /** The person settled a difference: `mine` keeps the editor's text, `stored` takes the file's. */
  settle(id: string, choice: 'mine' | 'stored'): void {
    const divergence = this.find(id)?.divergence;
    if (divergence?.kind !== 'changed') return;
    if (choice === 'stored') this.context.documents.replace(id, divergence.stored);
    else this.context.documents.saved(id, divergence.stored);
  }

  /** A file or folder got another name: open documents follow. */
  moved(area: FileArea, from: string, to: string): void {
    for (const document of this.context.documents.getState().documents) {
      const path = document.area === area ? movedPath(document.path, from, to) : null;
      if (path !== null) this.context.documents.move(document.id, path);
    }
  }

  /** A file or folder was removed on purpose: its documents go, unless they hold unsaved text. */
  removed(area: FileArea, path: string): void {
    for (const document of this.context.documents.getState().documents) {
      if (document.area !== area || !isWithin(document.path, path)) continue;
      if (isDirty(document)) this.context.documents.diverge(document.id, { kind: 'removed' });
      else this.drop(document.id);
    }
  }

  private find(id: string): OpenDocument | undefined {
    return documentById(this.context.documents.getState(), id);
  }

  private async closeThose(isMeant: (document: OpenDocument) => boolean): Promise<boolean> {
    for (const document of this.context.documents.getState().documents.filter(isMeant)) {
      if (!(await this.close(document.id))) return false;
    }
    return true;
  }

  private drop(id: string): void {
    this.context.tabs.close(id);
    this.context.documents.remove(id);
  }

  private async read(area: FileArea, path: string): Promise<OpenDocument | null> {
    const { documents, host, notices } = this.context;
    const open = documentAt(documents.getState(), area, path);
    if (open !== undefined) return open;
    try {
      const text = await host.readText(area, path);
      return documentAt(documents.getState(), area, path) ?? documents.add({ area, path, text, savedText: text });
    } catch (error) {
      notices.error(texts.files.openFailed(nameOf(path), sentenceOf(error)));
      return null;
    }
  }

  private async write(id: string): Promise<boolean> {
    const { documents, host, notices } = this.context;
    const document = this.find(id);
    if (document === undefined) return false;
    try {
      await host.writeText(document.area, document.path, document.text);
    } catch (error) {
      notices.error(texts.files.saveFailed(nameOf(document.path), sentenceOf(error)));
      return false;
    }
    documents.saved(id, document.text);
    return true;
  }

  private async mayOverwrite(document: OpenDocument): Promise<boolean> {
    const answer = await this.context.dialogs.ask(
      texts.overwrite.title(nameOf(document.path)),
      texts.overwrite.message,
      [{ id: 'overwrite', label: texts.overwrite.confirm, tone: 'danger' }],
    );
    return answer === 'overwrite';
  }

  private async compare(id: string): Promise<void> {
    await this.saving.get(id);
    const { documents, host } = this.context;
    const before = this.find(id);
    if (before === undefined) return;
    let stored: string;
    try {
      stored = await host.readText(before.area, before.path);
    } catch (error) {
      if (hasCode(error, 'not-found') && this.find(id)?.path === before.path) {
        documents.diverge(id, { kind: 'removed' });
      }
      return;
    }
    const document = this.find(id);
    // A save that began meanwhile knows better what the file holds.
    if (document === undefined || document.path !== before.path || this.saving.has(id)) return;
    if (stored === document.savedText) {
      if (document.divergence.kind !== 'none') documents.diverge(id, { kind: 'none' });
    } else if (stored === document.text) documents.saved(id, stored);
    else if (document.text === document.savedText) documents.replace(id, stored);
    else documents.diverge(id, { kind: 'changed', stored });
  }
}
