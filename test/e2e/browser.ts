/**
 * The browser that drives the page: an installed Chromium or Chrome. Where there is none, tests in a browser are
 * reported as skipped by name; where CI is true, that is a failure.
 */
import { existsSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';
import { describe, test } from 'vitest';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

const QUIET = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The browser's program: where CHROME_PATH says, else where browsers usually are; null where there is none. */
function findBrowser(): string | null {
  const chosen = process.env['CHROME_PATH'];
  return (chosen === undefined ? PLACES : [chosen]).find((path) => existsSync(path)) ?? null;
}

export function launchBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  if (executablePath === null) throw new Error('No Chromium or Chrome is installed; CHROME_PATH may name one.');
  return chromium.launch({ executablePath, args: QUIET });
}

/** Like `describe`, for tests that need a browser. */
export function describeInBrowser(name: string, body: () => void): void {
  if (findBrowser() !== null) describe(name, body);
  else if (process.env['CI'] === 'true') {
    test(name, () => {
      throw new Error('No Chromium or Chrome is installed, and CI must not pass without one.');
    });
  } else describe.skip(`${name} (no Chromium or Chrome is installed)`, body);
}
