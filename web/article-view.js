/**
 * An article as the reader sees it: the header, then the content.
 * @module
 */
import { prepareParts, watchWide } from './article-parts.js';
import { dateElement } from './dates.js';
import { giveDirections, scriptOf } from './directions.js';
import { element } from './elements.js';
import { readingMinutes } from './reading-time.js';
import { toFragment } from './sanitizer.js';
import { pause } from './slices.js';
import { language, t, withElements } from './strings.js';

/** @typedef {import('./lectern.js').Article} Article */

/**
 * Blocks that are laid out together. An article or a list with more is cut into chunks of so many, of which the browser
 * lays out only what is near the screen: 250,000 paragraphs took 11 s otherwise, and so did a list of 100,000 items.
 * A table of so many rows takes longer still, but can not be cut: its columns are as wide as its widest cells. In two
 * columns (choices.css) the chunks of a list are all laid out at once, for what is in columns cannot be put off.
 */
const CHUNK = 500;

/**
 * Shows an article in place of what the container holds.
 *
 * @param {HTMLElement} container
 * @param {Article} article
 * @param {object} [options]
 * @param {'h1' | 'h2'} [options.heading] element of the title
 * @param {import('./sanitizer.js').Sanitize} [options.sanitize] how its markup becomes nodes, where not the usual way
 * @param {AbortSignal} [options.signal] aborted when something else is to be shown; this is not, then
 * @param {(content: DocumentFragment) => void} [options.prepare] gets the content before anything of it can load
 * @returns {Promise<HTMLElement>} the article's element
 */
export async function showArticle(container, article, { heading = 'h1', signal, sanitize, prepare } = {}) {
  const content = element('div', { className: 'article-content' });
  const fragment = await toFragment(article.content, sanitize, t('article.video'), signal);
  await pause();
  signal?.throwIfAborted();
  prepare?.(fragment);
  content.append(fragment);
  const view = element('article', { className: 'article', lang: article.lang, dir: article.dir, ariaLabel: article.title || null }, header(article, heading), content);
  prepareParts(content);
  // Errors of pictures do not bubble.
  content.addEventListener('error', onPictureError, true);
  giveDirections(content, article.dir);
  for (const list of content.querySelectorAll('ol, ul, dl')) {
    if (list.children.length > CHUNK) cutList(/** @type {HTMLElement} */ (list));
  }
  if (content.children.length > CHUNK) {
    cutIntoChunks(content);
  }
  container.replaceChildren(view);
  watchWide(content);
  return view;
}

/**
 * @param {Element} view an article's element
 * @returns {number} the share of its text that stands in links, 0 to 1
 */
export function linkShare(view) {
  const length = (/** @type {Element} */ { textContent }) => (textContent ?? '').replace(/\s/g, '').length;
  const [content] = view.getElementsByClassName('article-content');
  const linked = Array.from(content.getElementsByTagName('a'), length).reduce((sum, size) => sum + size, 0);
  return linked / Math.max(1, length(content));
}

/**
 * @param {Article} article
 * @param {'h1' | 'h2'} heading
 */
function header(article, heading) {
  const made = element('header', { className: 'article-header' });
  const host = hostOf(article.url);
  const site = article.siteName || host;
  const dir = article.dir || 'auto';
  if (site) {
    made.append(element('p', { className: 'article-site', dir, textContent: site }));
  }
  const title = element(heading, { className: 'article-title', dir, textContent: article.title || t('article.untitled') });
  const script = scriptOf(article.title);
  if (script) title.dataset.script = script;
  made.append(title);
  const facts = [
    article.byline && element('span', { className: 'article-byline', lang: article.lang, textContent: article.byline }),
    ...dates(article),
    article.textContent && t('article.minutes', { count: readingMinutes(article.textContent) }),
    host && element('a', { href: article.url, rel: 'noopener noreferrer', className: 'article-link', textContent: t('article.original') }),
  ];
  made.append(
    element(
      'ul',
      { className: 'article-facts', lang: language },
      // In our language, not in the page's: each finds its own direction.
      ...facts.filter((fact) => fact !== '').map((fact) => element('li', {}, element('bdi', {}, fact))),
    ),
  );
  return made;
}

/** @param {Article} article */
function dates({ publishedTime, modifiedTime }) {
  const published = dateElement(publishedTime);
  const modified = dateElement(modifiedTime);
  const isNews = modified && (!published || modified.textContent !== published.textContent);
  return [published, isNews ? element('span', {}, ...withElements('article.updated', { date: modified })) : ''];
}

/**
 * The host of a web address, without "www."; empty for everything that is no web address.
 * @param {string} address
 */
function hostOf(address) {
  const url = URL.canParse(address) ? new URL(address) : null;
  return url && /^https?:$/.test(url.protocol) ? url.host.replace(/^www\./, '') : '';
}

/** @param {HTMLElement} list */
function cutList(list) {
  if (list instanceof HTMLOListElement) numberItems(list);
  cutIntoChunks(list);
  // The items stay the list’s own for screen readers.
  for (const chunk of list.children) chunk.role = 'presentation';
}

/**
 * Gives each item its number, for a chunk knows nothing of those before it.
 * @param {HTMLOListElement} list
 */
function numberItems(list) {
  const items = Array.from(list.children).filter((item) => item instanceof HTMLLIElement);
  let next = list.hasAttribute('start') || !list.reversed ? list.start : items.length;
  for (const item of items) {
    if (!item.hasAttribute('value')) item.value = next;
    next = item.value + (list.reversed ? -1 : 1);
  }
}

/** @param {HTMLElement} content of the article, or a list */
function cutIntoChunks(content) {
  const blocks = [...content.childNodes];
  content.replaceChildren();
  for (let i = 0; i < blocks.length; i += CHUNK) {
    content.append(element('div', { className: 'chunk' }, ...blocks.slice(i, i + CHUNK)));
  }
}

/** @param {Event} event */
function onPictureError({ target }) {
  if (target instanceof HTMLImageElement) {
    target.classList.add('unloaded');
    target.hidden = target.alt === '';
  }
}
