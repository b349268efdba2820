/**
 * The files that the firmware writes onto a new board: main.py (34 bytes) and boot.py (143 bytes), lines ended by CR LF
 * (cc3200/mptask.c). After this boot.py the names `os` and `machine` are defined at the prompt.
 */
import { encodeUtf8 } from '../lib/utf8.ts';

const MAIN_PY = ['# main.py -- put your code here!'];

const BOOT_PY = [
  '# boot.py -- run on boot-up',
  '# can run arbitrary Python, but best to keep it minimal',
  'import os, machine',
  'os.dupterm(machine.UART(0, 115200))',
];

function textFile(lines: readonly string[]): Uint8Array {
  return encodeUtf8(lines.map((line) => `${line}\r\n`).join(''));
}

export const DEFAULT_MAIN_PY = textFile(MAIN_PY);
export const DEFAULT_BOOT_PY = textFile(BOOT_PY);
