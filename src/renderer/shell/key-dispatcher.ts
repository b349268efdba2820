/**
 * Keys of commands, caught before the editor and the terminal see them. A key whose command makes no sense now is
 * still kept from the browser, so that Ctrl+S never offers to save the page.
 */
import type { Dispose } from '../host/channel.ts';
import type { CommandRegistry, Scope } from './command-registry.ts';

const SCOPE_ATTRIBUTE = 'data-scope';

/** Its key closes it too. */
const PALETTE = 'palette';

export function listenToKeys(target: Window, commands: CommandRegistry): Dispose {
  const onKeyDown = (event: KeyboardEvent) => {
    const focused = event.target instanceof Element ? event.target : null;
    const command = commands.forKey(event, scopeOf(focused));
    if (command === undefined || (isTyping(focused) && isPlainKey(event))) return;
    event.preventDefault();
    event.stopPropagation();
    if (!isInDialog(focused) || command.id === PALETTE) void commands.execute(command.id);
  };
  target.addEventListener('keydown', onKeyDown, { capture: true });
  return () => target.removeEventListener('keydown', onKeyDown, { capture: true });
}

function scopeOf(element: Element | null): Scope | null {
  const scope = element?.closest(`[${SCOPE_ATTRIBUTE}]`)?.getAttribute(SCOPE_ATTRIBUTE);
  return scope === 'editor' || scope === 'files' ? scope : null;
}

function isTyping(element: Element | null): boolean {
  return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
}

/** Delete and the like mean the text while one types; F5 and Ctrl+S do not. */
function isPlainKey(event: KeyboardEvent): boolean {
  return !event.ctrlKey && !event.metaKey && !event.altKey && !/^F\d/.test(event.key);
}

/** A dialog that waits for an answer has the keyboard to itself. */
function isInDialog(element: Element | null): boolean {
  return element?.closest('[role="alertdialog"], [role="dialog"]') != null;
}
