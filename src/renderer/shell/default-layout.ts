/** Where the panels stand at the first start and after Reset Layout: files, editors over the REPL, the board. */
import type { IGlobalAttributes, IJsonModel, IJsonTabNode } from 'flexlayout-react';
import { texts } from '../texts.ts';

export type PanelId = 'files' | 'repl' | 'board';

export const PANELS: readonly PanelId[] = ['files', 'repl', 'board'];

/** The group of tabs that documents open in; it stays when its last tab closes. */
export const EDITORS_ID = 'editors';

const GLOBAL: IGlobalAttributes = {
  tabEnableRename: false,
  tabEnableScrollbars: false,
  tabSetMinWidth: 160,
  tabSetMinHeight: 96,
};

export function panelTab(panel: PanelId): IJsonTabNode {
  return { type: 'tab', id: panel, name: texts.panels[panel], component: panel, enableClose: false };
}

export function documentTab(id: string): IJsonTabNode {
  return { type: 'tab', id, name: id, component: 'document' };
}

export function defaultLayout(): IJsonModel {
  return {
    global: GLOBAL,
    borders: [],
    layout: {
      type: 'row',
      children: [
        { type: 'tabset', weight: 17, children: [panelTab('files')] },
        {
          type: 'row',
          weight: 52,
          children: [
            { type: 'tabset', id: EDITORS_ID, weight: 64, enableDeleteWhenEmpty: false, active: true, children: [] },
            { type: 'tabset', weight: 36, children: [panelTab('repl')] },
          ],
        },
        { type: 'tabset', weight: 31, children: [panelTab('board')] },
      ],
    },
  };
}
