// How much memory a browser takes, by what the system says of its processes.
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { ENGINE } from './browser.js';
import { SYSTEM_ACCESS, callInWindows } from './firefox.js';

const KIB_PER_MIB = 1024;

/**
 * The memory of all processes that this one has started, and that these have: the browser's. Linux alone tells it.
 *
 * @returns {number} MiB; what several processes share counts as a part of each
 */
export function browserMemory() {
  const parents = new Map(readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map((id) => [Number(id), told(id, 'status', 'PPid')]));
  const ours = new Set([process.pid]);
  let size = 0;
  while (size !== ours.size) {
    size = ours.size;
    for (const [id, parent] of parents) if (ours.has(parent)) ours.add(id);
  }
  ours.delete(process.pid);
  return Math.round([...ours].reduce((sum, id) => sum + told(id, 'smaps_rollup', 'Pss'), 0) / KIB_PER_MIB);
}

/** A number that the system tells of a process, or 0 where the process has just ended. */
function told(id, file, name) {
  try {
    return Number(new RegExp(`^${name}:\\s*(\\d+)`, 'm').exec(readFileSync(`/proc/${id}/${file}`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/** What `launch` needs so that the browser can be told to collect its garbage. */
export const WITH_COLLECTION = ENGINE === 'firefox' ? { args: [SYSTEM_ACCESS] } : {};

/** Milliseconds between two looks at a browser that collects, which is done when a look finds no MiB less than the last. */
const LOOK = 2000;

/**
 * Has a browser collect its garbage: what waits to be collected is no growth.
 *
 * @param {import('playwright-core').Page} page of Chromium it is the page's own garbage, of Firefox that of all processes
 */
export async function collectGarbage(page) {
  if (ENGINE === 'chromium') await (await page.context().newCDPSession(page)).send('HeapProfiler.collectGarbage');
  else await callInWindows(page.context().browser(), minimizeMemory);
  for (let last = Infinity, now = browserMemory(); now < last; last = now, now = browserMemory()) await wait(LOOK);
}

/* global Cc, Ci, Services */
/** Runs in a window of Firefox: what its page about:memory does to use as little as it can, in all processes. */
function minimizeMemory() {
  Services.obs.notifyObservers(null, 'child-mmu-request');
  const manager = Cc['@mozilla.org/memory-reporter-manager;1'].getService(Ci.nsIMemoryReporterManager);
  return new Promise((resolve) => manager.minimizeMemoryUsage(() => resolve(true)));
}
