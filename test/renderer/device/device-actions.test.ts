import { describe, expect, test } from 'vitest';
import { startStudio } from '../make-studio.ts';

describe('device actions', () => {
  test('Run saves the document where it lives and runs what was saved', async () => {
    const { studio, host } = await startStudio();
    const { id } = studio.documents.getState().documents[0]!;
    studio.documents.type(id, "print('hello')\n");

    await studio.commands.execute('run');

    expect(host.files.project.read('main.py')).toBe("print('hello')\n");
    expect(host.runs).toEqual([{ name: 'main.py', source: "print('hello')\n" }]);
    expect(studio.device.getState()).toMatchObject({
      status: { activity: 'running', running: 'main.py' },
      pending: null,
    });
  });

  test('a document that cannot be saved is not run', async () => {
    const { studio, host } = await startStudio();
    host.writeText = () => Promise.reject(new Error('The disk is full.'));
    studio.documents.type(studio.documents.getState().documents[0]!.id, 'x');

    await studio.commands.execute('run');

    expect(host.runs).toEqual([]);
  });

  test('what the board refuses is told with its reason', async () => {
    const { studio, host } = await startStudio();
    host.run = () => Promise.reject(new Error('The board does not answer.'));

    await studio.commands.execute('run');

    expect(studio.notices.getState().notices[0]).toMatchObject({
      kind: 'error',
      message: 'The program was not started: The board does not answer.',
    });
  });

  test('a piece of a document is run at the left margin', async () => {
    const { studio, host } = await startStudio();

    await studio.deviceActions.runPiece(
      'main.py, lines 8 to 9',
      '    led.toggle()\n      \n    if led():\n        pass',
    );

    expect(host.runs).toEqual([{ name: 'main.py, lines 8 to 9', source: 'led.toggle()\n  \nif led():\n    pass' }]);
  });

  test('Run makes no sense for a document that is no Python, nor without the board', async () => {
    const { studio, channel } = await startStudio();
    expect(studio.commands.isEnabled('run')).toBe(true);

    await studio.documentActions.open('project', 'notes.txt');
    expect(studio.commands.isEnabled('run')).toBe(false);

    await studio.documentActions.open('project', 'main.py');
    channel.cut();
    expect(studio.commands.isEnabled('run')).toBe(false);
    expect(studio.commands.isEnabled('stop')).toBe(false);
  });
});
