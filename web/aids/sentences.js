/**
 * An article as it is read aloud: passages in their order, each with its sentences and where they stand on the page.
 *
 * What is read: headings, paragraphs, list items, quotations, captions and notes; tables cell by cell, row by row; a
 * picture's description where it stands alone without a caption; in a line, code and the letters of a formula, for the
 * sentence needs them. What is not: blocks of code and formulas on lines of their own, which nobody follows by ear; the
 * numbers that lead to notes and back; the reading beside ruby characters, which would say the word twice; players;
 * what a closed `<details>` hides.
 * @module
 */
import { isInline } from '../elements.js';
import { languageTag } from '../language-tag.js';

const SILENT =
  'pre, math[display="block"], annotation, mphantom, rt, rp, .footnote-ref, .footnote-back, .player, ' +
  'audio, video, iframe, svg, button, [hidden], [popover], details:not([open]) > :not(summary)';

/** What stands in a picture's description when nobody wrote one. */
const FILE_NAME = /^\S+\.(?:avif|bmp|gif|jpe?g|png|svg|webp)$/i;

const SPEAKABLE = /[\p{L}\p{N}]/u;

/** Shown only at the end of a line, and stumbled over by some voices. */
const VISIBLE = /[^\u00ad\u200b]+/g;

/** Behind which a sentence goes on, whatever comes: titles above all. Without their full stops, in lower case. */
const ABBREVIATIONS = new Set(
  ('adm asst bros capt cmdr col cpl dr drs fr frau gen gov hon hr insp jr lt maj messrs mlle mm mme mr mrs ms mt prof ' +
    'pres rep rev sen sgt sir sra srta sr st ste supt vs approx bzw bspw ca cf evtl ggf gest geb inkl insb sog usw vgl ' +
    'zzgl dipl ing dott sig avv ave blvd rd').split(' '),
);

/** Behind which a sentence goes on when a number comes. */
const BEFORE_NUMBERS = new Set('abb abs art bd bl cap ch fig figs jan feb mar apr jun jul aug sep sept oct nov dec no nos nr núm n p par pp s sec tab tel vol z'.split(' '));

/** Languages in which a full stop makes a number an ordinal: "am 3. Oktober". */
const ORDINALS = new Set('bs cs da de et fi fo hr hu is lb lv nb nn no sk sl sr'.split(' '));

/** Where a sentence that is too long can be taken apart with a pause that does not jar. */
const PAUSES = /[,;:،؛)\]”"]\s|[—–]\s?|[，、；：]/g;

/** Characters at the end of a sentence that tell whether it goes on: more than any word that does not end one. */
const TAIL = 64;

/** A stretch of text: from `start` up to, without, `end`. @typedef {{start: number, end: number}} Span */

/** A piece of a text node within a passage: `from` counts in the node, `start` in the passage.
 * @typedef {{node: Text, from: number, start: number}} Part */

/** A block of text. */
export class Passage {
  #parts;
  /** @type {Span[] | undefined} */
  #sentences;

  /**
   * @param {Element} element what holds it
   * @param {string} text
   * @param {Part[]} parts none where the text is not on the page
   */
  constructor(element, text, parts) {
    this.element = element;
    this.text = text;
    this.#parts = parts;
  }

  /** Its language as BCP 47 has it; empty where the page does not say. */
  get lang() {
    return languageTag(this.element.closest('[lang]')?.getAttribute('lang') ?? '');
  }

  /** Its sentences, at least one. Cut when they are first wanted: an article can have 250,000 passages. */
  get sentences() {
    this.#sentences ??= sentencesOf(this.text, this.lang);
    return this.#sentences;
  }

  /**
   * Where a stretch of it stands on the page; null where it does not.
   * @param {Span} span
   */
  range({ start, end }) {
    const first = this.#parts.findLast((part) => part.start <= start);
    const last = this.#parts.findLast((part) => part.start < end);
    if (!first || !last) return null;
    const range = this.element.ownerDocument.createRange();
    // Nothing is known to change the text in between, but nothing forbids it.
    range.setStart(first.node, Math.min(first.from + start - first.start, first.node.length));
    range.setEnd(last.node, Math.min(last.from + end - last.start, last.node.length));
    return range;
  }

  /**
   * The sentence in which a place of the document lies: the last that begins at it or before; 0 where all are behind.
   * @param {Range} place of which the start counts
   */
  sentenceAt(place) {
    return Math.max(0, this.sentences.findLastIndex((span) => isBefore(this.range(span), place)));
  }

  /**
   * Whether it begins at a place of the document or before it.
   * @param {Range} place of which the start counts
   */
  beginsBefore(place) {
    const range = this.range({ start: 0, end: this.text.length });
    if (range) return isBefore(range, place);
    return place.comparePoint(this.element, 0) <= 0;
  }
}

/**
 * The passages of an element, in their order, one by one, so that one need not wait for all of them.
 * @param {Element} root
 * @returns {Generator<Passage, void>}
 */
