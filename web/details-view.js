/**
 * What was found out about a page, where, and what was removed from it.
 * @module
 */
import { dateElement } from './dates.js';
import { element } from './elements.js';
import { DOUBTFUL } from './messages.js';
import { number, t } from './strings.js';

/** @typedef {import('./lectern.js').Article} Article */
/** @typedef {import('./lectern.js').Step} Step */

/** How many pieces removed for one reason are listed; a page can have thousands. */
const MAX_LISTED = 50;

/** What the stages of the core do, in words: the one that chooses first, since its choice is what one may disagree with. */
const STAGES = new Map([
  ['select', t('details.select')],
  ['prune', t('details.prune')],
  ['clean', t('details.clean')],
]);

/** How the time is written. @type {Intl.NumberFormatOptions} */
const MILLISECONDS = { style: 'unit', unit: 'millisecond' };

/**
 * @param {Article} article
 * @param {number} milliseconds that the extraction took
 * @returns {Node[]}
 */
export function detailsView(article, milliseconds) {
  return [
    element('h3', { textContent: t('details.found') }),
    factsTable(article, milliseconds),
    element('h3', { textContent: t('details.removed') }),
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
    [t('details.title'), article.title, 'title'],
    [t('details.author'), article.authors.join(', '), 'authors'],
    [t('details.published'), dateElement(article.publishedTime), 'publishedTime'],
    [t('details.modified'), dateElement(article.modifiedTime), 'modifiedTime'],
    [t('details.site'), article.siteName, 'siteName'],
    [t('details.language'), [article.lang, article.dir === 'rtl' ? t('details.rtl') : ''].filter(Boolean).join(', '), 'lang'],
    [t('details.excerpt'), article.excerpt, 'excerpt'],
    [t('details.picture'), article.image, 'image'],
    [t('details.address'), article.url, 'url'],
    [t('details.kind'), article.pageType],
    [t('details.words'), number(article.wordCount)],
    [t('details.confidence'), confidence(article.confidence)],
    [t('details.time'), number(Math.round(milliseconds), MILLISECONDS)],
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
  const percent = number(value, { style: 'percent' });
  const meter = element('meter', { value, min: 0, max: 1, low: DOUBTFUL, high: 0.8, optimum: 1, textContent: percent });
  return element('span', {}, meter, percent);
}

/** @param {Step[]} trace */
function removedList(trace) {
  if (trace.length === 0) {
    return element('p', { textContent: t('details.nothing') });
  }
  const list = element('div', { className: 'removed' });
  for (const steps of groups(trace)) {
    const [{ stage }] = steps;
    const reason = reasonOf(steps[0]);
    const summary = element('summary', {}, STAGES.get(stage) ?? stage);
    if (reason) {
      // The core says it in English.
      summary.append(': ', element('bdi', { lang: 'en', textContent: reason }));
    }
    summary.append(' ', element('span', { className: 'count', textContent: `× ${number(steps.length)}` }));
    const items = steps.slice(0, MAX_LISTED).map(({ text, reason, path }) =>
      element(
        'li',
        {},
        ...(text ? [element('q', { dir: 'auto', textContent: text })] : []),
        element('code', { dir: 'ltr', textContent: `${path} (${reason})` }),
      ),
    );
    if (steps.length > MAX_LISTED) {
      items.push(element('li', { textContent: t('details.more', { count: steps.length - MAX_LISTED }) }));
    }
    list.append(element('details', {}, summary, element('ul', {}, ...items)));
  }
  return list;
}

/**
 * @param {Step[]} trace
 * @returns {Step[][]} by stage and reason
 */
function groups(trace) {
  const order = [...STAGES.keys()];
  /** @type {Map<string, Step[]>} */
  const found = new Map();
  for (const step of trace.toSorted((a, b) => order.indexOf(a.stage) - order.indexOf(b.stage))) {
    const name = `${step.stage} ${reasonOf(step)}`;
    const group = found.get(name) ?? [];
    group.push(step);
    found.set(name, group);
  }
  return [...found.values()];
}

/**
 * @param {Step} step
 * @returns {string} empty where it is a score: its number is no reason of its own
 */
function reasonOf({ reason }) {
  return reason.replace(/^score [\d.]+$/, '');
}
