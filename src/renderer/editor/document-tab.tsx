/** What a document's tab shows: the name, whether it lives on the board, and a dot while it is not saved. */
import './document-tab.css';
import { useStore } from 'zustand';
import { Icon } from '../shell/icon.tsx';
import { useStudio } from '../shell/studio-context.tsx';
import { texts } from '../texts.ts';
import { documentById, isDirty, tabTitle } from './document-store.ts';

export function DocumentTab({ id }: { readonly id: string }) {
  const { documents } = useStudio();
  const document = useStore(documents, (state) => documentById(state, id));
  const title = useStore(documents, (state) => {
    const shown = documentById(state, id);
    return shown === undefined ? '' : tabTitle(shown, state.documents);
  });
  if (document === undefined) return null;
  const { area, path } = document;
  return (
    <span className="document-tab" title={`${texts.documents.where[area]}: ${path}`}>
      {area === 'device' ? <Icon name="chip" /> : null}
      {title}
    </span>
  );
}

/** The sign at the end of the tab: a dot while there is unsaved text, which turns into a cross under the pointer. */
export function DocumentTabMark({ id }: { readonly id: string }) {
  const { documents } = useStudio();
  const document = useStore(documents, (state) => documentById(state, id));
  const isUnsaved = document !== undefined && isDirty(document);
  return (
    <span className={isUnsaved ? 'document-tab-mark document-tab-mark-dirty' : 'document-tab-mark'}>
      {isUnsaved ? <Icon name="circle-filled" /> : null}
      <Icon name="close" />
    </span>
  );
}
