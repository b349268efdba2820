/** Entry of door one: hands Electron to the desktop door, which knows it by its types alone. */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { BrowserWindow, Menu, app, dialog, ipcMain, protocol, session } from 'electron';
import packageJson from '../../package.json' with { type: 'json' };
import { openDesktop } from './electron-desktop.ts';
import { placesOf } from './host/places.ts';
import { openStudio } from './open-studio.ts';
import { PageFiles } from './page-files.ts';

/** Electron's own path, and in development the program's, come before the arguments; its own options may be among them. */
const { values } = parseArgs({
  args: process.argv.slice(app.isPackaged ? 1 : 2),
  options: { folder: { type: 'string' }, board: { type: 'string' } },
  strict: false,
});
const pathOf = (value: unknown) => (typeof value === 'string' ? value : null);

openDesktop(
  { BrowserWindow, Menu, app, ipcMain, protocol, session },
  {
    preload: fileURLToPath(new URL('electron-preload.cjs', import.meta.url)),
    listFiles: () => PageFiles.list(fileURLToPath(new URL('renderer', import.meta.url))),
    openHost: () =>
      openStudio({
        version: packageJson.version,
        places: placesOf({ platform: process.platform, home: app.getPath('home'), env: process.env }),
        folder: pathOf(values.folder),
        board: pathOf(values.board),
        // A thread's program must be a file of its own, outside the archive of a packaged program.
        workerFile: new URL(
          new URL('board-worker.cjs', import.meta.url).href.replace('app.asar/', 'app.asar.unpacked/'),
        ),
        examples: new URL('../resources/examples/', import.meta.url),
      }),
    report: (error) => console.error(error),
  },
).catch((error: unknown) => {
  console.error(error);
  dialog.showErrorBox('WiPy Studio cannot start', error instanceof Error ? error.message : String(error));
  app.exit(1);
});
