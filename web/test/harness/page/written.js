// A tree as the core would write it: what golang.org/x/net/html makes of one, so that a tree that is written as the
// core's own was is the core's own.

const VOID = ['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr'];

const REFERENCES = { '&': '&amp;', "'": '&#39;', '<': '&lt;', '>': '&gt;', '"': '&#34;', '\r': '&#13;' };

/** @param {string} text */
const escaped = (text) => text.replace(/[&'<>"\r]/g, (character) => REFERENCES[character]);

/**
 * @param {Node} node
 * @returns {string} what stands below it
 */
export function written(node) {
  return [...node.childNodes].map(oneWritten).join('');
}

function oneWritten(node) {
  if (node.nodeType === Node.TEXT_NODE) return escaped(node.data);
  if (node.nodeType !== Node.ELEMENT_NODE) return `[node of type ${node.nodeType}]`;
  const { localName, namespaceURI } = node;
  const attributes = [...node.attributes].map(({ name, value }) => ` ${name}="${escaped(value)}"`).join('');
  const tag = `<${localName}${attributes}`;
  const isHTML = namespaceURI === 'http://www.w3.org/1999/xhtml';
  if (isHTML && VOID.includes(localName)) return `${tag}/>`;
  // A parser drops the first line break.
  const start = localName === 'pre' && node.firstChild?.nodeValue?.startsWith('\n') ? '\n' : '';
  return `${tag}>${start}${written(node)}</${localName}>`;
}
