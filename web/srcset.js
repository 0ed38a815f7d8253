/**
 * The pictures that a srcset offers.
 * @module
 */

const SPACE = /[\t\n\f\r ]/;

/**
 * Finds what a browser would choose from.
 *
 * @param {string} srcset
 * @returns {{address: string, descriptor: string}[]} the descriptor is such as "2x" or "300w", or empty; as https://html.spec.whatwg.org/multipage/images.html#parse-a-srcset-attribute has them: a comma
 *   parts two candidates at the end of an address, and behind one wherever no bracket is open
 */
export function candidatesIn(srcset) {
  const found = [];
  for (let at = 0; ; ) {
    while (at < srcset.length && (srcset[at] === ',' || SPACE.test(srcset[at]))) at++;
    if (at === srcset.length) return found;
    const start = at;
    while (at < srcset.length && !SPACE.test(srcset[at])) at++;
    let end = at;
    while (srcset[end - 1] === ',') end--;
    const candidate = { address: srcset.slice(start, end), descriptor: '' };
    found.push(candidate);
    if (end < at) continue;
    const behind = at;
    for (let open = false; at < srcset.length && (open || srcset[at] !== ','); at++) {
      if (srcset[at] === '(') open = true;
      else if (srcset[at] === ')') open = false;
    }
    candidate.descriptor = srcset.slice(behind, at).trim();
  }
}
