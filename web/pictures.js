/**
 * Pictures that wait: where the reader wants none, or wants to be asked, a note with the picture's description stands
 * in its place. The picture itself stays outside of every document that is shown, so that nothing asks for it.
 * @module
 */
import { element } from './elements.js';
import { candidatesIn } from './srcset.js';
import { t } from './strings.js';

/** @typedef {'on' | 'ask' | 'off'} Mode the preference `images` */

/** Pixels up to which a picture is a sign among words, which has a note but no button of its own. */
const SMALL = 48;

/** What stands for a picture, with the picture. @type {WeakMap<Element, HTMLImageElement>} */
const pictures = new WeakMap();

/** What stands for a picture in a link, with the button behind that link. @type {WeakMap<Element, HTMLElement>} */
const buttons = new WeakMap();

/** Videos with the addresses of their pictures. @type {WeakMap<Element, string>} */
const posters = new WeakMap();

/**
 * Puts notes in place of pictures, or pictures in place of notes.
 *
 * @param {ParentNode} root content, or a fragment that is to become it: of what is not in a document that is shown,
 *   nothing has been asked for yet
 * @param {Mode} mode
 */
export function holdPictures(root, mode) {
  for (const node of root.querySelectorAll('img, .held')) {
    const picture = pictures.get(node) ?? node;
    // One that came with the article asks nobody.
    const isHere = isEmbedded(pictureSource(/** @type {HTMLImageElement} */ (picture)));
    if (mode === 'on' || (mode === 'ask' && isHere)) show(node);
    else hold(node, mode);
  }
  for (const video of root.querySelectorAll('video')) {
    const poster = posters.get(video) ?? video.poster;
    if (poster === '') continue;
    posters.set(video, poster);
    if (mode === 'on') video.poster = poster;
    else video.removeAttribute('poster');
  }
}

/**
 * Shows, above an article's content, the bar that shows all its pictures, where any wait to be asked for.
 * @param {HTMLElement} content
 */
export function showPicturesBar(content) {
  const [old] = content.parentElement?.getElementsByClassName('pictures-bar') ?? [];
  old?.remove();
  const count = content.querySelectorAll('.held[data-ask]').length;
  if (count === 0) return;
  const button = element('button', { type: 'button', className: 'held-button', textContent: t('pictures.show-all') });
  button.addEventListener('click', () => {
    holdPictures(content, 'on');
    showPicturesBar(content);
    // The button is gone, and the focus must not be.
    content.tabIndex = -1;
    content.focus({ preventScroll: true });
  });
  const { lang, dir } = document.documentElement;
  content.before(element('p', { className: 'pictures-bar', lang, dir: dir || 'ltr' }, element('span', {}, t('pictures.waiting', { count })), button));
}

/**
 * @param {ParentNode} root content
 * @returns {Set<string>} the addresses of what waits, of pictures as pictureSource gives them, and of videos' pictures;
 *   without those that came with the article
 */
export function waitingAddresses(root) {
  const sources = Array.from(root.querySelectorAll('.held'), (note) => pictureSource(/** @type {HTMLImageElement} */ (pictures.get(note))));
  const ofVideos = Array.from(root.querySelectorAll('video:not([poster])'), (video) => posters.get(video) ?? '');
  return new Set([...sources, ...ofVideos].filter((address) => address !== '' && !isEmbedded(address)));
}

/**
 * @param {HTMLImageElement} image
 * @returns {string} the address to take it from; empty where it has none. What stands in the markup beside a srcset is
 *   no more than a blurred preview of the picture
 */
export function pictureSource(image) {
  const source = image.getAttribute('src') ?? '';
  return source === '' || isEmbedded(source) ? largest(image.getAttribute('srcset') ?? '') || source : source;
}

/**
 * @param {string} address as pictureSource gives it
 * @returns {boolean} whether it holds the picture, so that nobody has to be asked for it
 */
export function isEmbedded(address) {
  return /^\s*data:/i.test(address);
}

/**
 * The address of a srcset with the greatest width or density; the first of those that are alike.
 * @param {string} srcset
 */
function largest(srcset) {
  const candidates = candidatesIn(srcset).map(({ address, descriptor }) => ({ address, size: parseFloat(descriptor) || 1 }));
  return candidates.sort((a, b) => b.size - a.size)[0]?.address ?? '';
}

/**
 * @param {Element} node a picture, or what stands for one
 * @param {'ask' | 'off'} mode
 */
function hold(node, mode) {
  const picture = pictures.get(node) ?? /** @type {HTMLImageElement} */ (node);
  const isSign = isSmall(picture);
  const note = element('span', { className: isSign ? 'held held-sign' : 'held' });
  pictures.set(note, picture);
  swap(node, note);
  const link = note.closest('a');
  const isNeeded = picture.alt !== '' || mode === 'ask' || link?.textContent?.trim() === '';
  note.hidden = !isNeeded;
  note.append(element('span', { className: 'held-alt', textContent: picture.alt || t('pictures.picture') }));
  if (mode === 'off') return;
  note.dataset.ask = '';
  if (isSign) return;
  const button = showButton(note, picture);
  if (link) {
    // A link cannot hold a button.
    link.after(button);
    buttons.set(note, button);
  } else {
    note.append(button);
  }
}

/**
 * @param {HTMLElement} note
 * @param {HTMLImageElement} picture
 */
function showButton(note, picture) {
  const { lang } = document.documentElement;
  const button = element('button', { type: 'button', className: 'held-button', lang, textContent: t('pictures.show') });
  button.addEventListener('click', () => {
    const content = /** @type {HTMLElement} */ (note.closest('.article-content'));
    show(note);
    showPicturesBar(content);
    picture.tabIndex = -1;
    picture.focus({ preventScroll: true });
  });
  return button;
}

/** @param {Element} node what stands for a picture; a picture stays */
function show(node) {
  const picture = pictures.get(node);
  if (picture) swap(node, picture);
}

/**
 * @param {Element} node
 * @param {Element} other
 */
function swap(node, other) {
  buttons.get(node)?.remove();
  node.replaceWith(other);
}

/** @param {HTMLImageElement} picture */
function isSmall(picture) {
  const [width, height] = ['width', 'height'].map((name) => Number(picture.getAttribute(name)) || Infinity);
  return width <= SMALL && height <= SMALL;
}
