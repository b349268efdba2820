/**
 * The first slice from end to end, on the real board: a person starts the studio, runs the example, edits it, saves it
 * onto the board, resets, and sees it run. Leaves a screenshot in each theme.
 */
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { App } from './app.ts';
import { describeInBrowser, launchBrowser } from './browser.ts';
import type { RunningStudio } from './start.ts';
import { startStudio } from './start.ts';

const SCREENSHOTS = fileURLToPath(new URL('./screenshots/', import.meta.url));

const FAST_BLINK = `from machine import Pin
import time

led = Pin('GP16', mode=Pin.OUT)

for _ in range(1000):
    led.toggle()
    print('tick')
    time.sleep_ms(100)
`;

describeInBrowser('The board blinks', () => {
  let browser: Browser;
  let studio: RunningStudio;
  let app: App;

  beforeAll(async () => {
    browser = await launchBrowser();
    await mkdir(SCREENSHOTS, { recursive: true });
  });
  afterAll(() => browser.close());

  beforeEach(async () => {
    studio = await startStudio();
    app = await App.open(browser, studio.url);
    await app.ready();
  });
  afterEach(async () => {
    await app.close();
    await studio.stop();
    expect(app.complaints).toEqual([]);
  });

  test('at the first start one press on Run makes the LED blink', async () => {
    await app.expectConsole('>>>');

    await app.run();

    await app.pin('GP16').expectToggling();
    await app.expectBlinking('GP16');
    await app.stop();
    await app.expectConsole('KeyboardInterrupt');
  });

  test('a program that is edited and saved onto the board runs when the board starts', async () => {
    await app.replaceText(FAST_BLINK);
    await app.save();
    await app.saveToBoard();
    await app.expectFile('board', 'main.py');

    await app.reset();

    await app.expectConsole('tick');
    await app.pin('GP16').expectToggling();
  });

  test('the REPL answers what is typed, and Ctrl-C stops what runs', async () => {
    await app.expectConsole('>>>');

    await app.typeConsole('6 * 7', 'Enter');
    await app.expectConsole('42');
    await app.typeConsole('while True: pass', 'Enter', 'Enter', 'Enter');
    await app.expectStatus(/^Running/);
    await app.typeConsole('Control+C');

    await app.expectConsole('KeyboardInterrupt');
    await app.expectStatus('Ready');
  });

  test('the button of the expansion board reaches the program', async () => {
    await app.typeConsole('from machine import Pin', 'Enter');
    await app.typeConsole("b = Pin('GP17', mode=Pin.IN, pull=Pin.PULL_UP)", 'Enter');
    await app.pin('GP17').expectSignal('input');
    await app.pin('GP17').expectLevel(1);

    await app.whileHoldingButton(async () => {
      await app.pin('GP17').expectLevel(0);
      await app.typeConsole("print('pressed', b())", 'Enter');
      await app.expectConsole('pressed 0');
    });

    await app.pin('GP17').expectLevel(1);
  });

  test('unsaved text and the place of everything come back', async () => {
    await app.replaceText("print('half a thought')\n");
    await app.command('Hide Board');
    // What is typed is kept within a second, and at once when the page goes.
    await app.page.reload();
    await app.ready();

    expect(await app.editorText()).toContain('half a thought');
    expect(await app.tab('project', 'main.py').getAttribute('aria-label')).toContain('not saved');
    expect(await app.page.getByRole('tab', { name: 'Board' }).count()).toBe(0);
  });

  test.each(['dark', 'light'] as const)('a picture of it in the %s theme', async (theme) => {
    await app.close();
    app = await App.open(browser, studio.url, { theme });
    await app.ready();
    await app.pin('GP16').select();
    await app.run();
    await app.expectBlinking('GP16');
    await expect.poll(() => app.isLit('GP16')).toBe(true);

    await app.screenshot(`${SCREENSHOTS}ide-${theme}.png`);
  });
});
