import { describe, expect, test } from 'vitest';
import type { KeyStroke } from '../../../src/renderer/shell/keys.ts';
import { keyLabel, matchesKey } from '../../../src/renderer/shell/keys.ts';

function stroke(key: string, ...modifiers: ('ctrl' | 'meta' | 'shift' | 'alt')[]): KeyStroke {
  return {
    key,
    ctrlKey: modifiers.includes('ctrl'),
    metaKey: modifiers.includes('meta'),
    shiftKey: modifiers.includes('shift'),
    altKey: modifiers.includes('alt'),
  };
}

describe('keys', () => {
  test('Mod is Ctrl, and Command on a Mac', () => {
    expect(matchesKey(stroke('s', 'ctrl'), 'Mod+S', 'other')).toBe(true);
    expect(matchesKey(stroke('s', 'meta'), 'Mod+S', 'mac')).toBe(true);
    expect(matchesKey(stroke('s', 'ctrl'), 'Mod+S', 'mac')).toBe(false);
  });

  test('every modifier must be as it is written', () => {
    expect(matchesKey(stroke('F5'), 'F5', 'other')).toBe(true);
    expect(matchesKey(stroke('F5', 'shift'), 'F5', 'other')).toBe(false);
    expect(matchesKey(stroke('P', 'ctrl', 'shift'), 'Mod+Shift+P', 'other')).toBe(true);
    expect(matchesKey(stroke('p', 'ctrl', 'alt'), 'Mod+P', 'other')).toBe(false);
  });

  test('a key is shown as people know it', () => {
    expect(keyLabel('Mod+Shift+R', 'other')).toBe('Ctrl+Shift+R');
    expect(keyLabel('Mod+Shift+R', 'mac')).toBe('⌘⇧R');
    expect(keyLabel('Ctrl+Backquote', 'other')).toBe('Ctrl+`');
  });
});
