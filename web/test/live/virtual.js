// Lists of which only what is on the screen is in the document.
import { MILL } from './articles.js';
import { done, h, page } from './site.js';

const root = document.getElementById('root');

/** How high a row is, in pixels, and how many there are. */
const HEIGHT = 120;
const COUNT = 400;

/** Each row says something of its own. */
export const entry = (i) => `Entry ${i} of the log: high water at ${(i * 50) % 24} hours, the wheel ran ${2 + (i % 4)} hours and ground ${90 + ((i * 37) % 230)} kilograms before the pond was dry.`;

/** Rows that lie where they belong and are made when they come onto the screen; `recycles` uses the same few again. */
function list(recycles) {
  const rows = new Map();
  const box = h('div', { role: 'list', style: `position: relative; height: ${HEIGHT * COUNT}px` });
  const draw = () => {
    const top = box.getBoundingClientRect().top;
    const first = Math.max(0, Math.floor(-top / HEIGHT) - 2);
    const last = Math.min(COUNT, Math.ceil((innerHeight - top) / HEIGHT) + 2);
    const free = [];
    for (const [i, row] of rows) {
      if (i >= first && i < last) continue;
      rows.delete(i);
      if (recycles) free.push(row);
      else row.remove();
    }
    for (let i = first; i < last; i++) {
      if (rows.has(i)) continue;
      const row = free.pop() ?? box.appendChild(h('div', { role: 'listitem' }, h('p')));
      row.style.cssText = `position: absolute; top: 0; left: 0; right: 0; height: ${HEIGHT}px; transform: translateY(${i * HEIGHT}px)`;
      row.firstChild.textContent = entry(i);
      rows.set(i, row);
    }
    for (const row of free) row.remove();
  };
  root.append(...page(h('article', {}, h('h1', {}, 'The log of the mill'), h('p.lead', {}, MILL.lead), box)));
  document.title = 'The log of the mill | The Low Water Review';
  addEventListener('scroll', draw);
  draw();
  done();
}

export const fresh = () => list(false);
export const recycled = () => list(true);
