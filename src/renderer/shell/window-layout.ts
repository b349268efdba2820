/**
 * Which tabs the window has and where they stand: one FlexLayout model, and the verbs that the commands use on it.
 * It owns places only; what a document holds is in the document store, under the id that its tab has.
 */
import type { Action, IJsonModel, Node, RowNode } from 'flexlayout-react';
import { Actions, DockLocation, Model, TabNode, TabSetNode } from 'flexlayout-react';
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { Dispose } from '../host/channel.ts';
import { Listeners } from '../host/listeners.ts';
import type { PanelId } from './default-layout.ts';
import { EDITORS_ID, PANELS, defaultLayout, documentTab, panelTab } from './default-layout.ts';

export type Side = 'left' | 'right' | 'top' | 'bottom';

const SIDES: Readonly<Record<Side, DockLocation>> = {
  left: DockLocation.LEFT,
  right: DockLocation.RIGHT,
  top: DockLocation.TOP,
  bottom: DockLocation.BOTTOM,
};

/** The side of the window that a hidden panel comes back to; the REPL comes back below the editors. */
const HOME: Readonly<Record<PanelId, Side>> = { files: 'left', board: 'right', repl: 'bottom' };

export class WindowLayout {
  /** The model that is shown; another one after Reset Layout. */
  readonly shown: StoreApi<{ readonly model: Model }>;
  private readonly changed = new Listeners<[]>();
  private readonly told = () => this.changed.call();

  constructor() {
    this.shown = createStore(() => ({ model: this.watch(Model.fromJson(defaultLayout())) }));
  }

  onDidChange(listener: () => void): Dispose {
    return this.changed.add(listener);
  }

  toJson(): IJsonModel {
    return this.model.toJson();
  }

  /** Takes a kept layout; tabs of documents that are not open are left out. */
  restore(json: IJsonModel, documentIds: readonly string[]): void {
    this.replace(Model.fromJson(json));
    for (const tab of this.tabs()) {
      if (!isPanel(tab.getId()) && !documentIds.includes(tab.getId())) this.act(Actions.deleteTab(tab.getId()));
    }
  }

  /** Puts everything where it was at the first start; documents stay open. */
  reset(): void {
    const documentIds = this.tabs()
      .map((tab) => tab.getId())
      .filter((id) => !isPanel(id));
    const active = this.activeTab()?.getId();
    this.replace(Model.fromJson(defaultLayout()));
    for (const id of documentIds) this.showDocument(id);
    if (active !== undefined && documentIds.includes(active)) this.showDocument(active);
  }

  showDocument(id: string): void {
    this.ensureDocument(id);
    this.activate(id);
  }

  /** Gives a document a tab where it has none. */
  ensureDocument(id: string): void {
    if (this.model.getNodeById(id) !== undefined) return;
    this.act(Actions.addTab(documentTab(id), this.editorsId(), DockLocation.CENTER, -1, true));
  }

  /** Names a document's tab; the name is what a screen reader says of it. */
  nameDocument(id: string, name: string): void {
    const tab = this.model.getNodeById(id);
    if (tab instanceof TabNode && tab.getName() !== name) this.act(Actions.renameTab(id, name));
  }

  isPanelShown(panel: PanelId): boolean {
    return this.model.getNodeById(panel) !== undefined;
  }

  showPanel(panel: PanelId): void {
    if (!this.isPanelShown(panel)) {
      const target = panel === 'repl' ? this.editorsId() : this.rootRow().getId();
      this.act(Actions.addTab(panelTab(panel), target, SIDES[HOME[panel]], 0, true));
    }
    this.activate(panel);
  }

  close(id: string): void {
    if (this.model.getNodeById(id) !== undefined) this.act(Actions.deleteTab(id));
  }

  /** The tab that was last in use, whatever it shows. */
  activeTab(): TabNode | undefined {
    return this.model.getActiveTabset()?.getSelectedNode();
  }

  /** The document last in use: in the group in use, else the one named before, else any that can be seen. */
  activeDocumentId(before: string | null): string | null {
    const active = this.activeTab()?.getId();
    if (active !== undefined && !isPanel(active)) return active;
    const seen = this.groups()
      .map((group) => group.getSelectedNode()?.getId())
      .filter((id) => id !== undefined && !isPanel(id));
    return before !== null && seen.includes(before) ? before : (seen[0] ?? null);
  }

