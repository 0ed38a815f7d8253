/**
 * What a file is, whatever its name says.
 * @module
 */

/** @typedef {'text' | 'empty' | 'large' | 'pdf' | 'picture' | 'packed' | 'binary' | 'unreadable'} FileKind */

/** Bytes at the start of a file that tell: the "resource header" of https://mimesniff.spec.whatwg.org/. */
const HEADER_BYTES = 1445;

/**
 * How files begin that are not text, a character for each byte. Documents of office programs and e-books are ZIP too.
 * @type {[FileKind, RegExp][]}
 */
const SIGNATURES = [
  ['pdf', /^%PDF-/],
  ['picture', /^(?:\x89PNG\r\n|GIF8[79]a|\xff\xd8\xff|RIFF[^]{4}WEBP|[^]{4}ftyp(?:avif|heic|mif1))/],
  ['packed', /^(?:PK\x03\x04|\x1f\x8b\x08|Rar!\x1a\x07|7z\xbc\xaf)/],
];

/** The byte order marks of UTF-16, in which half the bytes of a plain text are zero. */
const WIDE = /^(?:\xfe\xff|\xff\xfe)/;

/**
 * Tells what a file is by how it begins. A text holds no zero byte, but for one in UTF-16.
 *
 * @param {Blob} file
 * @returns {Promise<FileKind>} `unreadable` for a folder that was dropped, and for what is gone or forbidden
 */
export async function kindOf(file) {
  let header;
  try {
    header = String.fromCharCode(...new Uint8Array(await file.slice(0, HEADER_BYTES).arrayBuffer()));
  } catch {
    return 'unreadable';
  }
  const signed = SIGNATURES.find(([, pattern]) => pattern.test(header));
  if (signed) {
    return signed[0];
  }
  if (header === '') {
    return 'empty';
  }
  return header.includes('\0') && !WIDE.test(header) ? 'binary' : 'text';
}
