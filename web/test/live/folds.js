// Pages that show part of the article only when asked.
import { MILL, PANELS, QUESTIONS } from './articles.js';
import { article, done, h, page } from './site.js';

const root = document.getElementById('root');

function draw(...more) {
  const story = article(MILL);
  story.lastChild.append(...more.flat(Infinity));
  root.append(...page(story));
  done();
}

/** Folds of the browser's own. */
export const details = () => draw(QUESTIONS.map(([question, answer]) => h('details', {}, h('summary', {}, question), h('p', {}, answer))));

/** Hidden until somebody searches for it. */
export const untilFound = () => draw(QUESTIONS.map(([question, answer]) => [h('h3', {}, question), h('div', { hidden: 'until-found' }, h('p', {}, answer))]));

/** Buttons that open what they name. */
export const accordion = () =>
  draw(
    QUESTIONS.map(([question, answer], i) => [
      h('h3', {}, h('button', { 'aria-expanded': 'false', 'aria-controls': `answer-${i}` }, question)),
      h('div', { id: `answer-${i}`, role: 'region', style: 'display: none' }, h('p', {}, answer)),
    ]),
  );

/** Tabs, of which one is open. */
export const tabs = () =>
  draw(
    h('div', { role: 'tablist' }, PANELS.map(([name], i) => h('button', { role: 'tab', id: `tab-${i}`, 'aria-selected': i === 0, 'aria-controls': `panel-${i}` }, name))),
    PANELS.map(([, said], i) => h('div', { role: 'tabpanel', id: `panel-${i}`, 'aria-labelledby': `tab-${i}`, hidden: i > 0 ? true : undefined }, h('p', {}, said))),
  );

/** An article of which the style sheet shows the beginning alone. */
function clamped(style) {
  const story = article(MILL);
  story.lastChild.style.cssText = style;
  story.append(h('button.read-more', {}, 'Read more'));
  root.append(...page(story));
  done();
}

export const tall = () => clamped('max-height: 300px; overflow: hidden; mask-image: linear-gradient(#000, transparent)');
export const lines = () => clamped('display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 4; overflow: hidden');
