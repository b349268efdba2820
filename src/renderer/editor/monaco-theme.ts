/** Monaco in our tokens: one theme of ours for each of light and dark, named after it. */
import { readColour } from '../theme/page-theme.ts';
import type { Theme } from '../theme/theme-store.ts';
import type { Monaco } from './load-monaco.ts';

/** Token classes of Monaco's Python grammar and the colour token of each. */
const SYNTAX: readonly (readonly [string, string])[] = [
  ['', '--text'],
  ['keyword', '--syntax-keyword'],
  ['string', '--syntax-string'],
  // Quotes have this class too, so it looks as the string does.
  ['string.escape', '--syntax-string'],
  ['number', '--syntax-number'],
  ['comment', '--syntax-comment'],
  ['tag', '--syntax-decorator'],
  ['delimiter', '--text-quiet'],
];

const COLOURS: Readonly<Record<string, string>> = {
  'editor.background': '--surface',
  'editor.foreground': '--text',
  'editor.selectionBackground': '--selection',
  'editor.inactiveSelectionBackground': '--selected',
  'editor.lineHighlightBackground': '--hover',
  'editor.lineHighlightBorder': '--hover',
  'editor.wordHighlightBackground': '--selected',
  'editor.findMatchBackground': '--selection',
  'editor.findMatchHighlightBackground': '--selected',
  'editorBracketMatch.background': '--selected',
  'editorBracketMatch.border': '--line-strong',
  'editorCursor.foreground': '--text',
  'editorGutter.background': '--surface',
  'editorIndentGuide.background1': '--line',
  'editorIndentGuide.activeBackground1': '--line-strong',
  'editorLineNumber.foreground': '--text-quiet',
  'editorLineNumber.activeForeground': '--text',
  'editorWidget.background': '--surface-raised',
  'editorWidget.border': '--line-strong',
  'editorSuggestWidget.selectedBackground': '--selected',
  'editorSuggestWidget.highlightForeground': '--accent-text',
  'list.hoverBackground': '--hover',
  focusBorder: '--focus',
  'input.background': '--surface',
  'input.border': '--line-strong',
  'menu.background': '--surface-raised',
  'menu.foreground': '--text',
  'menu.selectionBackground': '--selected',
  'menu.selectionForeground': '--text',
  'menu.border': '--line-strong',
  'scrollbar.shadow': '--line',
};

/** Defines the theme from the tokens as they are now and shows it. */
export function showMonacoTheme(monaco: Monaco, theme: Theme): void {
  const name = `studio-${theme}`;
  monaco.editor.defineTheme(name, {
    base: theme === 'dark' ? 'vs-dark' : 'vs',
    inherit: true,
    rules: SYNTAX.map(([token, colour]) => ({ token, foreground: readColour(colour).slice(1) })),
    colors: Object.fromEntries(Object.entries(COLOURS).map(([key, colour]) => [key, readColour(colour)])),
  });
  monaco.editor.setTheme(name);
}
