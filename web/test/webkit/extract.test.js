// The public module in WebKitGTK, served by a plain static host below a path.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { story } from '../harness/prose.js';
import { DIST, HTML, files, serve } from '../harness/server.js';
import { BELOW } from '../harness/site.js';
import { launchWebKit } from '../harness/webkit.js';

const dist = files(DIST, BELOW);
const host = await serve((path) => (path === BELOW ? { headers: HTML, body: '<!doctype html><title>host</title>' } : dist(path)));
const { driver, load, close } = await launchWebKit();
after(() => Promise.all([close(), host.close()]));
await load(() => driver.get(host.origin + BELOW));

/** Calls extract in the page. `input` is the source of a function that makes the input there. */
function extract(input, options = {}) {
  return driver.executeScript(
    `const [input, options] = arguments;
    return import('./lectern.js').then(async ({ extract }) => {
      try {
        return await extract(await (${input})(), options);
      } catch ({ code, message }) {
        return { code, message };
      }
    });`,
    input,
    options,
  );
}

const sample = (name) => `async () => (await fetch('samples/${name}.html')).text()`;

/** The samples: title, byline, first and last words, and what the content has besides paragraphs. */
const SAMPLES = {
  essay: {
    title: 'Forty winters of small numbers',
    byline: 'Ines Halloran',
    first: 'My grandmother measured the rain every morning for forty years.',
    last: 'The second very is a ditto.',
    content: [/<a href="#fn-1" id="fnref-1">1<\/a>/, /<li id="fn-1">Observers distinguish a dry day from a trace/],
  },
  forum: {
    title: 'Creak from bottom bracket, only when it is cold',
    byline: 'heron_on_wheels',
    first: 'heron_on_wheels',
    last: 'The kitchen is a kitchen again. Solved.',
    content: [/<blockquote>/, /<pre><code>before   shell ----\|---- cup\n/],
  },
  news: {
    title: 'Swing bridge opens again after eleven years, by hand',
    byline: 'Dana Whitlock',
    first: 'Volunteers push the Harwick swing bridge',
    last: 'Volunteers for the bars are asked to wear boots.',
    content: [/<figcaption>/],
  },
  rtl: {
    title: 'ساعاتيّ المدينة القديمة يعيد الزمن إلى البرج',
    byline: 'سلمى الحدّاد',
    dir: 'rtl',
    first: 'برج الساعة في وادي السرو',
    last: 'كنّا نحن المتأخّرين».',
    content: [/<table><caption>الساعة بالأرقام<\/caption>/],
  },
  tech: {
    title: 'Ring buffer',
    byline: 'The Millrace authors',
    first: 'A ring buffer is a queue in an array.',
    last: 'and every slot can be used.',
    content: [
      /<pre><code class="language-go">package ring\n/,
      /\tbuf {2}\[\]T\n\tmask uint64\n/,
      /<mfrac>/,
      /<caption>Share of values refused, by load and number of slots<\/caption>\n<thead><tr><th scope="col">Load<\/th>/,
    ],
  },
};

for (const [name, { title, byline, dir = 'ltr', first, last, content }] of Object.entries(SAMPLES)) {
  test(`it reads the sample ${name}`, async () => {
    const article = await extract(sample(name), { url: `${host.origin}${BELOW}samples/${name}.html` });
    assert.deepEqual([article.title, article.byline, article.dir], [title, byline, dir], article.message);
    const text = article.textContent.trim();
    assert.ok(text.startsWith(first), text.slice(0, 200));
    assert.ok(text.endsWith(last), text.slice(-200));
    for (const part of content) assert.match(article.content, part);
  });
}

const STORY = story('The Last Ferry');

test('formulas in LaTeX alone become MathML', async () => {
  const { content } = await extract(`() => ${JSON.stringify(STORY.replace('<p>', '<p>The toll is \\(\\frac{a}{2}\\). '))}`);
  assert.match(content, /<mfrac><mi>a<\/mi><mn>2<\/mn><\/mfrac>/);
});

test('it takes bytes, files and documents', async () => {
  const markup = JSON.stringify(STORY);
  for (const input of [
    `() => new TextEncoder().encode(${markup})`,
    `() => new File([${markup}], 'story.html', { type: 'text/html' })`,
    `() => new DOMParser().parseFromString(${markup}, 'text/html')`,
  ]) {
    const { textContent, message } = await extract(input);
    assert.match(textContent ?? message, /neither of them has ever been seen/, input);
  }
});

test('it decodes what nobody declares', async () => {
  const bytes = [...Buffer.from(STORY.replace('The captain', 'Le capitaine, né à Orléans,'), 'latin1')];
  const { textContent, message } = await extract(`() => new Uint8Array(${JSON.stringify(bytes)})`);
  assert.match(textContent ?? message, /né à Orléans/);
});

test('past its time limit the work ends, and the next page is read', async () => {
  assert.equal((await extract("() => '<div><p>some words here</p></div>'.repeat(2e5)", { timeout: 1 })).code, 'timeout');
  const { textContent, message } = await extract(`() => ${JSON.stringify(STORY)}`);
  assert.match(textContent ?? message, /neither of them has ever been seen/);
});
