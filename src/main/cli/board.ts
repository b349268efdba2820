/** `wipy board`: keeps an emulated board running until it is told to end. Its servers are not built yet. */
import { DEFAULT_HEAP_BYTES } from '../../emulator/index.ts';
import { NO_FOLDER, tryBoardFolder } from '../devices/board-folder.ts';
import { BoardThread } from '../devices/board-thread.ts';
import { EmulatedDevice } from '../devices/emulated.ts';
import { FAULT, UsageError, parseVerb } from './usage.ts';

export const BOARD_HELP = `Usage: wipy board [OPTIONS]

Keeps an emulated WiPy running until SIGINT or SIGTERM.

  --board DIR      folder of the board's flash; without it the flash is in
                   memory and gone afterwards
  --telnet PORT    serve its REPL by telnet (not in this version)
  --ftp PORT       serve its files by FTP (not in this version)
  --pty LINK       give it a serial port at LINK (not in this version)
  --host ADDR      address of the servers (not in this version)
  --json           print one line of JSON when the board is ready:
                   {"pid":…,"board":…,"telnet":…,"ftp":…,"rfc2217":…,"pty":…}
                   with null for what is off
  --help           print this`;

const NOT_YET = ['telnet', 'ftp', 'pty', 'host'] as const;

/** Runs until a signal comes and returns the exit status. */
export async function board(args: string[], workerFile: URL): Promise<number> {
  const { values } = parseVerb('board', {
    args,
    options: {
      board: { type: 'string' },
      telnet: { type: 'string' },
      ftp: { type: 'string' },
      pty: { type: 'string' },
      host: { type: 'string' },
      json: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    console.log(BOARD_HELP);
    return 0;
  }
  const asked = NOT_YET.find((option) => values[option] !== undefined);
  if (asked !== undefined) throw new UsageError(`this version does not offer --${asked} yet.`);

  const { folder, notice } = values.board === undefined ? NO_FOLDER : tryBoardFolder(values.board);
  const thread = new BoardThread({
    workerFile,
    folder,
    profile: 'documented',
    clock: 'real',
    heapBytes: DEFAULT_HEAP_BYTES,
  });
  const device = new EmulatedDevice(thread);
  device.onDidNotice((sentence) => console.error(`wipy: ${sentence}`));
  if (notice !== null) console.error(`wipy: ${notice}`);
  const signalled = new Promise((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  await device.open();
  if (!(await isReady(device))) {
    await device.close();
    return FAULT;
  }
  const path = folder?.path ?? null;
  const report = { pid: process.pid, board: path, telnet: null, ftp: null, rfc2217: null, pty: null };
  if (values.json) console.log(JSON.stringify(report));
  else
    console.log(`A WiPy is running (process ${process.pid}), its flash ${path === null ? 'in memory' : `in ${path}`}.`);
  await signalled;
  await device.close();
  return 0;
}

/** Resolves when the board has a file system and runs Python; to false where its thread died, which was told. */
function isReady(device: EmulatedDevice): Promise<boolean> {
  return new Promise((resolve) => {
    const check = () => {
      const { activity } = device.state;
      if (activity !== 'off' && activity !== 'booting') resolve(activity !== 'lost');
    };
    device.onDidChangeState(check);
    check();
  });
}
