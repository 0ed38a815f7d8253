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

/** CSS pixels, each way, below which a drawing is an icon. */
const MIN_DRAWING = 100;

// What is there for those who have the page read to them is in a box of a pixel, or far off the screen; CSS pixels.
const MIN_SIZE = 2;
const FAR = -999;

/** How deep elements are followed. The core reads 512 levels; below, text is all that can be had. */
const MAX_DEPTH = 500;

/** Fields of forms, of which nothing leaves the page but whether a box is ticked; and style. */
const DROPPED = /^(input|textarea|select|style)$/;

/** Types of scripts that are content: metadata, and formulas that MathJax has set. */
const CONTENT = /ld\+json|^math/i;

/** How an element is displayed that begins no new line. */
const INLINE = /^(inline|contents|ruby|math)/;

// https://dom.spec.whatwg.org/#node
const TEXT = 3;
const CDATA = 4;
const LAST_WITH_CONTENT = 6;

const { get, getPrototypeOf } = Reflect;

// Programs about trees have a class Node of their own.
const ofElement = /** @type {any} */ (getPrototypeOf(HTMLElement.prototype));
const ofNode = /** @type {any} */ (getPrototypeOf(ofElement));

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
 * Writes a document.
 *
 * @param {Document} doc it has a layout
 * @param {Selection | null} selection what is wanted of the body; null where everything is
 * @returns {string}
 */
export function write(doc, selection) {
  const range = /** @type {Range} */ (selection?.getRangeAt(0));
  let html = '<!--lectern-->';

  /** Whether styles count: they do not in what is not displayed, in drawings and in formulas. */
  let styled = true;

  /** Whether this is in a `<pre>`. */
  let pre = false;

  /** @param {Node} node */
  const isSelected = (node) =>
    // Of the nodes of shadow roots and frames, a selection says nothing.
    !selection ||
    ofNode.getRootNode.call(node) !== doc ||
    // A triple click ends before the next block, of which Chromium says all the same that it is selected in part.
    (selection.containsNode(node, true) && (range.intersectsNode(node) || selection.rangeCount > 1));

  /**
   * @param {any} node
   * @param {any} style that of the element it is in, where styles count
   * @param {number} depth
   */
  const visit = (node, style, depth) => {
    const { nodeType } = node;
    if (nodeType === TEXT || nodeType === CDATA) {
      if (!style || isSelected(node)) text(node, style);
    } else if (!(nodeType > LAST_WITH_CONTENT)) {
      // A form's fields hide its own properties: the interface is asked for them, here and below.
      element(node, get(ofElement, 'localName', node), depth);
    }
  };

  /**
   * @param {Text} node
   * @param {any} style
   */
  const text = (node, style) => {
    let { data } = node;
    if (range) {
      data = data.slice(node === range.startContainer ? range.startOffset : 0, node === range.endContainer ? range.endOffset : undefined);
    }
    // Without the style sheet it would not be known that line breaks in the source are ones on the screen.
    const lines = !pre && data.trim().includes('\n') && /^(pre|break)/.test(style?.whiteSpace);
    data = escape(data);
    html += lines ? data.replaceAll('\n', '<br>') : data;
  };

  /**
   * @param {any} node
   * @param {string} name
   * @param {number} depth
   */
  const element = (node, name, depth) => {
    if ((DROPPED.test(name) && node.type !== 'checkbox' && !node.ownerSVGElement) || (name === 'script' && !CONTENT.test(node.type))) {
      return;
    }
    if (depth > MAX_DEPTH) {
      html += escape(get(ofNode, 'textContent', node));
      return;
    }
    const style = styled ? getComputedStyle(node) : null;
    if (style && name !== 'head' && !isSelected(node)) return;
    depth++;
    const assigned = name === 'slot' && node.assignedNodes?.();
    if (assigned?.[0]) {
      for (const part of assigned) visit(part, style, depth);
      return;
    }

    let tag = name;
    let extra = '';
    let mark;
    if (style) {
      const { display } = style;
      if (display === 'none') mark = 'none';
      else if (style.visibility === 'hidden') mark = 'hidden';
      else if (!INLINE.test(display) && style.float === 'none') {
        const isUnseen = node.firstChild && !node.firstElementChild && style.position === 'absolute' && (node.offsetWidth < MIN_SIZE || node.offsetLeft < FAR);
        mark = isUnseen ? 'none' : 'block';
      }
      if (mark) extra = ` _="${mark}"`;
    }
    let source = name === 'img' && node.currentSrc;
    if (style && /^(svg|canvas)$/.test(name)) {
      const { width, height } = node.getBoundingClientRect();
      if (Math.min(width, height) < MIN_DRAWING) return;
      extra += ` width="${width | 0}" height="${height | 0}"`;
      if (name === 'canvas') {
        tag = 'img';
        try {
          source = node.toDataURL();
        } catch {
          // What was drawn from another site cannot be read.
          return;
        }
      }
    }
    const frame = /frame$/.test(name) && node.contentDocument && ofDocument(node.contentDocument, 'body');
    let inner = get(ofElement, 'shadowRoot', node) ?? node;
    // One of a pixel is there to count, and what is in an invisible one does not inherit that.
    if (frame?.firstChild && mark !== 'hidden' && node.offsetHeight >= MIN_SIZE) {
      inner = frame;
      tag = 'div';
      extra += ` _base="${escape(frame.baseURI)}"`;
    }
    if (source) extra += ` src="${escape(source)}"`;
    html += `<${tag}${extra}`;
    for (const key of ofElement.getAttributeNames.call(node)) {
      if (source && key === 'src') continue;
      html += ` ${key}="${escape(ofElement.getAttribute.call(node, key))}"`;
    }
    html += '>';

    const outer = [styled, pre];
    if (mark === 'none' || /^(svg|math)$/.test(name)) styled = false;
    if (name === 'pre') pre = true;
    if (/^(no)?script$/.test(name)) {
      html += node.textContent;
    } else if (tag !== 'img') {
      for (let part = get(ofNode, 'firstChild', inner); part; part = get(ofNode, 'nextSibling', part)) visit(part, style, depth);
    }
    [styled, pre] = outer;
    if (name !== 'br') html += `</${tag}>`;
  };

  visit(ofDocument(doc, 'documentElement'), null, 0);
  return html;
}

/** @param {any} text */
const escape = (text) => /[&<"]/.test(text) ? text.replaceAll('&', '&#38;').replaceAll('<', '&#60;').replaceAll('"', '&#34;') : text;
