/**
 * The open documents: where each lives, what its file holds as far as is known, and what its editor shows.
 * A document keeps its id when its file is renamed; tabs and editors hold on to the id.
 */
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { FileArea } from '../../main/rpc/contract.ts';
import { nameOf } from '../files/paths.ts';

/** How the file differs from what the document rests on: not at all, it has other text, or it is gone. */
type Divergence =
  { readonly kind: 'none' } | { readonly kind: 'changed'; readonly stored: string } | { readonly kind: 'removed' };

export interface OpenDocument {
  readonly id: string;
  readonly area: FileArea;
  readonly path: string;
  /** What the editor shows. */
  readonly text: string;
  /** What the file held when it was last read or written. */
  readonly savedText: string;
  readonly divergence: Divergence;
  /** Grows when the text was replaced by something else than typing, so that the editor takes it over. */
  readonly revision: number;
}

interface CursorPlace {
  readonly line: number;
  readonly column: number;
}

export interface DocumentState {
  readonly documents: readonly OpenDocument[];
  /** The document whose editor was last in use; Run and Save mean this one. */
  readonly activeId: string | null;
  readonly cursor: CursorPlace | null;
}

export interface DocumentStore extends StoreApi<DocumentState> {
  /** Adds a document and returns it; its id is new unless one is given. */
  add(document: Pick<OpenDocument, 'area' | 'path' | 'text' | 'savedText'> & { readonly id?: string }): OpenDocument;
  remove(id: string): void;
  setActive(id: string | null): void;
  setCursor(cursor: CursorPlace | null): void;
  /** The person typed. */
  type(id: string, text: string): void;
  /** The file holds `text`; whatever the editor shows stays. */
  saved(id: string, text: string): void;
  /** The editor is to show `text`, which is what the file holds. */
  replace(id: string, text: string): void;
  diverge(id: string, divergence: Divergence): void;
  move(id: string, path: string): void;
}

const NO_DIVERGENCE: Divergence = { kind: 'none' };

export function createDocumentStore(): DocumentStore {
  const store = createStore<DocumentState>()(() => ({ documents: [], activeId: null, cursor: null }));
  const change = (id: string, edit: (document: OpenDocument) => Partial<OpenDocument>) =>
    store.setState(({ documents }) => ({
      documents: documents.map((document) => (document.id === id ? { ...document, ...edit(document) } : document)),
    }));

  return {
    ...store,
    add: ({ id, area, path, text, savedText }) => {
      const { documents } = store.getState();
      const document = {
        id: id ?? freeId(documents),
        area,
        path,
        text,
        savedText,
        divergence: NO_DIVERGENCE,
        revision: 0,
      };
      store.setState({ documents: [...documents, document] });
      return document;
    },
    remove: (id) =>
      store.setState(({ documents, activeId }) => ({
        documents: documents.filter((document) => document.id !== id),
        activeId: activeId === id ? null : activeId,
      })),
    setActive: (activeId) => {
      if (store.getState().activeId !== activeId) store.setState({ activeId, cursor: null });
    },
    setCursor: (cursor) => store.setState({ cursor }),
    type: (id, text) => change(id, () => ({ text })),
    saved: (id, text) => change(id, () => ({ savedText: text, divergence: NO_DIVERGENCE })),
    replace: (id, text) =>
      change(id, ({ revision }) => ({ text, savedText: text, divergence: NO_DIVERGENCE, revision: revision + 1 })),
    diverge: (id, divergence) => change(id, () => ({ divergence })),
    move: (id, path) => change(id, () => ({ path })),
  };
}

function freeId(documents: readonly OpenDocument[]): string {
  const numbers = documents.map((document) => Number(document.id.replace('document-', '')));
  return `document-${Math.max(0, ...numbers) + 1}`;
}

/** Whether closing the document would lose something. */
export function isDirty(document: OpenDocument): boolean {
  return document.text !== document.savedText || document.divergence.kind === 'removed';
}

export function isPython(document: OpenDocument): boolean {
  return document.path.endsWith('.py');
}

export function documentById(state: DocumentState, id: string | null): OpenDocument | undefined {
  return state.documents.find((document) => document.id === id);
}

export function activeDocument(state: DocumentState): OpenDocument | undefined {
  return documentById(state, state.activeId);
}

export function documentAt(state: DocumentState, area: FileArea, path: string): OpenDocument | undefined {
  return state.documents.find((document) => document.area === area && document.path === path);
}

/** What the tab shows: the name, with the folder where two documents share a name in one area. */
export function tabTitle(document: OpenDocument, all: readonly OpenDocument[]): string {
  const name = nameOf(document.path);
  const isAlone = all.every(
    (other) => other.id === document.id || other.area !== document.area || nameOf(other.path) !== name,
  );
  return isAlone ? name : document.path;
}
