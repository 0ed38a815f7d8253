/**
 * Writes a document out as markup, in one walk that only reads: the page cannot tell that it happened.
 * @module
 */
import { isContentScript } from './content-script.js';

/**
 * What holds for a part of the document.
 *
 * @typedef {object} Context
 * @property {Range[]} ranges what is wanted; empty where everything is
 * @property {boolean} hides whether what is not displayed is left out
 * @property {boolean} foreign inside a formula or a drawing, where style is content
 * @property {boolean} pre inside `<pre>`
 * @property {string} base what relative addresses resolve against, where that is not the page's own; else empty
 */

/** CSS pixels, each way, below which a drawing is an icon. */
const MIN_DRAWING = 100;

/** How deep elements are followed. The core reads 512 levels; below, text is all that can be had. */
const MAX_DEPTH = 500;

/** Characters of a data- attribute beyond which it is data for a script. */
const MAX_DATA = 4096;

/** @param {string} names */
const words = (names) => new Set(names.split(' '));

// https://html.spec.whatwg.org/multipage/syntax.html#void-elements
const VOID = words('area base br col embed hr img input link meta param source track wbr');

/** Never content, or typed into a form. */
const DROPPED = words('style template textarea select datalist canvas noembed noframes');

/** What is wanted of `<head>`. */
const HEAD = words('title meta base link script');

/** Elements of which no browser displays anything that a style could hide; `rp` is for those without ruby. */
const UNDISPLAYED = words('meta link area param rp track source br wbr');

/** Elements that only the parser treats otherwise than the one that stands in for them. */
const RENAMED = new Map([
  ['xmp', 'pre'],
  ['listing', 'pre'],
  ['plaintext', 'pre'],
  ['frameset', 'body'],
]);

/** Links that load something. */
const LOADING_LINK = /stylesheet|preload|prefetch|preconnect|prerender/i;

/** What lazy loading puts into `<noscript>`. */
const MEDIA = /<(img|picture|video|audio|iframe)\b/i;

/** How an element is displayed that begins no new line. */
const INLINE = /^(inline|contents|ruby)/;

/** React streams parts of a page into hidden elements of this id, and moves them to their places by script. */
const STREAMED = /^S:/;

/** Writes one document: `html` is what was written, `size` how many characters of text are in it. */
export class Writer {
  html = '<!DOCTYPE html><!--lectern-->';
  size = 0;

  #live;

  /** The last character of text that was written. */
  #last = '\n';

  /** @type {CSSStyleDeclaration[]} of the blocks that begin or end here: a new line, unless they float */
  #blocks = [];

  /** How deep the open elements nest. */
  #depth = 0;

  /**
   * @param {Element} root the document's element
   * @param {object} options
   * @param {boolean} options.live whether the document has a layout: what the browser has applied is then not written
   * @param {boolean} options.hides whether what is not displayed is left out; only where there is a layout
   * @param {Range[]} options.ranges what is wanted of the body; empty where everything is
   */
  constructor(root, { live, hides, ranges }) {
    this.#live = live;
    this.#element(root, 'html', { ranges, hides, foreign: false, pre: false, base: '' });
  }

