/**
 * Which of the two doors `npm start` opens: a window where one can be shown, else a browser, with the reason in one
 * line. What it needs to know it asks through `facts`, in the order of what is quickest to find out.
 */

/**
 * @typedef {object} Facts
 * @property {boolean} wantsBrowser
 * @property {boolean} hasDisplay
 * @property {boolean} isRoot Electron's sandbox does not run for root on Linux
 * @property {() => string | null} findElectron
 * @property {() => Promise<boolean>} canReachElectron
 * @property {() => Promise<boolean>} fetchElectron
 */

/**
 * @param {Facts} facts
 * @returns {Promise<{ kind: 'window', executable: string } | { kind: 'browser', reason: string }>}
 */
export async function chooseDoor(facts) {
  if (facts.wantsBrowser) return browser('--browser was given');
  if (!facts.hasDisplay) return browser('there is no display');
  if (facts.isRoot) return browser('Electron does not run as root');
  const executable = facts.findElectron();
  if (executable !== null) return { kind: 'window', executable };
  if (!(await facts.canReachElectron()))
    return browser('Electron’s binary is not here and its server cannot be reached');
  const fetched = (await facts.fetchElectron()) ? facts.findElectron() : null;
  if (fetched === null) return browser('Electron’s binary could not be fetched');
  return { kind: 'window', executable: fetched };
}

/**
 * @param {string} why
 * @returns {{ kind: 'browser', reason: string }}
 */
function browser(why) {
  return { kind: 'browser', reason: `WiPy Studio opens in a browser, because ${why}.` };
}
