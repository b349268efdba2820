import { expect, test } from 'vitest';
import { DEFAULT_BOOT_PY, DEFAULT_MAIN_PY } from '../../../src/emulator/firmware/default-files.ts';

test('The first files have the lengths that the board lists, and lines that end in CR LF', () => {
  expect(DEFAULT_MAIN_PY.length).toBe(34);
  expect(DEFAULT_BOOT_PY.length).toBe(143);
  for (const file of [DEFAULT_MAIN_PY, DEFAULT_BOOT_PY]) {
    const text = new TextDecoder().decode(file);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(text.endsWith('\r\n')).toBe(true);
  }
});

test('boot.py gives the prompt os and machine, and the console to UART 0', () => {
  const lines = new TextDecoder().decode(DEFAULT_BOOT_PY).split('\r\n');

  expect(lines.filter((line) => line !== '' && !line.startsWith('#'))).toEqual([
    'import os, machine',
    'os.dupterm(machine.UART(0, 115200))',
  ]);
});
