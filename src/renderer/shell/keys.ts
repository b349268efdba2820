/**
 * Keys of commands, written as `Mod+Shift+P`; Mod is Command on a Mac and Ctrl elsewhere.
 * A key is matched by what it types, and for letters with Shift by the letter itself.
 */

export type Platform = 'mac' | 'other';

/** What is used of a KeyboardEvent. */
export interface KeyStroke {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

const MAC_SIGNS: Readonly<Record<string, string>> = { Mod: '⌘', Ctrl: '⌃', Shift: '⇧', Alt: '⌥' };
const OTHER_NAMES: Readonly<Record<string, string>> = { Mod: 'Ctrl' };
const KEY_NAMES: Readonly<Record<string, string>> = { Delete: 'Del', Enter: 'Enter', Backquote: '`' };

export function matchesKey(stroke: KeyStroke, spec: string, platform: Platform): boolean {
  const parts = spec.split('+');
  const key = parts.pop() ?? '';
  const wantsMod = parts.includes('Mod');
  const wantsCtrl = parts.includes('Ctrl') || (wantsMod && platform === 'other');
  const wantsMeta = wantsMod && platform === 'mac';
  return (
    stroke.ctrlKey === wantsCtrl &&
    stroke.metaKey === wantsMeta &&
    stroke.shiftKey === parts.includes('Shift') &&
    stroke.altKey === parts.includes('Alt') &&
    stroke.key.toLowerCase() === (key === 'Backquote' ? '`' : key.toLowerCase())
  );
}

/** The key as it is shown to the person: `Ctrl+Shift+P`, or `⇧⌘P` on a Mac. */
export function keyLabel(spec: string, platform: Platform): string {
  const parts = spec.split('+');
  const key = parts.pop() ?? '';
  const name = KEY_NAMES[key] ?? key;
  if (platform === 'mac') return parts.map((part) => MAC_SIGNS[part] ?? part).join('') + name;
  return [...parts.map((part) => OTHER_NAMES[part] ?? part), name].join('+');
}

export function platformOf(agent: string): Platform {
  return /Mac|iPhone|iPad/.test(agent) ? 'mac' : 'other';
}
