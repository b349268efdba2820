/** The terminal's colours, from the tokens as they are now. */
import type { ITheme } from '@xterm/xterm';
import { readColour } from '../theme/page-theme.ts';

export function terminalTheme(): ITheme {
  const text = readColour('--text');
  const quiet = readColour('--text-quiet');
  const ansi = {
    red: readColour('--ansi-red'),
    green: readColour('--ansi-green'),
    yellow: readColour('--ansi-yellow'),
    blue: readColour('--ansi-blue'),
    magenta: readColour('--ansi-magenta'),
    cyan: readColour('--ansi-cyan'),
  };
  const bright = Object.fromEntries(
    Object.entries(ansi).map(([name, colour]) => [`bright${name[0]!.toUpperCase()}${name.slice(1)}`, colour]),
  );
  return {
    background: readColour('--surface'),
    foreground: text,
    cursor: text,
    cursorAccent: readColour('--surface'),
    selectionBackground: readColour('--selection'),
    black: readColour('--ground'),
    white: text,
    brightBlack: quiet,
    brightWhite: text,
    ...ansi,
    ...bright,
  };
}
