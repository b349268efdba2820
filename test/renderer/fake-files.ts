/** Files in memory for the fake host: texts by path, folders as null. */
import type { FileEntry } from '../../src/main/rpc/contract.ts';
import { nameOf, parentOf } from '../../src/renderer/files/paths.ts';
import { refuse } from './refuse.ts';

export class FakeFiles {
  private readonly texts: Map<string, string | null>;
  private readonly root: string;

  constructor(root: string, texts: Readonly<Record<string, string | null>>) {
    this.root = root;
    this.texts = new Map(Object.entries(texts));
  }

  list(folder: string): FileEntry[] {
    if (folder !== this.root && this.texts.get(folder) !== null) refuse('not-found', `There is no folder ${folder}.`);
    return Array.from(this.texts)
      .filter(([path]) => path !== folder && parentOf(path) === folder)
      .map(([path, text]) => ({
        name: nameOf(path),
        kind: text === null ? ('folder' as const) : ('file' as const),
        size: text?.length ?? 0,
      }))
      .sort((left, right) =>
        left.kind === right.kind ? (left.name < right.name ? -1 : 1) : left.kind === 'folder' ? -1 : 1,
      );
  }

  read(path: string): string {
    const text = this.texts.get(path);
    if (text === undefined || text === null) return refuse('not-found', `There is no file ${path}.`);
    if (text.includes('\0')) refuse('binary', `${nameOf(path)} is not a text.`);
    return text;
  }

  write(path: string, text: string): void {
    this.requireFolder(parentOf(path));
    this.texts.set(path, text);
  }

  makeFolder(path: string): void {
    this.requireFolder(parentOf(path));
    if (this.texts.has(path)) refuse('exists', `${path} exists already.`);
    this.texts.set(path, null);
  }

  rename(from: string, to: string): void {
    if (!this.texts.has(from)) refuse('not-found', `There is no ${from}.`);
    for (const [path, text] of Array.from(this.texts)) {
      if (path !== from && !path.startsWith(`${from}/`)) continue;
      this.texts.delete(path);
      this.texts.set(to + path.slice(from.length), text);
    }
  }

  remove(target: string): void {
    if (!this.texts.has(target)) refuse('not-found', `There is no ${target}.`);
    for (const path of Array.from(this.texts.keys())) {
      if (path === target || path.startsWith(`${target}/`)) this.texts.delete(path);
    }
  }

  has(path: string): boolean {
    return this.texts.has(path);
  }

  private requireFolder(folder: string): void {
    if (folder !== this.root && this.texts.get(folder) !== null) refuse('not-found', `There is no folder ${folder}.`);
  }
}
