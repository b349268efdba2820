/** The context menu of a tree: commands on the entry under the pointer, or on the one in focus. */
import { ContextMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import type { FileArea } from '../../main/rpc/contract.ts';
import { useStudio } from '../shell/studio-context.tsx';
import { FLASH, ROOTS } from './paths.ts';

const LINE = '-';
const COMMON = ['open-file', 'new-file', 'new-folder', LINE, 'rename-file', 'delete-file', LINE];
const ITEMS: Readonly<Record<FileArea, readonly string[]>> = {
  project: [...COMMON, 'upload'],
  device: [...COMMON, 'download'],
};

/** What is meant beside all rows. */
const BASE: Readonly<Record<FileArea, string>> = { project: ROOTS.project, device: FLASH };

interface FileMenuProps {
  readonly area: FileArea;
  readonly children: ReactNode;
}

export function FileMenu({ area, children }: FileMenuProps) {
  const { files } = useStudio();
  return (
    <ContextMenu.Root modal={false}>
      <ContextMenu.Trigger asChild>
        <div
          className="file-menu-area"
          onContextMenuCapture={(event) => {
            if (event.target === event.currentTarget) files.setFocus({ area, path: BASE[area] });
          }}
        >
          {children}
        </div>
      </ContextMenu.Trigger>
      <ContextMenu.Portal>
        <ContextMenu.Content className="menu">
          {ITEMS[area].map((id, index) =>
            id === LINE ? (
              <ContextMenu.Separator key={`line-${index}`} className="menu-line" />
            ) : (
              <MenuItem key={id} command={id} />
            ),
          )}
        </ContextMenu.Content>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  );
}

function MenuItem({ command }: { readonly command: string }) {
  const { commands } = useStudio();
  const key = commands.keyLabel(command);
  return (
    <ContextMenu.Item
      className={command === 'delete-file' ? 'menu-item menu-item-danger' : 'menu-item'}
      disabled={!commands.isEnabled(command)}
      // After the menu has given the focus back, so that the command may move it.
      onSelect={() => setTimeout(() => void commands.execute(command))}
    >
      {commands.get(command).title}
      {key === null ? null : <kbd>{key}</kbd>}
    </ContextMenu.Item>
  );
}
