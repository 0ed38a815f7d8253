/**
 * An article as the reader sees it: the header, then the content.
 * @module
 */
import { prepareParts, watchWide } from './article-parts.js';
import { cutIntoChunks } from './chunks.js';
import { dateElement } from './dates.js';
import { giveDirections, scriptOf } from './directions.js';
import { element, firstChildren, textNodes } from './elements.js';
import { giveNumbersRoom } from './list-numbers.js';
import { articleTime, inMinutes } from './reading-time.js';
import { toFragment } from './sanitizer.js';
import { pause, slices } from './slices.js';
import { language, t, withElements } from './strings.js';

/** @typedef {import('./lectern.js').Article} Article */

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
  // Errors of pictures do not bubble.
  content.addEventListener('error', onPictureError, true);
  // Of a long article each step takes long: between them the browser can do other things.
  await pause(signal);
  const fragment = await toFragment(article.content, sanitize, t('article.video'), signal);
  await pause(signal);
  prepare?.(fragment);
  for await (const node of slices(firstChildren(fragment), signal)) content.append(node);
  await pause(signal);
  const head = header(article, heading, inMinutes(await articleTime(content, signal)));
  const view = element('article', { className: 'article', lang: article.lang, dir: article.dir, ariaLabel: article.title || null }, head, content);
  prepareParts(content);
  await pause(signal);
  giveDirections(content, article.dir);
  await pause(signal);
  await giveNumbersRoom(content, signal);
  await pause(signal);
  await cutIntoChunks(content, signal);
  await pause(signal);
  await insert(container, view, content, signal);
  watchWide(content);
  return view;
}

/**
 * Puts an article into the page. What was cut into chunks goes in one by one, unseen: all at once would hold up the page.
 *
 * @param {HTMLElement} container
 * @param {HTMLElement} view
 * @param {HTMLElement} content what of the view is long
 * @param {AbortSignal} [signal]
 */
async function insert(container, view, content, signal) {
  if (!content.firstElementChild?.matches('.chunk')) {
    container.replaceChildren(view);
    return;
  }
  const parts = [...content.childNodes];
  content.replaceChildren();
  view.hidden = true;
  container.replaceChildren(view);
  try {
    for await (const part of slices(parts, signal)) content.append(part);
  } catch (error) {
    view.remove();
    throw error;
  }
  view.hidden = false;
}

/**
 * @param {Element} view an article's element
 * @param {AbortSignal} [signal] aborted when it is not wanted any more; its reason is thrown then
 * @returns {Promise<number>} the share of its text that stands in links, 0 to 1
 */
export async function linkShare(view, signal) {
  const [content] = view.getElementsByClassName('article-content');
  let all = 0;
  let linked = 0;
  for await (const text of slices(textNodes(content), signal)) {
    const { length } = text.data.replace(/\s/g, '');
    all += length;
    if (text.parentElement?.closest('a')) linked += length;
  }
  return linked / Math.max(1, all);
}

/**
 * @param {Article} article
 * @param {'h1' | 'h2'} heading
 * @param {number} minutes that it takes to read
 */
function header(article, heading, minutes) {
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
    article.textContent && t('article.minutes', { count: minutes }),
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

/** @param {Event} event */
function onPictureError({ target }) {
  if (target instanceof HTMLImageElement) {
    target.classList.add('unloaded');
    target.hidden = target.alt === '';
  }
}
