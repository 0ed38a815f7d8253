// Files that a page saves.
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { ENGINE } from './browser.js';

/** Milliseconds after which a file is not expected any more, and between two looks for it. */
const TIMEOUT = 30_000;
const INTERVAL = 50;

/** The folder of what is saved. */
export const downloadsPath = await mkdtemp(join(tmpdir(), 'saved-'));
after(() => rm(downloadsPath, { recursive: true, force: true }));

/**
 * The file that a page saves.
 *
 * @param {import('playwright-core').Page} page of a browser that was started with `downloadsPath`
 * @param {() => Promise<unknown>} act makes it save one
 * @returns {Promise<{name: string, path: string, bytes: Buffer}>} name is the one that the browser gives it
 */
export async function saved(page, act) {
  if (ENGINE === 'firefox') return arrived(act);
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  const path = await download.path();
  return { name: download.suggestedFilename(), path, bytes: await readFile(path) };
}

/**
 * Firefox says of a file that belongs to no navigation, which no file of a blob: address does, that it is saved, but
 * gives it no number, and Playwright tells of none without. The file itself comes, under its name.
 */
async function arrived(act) {
  const before = await readdir(downloadsPath);
  await act();
  for (const end = Date.now() + TIMEOUT; Date.now() < end; await pause(INTERVAL)) {
    const names = (await readdir(downloadsPath)).filter((name) => !before.includes(name));
    // While it comes, it stands there empty, beside what has come of it.
    if (names.length !== 1 || names[0].endsWith('.part')) continue;
    const path = join(downloadsPath, names[0]);
    const bytes = await readFile(path);
    if (bytes.length > 0) return { name: names[0], path, bytes };
  }
  throw new Error('no file was saved');
}
