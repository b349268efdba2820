import { describe, expect, test } from 'vitest';
import { WindowLayout } from '../../../src/renderer/shell/window-layout.ts';

/** The ids of the tabs, group by group. */
function groups(layout: WindowLayout): string[][] {
  const found: string[][] = [];
  const visit = (node: { type?: string; children?: unknown[]; id?: string }): void => {
    if (node.type === 'tabset') found.push((node.children as { id: string }[]).map((tab) => tab.id));
    else for (const child of node.children ?? []) visit(child as typeof node);
  };
  visit(layout.toJson().layout);
  return found;
}

describe('window layout', () => {
  test('at the first start files, editors over the REPL, and the board stand side by side', () => {
    expect(groups(new WindowLayout())).toEqual([['files'], [], ['repl'], ['board']]);
  });

  test('documents open among the editors, and the one shown last is active', () => {
    const layout = new WindowLayout();

    layout.showDocument('document-1');
    layout.showDocument('document-2');
    layout.showDocument('document-1');

    expect(groups(layout)[1]).toEqual(['document-1', 'document-2']);
    expect(layout.activeDocumentId(null)).toBe('document-1');
  });

  test('a panel in use leaves the document before it active', () => {
    const layout = new WindowLayout();
    layout.showDocument('document-1');

    layout.showPanel('repl');

    expect(layout.activeTab()?.getId()).toBe('repl');
    expect(layout.activeDocumentId('document-1')).toBe('document-1');
  });

  test.each(['files', 'repl', 'board'] as const)('the panel %s hides and comes back to its side', (panel) => {
    const layout = new WindowLayout();
    layout.showDocument('document-1');
    const before = groups(layout);

    layout.close(panel);
    expect(layout.isPanelShown(panel)).toBe(false);
    layout.showPanel(panel);

    expect(groups(layout)).toEqual(before);
  });

  test('the group of editors stays when its last document closes', () => {
    const layout = new WindowLayout();
    layout.showDocument('document-1');

    layout.close('document-1');
    layout.showDocument('document-2');

    expect(groups(layout)).toEqual([['files'], ['document-2'], ['repl'], ['board']]);
  });

  test('a kept layout comes back without tabs of documents that are gone; others can be given theirs', () => {
    const layout = new WindowLayout();
    layout.showDocument('document-1');
    layout.showDocument('document-2');
    layout.moveActive('right', 'group');
    const kept = layout.toJson();

    const next = new WindowLayout();
    next.restore(kept, ['document-2', 'document-3']);
    next.ensureDocument('document-2');
    next.ensureDocument('document-3');

    expect(groups(next).flat().sort()).toEqual(['board', 'document-2', 'document-3', 'files', 'repl']);
  });

  test('Reset Layout puts the panels back and keeps the documents open', () => {
    const layout = new WindowLayout();
    layout.showDocument('document-1');
    layout.showDocument('document-2');
    layout.moveActive('bottom', 'window');
    layout.close('board');

    layout.reset();

    expect(groups(layout)).toEqual([['files'], ['document-1', 'document-2'], ['repl'], ['board']]);
    expect(layout.activeDocumentId(null)).toBe('document-2');
  });

  test('the keyboard goes from group to group and round', () => {
    const layout = new WindowLayout();
    layout.showDocument('document-1');

    const visited = [1, 2, 3, 4].map(() => layout.activateGroup(1));

    expect(visited).toEqual(['repl', 'board', 'files', 'document-1']);
    expect(layout.activateGroup(-1)).toBe('files');
  });

  test('listeners hear of changes, also after the layout was replaced', () => {
    const layout = new WindowLayout();
    let changes = 0;
    layout.onDidChange(() => changes++);

    layout.reset();
    changes = 0;
    layout.showDocument('document-1');

    expect(changes).toBeGreaterThan(0);
  });
});
