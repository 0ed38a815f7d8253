// Whether everything on a page is large enough to hit, and all its text to be read.

/** What one presses, types into or scrolls. */
const TARGETS = 'a[href], button, input, select, textarea, summary, [role="tab"], [role="slider"]';

/**
 * The controls that are too small, as WCAG 2.5.8 has it: links in a sentence are as high as its lines, and what an
 * article brings along is its author's.
 *
 * @param {import('playwright-core').Page} page
 * @param {number} size in CSS pixels
 * @returns {Promise<{seen: number, small: string[]}>}
 */
export function smallTargets(page, size) {
  return page.evaluate(
    ({ size, TARGETS }) => {
      const isInSentence = (target) =>
        target.matches('a') && getComputedStyle(target).display === 'inline' && target.parentElement.textContent.trim() !== target.textContent.trim();
      // What lies in a label, or is itself not to be seen, is hit by the label.
      const targets = [...document.querySelectorAll(TARGETS)].map((target) => target.closest('label') ?? target.labels?.[0]?.closest('label:has(input)') ?? target);
      const shown = [...new Set(targets)].filter((target) => target.checkVisibility({ visibilityProperty: true }) && !target.closest('.article-content') && !isInSentence(target));
      const small = shown.flatMap((target) => {
        const { width, height } = target.getBoundingClientRect();
        // Half a pixel is what a box loses to rounding.
        return Math.min(width, height) + 0.5 < size ? [`${width.toFixed(1)} × ${height.toFixed(1)}: ${target.localName}#${target.id}.${target.className} “${target.textContent.trim().slice(0, 30)}”`] : [];
      });
      return { seen: shown.length, small };
    },
    { size, TARGETS },
  );
}

/**
 * Text that cannot be read whole: cut off by a box that does not scroll, or beyond the edge of a page that should not
 * have to be moved sideways.
 *
 * @param {import('playwright-core').Page} page
 * @returns {Promise<string[]>}
 */
export function clippedText(page) {
  return page.evaluate(() => {
    const found = [];
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) found.push(`the page is ${root.scrollWidth} px wide on ${root.clientWidth}`);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, ({ data }) => (data.trim() ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP));
    const range = document.createRange();
    while (walker.nextNode()) {
      const text = walker.currentNode;
      if (!text.parentElement.checkVisibility({ visibilityProperty: true }) || text.parentElement.closest('.skip, noscript')) continue;
      range.selectNodeContents(text);
      const { left, right, top, bottom, width: shownWidth } = range.getBoundingClientRect();
      if (shownWidth === 0) continue;
      for (let box = text.parentElement; box !== root; box = box.parentElement) {
        const { overflowX, overflowY, position, clipPath, width } = getComputedStyle(box);
        // Kept for those who listen.
        if (clipPath !== 'none' && parseFloat(width) <= 1) break;
        const edge = box.getBoundingClientRect();
        const cuts = [];
        if (/hidden|clip/.test(overflowX) && (left < edge.left - 1 || right > edge.right + 1)) cuts.push(`${left.toFixed()}–${right.toFixed()} in ${edge.left.toFixed()}–${edge.right.toFixed()}`);
        if (/hidden|clip/.test(overflowY) && (top < edge.top - 1 || bottom > edge.bottom + 1)) cuts.push(`${top.toFixed()}–${bottom.toFixed()} in ${edge.top.toFixed()}–${edge.bottom.toFixed()}`);
        if (cuts.length > 0) found.push(`“${text.data.trim().slice(0, 40)}” by ${box.localName}#${box.id}.${box.className}: ${cuts}`);
        // What scrolls shows it all the same.
        if (cuts.length > 0 || /auto|scroll/.test(overflowX + overflowY) || position === 'fixed') break;
      }
    }
    return found;
  });
}

/**
 * Lays a style sheet over a page, past its policy.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} css
 * @returns {Promise<() => Promise<void>>} takes it away
 */
export async function overlay(page, css) {
  await page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
  }, css);
  return () =>
    page.evaluate(() => {
      document.adoptedStyleSheets = [];
    });
}

/** What WCAG 1.4.12 says a reader may do to the text. */
export const SPACED = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-block-end: 2em !important }`;

/** Letters of twice the size, as a browser makes them where it enlarges text alone. */
export const LARGE = ':root { font-size: 200% }';
