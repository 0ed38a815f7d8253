/**
 * What was found out about a page, where, and what was removed from it.
 * @module
 */
import { dateElement } from './dates.js';
import { element } from './elements.js';
import { DOUBTFUL } from './messages.js';

/** @typedef {import('./lectern.js').Article} Article */
/** @typedef {import('./lectern.js').Step} Step */

/** How many pieces removed for one reason are listed; a page can have thousands. */
const MAX_LISTED = 50;

/** What the stages of the core do, in words: the one that chooses first, since its choice is what one may disagree with. */
const STAGES = new Map([
  ['select', 'Not part of the article'],
  ['prune', 'Can never be content'],
  ['clean', 'Tidied away inside the article'],
]);

/**
 * @param {Article} article
 * @param {number} milliseconds that the extraction took
 * @returns {Node[]}
 */
export function detailsView(article, milliseconds) {
  return [
    element('h3', { textContent: 'Found' }),
    factsTable(article, milliseconds),
    element('h3', { textContent: 'Removed' }),
    removedList(article.trace ?? []),
  ];
}

/**
 * @param {Article} article
 * @param {number} milliseconds
 */
function factsTable(article, milliseconds) {
  const from = new Map(article.sources.map((source) => [source.field, source.from]));
  /** @type {[label: string, value: string | Node, field?: string][]} */
  const rows = [
    ['Title', article.title, 'title'],
    ['Author', article.authors.join(', '), 'authors'],
    ['Published', dateElement(article.publishedTime), 'publishedTime'],
    ['Modified', dateElement(article.modifiedTime), 'modifiedTime'],
    ['Site', article.siteName, 'siteName'],
    ['Language', [article.lang, article.dir === 'rtl' ? 'right to left' : ''].filter(Boolean).join(', '), 'lang'],
    ['Excerpt', article.excerpt, 'excerpt'],
    ['Picture', article.image, 'image'],
    ['Address', article.url, 'url'],
    ['Kind', article.pageType],
    ['Words', article.wordCount.toLocaleString()],
    ['Confidence', confidence(article.confidence)],
    ['Time', `${Math.round(milliseconds)} ms`],
  ];
  const table = element('table', { className: 'facts' });
  for (const [label, value, field] of rows) {
    if (value !== '') {
      const heading = element('th', { scope: 'row', textContent: label });
      const source = element('td', { textContent: (field && from.get(field)) || '' });
      table.append(element('tr', {}, heading, element('td', { dir: 'auto' }, value), source));
    }
  }
  return table;
}

/** @param {number} value 0 to 1 */
function confidence(value) {
  const percent = `${Math.round(value * 100)} %`;
  const meter = element('meter', { value, min: 0, max: 1, low: DOUBTFUL, high: 0.8, optimum: 1, textContent: percent });
  return element('span', {}, meter, percent);
}

/** @param {Step[]} trace */
function removedList(trace) {
  if (trace.length === 0) {
    return element('p', { textContent: 'Nothing: all of it is the article.' });
  }
  const list = element('div', { className: 'removed' });
  for (const [label, steps] of groups(trace)) {
    const summary = element('summary', {}, `${label} `);
    summary.append(element('span', { className: 'count', textContent: `× ${steps.length}` }));
    const items = steps.slice(0, MAX_LISTED).map(({ text, reason, path }) =>
      element(
        'li',
        {},
        ...(text ? [element('q', { dir: 'auto', textContent: text })] : []),
        element('code', { textContent: `${path} (${reason})` }),
      ),
    );
    if (steps.length > MAX_LISTED) {
      items.push(element('li', { textContent: `and ${steps.length - MAX_LISTED} more` }));
    }
    list.append(element('details', {}, summary, element('ul', {}, ...items)));
  }
  return list;
}

/**
 * @param {Step[]} trace
 * @returns {Map<string, Step[]>} by stage and reason; the number of a score is no reason of its own
 */
function groups(trace) {
  const order = [...STAGES.keys()];
  const sorted = trace.toSorted((a, b) => order.indexOf(a.stage) - order.indexOf(b.stage));
  /** @type {Map<string, Step[]>} */
  const found = new Map();
  for (const step of sorted) {
    const reason = step.reason.replace(/^score [\d.]+$/, '');
    const label = [STAGES.get(step.stage) ?? step.stage, reason].filter(Boolean).join(': ');
    const group = found.get(label) ?? [];
    group.push(step);
    found.set(label, group);
  }
  return found;
}
