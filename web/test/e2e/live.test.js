// Pages that scripts draw, as they stand when one reads them, in Chromium: what is read of the live document has all of
// the article and nothing else.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AROUND, CLOCK, MILL, ORCHARD, PANELS, QUESTIONS, pieces } from '../live/articles.js';
import { DIST, HTML, WEB, files } from '../harness/server.js';
import { startBrowser, startHost } from '../harness/stage.js';

const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

const modules = files(`${WEB}test/live`, '/live/');
const lectern = files(DIST, '/lectern/');
const source = files(WEB, '/source/');

/** The module and the function of it that the page is drawn by. */
let drawnBy = { module: '', draw: '' };

const shell = (body) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${MILL.title} | The Low Water Review</title>
<link rel="stylesheet" href="/live/site.css"></head><body>${body}</body></html>`;

const host = await startHost(async (path) => {
  if (path === MILL.path) {
    const { module, draw } = drawnBy;
    return { headers: HTML, body: shell(`<div id="root"></div><script type="module">import { ${draw} } from '/live/${module}.js'; ${draw}();</script>`) };
  }
  if (path === '/stories.json') return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(MILL) };
  if (path === '/measured') return { headers: HTML, body: '<p>This frame is there for the counting of visits alone.</p>' };
  if (path === '/framed') return { headers: HTML, body: shell(`<div id="root"></div><script type="module">import { article } from '/live/site.js'; import { MILL } from '/live/articles.js'; root.append(article(MILL));</script>`) };
  if (path.startsWith('/pictures/')) return { headers: { 'content-type': 'image/png' }, body: PIXEL };
  if (path === '/') return { headers: HTML, body: '<!doctype html><title>Reader</title>' };
  for (const folder of [modules, lectern, source]) {
    const reply = await folder(path);
    if (reply) return reply;
  }
  return undefined;
});
const browser = await startBrowser();
const page = await browser.newPage({ viewport: { width: 1000, height: 700 } });

/** Where the articles are found, so that the program starts once. */
const reader = await browser.newPage();
await reader.goto(`${host.origin}/`);

/** Opens the page that a function of a module draws. */
async function visit(module, draw) {
  drawnBy = { module, draw };
  await page.goto(host.origin + MILL.path);
  await page.waitForFunction(() => window.drawn);
}

/** Scrolls to a share of the page, a screen at a time, as a reader would: 1 is the end. */
async function scroll(share) {
  await page.evaluate(async (share) => {
    const drawn = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const left = () => share * (document.documentElement.scrollHeight - innerHeight) - scrollY;
    while (Math.abs(left()) > 1) {
      scrollBy(0, Math.max(-innerHeight, Math.min(innerHeight, left())));
      await drawn();
    }
  }, share);
}

/** Reads the page from the live document. */
async function read() {
  const taken = await page.evaluate(async () => {
    const { snapshot } = await import('/source/snapshot.js');
    // Of what is in shadow roots and frames the page's markup tells nothing, but the text is in the page.
    const deep = (root) =>
      root.textContent + [...(root.querySelectorAll?.('*') ?? [])].map((node) => deep(node.shadowRoot ?? node.contentDocument?.body ?? new Text())).join('');
    return { shown: snapshot(document), everything: deep(document.documentElement) };
  });
  const live = await reader.evaluate(async ({ html, url, contentType }) => {
    const { extract } = await import('/lectern/lectern.js');
    const digest = ({ title, byline, content }) => {
      const doc = new DOMParser().parseFromString(content, 'text/html');
      const flat = (node) => node.textContent.replace(/\s+/g, ' ').trim();
      const all = (selector) => [...doc.querySelectorAll(selector)];
      return {
        title,
        byline,
        text: flat(doc.body),
        heading: all('h1, h2, h3, h4, h5, h6').map(flat),
        item: all('li').map(flat),
        cell: all('td, th').map(flat),
        caption: all('figcaption').map(flat),
        code: all('pre').map((node) => node.textContent.trimEnd()),
        image: all('img').map((img) => new URL(img.getAttribute('src')).pathname),
        link: all('a[href]').map((link) => link.href.replace(location.origin, '')),
        formula: all('math semantics > :first-child').map(flat),
      };
    };
    return digest(await extract(html, { url, contentType }));
  }, taken.shown);
  return { live, everything: taken.everything };
}

/** How often a digest has a piece. */
function count(digest, [kind, value]) {
  return kind === 'text' ? digest.text.split(value).length - 1 : digest[kind].filter((each) => each === value).length;
}

/**
 * What is wrong with a digest, one line each.
 *
 * @param {[string, string][]} wanted
 * @param {string[]} foreign
 */
function faults(digest, wanted, foreign) {
  const found = [];
  for (const piece of wanted) {
    const times = count(digest, piece);
    // A cell, unlike a sentence, may say what another one does.
    if (times === 0 || (times > 1 && ['text', 'image', 'code', 'caption'].includes(piece[0]))) found.push(`${times} times ${piece.join(': ')}`.slice(0, 120));
  }
  for (const text of foreign) if (digest.text.includes(text)) found.push(`foreign: ${text}`.slice(0, 120));
  return found;
}

/** The texts of an article. */
const texts = (article) => pieces(article).filter(([kind]) => kind === 'text' || kind === 'caption').map(([, value]) => value);

/**
 * @typedef {object} Case
 * @property {string} name
 * @property {[module: string, draw: string]} page
 * @property {number[]} [scrolled] to where, in turn
 * @property {{width: number, height: number}} [screen]
 * @property {import('../live/articles.js').Article} [story] what is read; the mill when left out
 * @property {[string, string][]} [more] what else has to be there
 * @property {(piece: [string, string]) => [string, string]} [as] how the page shows a piece, where that is another way
 * @property {string[]} [hidden] what must not be there
 */

/** @type {Case[]} */
const CASES = [
  { name: 'an application that draws into an empty element', page: ['app', 'application'] },
  { name: 'an application of elements without meaning', page: ['app', 'plain'] },
  { name: 'an application on a page that follows one with the hidden attribute', page: ['app', 'routesByAttribute'], hidden: texts(CLOCK) },
  { name: 'an application on a page that follows one which is not displayed', page: ['app', 'routesByStyle'], hidden: texts(CLOCK) },
  { name: 'an application on a page that follows an invisible one', page: ['app', 'routesBySheet'], hidden: texts(CLOCK) },
  { name: 'copies for two screens, on a large one', page: ['app', 'copies'] },
  { name: 'copies for two screens, on a small one', page: ['app', 'copies'], screen: { width: 390, height: 800 } },
  { name: 'copies of parts for two screens, on a large one', page: ['app', 'partCopies'] },
  { name: 'copies of parts for two screens, on a small one', page: ['app', 'partCopies'], screen: { width: 390, height: 800 }, as: ([kind, value]) => [kind, kind === 'image' ? value.replace('.png', '-480.png') : value] },
  { name: 'a streamed page whose parts have been moved', page: ['app', 'streamed'] },
  { name: 'a streamed page whose parts wait to be moved', page: ['app', 'streaming'] },

  { name: 'shadow roots in shadow roots', page: ['shadow', 'nested'] },
  { name: 'slots', page: ['shadow', 'slots'], more: [['text', 'First printed in the spring issue of the Review.']], hidden: ['This belongs to a layout that is no longer used.'] },
  { name: 'parts that style sheets of a shadow root hide', page: ['shadow', 'adopted'], hidden: ['This copy is for your own use', 'Three stories are left', 'You are reading the fast version'] },
  { name: 'a shadow root that the markup declares', page: ['shadow', 'declarative'], hidden: ['Rendered on the server'] },
  { name: 'a note that shows its slots in another order', page: ['shadow', 'cards'], more: [['text', 'The moon is late by fifty minutes a day, and so is the flour.'], ['heading', 'Why the hours move']], hidden: ['Share this on'] },
  { name: 'folds of a shadow root that hide their slots', page: ['shadow', 'folded'], hidden: ['Rights of this story are sold by'] },
  { name: 'a question of consent in a shadow root', page: ['shadow', 'consentInside'] },

  ...['native', 'swapped', 'noscript', 'blurred', 'small', 'inserted'].map((draw) => ({ name: `late pictures, ${draw}, seen`, page: ['pictures', draw], scrolled: [1] })),
  ...['native', 'swapped', 'noscript', 'blurred', 'small'].map((draw) => ({ name: `late pictures, ${draw}, not seen`, page: ['pictures', draw] })),
  { name: 'a picture of which the browser chooses the size', page: ['pictures', 'chosen'], scrolled: [1], as: ([kind, value]) => [kind, kind === 'image' ? value.replace('.png', '-640.png') : value] },

  ...['articles', 'sections'].flatMap((draw) => [
    { name: `an endless page of ${draw}, at the start`, page: ['infinite', draw] },
    { name: `an endless page of ${draw}, in the midst`, page: ['infinite', draw], scrolled: [0.9], story: CLOCK, hidden: texts(MILL) },
    { name: `an endless page of ${draw}, at the end`, page: ['infinite', draw], scrolled: [1], story: ORCHARD, hidden: [...texts(MILL), ...texts(CLOCK)] },
    { name: `an endless page of ${draw}, at the start again`, page: ['infinite', draw], scrolled: [1, 0], hidden: [...texts(CLOCK), ...texts(ORCHARD)] },
  ]),

  ...['over', 'inert', 'unread', 'blurred', 'invisible', 'gone', 'clipped', 'modal', 'framed', 'strip'].map((draw) => ({ name: `a question of consent, ${draw}`, page: ['consent', draw] })),

  ...['srcdoc', 'same', 'nested', 'advertised'].map((draw) => ({ name: `frames, ${draw}`, page: ['frames', draw], hidden: [draw === 'advertised' ? 'Boots for any weather' : 'This frame is there for the counting'] })),

  ...['details', 'untilFound', 'accordion', 'collapsed', 'list'].map((draw) => ({ name: `folds, ${draw}`, page: ['folds', draw], more: QUESTIONS.map(([, answer]) => ['text', answer]), hidden: draw === 'list' ? ['Gift subscriptions', 'Copy the address', 'Send it by mail'] : [] })),
  { name: 'folds, tabs', page: ['folds', 'tabs'], more: PANELS.map(([, said]) => ['text', said]) },
  ...['tall', 'lines'].map((draw) => ({ name: `folds, ${draw}`, page: ['folds', draw], hidden: ['Read more'] })),
  ...['deferred', 'faded', 'slides'].map((draw) => ({ name: `text to come, ${draw}`, page: ['unseen', draw] })),
  ...['clipped', 'inset', 'away', 'far', 'above', 'wrapped'].map((draw) => ({ name: `text for those who listen, ${draw}`, page: ['unseen', draw], hidden: ['opens in a new window'] })),
  ...['katex', 'mathjax'].map((draw) => ({ name: `formulas set by ${draw}`, page: ['typeset', draw], more: [['formula', 'P=kh2']] })),
  ...['counted', 'numbered', 'beside'].map((draw) => ({ name: `code whose lines are ${draw}`, page: ['typeset', draw], hidden: ['Copy'] })),
];

for (const { name, page: [module, draw], scrolled = [], screen, story = MILL, more = [], as = (piece) => piece, hidden = [] } of CASES) {
  test(name, async () => {
    await page.setViewportSize(screen ?? { width: 1000, height: 700 });
    await visit(module, draw);
    for (const share of scrolled) await scroll(share);
    const { live, everything } = await read();
    const wanted = [...pieces(story).map(as), ...more];
    const found = faults(live, wanted, [...AROUND, ...hidden]);
    assert.deepEqual(found, []);
    assert.equal(live.title, story.title);
    assert.equal(live.byline, story.byline);
    const searched = [...hidden, ...more.map(([, text]) => text)];
    assert.deepEqual(searched.filter((text) => !everything.includes(text)), [], 'the page has what is looked for');
  });
}

for (const draw of ['fresh', 'recycled']) {
  test(`a list of which the document holds what is on the screen, rows ${draw}`, async () => {
    await visit('virtual', draw);
    await scroll(0.5);
    const { live } = await read();
    const rows = await page.evaluate(() => [...document.querySelectorAll('[role=listitem]')].map((row) => row.textContent));
    assert.ok(rows.length > 5 && rows.length < 30, `${rows.length} rows`);
    for (const row of rows) assert.equal(count(live, ['text', row]), 1, `${row}\n${live.text}`);
    assert.deepEqual(AROUND.filter((text) => live.text.includes(text)), []);
  });
}

test('charts that a script has drawn on a canvas are pictures', async () => {
  await visit('unseen', 'chart');
  const { live } = await read();
  const charts = live.image.filter((path) => path.startsWith('image/png;base64,'));
  assert.equal(charts.length, pieces(MILL).filter(([kind]) => kind === 'image').length);
  for (const [kind, value] of pieces(MILL)) if (kind === 'caption') assert.equal(count(live, [kind, value]), 1, value);
});
