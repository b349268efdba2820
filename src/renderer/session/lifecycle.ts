/**
 * The life of the page: starts when the host is there, follows what the host tells, comes back after a lost
 * connection, and keeps layout, documents, unsaved text and choices for the next start.
 */
import type { IJsonModel } from 'flexlayout-react';
import type { HostDescription } from '../../main/rpc/contract.ts';
import type { Dispose } from '../host/channel.ts';
import { isDirty, tabTitle } from '../editor/document-store.ts';
import { sentenceOf } from '../host/host-error.ts';
import type { Studio } from '../studio.ts';
import { texts } from '../texts.ts';
import type { ThemeChoice } from '../theme/theme-store.ts';
import { Saver } from './saver.ts';
import { packSession, unpackSession } from './session.ts';

/** The program that is open at the first start. */
const FIRST_FILE = 'main.py';

interface KeptTrees {
  readonly project: readonly string[];
  readonly device: readonly string[];
}

export class Lifecycle {
  private readonly studio: Studio;
  private readonly savers = new Map<string, Saver>();
  private readonly disposals: Dispose[] = [];
  /** Console bytes that come before the backlog are part of it. */
  private isConsoleLive = false;

  constructor(studio: Studio) {
    this.studio = studio;
    this.listen();
  }

  /** Begins, or says that the host is missing; a channel that opens later begins by itself. */
  async begin(): Promise<void> {
    const { client, connection } = this.studio;
    if (client.state === 'open') await this.start();
    else if (client.state === 'lost') connection.setState({ start: { kind: 'failed', message: texts.host.missing } });
  }

  /** Keeps at once what is due, for a page that is about to go. */
  async flush(): Promise<void> {
    await Promise.all(Array.from(this.savers.values(), (saver) => saver.flush()));
  }

  /** Whether text that no file holds is with the host, so that nothing is lost when the page goes. */
  isTextKept(): boolean {
    const { documents } = this.studio.documents.getState();
    return !documents.some(isDirty) || this.savers.get('session')?.isKept() === true;
  }

  dispose(): void {
    for (const dispose of this.disposals) dispose();
  }

  private listen(): void {
    const {
      board,
      client,
      connection,
      console,
      device,
      documentActions,
      documents,
      fileActions,
      files,
      layout,
      notices,
    } = this.studio;
    this.disposals.push(
      client.onState((channel) => {
        connection.setState({ channel });
        const { start } = connection.getState();
        if (channel === 'open') void (start.kind === 'ready' ? this.resume() : this.start());
        else if (channel === 'lost') {
          this.isConsoleLive = false;
          this.loseDevice();
          if (start.kind === 'starting') void this.begin();
        }
      }),
      client.on('onDidWriteConsole', (bytes) => {
        if (this.isConsoleLive) console.write(bytes);
      }),
      client.on('onDidChangeDevice', (status) => {
        const before = device.getState().status;
        device.setState({ status });
        if (status.activity === 'off' || status.activity === 'lost' || status.id !== before?.id) board.clear();
        if (before !== null && status.id !== before.id) {
          files.forget('device');
          void fileActions.refresh('device');
          void this.restartConsole();
        }
      }),
      client.on('onDidChangeBoard', (view) => board.show(view)),
      client.on('onDidChangeFiles', (area, path) => {
        void fileActions.filesChanged(area, path);
        void documentActions.filesChanged(area, path);
      }),
      client.on('onDidNotice', (message) => notices.info(message)),
      documents.subscribe(({ documents: open }) => {
        for (const document of open) {
          layout.nameDocument(
            document.id,
            texts.documents.tab(tabTitle(document, open), document.area, isDirty(document)),
          );
        }
      }),
      layout.onDidChange(() => documents.setActive(layout.activeDocumentId(documents.getState().activeId))),
    );
  }

  /** Without the host nothing is known of the device. */
  private loseDevice(): void {
    const { board, device } = this.studio;
    device.setState(({ status }) => ({ status: status && { ...status, activity: 'lost' }, pending: null }));
    board.clear();
  }

  private async start(): Promise<void> {
    const { connection, documents, fileActions, focus, host, layout, notices } = this.studio;
    try {
      const keys = ['session', 'layout', 'theme', 'trees'] as const;
      const [description, ...kept] = await Promise.all([host.describe(), ...keys.map((key) => host.loadState(key))]);
      const [session, places, theme, trees] = kept as [string | null, string | null, string | null, string | null];
      this.describe(description);
      for (const notice of description.notices) notices.info(notice);
      await this.restore(session, places, theme, trees);
      this.keep(session, places, theme, trees);
      connection.setState({ start: { kind: 'ready' } });
      void this.restartConsole();
      void fileActions.refresh();
      if (session === null) await this.openFirstFile();
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
      await Promise.all([this.restartConsole(), fileActions.refresh(), documentActions.compareAll(), this.flush()]);
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
    const { documentActions, host } = this.studio;
    const entries = await host.listFolder('project', '');
    if (entries.some((entry) => entry.name === FIRST_FILE)) await documentActions.open('project', FIRST_FILE);
  }

  /** What cannot be understood is left out with a notice: an old or broken note must not keep the page from starting. */
  private async restore(session: string | null, places: string | null, theme: string | null, trees: string | null) {
    const { documents, files, host, layout, notices, theme: themes } = this.studio;
    try {
      if (theme !== null) themes.choose(themeChoice(theme));
      if (trees !== null) {
        const { project, device } = JSON.parse(trees) as KeptTrees;
        files.setExpanded('project', project);
        files.setExpanded('device', device);
      }
      if (session !== null) for (const failure of await unpackSession(session, host, documents)) notices.error(failure);
      const { activeId, documents: open } = documents.getState();
      const ids = open.map((document) => document.id);
      if (places !== null) layout.restore(JSON.parse(places) as IJsonModel, ids);
      else for (const id of ids) layout.showDocument(id);
      if (places === null && activeId !== null) layout.showDocument(activeId);
    } catch (error) {
      notices.error(texts.host.notRestored(sentenceOf(error)));
    }
  }

  private keep(session: string | null, places: string | null, theme: string | null, trees: string | null): void {
    const { documents, files, host, layout, theme: themes } = this.studio;
    const add = (key: string, kept: string | null, snapshot: () => string) => {
      const saver = new Saver(snapshot, (value) => host.saveState(key, value), kept);
      this.savers.set(key, saver);
      return saver.touch;
    };
    this.disposals.push(
      documents.subscribe(add('session', session, () => packSession(documents.getState()))),
      layout.onDidChange(add('layout', places, () => JSON.stringify(layout.toJson()))),
      themes.subscribe(add('theme', theme, () => themes.getState().choice)),
      files.subscribe(add('trees', trees, () => JSON.stringify(files.getState().expanded))),
    );
  }
}

function themeChoice(text: string): ThemeChoice {
  return text === 'light' || text === 'dark' ? text : 'system';
}
