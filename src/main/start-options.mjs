/**
 * What `npm start` and the desktop program take on their command line. Plain JavaScript, as it is read before anything
 * is built.
 */
import { parseArgs } from 'node:util';

export const DEFAULT_PORT = 3200;

export const START_HELP = `Usage: npm start -- [OPTIONS]

Starts WiPy Studio: in a window where there is a display and Electron, else in a browser.

  --folder PATH   project folder to open
  --board DIR     folder that keeps the emulated board's flash
  --browser       use a browser even where a window could be opened
  --port PORT     port for the browser, ${DEFAULT_PORT} or the next free one by default
  --no-open       do not open a browser, only print the address
  --help          print this`;

/**
 * @typedef {object} StartOptions
 * @property {string | null} folder
 * @property {string | null} board
 * @property {boolean} browser
 * @property {number} port
 * @property {boolean} open
 * @property {boolean} help
 */

/**
 * The options in `args`. Throws an Error with one sentence for what is no option.
 * @param {string[]} args
 * @returns {StartOptions}
 */
export function parseStartOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      folder: { type: 'string' },
      board: { type: 'string' },
      browser: { type: 'boolean', default: false },
      port: { type: 'string', default: String(DEFAULT_PORT) },
      'no-open': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const port = Number(values.port);
  if (!/^\d+$/.test(values.port) || port > 65_535)
    throw new Error(`--port takes a number from 0 to 65535, not ${values.port}.`);
  return {
    folder: values.folder ?? null,
    board: values.board ?? null,
    browser: values.browser,
    port,
    open: !values['no-open'],
    help: values.help,
  };
}
