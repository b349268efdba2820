/** Puts a Monaco editor for one document into an element; without React, so that its life is plain to see. */
import type { Dispose } from '../host/channel.ts';
import type { Studio } from '../studio.ts';
import { readFace } from '../theme/page-theme.ts';
import { shownTheme } from '../theme/theme-store.ts';
import { nameOf } from '../files/paths.ts';
import { texts } from '../texts.ts';
import type { OpenDocument } from './document-store.ts';
import { documentById } from './document-store.ts';
import { EditorModels } from './editor-models.ts';
import type { Monaco } from './load-monaco.ts';
import { showMonacoTheme } from './monaco-theme.ts';
import { selectedLines } from './selected-lines.ts';

const MODELS = new WeakMap<Studio, EditorModels>();

export function mountEditor(monaco: Monaco, element: HTMLElement, studio: Studio, id: string): Dispose {
  const { documents, editors, focus, theme } = studio;
  const document = documentById(documents.getState(), id);
  if (document === undefined) return () => {};
  const models = MODELS.get(studio) ?? new EditorModels(monaco, documents);
  MODELS.set(studio, models);

  showMonacoTheme(monaco, shownTheme(theme.getState()));
  const editor = monaco.editor.create(element, {
    model: models.get(document),
    ariaLabel: labelOf(document),
    automaticLayout: true,
    contextmenu: true,
    cursorBlinking: 'smooth',
    detectIndentation: true,
    fixedOverflowWidgets: true,
    folding: true,
    fontFamily: readFace('--face-mono'),
    fontSize: 13,
    guides: { indentation: true },
    hideCursorInOverviewRuler: true,
    lineHeight: 20,
    lineNumbersMinChars: 3,
    minimap: { enabled: false },
    overviewRulerBorder: false,
    padding: { top: 8, bottom: 8 },
    renderFinalNewline: 'on',
    renderLineHighlight: 'line',
    renderLineHighlightOnlyWhenFocus: true,
    rulers: [],
    scrollBeyondLastLine: false,
    smoothScrolling: false,
    tabSize: 4,
    wordBasedSuggestions: 'currentDocument',
  });

  const tellCursor = () => {
    const at = editor.getPosition();
    if (at !== null) documents.setCursor({ line: at.lineNumber, column: at.column });
  };
  // Listeners of the editor end with the editor.
  editor.onDidFocusEditorText(() => {
    documents.setActive(id);
    tellCursor();
  });
  editor.onDidChangeCursorPosition(() => {
    if (documents.getState().activeId === id) tellCursor();
  });
  const disposals = [
    documents.subscribe((state, before) => {
      const now = documentById(state, id);
      if (now !== undefined && now.path !== documentById(before, id)?.path) {
        editor.updateOptions({ ariaLabel: labelOf(now) });
      }
    }),
    theme.subscribe((state) => showMonacoTheme(monaco, shownTheme(state))),
    focus.register(id, () => editor.focus()),
    editors.register(id, {
      selectedLines: () => selectedLines(editor.getModel()!, editor.getSelection()!),
      trigger: (action) => {
        editor.focus();
        void editor.getAction(action)?.run();
      },
    }),
    () => editor.dispose(),
  ];
  return () => {
    for (const dispose of disposals) dispose();
  };
}

function labelOf({ area, path }: OpenDocument): string {
  return texts.documents.editor(nameOf(path), area);
}
