// What is taken down of a live document, in Chromium.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HTML, WEB, files } from '../harness/server.js';
import { startBrowser, startHost } from '../harness/stage.js';

/** Enough text that a page does not count as empty. */
const FILLER = `<p>${'The ferry leaves when the last of the crates is aboard. '.repeat(8)}</p>`;

const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

const modules = files(WEB);
const browser = await startBrowser();
const host = await startHost((path) => {
  if (path.startsWith('/pictures/')) return { headers: { 'content-type': 'image/png' }, body: PIXEL };
  if (path === '/frame') return { headers: HTML, body: '<base href="/below/"><p>Inside the frame: <a href="next">next</a></p>' };
  if (path === '/text') return { headers: { 'content-type': 'text/plain' }, body: 'First line\n<b>second</b> line & third' };
  if (path === '/json') return { headers: { 'content-type': 'application/json' }, body: '{"a": 1}' };
  if (path === '/empty') return { headers: HTML, body: '<!doctype html><title>t</title>' };
  return modules(path);
});
const page = await browser.newPage();

/** Takes down a page with this body, after `prepare` has run in it. */
async function take(body, prepare = () => {}, options = {}) {
  await page.goto(`${host.origin}/empty`);
  await page.setContent(`<!doctype html><head><title>t</title></head><body>${FILLER}${body}</body>`);
  await page.evaluate(prepare);
  return snapshot(options);
}

function snapshot(options = {}) {
  return page.evaluate(async (options) => (await import('/snapshot.js')).snapshot(document, options), options);
}

/** What stands between the filler and the end of the body. */
const rest = ({ html }) => html.slice(html.indexOf(' aboard. </p>') + ' aboard. </p>'.length, html.lastIndexOf('</body>'));

/** The same without the line breaks at which blocks begin, and the end tags that only the core needs. */
const tight = (taken) => rest(taken).replace(/>\n(?!\n)/g, '>').replace(/<\/(?:img|input|hr|link|meta|base)>/g, '');

