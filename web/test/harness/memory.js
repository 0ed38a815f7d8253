// How much memory a browser takes, by what the system says of its processes.
import { readdirSync, readFileSync } from 'node:fs';

const MiB = 2 ** 20;

/**
 * The memory of all processes that this one has started, and that these have: the browser's. Linux alone tells it.
 *
 * @returns {number} MiB, of which pages that several processes share count once for each
 */
export function browserMemory() {
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(processOf).filter(Boolean);
  const ours = new Set([process.pid]);
  let size = 0;
  while (size !== ours.size) {
    size = ours.size;
    for (const { id, parent } of processes) if (ours.has(parent)) ours.add(id);
  }
  ours.delete(process.pid);
  const bytes = processes.filter(({ id }) => ours.has(id)).reduce((sum, { resident }) => sum + resident, 0);
  return Math.round(bytes / MiB);
}

/** What the system says of a process, or nothing where it has just ended. */
function processOf(id) {
  try {
    const status = readFileSync(`/proc/${id}/status`, 'utf8');
    const number = (name) => Number(new RegExp(`^${name}:\\s*(\\d+)`, 'm').exec(status)?.[1] ?? 0);
    return { id: Number(id), parent: number('PPid'), resident: number('VmRSS') * 1024 };
  } catch {
    return undefined;
  }
}
