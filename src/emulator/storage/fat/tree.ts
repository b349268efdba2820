/** How directories hang together: their dot entries, the way up, and taking an object out of its directory. */
import type { FatCore } from './core.ts';
import { Attribute, Entry, SLOT_SIZE, getCluster, setCluster } from './directory-entry.ts';
import { Directory, type DirectoryObject, isDotEntry } from './directory.ts';
import { setField } from './record.ts';
import { FatError } from './result.ts';
import { SlotCursor, blankCluster } from './slot-cursor.ts';

const DOT = 0x2e;
const SPACE = 0x20;
const NAME_LENGTH = 11;

/** Makes `cluster` an empty directory inside `parent`. */
export function writeDotEntries(core: FatCore, cluster: number, parent: number, stamp: number): void {
  blankCluster(core, cluster);
  const bytes = core.window.load(core.table.sectorOf(cluster));
  for (const [i, target] of [cluster, parent].entries()) {
    const entry = bytes.subarray(i * SLOT_SIZE, (i + 1) * SLOT_SIZE);
    entry.fill(SPACE, 0, NAME_LENGTH).fill(DOT, 0, i + 1);
    setField(entry, Entry.attributes, Attribute.directory);
    setField(entry, Entry.modified, stamp);
    setCluster(entry, core.geometry.type, target);
  }
  core.window.touch();
}

/** The directory above `directory` (which is not the root); 0 is the root. */
export function parentOf(core: FatCore, directory: number): number {
  if (!new Directory(core, directory).exists) throw new FatError('noPath', 'directory is gone');
  const parent = getCluster(new SlotCursor(core, directory, 1).load(), core.geometry.type);
  return parent === core.geometry.rootCluster ? 0 : parent;
}

/** Makes `parent` the directory above `directory`. */
export function linkParent(core: FatCore, directory: number, parent: number): void {
  const entry = new SlotCursor(core, directory, 1).load();
  if (entry[1] !== DOT) return; // As FatFs: a directory without dot entries keeps going without.
  setCluster(entry, core.geometry.type, parent);
  core.window.touch();
}

/** The object in `parent` that starts at cluster `child`. */
export function childOf(core: FatCore, parent: number, child: number): DirectoryObject {
  for (const object of new Directory(core, parent).objects()) {
    if (object.start === child && !isDotEntry(object)) return object;
  }
  throw new FatError('internal', 'directory is missing in its parent');
}

/** Is `directory` the directory `ancestor` or anywhere below it? */
export function isWithin(core: FatCore, directory: number, ancestor: number): boolean {
  let current = directory;
  // No tree is deeper than it has clusters; a damaged one may lead round in a circle.
  for (let depth = 0; depth < core.geometry.clusterLimit && current !== 0; depth++) {
    if (current === ancestor) return true;
    current = parentOf(core, current);
  }
  return false;
}

/** Removes an object: its name, then its clusters. */
export function unlink(core: FatCore, directory: number, object: DirectoryObject): void {
  if (object.isReadOnly) throw new FatError('denied', 'read-only');
  new Directory(core, directory).remove(object);
  if (object.start !== 0) core.table.free(object.start);
}
