/**
 * What one does in the two trees: unfold, refresh, create, rename, delete.
 * A refused name is told beside the name being typed; what has no such place becomes a notice.
 */
import type { FileArea, HostApi } from '../../main/rpc/contract.ts';
import type { DialogStore } from '../dialogs/dialog-store.ts';
import type { DocumentActions } from '../editor/document-actions.ts';
import { sentenceOf } from '../host/host-error.ts';
import type { NoticeStore } from '../notices/notice-store.ts';
import { texts } from '../texts.ts';
import type { FilePlace, FileStore, NameEdit } from './file-store.ts';
import { entryAt, folderFor, listingOf } from './file-store.ts';
import { ROOTS, foldersDownTo, isWithin, joinPath, nameOf, parentOf } from './paths.ts';

export interface FileContext {
  readonly host: HostApi;
  readonly files: FileStore;
  readonly documents: DocumentActions;
  readonly dialogs: DialogStore;
  readonly notices: NoticeStore;
}

export class FileActions {
  private readonly context: FileContext;
  /** Folders being read now; true where something changed since the reading began. */
  private readonly reading = new Map<string, boolean>();
  /** A name is being taken; leaving its field by the same key must not take it twice. */
  private isCommitting = false;

  constructor(context: FileContext) {
    this.context = context;
  }

  /** Reads a folder; a second wish while it is being read makes one more reading afterwards. */
  async load(area: FileArea, folder: string): Promise<void> {
    const { files, host } = this.context;
    const key = `${area}:${folder}`;
    if (this.reading.has(key)) {
      this.reading.set(key, true);
      return;
    }
    if (listingOf(files.getState(), area, folder) === undefined) files.setListing(area, folder, { state: 'loading' });
    do {
      this.reading.set(key, false);
      try {
        files.setListing(area, folder, { state: 'loaded', entries: await host.listFolder(area, folder) });
      } catch (error) {
        files.setListing(area, folder, { state: 'failed', message: sentenceOf(error) });
      }
    } while (this.reading.get(key) === true);
    this.reading.delete(key);
  }

  /** Reads an area anew, as far as it stands open; without one, both. */
  async refresh(area?: FileArea): Promise<void> {
    if (area === undefined) {
      await Promise.all([this.refresh('project'), this.refresh('device')]);
      return;
    }
    const { files } = this.context;
    await this.load(area, ROOTS[area]);
    await Promise.all(files.getState().expanded[area].map((folder) => this.load(area, folder)));
  }

  async setExpanded(area: FileArea, folders: readonly string[]): Promise<void> {
    const { files } = this.context;
    files.setExpanded(area, folders);
    await Promise.all(
      folders
        .filter((folder) => listingOf(files.getState(), area, folder) === undefined)
        .map((folder) => this.load(area, folder)),
    );
  }

  /** Unfolds the tree down to an entry. */
  async reveal({ area, path }: FilePlace): Promise<void> {
    const expanded = new Set([...this.context.files.getState().expanded[area], ...foldersDownTo(parentOf(path))]);
    await this.setExpanded(area, Array.from(expanded));
  }

  /** A change of files was told: reads again what is shown of it. */
  async filesChanged(area: FileArea, path: string): Promise<void> {
    const { files } = this.context;
    const shown = [ROOTS[area], ...files.getState().expanded[area]];
    const changed = shown.filter((folder) => folder === parentOf(path) || isWithin(folder, path));
    await Promise.all(changed.map((folder) => this.load(area, folder)));
  }

  /** Begins to type the name of a new entry, in the folder of the item in focus. */
  async startNew(kind: 'new-file' | 'new-folder', place: FilePlace): Promise<void> {
    const { files } = this.context;
    const folder = folderFor(files.getState(), place);
    await this.reveal({ area: place.area, path: joinPath(folder, '*') });
    files.setEdit({ kind, area: place.area, folder, path: null, error: null });
  }

  startRename({ area, path }: FilePlace): void {
    if (path === ROOTS[area]) return;
    this.context.files.setEdit({ kind: 'rename', area, folder: parentOf(path), path, error: null });
  }

  cancelEdit(): void {
    this.context.files.setEdit(null);
  }

  /** Takes the typed name; what speaks against it is shown beside it. */
  async commitEdit(typed: string): Promise<void> {
    const { files } = this.context;
    const { edit } = files.getState();
    if (edit === null || this.isCommitting) return;
    const name = typed.trim();
    if (name === '' || (edit.path !== null && name === nameOf(edit.path))) {
      files.setEdit(null);
      return;
    }
    const path = joinPath(edit.folder, name);
    this.isCommitting = true;
    try {
      this.checkName(edit, name, path);
      await this.perform(edit, path);
    } catch (error) {
      if (files.getState().edit === edit) files.setEdit({ ...edit, error: sentenceOf(error) });
      return;
    } finally {
      this.isCommitting = false;
    }
    if (files.getState().edit === edit) files.setEdit(null);
    await this.load(edit.area, edit.folder);
    files.setFocus({ area: edit.area, path });
    if (edit.kind === 'new-file') await this.context.documents.open(edit.area, path);
  }

  /** Removes an entry after asking. */
  async remove({ area, path }: FilePlace): Promise<void> {
    if (path === ROOTS[area]) return;
    const { dialogs, documents, files, host, notices } = this.context;
    const isFolder = entryAt(files.getState(), area, path)?.kind === 'folder';
    const answer = await dialogs.ask(
      texts.remove.title(nameOf(path)),
      isFolder ? texts.remove.folderMessage(texts.areas[area]) : texts.remove.fileMessage(texts.areas[area]),
      [{ id: 'remove', label: texts.remove.confirm, tone: 'danger' }],
    );
    if (answer !== 'remove') return;
    try {
      await host.remove(area, path);
    } catch (error) {
      notices.error(texts.remove.failed(nameOf(path), sentenceOf(error)));
      return;
    }
    documents.removed(area, path);
    files.forget(area, path);
    files.setFocus({ area, path: parentOf(path) });
    await this.load(area, parentOf(path));
  }

  private checkName(edit: NameEdit, name: string, path: string): void {
    if (/[/\\]/.test(name) || name === '.' || name === '..') throw new Error(texts.files.badName);
    if (entryAt(this.context.files.getState(), edit.area, path) !== undefined) {
      throw new Error(texts.files.nameTaken(name));
    }
  }

  private async perform(edit: NameEdit, path: string): Promise<void> {
    const { documents, files, host } = this.context;
    if (edit.kind === 'new-folder') await host.createFolder(edit.area, path);
    else if (edit.kind === 'new-file') await host.writeText(edit.area, path, '');
    else if (edit.path !== null) {
      await host.rename(edit.area, edit.path, path);
      documents.moved(edit.area, edit.path, path);
      files.move(edit.area, edit.path, path);
      files.forget(edit.area, edit.path);
      await this.refresh(edit.area);
    }
  }
}
