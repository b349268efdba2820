import { describe, expect, test } from 'vitest';
import { createNoticeStore } from '../../../src/renderer/notices/notice-store.ts';
import type { Command } from '../../../src/renderer/shell/command-registry.ts';
import { CommandRegistry } from '../../../src/renderer/shell/command-registry.ts';
import { makeStudio } from '../make-studio.ts';

function registry(commands: readonly Command[]) {
  const notices = createNoticeStore();
  return { notices, commands: new CommandRegistry(commands, notices, 'other') };
}

const NO_MODIFIERS = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };

describe('command registry', () => {
  test('a command that makes no sense now does nothing and is not offered', async () => {
    let runs = 0;
    const { commands } = registry([{ id: 'a', title: 'A', when: () => false, run: () => void runs++ }]);

    await commands.execute('a');

    expect(runs).toBe(0);
    expect(commands.offered()).toEqual([]);
  });

  test('what a command throws is shown, not lost', async () => {
    const { commands, notices } = registry([
      { id: 'a', title: 'A', run: () => Promise.reject(new Error('It went wrong.')) },
    ]);

    await commands.execute('a');

    expect(notices.getState().notices).toMatchObject([{ kind: 'error', message: 'It went wrong.' }]);
  });

  test('a key counts only where its command belongs', () => {
    const rename: Command = { id: 'rename', title: 'Rename', keys: ['F2'], scope: 'files', run: () => {} };
    const { commands } = registry([rename]);
    const f2 = { ...NO_MODIFIERS, key: 'F2' };

    expect(commands.forKey(f2, 'files')).toBe(rename);
    expect(commands.forKey(f2, 'editor')).toBeUndefined();
  });

  test('two commands with one id are refused', () => {
    const command: Command = { id: 'a', title: 'A', run: () => {} };

    expect(() => registry([command, command])).toThrow();
  });
});

describe('the catalogue', () => {
  const { studio } = makeStudio();

  test('no two commands share a key in the same place', () => {
    const seen = new Map<string, string>();
    const clashes: string[] = [];
    for (const command of studio.commands.all()) {
      for (const key of command.keys ?? []) {
        const taken = seen.get(key);
        if (taken !== undefined) clashes.push(`${key}: ${taken} and ${command.id}`);
        seen.set(key, command.id);
      }
    }

    expect(clashes).toEqual([]);
  });

  test('no command takes a key that belongs to the board', () => {
    const letters = ['A', 'B', 'C', 'D', 'E'];
    const boards = new Set([...letters.flatMap((letter) => [`Ctrl+${letter}`, `Mod+${letter}`]), 'Tab', 'Escape']);

    const taken = studio.commands.all().flatMap((command) => command.keys ?? []);

    expect(taken.filter((key) => boards.has(key))).toEqual([]);
  });

  test('titles differ', () => {
    const titles = studio.commands.all().map((command) => command.title);

    expect(new Set(titles).size).toBe(titles.length);
  });
});