  /**
   * @param {Node} parent
   * @param {string} name the parent's
   * @param {Context} context
   * @param {CSSStyleDeclaration | null} [style] that of the element it is in, where it is known; null inside a hidden one
   * @param {boolean} [visible] whether text shows there
   */
  #children(parent, name, context, style = null, visible = true) {
    let node = name === 'form' ? interfaceOf(parent, 'firstChild') : parent.firstChild;
    while (node) {
      const inner = this.#node(node, context, style, visible);
      node = inner === 'form' ? interfaceOf(node, 'nextSibling') : node.nextSibling;
    }
  }

  /**
   * @param {Node} node
   * @param {Context} context
   * @param {CSSStyleDeclaration | null} style
   * @param {boolean} visible
   * @returns {string} the name of an element, else empty
   */
  #node(node, context, style, visible) {
    const type = node.nodeType;
    if (type === Node.TEXT_NODE || type === Node.CDATA_SECTION_NODE) {
      if (visible) this.#text(/** @type {Text} */ (node), context, style);
    } else if (type !== Node.COMMENT_NODE && type !== Node.PROCESSING_INSTRUCTION_NODE) {
      const name = nameOf(node);
      this.#element(/** @type {Element} */ (node), name, context);
      return name;
    }
    return '';
  }

  /**
   * @param {Text} node
   * @param {Context} context
   * @param {CSSStyleDeclaration | null} style
   */
  #text(node, { ranges, pre }, style) {
    const text = ranges.length > 0 ? cut(node, ranges) : node.data;
    if (!text) return;
    // Without the style sheet, words that it sets apart would be glued together, and so would lines of code. Most are
    // apart in the source as well: to ask whether blocks float only here takes 6 % off the time of a snapshot.
    if (this.#blocks.length > 0) {
      const apart = (pre ? /\n/ : /\s/).test(this.#last + text[0]);
      if (!apart && this.#blocks.some((block) => block.float === 'none')) this.html += '\n';
      this.#blocks.length = 0;
    }
    this.#last = text[text.length - 1];
    const trimmed = text.trim();
    this.size += trimmed.length;
    // Nor would it be known that line breaks in the source are ones on the screen.
    const lines = !pre && trimmed.includes('\n') && /^(pre|break)/.test(style?.whiteSpace ?? '');
    this.html += lines ? escape(text).replaceAll('\n', '<br>') : escape(text);
  }

  /**
   * @param {Element} node
   * @param {string} name
   * @param {Context} context
   */
  #element(node, name, context) {
    if (name === 'head') {
      this.#head(node, context);
    } else if (context.ranges.length > 0 && !context.ranges.some((range) => range.intersectsNode(node))) {
      return;
    } else if (this.#depth > MAX_DEPTH) {
      this.html += escape(interfaceOf(node, 'textContent') ?? '');
    } else if (name === 'script') {
      this.#script(node);
    } else if (name === 'noscript' && !node.firstElementChild) {
      // Its markup is text: scripts run here, and what it holds is on the page already, but for what is not loaded yet.
      if (MEDIA.test(node.textContent ?? '')) this.html += `<noscript>${node.textContent}</noscript>`;
    } else if (context.foreign || this.#isWanted(node, name)) {
      this.#shown(node, name, context);
    }
  }

  /**
   * @param {Element} head
   * @param {Context} context
   */
  #head(head, context) {
    this.html += '<head>';
    for (const node of head.children) {
      const name = nameOf(node);
      if (HEAD.has(name)) this.#element(node, name, { ...context, ranges: [], hides: false });
    }
    this.html += '</head>';
    this.#last = '\n';
  }

  /** @param {Element} node */
  #script(node) {
    const type = node.getAttribute('type') ?? '';
    const source = node.textContent ?? '';
    if (isContentScript(type, source, this.#live)) {
      this.html += `<script type="${quote(type)}">${source.replace(/<\/(?=script)/gi, '<\\/')}</script>`;
    }
  }

  /**
   * @param {Element} node
   * @param {string} name
   */
  #isWanted(node, name) {
    switch (name) {
      case 'link':
        return !LOADING_LINK.test(node.getAttribute('rel') ?? '');
      case 'input':
        return node.getAttribute('type') === 'checkbox';
      case 'svg': {
        const box = this.#live && node.getBoundingClientRect();
        return !box || Math.min(box.width, box.height) >= MIN_DRAWING;
      }
      default:
        return !DROPPED.has(name);
    }
  }

  /**
   * Writes an element unless the browser does not display it.
   *
   * @param {Element} node
   * @param {string} name
   * @param {Context} context
   */
  #shown(node, name, context) {
    const style = context.hides && !UNDISPLAYED.has(name) ? getComputedStyle(node) : null;
    const display = style?.display ?? 'contents';
    if (display === 'none' && !STREAMED.test(attributeOf(node, 'id') ?? '')) {
      // A formula alone in a hidden element stands behind a picture of itself.
      const formula = Element.prototype.querySelector.call(node, 'math');
      if (formula && formula.textContent?.trim() === interfaceOf(node, 'textContent')?.trim()) {
        this.#shown(formula, 'math', { ...context, hides: false });
      }
    } else if (style && style.visibility !== 'visible') {
      // What is inside may be visible again.
      this.#depth++;
      this.#children(node, name, context, style, false);
      this.#depth--;
    } else {
      const block = style && !INLINE.test(display);
      if (block) this.#blocks.push(style);
      this.#depth++;
      this.#tagged(node, name, context, style);
      this.#depth--;
      if (block) this.#blocks.push(style);
    }
  }

  /**
   * @param {Element} node
   * @param {string} name
   * @param {Context} context
   * @param {CSSStyleDeclaration | null} style
   */
  #tagged(node, name, context, style) {
    if (name === 'slot' && 'assignedNodes' in node) {
      const assigned = /** @type {HTMLSlotElement} */ (node).assignedNodes();
      for (const part of assigned) this.#node(part, context, style, true);
      if (assigned.length === 0) this.#children(node, name, context, style);
      return;
    }
    const frame = name === 'iframe' || name === 'frame' ? frameBody(/** @type {HTMLIFrameElement} */ (node)) : null;
    const tag = frame ? 'div' : RENAMED.get(name) ?? name;
    this.html += `<${tag}${this.#attributes(node, name, context)}>`;
    if (name === 'br') this.#last = '\n';
    if (VOID.has(name)) return;
    if (frame) {
      this.#children(frame, 'body', { ...context, ranges: [], base: frame.baseURI });
    } else if (name !== 'form' && node.shadowRoot) {
      this.#children(node.shadowRoot, '', { ...context, ranges: [] }, style);
    } else if (tag === 'pre') {
      // The parser drops one line break at the start.
      this.html += '\n';
      this.#last = '\n';
      this.#children(node, name, { ...context, pre: true }, style);
    } else if (name === 'math' || name === 'svg') {
      this.#children(node, name, { ...context, hides: false, foreign: true });
    } else {
      this.#children(node, name, context, style);
    }
    this.html += `</${tag}>`;
  }

  /**
   * @param {Element} node
   * @param {string} name
   * @param {Context} context
   */
  #attributes(node, name, { base, foreign }) {
    let written = '';
    const source = name === 'img' ? /** @type {HTMLImageElement} */ (node).currentSrc : '';
    const current = /^https?:/.test(source) ? source : '';
    if (current) written += ` src="${quote(current)}"`;
    const drawn = this.#live && name === 'svg' && !foreign;
    if (drawn) {
      // A drawing has its size from the style sheet as often as not.
      const { width, height } = node.getBoundingClientRect();
      written += ` width="${Math.round(width)}" height="${Math.round(height)}"`;
    }
    for (const key of Element.prototype.getAttributeNames.call(node)) {
      const value = attributeOf(node, key) ?? '';
      const applied = this.#live && !foreign && (key === 'style' || key === 'hidden');
      const measured = drawn && (key === 'width' || key === 'height');
      const data = key.startsWith('data-') && value.length > MAX_DATA;
      // Of a frame's pictures, the one that the browser chose is enough.
      const chosen = (current && key === 'src') || (base && key === 'srcset');
      if (applied || measured || data || chosen || key.startsWith('on') || key === 'srcdoc') continue;
      written += ` ${key}="${quote(base && /^(href|src|poster)$/.test(key) ? absolute(value, base) : value)}"`;
    }
    return written;
  }
}

