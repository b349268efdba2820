/**
 * What one asks of the board: run, stop, reset, and which device it is.
 * Run saves the document where it lives and runs the text that was saved.
 */
import type { HostApi } from '../../main/rpc/contract.ts';
import type { DocumentActions } from '../editor/document-actions.ts';
import type { DocumentStore } from '../editor/document-store.ts';
import { activeDocument, isDirty } from '../editor/document-store.ts';
import { nameOf } from '../files/paths.ts';
import { sentenceOf } from '../host/host-error.ts';
import type { NoticeStore } from '../notices/notice-store.ts';
import { texts } from '../texts.ts';
import type { DeviceState, DeviceStore } from './device-store.ts';
import { dedent } from './dedent.ts';

export interface DeviceContext {
  readonly host: HostApi;
  readonly device: DeviceStore;
  readonly documents: DocumentStore;
  readonly documentActions: DocumentActions;
  readonly notices: NoticeStore;
}

export class DeviceActions {
  private readonly context: DeviceContext;

  constructor(context: DeviceContext) {
    this.context = context;
  }

  /** Saves the active document and runs it. */
  async run(): Promise<void> {
    const { documents, documentActions, host } = this.context;
    const document = activeDocument(documents.getState());
    if (document === undefined) return;
    if (isDirty(document) && !(await documentActions.save(document.id))) return;
    await this.ask('run', () => host.run(nameOf(document.path), document.text));
  }

  /** Runs a piece of a document, moved to the left margin. */
  async runPiece(name: string, source: string): Promise<void> {
    await this.ask('run', () => this.context.host.run(name, dedent(source)));
  }

  stop(): Promise<void> {
    return this.ask('stop', () => this.context.host.stop());
  }

  reset(kind: 'soft' | 'hard'): Promise<void> {
    return this.ask('reset', () => this.context.host.reset(kind));
  }

  async select(id: string): Promise<void> {
    const { device, host } = this.context;
    await this.ask('select', async () => device.setState({ status: await host.selectDevice(id) }));
  }

  private async ask(pending: NonNullable<DeviceState['pending']>, action: () => Promise<void>): Promise<void> {
    const { device, notices } = this.context;
    device.setState({ pending });
    try {
      await action();
    } catch (error) {
      notices.error(texts.device.failed[pending](sentenceOf(error)));
    } finally {
      if (device.getState().pending === pending) device.setState({ pending: null });
    }
  }
}