for (const [name, body, want] of [
  ['what is shown stays as it is', '<p id="a" class="b">x &lt; y &amp; <b>z</b><br>"q"</p>', '<p id="a" class="b">x &#60; y &#38; <b>z</b><br>&#34;q&#34;</p>'],
  ['what is not displayed goes', '<p>a</p><p style="display: none">b</p><p hidden>c</p><dialog>d</dialog>', '<p>a</p>'],
  ['what is not displayed by a style sheet goes', '<style>.x { display: none }</style><p>a</p><p class="x">b</p>', '<p>a</p>'],
  ['what is invisible goes', '<p>a</p><p style="visibility: hidden">b</p>', '<p>a</p>'],
  ['what is visible in what is invisible stays', '<div style="visibility: hidden">a<p style="visibility: visible">b</p></div>', '<p style="visibility: visible">b</p>'],
  ['what is transparent stays', '<p style="opacity: 0">a</p>', '<p style="opacity: 0">a</p>'],
  ['what is left to the browser to render later stays', '<p style="content-visibility: auto">a</p><p style="content-visibility: hidden">b</p>', '<p style="content-visibility: auto">a</p><p style="content-visibility: hidden">b</p>'],
  ['what has no box of its own stays', '<div style="display: contents"><p>a</p></div>', '<div style="display: contents"><p>a</p></div>'],
  ['the content of closed details stays', '<details><summary>a</summary><p>b</p></details>', '<details><summary>a</summary><p>b</p></details>'],
  ['what was drawn on a small canvas goes', '<canvas width="20" height="20"></canvas>', ''],
  ['what is hidden from sight alone goes', '<style>.sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip: rect(0, 0, 0, 0) }</style><p>a <span class="sr">(opens a new tab)</span>b</p>', '<p>a b</p>'],
  ['what is folded up stays', '<div style="max-height: 0; overflow: hidden"><p>a</p></div>', '<div style="max-height: 0; overflow: hidden"><p>a</p></div>'],
  ['what is streamed in stays', '<div hidden id="S:0"><p>a</p></div>', '<div hidden="" id="S:0"><p>a</p></div>'],
  ['scripts go, but for data about the page and formulas', '<script>x</script><script type="application/ld+json">{"a": "b"}</script><script type="math/tex">a < b</script>', '<script type="application/ld+json">{"a": "b"}</script><script type="math/tex">a < b</script>'],
  ['templates, fields and what was typed go', '<template>a</template><textarea>b</textarea><select><option>c</option></select><input value="d">', ''],
  ['the boxes of a task list stay', '<ul><li><input type="checkbox" checked> a</li></ul>', '<ul><li><input type="checkbox" checked=""> a</li></ul>'],
  ['data for scripts goes', `<p data-a="b" data-c="${'x'.repeat(5000)}">a</p>`, '<p data-a="b">a</p>'],
  ['pictures that wait stay', '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="a.png"><noscript><img src="a.png"></noscript>', '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="a.png"><noscript><img src="a.png"></noscript>'],
  ['pleas to turn scripts on go', '<noscript>Turn scripts on</noscript>', ''],
  ['icons go', '<p>a <svg width="24" height="24"><path d="M0 0"/></svg></p>', '<p>a </p>'],
  ['drawings stay, with the size they have', '<style>svg { width: 300px; height: 200px; display: block }</style><svg viewBox="0 0 3 2"><linearGradient id="g"></linearGradient><path d="M0 0" style="fill: red"></path></svg>', '<svg width="300" height="200" viewBox="0 0 3 2"><linearGradient id="g"></linearGradient><path d="M0 0" style="fill: red"></path></svg>'],
  ['formulas stay whole', '<math><semantics><mi>x</mi><annotation encoding="application/x-tex">x</annotation></semantics></math>', '<math><semantics><mi>x</mi><annotation encoding="application/x-tex">x</annotation></semantics></math>'],
  ['a formula behind its picture stays', '<span><span style="display: none"><math><mi>x</mi></math></span><img alt="x"></span>', '<span><span style="display: none"><math><mi>x</mi></math></span><img alt="x"></span>'],
  ['formulas in what is hidden go', '<div hidden><p>Solution: <math><mi>x</mi></math></p></div>', ''],
  ['line breaks in code stay', '<pre> a\n\n  b\n</pre>', '<pre> a\n\n  b\n</pre>'],
  ['line breaks that the style sheet keeps stay', '<p style="white-space: pre-wrap">a\nb</p><p>c\nd</p>', '<p style="white-space: pre-wrap">a<br>b</p><p>c\nd</p>'],
  ['comments go', '<p>a<!-- b --></p>', '<p>a</p>'],
]) {
  test(name, async () => {
    assert.equal(tight(await take(body)), want);
  });
}

for (const [name, body, want] of [
  ['words that the style sheet sets apart are not glued', '<style>.row { display: flex }</style><div class="row"><span>Ada</span><span>London</span></div>', '<div class="row"><span>Ada</span><span>\nLondon</span></div>'],
  ['words are not torn apart', '<p><span style="float: left">O</span>nce <i>up</i>on <span style="display: inline-block">a</span></p>', '<p><span style="float: left">O</span>nce <i>up</i>on <span style="display: inline-block">a</span></p>'],
  ['blocks that float break no line', '<ul><li>Text<aside style="float: right">note</aside>, and more</li></ul><pre><div style="float: left; clear: left">a</div>\n<div style="float: left; clear: left">b</div></pre>', '<ul><li>Text<aside style="float: right">note</aside>, and more</li></ul><pre><div style="float: left; clear: left">a</div>\n<div style="float: left; clear: left">b</div></pre>'],
  ['lines of code that the style sheet breaks are broken', '<style>code span { display: block }</style><pre><code><span>a</span><span>b</span></code></pre>', '<pre><code><span>a</span><span>\nb</span></code></pre>'],
]) {
  test(name, async () => {
    assert.equal(rest(await take(body)), want);
  });
}

