/**
 * Files of one area as the host offers them, on a disk or on a device. Each method rejects with a Failure whose
 * sentence names the path.
 */
import type { FileEntry } from '../rpc/contract.ts';
import type { Dispose } from './emitter.ts';

export interface FileService {
  /** Entries of a folder, folders first, then by name. */
  list(path: string): Promise<FileEntry[]>;
  /** A file's bytes; code `too-large` over `limit` bytes. */
  read(path: string, limit: number): Promise<Uint8Array>;
  /** Replaces a file whole: the old one stays until the new one has arrived. */
  write(path: string, bytes: Uint8Array): Promise<void>;
  createFolder(path: string): Promise<void>;
  /** Renames or moves; code `exists` where the new name is taken. */
  rename(from: string, to: string): Promise<void>;
  /** Removes a file, or a folder with all in it. */
  remove(path: string): Promise<void>;
  /** Something at or under `path` changed, by whomever. */
  onDidChange(listener: (path: string) => void): Dispose;
}

/** Folders first, then by name, as a person expects names with numbers. */
export function sortEntries(entries: FileEntry[]): FileEntry[] {
  const collator = new Intl.Collator('en', { numeric: true });
  return entries.sort((a, b) => (a.kind === b.kind ? collator.compare(a.name, b.name) : a.kind === 'folder' ? -1 : 1));
}
