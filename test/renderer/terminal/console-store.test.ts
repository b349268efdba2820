import { describe, expect, test } from 'vitest';
import { ConsoleStore, KEPT_BYTES } from '../../../src/renderer/terminal/console-store.ts';

function screen() {
  const bytes: number[] = [];
  return {
    bytes,
    write: (run: Uint8Array) => void bytes.push(...run),
    clear: () => {
      bytes.length = 0;
    },
  };
}

describe('console store', () => {
  test('a terminal that opens later gets what came before, then each run of bytes as it is', () => {
    const console = new ConsoleStore();
    console.write(Uint8Array.of(0xe2, 0x82));
    const terminal = screen();

    console.attach(terminal);
    console.write(Uint8Array.of(0xac, 4));

    expect(terminal.bytes).toEqual([0xe2, 0x82, 0xac, 4]);
  });

  test('a terminal that is gone gets nothing more', () => {
    const console = new ConsoleStore();
    const terminal = screen();

    console.attach(terminal)();
    console.write(Uint8Array.of(1));

    expect(terminal.bytes).toEqual([]);
  });

  test('a fresh start clears the terminals', () => {
    const console = new ConsoleStore();
    const terminal = screen();
    console.attach(terminal);
    console.write(Uint8Array.of(1, 2));

    console.restart(Uint8Array.of(9));

    expect(terminal.bytes).toEqual([9]);
  });

  test('it keeps the last bytes only', () => {
    const console = new ConsoleStore();
    for (let chunk = 0; chunk < 10; chunk++) console.write(new Uint8Array(KEPT_BYTES / 4).fill(chunk));
    const terminal = { total: 0, write: (run: Uint8Array) => (terminal.total += run.length), clear: () => {} };

    console.attach(terminal);

    expect(terminal.total).toBe(KEPT_BYTES);
  });
});
