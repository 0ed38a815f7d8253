/**
 * Notes where they are called: a click on a reference shows the note beside it. A click with a modifier, or the link in
 * the popover, goes to the note in the list, and the note's arrow leads back to the place.
 * @module
 */
import { onArticle } from '../current.js';
import { element, moveChildren } from '../elements.js';
import { t } from '../strings.js';
import { jumpTo, returnFrom } from './jumps.js';

/** References, as extract/clean_footnote.go writes them. */
const REFERENCE = '.footnote-ref a[href^="#fn-"]';

/** Pixels between the reference and its note, and between the note and the edge of the window. */
const GAP = 8;

/** Starts to listen for articles. */
export function notes() {
  onArticle((shown) => shown && new Notes(shown.view, shown.content));
}

/** The notes of one article. */
class Notes {
  #view;

  /** @type {HTMLElement | null} the popover that is open */
  #popover = null;

  /** @type {HTMLAnchorElement | null} the reference that it belongs to */
  #opener = null;

  /**
   * @param {HTMLElement} view
   * @param {HTMLElement} content
   */
  constructor(view, content) {
    this.#view = view;
    const references = /** @type {NodeListOf<HTMLAnchorElement>} */ (content.querySelectorAll(REFERENCE));
    if (references.length === 0) return;
    for (const reference of references) {
      reference.setAttribute('aria-label', t('notes.one', { label: reference.textContent ?? '' }));
      reference.setAttribute('aria-haspopup', 'dialog');
      reference.setAttribute('aria-expanded', 'false');
    }
    const list = content.querySelector('.footnotes');
    list?.setAttribute('role', 'doc-endnotes');
    list?.setAttribute('aria-label', t('notes.list'));
    for (const back of content.querySelectorAll('.footnote-back')) {
      back.setAttribute('aria-label', t('notes.back'));
    }
    view.addEventListener('click', (event) => this.#onClick(event));
  }

  /** @param {MouseEvent} event */
  #onClick(event) {
    if (!(event.target instanceof Element)) return;
    const reference = /** @type {HTMLAnchorElement | null} */ (event.target.closest(REFERENCE));
    const back = event.target.closest('.footnote-back');
    const note = reference && document.getElementById(reference.hash.slice(1));
    if (reference && note) {
      event.preventDefault();
      // One in a note that is open stands for the one in the list.
      const origin = this.#popover?.contains(reference) ? (this.#opener ?? reference) : reference;
      this.#popover?.hidePopover();
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) jumpTo(note, origin);
      else this.#open(origin, note, reference.textContent ?? '');
    } else if (back && returnFrom(back.closest('li'))) {
      event.preventDefault();
    }
  }

  /**
   * @param {HTMLAnchorElement} reference
   * @param {HTMLElement} note
   * @param {string} label
   */
  #open(reference, note, label) {
    const go = element('a', { href: `#${note.id}`, textContent: t('notes.go') });
    const name = t('notes.one', { label });
    // A div by itself: what the note says is in the article's language, the rest in ours.
    const head = element('div', { className: 'note-head', lang: document.documentElement.lang }, element('span', { textContent: name }), go);
    const popover = element('div', { className: 'note', popover: 'auto', tabIndex: -1 }, head, copyOf(note));
    popover.setAttribute('role', 'dialog');
    popover.setAttribute('aria-label', name);
    go.addEventListener('click', (event) => {
      event.preventDefault();
      popover.hidePopover();
      jumpTo(note, reference);
    });
    popover.addEventListener('toggle', (event) => {
      if (/** @type {ToggleEvent} */ (event).newState === 'closed') {
        reference.setAttribute('aria-expanded', 'false');
        popover.remove();
      }
    });
    this.#view.append(popover);
    // From the reference, so that the focus comes back to it.
    reference.focus({ preventScroll: true });
    popover.showPopover();
    place(popover, reference);
    popover.focus({ preventScroll: true });
    reference.setAttribute('aria-expanded', 'true');
    this.#popover = popover;
    this.#opener = reference;
  }
}

/**
 * What a note says, without its arrow and without ids, which the list has already, and without buttons, which would do
 * nothing in a copy.
 * @param {HTMLElement} note
 */
function copyOf(note) {
  const copy = element('div', { className: 'article-content' });
  moveChildren(note.cloneNode(true), copy);
  for (const idle of copy.querySelectorAll('.footnote-back, button')) idle.remove();
  for (const picture of copy.querySelectorAll('[role="button"]')) {
    for (const name of ['role', 'tabindex', 'aria-haspopup', 'aria-label', 'class']) picture.removeAttribute(name);
  }
  for (const named of copy.querySelectorAll('[id]')) named.removeAttribute('id');
  return copy;
}

/**
 * Puts a popover below its reference, or above where there is more room. On a small screen the style sheet puts it at
 * the bottom.
 *
 * @param {HTMLElement} popover is shown
 * @param {HTMLElement} reference
 */
function place(popover, reference) {
  if (getComputedStyle(popover).position === 'fixed') return;
  const [at] = reference.getClientRects();
  const { width, height } = popover.getBoundingClientRect();
  const room = document.documentElement.clientWidth - width - GAP;
  const left = Math.max(GAP, Math.min((at.left + at.right - width) / 2, room));
  const isBelow = at.bottom + GAP + height <= innerHeight || at.top < innerHeight - at.bottom;
  const top = isBelow ? at.bottom + GAP : at.top - GAP - height;
  Object.assign(popover.style, { left: `${left + scrollX}px`, top: `${top + scrollY}px` });
}
