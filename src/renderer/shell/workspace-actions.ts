/** Changes to another project folder: asks which, closes what is open of the old one, reads the new one. */
import type { HostApi } from '../../main/rpc/contract.ts';
import type { DialogStore } from '../dialogs/dialog-store.ts';
import type { DocumentActions } from '../editor/document-actions.ts';
import type { FileActions } from '../files/file-actions.ts';
import type { FileStore } from '../files/file-store.ts';
import { sentenceOf } from '../host/host-error.ts';
import { texts } from '../texts.ts';
import type { ConnectionStore } from './connection-store.ts';

export interface WorkspaceContext {
  readonly host: HostApi;
  readonly connection: ConnectionStore;
  readonly files: FileStore;
  readonly documentActions: DocumentActions;
  readonly fileActions: FileActions;
  readonly dialogs: DialogStore;
}

export class WorkspaceActions {
  private readonly context: WorkspaceContext;

  constructor(context: WorkspaceContext) {
    this.context = context;
  }

  open(): Promise<void> {
    return this.context.dialogs.prompt({
      title: texts.openFolder.title,
      label: texts.openFolder.label,
      hint: texts.openFolder.hint,
      value: this.context.connection.getState().workspace.path,
      submitLabel: texts.openFolder.confirm,
      submit: (path) => this.use(path.trim()),
    });
  }

  /** Unsaved documents are settled before, the others closed only once the new folder is open. */
  private async use(path: string): Promise<string | null> {
    const { connection, documentActions, fileActions, files, host } = this.context;
    if (path === '') return texts.openFolder.empty;
    if (!(await documentActions.closeDirty('project'))) return texts.openFolder.stillOpen;
    try {
      connection.setState({ workspace: await host.openWorkspace(path) });
    } catch (error) {
      return sentenceOf(error);
    }
    await documentActions.closeAll('project');
    files.setExpanded('project', []);
    files.forget('project');
    await fileActions.refresh('project');
    return null;
  }
}