test('sections of character data are text', async () => {
  const taken = await page.evaluate(async (filler) => {
    const source = `<html xmlns="http://www.w3.org/1999/xhtml"><body>${filler}<p><![CDATA[a < b]]></p></body></html>`;
    const { snapshot } = await import('/snapshot.js');
    return snapshot(new DOMParser().parseFromString(source, 'application/xhtml+xml')).html;
  }, FILLER);
  assert.match(taken, /<p>a &#60; b<\/p>/);
});

test('of the head, what speaks of the page stays', async () => {
  await page.goto(`${host.origin}/empty`);
  await page.setContent(`<!doctype html><html lang="en" class="x"><head><title>A &lt; B</title><meta name="author" content="C &quot;D&quot;"><base href="/x/">
    <link rel="canonical" href="y"><link rel="stylesheet" href="z"><style>p { color: red }</style>
    <noscript><img src="pixel.gif"></noscript><script>1</script><script type="application/ld+json">{"a": "<\\/script>"}</script></head><body>${FILLER}</body></html>`);
  const { html } = await snapshot();
  assert.equal(
    html.slice(0, html.indexOf('<body>')).replace(/\n\s*/g, ''),
    '<!--lectern--><html lang="en" class="x"><head><title>A &#60; B</title><meta name="author" content="C &#34;D&#34;"></meta><base href="/x/"></base>' +
      '<link rel="canonical" href="y"></link><link rel="stylesheet" href="z"></link><noscript><img src="pixel.gif"></noscript>' +
      '<script type="application/ld+json">{"a": "<\\/script>"}</script></head>',
  );
});

test('open shadow roots take the place of what their hosts hold', async () => {
  const taken = await take('<x-card><b slot="title">Title</b><i>light</i></x-card><x-bare><u>lost</u></x-bare>', () => {
    const card = document.querySelector('x-card').attachShadow({ mode: 'open' });
    const parts = ['style', 'slot', 'p', 'slot'].map((name) => document.createElement(name));
    parts[0].textContent = 'p { color: red }';
    parts[1].name = 'title';
    parts[2].textContent = 'shadow';
    card.append(...parts);
    const fallback = document.createElement('slot');
    fallback.name = 'none';
    fallback.textContent = 'fallback';
    document.querySelector('x-bare').attachShadow({ mode: 'open' }).append(fallback);
  });
  assert.equal(tight(taken), '<x-card><b slot="title">Title</b><p>shadow</p><i>light</i></x-card><x-bare><slot name="none">fallback</slot></x-bare>');
});

test('frames of the same site are read, others are left', async () => {
  const other = host.origin.replace('127.0.0.1', 'localhost');
  await page.goto(`${host.origin}/empty`);
  await page.setContent(`<!doctype html><body>${FILLER}<iframe class="f" src="/frame"></iframe><iframe src="${other}/frame"></iframe>`, { waitUntil: 'load' });
  assert.equal(
    tight(await snapshot()),
    `<div class="f" src="/frame"><p>Inside the frame: <a href="${host.origin}/below/next">next</a></p></div><iframe src="${other}/frame"></iframe>`,
  );
});

test('a frame that has not loaded keeps its address', async () => {
  const src = 'https://player.example/1';
  assert.equal(tight(await take(`<iframe src="${src}" loading="lazy" style="margin-top: 90000px"></iframe>`)), `<iframe src="${src}" loading="lazy" style="margin-top: 90000px"></iframe>`);
});

test('a picture has the address that the browser chose', async () => {
  await page.goto(`${host.origin}/empty`);
  await page.setContent(`<!doctype html><body>${FILLER}<picture><source srcset="/pictures/a.png" media="(min-width: 1px)"><img src="/pictures/b.png" alt="c"></picture>`, { waitUntil: 'load' });
  assert.match(rest(await snapshot()), new RegExp(`<img src="${host.origin}/pictures/a.png" alt="c">`));
});

test('a page that hides everything until a script has run is taken whole', async () => {
  await page.goto(`${host.origin}/empty`);
  await page.setContent(`<!doctype html><style>main { visibility: hidden } body { display: none }</style><body><main>${FILLER}</main></body>`);
  assert.match((await snapshot()).html, /crates is aboard/);
});

test('fields that are named like properties do no harm', async () => {
  const names = ['attributes', 'childNodes', 'firstChild', 'nextSibling', 'nodeType', 'localName', 'tagName', 'children', 'parentNode', 'id', 'style', 'shadowRoot', 'getAttribute', 'getAttributeNames', 'querySelector', 'textContent'];
  const taken = await take(`<form>${names.map((name) => `<input name="${name}">`).join('')}<p>In a form</p></form><img name="body" alt="b"><p>After</p>`);
  assert.equal(tight(taken), '<form><p>In a form</p></form><img name="body" alt="b"><p>After</p>');
});

test('elements that are named like properties of the document do no harm', async () => {
  const names = ['documentElement', 'defaultView', 'URL', 'contentType', 'getSelection', 'body', 'head'];
  const taken = await take(names.map((name) => `<form name="${name}"></form>`).join('') + '<p>After</p>', undefined, { selection: true });
  assert.match(taken.url, /empty$/);
  assert.match(tight(taken), /<p>After<\/p>$/);
});

test('a form in place of a frame\'s body does no harm', async () => {
  const frame = '<p>One</p><form name="body"><p>Two</p><input name="firstChild"></form>';
  assert.equal(rest(await take(`<iframe srcdoc='${frame}'></iframe>`)).replace(/\n| srcdoc="[^"]*"/g, ''), '<div><p>One</p><form name="body"><p>Two</p></form></div>');
});

test('a form that is not displayed may hide its methods', async () => {
  const fields = ['getAttribute', 'querySelector', 'textContent'].map((name) => `<input name="${name}">`).join('');
  assert.equal(tight(await take(`<form hidden>${fields}<p>a <math><mi>x</mi></math></p></form><p>After</p>`)), '<p>After</p>');
});

test('slots of a drawing are no slots', async () => {
  assert.equal(tight(await take('<svg width="200" height="200"><slot>a</slot></svg><p>After</p>')), '<svg width="200" height="200" width="200" height="200"><slot>a</slot></svg><p>After</p>');
});

test('elements nested deeper than the stack keep their text', async () => {
  const { html } = await take('', () => {
    let inner = document.body;
    for (let i = 0; i < 2000; i++) inner = inner.appendChild(document.createElement('div'));
    inner.textContent = 'at the bottom';
  });
  assert.match(html, /at the bottom/);
});

/** Selects from a place in one text to a place in another. */
const select = () => {
  const [first, , last] = document.querySelectorAll('li');
  getSelection().setBaseAndExtent(first.firstChild, 4, last.firstChild, 4);
};
const LIST = '<h2>Before</h2><ul><li>One apple and a pear</li><li>Two apples</li><li>Three apples</li></ul><p>After</p>';

test('a selection is taken alone, within what it stands in', async () => {
  const { html, selection } = await take(LIST, select);
  assert.equal(selection, true);
  assert.match(html, /<head><title>t<\/title><\/head>/);
  assert.equal(html.slice(html.indexOf('<body>')).replaceAll('\n', ''), '<body><ul><li>apple and a pear</li><li>Two apples</li><li>Thre</li></ul></body></html>');
});

test('a selection is passed over where the whole page is asked for', async () => {
  const { html, selection } = await take(LIST, select, { selection: false });
  assert.equal(selection, false);
  assert.match(html, /Before[^]*After/);
});

test('a stray double click is no selection', async () => {
  const { html, selection } = await take(LIST, () => getSelection().selectAllChildren(document.querySelector('h2')));
  assert.equal(selection, false);
  assert.match(html, /After/);
});

test('plain text is taken as such', async () => {
  await page.goto(`${host.origin}/text`);
  assert.deepEqual(await snapshot(), { html: 'First line\n<b>second</b> line & third', url: `${host.origin}/text`, contentType: 'text/plain', selection: false });
  await page.goto(`${host.origin}/json`);
  assert.equal((await snapshot()).html, '{"a": 1}');
});

test('the page is left as it was', async () => {
  const [before, after, changes] = await (async () => {
    await take('<details><p>a</p></details><iframe src="/frame"></iframe><img src="/pictures/a.png"><svg width="300" height="300"></svg>');
    return page.evaluate(async () => {
      const { snapshot } = await import('/snapshot.js');
      const seen = [];
      new MutationObserver((list) => seen.push(...list)).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      const was = new XMLSerializer().serializeToString(document);
      snapshot(document);
      await new Promise((resolve) => setTimeout(resolve));
      return [was, new XMLSerializer().serializeToString(document), seen.length];
    });
  })();
  assert.equal(after, before);
  assert.equal(changes, 0);
});
