import { describe, expect, test, vi } from 'vitest';
import { documentById, isDirty } from '../../../src/renderer/editor/document-store.ts';
import { startStudio } from '../make-studio.ts';

async function startWithMain() {
  const started = await startStudio();
  const { id } = started.studio.documents.getState().documents[0]!;
  const main = () => documentById(started.studio.documents.getState(), id)!;
  return { ...started, id, main };
}

/** Answers the question that stands, or the next one to come. */
async function answer({ studio }: Awaited<ReturnType<typeof startWithMain>>, choice: string | null) {
  const question = await vi.waitUntil(() =>
    studio.dialogs.getState().open.find((dialog) => dialog.kind === 'question'),
  );
  question.answer(choice);
}

describe('document actions', () => {
  test('a file opens once, however often it is asked for', async () => {
    const { studio } = await startWithMain();

    const opened = await Promise.all([
      studio.documentActions.open('project', 'boot.py'),
      studio.documentActions.open('project', 'boot.py'),
    ]);

    expect(opened[0]?.id).toBe(opened[1]?.id);
    expect(studio.documents.getState().documents).toHaveLength(2);
  });

  test('files of the same name in the project and on the board are two documents', async () => {
    const { studio } = await startWithMain();

    await studio.documentActions.open('device', '/flash/main.py');

    expect(studio.documents.getState().documents.map(({ area, path }) => [area, path])).toEqual([
      ['project', 'main.py'],
      ['device', '/flash/main.py'],
    ]);
  });

  test('a file that cannot be opened is named with the host’s reason', async () => {
    const { studio } = await startWithMain();

    await studio.documentActions.open('project', 'gone.py');

    expect(studio.notices.getState().notices[0]?.message).toBe(
      'gone.py could not be opened: There is no file gone.py.',
    );
  });

  test('saving writes the file, and typing while it is written stays unsaved', async () => {
    const { studio, host, id, main } = await startWithMain();
    studio.documents.type(id, 'one');

    const saving = studio.documentActions.save(id);
    studio.documents.type(id, 'one two');
    await saving;

    expect(host.files.project.read('main.py')).toBe('one');
    expect(main()).toMatchObject({ text: 'one two', savedText: 'one' });
    expect(isDirty(main())).toBe(true);
  });

  test('a save that fails keeps the text and says why', async () => {
    const { studio, host, id, main } = await startWithMain();
    host.writeText = () => Promise.reject(new Error('The disk is full.'));
    studio.documents.type(id, 'precious');

    expect(await studio.documentActions.save(id)).toBe(false);

    expect(main().text).toBe('precious');
    expect(isDirty(main())).toBe(true);
    expect(studio.notices.getState().notices[0]?.message).toContain('The disk is full.');
  });

  test('a clean document closes without a question', async () => {
    const { studio, id } = await startWithMain();

    expect(await studio.documentActions.close(id)).toBe(true);

    expect(studio.documents.getState().documents).toEqual([]);
  });

  test.each([
    { choice: null, isOpen: true, stored: 'before' },
    { choice: 'discard', isOpen: false, stored: 'before' },
    { choice: 'save', isOpen: false, stored: 'unsaved' },
  ])('closing unsaved text asks; the answer $choice is obeyed', async ({ choice, isOpen, stored }) => {
    const started = await startWithMain();
    const { studio, host, id } = started;
    host.files.project.write('main.py', 'before');
    studio.documents.replace(id, 'before');
    studio.documents.type(id, 'unsaved');

    const closing = studio.documentActions.close(id);
    await answer(started, choice);
    await closing;

    expect(studio.documents.getState().documents.length > 0).toBe(isOpen);
    expect(host.files.project.read('main.py')).toBe(stored);
  });

  test('somebody else’s change of a clean document is taken over', async () => {
    const { host, main } = await startWithMain();

    host.changeFile('project', 'main.py', 'theirs');

    await vi.waitFor(() => expect(main()).toMatchObject({ text: 'theirs', revision: 1 }));
    expect(isDirty(main())).toBe(false);
  });

  test('somebody else’s change of an unsaved document is flagged, and either side can be kept', async () => {
    const { studio, host, id, main } = await startWithMain();
    studio.documents.type(id, 'mine');
    host.changeFile('project', 'main.py', 'theirs');
    await vi.waitFor(() => expect(main().divergence).toEqual({ kind: 'changed', stored: 'theirs' }));

    studio.documentActions.settle(id, 'mine');
    expect(main()).toMatchObject({ text: 'mine', savedText: 'theirs', divergence: { kind: 'none' } });

    host.changeFile('project', 'main.py', 'theirs again');
    await vi.waitFor(() => expect(main().divergence.kind).toBe('changed'));
    studio.documentActions.settle(id, 'stored');
    expect(main()).toMatchObject({ text: 'theirs again', savedText: 'theirs again' });
  });

  test('saving over somebody else’s change asks first', async () => {
    const started = await startWithMain();
    const { studio, host, id, main } = started;
    studio.documents.type(id, 'mine');
    host.changeFile('project', 'main.py', 'theirs');
    await vi.waitFor(() => expect(main().divergence.kind).toBe('changed'));

    const saving = studio.documentActions.save(id);
    await answer(started, null);

    expect(await saving).toBe(false);
    expect(host.files.project.read('main.py')).toBe('theirs');
  });

  test('one’s own save is not taken for somebody else’s', async () => {
    const { studio, id, main } = await startWithMain();

    for (const text of ['a', 'ab', 'abc']) {
      studio.documents.type(id, text);
      await studio.documentActions.save(id);
      studio.documents.type(id, `${text}!`);
    }
    await studio.documentActions.compareAll();

    expect(main()).toMatchObject({ text: 'abc!', savedText: 'abc', divergence: { kind: 'none' } });
  });

  test('a file that disappears leaves its text in the editor, unsaved', async () => {
    const { host, main } = await startWithMain();

    await host.remove('project', 'main.py');

    await vi.waitFor(() => expect(main().divergence.kind).toBe('removed'));
    expect(main().text).toContain('GP16');
    expect(isDirty(main())).toBe(true);
  });
});
