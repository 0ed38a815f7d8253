// Chromium, for tests and benches.
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

/** Without these Chromium cannot run as root, or talks to its maker. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The path of the browser: CHROMIUM, or what the path has under one of its names. */
function find() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  for (const folder of process.env.PATH.split(delimiter)) {
    for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
      const path = join(folder, name);
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch {
        // Not here; the next place may have it.
      }
    }
  }
  throw new Error('Chromium is needed: install it, or set CHROMIUM to its path');
}

/**
 * Starts a headless Chromium.
 *
 * @param {object} [options]
 * @param {boolean} [options.blockPopups] block what no click asked for, as browsers do and test drivers do not
 */
export function launch({ blockPopups = false } = {}) {
  return chromium.launch({
    executablePath: find(),
    args: ARGUMENTS,
    ignoreDefaultArgs: blockPopups ? ['--disable-popup-blocking'] : [],
  });
}
