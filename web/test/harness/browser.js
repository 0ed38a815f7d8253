// The browsers that tests and benches drive.
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, firefox } from 'playwright-core';

/**
 * @typedef {object} Engine
 * @property {string} title
 * @property {string} variable the environment variable that gives its path
 * @property {string[]} names any of these on the path will do
 * @property {string} [shell] where it is on the path and popups need not be blocked, this goes before them
 * @property {(options: {executablePath: string, downloadsPath?: string, blockPopups: boolean, args: string[], prefs: Record<string, unknown>}) =>
 *   Promise<import('playwright-core').Browser>} start
 */

const PHONE_SCREEN = { width: 390, height: 844 };

/** Without these Chromium cannot run as root, or talks to its maker. */
const CHROMIUM_ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** What points, as Firefox counts it: coarse 1, fine 2, over things without pressing them 4. Without a display it finds no mouse. */
const FINGER = 1;
const MOUSE = 2 + 4;
const pointer = (kind) => ({ 'ui.primaryPointerCapabilities': kind, 'ui.allPointerCapabilities': kind });

/** Firefox keeps up to 200 MB of what it loads for its driver. These bytes are the least that the driver agrees with. */
const KEPT = { 'remote.network.maxTotalDataSize': 20_000_000 };

/** @type {Record<string, Engine>} */
const ENGINES = {
  chromium: {
    title: 'Chromium',
    variable: 'CHROMIUM',
    names: ['chromium', 'chromium-browser', 'google-chrome'],
    // Half the work, since it has no window to draw; it blocks no popups either.
    shell: 'chromium-headless-shell',
    start: ({ executablePath, downloadsPath, blockPopups, args }) =>
      chromium.launch({
        executablePath,
        downloadsPath,
        args: [...CHROMIUM_ARGUMENTS, ...args],
        ignoreDefaultArgs: blockPopups ? ['--disable-popup-blocking'] : [],
      }),
  },
  firefox: {
    title: 'Firefox',
    variable: 'FIREFOX',
    names: ['firefox-esr', 'firefox'],
    // The channel stands for a Firefox as it is shipped; without it only Playwright's own would do.
    start: ({ executablePath, downloadsPath, blockPopups, args, prefs }) =>
      firefox.launch({
        channel: 'moz-firefox',
        executablePath,
        downloadsPath,
        args,
        // Said either way: what a profile does not say, Firefox sets as suits a driver.
        firefoxUserPrefs: { 'dom.disable_open_during_load': blockPopups, ...pointer(MOUSE), ...KEPT, ...prefs },
      }),
  },
};

/** The name of the engine: ENGINE, or chromium. */
export const ENGINE = process.env.ENGINE || 'chromium';
if (!Object.hasOwn(ENGINES, ENGINE)) throw new Error(`ENGINE=${ENGINE} is none of ${Object.keys(ENGINES).join(', ')}`);

/**
 * Every page of a test compiles the core anew, which browsers go over a second time for speed: two files of tests take
 * Chromium 63 s without that rather than 84, and an article takes Firefox 0.7 s rather than 1.2. Firefox keeps a process
 * ready for the next site, too.
 */
const BRIEF = {
  chromium: { args: ['--js-flags=--liftoff-only'], prefs: {} },
  firefox: { args: [], prefs: { 'javascript.options.wasm_optimizingjit': false, 'dom.ipc.processPrelaunch.enabled': false } },
}[ENGINE];

/**
 * What makes a phone of the engine: a small screen that is touched. The driver of Firefox can neither say that there is
 * no mouse nor touch: a preference says the first, and a click has to do for the second.
 *
 * @type {{prefs: Record<string, unknown>, context: import('playwright-core').BrowserContextOptions, touch: 'tap' | 'click'}}
 */
export const PHONE = {
  chromium: { prefs: {}, context: { viewport: PHONE_SCREEN, hasTouch: true, isMobile: true }, touch: 'tap' },
  firefox: {
    prefs: { ...pointer(FINGER), 'ui.useOverlayScrollbars': 1 },
    context: { viewport: PHONE_SCREEN },
    touch: 'click',
  },
}[ENGINE];

/**
 * The path of the browser: what its variable says, or what the path has under one of its names.
 *
 * @param {Engine} engine
 * @param {boolean} withWindow whether one without windows will not do
 */
function find({ title, variable, names, shell }, withWindow) {
  if (process.env[variable]) return process.env[variable];
  for (const name of shell && !withWindow ? [shell, ...names] : names) {
    for (const folder of process.env.PATH.split(delimiter)) {
      const path = join(folder, name);
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch {
        // Not here; the next place may have it.
      }
    }
  }
  throw new Error(`${title} is needed: install it, or set ${variable} to its path`);
}

/**
 * Starts the engine without a window.
 *
 * @param {object} [options]
 * @param {boolean} [options.blockPopups] block what no click asked for, as browsers do and test drivers do not
 * @param {string} [options.downloadsPath] where files are saved
 * @param {string[]} [options.args] more arguments
 * @param {Record<string, unknown>} [options.prefs] more preferences, which Firefox alone has
 * @param {boolean} [options.brief] compile the core in a hurry, for pages that work for a moment only
 */
export function launch({ downloadsPath, blockPopups = false, args = [], prefs = {}, brief = false } = {}) {
  const engine = ENGINES[ENGINE];
  return engine.start({
    executablePath: find(engine, blockPopups),
    downloadsPath,
    blockPopups,
    args: brief ? [...BRIEF.args, ...args] : args,
    prefs: brief ? { ...BRIEF.prefs, ...prefs } : prefs,
  });
}
