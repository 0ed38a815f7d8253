/**
 * What a file does not hold, as a link to where it is; text alone where it stands in a link already.
 * @module
 */
import { pictureSource } from '../pictures.js';
import { language, t } from '../strings.js';

/**
 * @param {Element} recording an audio or a video element
 * @returns {HTMLElement}
 */
export function recordingLink(recording) {
  const address = recording.getAttribute('src') ?? recording.querySelector('source')?.getAttribute('src') ?? '';
  return link(recording, address, t(recording.localName === 'video' ? 'take.video' : 'take.audio'), language);
}

/**
 * @param {HTMLImageElement} image
 * @returns {HTMLElement}
 */
export function pictureLink(image) {
  const described = image.alt.trim();
  return described ? link(image, pictureSource(image), described) : link(image, pictureSource(image), t('pictures.picture'), language);
}

/**
 * Stands for what the file does not hold.
 *
 * @param {Element} element
 * @param {string} address
 * @param {string} text
 * @param {string} [lang] of the text, where that is not the article's
 */
function link(element, address, text, lang = '') {
  const doc = element.ownerDocument;
  const isLink = /^https?:/.test(address) && !element.closest('a');
  const made = doc.createElement(isLink ? 'a' : 'span');
  made.className = 'elsewhere';
  made.textContent = text;
  if (lang) made.lang = lang;
  if (isLink) made.setAttribute('href', address);
  return made;
}
