// Prose for pages that tests make: a page that says one thing over and over reads like no article.

/** Paragraphs of an article. */
export const PARAGRAPHS = [
  'The ferry leaves the north quay at six, and whoever misses it walks home along the dyke with the wind in the face. Nobody has ever thought of moving the time, because the crew lives on the other side.',
  'In the first years the boat carried cattle as well, twelve at a time, tied by the horns to an iron rail that is still there. Old people say that on still evenings one can smell them in the hold.',
  'When the bridge upstream was opened, the council counted the passengers for a month and found that only nine of them had no other way. It kept the ferry all the same, by seven votes against six.',
  'The captain, who is also the mechanic, keeps two engines in running order by taking parts from a third. He bought that one at an auction in the spring for less than the price of a bicycle.',
  'Visitors come in summer, photograph the wheelhouse and ask why there is no timetable. The answer, painted on a board beside the ladder, is that there is one departure and everyone knows it.',
  'What will happen when he retires is not a subject for conversation on board. Two of the deckhands have their papers, but neither of them has ever been seen to touch the wheel in a cross wind.',
];

/**
 * A page with an article among other things.
 *
 * @param {string} title
 * @param {object} [parts]
 * @param {string} [parts.byline] markup behind the heading
 * @param {string} [parts.more] markup in the midst of the article
 * @returns {string}
 */
export function story(title, { byline = '', more = '' } = {}) {
  const [first, second, ...rest] = PARAGRAPHS.map((paragraph) => `<p>${paragraph}</p>`);
  return `<!doctype html><html lang=en><title>${title}</title><nav><a href=/>Home</a> <a href=/news>News</a></nav>
<article><h1>${title}</h1>${byline}${first}${second}${more}${rest.join('')}</article>
<aside><a href=/a>Ten more stories</a></aside><footer>All rights reserved</footer>`;
}
