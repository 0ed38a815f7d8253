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

/** The same of no height, and invisible until it has opened. */
export const collapsed = () =>
  draw(
    QUESTIONS.map(([question, answer]) =>
      h('div.fold', {}, h('div', { role: 'button', tabindex: 0, 'aria-expanded': 'false' }, question), h('div', { style: 'height: 0; overflow: hidden; visibility: hidden' }, h('div', {}, h('p', {}, answer)))),
    ),
  );

/** A list of questions, below menus that open the same way. */
export function list() {
  draw(h('dl', {}, QUESTIONS.map(([question, answer]) => [h('dt', {}, h('button', { 'aria-expanded': 'false' }, question)), h('dd', { hidden: true }, answer)]).flat()));
  root.querySelector('nav').append(h('button', { 'aria-expanded': 'false' }, 'More'), h('ul', { hidden: true }, h('li', {}, h('a', { href: '/gift' }, 'Gift subscriptions for people who have everything'))));
  const ways = ['Copy the address of this story', 'Send it by mail', 'Print'];
  root.querySelector('h1').after(h('div.share', {}, h('button', { 'aria-expanded': 'false' }, 'Share'), h('ul', { hidden: true }, ways.map((way) => h('li', {}, h('a', { href: '#' }, way))))));
}

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
