/** Over the editor: the file has changed or gone while the document holds unsaved text, and what one can do. */
import { useStore } from 'zustand';
import { Icon } from '../shell/icon.tsx';
import { useStudio } from '../shell/studio-context.tsx';
import { texts } from '../texts.ts';
import { documentById } from './document-store.ts';

export function DivergenceBar({ id }: { readonly id: string }) {
  const { documents, documentActions } = useStudio();
  const document = useStore(documents, (state) => documentById(state, id));
  if (document === undefined || document.divergence.kind === 'none') return null;
  const { area } = document;
  if (document.divergence.kind === 'removed') {
    return (
      <Bar message={texts.documents.removed(area)}>
        <button type="button" className="dialog-button" onClick={() => void documentActions.save(id)}>
          {texts.documents.saveAgain}
        </button>
      </Bar>
    );
  }
  return (
    <Bar message={texts.documents.changed(area)}>
      <button type="button" className="dialog-button" onClick={() => documentActions.settle(id, 'stored')}>
        {texts.documents.takeStored}
      </button>
      <button type="button" className="dialog-button" onClick={() => documentActions.settle(id, 'mine')}>
        {texts.documents.keepMine}
      </button>
    </Bar>
  );
}

function Bar({ message, children }: { readonly message: string; readonly children: React.ReactNode }) {
  return (
    <div className="divergence-bar" role="alert">
      <Icon name="warning" />
      <p>{message}</p>
      {children}
    </div>
  );
}
