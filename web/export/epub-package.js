/**
 * The parts of an EPUB that say what it is and how it hangs together: https://www.w3.org/TR/epub-33/
 * @module
 */
import { language as ours } from '../strings.js';
import { webAddress, xmlEscaped as xml } from './escape.js';

/**
 * @typedef {object} Heading
 * @property {number} level 1 to 6
 * @property {string} id
 * @property {string} text
 */

/**
 * @typedef {object} Book
 * @property {string} title never empty
 * @property {string} id a UUID
 * @property {Date} saved
 * @property {string} language BCP 47
 * @property {string} dir "ltr", "rtl" or empty
 * @property {string} contents the word for a table of contents
 * @property {Heading[]} headings those of the text, in order
 * @property {boolean} hasMath
 * @property {{name: string, type: string}[]} pictures paths below that of the package, and their types
 */

/** Where the package lies in the archive. */
export const PACKAGE = 'EPUB/package.opf';

/** Points to the package. */
export const CONTAINER = `<?xml version="1.0" encoding="UTF-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles><rootfile full-path="${PACKAGE}" media-type="application/oebps-package+xml"/></rootfiles>
</container>
`;

/**
 * @param {import('../lectern.js').Article} article
 * @param {Book} book
 * @returns {string} the package document: what is known about the book, its files and their order
 */
export function packageDocument(article, book) {
  const { publishedTime, siteName, excerpt, url } = article;
  const creators = article.authors.length > 0 ? article.authors : [article.byline];
  const metadata = [
    `<dc:identifier id="id">urn:uuid:${xml(book.id)}</dc:identifier>`,
    `<dc:title>${xml(book.title)}</dc:title>`,
    `<dc:language>${xml(book.language)}</dc:language>`,
    ...creators.map((creator) => filled('dc:creator', creator)),
    filled('dc:publisher', siteName),
    filled('dc:date', /^\d{4}-\d\d-\d\d/.exec(publishedTime)?.[0] ?? ''),
    filled('dc:description', excerpt),
    filled('dc:source', webAddress(url)),
    `<meta property="dcterms:modified">${book.saved.toISOString().replace(/\.\d+/, '')}</meta>`,
    `<meta property="schema:accessMode">textual</meta>`,
    ...(book.pictures.length > 0 ? ['<meta property="schema:accessMode">visual</meta>'] : []),
    `<meta property="schema:accessibilityFeature">tableOfContents</meta>`,
    `<meta property="schema:accessibilityHazard">unknown</meta>`,
  ];
  const items = [
    `<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>`,
    `<item id="text" href="text.xhtml" media-type="application/xhtml+xml"${book.hasMath ? ' properties="mathml"' : ''}/>`,
    `<item id="style" href="style.css" media-type="text/css"/>`,
    ...book.pictures.map(({ name, type }, i) => `<item id="picture-${i + 1}" href="${xml(name)}" media-type="${xml(type)}"/>`),
  ];
  const direction = article.dir === 'rtl' ? 'rtl' : 'ltr';
  return `<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" dir="${direction}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
${metadata.filter(Boolean).join('\n')}
</metadata>
<manifest>
${items.join('\n')}
</manifest>
<spine page-progression-direction="${direction}"><itemref idref="text"/></spine>
</package>
`;
}

/**
 * @param {string} name
 * @param {string} text
 * @returns {string} an element, or nothing where there is no text for it
 */
function filled(name, text) {
  const said = xml(text).trim();
  return said && `<${name}>${said}</${name}>`;
}

/**
 * @param {Book} book
 * @returns {string} the navigation document
 */
export function navigation(book) {
  const title = { level: 0, id: '', text: book.title };
  return xhtml(
    book,
    book.contents,
    `<nav xmlns:epub="http://www.idpf.org/2007/ops" epub:type="toc" role="doc-toc">\n<h1 lang="${xml(ours)}" dir="auto">${xml(book.contents)}</h1>\n${list([title, ...book.headings])}\n</nav>`,
  );
}

/**
 * A list of headings, in each entry the list of those below it. A level that is left out is not made up.
 *
 * @param {Heading[]} headings
 * @returns {string}
 */
function list(headings) {
  if (headings.length === 0) return '';
  const level = headings.reduce((least, heading) => Math.min(least, heading.level), Infinity);
  const starts = headings.flatMap((heading, i) => (heading.level === level || i === 0 ? [i] : []));
  const entries = starts.map((start, i) => {
    const [{ id, text }, ...below] = headings.slice(start, starts[i + 1]);
    const inner = list(below);
    return `<li><a href="text.xhtml${id && `#${xml(id)}`}">${xml(text)}</a>${inner && `\n${inner}\n`}</li>`;
  });
  return `<ol>\n${entries.join('\n')}\n</ol>`;
}

/**
 * @param {{language: string, dir: string}} book
 * @param {string} title
 * @param {string} body well-formed XML
 * @returns {string} a document of XHTML
 */
export function xhtml({ language, dir }, title, body) {
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" lang="${xml(language)}" xml:lang="${xml(language)}"${dir && ` dir="${xml(dir)}"`}>
<head>
<meta charset="UTF-8"/>
<title>${xml(title)}</title>
<link rel="stylesheet" type="text/css" href="style.css"/>
</head>
<body>
${body}
</body>
</html>
`;
}
