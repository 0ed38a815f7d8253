/**
 * The text of a page, made without a tree: of some markup browsers make thousands of nodes for each byte, and what is
 * shown here is above all the text of pages that were refused for that.
 * @module
 */
import { unescaped } from './sanitizer.js';
import { seamBefore } from './seams.js';

/** What stands before and after a line of its own. */
const BLOCKS = /^(?:p|div|section|article|h[1-6]|ul|ol|li|dl|dt|dd|table|tr|pre|blockquote|figure)$/;

/** What is not shown, together with what stands in it. */
const UNSEEN = /^(?:script|style|template|title)$/;

/** The name of a tag. No element that counts here has a longer one. */
const NAME = /\/?([a-z][^\s/>]{0,30})/iy;

/**
 * Characters and lines of a part of a text. To show one is a task of the page that nothing interrupts: what takes
 * longest is a line without an end, 770 ms in Chromium for 500,000 characters, and a paragraph of many lines, 365 ms for
 * 10,000. A part takes 50 to 95.
 */
const MAX_CHARACTERS = 50_000;
const MAX_LINES = 1000;

/** Characters of tags by their codes, for a tag can be as long as the page. */
const [SPACE, DOUBLE, SINGLE, EQUALS, END] = [..." \"'=>"].map((character) => character.charCodeAt(0));

/** Characters outside of quotes in which the end of a tag is looked for in earnest; what holds more is none. */
const MAX_TAG = 1_000_000;

/** Characters of text that are decoded at a time. */
const PIECE = 16_384;

/** Milliseconds of work after which whoever uses the page has a turn, and tags between two looks at the clock. */
const TURN = 20;
const STEPS = 1000;

/** What must not be cut in two: a character reference, or a character of two code units. */
const UNIT = /(?:&[^&]*|[\ud800-\udbff])?$/;
const LONGEST_UNIT = 40;

/**
 * The text of a page, with a line of its own for each block and an empty one between paragraphs, in parts that can be
 * shown at once. It takes time that grows with the length alone, and never more of it than TURN at a stretch.
 *
 * @param {string} source from anywhere
 * @param {boolean} [isText] whether it is no markup
 * @returns {AsyncGenerator<string, void>} none where there is no text
 */
export async function* plainText(source, isText = false) {
  let text = '';
  let raw = '';
  const decode = () => {
    // White space that goes on beyond a piece is one.
    const before = text.trimEnd();
    text = before + tidy(text.slice(before.length) + (isText ? raw : unescaped(raw)), isText);
    raw = '';
  };
  function* ready() {
    for (let end = endOfPart(text); end < text.length; end = endOfPart(text)) {
      yield text.slice(0, end).trim();
      text = text.slice(end).trimStart();
    }
  }
  const turn = turns();
  /** The element whose end is looked for, while nothing is taken. */
  let unseen = '';
  let tag = isText ? -1 : source.indexOf('<');
  for (let at = 0; at < source.length; ) {
    const begun = at;
    const end = endOfPiece(source, at, tag < 0 ? source.length : tag);
    if (!unseen) raw += source.slice(at, end);
    at = end;
    if (at === tag) {
      NAME.lastIndex = tag + 1;
      const name = NAME.exec(source)?.[1].toLowerCase() ?? '';
      const isEnd = source[tag + 1] === '/';
      if (unseen && !(isEnd && name.startsWith(unseen))) {
        at = tag + 1;
      } else if (name) {
        raw += name === 'br' ? '\n' : BLOCKS.test(name) ? '\n\n' : '';
        at = after(source, NAME.lastIndex);
        unseen = UNSEEN.test(name) && !isEnd ? name : '';
      } else if (source.startsWith('<!--', tag)) {
        at = behind(source, '-->', tag + 2);
      } else if (/[!?/]/.test(source[tag + 1] ?? '')) {
        at = behind(source, '>', tag);
      } else {
        raw += '<';
        at = tag + 1;
      }
      tag = source.indexOf('<', at);
    }
    const isLong = raw.length >= PIECE || at - begun >= PIECE;
    if (raw.length >= PIECE) {
      decode();
      yield* ready();
    }
    const wait = turn(isLong);
    if (wait) await wait;
  }
  decode();
  yield* ready();
  if (text.trim() !== '') yield text.trim();
}

/**
 * Keeps paragraphs and lines of text alone, which takes nothing that may be missing.
 *
 * @param {string} text
 * @returns {HTMLElement}
 */
export function byText(text) {
  const holder = document.implementation.createHTMLDocument('').body;
  for (const paragraph of text.split('\n\n')) {
    const made = holder.ownerDocument.createElement('p');
    for (const [i, line] of paragraph.split('\n').entries()) {
      if (i > 0) made.append(holder.ownerDocument.createElement('br'));
      made.append(line);
    }
    holder.append(made);
  }
  return holder;
}

/**
 * @param {string} text
 * @returns {number} where its first part ends; at its end, where more may be taken in
 */
function endOfPart(text) {
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < MAX_CHARACTERS; at = text.indexOf('\n', at + 1)) {
    if (lines++ === MAX_LINES) return at;
  }
  if (text.length <= MAX_CHARACTERS) return text.length;
  return seamBefore(text.slice(0, MAX_CHARACTERS));
}

/**
 * @param {string} text
 * @param {boolean} isText whether its spaces are kept
 */
function tidy(text, isText) {
  const spaced = isText ? text : text.replace(/[^\S\n]+/g, ' ').replace(/ ?\n ?/g, '\n');
  return spaced.replace(/\n\s*\n/g, '\n\n');
}

/**
 * @returns {(isLong: boolean) => Promise<void> | undefined} to be asked at each step, long or not; waits where it is
 *   somebody else's turn
 */
function turns() {
  let steps = 0;
  let until = performance.now() + TURN;
  return (isLong) => {
    if ((++steps % STEPS !== 0 && !isLong) || performance.now() < until) return undefined;
    return new Promise((resolve) => setTimeout(resolve)).then(() => {
      until = performance.now() + TURN;
    });
  };
}

/**
 * @param {string} html
 * @param {number} at
 * @param {number} tag where the next one begins
 * @returns {number} where a piece of text ends: there, or before it, where it is long
 */
function endOfPiece(html, at, tag) {
  const end = at + PIECE;
  if (end >= tag) return tag;
  return end - (UNIT.exec(html.slice(end - LONGEST_UNIT, end))?.[0].length ?? 0);
}

/**
 * @param {string} html
 * @param {string} end
 * @param {number} from
 * @returns {number} where it goes on behind what is looked for; at the end of all, where that is not there
 */
function behind(html, end, from) {
  const found = html.indexOf(end, from);
  return found < 0 ? html.length : found + end.length;
}

/**
 * @param {string} html
 * @param {number} from behind the name of a tag
 * @returns {number} behind the tag; where it never ends, at the end of all
 */
function after(html, from) {
  // A quote opens a value behind "=" alone, and then hides a ">". An expression would need a stack as long as the tag.
  let opens = false;
  let left = MAX_TAG;
  for (let at = from; at < html.length; at++) {
    if (left-- === 0) return behind(html, '>', at);
    const code = html.charCodeAt(at);
    if (opens && (code === DOUBLE || code === SINGLE)) {
      at = html.indexOf(html[at], at + 1);
      if (at < 0) break;
    } else if (code === END) {
      return at + 1;
    }
    opens = code === EQUALS || (opens && code <= SPACE);
  }
  return html.length;
}
