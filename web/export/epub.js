/**
 * An article as an EPUB: a book of one chapter.
 * @module
 */
import { languageTag } from '../language-tag.js';
import { pictureSource } from '../pictures.js';
import { fileOfSite } from '../site.js';
import { t } from '../strings.js';
import { articleNodes } from './article-nodes.js';
import { toBookNodes } from './epub-content.js';
import { CONTAINER, PACKAGE, navigation, packageDocument, xhtml } from './epub-package.js';
import { takePictures } from './pictures.js';
import { styleSheet } from './style-sheet.js';

/** Endings of pictures by their types. Nothing of a page's own is in a path of the archive. @type {Record<string, string>} */
const ENDINGS = { 'image/jpeg': 'jpg', 'image/png': 'png' };

/**
 * @param {import('../lectern.js').Article} article
 * @param {import('./pictures.js').Watch} [watch]
 * @returns {Promise<{blob: Blob, pictures: number, missing: number}>} how many pictures there are, and of how many a
 *   link alone is in the book
 */
export async function toEpub(article, watch = {}) {
  const [view, style, { zipSync }] = await Promise.all([articleNodes(article), styleSheet('article.css'), loadZip()]);
  const images = [...view.querySelectorAll('img')];
  const taken = await takePictures(images.map(pictureSource), { ...watch, alpha: 'image/png' });
  const missing = images.filter((image) => !taken.has(pictureSource(image))).length;
  const names = new Map([...taken].map(([address, blob], i) => [address, `pictures/${i + 1}.${ENDINGS[blob.type]}`]));
  const pictures = [...taken].map(([address, blob]) => ({ name: names.get(address) ?? '', type: blob.type, blob }));
  const { headings, hasMath } = toBookNodes(view, (image) => names.get(pictureSource(image)) ?? '');
  const book = {
    title: article.title.trim() || t('article.untitled'),
    id: uuid(),
    saved: new Date(),
    language: languageTag(article.lang) || 'und',
    dir: article.dir,
    contents: t('take.contents'),
    headings,
    hasMath,
    pictures,
  };
  const text = xhtml(book, book.title, new XMLSerializer().serializeToString(view));
  const folder = PACKAGE.replace(/[^/]+$/, '');
  /** @type {Record<string, Uint8Array | [Uint8Array, {level: 0}]>} */
  const files = {
    // The first, and as it is: that is how the format is told.
    mimetype: [bytes('application/epub+zip'), { level: 0 }],
    'META-INF/container.xml': bytes(CONTAINER),
    [PACKAGE]: bytes(packageDocument(article, book)),
    [`${folder}nav.xhtml`]: bytes(navigation(book)),
    [`${folder}text.xhtml`]: bytes(text),
    [`${folder}style.css`]: bytes(style),
  };
  for (const { name, blob } of pictures) files[folder + name] = [new Uint8Array(await blob.arrayBuffer()), { level: 0 }];
  return { blob: new Blob([zipSync(files)], { type: 'application/epub+zip' }), pictures: images.length, missing };
}

/** @returns {Promise<typeof import('fflate')>} */
function loadZip() {
  return import(fileOfSite('build/zip.js').href);
}

/** @param {string} text */
function bytes(text) {
  return new TextEncoder().encode(text);
}

/** A random UUID. The browser's own function is not there without https. */
function uuid() {
  const random = crypto.getRandomValues(new Uint8Array(16));
  random[6] = (random[6] & 0x0f) | 0x40;
  random[8] = (random[8] & 0x3f) | 0x80;
  const hex = Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
