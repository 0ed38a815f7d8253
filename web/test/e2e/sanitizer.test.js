// What both ways from markup to nodes write, under the policy that the reader has. That nothing of it runs where there is
// no policy is what safety.test.js is for.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { HTML, WEB, files } from '../harness/server.js';
import { appears, startBrowser, startHost } from '../harness/stage.js';

const [POLICY] = /<meta http-equiv="Content-Security-Policy"[^>]*>/.exec(readFileSync(`${WEB}reader.html`, 'utf8'));

const browser = await startBrowser();
const modules = files(WEB);
const host = await startHost((path) =>
  path === '/' ? { headers: HTML, body: `<!doctype html>${POLICY}<body>` } : modules(path),
);
const page = await browser.newPage();
let asked = [];
await page.route((url) => url.origin !== host.origin, (route) => {
  asked.push(route.request());
  return route.abort();
});
await page.goto(`${host.origin}/`);

/** The markup of what comes out, by the way of that name. It is put into the page, where its players can be clicked. */
function sanitize(html, way) {
  return page.evaluate(
    async ([html, way]) => {
      const sanitizer = await import('/sanitizer.js');
      const fragment = await sanitizer.toFragment(html, sanitizer[way]);
      document.body.replaceChildren(fragment);
      return new XMLSerializer().serializeToString(document.body).replace(/^<body[^>]*>|<\/body>$/g, '').replace(/ xmlns="[^"]*xhtml"/g, '');
    },
    [html, way],
  );
}

const LINK = 'rel="noopener noreferrer" referrerpolicy="no-referrer"';
const PICTURE = 'referrerpolicy="no-referrer" loading="lazy" decoding="async"';
const GIF = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';

const CASES = [
  ['an article', '<h2 id="lectern-a">A</h2><p lang="de">B <em>c</em></p><ul><li value="3">d</li></ul>', '<h2 id="lectern-a">A</h2><p lang="de">B <em>c</em></p><ul><li value="3">d</li></ul>'],
  ['a table', '<table><tbody><tr><td colspan="2" onclick="hacked=1">a</td></tr></tbody></table>', '<table><tbody><tr><td colspan="2">a</td></tr></tbody></table>'],
  ['a callout', '<blockquote class="callout" data-callout="note" data-other="x"><p class="callout-title">A</p></blockquote>', '<blockquote class="callout" data-callout="note"><p class="callout-title">A</p></blockquote>'],
  ['a footnote', '<sup class="footnote-ref"><a href="#fn-1" id="fnref-1">1</a></sup>', '<sup class="footnote-ref"><a href="#fn-1" id="fnref-1">1</a></sup>'],
  ['code', '<pre><code class="language-go extra">a &lt; b</code></pre>', '<pre><code class="language-go">a &lt; b</code></pre>'],
  ['foreign ids and classes', '<p id="article" class="bar">a</p><p id>b</p>', '<p>a</p><p>b</p>'],
  ['a page of frames', '<frameset onload="hacked=1"><frame src="x"></frameset><p>a</p>', /^(<p>a<\/p>)?$/],
  ['a link', '<a href="https://a.example/" target="_top" ping="https://b.example/">a</a>', `<a href="https://a.example/" ${LINK}>a</a>`],
  ['a link that runs', '<a href="javascript:hacked=1">a</a><a href="data:text/html,x">b</a>', `<a>a</a><a>b</a>`],
  ['a picture', `<img src="${GIF}" alt="a" onload="hacked=1">`, `<img src="${GIF}" alt="a" ${PICTURE} />`],
  ['a picture from elsewhere', '<img src="blob:x" srcset="javascript:1 1x" alt="a">', `<img alt="a" ${PICTURE} />`],
  ['pictures of which one is from elsewhere', '<img srcset="https://a.example/x.png 1x,/any/path 2x" alt="a">', `<img alt="a" ${PICTURE} />`],
  ['an address of the web that is relative', '<a href="https:x">a</a><img src="http:x" srcset="http:x 2x" alt="a">', `<a>a</a><img alt="a" ${PICTURE} />`],
  ['a recording', '<video src="https://a.example/v" autoplay controls="controls"></video>', '<video src="https://a.example/v" controls="controls" preload="none"></video>'],
  ['scripts and styles', '<script>hacked=1</script><style>p{}</style><p style="color:red">a</p>', '<p>a</p>'],
  ['comments', '<p>a<!-- b --></p>', '<p>a</p>'],
  ['forms', '<form action="x"><input autofocus onfocus="hacked=1"><button>a</button></form><p>b</p>', /<p>b<\/p>$/],
  ['drawings', '<svg onload="hacked=1"><a href="javascript:1"><text>a</text></a></svg><p>b</p>', /^(?!.*svg).*<p>b<\/p>$/],
  ['a formula', '<math display="block"><mfrac linethickness="2"><mi>x</mi><mn>2</mn></mfrac></math>', '<math xmlns="http://www.w3.org/1998/Math/MathML" display="block"><mfrac linethickness="2"><mi>x</mi><mn>2</mn></mfrac></math>'],
  ['markup that parses otherwise the second time', '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x: onerror=hacked=1&gt;">', /^(?!.*onerror=hacked)/],
  ['a frame of nobody', '<iframe src="https://evil.example/"></iframe><iframe srcdoc="<script>parent.hacked=1</script>"></iframe><p>a</p>', /^(?!.*iframe).*<p>a<\/p>$/],
];

