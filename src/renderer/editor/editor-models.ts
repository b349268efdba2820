/**
 * One Monaco model for each open document, so that undo survives when a tab moves to another place.
 * The document store is told of typing; text that comes from elsewhere is put into the model as one undoable edit.
 */
import type { editor } from 'monaco-editor/editor';
import type { DocumentStore, OpenDocument } from './document-store.ts';
import { documentById, isPython } from './document-store.ts';
import type { Monaco } from './load-monaco.ts';

interface Known {
  readonly model: editor.ITextModel;
  revision: number;
  path: string;
}

export class EditorModels {
  private readonly monaco: Monaco;
  private readonly documents: DocumentStore;
  private readonly models = new Map<string, Known>();
  private isReplacing = false;

  constructor(monaco: Monaco, documents: DocumentStore) {
    this.monaco = monaco;
    this.documents = documents;
    documents.subscribe(() => this.follow());
  }

  get(document: OpenDocument): editor.ITextModel {
    const known = this.models.get(document.id);
    if (known !== undefined) return known.model;
    const model = this.monaco.editor.createModel(
      document.text,
      languageOf(document),
      this.monaco.Uri.parse(`studio:///${document.id}`),
    );
    model.updateOptions({
      bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false },
    });
    // Files of the board and of other systems keep their line ends; a text without any gets the board's own.
    if (!document.text.includes('\n')) model.setEOL(this.monaco.editor.EndOfLineSequence.LF);
    model.onDidChangeContent(() => {
      if (!this.isReplacing) this.documents.type(document.id, model.getValue());
    });
    this.models.set(document.id, { model, revision: document.revision, path: document.path });
    return model;
  }

  private follow(): void {
    for (const [id, known] of this.models) {
      const document = documentById(this.documents.getState(), id);
      if (document === undefined) {
        known.model.dispose();
        this.models.delete(id);
        continue;
      }
      if (document.path !== known.path) {
        known.path = document.path;
        this.monaco.editor.setModelLanguage(known.model, languageOf(document));
      }
      if (document.revision !== known.revision) {
        known.revision = document.revision;
        this.replace(known.model, document.text);
      }
    }
  }

  private replace(model: editor.ITextModel, text: string): void {
    const { CRLF, LF } = this.monaco.editor.EndOfLineSequence;
    this.isReplacing = true;
    model.pushStackElement();
    model.pushEditOperations(null, [{ range: model.getFullModelRange(), text }], () => null);
    model.pushEOL(text.includes('\r\n') ? CRLF : LF);
    model.pushStackElement();
    this.isReplacing = false;
  }
}

function languageOf(document: OpenDocument): string {
  return isPython(document) ? 'python' : 'plaintext';
}
