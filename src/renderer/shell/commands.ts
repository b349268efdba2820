/** The catalogue of commands. Its order is the order of the palette. */
import { isReachable, selectedDevice } from '../device/device-store.ts';
import { activeDocument, isDirty, isPython } from '../editor/document-store.ts';
import type { FilePlace } from '../files/file-store.ts';
import { ROOTS, START_FILES, nameOf } from '../files/paths.ts';
import type { StudioParts } from '../studio.ts';
import { texts } from '../texts.ts';
import type { Command } from './command-registry.ts';
import type { PanelId } from './default-layout.ts';

const titles = texts.commands;

export function createCommands(studio: StudioParts): Command[] {
  return [
    ...runCommands(studio),
    ...documentCommands(studio),
    ...fileCommands(studio),
    ...panelCommands(studio),
    ...windowCommands(studio),
  ];
}

function runCommands({ device, deviceActions, documents, editors }: StudioParts): Command[] {
  const isThere = () => isReachable(device.getState());
  const hasProgram = () => {
    const document = activeDocument(documents.getState());
    return document !== undefined && isPython(document);
  };
  return [
    {
      id: 'run',
      title: titles.run,
      keys: ['F5'],
      when: () => isThere() && hasProgram(),
      run: () => deviceActions.run(),
    },
    {
      id: 'run-selection',
      title: titles.runSelection,
      keys: ['Mod+Enter'],
      scope: 'editor',
      when: () => isThere() && hasProgram(),
      run: () => {
        const document = activeDocument(documents.getState());
        const lines = document && editors.get(document.id)?.selectedLines();
        if (document === undefined || lines === undefined) return undefined;
        const name = texts.runPiece(nameOf(document.path), lines.firstLine, lines.lastLine);
        return deviceActions.runPiece(name, lines.text);
      },
    },
    { id: 'stop', title: titles.stop, keys: ['Shift+F5'], when: isThere, run: () => deviceActions.stop() },
    {
      id: 'reset',
      title: titles.reset,
      keys: ['Mod+Shift+R'],
      when: () => selectedDevice(device.getState())?.capabilities.includes('power') === true,
      run: () => deviceActions.reset('hard'),
    },
    { id: 'soft-reset', title: titles.softReset, when: isThere, run: () => deviceActions.reset('soft') },
  ];
}

function documentCommands(studio: StudioParts): Command[] {
  const { documents, documentActions, editors, files, transferActions } = studio;
  const active = () => activeDocument(documents.getState());
  const withActive = (action: (id: string) => unknown) => async () => {
    const document = active();
    if (document !== undefined) await action(document.id);
  };
  const editorAction = (id: string, title: string, action: string): Command => ({
    id,
    title,
    when: () => active() !== undefined,
    run: withActive((document) => editors.get(document)?.trigger(action)),
  });
  return [
    {
      id: 'save',
      title: titles.save,
      keys: ['Mod+S'],
      when: () => active() !== undefined,
      run: withActive((id) => documentActions.save(id)),
    },
    {
      id: 'save-to-board',
      title: titles.saveToBoard,
      keys: ['Mod+Shift+S'],
      when: () => active()?.area === 'project' && isReachable(studio.device.getState()),
      run: withActive(async (id) => {
        const document = active();
        if (document === undefined || (isDirty(document) && !(await documentActions.save(id)))) return;
        const path = await transferActions.putText(document.path, document.text);
        if (path !== null) tellSaved(studio, path);
      }),
    },
    {
      id: 'save-all',
      title: titles.saveAll,
      when: () => documents.getState().documents.some(isDirty),
      run: () => documentActions.saveAll(),
    },
    {
      id: 'close',
      title: titles.close,
      keys: ['Alt+W'],
      when: () => active() !== undefined,
      run: withActive((id) => documentActions.close(id)),
    },
    editorAction('find', titles.find, 'actions.find'),
    editorAction('replace', titles.replace, 'editor.action.startFindReplaceAction'),
    editorAction('comment', titles.comment, 'editor.action.commentLine'),
    {
      id: 'show-in-files',
      title: titles.showInFiles,
      when: () => active() !== undefined,
      run: withActive(async () => {
        const document = active();
        if (document === undefined) return;
        studio.layout.showPanel('files');
        await studio.fileActions.reveal(document);
        files.setFocus({ area: document.area, path: document.path });
        studio.focus.focus('files');
      }),
    },
  ];
}

/** Says where the file is now, and offers what one wants next with a program of the start. */
function tellSaved({ deviceActions, notices }: StudioParts, path: string): void {
  if (!START_FILES.includes(path)) notices.info(texts.transfer.savedToBoard(path));
  else {
    notices.info(texts.transfer.savedForStart(path), {
      label: titles.reset,
      run: () => void deviceActions.reset('hard'),
    });
  }
}

