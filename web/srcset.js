/**
 * The addresses in a srcset.
 * @module
 */

const SPACE = /[\t\n\f\r ]/;

/**
 * Finds what a browser would load.
 *
 * @param {string} srcset
 * @returns {string[]} as https://html.spec.whatwg.org/multipage/images.html#parse-a-srcset-attribute has them: a comma
 *   parts two candidates at the end of an address, and behind one wherever no bracket is open
 */
export function addressesIn(srcset) {
  const found = [];
  for (let at = 0; ; ) {
    while (at < srcset.length && (srcset[at] === ',' || SPACE.test(srcset[at]))) at++;
    if (at === srcset.length) return found;
    const start = at;
    while (at < srcset.length && !SPACE.test(srcset[at])) at++;
    let end = at;
    while (srcset[end - 1] === ',') end--;
    found.push(srcset.slice(start, end));
    if (end < at) continue;
    for (let open = false; at < srcset.length && (open || srcset[at] !== ','); at++) {
      if (srcset[at] === '(') open = true;
      else if (srcset[at] === ')') open = false;
    }
  }
}
