import { describe, expect, test, vi } from 'vitest';
import { listingOf } from '../../../src/renderer/files/file-store.ts';
import { startStudio } from '../make-studio.ts';

async function startWithFiles() {
  const started = await startStudio();
  await started.studio.fileActions.refresh();
  return started;
}

type Started = Awaited<ReturnType<typeof startWithFiles>>;

function names({ studio }: Started, area: 'project' | 'device', folder: string): string[] {
  const listing = listingOf(studio.files.getState(), area, folder);
  return listing?.state === 'loaded' ? listing.entries.map((entry) => entry.name) : [];
}

describe('file actions', () => {
  test('both areas are read as far as they stand open', async () => {
    const started = await startWithFiles();

    expect(names(started, 'project', '')).toEqual(['lib', 'boot.py', 'main.py', 'notes.txt']);
    expect(names(started, 'device', '/flash')).toEqual(['cert', 'lib', 'sys', 'boot.py', 'main.py']);
    expect(names(started, 'project', 'lib')).toEqual([]);
  });

  test('unfolding a folder reads it', async () => {
    const started = await startWithFiles();

    await started.studio.fileActions.setExpanded('project', ['lib']);

    expect(names(started, 'project', 'lib')).toEqual(['button.py']);
  });

  test('a folder that cannot be read shows the host’s sentence in its place', async () => {
    const { studio } = await startWithFiles();

    await studio.fileActions.load('project', 'nowhere');

    expect(listingOf(studio.files.getState(), 'project', 'nowhere')).toEqual({
      state: 'failed',
      message: 'There is no folder nowhere.',
    });
  });

  test('a change that somebody else makes is seen', async () => {
    const started = await startWithFiles();

    started.host.changeFile('project', 'extra.py', '');

    await vi.waitFor(() => expect(names(started, 'project', '')).toContain('extra.py'));
  });

  test('a new file is made beside the file in focus, is opened, and has the focus', async () => {
    const { studio, host } = await startWithFiles();
    await studio.fileActions.setExpanded('project', ['lib']);

    await studio.fileActions.startNew('new-file', { area: 'project', path: 'lib/button.py' });
    await studio.fileActions.commitEdit('led.py');

    expect(host.files.project.read('lib/led.py')).toBe('');
    expect(studio.files.getState().focus).toEqual({ area: 'project', path: 'lib/led.py' });
    expect(studio.documents.getState().documents.map((document) => document.path)).toContain('lib/led.py');
  });

  test('a name that is taken is refused beside the name, and nothing is overwritten', async () => {
    const { studio, host } = await startWithFiles();
    const before = host.files.project.read('main.py');

    await studio.fileActions.startNew('new-file', { area: 'project', path: '' });
    await studio.fileActions.commitEdit('main.py');

    expect(studio.files.getState().edit?.error).toContain('main.py');
    expect(host.files.project.read('main.py')).toBe(before);
  });

  test('the host’s refusal of a name is told beside the name', async () => {
    const { studio, host } = await startWithFiles();
    host.createFolder = () => Promise.reject(new Error('The flash is full.'));

    await studio.fileActions.startNew('new-folder', { area: 'device', path: '/flash' });
    await studio.fileActions.commitEdit('data');

    expect(studio.files.getState().edit?.error).toBe('The flash is full.');
  });

  test.each(['a/b', '..', 'a\\b'])('the name %j is refused', async (name) => {
    const { studio } = await startWithFiles();

    await studio.fileActions.startNew('new-file', { area: 'project', path: '' });
    await studio.fileActions.commitEdit(name);

    expect(studio.files.getState().edit?.error).not.toBeNull();
  });

  test('leaving the field by Enter makes one file, though the field also loses the focus', async () => {
    const { studio, host } = await startWithFiles();
    const write = vi.spyOn(host, 'writeText');

    await studio.fileActions.startNew('new-file', { area: 'project', path: '' });
    await Promise.all([studio.fileActions.commitEdit('once.py'), studio.fileActions.commitEdit('once.py')]);

    expect(write).toHaveBeenCalledTimes(1);
    expect(studio.files.getState().edit).toBeNull();
  });

  test('renaming a folder keeps it open and takes its documents along', async () => {
    const { studio, host } = await startWithFiles();
    await studio.fileActions.setExpanded('project', ['lib']);
    const document = await studio.documentActions.open('project', 'lib/button.py');

    studio.fileActions.startRename({ area: 'project', path: 'lib' });
    await studio.fileActions.commitEdit('parts');

    expect(host.files.project.has('parts/button.py')).toBe(true);
    expect(studio.files.getState().expanded.project).toEqual(['parts']);
    const moved = studio.documents.getState().documents.find((open) => open.id === document?.id);
    expect(moved?.path).toBe('parts/button.py');
    expect(moved?.divergence.kind).toBe('none');
  });

  test('nothing is removed without the answer to a question', async () => {
    const { studio, host } = await startWithFiles();

    const removing = studio.fileActions.remove({ area: 'project', path: 'notes.txt' });
    const [question] = studio.dialogs.getState().open;
    if (question?.kind === 'question') question.answer(null);
    await removing;

    expect(host.files.project.has('notes.txt')).toBe(true);
  });

  test('removing a file closes its tab, unless it holds unsaved text', async () => {
    const { studio } = await startWithFiles();
    const clean = await studio.documentActions.open('project', 'notes.txt');
    const dirty = await studio.documentActions.open('project', 'boot.py');
    studio.documents.type(dirty!.id, 'unsaved');

    for (const path of ['notes.txt', 'boot.py']) {
      const removing = studio.fileActions.remove({ area: 'project', path });
      const [question] = studio.dialogs.getState().open;
      if (question?.kind === 'question') question.answer('remove');
      await removing;
    }

    const open = studio.documents.getState().documents;
    expect(open.some((document) => document.id === clean!.id)).toBe(false);
    expect(open.find((document) => document.id === dirty!.id)).toMatchObject({
      text: 'unsaved',
      divergence: { kind: 'removed' },
    });
  });
});
