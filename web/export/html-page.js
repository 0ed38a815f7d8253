/**
 * An article as a page in one file, which needs nothing but itself.
 * @module
 */
import { isEmbedded, pictureSource } from '../pictures.js';
import { t } from '../strings.js';
import { articleNodes } from './article-nodes.js';
import { pictureLink } from './elsewhere.js';
import { escaped } from './escape.js';
import { takePictures } from './pictures.js';
import { styleSheet } from './style-sheet.js';

/**
 * What a saved page may do: show itself, and the pictures and recordings that could not be put in. No script runs,
 * whatever has come into it.
 */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data: https: http:; media-src https: http:; base-uri 'none'; form-action 'none'";

/** Attributes that offer a picture in other sizes, and all that tell how to fetch it. */
const CHOOSING = ['srcset', 'sizes'];
const LOADING = [...CHOOSING, 'loading', 'decoding', 'referrerpolicy'];

/**
 * Makes a page of an article that needs nothing but itself.
 *
 * @param {import('../lectern.js').Article} article
 * @param {import('./pictures.js').Watch} [watch]
 * @returns {Promise<{text: string, pictures: number, missing: number}>} how many pictures there are, with those that
 *   announce videos, and how many of them are not in the page: such as could not be put in, and such as were to be left.
 *   Of those in the text, the former are on the network still, and a link stands for each of the latter
 */
export async function toHTMLPage(article, watch = {}) {
  const [view, style] = await Promise.all([articleNodes(article), styleSheet('article.css', 'page.css')]);
  const images = [...view.querySelectorAll('img')].filter((image) => !isEmbedded(pictureSource(image)));
  const videos = [...view.querySelectorAll('video')].filter(({ poster }) => poster !== '' && !isEmbedded(poster));
  const addresses = [...images.map(pictureSource), ...videos.map(({ poster }) => poster)];
  const taken = await takePictures(addresses, { ...watch, alpha: 'image/webp' });
  let missing = 0;
  for (const image of images) {
    const address = pictureSource(image);
    const picture = taken.get(address);
    if (!picture) missing++;
    if (!picture && watch.leave?.has(address)) {
      // The page would ask for it as soon as it is opened.
      image.replaceWith(pictureLink(image));
      continue;
    }
    image.src = picture ? await dataAddress(picture) : address;
    for (const name of picture ? LOADING : CHOOSING) image.removeAttribute(name);
  }
  for (const video of videos) {
    const picture = taken.get(video.poster);
    if (picture) {
      video.poster = await dataAddress(picture);
    } else {
      // A picture that no more than announces the video is not worth asking for.
      missing++;
      video.removeAttribute('poster');
    }
  }
  const text = `<!doctype html>
<html${languageAttributes(article)}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${escaped(article.title || t('article.untitled'))}</title>
<style>
${style}</style>
</head>
<body>
${view.outerHTML}
</body>
</html>
`;
  return { text, pictures: addresses.length, missing };
}

/**
 * @param {import('../lectern.js').Article} article
 * @returns {string} the attributes for its language and direction, each with a space before it
 */
function languageAttributes({ lang, dir }) {
  return (lang && ` lang="${escaped(lang)}"`) + (dir && ` dir="${escaped(dir)}"`);
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
