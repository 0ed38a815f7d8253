// How much memory a browser takes, by what the system says of its processes, once it has collected its garbage.
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { ENGINE } from './browser.js';
import { SYSTEM_ACCESS, callInWindows } from './firefox.js';

const KIB_PER_MIB = 1024;

/**
 * The memory of all processes that this one has started, and that these have: the browser's. Linux alone tells it.
 *
 * @returns {number} MiB; what several processes share counts as a part of each
 * @throws {Error} where the system does not tell
 */
export function browserMemory() {
  const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number);
  const parents = new Map(ids.map((id) => [id, told(id, 'status', 'PPid')]));
  const ours = new Set([process.pid]);
  let size = 0;
  while (size !== ours.size) {
    size = ours.size;
    for (const [id, parent] of parents) if (ours.has(parent)) ours.add(id);
  }
  ours.delete(process.pid);
  const kibibytes = [...ours].reduce((sum, id) => sum + told(id, 'smaps_rollup', 'Pss'), 0);
  if (kibibytes === 0) throw new Error('the system does not tell how much memory processes take');
  return Math.round(kibibytes / KIB_PER_MIB);
}

/** Errors of the system about a process that has just ended. */
const GONE = ['ENOENT', 'ESRCH'];

/** A number that the system tells of a process, in its own units; 0 where the process has just ended. */
function told(id, file, name) {
  try {
    return Number(new RegExp(`^${name}:\\s*(\\d+)`, 'm').exec(readFileSync(`/proc/${id}/${file}`, 'utf8'))?.[1] ?? 0);
  } catch (error) {
    if (GONE.includes(error.code)) return 0;
    throw error;
  }
}

/** What `launch` needs so that the browser can be told to collect its garbage. */
export const WITH_COLLECTION = ENGINE === 'firefox' ? { args: [SYSTEM_ACCESS] } : {};

/** Milliseconds between two looks at a browser that collects. Firefox's other processes are told, and do not answer. */
const LOOK = 1000;

/** So many looks in a row that find no MiB less are the end: one alone may fall between two processes that collect. */
const LOOKS = 3;

/**
 * Has a browser collect its garbage, for what waits to be collected is no growth, and waits until it has: some seconds.
 *
 * @param {import('playwright-core').Page} page of Chromium it is the page's own garbage, of Firefox that of all processes
 * @returns {Promise<void>}
 * @throws {Error} where the browser cannot be told
 */
export async function collectGarbage(page) {
  await (ENGINE === 'chromium' ? collectInPage(page) : collectInFirefox(page.context().browser()));
  let least = browserMemory();
  for (let looks = 0; looks < LOOKS; looks++) {
    await wait(LOOK);
    const now = browserMemory();
    if (now < least) [least, looks] = [now, -1];
  }
}

async function collectInPage(page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('HeapProfiler.collectGarbage');
  await devtools.detach();
}

async function collectInFirefox(browser) {
  if (!(await callInWindows(browser, minimizeMemory))) throw new Error('Firefox has no window to collect in');
}

/* global Cc, Ci, Services */
/** Runs in a window of Firefox: what its page about:memory does to use as little as it can, in all processes. */
function minimizeMemory() {
  Services.obs.notifyObservers(null, 'child-mmu-request');
  const manager = Cc['@mozilla.org/memory-reporter-manager;1'].getService(Ci.nsIMemoryReporterManager);
  return new Promise((resolve) => manager.minimizeMemoryUsage(() => resolve(true)));
}
