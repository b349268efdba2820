/**
 * Puts the IDE's host together from what is on this computer: settings, project folder and the emulated board.
 * Both doors of the IDE begin here. What cannot be had costs a sentence and has something else in its place.
 */
import { fileURLToPath } from 'node:url';
import { DEFAULT_HEAP_BYTES } from '../emulator/index.ts';
import { tryBoardFolder } from './devices/board-folder.ts';
import { BoardThread } from './devices/board-thread.ts';
import { EmulatedDevice } from './devices/emulated.ts';
import { openFirstWorkspace, rememberWorkspace } from './host/first-workspace.ts';
import { Host } from './host/host.ts';
import type { Places } from './host/places.ts';
import { StateStore } from './host/state-store.ts';

export interface StudioOptions {
  readonly version: string;
  readonly places: Places;
  /** Project folder asked for; null for the last one. */
  readonly folder: string | null;
  /** Board folder asked for; null for the IDE's own. */
  readonly board: string | null;
  /** The bundled board-worker.ts. */
  readonly workerFile: URL;
  /** Folder of the examples. */
  readonly examples: URL;
}

export async function openStudio(options: StudioOptions): Promise<Host> {
  const { version, places, workerFile, folder: wanted } = options;
  const state = new StateStore(places.state);
  const [workspace, workspaceNotices] = await openFirstWorkspace({
    wanted,
    fallback: places.firstProject,
    example: fileURLToPath(new URL('blink/', options.examples)),
    state,
  });
  const remember = (path: string) => {
    // A start that forgets the folder is no reason to fail; that settings cannot be kept, the page tells.
    rememberWorkspace(state, path).catch(() => {});
  };
  remember(workspace.description.path);
  const { folder, notice } = tryBoardFolder(options.board ?? places.board);
  const device = new EmulatedDevice(
    new BoardThread({ workerFile, folder, profile: 'documented', clock: 'real', heapBytes: DEFAULT_HEAP_BYTES }),
  );
  const host = new Host({
    product: 'WiPy Studio',
    version,
    workspace,
    state,
    devices: [device],
    notices: [...workspaceNotices, ...(notice === null ? [] : [notice])],
    onDidOpenWorkspace: remember,
  });
  await device.open();
  return host;
}
