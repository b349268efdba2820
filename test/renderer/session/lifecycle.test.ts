import { describe, expect, test, vi } from 'vitest';
import { activeDocument, isDirty } from '../../../src/renderer/editor/document-store.ts';
import { Lifecycle } from '../../../src/renderer/session/lifecycle.ts';
import { BANNER, FakeHost } from '../fake-host.ts';
import { makeStudio, startStudio } from '../make-studio.ts';

/** What a terminal would show. */
function consoleText({ studio }: Awaited<ReturnType<typeof startStudio>>): () => string {
  let text = '';
  studio.console.attach({
    write: (bytes) => {
      text += new TextDecoder().decode(bytes);
    },
    clear: () => {
      text = '';
    },
  });
  return () => text;
}

describe('the first start', () => {
  test('the project’s program is open and in use', async () => {
    const { studio } = await startStudio();

    expect(studio.connection.getState()).toMatchObject({ start: { kind: 'ready' }, workspace: { name: 'blink' } });
    expect(activeDocument(studio.documents.getState())).toMatchObject({ area: 'project', path: 'main.py' });
  });

  test('a project without a program starts with no file open', async () => {
    const host = new FakeHost();
    host.files.project.remove('main.py');

    const { studio } = await startStudio(host);

    expect(studio.connection.getState().start.kind).toBe('ready');
    expect(studio.documents.getState().documents).toEqual([]);
  });

  test('the console shows what the host remembers, then what comes', async () => {
    const started = await startStudio();
    const shown = consoleText(started);
    await vi.waitFor(() => expect(shown()).toBe(BANNER));

    started.host.print('1\r\n>>> ');

    expect(shown()).toBe(`${BANNER}1\r\n>>> `);
  });

  test('console bytes that come before the backlog are not shown twice', async () => {
    const host = new FakeHost();
    const { studio } = makeStudio(host);
    const lifecycle = new Lifecycle(studio);

    const beginning = lifecycle.begin();
    host.print('early');
    await beginning;
    const shown = consoleText({ host, studio } as Awaited<ReturnType<typeof startStudio>>);

    await vi.waitFor(() => expect(shown()).toBe(`${BANNER}early`));
  });

  test('a host that cannot be reached is said, and the start follows when it comes', async () => {
    const { studio, channel } = makeStudio();
    channel.cut();
    const lifecycle = new Lifecycle(studio);

    await lifecycle.begin();
    expect(studio.connection.getState().start.kind).toBe('failed');
    channel.retry();

    await vi.waitFor(() => expect(studio.connection.getState().start.kind).toBe('ready'));
  });

  test('a host that refuses is quoted, and Try Again starts', async () => {
    const host = new FakeHost();
    const describeBoard = host.describe.bind(host);
    host.describe = () => Promise.reject(new Error('The project folder is gone.'));
    const { studio } = makeStudio(host);
    const lifecycle = new Lifecycle(studio);

    await lifecycle.begin();
    expect(studio.connection.getState().start).toEqual({ kind: 'failed', message: 'The project folder is gone.' });
    host.describe = describeBoard;
    await lifecycle.begin();

    expect(studio.connection.getState().start.kind).toBe('ready');
  });
});

describe('the next start', () => {
  test('open files, the one in use, unsaved text and the layout come back', async () => {
    const first = await startStudio();
    await first.studio.documentActions.open('device', '/flash/boot.py');
    await first.studio.documentActions.open('project', 'notes.txt');
    first.studio.documents.type(activeDocument(first.studio.documents.getState())!.id, 'half a thought');
    first.studio.layout.close('board');
    first.studio.theme.choose('light');
    await first.lifecycle.keeper.flush();

    const next = await startStudio(first.host);

    const { documents } = next.studio.documents.getState();
    expect(documents.map(({ path }) => path)).toEqual(['main.py', '/flash/boot.py', 'notes.txt']);
    expect(activeDocument(next.studio.documents.getState())).toMatchObject({
      path: 'notes.txt',
      text: 'half a thought',
    });
    expect(isDirty(documents[2]!)).toBe(true);
    expect(next.studio.layout.isPanelShown('board')).toBe(false);
    expect(next.studio.theme.getState().choice).toBe('light');
  });

  test('a file that changed meanwhile is flagged where unsaved text rests on the old one', async () => {
    const first = await startStudio();
    first.studio.documents.type(first.studio.documents.getState().documents[0]!.id, 'mine');
    await first.lifecycle.keeper.flush();
    first.host.files.project.write('main.py', 'theirs');

    const next = await startStudio(first.host);

    expect(next.studio.documents.getState().documents[0]).toMatchObject({
      text: 'mine',
      divergence: { kind: 'changed', stored: 'theirs' },
    });
  });

  test('a file that is gone stays away, unless it had unsaved text', async () => {
    const first = await startStudio();
    await first.studio.documentActions.open('project', 'notes.txt');
    first.studio.documents.type(first.studio.documents.getState().documents[0]!.id, 'mine');
    await first.lifecycle.keeper.flush();
    for (const path of ['main.py', 'notes.txt']) first.host.files.project.remove(path);

    const next = await startStudio(first.host);

    expect(next.studio.documents.getState().documents).toMatchObject([
      { path: 'main.py', text: 'mine', divergence: { kind: 'removed' } },
    ]);
  });

  test('a broken note does not keep the page from starting', async () => {
    const host = new FakeHost();
    host.states.set('session', '{"documents": 7');

    const { studio } = await startStudio(host);

    expect(studio.connection.getState().start.kind).toBe('ready');
    expect(studio.notices.getState().notices[0]?.kind).toBe('error');
  });
});

describe('leaving', () => {
  test('a page may go at once when nothing is unsaved, and when unsaved text is kept', async () => {
    const { studio, lifecycle } = await startStudio();
    expect(lifecycle.keeper.isTextKept()).toBe(true);

    studio.documents.type('document-1', 'mine');
    expect(lifecycle.keeper.isTextKept()).toBe(false);
    await lifecycle.keeper.flush();

    expect(lifecycle.keeper.isTextKept()).toBe(true);
  });

  test('unsaved text that the host could not take keeps the page', async () => {
    const { studio, channel, lifecycle } = await startStudio();
    channel.cut();

    studio.documents.type('document-1', 'mine');
    await lifecycle.keeper.flush();

    expect(lifecycle.keeper.isTextKept()).toBe(false);
  });
});

describe('a lost connection', () => {
  test('the device is not reachable, and unsaved text stays', async () => {
    const { studio, channel } = await startStudio();
    studio.documents.type(studio.documents.getState().documents[0]!.id, 'mine');

    channel.cut();

    expect(studio.device.getState().status?.activity).toBe('lost');
    expect(studio.documents.getState().documents[0]?.text).toBe('mine');
  });

  test('when the host is back, the board, the files, the console and the keeping of text are as they should be', async () => {
    const started = await startStudio();
    const { studio, host, channel, lifecycle } = started;
    const shown = consoleText(started);
    await vi.waitFor(() => expect(shown()).toBe(BANNER));
    channel.cut();
    host.print('while away');
    host.files.project.write('main.py', 'theirs');
    await studio.documentActions.save('document-1');

    channel.retry();

    await vi.waitFor(() => expect(shown()).toBe(`${BANNER}while away`));
    await vi.waitFor(() => expect(studio.documents.getState().documents[0]?.text).toBe('theirs'));
    expect(studio.device.getState().status?.activity).toBe('idle');
    await lifecycle.keeper.flush();
    expect(host.states.get('session')).toContain('main.py');
  });
});
