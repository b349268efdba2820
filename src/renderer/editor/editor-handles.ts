/** What commands ask of the editor of a document, while there is one. */
import type { Dispose } from '../host/channel.ts';

export interface SelectedLines {
  readonly text: string;
  readonly firstLine: number;
  readonly lastLine: number;
}

export interface EditorHandle {
  /** The lines that the selection touches, whole. */
  selectedLines(): SelectedLines;
  /** Runs one of the editor's own actions, such as `actions.find`. */
  trigger(action: string): void;
}

export class EditorHandles {
  private readonly handles = new Map<string, EditorHandle>();

  register(documentId: string, handle: EditorHandle): Dispose {
    this.handles.set(documentId, handle);
    return () => {
      if (this.handles.get(documentId) === handle) this.handles.delete(documentId);
    };
  }

  get(documentId: string): EditorHandle | undefined {
    return this.handles.get(documentId);
  }
}