/**
 * Asks the interface for a property of a node. In a form, fields of their names may hide the node's own; elsewhere
 * asking the node is several times as fast.
 *
 * @template {keyof Node} K
 * @param {Node} node
 * @param {K} property
 * @returns {Node[K]}
 */
function interfaceOf(node, property) {
  return Reflect.get(Node.prototype, property, node);
}

/**
 * Asks the interface for a property of a document: elements may be named like its own, and hide them.
 *
 * @template {keyof Document} K
 * @param {Document} doc
 * @param {K} property
 * @returns {Document[K]}
 */
export function ofDocument(doc, property) {
  return Reflect.get(Document.prototype, property, doc);
}

/**
 * Asks the interface for an attribute, as the fields of a form may hide its methods.
 *
 * @param {Element} node
 * @param {string} key
 */
function attributeOf(node, key) {
  return Element.prototype.getAttribute.call(node, key);
}

/**
 * @param {Node} node
 * @returns {string} an element's; that of a form may be hidden by a field
 */
function nameOf(node) {
  const name = /** @type {Element} */ (node).localName;
  return typeof name === 'object' ? 'form' : name;
}

/**
 * @param {HTMLIFrameElement} frame
 * @returns {HTMLElement | null} null where the frame is another site's, or has not loaded: it may be a player then
 */
function frameBody(frame) {
  const body = frame.contentDocument && ofDocument(frame.contentDocument, 'body');
  return body?.hasChildNodes() ? body : null;
}

/**
 * @param {Text} node
 * @param {Range[]} ranges
 * @returns {string} what of its text is in the first of the ranges that meets it
 */
function cut(node, ranges) {
  const range = ranges.find((each) => each.intersectsNode(node));
  if (!range) return '';
  const { startContainer, startOffset, endContainer, endOffset } = range;
  return node.data.slice(
    startContainer === node ? startOffset : 0,
    endContainer === node ? endOffset : undefined,
  );
}

/**
 * @param {string} address
 * @param {string} base
 */
function absolute(address, base) {
  try {
    return new URL(address, base).href;
  } catch {
    return address;
  }
}

/** @param {string} text */
function escape(text) {
  // Few texts have any, and asking is faster than replacing.
  return /[&<]/.test(text) ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;') : text;
}

/** @param {string} value */
function quote(value) {
  return /[&"]/.test(value) ? value.replaceAll('&', '&amp;').replaceAll('"', '&quot;') : value;
}
