/** The page in a browser: when one can work with it, and how smooth it is while a pin races. */
import { withIde } from '../ide.mjs';
import { median } from '../median.mjs';

/** 100,000 toggles a second, in bursts of 1,000. */
const RACING_PIN = `import time
from machine import Pin
pin = Pin('GP16', mode=Pin.OUT)
while True:
    start = time.ticks_us()
    for i in range(1000):
        pin.toggle()
    while time.ticks_diff(time.ticks_us(), start) < 10000:
        pass
`;
const WATCHED_MS = 3_000;
const ENDLESS_LOOP = 'while True:\n    pass\n';

/** A page in a fresh profile, and the milliseconds until its editor shows the program and Run can be pressed. */
async function open(browser, address) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const startedAt = performance.now();
  await page.goto(address);
  await page.locator('.view-line').first().waitFor();
  await page.locator('button:enabled', { hasText: 'Run' }).first().waitFor();
  return { page, context, ms: performance.now() - startedAt };
}

/** Runs in the page: frames drawn each second for a while. */
function countFrames(watchedMs) {
  return new Promise((resolve) => {
    const startedAt = performance.now();
    let frames = 0;
    const draw = () => {
      frames++;
      const elapsed = performance.now() - startedAt;
      if (elapsed < watchedMs) requestAnimationFrame(draw);
      else resolve((frames / elapsed) * 1000);
    };
    requestAnimationFrame(draw);
  });
}

/** Runs in the page: milliseconds from the person's click or key to the traceback in the REPL. */
function awaitTraceback(event) {
  return new Promise((resolve, reject) => {
    let actedAt = NaN;
    document.addEventListener(event, () => (actedAt = performance.now()), { capture: true, once: true });
    const looking = setInterval(() => {
      if (!document.querySelector('.xterm-rows').textContent.includes('KeyboardInterrupt')) return;
      clearInterval(looking);
      resolve(performance.now() - actedAt);
    }, 1);
    setTimeout(() => reject(new Error('nothing was interrupted')), 10_000);
  });
}

/** A row for one way to interrupt an endless loop; each measurement has an IDE of its own. */
function interruptionRow(name, event, interrupt) {
  const measureOnce = () =>
    withIde(ENDLESS_LOOP, async (address, browser) => {
      const { page } = await open(browser, address);
      await page.locator('button', { hasText: 'Run' }).first().click();
      await page.getByText('Running main.py').first().waitFor();
      const [ms] = await Promise.all([page.evaluate(awaitTraceback, event), interrupt(page)]);
      return ms;
    });
  return { name, target: 'within 100 ms', measure: async () => `${(await median(3, measureOnce)).toFixed(0)} ms` };
}

export default [
  {
    name: 'IDE interactive in Chromium',
    target: 'within 2 s',
    measure: () =>
      withIde("print('hello')\n", async (address, browser) => {
        const ms = await median(5, async () => {
          const { context, ms: opened } = await open(browser, address);
          await context.close();
          return opened;
        });
        return `${(ms / 1000).toFixed(2)} s`;
      }),
  },
  {
    name: 'frames a second while a pin toggles 100,000 times a second',
    target: 'at least 30',
    measure: () =>
      withIde(RACING_PIN, async (address, browser) => {
        const { page } = await open(browser, address);
        await page.locator('button', { hasText: 'Run' }).first().click();
        await page.getByText('Running main.py').first().waitFor();
        return (await page.evaluate(countFrames, WATCHED_MS)).toFixed(0);
      }),
  },
  interruptionRow('an endless loop stopped by Stop', 'click', (page) =>
    page.locator('button', { hasText: 'Stop' }).first().click(),
  ),
  interruptionRow('an endless loop stopped by Ctrl-C', 'keydown', async (page) => {
    await page.locator('.xterm-screen').click();
    await page.keyboard.press('Control+c');
  }),
];
