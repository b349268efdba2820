/**
 * The life of the page: starts when the host is there, follows what the host tells, and comes back after a lost
 * connection.
 */
import type { DeviceStatus, HostDescription } from '../../main/rpc/contract.ts';
import { isDirty, tabTitle } from '../editor/document-store.ts';
import { entryAt } from '../files/file-store.ts';
import type { ChannelState, Dispose } from '../host/channel.ts';
import { sentenceOf } from '../host/host-error.ts';
import type { Studio } from '../studio.ts';
import { texts } from '../texts.ts';
import { Keeper } from './keeper.ts';

/** The program that is open at the first start. */
const FIRST_FILE = 'main.py';

export class Lifecycle {
  readonly keeper: Keeper;
  private readonly studio: Studio;
  private readonly disposals: Dispose[] = [];
  /** Console bytes that come before the backlog are part of it. */
  private isConsoleLive = false;

  constructor(studio: Studio) {
    this.studio = studio;
    this.keeper = new Keeper(studio);
    this.listen();
  }

  /** Begins, or says that the host is missing; a channel that opens later begins by itself. */
  async begin(): Promise<void> {
    const { client, connection } = this.studio;
    if (client.state === 'open') await this.start();
    else if (client.state === 'lost') connection.setState({ start: { kind: 'failed', message: texts.host.missing } });
  }

  dispose(): void {
    this.keeper.dispose();
    for (const dispose of this.disposals) dispose();
  }

  private listen(): void {
    const { board, client, console, documentActions, documents, fileActions, layout, notices } = this.studio;
    this.disposals.push(
      client.onState((channel) => this.channelChanged(channel)),
      client.on('onDidWriteConsole', (bytes) => {
        if (this.isConsoleLive) console.write(bytes);
      }),
      client.on('onDidChangeDevice', (status) => this.deviceChanged(status)),
      client.on('onDidChangeBoard', (view) => board.show(view)),
      client.on('onDidChangeFiles', (area, path) => {
        void fileActions.filesChanged(area, path);
        void documentActions.filesChanged(area, path);
      }),
      client.on('onDidNotice', (message) => notices.info(message)),
      documents.subscribe(() => this.nameTabs()),
      layout.onDidChange(() => documents.setActive(layout.activeDocumentId(documents.getState().activeId))),
    );
  }

  private channelChanged(channel: ChannelState): void {
    const { connection } = this.studio;
    connection.setState({ channel });
    const { start } = connection.getState();
    if (channel === 'open') void (start.kind === 'ready' ? this.resume() : this.start());
    else if (channel === 'lost') {
      this.isConsoleLive = false;
      this.loseDevice();
      if (start.kind === 'starting') void this.begin();
    }
  }

  private deviceChanged(status: DeviceStatus): void {
    const { board, device, fileActions, files } = this.studio;
    const before = device.getState().status;
    const isAnother = before !== null && before.id !== status.id;
    device.setState({ status });
    if (status.activity === 'off' || status.activity === 'lost' || isAnother) board.clear();
    if (isAnother) {
      files.forget('device');
      void fileActions.refresh('device');
      void this.restartConsole();
    }
  }

  private nameTabs(): void {
    const { documents: open } = this.studio.documents.getState();
    for (const document of open) {
      const name = texts.documents.tab(tabTitle(document, open), document.area, isDirty(document));
      this.studio.layout.nameDocument(document.id, name);
    }
  }

  /** Without the host nothing is known of the device. */
  private loseDevice(): void {
    const { board, device } = this.studio;
    device.setState(({ status }) => ({ status: status && { ...status, activity: 'lost' }, pending: null }));
    board.clear();
  }

  private async start(): Promise<void> {
    const { connection, documents, fileActions, focus, host, layout, notices } = this.studio;
    connection.setState({ start: { kind: 'starting' } });
    try {
      const [description, hasSession] = await Promise.all([host.describe(), this.keeper.restore()]);
      this.describe(description);
      for (const notice of description.notices) notices.info(notice);
      connection.setState({ start: { kind: 'ready' } });
      void this.restartConsole();
      const project = fileActions.refresh('project');
      void fileActions.refresh('device');
      if (!hasSession) {
        await project;
        await this.openFirstFile();
      }
      const active = layout.activeDocumentId(documents.getState().activeId);
      documents.setActive(active);
      if (active !== null) focus.focus(active);
    } catch (error) {
      connection.setState({ start: { kind: 'failed', message: sentenceOf(error) } });
    }
  }

  /** The host is back: it may have restarted, files may have changed, and what could not be kept is due. */
  private async resume(): Promise<void> {
    const { documentActions, fileActions, host, notices } = this.studio;
    try {
      this.describe(await host.describe());
      await Promise.all([
        this.restartConsole(),
        fileActions.refresh(),
        documentActions.compareAll(),
        this.keeper.flush(),
      ]);
    } catch (error) {
      notices.error(sentenceOf(error));
    }
  }

  private describe(description: HostDescription): void {
    const { product, version, workspace, devices, device } = description;
    this.studio.connection.setState({ product, version, workspace });
    this.studio.device.setState({ devices, status: device, pending: null });
  }

  private async restartConsole(): Promise<void> {
    const { console, host, notices } = this.studio;
    this.isConsoleLive = false;
    try {
      const backlog = await host.consoleBacklog();
      console.restart(backlog);
    } catch (error) {
      notices.error(sentenceOf(error));
    }
    this.isConsoleLive = true;
  }

  private async openFirstFile(): Promise<void> {
    const { documentActions, files } = this.studio;
    const isThere = entryAt(files.getState(), 'project', FIRST_FILE)?.kind === 'file';
    if (isThere) await documentActions.open('project', FIRST_FILE);
  }
}
