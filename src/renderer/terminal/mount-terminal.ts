/**
 * Puts a terminal for the board's console into an element. Bytes go both ways untouched; Ctrl-A to Ctrl-E, Tab and
 * Escape belong to the board. Copying and pasting have Ctrl+Shift+C and Ctrl+Shift+V.
 */
import { FitAddon } from '@xterm/addon-fit';
import { Terminal } from '@xterm/xterm';
import type { Dispose } from '../host/channel.ts';
import { sentenceOf } from '../host/host-error.ts';
import type { Studio } from '../studio.ts';
import { texts } from '../texts.ts';
import { readFace } from '../theme/page-theme.ts';
import { terminalTheme } from './terminal-theme.ts';

const SCROLLBACK_LINES = 5000;

export function mountTerminal(element: HTMLElement, studio: Studio): Dispose {
  const { console, focus, host, notices, terminal: settings, theme } = studio;
  const terminal = new Terminal({
    cursorBlink: true,
    cursorInactiveStyle: 'outline',
    fontFamily: readFace('--face-mono'),
    fontSize: 13,
    lineHeight: 1.3,
    minimumContrastRatio: 4.5,
    screenReaderMode: settings.getState().readsAloud,
    scrollback: SCROLLBACK_LINES,
    theme: terminalTheme(),
  });
  const fit = new FitAddon();
  terminal.loadAddon(fit);
  terminal.open(element);
  terminal.textarea?.setAttribute('aria-label', texts.terminal.label);
  terminal.attachCustomKeyEventHandler((event) => handleClipboardKey(event, terminal));

  const send = (bytes: Uint8Array) => {
    host.typeConsole(bytes).catch((error: unknown) => notices.error(sentenceOf(error)));
  };
  const encoder = new TextEncoder();
  terminal.onData((text) => send(encoder.encode(text)));
  terminal.onBinary((binary) => send(Uint8Array.from(binary, (char) => char.charCodeAt(0))));

  // A panel that is hidden has no size; fitting to nothing would cut every line to one column.
  const resize = new ResizeObserver(([entry]) => {
    if (entry !== undefined && entry.contentRect.width > 0) fit.fit();
  });
  resize.observe(element);

  const disposals = [
    () => resize.disconnect(),
    console.attach({ write: (bytes) => terminal.write(bytes), clear: () => terminal.reset() }),
    focus.register('repl', () => terminal.focus()),
    settings.subscribe(({ readsAloud }) => {
      terminal.options.screenReaderMode = readsAloud;
    }),
    theme.subscribe(() => {
      terminal.options.theme = terminalTheme();
    }),
    () => terminal.dispose(),
  ];
  return () => {
    for (const dispose of disposals) dispose();
  };
}

/** False where the key is not for the board. Pasting is the browser's own, which the terminal then receives. */
function handleClipboardKey(event: KeyboardEvent, terminal: Terminal): boolean {
  if (event.type !== 'keydown' || !event.ctrlKey || !event.shiftKey) return true;
  const key = event.key.toLowerCase();
  if (key === 'c') {
    event.preventDefault();
    if (terminal.hasSelection()) void navigator.clipboard.writeText(terminal.getSelection());
    return false;
  }
  return key !== 'v';
}
