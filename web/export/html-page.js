/**
 * An article as a page in one file, which needs nothing but itself.
 * @module
 */
import { pictureSource } from '../pictures.js';
import { t } from '../strings.js';
import { articleNodes } from './article-nodes.js';
import { pictureLink } from './elsewhere.js';
import { escaped } from './escape.js';
import { languageAttributes } from './html.js';
import { takePictures } from './pictures.js';
import { styleSheet } from './style-sheet.js';

/**
 * What a saved page may do: show itself, and the pictures and recordings that could not be put in. No script runs,
 * whatever has come into it.
 */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data: https: http:; media-src https: http:; base-uri 'none'; form-action 'none'";

/** Attributes that tell how to fetch a picture. */
const LOADING = ['srcset', 'sizes', 'loading', 'decoding', 'referrerpolicy'];

/**
 * Makes a page of an article that needs nothing but itself.
 *
 * @param {import('../lectern.js').Article} article
 * @param {import('./pictures.js').Watch} [watch]
 * @returns {Promise<{text: string, pictures: number, missing: number}>} how many pictures there are, and how many of
 *   them are on the network still: such as could not be put in, and links in place of those that were to be left
 */
export async function toHTMLPage(article, watch = {}) {
  const [view, style] = await Promise.all([articleNodes(article), styleSheet('article.css', 'page.css')]);
  const images = [...view.querySelectorAll('img')].filter((image) => !image.src.startsWith('data:'));
  const taken = await takePictures(images.map(pictureSource), { ...watch, alpha: 'image/webp' });
  let missing = 0;
  for (const image of images) {
    const picture = taken.get(pictureSource(image));
    if (picture) {
      image.src = await dataAddress(picture.blob);
      for (const name of LOADING) image.removeAttribute(name);
    } else {
      missing++;
      // The page would ask for it as soon as it is opened.
      if (watch.leave?.has(pictureSource(image))) image.replaceWith(pictureLink(image));
    }
  }
  for (const video of view.querySelectorAll('video')) {
    if (watch.leave?.has(video.poster)) video.removeAttribute('poster');
  }
  const text = `<!doctype html>
<html${languageAttributes(article)}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${escaped(article.title || t('take.untitled'))}</title>
<style>
${style}</style>
</head>
<body>
${view.outerHTML}
</body>
</html>
`;
  return { text, pictures: images.length, missing };
}

/**
 * @param {Blob} blob
 * @returns {Promise<string>} the data: address that holds it
 */
function dataAddress(blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}
