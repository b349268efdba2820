/**
 * The wiring of the page: stores, actions and commands around one host, without React.
 * It starts when the host is there, listens to what the host tells, and keeps what is to come back at the next start.
 */
import { BoardActions } from './board/board-actions.ts';
import { createBoardStore } from './board/board-store.ts';
import { DeviceActions } from './device/device-actions.ts';
import { createDeviceStore } from './device/device-store.ts';
import { createDialogStore } from './dialogs/dialog-store.ts';
import { DocumentActions } from './editor/document-actions.ts';
import { createDocumentStore } from './editor/document-store.ts';
import { EditorHandles } from './editor/editor-handles.ts';
import { FileActions } from './files/file-actions.ts';
import { createFileStore } from './files/file-store.ts';
import { TransferActions } from './files/transfer-actions.ts';
import type { HostClient } from './host/client.ts';
import { createNoticeStore } from './notices/notice-store.ts';
import { CommandRegistry } from './shell/command-registry.ts';
import { createCommands } from './shell/commands.ts';
import { createConnectionStore } from './shell/connection-store.ts';
import { FocusTargets } from './shell/focus-targets.ts';
import type { Platform } from './shell/keys.ts';
import { createPaletteStore } from './shell/palette-store.ts';
import { WindowLayout } from './shell/window-layout.ts';
import { WorkspaceActions } from './shell/workspace-actions.ts';
import { ConsoleStore } from './terminal/console-store.ts';
import { createTerminalSettings } from './terminal/terminal-settings.ts';
import type { Theme } from './theme/theme-store.ts';
import { createThemeStore } from './theme/theme-store.ts';

export interface Surroundings {
  readonly platform: Platform;
  readonly systemTheme: Theme;
}

/** Everything but the commands, which are made from it. */
export type StudioParts = ReturnType<typeof createParts>;

export interface Studio extends StudioParts {
  readonly commands: CommandRegistry;
}

export function createStudio(client: HostClient, { platform, systemTheme }: Surroundings): Studio {
  const parts = createParts(client, systemTheme);
  return { ...parts, commands: new CommandRegistry(createCommands(parts), parts.notices, platform) };
}

function createParts(client: HostClient, systemTheme: Theme) {
  const host = client.api;
  const connection = createConnectionStore(client.state);
  const device = createDeviceStore();
  const board = createBoardStore();
  const console = new ConsoleStore();
  const documents = createDocumentStore();
  const files = createFileStore();
  const notices = createNoticeStore();
  const dialogs = createDialogStore();
  const palette = createPaletteStore();
  const theme = createThemeStore(systemTheme);
  const terminal = createTerminalSettings();
  const layout = new WindowLayout();
  const focus = new FocusTargets();
  const editors = new EditorHandles();

  const tabs = {
    show: (id: string) => {
      layout.showDocument(id);
      focus.focus(id);
    },
    close: (id: string) => layout.close(id),
  };
  const documentActions = new DocumentActions({ host, documents, dialogs, notices, tabs });
  const fileActions = new FileActions({ host, files, documents: documentActions, dialogs, notices });
  const transferActions = new TransferActions({ host, files, dialogs, notices });
  const deviceActions = new DeviceActions({ host, device, documents, documentActions, notices });
  const boardActions = new BoardActions({ host, board, notices });
  const workspaceActions = new WorkspaceActions({ host, connection, files, documentActions, fileActions, dialogs });

  return {
    client,
    host,
    connection,
    device,
    deviceActions,
    board,
    boardActions,
    console,
    terminal,
    documents,
    documentActions,
    editors,
    files,
    fileActions,
    transferActions,
    workspaceActions,
    layout,
    focus,
    palette,
    notices,
    dialogs,
    theme,
  };
}
