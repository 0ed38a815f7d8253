/**
 * The text of a page, made without a tree: of some markup browsers make thousands of nodes for each byte, and what is
 * shown here is above all the text of pages that were refused for that.
 * @module
 */
import { unescaped } from './sanitizer.js';

/** What stands before and after a line of its own. */
const BLOCKS = /^(?:p|div|section|article|h[1-6]|ul|ol|li|dl|dt|dd|table|tr|pre|blockquote|figure)$/;

/** What is not shown, together with what stands in it. */
const UNSEEN = /^(?:script|style|template|title)$/;

/** The name of a tag. No element that counts here has a longer one. */
const NAME = /\/?([a-z][^\s/>]{0,30})/iy;

/**
 * The text of a page, with a line of its own for each block. It takes time that grows with the length alone.
 *
 * @param {string} html markup from anywhere
 * @returns {string}
 */
export function plainText(html) {
  const pieces = [];
  let at = 0;
  while (at < html.length) {
    const tag = html.indexOf('<', at);
    if (tag < 0) break;
    pieces.push(html.slice(at, tag));
    NAME.lastIndex = tag + 1;
    const name = NAME.exec(html)?.[1].toLowerCase();
    if (name) {
      pieces.push(name === 'br' ? '\n' : BLOCKS.test(name) ? '\n\n' : '');
      at = after(html, NAME.lastIndex);
      if (UNSEEN.test(name) && html[tag + 1] !== '/') at = endTag(html, name, at);
    } else if (html.startsWith('<!--', tag)) {
      at = behind(html, '-->', tag + 2);
    } else if (/[!?/]/.test(html[tag + 1] ?? '')) {
      at = behind(html, '>', tag);
    } else {
      pieces.push('<');
      at = tag + 1;
    }
  }
  pieces.push(html.slice(at));
  const text = unescaped(pieces.join(''));
  return text.replace(/[^\S\n]+/g, ' ').replace(/ ?\n ?/g, '\n').replace(/\n{3,}/g, '\n\n').trim();
}

/**
 * Keeps paragraphs and lines of text alone, which takes nothing that may be missing.
 *
 * @param {string} html
 * @returns {HTMLElement}
 */
export function byText(html) {
  const holder = document.implementation.createHTMLDocument('').body;
  for (const paragraph of plainText(html).split(/\n{2,}/)) {
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
  for (let at = from; at < html.length; at++) {
    const character = html[at];
    if (opens && (character === '"' || character === "'")) {
      at = html.indexOf(character, at + 1);
      if (at < 0) break;
    } else if (character === '>') {
      return at + 1;
    }
    opens = character === '=' || (opens && /\s/.test(character));
  }
  return html.length;
}

/**
 * @param {string} html
 * @param {string} name
 * @param {number} from
 * @returns {number} where the element of that name ends
 */
function endTag(html, name, from) {
  const end = new RegExp(`</${name}`, 'gi');
  end.lastIndex = from;
  return end.exec(html)?.index ?? html.length;
}
