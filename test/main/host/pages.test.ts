import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Pages } from '../../../src/main/host/pages.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const MEGABYTE = 1024 * 1024;

function createPage() {
  return {
    onDidWriteConsole: vi.fn(),
    onDidChangeDevice: vi.fn(),
    onDidChangeBoard: vi.fn(),
    onDidChangeFiles: vi.fn(),
    onDidNotice: vi.fn(),
    pendingBytes: 0,
    close: vi.fn(),
  };
}

function watched() {
  const holds: boolean[] = [];
  const pages = new Pages((isHeld) => holds.push(isHeld));
  const slow = createPage();
  const quick = createPage();
  pages.add(slow);
  pages.add(quick);
  return { holds, pages, slow, quick };
}

test('a page that is behind holds the console until it has caught up', () => {
  const { holds, pages, slow } = watched();

  slow.pendingBytes = MEGABYTE;
  pages.writeConsole(Uint8Array.of(1));
  pages.writeConsole(Uint8Array.of(2));
  expect(holds).toEqual([true]);

  vi.advanceTimersByTime(1_000);
  expect(holds).toEqual([true]);

  slow.pendingBytes = 0;
  vi.advanceTimersByTime(100);
  expect(holds).toEqual([true, false]);
  expect(slow.close).not.toHaveBeenCalled();
});

test('a page that stays behind is given up, and the others go on', () => {
  const { holds, pages, slow, quick } = watched();
  slow.pendingBytes = MEGABYTE;
  slow.close.mockImplementation(() => (slow.pendingBytes = 0));

  pages.writeConsole(Uint8Array.of(1));
  vi.advanceTimersByTime(11_000);

  expect(slow.close).toHaveBeenCalledOnce();
  expect(quick.close).not.toHaveBeenCalled();
  expect(holds).toEqual([true, false]);
});

test('pages that keep up never hold the console', () => {
  const { holds, pages, quick } = watched();

  for (let n = 0; n < 100; n++) pages.writeConsole(Uint8Array.of(n));

  expect(holds).toEqual([]);
  expect(quick.onDidWriteConsole).toHaveBeenCalledTimes(100);
});
