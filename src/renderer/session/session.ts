/**
 * What of the documents comes back at the next start: which were open, which was in use, and text not saved yet
 * together with the text it rests on, so that a change of the file in between is noticed.
 */
import type { FileArea, HostApi } from '../../main/rpc/contract.ts';
import type { DocumentState, DocumentStore } from '../editor/document-store.ts';
import { isDirty } from '../editor/document-store.ts';
import { nameOf } from '../files/paths.ts';
import { hasCode, sentenceOf } from '../host/host-error.ts';
import { texts } from '../texts.ts';

interface SavedDocument {
  readonly id: string;
  readonly area: FileArea;
  readonly path: string;
  readonly unsaved: { readonly text: string; readonly base: string } | null;
}

interface SavedSession {
  readonly documents: readonly SavedDocument[];
  readonly activeId: string | null;
}

export function packSession({ documents, activeId }: DocumentState): string {
  const session: SavedSession = {
    documents: documents.map((document) => ({
      id: document.id,
      area: document.area,
      path: document.path,
      unsaved: isDirty(document) ? { text: document.text, base: document.savedText } : null,
    })),
    activeId,
  };
  return JSON.stringify(session);
}

/**
 * Opens the documents of a kept session. One whose file is gone and that had nothing unsaved stays away.
 * Returns a sentence for each file that could not be read; unsaved text comes back all the same.
 */
export async function unpackSession(packed: string, host: HostApi, documents: DocumentStore): Promise<string[]> {
  const session = JSON.parse(packed) as SavedSession;
  const stored = await Promise.all(session.documents.map((saved) => readStored(saved, host)));
  session.documents.forEach((saved, index) => open(saved, stored[index] ?? MISSING, documents));
  if (documents.getState().documents.some((document) => document.id === session.activeId)) {
    documents.setActive(session.activeId);
  }
  return stored.filter((result) => result.kind === 'failed').map((result) => result.sentence);
}

type Stored =
  | { readonly kind: 'read'; readonly text: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'failed'; readonly sentence: string };

const MISSING: Stored = { kind: 'missing' };

async function readStored({ area, path }: SavedDocument, host: HostApi): Promise<Stored> {
  try {
    return { kind: 'read', text: await host.readText(area, path) };
  } catch (error) {
    if (hasCode(error, 'not-found')) return MISSING;
    // Without the host nothing is known of any file; the whole start will be tried again.
    if (hasCode(error, 'disconnected')) throw error;
    return { kind: 'failed', sentence: texts.files.openFailed(nameOf(path), sentenceOf(error)) };
  }
}

function open(saved: SavedDocument, stored: Stored, documents: DocumentStore): void {
  const { id, area, path, unsaved } = saved;
  if (unsaved === null) {
    if (stored.kind === 'read') documents.add({ id, area, path, text: stored.text, savedText: stored.text });
    return;
  }
  documents.add({ id, area, path, text: unsaved.text, savedText: unsaved.base });
  if (stored.kind === 'missing') documents.diverge(id, { kind: 'removed' });
  else if (stored.kind === 'failed') return;
  else if (stored.text === unsaved.text) documents.saved(id, stored.text);
  else if (stored.text !== unsaved.base) documents.diverge(id, { kind: 'changed', stored: stored.text });
}
