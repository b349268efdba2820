/**
 * Copies between the project and the board: the open document, a file, or a folder with all in it.
 * A folder goes file by file, shows how far it is, and stops between two files when told to.
 */
import type { FileArea, HostApi } from '../../main/rpc/contract.ts';
import type { DialogStore } from '../dialogs/dialog-store.ts';
import { sentenceOf } from '../host/host-error.ts';
import type { NoticeStore } from '../notices/notice-store.ts';
import { texts } from '../texts.ts';
import type { FilePlace, FileStore } from './file-store.ts';
import { entryAt } from './file-store.ts';
import { boardPathOf, foldersDownTo, joinPath, nameOf, parentOf, projectPathOf } from './paths.ts';

export interface TransferContext {
  readonly host: HostApi;
  readonly files: FileStore;
  readonly dialogs: DialogStore;
  readonly notices: NoticeStore;
}

interface Copy {
  readonly from: string;
  readonly to: string;
}

export class TransferActions {
  private readonly context: TransferContext;

  constructor(context: TransferContext) {
    this.context = context;
  }

  /** Puts a text on the board; the path it has there, or null where that failed, which the person was told. */
  async putText(projectPath: string, text: string): Promise<string | null> {
    const { host, notices } = this.context;
    const path = boardPathOf(projectPath);
    try {
      await this.makeFolders('device', parentOf(path));
      await host.writeText('device', path, text);
    } catch (error) {
      notices.error(texts.transfer.failed(nameOf(path), sentenceOf(error)));
      return null;
    }
    return path;
  }

  /** Project to board. */
  upload(place: FilePlace): Promise<void> {
    return this.copy('project', 'device', place.path, boardPathOf(place.path));
  }

  /** Board to project; asks before it replaces project files. */
  download(place: FilePlace): Promise<void> {
    return this.copy('device', 'project', place.path, projectPathOf(place.path));
  }

  private async copy(fromArea: FileArea, toArea: FileArea, from: string, to: string): Promise<void> {
    const { files, notices } = this.context;
    try {
      const isFolder = entryAt(files.getState(), fromArea, from)?.kind === 'folder';
      const copies = isFolder ? await this.listCopies(fromArea, from, to) : [{ from, to }];
      if (toArea === 'project' && !(await this.mayReplace(copies))) return;
      const done = await this.copyAll(fromArea, toArea, copies);
      notices.info(texts.transfer.done(toArea, done, copies.length, to));
    } catch (error) {
      notices.error(texts.transfer.failed(nameOf(from), sentenceOf(error)));
    }
  }

  /** Copies file by file and returns how many were copied before the end or the person's stop. */
  private async copyAll(fromArea: FileArea, toArea: FileArea, copies: readonly Copy[]): Promise<number> {
    const { host, notices } = this.context;
    let stopped = false;
    let done = 0;
    const progress = notices.progress(texts.transfer.progress(toArea, 0, copies.length, ''), {
      label: texts.dialog.cancel,
      run: () => {
        stopped = true;
      },
    });
    try {
      for (const { from, to } of copies) {
        if (stopped) break;
        progress.update(texts.transfer.progress(toArea, done, copies.length, nameOf(from)));
        await this.makeFolders(toArea, parentOf(to));
        await host.writeText(toArea, to, await host.readText(fromArea, from));
        done++;
      }
    } finally {
      progress.end();
    }
    return done;
  }

  private async listCopies(area: FileArea, from: string, to: string): Promise<Copy[]> {
    const copies: Copy[] = [];
    for (const entry of await this.context.host.listFolder(area, from)) {
      const copy = { from: joinPath(from, entry.name), to: joinPath(to, entry.name) };
      if (entry.kind === 'file') copies.push(copy);
      else copies.push(...(await this.listCopies(area, copy.from, copy.to)));
    }
    return copies;
  }

  private async mayReplace(copies: readonly Copy[]): Promise<boolean> {
    const taken: string[] = [];
    for (const { to } of copies) if (await this.exists('project', to)) taken.push(to);
    if (taken.length === 0) return true;
    const answer = await this.context.dialogs.ask(texts.replace.title(taken.length), texts.replace.message(taken), [
      { id: 'replace', label: texts.replace.confirm, tone: 'danger' },
    ]);
    return answer === 'replace';
  }

  /** Makes the folders down to `folder` that do not exist yet; volumes of the board exist already. */
  private async makeFolders(area: FileArea, folder: string): Promise<void> {
    for (const path of foldersDownTo(folder)) {
      if (!(await this.exists(area, path))) await this.context.host.createFolder(area, path);
    }
  }

  private async exists(area: FileArea, path: string): Promise<boolean> {
    try {
      const entries = await this.context.host.listFolder(area, parentOf(path));
      return entries.some((entry) => entry.name === nameOf(path));
    } catch {
      // A folder that cannot be listed holds nothing yet; creating the entry says what is wrong with it.
      return false;
    }
  }
}