  /** Moves the tab in use to a side of its group, or of the window. */
  moveActive(side: Side, within: 'group' | 'window'): void {
    const tab = this.activeTab();
    const group = this.model.getActiveTabset();
    if (tab === undefined || group === undefined) return;
    const target = within === 'group' ? group : this.rootRow();
    this.act(Actions.moveNode(tab.getId(), target.getId(), SIDES[side], 0, true));
  }

  /** Moves the tab in use into the next group of tabs. */
  moveActiveToNextGroup(): void {
    const tab = this.activeTab();
    const next = this.groupAfterActive(1);
    if (tab !== undefined && next !== undefined) {
      this.act(Actions.moveNode(tab.getId(), next.getId(), DockLocation.CENTER, -1, true));
    }
  }

  /** Goes to the next or previous group and returns the id of the tab that is now in use. */
  activateGroup(step: 1 | -1): string | undefined {
    const group = this.groupAfterActive(step);
    if (group === undefined) return undefined;
    this.act(Actions.setActiveTabset(group.getId()));
    return group.getSelectedNode()?.getId();
  }

  /** Goes to the next or previous tab of the group in use. */
  activateTab(step: 1 | -1): string | undefined {
    const tabs = this.model.getActiveTabset()?.getTabNodes() ?? [];
    const at = tabs.findIndex((tab) => tab.getId() === this.activeTab()?.getId());
    const next = tabs.at((at + step) % tabs.length);
    if (at < 0 || next === undefined) return undefined;
    this.activate(next.getId());
    return next.getId();
  }

  /** Lets the group in use fill the window, or puts it back. */
  toggleMaximized(): void {
    const group = this.model.getActiveTabset();
    if (group !== undefined) this.act(Actions.maximizeToggle(group.getId()));
  }

  private get model(): Model {
    return this.shown.getState().model;
  }

  private activate(id: string): void {
    const tab = this.model.getNodeById(id);
    const group = tab?.getParent();
    if (!(group instanceof TabSetNode)) return;
    const maximized = this.model.getMaximizedTabset();
    if (maximized !== undefined && maximized !== group) this.act(Actions.maximizeToggle(maximized.getId()));
    this.act(Actions.selectTab(id));
    this.act(Actions.setActiveTabset(group.getId()));
  }

  /** The group that documents open in: the one in use where that holds documents, else the first that does. */
  private editorsId(): string {
    const active = this.model.getActiveTabset();
    const group = active !== undefined && holdsDocuments(active) ? active : this.groups().find(holdsDocuments);
    return (group ?? this.groups()[0] ?? this.rootRow()).getId();
  }

  private groupAfterActive(step: 1 | -1): TabSetNode | undefined {
    const groups = this.groups().filter((group) => group.getTabNodes().length > 0);
    const at = groups.findIndex((group) => group === this.model.getActiveTabset());
    return at < 0 ? groups[0] : groups.at((at + step) % groups.length);
  }

  private groups(): TabSetNode[] {
    return this.nodes().filter((node) => node instanceof TabSetNode);
  }

  private tabs(): TabNode[] {
    return this.nodes().filter((node) => node instanceof TabNode);
  }

  private nodes(): Node[] {
    const nodes: Node[] = [];
    this.model.visitNodes((node) => nodes.push(node));
    return nodes;
  }

  private rootRow(): RowNode {
    const row = this.model.getRootRow();
    if (row === undefined) throw new Error('A layout without a root row');
    return row;
  }

  private act(action: Action): void {
    this.model.doAction(action);
  }

  private replace(model: Model): void {
    this.model.removeChangeListener(this.told);
    this.shown.setState({ model: this.watch(model) });
    this.changed.call();
  }

  private watch(model: Model): Model {
    model.addChangeListener(this.told);
    return model;
  }
}

export function isPanel(id: string): id is PanelId {
  return (PANELS as readonly string[]).includes(id);
}

function holdsDocuments(group: TabSetNode): boolean {
  return group.getId() === EDITORS_ID || group.getTabNodes().some((tab) => !isPanel(tab.getId()));
}
