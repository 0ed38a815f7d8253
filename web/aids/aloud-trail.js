/**
 * Shows what is being read, and keeps it in view until the reader scrolls away.
 *
 * The marks are of the CSS Custom Highlight API and leave the article's nodes alone. Where a browser lacks it, all else
 * works.
 * @module
 */
import { flowOf, onTextScroll, seenOf } from './position.js';

/** Milliseconds without a scroll event after which scrolling is over: a few frames. */
const SETTLED = 150;

/** Where what is read comes to stand when the page scrolls along: a third of the screen from where its lines begin. */
const PLACE = 1 / 3;

/** Pixels by which the browser may miss where it is to scroll. */
const NEAR = 2;

const MARKS = ['aloud-sentence', 'aloud-word'];

/** What is being read, as the page shows it. */
export class Trail {
  #onStray;
  /** @type {{range: Range | null, element: Element} | null} */
  #current = null;
  #isAstray = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #scrolling;
  /** Where it scrolls to itself. @type {number | null} */
  #target = null;

  /** @param {(isAstray: boolean) => void} onStray called when the reader scrolls away from it, and when it is back */
  constructor(onStray) {
    this.#onStray = onStray;
    onTextScroll(() => {
      clearTimeout(this.#scrolling);
      this.#scrolling = setTimeout(() => this.#settle(), SETTLED);
    });
  }

  /**
   * Marks what is being read.
   *
   * @param {Element} element the block
   * @param {Range | null} sentence null where it is not on the page
   * @param {Range | null} [word]
   */
  mark(element, sentence, word = null) {
    const begins = this.#current === null;
    this.#current = { range: word ?? sentence, element };
    if ('highlights' in CSS) {
      [sentence, word].forEach((range, i) => {
        const highlight = range ? new Highlight(range) : new Highlight();
        highlight.priority = i;
        CSS.highlights.set(MARKS[i], highlight);
      });
    }
    if (begins) this.#begin();
    // While the page scrolls it is not known yet where it will stand, and whether that was the reader.
    else if (!this.#isAstray && this.#scrolling === undefined && !this.#isInView()) this.#scroll();
  }

  /** Follows from the start, once the bar that opens has its place: where lines run down it shortens them. */
  async #begin() {
    for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);
    // Whoever scrolled until now did so before the reading.
    clearTimeout(this.#scrolling);
    this.#scrolling = undefined;
    if (this.#current && !this.#isInView()) this.#scroll();
  }

  /** Goes back to what is being read, and along with it from now on. */
  back() {
    this.#stray(false);
    if (this.#current) this.#scroll();
  }

  /** Marks nothing any more. */
  clear() {
    this.#current = null;
    this.#stray(false);
    if ('highlights' in CSS) MARKS.forEach((name) => CSS.highlights.delete(name));
  }

  #settle() {
    this.#scrolling = undefined;
    const isLost = this.#current !== null && !this.#isInView();
    const isOwn = isLost && this.#target !== null && Math.abs(flowOf(this.#article()).scrolled() - this.#target) < NEAR;
    this.#target = null;
    // Nobody else scrolled: what was laid out on the way has moved it, or the reading has gone on.
    if (isOwn && !this.#isAstray) return this.#scroll();
    this.#stray(isLost);
  }

  /** @param {boolean} isAstray */
  #stray(isAstray) {
    if (isAstray === this.#isAstray) return;
    this.#isAstray = isAstray;
    this.#onStray(isAstray);
  }

  #box() {
    const box = this.#current?.range?.getBoundingClientRect();
    return box && box.width > 0 && box.height > 0 ? box : /** @type {Element} */ (this.#current?.element).getBoundingClientRect();
  }

  /** The article, in which the lines follow each other in one direction, whatever they do in a part of it. */
  #article() {
    const element = /** @type {Element} */ (this.#current?.element);
    return element.closest('.article') ?? element;
  }

  /** Whether its beginning is to be seen, between what covers the page before and behind. */
  #isInView() {
    const { isVertical, start, end } = flowOf(this.#article());
    const { first, last } = seenOf(this.#article());
    const box = this.#box();
    const enough = Math.min(end(box), start(box) + (last - first) / 2);
    return start(box) >= first && enough <= last && (isVertical || (box.right > 0 && box.left < innerWidth));
  }

  #scroll() {
    const { isVertical, start, scroll, scrolled } = flowOf(this.#article());
    const { left, right } = this.#box();
    if (!isVertical && (right <= 0 || left >= innerWidth)) {
      // In a table that scrolls sideways.
      this.#current?.element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
    const { first, last } = seenOf(this.#article());
    const behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth';
    const way = start(this.#box()) - first - (last - first) * PLACE;
    this.#target = scrolled() + way;
    scroll(way, behavior);
  }
}
