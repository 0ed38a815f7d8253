// Draws what articles.js says, the way a site's own script would: node by node.
import { linked, SITE } from './articles.js';

/**
 * Makes an element.
 *
 * @param {string} name a tag, with classes behind dots: `p.lead`
 * @param {Record<string, unknown>} [attributes] true stands for one without a value
 * @param {...(Node | string | (Node | string)[])} children
 */
export function h(name, attributes = {}, ...children) {
  const [tag, ...classes] = name.split('.');
  const node = document.createElement(tag);
  if (classes.length > 0) node.className = classes.join(' ');
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) node.setAttribute(key, value === true ? '' : String(value));
  node.append(...children.flat());
  return node;
}

/** Text with its links. */
export const text = (source) => linked(source).map((part) => (typeof part === 'string' ? part : h('a', { href: part.address }, part.words)));

const figure = ({ src, alt, caption }) => h('figure', {}, h('img', { src, alt, width: 640, height: 400 }), h('figcaption', {}, caption));

/** The parts of an article by their kinds; pages pass makers of their own for some. */
export const MAKERS = {
  p: (source) => h('p', {}, text(source)),
  h2: (source) => h('h2', {}, source),
  quote: (source) => h('blockquote', {}, h('p', {}, source)),
  list: (items) => h('ol', {}, items.map((item) => h('li', {}, item))),
  figure,
  code: (source) => h('pre', {}, h('code', {}, source)),
  table: ([head, ...rows]) =>
    h('table', {}, h('thead', {}, h('tr', {}, head.map((cell) => h('th', {}, cell)))), h('tbody', {}, rows.map((row) => h('tr', {}, row.map((cell) => h('td', {}, cell)))))),
};

/** What stands above the text. */
export const heading = ({ title, byline, lead }) =>
  h('header', {}, h('h1', {}, title), h('p.lead', {}, lead), h('p.byline', {}, 'By ', h('a', { rel: 'author', href: '/people' }, byline)));

/** The text, as a list of nodes. */
export const body = ({ parts }, makers = {}) => parts.map(([kind, value]) => ({ ...MAKERS, ...makers })[kind](value));

/** A whole article. */
export const article = (story, makers) => h('article', {}, heading(story), h('div.story-body', {}, body(story, makers)));

const links = (names) => h('ul', {}, names.map((name, i) => h('li', {}, h('a', { href: `/to/${i}` }, name))));

/** What every page of the site begins with. */
export const masthead = () => h('header.site-header', {}, h('a', { href: '/' }, SITE.name), h('nav', {}, links(SITE.sections)));

/** What stands beside and below an article. */
export const related = () =>
  h('aside.related', {}, h('h2', {}, 'More from the Review'), h('ul', {}, SITE.related.map((name, i) => h('li', {}, h('a', { href: `/r/${i}` }, h('img', { src: `/pictures/teaser-${i}.png`, alt: '' }), h('h3', {}, name))))));

/** What readers say. */
export const comments = () =>
  h('section.comments', { id: 'comments' }, h('h2', {}, '3 comments'), SITE.comments.map(([name, said]) => h('div.comment', {}, h('b.comment-author', {}, name), h('p', {}, said), h('button', {}, 'Reply'))));

/** What asks for an address. */
export const promo = () => h('form.newsletter', {}, h('p', {}, SITE.promo), h('input', { type: 'email' }), h('button', {}, 'Sign up'));

/** What every page of the site ends with. */
export const footer = () => h('footer.site-footer', {}, links(SITE.footer), h('p', {}, SITE.imprint));

/** The question that stands in the way. */
export const consent = () => {
  const [title, said, ...buttons] = SITE.consent;
  return [h('h2', {}, title), h('p', {}, said), buttons.map((name) => h('button', {}, name))].flat();
};

/** A page around what is its own. */
export const page = (...main) => [masthead(), h('main', {}, ...main), related(), comments(), promo(), footer()];

/** Says that the page is drawn. */
export const done = () => {
  window.drawn = true;
};

/** Lets the browser draw. */
export const frame = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
