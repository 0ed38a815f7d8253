// Pages that are empty until their script has run.
import { CLOCK, MILL } from './articles.js';
import { article, body, done, frame, h, heading, page } from './site.js';

const root = document.getElementById('root');

/** An application that shows a skeleton, fetches, and draws into its one element. */
export async function application() {
  const lines = Array.from({ length: 12 }, () => h('div.skeleton', {}, '\u00a0'));
  root.append(h('div.app', {}, lines));
  const story = await (await fetch('/stories.json')).json();
  await frame();
  root.replaceChildren(h('div.app', {}, ...page(article(story))));
  done();
}

/** The same from elements without meaning, named by a hash, as style sheets in scripts have it. */
export function plain() {
  const block = (name) => (source) => h(`div.css-${name}`, {}, source);
  const makers = { h2: (source) => h('div.css-8x1k2v', { role: 'heading', 'aria-level': 2 }, source), quote: block('q0z71p') };
  const { title, lead, byline } = MILL;
  root.append(
    ...page(h('div.css-1a2b3c', {}, h('div.css-9f9f9f', {}, h('h1.css-t1t1e0', {}, title), h('div.css-77aa10', {}, lead), h('span.css-b1y000', {}, `By ${byline}`)), h('div.css-c0ffee', {}, body(MILL, makers)))),
  );
  done();
}

/** Application pages that stay in the document, hidden, after one has moved on from them. */
export function routes(hide) {
  const before = h('div.route', {}, article(CLOCK));
  root.append(...page(before));
  history.pushState({}, '', MILL.path);
  document.title = `${MILL.title} | The Low Water Review`;
  hide(before);
  before.after(h('div.route', {}, article(MILL)));
  done();
}

export const routesByAttribute = () => routes((before) => before.toggleAttribute('hidden', true));
export const routesByStyle = () => routes((before) => (before.style.display = 'none'));
export const routesBySheet = () => routes((before) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('.route:has(~ .route) { position: absolute; visibility: hidden }');
  document.adoptedStyleSheets = [sheet];
  before.inert = true;
});

/** A copy for small screens and one for large ones, of which the style sheet shows one. */
export function copies() {
  const style = h('style', {}, '.small { display: none } @media (max-width: 600px) { .large { display: none } .small { display: block } }');
  document.head.append(style);
  const copy = (name) => h(`div.${name}`, {}, heading(MILL), h('div', {}, body(MILL)));
  root.append(...page(copy('small'), copy('large')));
  done();
}

/** The same for parts of the article: the lead, the pictures and a table. */
export function partCopies() {
  document.head.append(h('style', {}, '.s { display: none } @media (max-width: 600px) { .l { display: none } .s { display: block } }'));
  const makers = {
    figure: ({ src, alt, caption }) =>
      h('figure', {}, h('div.s', {}, h('img', { src: src.replace('.png', '-480.png'), alt })), h('div.l', {}, h('img', { src, alt })), h('figcaption', {}, caption)),
  };
  const { title, lead, byline } = MILL;
  root.append(...page(h('article', {}, h('h1', {}, title), h('p.s', {}, lead), h('p.l', {}, lead), h('p.byline', {}, `By ${byline}`), h('div', {}, body(MILL, makers)))));
  done();
}

/** What a server streams: each part comes hidden at the end, and a script moves it to its place. */
export function streamed({ moves = true } = {}) {
  const place = h('template', { id: 'B:0' });
  root.append(...page(h('article', {}, heading(MILL), place, h('div.skeleton', {}, 'Loading the story'))));
  const segment = h('div', { hidden: true, id: 'S:0' }, h('div.story-body', {}, body(MILL)));
  document.body.append(segment);
  if (moves) {
    place.nextSibling.remove();
    place.replaceWith(...segment.childNodes);
    segment.remove();
  }
  done();
}

export const streaming = () => streamed({ moves: false });
