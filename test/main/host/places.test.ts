import { expect, test } from 'vitest';
import { placesOf } from '../../../src/main/host/places.ts';

test.each([
  ['linux', {}, '/home/ann/.config/wipy-studio/state'],
  ['linux', { XDG_CONFIG_HOME: '/cfg' }, '/cfg/wipy-studio/state'],
  ['linux', { XDG_CONFIG_HOME: '' }, '/home/ann/.config/wipy-studio/state'],
  ['darwin', {}, '/home/ann/Library/Application Support/WiPy Studio/state'],
  ['win32', { APPDATA: '/appdata' }, '/appdata/WiPy Studio/state'],
] as const)('on %s with %j settings are in %s', (platform, env, state) => {
  expect(placesOf({ platform, home: '/home/ann', env }).state).toBe(state);
});

test('the board and the first project have places of their own', () => {
  const { board, firstProject } = placesOf({ platform: 'linux', home: '/home/ann', env: {} });

  expect(board).toBe('/home/ann/.config/wipy-studio/board');
  expect(firstProject).toBe('/home/ann/WiPy Projects/blink');
});
