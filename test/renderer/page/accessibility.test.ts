/** What a checker of accessibility finds in each state of the window, in both themes: nothing. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AxeResults } from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { App } from '../../e2e/app.ts';
import { describeInBrowser, launchBrowser } from '../../e2e/browser.ts';
import type { FakePage } from './fake-page.ts';
import { serveFakePage } from './fake-page.ts';

const AXE = fileURLToPath(new URL('../../../node_modules/axe-core/axe.min.js', import.meta.url));
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];

async function expectNoFindings(app: App): Promise<void> {
  await app.page.evaluate(await readFile(AXE, 'utf8'));
  const results = (await app.page.evaluate(`axe.run(document, { runOnly: ${JSON.stringify(RULES)} })`)) as AxeResults;
  const findings = results.violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')}`),
  );
  expect(findings).toEqual([]);
}

describeInBrowser('Accessibility', () => {
  let browser: Browser;
  let served: FakePage;

  beforeAll(async () => {
    [browser, served] = await Promise.all([launchBrowser(), serveFakePage()]);
  });
  afterAll(async () => {
    await browser.close();
    await served.close();
  });

  describe.each(['dark', 'light'] as const)('in the %s theme', (theme) => {
    let app: App;
    beforeAll(async () => {
      app = await App.open(browser, `${served.url}?demo`, { theme });
      await app.ready();
    });
    afterAll(() => app.close());

    test('the window, with each kind of pin', () => expectNoFindings(app));

    test('a program that runs, and the details of a pin', async () => {
      await app.run();
      await app.pin('GP17').select();

      await expectNoFindings(app);
    });

    test('the palette', async () => {
      await app.page.keyboard.press('F1');
      await app.page.getByRole('combobox').waitFor();

      await expectNoFindings(app);
      await app.page.keyboard.press('Escape');
    });

    test('a context menu', async () => {
      await app.file('project', 'notes.txt').click({ button: 'right' });
      await app.page.getByRole('menu').waitFor();

      await expectNoFindings(app);
      await app.page.keyboard.press('Escape');
    });

    test('the menu of devices', async () => {
      await app.page.getByRole('button', { name: /^Device/ }).click();
      await app.page.getByRole('menu').waitFor();

      await expectNoFindings(app);
      await app.page.keyboard.press('Escape');
    });

    test('a difference between editor and file, and the question on closing', async () => {
      await app.openFile('project', 'notes.txt');
      await app.page.keyboard.type('mine');
      await app.page.evaluate(() => window.fakeHost.changeFile('project', 'notes.txt', 'theirs'));
      await app.page.getByRole('alert').filter({ hasText: 'unsaved' }).waitFor();
      await expectNoFindings(app);

      await app.page.keyboard.press('Alt+w');
      await app.page.getByRole('alertdialog').waitFor();
      await expectNoFindings(app);
      await app.page.keyboard.press('Escape');
    });

    test('a name that is refused', async () => {
      await app.file('project', 'boot.py').focus();
      await app.page.keyboard.press('F2');
      await app.page.keyboard.type('main');
      await app.page.keyboard.press('Enter');
      await app.page.getByRole('alert').filter({ hasText: 'already' }).waitFor();

      await expectNoFindings(app);
      await app.page.keyboard.press('Escape');
    });

    test('the dialog about the product', async () => {
      await app.command('About WiPy Studio');
      await app.page.getByRole('dialog').waitFor();

      await expectNoFindings(app);
      await app.page.keyboard.press('Escape');
    });

    test('a lost connection', async () => {
      await app.page.evaluate(() => window.fakeChannel.cut());
      await app.page.getByRole('alert').filter({ hasText: 'lost' }).waitFor();

      await expectNoFindings(app);
    });
  });
});
