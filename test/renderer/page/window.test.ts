/** The window in a real browser with the fake host: what only a page can show, keys and focus above all. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { App } from '../../e2e/app.ts';
import { describeInBrowser, launchBrowser } from '../../e2e/browser.ts';
import type { FakePage } from './fake-page.ts';
import { serveFakePage } from './fake-page.ts';

describeInBrowser('The window', () => {
  let browser: Browser;
  let served: FakePage;
  let app: App;

  beforeAll(async () => {
    [browser, served] = await Promise.all([launchBrowser(), serveFakePage()]);
    app = await App.open(browser, served.url);
  });
  afterAll(async () => {
    await browser.close();
    await served.close();
  });
  beforeEach(async () => {
    // The fake host lives in the page, so each load is a first start.
    await app.page.goto(served.url);
    await app.ready();
  });
  afterEach(() => expect(app.complaints).toEqual([]));

  const typed = () => app.page.evaluate(() => window.fakeHost.typed.splice(0));
  const focusedPanel = () =>
    app.page.evaluate(
      () => document.activeElement?.closest('[role="tabpanel"]')?.getAttribute('aria-labelledby') ?? '',
    );

  test('one press on Run makes the LED blink and the REPL print', async () => {
    await app.run();

    await app.pin('GP16').expectToggling();
    await app.expectBlinking('GP16');
    await app.expectConsole('led is on');
    await app.stop();
  });

  test('F5 runs and Shift+F5 stops, from the editor and from the REPL', async () => {
    await app.page.keyboard.press('F5');
    await app.expectStatus('Running main.py');

    await app.focusConsole();
    await app.page.keyboard.press('Shift+F5');
    await app.expectStatus('Ready');
    expect(await typed()).toEqual([]);
  });

  test('keys of the REPL go to the board as the bytes they are', async () => {
    await app.typeConsole(
      'Control+A',
      'Control+B',
      'Control+C',
      'Control+D',
      'Control+E',
      'Tab',
      'Escape',
      'Backspace',
    );
    await app.typeConsole('Enter', 'ArrowUp', 'é');

    await expect.poll(typed).toEqual([1, 2, 3, 4, 5, 9, 27, 127, 13, 27, 91, 65, 0xc3, 0xa9]);
  });

  test('F6 goes from panel to panel, out of the REPL too', async () => {
    const visited = [];
    for (let step = 0; step < 4; step++) {
      await app.page.keyboard.press('F6');
      visited.push(await focusedPanel());
    }

    expect(visited.map((id) => id.replace('flexlayout-tabbutton-', ''))).toEqual([
      'repl',
      'board',
      'files',
      'document-1',
    ]);
  });

  test('a splitter moves by the arrow keys', async () => {
    const splitter = app.page.getByRole('separator').first();
    const before = Number(await splitter.getAttribute('aria-valuenow'));

    await splitter.focus();
    for (let press = 0; press < 4; press++) await app.page.keyboard.press('ArrowRight');

    await expect.poll(async () => Number(await splitter.getAttribute('aria-valuenow'))).toBeGreaterThan(before);
  });

  test('panels hide and come back by the palette', async () => {
    await app.command('Hide Board');
    expect(await app.page.getByRole('tab', { name: 'Board' }).count()).toBe(0);

    await app.page.keyboard.press('Control+Shift+B');
    await app.pin('GP16').expectSignal('input');
    expect(await focusedPanel()).toContain('board');
  });

  test('Ctrl+S saves, and the tab says whether there is anything to save', async () => {
    await app.replaceText('x = 1\n');
    expect(await app.tab('project', 'main.py').getAttribute('aria-label')).toBe('main.py, not saved');

    await app.save();

    expect(await app.page.evaluate(() => window.fakeHost.files.project.read('main.py'))).toBe('x = 1\n');
  });

  test('Ctrl+Enter runs the selected lines at the left margin', async () => {
    await app.replaceText('if True:\n    a = 1\n    b = 2\n');
    await app.page.keyboard.press('Control+Home');
    await app.page.keyboard.press('ArrowDown');
    await app.page.keyboard.press('Shift+ArrowDown');
    await app.page.keyboard.press('Shift+ArrowDown');

    await app.page.keyboard.press('Control+Enter');

    await expect
      .poll(() => app.page.evaluate(() => window.fakeHost.runs.at(-1)))
      .toEqual({ name: 'main.py, lines 2 to 3', source: 'a = 1\nb = 2' });
  });

  test('a file is renamed by F2 and removed by Delete, which asks', async () => {
    await app.file('project', 'notes.txt').focus();
    await app.page.keyboard.press('F2');
    await app.page.keyboard.type('ideas');
    await app.page.keyboard.press('Enter');
    await app.expectFile('project', 'ideas.txt');
    await expect.poll(() => app.page.evaluate(() => document.activeElement?.textContent)).toBe('ideas.txt');

    await app.page.keyboard.press('Delete');
    await app.answer('Delete');

    await expect.poll(() => app.file('project', 'ideas.txt').count()).toBe(0);
  });

  test('a new folder’s name is typed in the tree, and Delete means the text while one types', async () => {
    await app.file('board', '/flash').focus();
    await app.command('New Folder');
    await app.page.keyboard.type('datas');
    await app.page.keyboard.press('ArrowLeft');
    await app.page.keyboard.press('Delete');
    await app.page.keyboard.press('Enter');

    await app.expectFile('board', 'data');
    expect(await app.page.getByRole('alertdialog').count()).toBe(0);
  });

  test('the context menu opens by the keyboard and uploads a file', async () => {
    await app.file('project', 'notes.txt').focus();
    await app.page.keyboard.press('Shift+F10');
    await app.page.getByRole('menuitem', { name: 'Upload to Board' }).click();

    await app.expectFile('board', 'notes.txt');
    await app.expectNotice('Copied to the board as /flash/notes.txt.');
  });

  test('closing a tab with unsaved text asks', async () => {
    await app.replaceText('x = 1\n');
    await app.page.keyboard.press('Alt+w');
    await app.answer('Cancel');
    expect(await app.tab('project', 'main.py').count()).toBe(1);

    await app.page.keyboard.press('Alt+w');
    await app.answer('Do Not Save');

    await expect.poll(() => app.tab('project', 'main.py').count()).toBe(0);
    expect(await app.page.getByText('No file is open').isVisible()).toBe(true);
  });

  test('somebody else’s text is taken into the editor and can be undone', async () => {
    await app.page.evaluate(() => window.fakeHost.changeFile('project', 'main.py', 'theirs = 1\n'));
    await expect.poll(async () => (await app.editorText()).trimEnd()).toBe('theirs = 1');

    await app.editor.locator('.view-lines').click();
    await app.page.keyboard.press('Control+z');

    await expect.poll(() => app.editorText()).toContain('GP16');
  });

  test('the button of the expansion board drives its pin while it is held', async () => {
    await app.page.evaluate(() => window.fakeHost.board.set('GP17', { mode: 'in', pull: 'up', level: 1 }));
    await app.pin('GP17').expectLevel(1);

    await app.whileHoldingButton(() => app.pin('GP17').expectLevel(0));

    await app.pin('GP17').expectLevel(1);
    expect(await app.page.evaluate(() => window.fakeHost.driven)).toEqual([
      ['GP17', 0],
      ['GP17', null],
    ]);
  });

  test('arrow keys walk over the pins, Enter shows one, and its input can be driven', async () => {
    await app.pin('GP16').focus();
    await app.page.keyboard.press('ArrowUp');
    await app.page.keyboard.press('Enter');
    const details = app.page.getByRole('region', { name: 'Pin GP15' });
    await details.getByRole('radio', { name: 'High' }).click();

    await app.pin('GP15').expectLevel(1);
    expect(await details.textContent()).toContain('Header L10');
  });

  test('a lost connection is shown, and work goes on when it is back', async () => {
    await app.page.evaluate(() => window.fakeChannel.cut());
    await app.page.getByRole('alert').filter({ hasText: 'lost' }).waitFor();
    await app.expectStatus('Not reachable');
    await app.replaceText('x = 1\n');

    await app.page.getByRole('button', { name: 'Try Now' }).click();

    await app.expectStatus('Ready');
    await app.save();
    expect(await app.page.evaluate(() => window.fakeHost.files.project.read('main.py'))).toBe('x = 1\n');
  });

  test('the theme switches by the palette, and the editor and the terminal go along', async () => {
    const background = (selector: string) =>
      app.page
        .locator(selector)
        .first()
        .evaluate((element) => getComputedStyle(element).backgroundColor);
    const dark = await background('.monaco-editor');

    await app.command('Switch Between Light and Dark');

    await expect.poll(() => background('.monaco-editor')).not.toBe(dark);
    expect(await background('.repl-panel')).toBe(await background('.monaco-editor'));
  });

  test('a host that refuses to start is quoted, with a way to try again', async () => {
    await app.page.goto(`${served.url}?fail`);
    await app.page.getByRole('heading', { name: 'WiPy Studio could not start' }).waitFor();
    expect(await app.page.getByText('The project folder is gone.').isVisible()).toBe(true);

    await app.page.getByRole('button', { name: 'Try Again' }).click();

    await app.ready();
  });
});
