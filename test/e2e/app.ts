/**
 * The window as a test speaks of it: open a file, run it, look at a pin. Everything is found by the roles and names
 * that a person with a screen reader has, so a test that passes says something about them too.
 */
import type { Browser, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

export interface OpenOptions {
  readonly theme?: 'dark' | 'light';
  readonly width?: number;
  readonly height?: number;
}

/** How long a test waits for what must come; long, because a busy machine is no failure. */
const PATIENCE = { timeout: 15_000, interval: 50 };

export class App {
  readonly page: Page;
  /** What the page complained of; a test that passes with complaints does not pass. */
  readonly complaints: string[] = [];

  private constructor(page: Page) {
    this.page = page;
    // A page with unsaved text asks before it goes; a test that reloads it means it.
    page.on('dialog', (dialog) => void dialog.accept());
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
  }

  /** Opens the page in a fresh profile and waits until one can work. */
  static async open(browser: Browser, url: string, options: OpenOptions = {}): Promise<App> {
    const { theme = 'dark', width = 1440, height = 900 } = options;
    const context = await browser.newContext({ viewport: { width, height }, colorScheme: theme });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const app = new App(await context.newPage());
    await app.page.goto(url);
    return app;
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }

  /** Waits until the window stands, with the editor of a document in it. */
  async ready(): Promise<void> {
    await this.runButton.waitFor();
    await this.page.locator('.view-line').first().waitFor();
  }

  get runButton(): Locator {
    return this.page.getByRole('button', { name: 'Run', exact: true });
  }

  // Files

  /** A row of the tree of `project` or `board`. */
  file(area: 'project' | 'board', name: string): Locator {
    const tree = area === 'project' ? 'Files of the project' : 'Files on the board';
    return this.page
      .getByRole('tree', { name: tree })
      .getByRole('treeitem', { name: new RegExp(`^${literally(name)}\\b`) });
  }

  async openFile(area: 'project' | 'board', name: string): Promise<void> {
    await this.file(area, name).click();
    await this.tab(area, name).waitFor();
    await this.editor.locator('.view-line').first().waitFor();
  }

  tab(area: 'project' | 'board', name: string): Locator {
    return this.page.getByRole('tab', {
      name: new RegExp(`^${literally(name)}${area === 'board' ? ', on the board' : ''}(, not saved)?$`),
    });
  }

  async expectFile(area: 'project' | 'board', name: string): Promise<void> {
    await expect.poll(() => this.file(area, name).count(), PATIENCE).toBe(1);
  }

  // Editor

  /** The editor that can be seen. */
  get editor(): Locator {
    return this.page.locator('.monaco-editor:visible').first();
  }

  async editorText(): Promise<string> {
    const lines = await this.editor.locator('.view-line').evaluateAll((all) =>
      all
        .map((line) => ({ top: Number.parseFloat((line as HTMLElement).style.top), text: line.textContent ?? '' }))
        .sort((left, right) => left.top - right.top)
        .map(({ text }) => text.replaceAll('\u00a0', ' ')),
    );
    return lines.join('\n');
  }

  /** Replaces what the visible editor holds. */
  async replaceText(text: string): Promise<void> {
    await this.editor.locator('.view-lines').click();
    await this.page.keyboard.press('ControlOrMeta+A');
    // Pasted, because what is typed is indented by the editor.
    await this.page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await this.page.keyboard.press('ControlOrMeta+V');
    await expect.poll(async () => (await this.editorText()).trimEnd(), PATIENCE).toBe(text.trimEnd());
  }

  async save(): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+S');
    await expect
      .poll(() => this.page.getByRole('tab', { name: /not saved/, selected: true }).count(), PATIENCE)
      .toBe(0);
  }

  async saveToBoard(): Promise<void> {
    await this.page.getByRole('button', { name: 'Save to Board' }).first().click();
    await this.expectNotice(/Saved on the board as/);
  }

  // Board

  async run(): Promise<void> {
    await this.runButton.click();
    await this.expectStatus(/^Running/);
  }

  async stop(): Promise<void> {
    await this.page.getByRole('button', { name: 'Stop', exact: true }).click();
    await this.expectStatus('Ready');
  }

  async reset(): Promise<void> {
    await this.page.getByRole('button', { name: 'Reset', exact: true }).click();
  }

  /** What the status bar says the board does. */
  async expectStatus(expected: string | RegExp): Promise<void> {
    const status = this.page.getByRole('contentinfo').getByRole('status');
    await expect.poll(async () => (await status.textContent())?.trim(), PATIENCE).toMatch(expected);
  }

  pin(name: string): Pin {
    return new Pin(this.page, name);
  }

  /** Whether the LED that hangs on a pin is lit. */
  async isLit(pin: 'GP16' | 'GP25'): Promise<boolean> {
    return (
      (await this.page.getByRole('img', { name: new RegExp(`LED on ${pin}`) }).getAttribute('data-lit')) === 'true'
    );
  }

  /** Waits until the LED has been seen both lit and dark, `times` over. */
  async expectBlinking(pin: 'GP16' | 'GP25', times = 2): Promise<void> {
    for (let blink = 0; blink < times; blink++) {
      await expect.poll(() => this.isLit(pin), PATIENCE).toBe(true);
      await expect.poll(() => this.isLit(pin), PATIENCE).toBe(false);
    }
  }

  /** Holds the button of the expansion board down while `action` runs. */
  async whileHoldingButton(action: () => Promise<void>): Promise<void> {
    const box = await this.page.getByRole('button', { name: /^Button on GP17/ }).boundingBox();
    if (box === null) throw new Error('The button cannot be seen.');
    await this.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await this.page.mouse.down();
    await action();
    await this.page.mouse.up();
  }

  // REPL

  async focusConsole(): Promise<void> {
    await this.page.getByRole('textbox', { name: /^Console of the board/ }).focus();
  }

  /** Types in the REPL; keys such as Enter and Control+C by their names, texts as they are. */
  async typeConsole(...parts: readonly string[]): Promise<void> {
    await this.focusConsole();
    for (const part of parts) {
      if (/^(Enter|Tab|Escape|Backspace|Arrow\w+|Control\+\w)$/.test(part)) await this.page.keyboard.press(part);
      else await this.page.keyboard.type(part);
    }
  }

  async consoleText(): Promise<string> {
    const rows = await this.page.locator('.xterm-rows > div').allTextContents();
    return rows
      .map((row) => row.replaceAll('\u00a0', ' ').trimEnd())
      .join('\n')
      .trimEnd();
  }

  async expectConsole(expected: string | RegExp): Promise<void> {
    const poll = expect.poll(() => this.consoleText(), PATIENCE);
    if (typeof expected === 'string') await poll.toContain(expected);
    else await poll.toMatch(expected);
  }

  // Everything else

  /** Does a command through the palette. */
  async command(title: string): Promise<void> {
    await this.page.keyboard.press('F1');
    await this.page.getByRole('combobox').fill(title);
    await this.page
      .getByRole('option', { name: new RegExp(`^${title}`) })
      .first()
      .click();
  }

  async expectNotice(text: string | RegExp): Promise<void> {
    const notices = this.page.getByRole('region', { name: 'Notices' });
    await expect.poll(() => notices.textContent(), PATIENCE).toMatch(text);
  }

  /** Answers the question that stands. */
  async answer(button: string): Promise<void> {
    await this.page.getByRole('alertdialog').getByRole('button', { name: button, exact: true }).click();
  }

  async screenshot(path: string): Promise<void> {
    await this.page.mouse.move(0, 0);
    await this.page.screenshot({ path, animations: 'disabled', caret: 'hide' });
  }
}

/** One pin of the drawing. */
export class Pin {
  private readonly locator: Locator;

  constructor(page: Page, name: string) {
    this.locator = page.getByRole('button', { name: new RegExp(`^${name}\\b`) });
  }

  async level(): Promise<number> {
    return Number(await this.locator.getAttribute('data-level'));
  }

  /** `high`, `low`, `pwm`, `input` or `analog`. */
  signal(): Promise<string | null> {
    return this.locator.getAttribute('data-signal');
  }

  async expectLevel(level: 0 | 1): Promise<void> {
    await expect.poll(() => this.level(), PATIENCE).toBe(level);
  }

  async expectSignal(signal: string): Promise<void> {
    await expect.poll(() => this.signal(), PATIENCE).toBe(signal);
  }

  /** Waits until the pin has been seen at both levels, `times` over. */
  async expectToggling(times = 2): Promise<void> {
    for (let toggle = 0; toggle < times; toggle++) {
      await this.expectLevel(1);
      await this.expectLevel(0);
    }
  }

  async select(): Promise<void> {
    await this.locator.click();
  }

  async focus(): Promise<void> {
    await this.locator.focus();
  }
}

function literally(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
}
