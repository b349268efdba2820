import { expect, test, vi } from 'vitest';
import { chooseDoor } from '../../src/main/choose-door.mjs';

const missing = (): string | null => null;

const READY = {
  wantsBrowser: false,
  hasDisplay: true,
  isRoot: false,
  findElectron: (): string | null => '/electron',
  canReachElectron: async () => true,
  fetchElectron: async () => true,
};

test('with a display and the binary at hand it is a window, and the network is left alone', async () => {
  const canReachElectron = vi.fn(READY.canReachElectron);

  expect(await chooseDoor({ ...READY, canReachElectron })).toEqual({ kind: 'window', executable: '/electron' });
  expect(canReachElectron).not.toHaveBeenCalled();
});

test('a binary that is missing is fetched where that can be done', async () => {
  const findElectron = vi.fn().mockReturnValueOnce(null).mockReturnValueOnce('/electron');

  expect(await chooseDoor({ ...READY, findElectron })).toEqual({ kind: 'window', executable: '/electron' });
});

test.each([
  ['--browser was given', { wantsBrowser: true }],
  ['there is no display', { hasDisplay: false }],
  ['Electron does not run as root', { isRoot: true }],
  [
    'Electron’s binary is not here and its server cannot be reached',
    { findElectron: missing, canReachElectron: async () => false },
  ],
  ['Electron’s binary could not be fetched', { findElectron: missing, fetchElectron: async () => false }],
  ['Electron’s binary could not be fetched', { findElectron: missing }],
])('it is a browser because %s', async (why, facts) => {
  expect(await chooseDoor({ ...READY, ...facts })).toEqual({
    kind: 'browser',
    reason: `WiPy Studio opens in a browser, because ${why}.`,
  });
});

test('without a display nothing is looked for', async () => {
  const findElectron = vi.fn();

  await chooseDoor({ ...READY, hasDisplay: false, findElectron });

  expect(findElectron).not.toHaveBeenCalled();
});