const LONG = '<p>The <em>ferry</em> left at six.<img src="x" onerror="hacked=1"></p>';
CASES.push(['a long article with a player at its end', `${'<p>The ferry left at six.</p>\n'.repeat(8000)}<p><iframe src="https://www.youtube-nocookie.com/embed/x" title="A ferry"></iframe></p>`, new RegExp(`^(<p>The ferry left at six\\.</p>\n){8000}<p><a [^>]*href="https://www\\.youtube-nocookie\\.com/embed/x"[^>]*>A ferry [^<]*</a></p>$`)]);
CASES.push(['a long article with two paragraphs that are not closed', `${LONG.repeat(4000)}<p onclick="hacked=1">a<p>b`, `${LONG.replace(/<img[^>]*>/, `<img ${PICTURE} />`).repeat(4000)}<p>a</p><p>b</p>`]);

console.log(`${CASES.length} cases, each in both ways`);

for (const way of ['byBrowser', 'byPurify']) {
  for (const [name, html, want] of CASES) {
    test(`${way}: ${name}`, async () => {
      const made = await sanitize(html, way);
      if (want instanceof RegExp) assert.match(made, want);
      else assert.deepEqual(attributesSorted(made), attributesSorted(want));
    });
  }

  test(`${way}: a player is a link until it is clicked`, async () => {
    const src = 'https://www.youtube-nocookie.com/embed/abcdefghijk';
    asked = [];
    const made = await sanitize(`<iframe src="${src}" title="A walk" onload="hacked=1" sandbox="allow-top-navigation"></iframe>`, way);
    assert.match(made, /class="player"/);
    assert.equal(await page.locator('a.player').getAttribute('href'), src);
    assert.match(await page.locator('a.player').innerText(), /A walk/);
    assert.deepEqual(asked, []);
    await page.click('a.player');
    await appears(page, 'iframe');
    assert.equal(await page.locator('iframe').getAttribute('src'), src);
    assert.doesNotMatch(await page.locator('iframe').getAttribute('sandbox'), /top-navigation/);
    assert.deepEqual(asked.map((request) => request.url()), [src]);
  });
}

test('no picture is asked for before the fragment is in the page, and then without a referrer', async () => {
  asked = [];
  await page.evaluate(async () => {
    const { toFragment } = await import('/sanitizer.js');
    globalThis.held = await toFragment('<img src="https://pictures.example/a.png" alt=""><img srcset="https://pictures.example/b.png 2x" alt="">');
    await new Promise((resolve) => setTimeout(resolve, 50));
  });
  assert.deepEqual(asked, []);
  const request = page.waitForRequest('https://pictures.example/a.png');
  await page.evaluate(() => document.body.replaceChildren(globalThis.held));
  assert.equal((await request).headers().referer, undefined);
});

