// The project's own pages as trees, for tests without a browser. Their markup is plain: every element is closed, and
// no attribute holds a ">".

/** @typedef {{name: string, attributes: Record<string, string>, children: (MarkupElement | string)[]}} MarkupElement */

const VOID = ['meta', 'link', 'input', 'br', 'hr', 'img'];

/** Entities that the pages use. */
const ENTITIES = { '&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"' };

const decoded = (text) => text.replace(/&\w+;/g, (entity) => ENTITIES[entity]);

/**
 * Parses a page.
 *
 * @param {string} html
 * @returns {MarkupElement} without a name, around everything
 */
export function parse(html) {
  const root = { name: '', attributes: {}, children: [] };
  const open = [root];
  for (const [, comment, close, name, rest, text] of html.matchAll(/(<!--[^]*?-->|<!doctype[^>]*>)|<(\/?)([\w-]+)([^>]*)>|([^<]+)/gi)) {
    if (comment) continue;
    const parent = open.at(-1);
    if (text) {
      parent.children.push(decoded(text));
    } else if (close) {
      if (open.pop().name !== name) throw new Error(`</${name}> closes nothing`);
    } else {
      const attributes = Object.fromEntries([...rest.matchAll(/([\w-]+)(?:="([^"]*)")?/g)].map(([, key, value = '']) => [key, decoded(value)]));
      const element = { name, attributes, children: [] };
      parent.children.push(element);
      if (!VOID.includes(name) && !rest.endsWith('/')) open.push(element);
    }
  }
  if (open.length > 1) throw new Error(`<${open.at(-1).name}> is not closed`);
  return root;
}

/**
 * All elements below one, in the order of the page.
 *
 * @param {MarkupElement} root
 * @returns {MarkupElement[]}
 */
export function elements(root) {
  return root.children.flatMap((child) => (typeof child === 'string' ? [] : [child, ...elements(child)]));
}

/**
 * The text in an element.
 *
 * @param {MarkupElement | string} node
 * @returns {string}
 */
export function textOf(node) {
  return typeof node === 'string' ? node : node.children.map(textOf).join('');
}
