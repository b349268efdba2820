/**
 * What the two trees show: the folders read so far, which of them stand open, the item in focus,
 * and the name being typed. Reading and writing are in file-actions.ts.
 */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { FileArea, FileEntry } from '../../main/rpc/contract.ts';
import { ROOTS, isWithin, movedPath, parentOf } from './paths.ts';

export type Listing =
  | { readonly state: 'loading' }
  | { readonly state: 'loaded'; readonly entries: readonly FileEntry[] }
  | { readonly state: 'failed'; readonly message: string };

/** A place in one of the areas. */
export interface FilePlace {
  readonly area: FileArea;
  readonly path: string;
}

/** A name being typed in the tree: for a new entry of `folder`, or a new name for `path`. */
export interface NameEdit {
  readonly kind: 'new-file' | 'new-folder' | 'rename';
  readonly area: FileArea;
  readonly folder: string;
  /** The entry to rename; null for a new one. */
  readonly path: string | null;
  readonly error: string | null;
}

export interface FileState {
  readonly listings: Readonly<Record<string, Listing>>;
  readonly expanded: Readonly<Record<FileArea, readonly string[]>>;
  readonly focus: FilePlace | null;
  readonly edit: NameEdit | null;
}

export interface FileStore extends StoreApi<FileState> {
  setListing(area: FileArea, folder: string, listing: Listing): void;
  setExpanded(area: FileArea, folders: readonly string[]): void;
  setFocus(place: FilePlace | null): void;
  setEdit(edit: NameEdit | null): void;
  /** Forgets what was read of an area; with `path`, of that folder and all in it. */
  forget(area: FileArea, path?: string): void;
  /** Keeps what stands open after a folder got another name. */
  move(area: FileArea, from: string, to: string): void;
}

export function createFileStore(): FileStore {
  const store = createStore<FileState>()(() => ({
    listings: {},
    expanded: { project: [], device: ['/flash'] },
    focus: null,
    edit: null,
  }));
  const { setState } = store;
  return {
    ...store,
    setListing: (area, folder, listing) =>
      setState((state) => ({ listings: { ...state.listings, [listingKey(area, folder)]: listing } })),
    setExpanded: (area, folders) => setState((state) => ({ expanded: { ...state.expanded, [area]: folders } })),
    setFocus: (focus) => setState({ focus }),
    setEdit: (edit) => setState({ edit }),
    forget: (area, path = ROOTS[area]) =>
      setState((state) => ({
        listings: Object.fromEntries(
          Object.entries(state.listings).filter(([key]) => {
            const place = placeOfKey(key);
            return place.area !== area || !isWithin(place.path, path);
          }),
        ),
      })),
    move: (area, from, to) =>
      setState((state) => ({
        expanded: { ...state.expanded, [area]: state.expanded[area].map((path) => movedPath(path, from, to) ?? path) },
      })),
  };
}

function listingKey(area: FileArea, folder: string): string {
  return `${area}:${folder}`;
}

function placeOfKey(key: string): FilePlace {
  const colon = key.indexOf(':');
  return { area: key.slice(0, colon) as FileArea, path: key.slice(colon + 1) };
}

export function listingOf(state: FileState, area: FileArea, folder: string): Listing | undefined {
  return state.listings[listingKey(area, folder)];
}

/** The entry at a path, as far as its folder has been read. */
export function entryAt(state: FileState, area: FileArea, path: string): FileEntry | undefined {
  const listing = listingOf(state, area, parentOf(path));
  if (listing?.state !== 'loaded') return undefined;
  const name = path.slice(path.lastIndexOf('/') + 1);
  return listing.entries.find((entry) => entry.name === name);
}

/** The folder that something new at this place goes into. */
export function folderFor(state: FileState, place: FilePlace): string {
  if (place.path === ROOTS[place.area]) return place.path;
  return entryAt(state, place.area, place.path)?.kind === 'folder' ? place.path : parentOf(place.path);
}