function fileCommands({
  device,
  files,
  fileActions,
  documentActions,
  layout,
  transferActions,
}: StudioParts): Command[] {
  const place = (): FilePlace => files.getState().focus ?? { area: 'project', path: ROOTS.project };
  const isEntry = () => place().path !== ROOTS[place().area];
  const startNew = (kind: 'new-file' | 'new-folder') => () => {
    layout.showPanel('files');
    return fileActions.startNew(kind, place());
  };
  return [
    { id: 'new-file', title: titles.newFile, keys: ['Alt+N'], run: startNew('new-file') },
    { id: 'new-folder', title: titles.newFolder, run: startNew('new-folder') },
    {
      id: 'open-file',
      title: titles.openFile,
      scope: 'files',
      when: isEntry,
      isHidden: true,
      run: () => documentActions.open(place().area, place().path),
    },
    {
      id: 'rename-file',
      title: titles.renameFile,
      keys: ['F2'],
      scope: 'files',
      when: isEntry,
      run: () => {
        layout.showPanel('files');
        fileActions.startRename(place());
      },
    },
    {
      id: 'delete-file',
      title: titles.deleteFile,
      keys: ['Delete'],
      scope: 'files',
      when: isEntry,
      run: () => fileActions.remove(place()),
    },
    {
      id: 'upload',
      title: titles.upload,
      when: () => place().area === 'project' && isEntry() && isReachable(device.getState()),
      run: () => transferActions.upload(place()),
    },
    {
      id: 'download',
      title: titles.download,
      when: () => place().area === 'device' && isEntry() && isReachable(device.getState()),
      run: () => transferActions.download(place()),
    },
    { id: 'refresh-files', title: titles.refreshFiles, run: () => fileActions.refresh() },
  ];
}

function panelCommands({ focus, layout }: StudioParts): Command[] {
  const go = (id: string | undefined) => {
    if (id !== undefined) focus.focus(id);
  };
  const show = (panel: PanelId, key: string): Command => ({
    id: `show-${panel}`,
    title: titles.showPanel(texts.panels[panel]),
    keys: [key],
    run: () => {
      layout.showPanel(panel);
      focus.focus(panel);
    },
  });
  const hide = (panel: PanelId): Command => ({
    id: `hide-${panel}`,
    title: titles.hidePanel(texts.panels[panel]),
    when: () => layout.isPanelShown(panel),
    run: () => layout.close(panel),
  });
  return [
    show('files', 'Mod+Shift+E'),
    show('repl', 'Ctrl+Backquote'),
    show('board', 'Mod+Shift+B'),
    hide('files'),
    hide('repl'),
    hide('board'),
    { id: 'next-panel', title: titles.nextPanel, keys: ['F6'], run: () => go(layout.activateGroup(1)) },
    { id: 'previous-panel', title: titles.previousPanel, keys: ['Shift+F6'], run: () => go(layout.activateGroup(-1)) },
    { id: 'next-tab', title: titles.nextTab, keys: ['Alt+PageDown'], run: () => go(layout.activateTab(1)) },
    { id: 'previous-tab', title: titles.previousTab, keys: ['Alt+PageUp'], run: () => go(layout.activateTab(-1)) },
    { id: 'split-right', title: titles.splitRight, run: () => layout.moveActive('right', 'group') },
    { id: 'split-down', title: titles.splitDown, run: () => layout.moveActive('bottom', 'group') },
    { id: 'move-left', title: titles.moveLeft, run: () => layout.moveActive('left', 'window') },
    { id: 'move-right', title: titles.moveRight, run: () => layout.moveActive('right', 'window') },
    { id: 'move-bottom', title: titles.moveBottom, run: () => layout.moveActive('bottom', 'window') },
    { id: 'move-next', title: titles.moveToNextGroup, run: () => layout.moveActiveToNextGroup() },
    { id: 'maximize', title: titles.maximize, keys: ['Alt+M'], run: () => layout.toggleMaximized() },
    { id: 'reset-layout', title: titles.resetLayout, run: () => layout.reset() },
  ];
}

function windowCommands({ dialogs, palette, terminal, theme, workspaceActions }: StudioParts): Command[] {
  return [
    { id: 'toggle-theme', title: titles.toggleTheme, run: () => theme.toggle() },
    { id: 'system-theme', title: titles.systemTheme, run: () => theme.choose('system') },
    {
      id: 'read-aloud',
      title: titles.readAloud,
      run: () => terminal.setState(({ readsAloud }) => ({ readsAloud: !readsAloud })),
    },
    { id: 'open-folder', title: titles.openFolder, run: () => workspaceActions.open() },
    { id: 'about', title: titles.about, run: () => dialogs.about() },
    {
      id: 'palette',
      title: titles.palette,
      keys: ['F1', 'Mod+Shift+P'],
      isHidden: true,
      when: () => dialogs.getState().open.length === 0,
      run: () => palette.setState(({ isOpen }) => ({ isOpen: !isOpen })),
    },
  ];
}