test('what makes nodes of something else than its markup does so once, however long that is', async () => {
  const text = await page.evaluate(async () => {
    const { toFragment } = await import('/sanitizer.js');
    const { byText } = await import('/plain-text.js');
    return (await toFragment('<p>{&quot;a&quot;}</p>'.repeat(20_000), () => byText('All of it'))).textContent.trim();
  });
  assert.equal(text, 'All of it');
});

test('the text of a page has a line for each block', async () => {
  const text = (html) => page.evaluate(async (html) => {
    const { plainText } = await import('/plain-text.js');
    return (await Array.fromAsync(plainText(html))).join('|');
  }, html);
  assert.equal(await text('<title>t</title><style>x</style><h1>A</h1><p>b <b>c</b><br>d</p><ul><li>e<li>f</ul><script>g</script>'), 'A\n\nb c\nd\n\ne\n\nf');
  assert.equal(await text('<!doctype html><p title="a > b">c &lt;b&gt; &amp;amp; 1 < 2 <!-- <p>d --> e<?x?></ p><script>"</p>"</SCRIPT >f'), 'c <b> &amp; 1 < 2 e\n\nf'.replace('\n\n', ''));
  assert.equal(await text(`<p title=it's>a</p><p title = '>'>b</p><p data-x="${'y'.repeat(8e6)}">c`), 'a\n\nb\n\nc');
  for (const never of ['<p>a<b title="', '<p>a<script>', '<p>a<!--', '<p>a</']) assert.equal(await text(`${never}${'x<'.repeat(3)}`), 'a');
});

test('the text of a page takes no longer where a tree of it would be without measure', async () => {
  const fonts = Array.from({ length: 3000 }, (_, i) => `<font size=${i}>`).join('');
  const parts = await page.evaluate(async (html) => Array.fromAsync((await import('/plain-text.js')).plainText(html)), `${fonts}${'<p>x'.repeat(100_000)}`);
  assert.equal(parts.join('\n\n'), Array(100_000).fill('x').join('\n\n'));
});

test('the text of a page comes in parts of bounded length, and all of it', async () => {
  const cases = await page.evaluate(async () => {
    const { plainText } = await import('/plain-text.js');
    const made = { '&amp;': '&', '😀': '😀', 'a ': 'a ', 'a\n\n': 'a\n\n', 'x': 'x', 'x<br>': 'x\n', ' \n &lt;&amp;lt;<b>&#32;y</b>': '\n<&lt; y' };
    const tried = [...Object.entries(made).map((pair) => [...pair, false]), ['<p>&amp; \n\n', '<p>&amp; \n\n', true]];
    return Promise.all(tried.map(async ([source, text, isText]) => {
      // An odd length, so that pieces end in the midst of it.
      const parts = await Array.fromAsync(plainText(`|${source.repeat(100_001)}`, isText));
      const bare = (text) => text.replace(/\s/g, '');
      return {
        source,
        isWhole: bare(parts.join('')) === bare(`|${text.repeat(100_001)}`),
        isBounded: parts.length > 1 && parts.every((part) => part !== '' && part.length <= 50_000 && part.split('\n').length <= 2000),
      };
    }));
  });
  assert.deepEqual(cases.filter(({ isWhole, isBounded }) => !isWhole || !isBounded), []);
  assert.equal(await page.evaluate(async () => (await Array.fromAsync((await import('/plain-text.js')).plainText(' <p> '))).length), 0);
});

/** Markup whose elements name their attributes in the order of the alphabet: the two ways differ in it. */
function attributesSorted(markup) {
  return markup.replace(/<([a-z][a-z\d]*)((?: [\w-]+="[^"]*")+)/gi, (_, name, attributes) => `<${name}${attributes.match(/ [\w-]+="[^"]*"/g).sort().join('')}`);
}
