import { describe, expect, test } from 'vitest';
import { startStudio } from '../make-studio.ts';

async function startWithFiles() {
  const started = await startStudio();
  await started.studio.fileActions.refresh();
  return started;
}

function notices({ studio }: Awaited<ReturnType<typeof startWithFiles>>): string[] {
  return studio.notices.getState().notices.map((notice) => notice.message);
}

describe('transfers', () => {
  test('Save to Board writes the open document under /flash and offers a reset', async () => {
    const started = await startWithFiles();
    const { studio, host } = started;
    const { id } = studio.documents.getState().documents[0]!;
    studio.documents.type(id, "print('new')\n");

    await studio.commands.execute('save-to-board');

    expect(host.files.project.read('main.py')).toBe("print('new')\n");
    expect(host.files.device.read('/flash/main.py')).toBe("print('new')\n");
    expect(studio.notices.getState().notices.at(-1)?.action?.label).toBe('Reset Board');
  });

  test('the folders that a file needs on the board are made', async () => {
    const { studio, host } = await startWithFiles();

    await studio.transferActions.putText('app/web/page.py', 'x = 1\n');

    expect(host.files.device.read('/flash/app/web/page.py')).toBe('x = 1\n');
  });

  test('a folder goes over with all in it', async () => {
    const started = await startWithFiles();
    const { studio, host } = started;
    host.files.project.makeFolder('lib/more');
    host.files.project.write('lib/more/a.py', 'a');

    await studio.transferActions.upload({ area: 'project', path: 'lib' });

    expect(host.files.device.read('/flash/lib/button.py')).toContain('class Button');
    expect(host.files.device.read('/flash/lib/more/a.py')).toBe('a');
    expect(notices(started).at(-1)).toBe('2 files copied to the board.');
  });

  test('a stopped copy says how far it came', async () => {
    const started = await startWithFiles();
    const { studio, host } = started;
    host.files.project.write('lib/second.py', '');
    const write = host.writeText.bind(host);
    host.writeText = async (...params) => {
      studio.notices
        .getState()
        .notices.find((notice) => notice.kind === 'progress')
        ?.action?.run();
      await write(...params);
    };

    await studio.transferActions.upload({ area: 'project', path: 'lib' });

    expect(notices(started)).toEqual(['Stopped: 1 of 2 files copied to the board.']);
  });

  test('files of the project are replaced only when the person says so', async () => {
    const { studio, host } = await startWithFiles();
    const before = host.files.project.read('boot.py');

    const copying = studio.transferActions.download({ area: 'device', path: '/flash/boot.py' });
    await expect.poll(() => studio.dialogs.getState().open.length).toBe(1);
    const [question] = studio.dialogs.getState().open;
    if (question?.kind === 'question') question.answer(null);
    await copying;

    expect(host.files.project.read('boot.py')).toBe(before);
  });

  test('a file that cannot be copied is named with the host’s reason', async () => {
    const started = await startWithFiles();
    started.host.files.project.write('image.bin', '\0');

    await started.studio.transferActions.upload({ area: 'project', path: 'image.bin' });

    expect(notices(started)).toEqual(['image.bin was not copied: image.bin is not a text.']);
  });
});
