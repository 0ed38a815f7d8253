/**
 * Writes a live document out as markup, in one walk that only reads: the page cannot tell that it happened.
 * extract/snapshot.go reads what this writes. All of it is in the bookmarklet, so what the core can do as well, the
 * core does.
 * @module
 */

/** Characters of displayed text below which a page is taken to hide its text until some script has run. */
const MIN_TEXT = 200;

/** CSS pixels, each way, below which a drawing is an icon. */
const MIN_DRAWING = 100;

/** How deep elements are followed. The core reads 512 levels; below, text is all that can be had. */
const MAX_DEPTH = 500;

/** Characters of an attribute beyond which it is data for a script, where it may be such. */
const MAX_DATA = 4096;

/** What people type into, or choose from. */
const FIELD = /^(input|textarea|select)$/;

/** What no browser displays, whatever the style sheet says, and the core reads. */
const UNDISPLAYED = /^(head|title|base|meta|link|(no)?script|rp)$/;

/** Scripts that are content, by their types: metadata, and formulas that MathJax has set. In `<noscript>`, what waits to be loaded. */
const CONTENT = /ld\+json|^math|<(img|video|audio|iframe)/i;

/** How an element is displayed that begins no new line. */
const INLINE = /^(inline|contents|ruby|math)/;

/** React streams parts of a page into hidden elements of this id, and moves them to their places by script. */
const STREAMED = /^S:/;

// https://dom.spec.whatwg.org/#node
const TEXT = 3;
const CDATA = 4;
const LAST_WITH_CONTENT = 6;

const { get } = Reflect;
const ofNode = Node.prototype;
const ofElement = Element.prototype;

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
 * Writes a document. What shows next to nothing is waiting for a script: it is written whole.
 *
 * @param {Document} doc it has a layout
 * @param {Selection | null} selection what is wanted of the body; null where everything is
 * @param {boolean} [hides] whether what is not displayed is left out
 * @returns {string}
 */
export function write(doc, selection, hides = true) {
  const range = selection?.getRangeAt(0);
  let html = '<!--lectern-->';

  /** Characters of text. */
  let size = 0;

  /** The last of them. */
  let last = '\n';

  /** Whether a block began or ended since. */
  let parted = false;

  /** How many `<pre>` are open. */
  let pre = 0;

  /** Whether this is in a frame, where addresses are relative to another one. */
  let framed = false;

  /** @param {Node} node */
  const isSelected = (node) =>
    // Of the nodes of shadow roots and frames, a selection says nothing.
    !selection || ofNode.getRootNode.call(node) !== doc || selection.containsNode(node, true);

  /**
   * @param {Node} parent
   * @param {any} style that of the element it is in, where that is known
   * @param {number} depth
   */
  const children = (parent, style, depth) => {
    // Of a form, its fields hide properties: the interface is asked for them.
    for (const node of get(ofNode, 'childNodes', parent)) visit(node, style, depth);
  };

  /**
   * @param {any} node
   * @param {any} style
   * @param {number} depth
   */
  const visit = (node, style, depth) => {
    const { nodeType } = node;
    if (nodeType === TEXT || nodeType === CDATA) {
      if (!style || (isShown(style) && isSelected(node))) text(node, style);
    } else if (depth > MAX_DEPTH) {
      html += escape(/** @type {string} */ (get(ofNode, 'textContent', node)));
    } else if (!(nodeType > LAST_WITH_CONTENT)) {
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
    if (!data) return;
    const trimmed = data.trim();
    // Without the style sheet, words that it sets apart would be glued together, and so would lines of code.
    if (parted && !(pre ? /\n/ : /\s/).test(last + data[0])) html += '\n';
    parted = false;
    last = data.slice(-1);
    size += trimmed.length;
    data = escape(data);
    // Nor would it be known that line breaks in the source are ones on the screen.
    html += !pre && trimmed.includes('\n') && /^(pre|break)/.test(style?.whiteSpace) ? data.replaceAll('\n', '<br>') : data;
  };

  /**
   * @param {any} node
   * @param {string} name
   * @param {number} depth
   */
  const element = (node, name, depth) => {
    const isRaw = /script$/.test(name);
    const undisplayed = UNDISPLAYED.test(name);
    if (
      (FIELD.test(name) && node.type !== 'checkbox') ||
      (isRaw && !CONTENT.test(node.type ?? node.textContent)) ||
      (!undisplayed && !isSelected(node))
    ) {
      return;
    }
    const style = hides && !undisplayed ? getComputedStyle(node) : null;
    if (
      style &&
      (style.display === 'none' || (style.overflow === 'hidden' && node.offsetWidth < 2)) &&
      !STREAMED.test(node.id) &&
      // A formula alone in a hidden element stands behind a picture of itself.
      !ofElement.querySelector.call(node, ':scope>math:only-child')
    ) {
      return;
    }
    depth++;
    const assigned = name === 'slot' && node.assignedNodes?.();
    if (assigned?.[0]) {
      for (const part of assigned) visit(part, style, depth);
      return;
    }
    let tag = name;
    let extra = '';
    let source = name === 'img' && node.currentSrc;
    if (hides && /^(svg|canvas)$/.test(name)) {
      const { width, height } = node.getBoundingClientRect();
      if (Math.min(width, height) < MIN_DRAWING) return;
      extra = ` width="${width | 0}" height="${height | 0}"`;
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
    const inner = frame?.firstChild ? frame : get(ofElement, 'shadowRoot', node) ?? node;
    if (inner === frame) tag = 'div';
    if (source) extra += ` src="${escape(source)}"`;
    const parts = !!style && !INLINE.test(style.display) && style.float === 'none';
    parted ||= parts;
    const visible = !style || isShown(style);
    if (visible) {
      html += `<${tag}${extra}`;
      for (const { name: key, value } of get(ofElement, 'attributes', node)) {
        if ((value.length > MAX_DATA && /^(data-|srcdoc)/.test(key)) || (source && key === 'src') || (framed && key === 'srcset')) continue;
        html += ` ${key}="${escape(framed && hides && /^(href|src|poster)$/.test(key) ? node[key] : value)}"`;
      }
      html += '>';
    }
    const outer = /** @type {const} */ ([hides, framed, pre]);
    if (/^(svg|math)$/.test(name)) hides = false;
    if (inner === frame) framed = true;
    if (name === 'pre') [pre, last] = [1, '\n'];
    if (isRaw) html += node.textContent;
    else children(inner, style, depth);
    [hides, framed, pre] = outer;
    if (name === 'br') last = '\n';
    else if (visible) html += `</${tag}>`;
    parted ||= parts;
  };

  visit(ofDocument(doc, 'documentElement'), null, 0);
  return hides && !selection && size < MIN_TEXT ? write(doc, null, false) : html;
}

/**
 * @param {any} style
 * @returns {boolean}
 */
const isShown = (style) => style.visibility === 'visible';

/** @param {string} text */
const escape = (text) => text.replace(/[&<"]/g, (c) => `&#${c.charCodeAt(0)};`);
