/** The two trees, one below the other: the project on this computer, the files on the board. */
import './files.css';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { FileArea } from '../../main/rpc/contract.ts';
import { selectedDevice } from '../device/device-store.ts';
import { Hint } from '../shell/command-button.tsx';
import { Icon } from '../shell/icon.tsx';
import { useStudio } from '../shell/studio-context.tsx';
import { texts } from '../texts.ts';
import { FileMenu } from './file-menu.tsx';
import { FileTree } from './file-tree.tsx';
import { FLASH, ROOTS } from './paths.ts';

export function FilesPanel() {
  const { connection, device, focus } = useStudio();
  const panel = useRef<HTMLDivElement>(null);
  const workspace = useStore(connection, (state) => state.workspace);
  const hasBoardFiles = useStore(device, (state) => selectedDevice(state)?.capabilities.includes('files') === true);
  useEffect(() => focus.register('files', () => focusTree(panel.current)), [focus]);
  return (
    <div ref={panel} className="files-panel" data-scope="files">
      <Section area="project" title={texts.files.project} note={workspace.name} noteTitle={workspace.path} />
      {hasBoardFiles ? <Section area="device" title={texts.files.device} /> : null}
    </div>
  );
}

interface SectionProps {
  readonly area: FileArea;
  readonly title: string;
  readonly note?: string;
  readonly noteTitle?: string;
}

function Section({ area, title, note, noteTitle }: SectionProps) {
  const { fileActions, files } = useStudio();
  const startNew = (kind: 'new-file' | 'new-folder') => {
    const { focus } = files.getState();
    const base = area === 'device' ? FLASH : ROOTS.project;
    void fileActions.startNew(kind, focus?.area === area ? focus : { area, path: base });
  };
  return (
    <section className="files-section" aria-label={title}>
      <header className="files-header">
        <h2>{title}</h2>
        <span className="files-note" title={noteTitle}>
          {note}
        </span>
        <HeaderButton icon="new-file" label={texts.commands.newFile} run={() => startNew('new-file')} />
        <HeaderButton icon="new-folder" label={texts.commands.newFolder} run={() => startNew('new-folder')} />
        <HeaderButton icon="refresh" label={texts.commands.refreshFiles} run={() => void fileActions.refresh(area)} />
      </header>
      <FileMenu area={area}>
        <FileTree area={area} />
      </FileMenu>
    </section>
  );
}

interface HeaderButtonProps {
  readonly icon: string;
  readonly label: string;
  readonly run: () => void;
}

function HeaderButton({ icon, label, run }: HeaderButtonProps) {
  return (
    <Hint text={label}>
      <button type="button" className="files-button" aria-label={label} onClick={run}>
        <Icon name={icon} />
      </button>
    </Hint>
  );
}

/** The row that Tab would reach, in the tree that was last in use. */
function focusTree(panel: HTMLElement | null): void {
  const row =
    panel?.querySelector<HTMLElement>('[data-focused="true"]') ??
    panel?.querySelector<HTMLElement>('[role="treeitem"][tabindex="0"]');
  row?.focus();
}
