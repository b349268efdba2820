/** A document in its tab: what happened to its file, when something did, and the editor. */
import './document-panel.css';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { useStudio } from '../shell/studio-context.tsx';
import { DivergenceBar } from './divergence-bar.tsx';
import { documentById } from './document-store.ts';
import { loadMonaco } from './load-monaco.ts';
import { mountEditor } from './mount-editor.ts';

export function DocumentPanel({ id }: { readonly id: string }) {
  const { documents } = useStudio();
  const isOpen = useStore(documents, (state) => documentById(state, id) !== undefined);
  if (!isOpen) return null;
  return (
    <div className="document-panel" data-scope="editor">
      <DivergenceBar id={id} />
      <Editor id={id} />
    </div>
  );
}

function Editor({ id }: { readonly id: string }) {
  const studio = useStudio();
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let isGone = false;
    let dispose = () => {};
    void loadMonaco().then((monaco) => {
      if (!isGone && element.current !== null) dispose = mountEditor(monaco, element.current, studio, id);
    });
    return () => {
      isGone = true;
      dispose();
    };
  }, [studio, id]);

  return <div ref={element} className="document-panel-editor" />;
}
