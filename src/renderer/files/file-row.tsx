/** A row of the tree: a file or folder, or a note in place of entries. */
import type { ItemInstance } from '@headless-tree/core';
import type { KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import type { FileArea } from '../../main/rpc/contract.ts';
import { activeDocument } from '../editor/document-store.ts';
import { Icon } from '../shell/icon.tsx';
import { useStudio } from '../shell/studio-context.tsx';
import { texts } from '../texts.ts';
import { nameOf, parentOf } from './paths.ts';

/** What the tree knows of an entry; its id is the path. */
export interface TreeNode {
  readonly path: string;
  readonly isFolder: boolean;
  readonly size: number;
}

interface FileRowProps {
  readonly item: ItemInstance<TreeNode>;
  readonly area: FileArea;
  readonly isFocused: boolean;
}

export function FileRow({ item, area, isFocused }: FileRowProps) {
  const { documents, files } = useStudio();
  const path = item.getId();
  const isOpen = useStore(documents, (state) => {
    const document = activeDocument(state);
    return document?.area === area && document.path === path;
  });
  return (
    <div
      {...item.getProps()}
      // The row's text is its name; the tree's own label would leave the size out.
      aria-label={undefined}
      aria-selected={isOpen}
      className="file-row"
      style={{ '--level': item.getItemMeta().level }}
      data-focused={isFocused}
      title={area === 'device' ? path : undefined}
      onKeyDown={clickOnEnter}
      onFocus={() => files.setFocus({ area, path })}
      onContextMenu={() => files.setFocus({ area, path })}
    >
      <Icon name={iconOf(item)} />
      <span className="file-row-name">{isVolume(area, path) ? path : nameOf(path)}</span>
      {area === 'device' && !item.isFolder() ? (
        <span className="file-row-size">{texts.files.bytes(item.getItemData().size)}</span>
      ) : null}
    </div>
  );
}

interface NoteRowProps {
  readonly level: number;
  readonly text: string;
  readonly retry?: () => void;
}

export function NoteRow({ level, text, retry }: NoteRowProps) {
  return (
    <div
      className="file-row file-row-note"
      role="treeitem"
      aria-selected="false"
      aria-disabled="true"
      aria-level={level + 1}
      style={{ '--level': level }}
    >
      <span className="file-row-name">{text}</span>
      {retry === undefined ? null : (
        <button type="button" className="dialog-button" onClick={retry}>
          {texts.files.retry}
        </button>
      )}
    </div>
  );
}

/** A device's volumes stand at its root and are shown as paths: `/flash`. */
function isVolume(area: FileArea, path: string): boolean {
  return area === 'device' && parentOf(path) === '/';
}

function iconOf(item: ItemInstance<TreeNode>): string {
  if (item.isFolder()) return item.isExpanded() ? 'chevron-down' : 'chevron-right';
  return item.getItemName().endsWith('.py') ? 'file-code' : 'file';
}

function clickOnEnter(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Enter' && event.key !== ' ') return;
  event.preventDefault();
  event.currentTarget.click();
}
