/**
 * One tree of files. Headless Tree gives it the keys and the roles; what stands open and what has the focus is in the
 * file store, so that commands and the next start know it too.
 */
import { hotkeysCoreFeature, syncDataLoaderFeature } from '@headless-tree/core';
import { useTree } from '@headless-tree/react';
import { useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import type { FileArea } from '../../main/rpc/contract.ts';
import { useStudio } from '../shell/studio-context.tsx';
import { texts } from '../texts.ts';
import type { TreeNode } from './file-row.tsx';
import { FileRow, NoteRow } from './file-row.tsx';
import type { FileState, Listing, NameEdit } from './file-store.ts';
import { entryAt, listingOf } from './file-store.ts';
import { NameField } from './name-field.tsx';
import { ROOTS, joinPath, nameOf } from './paths.ts';

/** The root of the project is the empty path, which no item of a tree may have as its id. */
const ROOT_ID = '<root>';

export function FileTree({ area }: { readonly area: FileArea }) {
  const { documentActions, fileActions, files } = useStudio();
  const state = useStore(files);
  const pathOf = (id: string) => (id === ROOT_ID ? ROOTS[area] : id);
  const focused = state.focus?.area === area && isVisible(state, area, state.focus.path) ? state.focus.path : null;
  const { [area]: kept } = state.expanded;
  // The tree takes another array for another choice, so it gets the same one as long as nothing changed.
  const expanded = useMemo(() => Array.from(kept), [kept]);

  const tree = useTree<TreeNode>({
    rootItemId: ROOT_ID,
    getItemName: (item) => nameOf(item.getItemData().path),
    isItemFolder: (item) => item.getItemData().isFolder,
    dataLoader: {
      getItem: (id) => nodeAt(state, area, pathOf(id)),
      getChildren: (id) => childrenOf(state, area, pathOf(id)),
    },
    state: { expandedItems: expanded, focusedItem: focused },
    setExpandedItems: (change) => {
      const next = typeof change === 'function' ? change(expanded) : change;
      void fileActions.setExpanded(area, next);
    },
    setFocusedItem: (change) => {
      const path = typeof change === 'function' ? change(focused) : change;
      if (path !== null) files.setFocus({ area, path });
    },
    onPrimaryAction: (item) => {
      if (!item.isFolder()) void documentActions.open(area, item.getId());
    },
    features: [syncDataLoaderFeature, hotkeysCoreFeature],
  });
  useEffect(() => tree.rebuildTree(), [tree, state.listings, expanded]);
  useFocusAfterEdit(state.edit, area, () => tree.updateDomFocus());

  const rootListing = listingOf(state, area, ROOTS[area]);
  const retry = (folder: string) => void fileActions.load(area, folder);
  return (
    <div {...tree.getContainerProps(texts.files.treeOf[area])} className="file-tree">
      <NewName edit={state.edit} area={area} folder={ROOTS[area]} level={0} />
      <FolderNote listing={rootListing} empty={texts.files.empty[area]} level={0} retry={() => retry(ROOTS[area])} />
      {tree.getItems().map((item) => {
        const path = item.getId();
        const { level } = item.getItemMeta();
        const isRenamed = state.edit?.area === area && state.edit.path === path;
        return (
          <div key={path} role="none">
            {isRenamed && state.edit !== null ? (
              <NameField edit={state.edit} level={level} initial={nameOf(path)} />
            ) : (
              <FileRow item={item} area={area} isFocused={focused === path} />
            )}
            {item.isFolder() && item.isExpanded() ? (
              <>
                <NewName edit={state.edit} area={area} folder={path} level={level + 1} />
                <FolderNote
                  listing={listingOf(state, area, path)}
                  empty={texts.files.emptyFolder}
                  level={level + 1}
                  retry={() => retry(path)}
                />
              </>
            ) : null}
          </div>
        );
      })}
    </div>
  );
}

interface NewNameProps {
  readonly edit: NameEdit | null;
  readonly area: FileArea;
  readonly folder: string;
  readonly level: number;
}

/** The field for the name of a new entry, first in its folder. */
function NewName({ edit, area, folder, level }: NewNameProps) {
  if (edit === null || edit.path !== null || edit.area !== area || edit.folder !== folder) return null;
  return <NameField edit={edit} level={level} initial="" />;
}

interface FolderNoteProps {
  readonly listing: Listing | undefined;
  readonly empty: string;
  readonly level: number;
  readonly retry: () => void;
}

/** In place of entries: that they are being read, that there are none, or why they could not be read. */
function FolderNote({ listing, empty, level, retry }: FolderNoteProps) {
  if (listing === undefined) return null;
  if (listing.state === 'loading') return <NoteRow level={level} text={texts.files.loading} />;
  if (listing.state === 'failed') return <NoteRow level={level} text={listing.message} retry={retry} />;
  return listing.entries.length === 0 ? <NoteRow level={level} text={empty} /> : null;
}

/** Gives the keyboard back to the tree when the name has been typed or given up. */
function useFocusAfterEdit(edit: NameEdit | null, area: FileArea, focus: () => void): void {
  const before = useRef<NameEdit | null>(null);
  useEffect(() => {
    if (before.current?.area === area && edit === null) focus();
    before.current = edit;
  });
}

function childrenOf(state: FileState, area: FileArea, folder: string): string[] {
  const listing = listingOf(state, area, folder);
  return listing?.state === 'loaded' ? listing.entries.map((entry) => joinPath(folder, entry.name)) : [];
}

function nodeAt(state: FileState, area: FileArea, path: string): TreeNode {
  const entry = entryAt(state, area, path);
  return { path, isFolder: path === ROOTS[area] || entry?.kind === 'folder', size: entry?.size ?? 0 };
}

function isVisible(state: FileState, area: FileArea, path: string): boolean {
  return entryAt(state, area, path) !== undefined;
}
