/**
 * Writes a live document out as markup, in one walk that only reads: the page cannot tell that it happened.
 *
 * All of this is in the bookmarklet. It decides as little as it can: it says what only a browser knows, and the core
 * (extract/snapshot.go, extract/displayed.go) makes something of it. Beside the page's own attributes stand
 *
 *   _="none"    of what is not displayed, with all that it holds
 *   _="hidden"  of what is invisible; what is in it may be visible again
 *   _="block"   of what begins and ends a line
 *   _base       what addresses in a frame are relative to
 *
 * @module
 */

/** Square CSS pixels below which a drawing is an icon. */
const MIN_DRAWING = 1e4;

// What is there for those who have the page read to them is in a box of a pixel, or far off the screen; CSS pixels.
const MIN_SIZE = 2;
const FAR = -999;

/** How deep elements are followed. The core reads 512 levels; below, text is all that can be had. */
const MAX_DEPTH = 500;

/**
 * What is left out, by name and type: fields of forms, of which nothing leaves the page but whether a box is ticked;
 * scripts, but for metadata and formulas that MathJax has set; and style, but for that of drawings.
 */
const DROPPED = /^(input (?!checkbox)|script (?!math|.*ld\+json)|(textarea|select|style) )/i;

/** How an element is displayed that begins no new line. */
const INLINE = /^(inline|contents|ruby|math)/;

// https://dom.spec.whatwg.org/#node: what is between them is text.
const ELEMENT = 1;
const LAST_WITH_CONTENT = 6;

const { get } = Reflect;

/** All that is asked of nodes is inherited by this. Programs about trees have a class Node of their own. */
const NODE = /** @type {any} */ (HTMLElement.prototype);

/**
 * Asks the interface for a property of a document: elements may be named like its own, and hide them.
 *
 * @template {keyof Document} K
 * @param {Document} doc
 * @param {K} property
 * @returns {Document[K]}
 */
export function ofDocument(doc, property) {
  return get(Document.prototype, property, doc);
}

/**
 * Asks the interface for a property of a node: a form's fields hide its own.
 *
 * @param {Node} node
 * @param {string} property
 */
const ofNode = (node, property) => get(NODE, property, node);

/**
 * Says how an element is displayed.
 *
 * @param {any} node
 * @param {any} style
 */
const markOf = (node, style) =>
  style.display === 'none' ||
  // So is what a search in the page unfolds (hidden="until-found"), which is of the text all the same.
  (style.contentVisibility === 'hidden' && !node.hidden) ||
  (/abs|fix/.test(style.position) &&
    node.firstChild &&
    ((node.offsetWidth < MIN_SIZE && style.overflow !== 'visible') || Math.min(node.offsetLeft, node.offsetTop + node.offsetHeight) < FAR))
    ? 'none'
    : /hid|col/.test(style.visibility)
      ? 'hidden'
      : !INLINE.test(style.display) && style.float === 'none' && 'block';

/**
 * Writes a document.
 *
 * @param {Document} doc it has a layout
 * @param {any} selection the `Selection` of what is wanted of the body; null where everything is
 * @returns {string}
 */
export function write(doc, selection) {
  let html = '<!--lectern-->';

  /** Whether anything is wanted of the element at hand, as far as it has been visited. @type {any} */
  let wanted;

  /**
   * @param {any} node
   * @param {any} style that of the element it is in; false where styles do not count: in what is not displayed, in drawings and in formulas
   * @param {number} depth
   * @param {Range[] | null} ranges what is wanted; null where everything is
   * @param {boolean} [pre] whether it is in a `<pre>`
   */
  const visit = (node, style, depth, ranges, pre) => {
    const { nodeType } = node;
    if (nodeType > LAST_WITH_CONTENT) return;
    const isText = nodeType > ELEMENT;
    const name = isText ? '' : ofNode(node, 'localName');
    if (DROPPED.test(`${name} ${node.type}`) && !(name === 'style' && node.ownerSVGElement)) return;
    // Ranges are in one tree, but the shadow roots and frames of another may lead to it.
    const touching = ranges?.filter((range) => range.intersectsNode(node));
    if (isText || depth > MAX_DEPTH) {
      let data = ofNode(node, 'textContent');
      if (touching) {
        data = touching
          .map((range) => data.slice(node === range.startContainer ? range.startOffset : 0, node === range.endContainer ? range.endOffset : undefined))
          .join(' ');
        wanted ||= data;
      }
      data = escape(data);
      // Without the style sheet it would not be known that line breaks in the source are ones on the screen.
      html += !pre && data.trim().includes('\n') && /^(pre|br)/.test(style.whiteSpace) ? data.replaceAll('\n', '<br>') : data;
      return;
    }
    style &&= getComputedStyle(node);

    /** What is written in place of the page's own attributes. @type {any} */
    const attributes = { __proto__: null };
    let tag = name;
    const mark = style && markOf(node, style);
    if (mark) attributes._ = mark;
    if (style && /^(svg|canvas)$/.test(name)) {
      const { width, height } = node.getBoundingClientRect();
      if (width * height < MIN_DRAWING) return;
      attributes.width = width | 0;
      attributes.height = height | 0;
      if (name === 'canvas') {
        tag = 'img';
        try {
          attributes.src = node.toDataURL();
        } catch {
          // What was drawn from another site cannot be read.
          return;
        }
      }
    }
    if (name === 'img' && node.currentSrc) attributes.src = node.currentSrc;
    const owners = [node];
    let inner = ofNode(node, 'shadowRoot') ?? node;
    const framed = /frame$/.test(name) && node.contentDocument;
    const body = framed && ofDocument(framed, 'body');
    // One of a pixel is there to count, and what is in an invisible one does not inherit that.
    if (body?.firstChild && mark !== 'hidden' && node.offsetHeight >= MIN_SIZE) {
      inner = body;
      tag = 'div';
      attributes._base = body.baseURI;
      // They have its language and direction.
      owners.push(body, body.parentNode);
    }
    for (const owner of owners) {
      for (const key of NODE.getAttributeNames.call(owner)) attributes[key] ??= NODE.getAttribute.call(owner, key);
    }

    const before = html;
    const others = wanted;
    wanted = !touching || touching[0] || name === 'head';
    html += `<${tag}`;
    for (const key in attributes) html += ` ${key}="${escape(attributes[key])}"`;
    html += '>';
    const styled = mark !== 'none' && !/^(svg|math)$/.test(name);
    // What is selected as a whole is taken as such, with its shadow root or its document; no part is taken of a drawing.
    const still = wanted && (!styled || selection?.containsNode(node)) ? null : ranges;
    if (/^(no)?script$/.test(name)) {
      html += node.textContent;
    } else if (tag !== 'img') {
      const assigned = name === 'slot' && node.assignedNodes?.();
      for (const part of assigned?.[0] ? assigned : ofNode(inner, 'childNodes')) visit(part, styled && style, depth + 1, still, pre || name === 'pre');
    }
    if (name !== 'br') html += `</${tag}>`;
    if (!wanted) {
      // It neither is selected nor leads to what is.
      html = before;
      wanted = others;
    }
  };

  /** @type {any} */
  const ranges = selection && [];
  for (let i = 0; i < selection?.rangeCount; i++) ranges.push(selection.getRangeAt(i));
  visit(ofDocument(doc, 'documentElement'), true, 0, ranges);
  return html;
}

/** @param {any} text */
const escape = (text) => `${text}`.replaceAll('&', '&#38;').replaceAll('<', '&#60;').replaceAll('"', '&#34;');
