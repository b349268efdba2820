import { expect, test } from 'vitest';
import { createThemeStore, shownTheme } from '../../../src/renderer/theme/theme-store.ts';

test('the theme follows the system until the person chooses one', () => {
  const themes = createThemeStore('dark');
  expect(shownTheme(themes.getState())).toBe('dark');

  themes.setState({ system: 'light' });
  expect(shownTheme(themes.getState())).toBe('light');

  themes.toggle();
  expect(shownTheme(themes.getState())).toBe('dark');
  themes.setState({ system: 'dark' });
  themes.toggle();
  expect(shownTheme(themes.getState())).toBe('light');

  themes.choose('system');
  expect(shownTheme(themes.getState())).toBe('dark');
});