export function* passagesOf(root) {
  let text = '';
  /** @type {Part[]} */
  let parts = [];
  /** @type {Map<Element | null, boolean>} */
  const speaks = new Map();

  /** @param {Element} block whose line ends */
  function* end(block) {
    if (SPEAKABLE.test(text)) yield new Passage(block, text, parts);
    text = '';
    parts = [];
  }

  /** @param {Text} node */
  const add = (node) => {
    for (const { 0: seen, index } of node.data.matchAll(VISIBLE)) {
      parts.push({ node, from: index, start: text.length });
      text += seen.replace(/\s/g, ' ');
    }
  };

  /**
   * @param {Element} parent
   * @param {Element} block what holds the line that is being read
   * @returns {Generator<Passage, void>}
   */
  function* walk(parent, block) {
    for (const child of parent.childNodes) {
      if (child instanceof Text) add(child);
      if (!(child instanceof Element) || child.matches(SILENT)) continue;
      if (child instanceof HTMLImageElement) {
        const description = descriptionOf(child, speaks);
        if (description) yield new Passage(child, description, []);
      } else if (child.localName === 'br') {
        text += '\n';
      } else if (isInline(child)) {
        yield* walk(child, block);
      } else {
        yield* end(block);
        yield* walk(child, child);
        yield* end(child);
      }
    }
  }

  yield* walk(root, root);
  yield* end(root);
}

/**
 * The sentences of a text, without the space around them. A line feed ends one.
 *
 * @param {string} text
 * @param {string} lang as BCP 47 has it, or empty
 * @returns {Span[]} in their order; none only where the text is blank
 */
export function sentencesOf(text, lang) {
  /** @type {Span[]} */
  const spans = [];
  for (const { segment, index } of new Intl.Segmenter(lang || undefined, { granularity: 'sentence' }).segment(text)) {
    const said = segment.trim();
    if (said === '') continue;
    const start = index + segment.indexOf(said);
    const end = start + said.length;
    const last = spans.at(-1);
    if (last && (!SPEAKABLE.test(said) || goesOn(text.slice(Math.max(last.start, last.end - TAIL), last.end), said, lang))) {
      last.end = end;
    } else {
      spans.push({ start, end });
    }
  }
  return spans;
}

/**
 * The word at a place in a text.
 *
 * @param {string} text
 * @param {number} index
 * @param {string} lang
 * @returns {Span} empty behind the end of the text
 */
export function wordAt(text, index, lang) {
  const found = new Intl.Segmenter(lang || undefined, { granularity: 'word' }).segment(text).containing(index);
  return found ? { start: found.index, end: found.index + found.segment.length } : { start: index, end: index };
}

/**
 * A text in pieces that are short enough to be spoken at once, cut at a pause, or else between words.
 *
 * @param {string} text
 * @param {number} longest characters of a piece, 3 at least
 * @returns {Span[]}
 */
export function piecesOf(text, longest) {
  /** @type {Span[]} */
  const pieces = [];
  let start = 0;
  while (text.length - start > longest) {
    const head = text.slice(start, start + longest);
    const pause = [...head.matchAll(PAUSES)].map((match) => match.index + match[0].length).findLast((at) => at > longest / 3);
    const space = head.lastIndexOf(' ') + 1;
    // Not within a pair of surrogates.
    const anywhere = /[\ud800-\udbff]$/.test(head) ? longest - 1 : longest;
    const end = start + (pause ?? (space || anywhere));
    pieces.push({ start, end });
    start = end;
  }
  pieces.push({ start, end: text.length });
  return pieces;
}

/**
 * Whether a sentence does not end where its full stop seems to say so.
 *
 * @param {string} before
 * @param {string} after
 * @param {string} lang
 */
function goesOn(before, after, lang) {
  if (!SPEAKABLE.test(before)) return true;
  const [, word = ''] = /(?:^|[^\p{L}\p{M}\p{N}.])([\p{L}\p{M}\p{N}.]+)\.$/u.exec(before) ?? [];
  if (/^\p{L}$/u.test(word) || /^\p{L}(?:\.\p{L})+$/u.test(word)) return true;
  if (ABBREVIATIONS.has(word.toLowerCase())) return true;
  if (/^\p{N}/u.test(after)) return BEFORE_NUMBERS.has(word.toLowerCase());
  return /^\d{1,2}$/.test(word) && ORDINALS.has(lang.split('-')[0]);
}

/**
 * What a picture's description says, where it stands alone and nothing else tells what it shows.
 *
 * @param {HTMLImageElement} image
 * @param {Map<Element | null, boolean>} speaks which lines have words, of those that were asked: a line can have thousands
 *   of pictures
 */
function descriptionOf(image, speaks) {
  const line = image.closest('figure, p, li, dt, dd, th, td, h1, h2, h3, h4, h5, h6');
  if (!speaks.has(line)) speaks.set(line, SPEAKABLE.test(line?.textContent ?? ''));
  const description = image.alt.replace(/\s+/g, ' ').trim();
  return !speaks.get(line) && SPEAKABLE.test(description) && !FILE_NAME.test(description) ? description : '';
}

/** @param {Range | null} range @param {Range} place */
function isBefore(range, place) {
  return range !== null && range.compareBoundaryPoints(Range.START_TO_START, place) <= 0;
}
