/**
 * An article as nodes that are made to leave the reader: in a document of their own, where nothing loads.
 * @module
 */
import { dateElement } from '../dates.js';
import { giveDirections } from '../directions.js';
import { element } from '../elements.js';
import { giveNumbersRoom } from '../list-numbers.js';
import { toFragment } from '../sanitizer.js';
import { language, t } from '../strings.js';
import { webAddress } from './escape.js';

/** @typedef {import('../lectern.js').Article} Article */

/**
 * @param {Article} article
 * @returns {Promise<HTMLElement>} an article element: a header, and a section with the content
 */
export async function articleNodes(article) {
  const inert = document.implementation.createHTMLDocument('');
  const view = inert.createElement('article');
  const content = inert.createElement('section');
  content.className = 'content';
  // A player is a link here: nothing of the reader's own is there to start it.
  content.append(await toFragment(article.content, undefined, t('article.video')));
  // Code is written from left to right in every language; a style sheet may not say so in a book.
  for (const code of content.querySelectorAll('pre, code, kbd, samp')) code.setAttribute('dir', 'ltr');
  giveDirections(content, article.dir);
  await giveNumbersRoom(content);
  // For the reader's style sheets alone.
  for (const block of content.querySelectorAll('[data-script]')) block.removeAttribute('data-script');
  view.append(inert.adoptNode(header(article)), content);
  return view;
}

/** @param {Article} article */
function header({ title, byline, siteName, publishedTime, url }) {
  const dir = 'auto';
  const address = webAddress(url);
  const date = dateElement(publishedTime);
  const facts = [
    byline && element('span', { className: 'byline', textContent: byline }),
    date && element('span', {}, date),
    address && element('a', { href: address, lang: language, textContent: t('article.original') }),
  ].filter((fact) => fact !== '');
  const made = element('header', {});
  if (siteName) made.append(element('p', { className: 'site', dir, textContent: siteName }));
  made.append(element('h1', { dir, textContent: title || t('article.untitled') }));
  if (facts.length > 0) made.append(element('p', { className: 'facts' }, ...facts.flatMap((fact, i) => (i > 0 ? [' · ', fact] : [fact]))));
  return made;
}
