/**
 * The panels and documents in their places: FlexLayout drawn from the window's layout, with our tabs and our labels.
 * Closing a document's tab goes through the document actions, which may ask first.
 */
import './dock.css';
import type { Action, BorderNode, IIcons, ITabRenderValues, ITabSetRenderValues } from 'flexlayout-react';
import { Actions, Layout, TabNode, TabSetNode } from 'flexlayout-react';
import { useStore } from 'zustand';
import { BoardPanel } from '../board/board-panel.tsx';
import { documentById } from '../editor/document-store.ts';
import { DocumentPanel } from '../editor/document-panel.tsx';
import { DocumentTab, DocumentTabMark } from '../editor/document-tab.tsx';
import { EmptyEditor } from '../editor/empty-editor.tsx';
import { FilesPanel } from '../files/files-panel.tsx';
import type { Studio } from '../studio.ts';
import { ReplPanel } from '../terminal/repl-panel.tsx';
import { texts } from '../texts.ts';
import { CommandButton } from './command-button.tsx';
import { EDITORS_ID } from './default-layout.ts';
import { Icon } from './icon.tsx';
import { useCommandEnabled, useStudio } from './studio-context.tsx';
import { isPanel } from './window-layout.ts';

const ICONS: IIcons = {
  close: (tab: TabNode) => <DocumentTabMark id={tab.getId()} />,
  maximize: <Icon name="screen-full" />,
  restore: <Icon name="screen-normal" />,
  more: <Icon name="chevron-down" />,
};

export function Dock() {
  const studio = useStudio();
  const model = useStore(studio.layout.shown, (state) => state.model);
  return (
    <Layout
      model={model}
      factory={renderPanel}
      icons={ICONS}
      keyMap={{ closeTab: 'Delete' }}
      realtimeResize
      onAction={(action) => interceptClose(action, studio)}
      onRenderTab={renderTab}
      onRenderTabSet={renderTabSet}
      onTabSetPlaceHolder={(group) => (group.getId() === EDITORS_ID ? <EmptyEditor /> : null)}
      onAuxMouseClick={(node, event) => closeOnMiddleClick(node, event.button, studio)}
      invalidateTabContentOnParentRender={false}
    />
  );
}

function renderPanel(tab: TabNode) {
  switch (tab.getComponent()) {
    case 'files':
      return <FilesPanel />;
    case 'repl':
      return <ReplPanel />;
    case 'board':
      return <BoardPanel />;
    default:
      return <DocumentPanel id={tab.getId()} />;
  }
}

function renderTab(tab: TabNode, values: ITabRenderValues) {
  const id = tab.getId();
  values.content = isPanel(id) ? texts.panels[id] : <DocumentTab id={id} />;
}

function renderTabSet(group: TabSetNode | BorderNode, values: ITabSetRenderValues) {
  const shown = group instanceof TabSetNode ? group.getSelectedNode()?.getId() : undefined;
  if (shown !== undefined && !isPanel(shown)) {
    values.buttons.push(<SaveToBoard key="save-to-board" id={shown} />);
  }
}

/** Only for what lives in the project: a document of the board is there already. */
function SaveToBoard({ id }: { readonly id: string }) {
  const { documents, layout } = useStudio();
  const isEnabled = useCommandEnabled('save-to-board');
  const isProjects = useStore(documents, (state) => documentById(state, id)?.area === 'project');
  if (!isProjects || !isEnabled) return null;
  return (
    // The command means the document in use, which is to be the one of this group.
    <span onClickCapture={() => layout.showDocument(id)}>
      <CommandButton command="save-to-board" icon="chip" label={texts.commands.saveToBoard} />
    </span>
  );
}

function closeOnMiddleClick(node: unknown, button: number, { documentActions }: Studio): void {
  if (button === 1 && node instanceof TabNode && !isPanel(node.getId())) void documentActions.close(node.getId());
}

function interceptClose(action: Action, { documentActions }: Studio): Action | undefined {
  if (action.type !== Actions.DELETE_TAB) return action;
  const id = String(action.data.node);
  if (isPanel(id)) return action;
  void documentActions.close(id);
  return undefined;
}
