// What is taken down of a live document.
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
  if (path === '/frame') return { headers: HTML, body: '<!doctype html><html lang="ar" dir="rtl"><base href="/below/"><body lang="en"><p>Inside the frame: <a href="next">next</a></p>' };
  if (path === '/text') return { headers: { 'content-type': 'text/plain' }, body: 'First line\n<b>second</b> line & third' };
  if (path === '/json') return { headers: { 'content-type': 'application/json' }, body: '{"a": 1}' };
  if (path === '/xhtml') return { headers: { 'content-type': 'application/xhtml+xml' }, body: '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>a &lt; <![CDATA[b < c]]></p><p hidden="">d</p></body></html>' };
  if (path === '/svg') return { headers: { 'content-type': 'image/svg+xml' }, body: '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200"><text x="10" y="80">High tide</text></svg>' };
  if (path === '/empty') return { headers: HTML, body: '<!doctype html><title>t</title>' };
  return modules(path);
});
const page = await browser.newPage();

/** Takes down a page with this body, after `prepare` has run in it. */
async function take(body, prepare = () => {}, selection = true) {
  await page.goto(`${host.origin}/empty`);
  await page.setContent(`<!doctype html><head><title>t</title></head><body>${FILLER}${body}</body>`);
  await page.evaluate(prepare);
  return snapshot(selection);
}

function snapshot(selection) {
  return page.evaluate(async (selection) => (await import('/snapshot.js')).snapshot(document, selection), selection);
}

/** What stands between the filler and the end of the body. */
const rest = ({ html }) => html.slice(html.indexOf(' aboard. </p>') + ' aboard. </p>'.length, html.lastIndexOf('</body>'));

for (const [name, body, want] of [
  ['what is shown stays as it is', '<p id="a" class="b">x &lt; y &amp; <b>z</b><br>"q"</p>', '<p _="block" id="a" class="b">x &#60; y &#38; <b>z</b><br>&#34;q&#34;</p>'],
  ['what is not displayed is marked', '<p style="display: none">b</p><p hidden>c</p><dialog>d</dialog>', '<p _="none" style="display: none">b</p><p _="none" hidden="">c</p><dialog _="none">d</dialog>'],
  ['so is what a style sheet hides', '<style>.x { display: none }</style><p class="x">b <i>c</i></p>', '<p _="none" class="x">b <i>c</i></p>'],
  ['and what is invisible, and not what is visible in it', '<div style="visibility: hidden">a<p style="visibility: visible">b</p></div>', '<div _="hidden" style="visibility: hidden">a<p _="block" style="visibility: visible">b</p></div>'],
  ['a row that has collapsed is invisible as well', '<div style="display: flex"><p style="visibility: collapse">a</p></div>', '<div _="block" style="display: flex"><p _="hidden" style="visibility: collapse">a</p></div>'],
  ['and what is there for the ear alone', '<style>.sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip: rect(0, 0, 0, 0) }</style><p>a <span class="sr">(opens a new tab)</span>b</p>', '<p _="block">a <span _="none" class="sr">(opens a new tab)</span>b</p>'],
  ['in whatever it stands', '<style>.sr { position: fixed; width: 1px; height: 1px; overflow: hidden }</style><div class="sr"><p>Loading complete</p></div>', '<div _="none" class="sr"><p>Loading complete</p></div>'],
  ['and above the page', '<h2 style="position: absolute; top: -9999px"><b>a</b></h2>', '<h2 _="none" style="position: absolute; top: -9999px"><b>a</b></h2>'],
  ['a page that a dialog holds where it was scrolled to is displayed', '<div style="position: fixed; top: -1500px"><p style="height: 3000px">a</p></div>', '<div _="block" style="position: fixed; top: -1500px"><p _="block" style="height: 3000px">a</p></div>'],
  ['a point from which text hangs is displayed', '<div style="position: absolute; width: 0"><b>a</b></div>', '<div _="block" style="position: absolute; width: 0"><b>a</b></div>'],
  ['what is folded up is displayed', '<p style="max-height: 0; overflow: hidden">a</p>', '<p _="block" style="max-height: 0; overflow: hidden">a</p>'],
  ['what is transparent is displayed', '<p style="opacity: 0">a</p>', '<p _="block" style="opacity: 0">a</p>'],
  ['what is left to the browser to render later is displayed, and what a search unfolds', '<p style="content-visibility: auto">a</p><p hidden="until-found">b</p>', '<p _="block" style="content-visibility: auto">a</p><p _="block" hidden="until-found">b</p>'],
  ['what a page never has rendered is not', '<p style="content-visibility: hidden">b</p>', '<p _="none" style="content-visibility: hidden">b</p>'],
  ['what has no box of its own is displayed', '<div style="display: contents"><p>a</p></div>', '<div style="display: contents"><p _="block">a</p></div>'],
  ['the content of closed details is displayed', '<details><summary>a</summary><p>b</p></details>', '<details _="block"><summary _="block">a</summary><p _="block">b</p></details>'],
  ['what the style sheet sets apart is marked, and what floats in a line is not', '<b style="display: block">a</b><p><b style="float: left">O</b>nce <b style="display: inline-block">b</b></p>', '<b _="block" style="display: block">a</b><p _="block"><b style="float: left">O</b>nce <b style="display: inline-block">b</b></p>'],
  ['scripts go, but for data about the page and formulas', '<script>x</script><script type="application/ld+json">{"a": "b"}</script><script type="math/tex">a < b</script>', '<script _="none" type="application/ld+json">{"a": "b"}</script><script _="none" type="math/tex">a < b</script>'],
  ['style, fields and what was typed go', '<style>p {}</style><textarea>b</textarea><select><option>c</option></select><input value="d">', ''],
  ['the boxes of a task list stay', '<ul><li><input type="checkbox" checked> a</li></ul>', '<ul _="block"><li _="block"><input type="checkbox" checked=""></input> a</li></ul>'],
  ['pictures that wait stay', '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="a.png"><noscript><img src="a.png"></noscript>', '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="a.png"></img><noscript><img src="a.png"></noscript>'],
  ['icons go', '<p>a <svg width="24" height="24"><path d="M0 0"/></svg></p>', '<p _="block">a </p>'],
  ['low and wide drawings stay', '<svg width="700" height="60"></svg>', '<svg width="700" height="60"></svg>'],
  ['drawings stay, with their style and the size they have', '<style>svg { width: 300px; height: 200px }</style><svg viewBox="0 0 3 2"><script>x</script><style>path { stroke: red }</style><linearGradient id="g"></linearGradient><path d="M0 0" style="fill: red"></path></svg>', '<svg width="300" height="200" viewBox="0 0 3 2"><style>path { stroke: red }</style><linearGradient id="g"></linearGradient><path d="M0 0" style="fill: red"></path></svg>'],
  ['formulas stay whole', '<math><semantics><mi>x</mi><annotation encoding="application/x-tex">x</annotation></semantics></math>', '<math><semantics><mi>x</mi><annotation encoding="application/x-tex">x</annotation></semantics></math>'],
  ['line breaks in code stay', '<pre> a\n\n  b\n</pre>', '<pre _="block"> a\n\n  b\n</pre>'],
  ['line breaks that the style sheet keeps stay', '<p style="white-space: pre-wrap">a\nb</p><p>c\nd</p>', '<p _="block" style="white-space: pre-wrap">a<br>b</p><p _="block">c\nd</p>'],
  ['the sources of a recording stay', '<audio controls><source src="a.mp3"></audio>', '<audio controls=""><source src="a.mp3"></source></audio>'],
  ['comments go', '<p>a<!-- b --></p>', '<p _="block">a</p>'],
  ['what was drawn on a small canvas goes', '<canvas width="20" height="20"></canvas>', ''],
  ['slots of a drawing are no slots', '<svg width="200" height="200"><slot>a</slot></svg><p>After</p>', '<svg width="200" height="200"><slot>a</slot></svg><p _="block">After</p>'],
]) {
  test(name, async () => {
    // Whether <noscript> counts as displayed is another matter in each browser.
    assert.equal(rest(await take(body)).replace('<noscript _="none">', '<noscript>'), want);
  });
}

test('what was drawn on a canvas is a picture', async () => {
  const taken = await take('<canvas class="chart" width="300" height="150" aria-label="Tides">No canvas here</canvas>', () => {
    const pen = document.querySelector('canvas').getContext('2d');
    pen.fillStyle = 'red';
    pen.fillRect(0, 0, 300, 150);
  });
  const [, source] = /^<img width="300" height="150" src="(data:image\/png;base64,[^"]+)" class="chart" aria-label="Tides"><\/img>$/.exec(rest(taken)) ?? [];
  const [red, green] = await page.evaluate(async (source) => {
    const pen = document.createElement('canvas').getContext('2d');
    const picture = new Image();
    picture.src = source;
    await picture.decode();
    pen.drawImage(picture, 0, 0);
    return pen.getImageData(150, 75, 1, 1).data;
  }, source);
  assert.deepEqual([red, green], [255, 0]);
});

test('a canvas with a picture of another site on it cannot be read, and goes', async () => {
  const other = `${host.origin.replace('127.0.0.1', 'localhost')}/pictures/a.png`;
  await page.goto(`${host.origin}/empty`);
  await page.setContent(`<!doctype html><body>${FILLER}<canvas width="300" height="150"></canvas><img src="${other}"></body>`, { waitUntil: 'load' });
  await page.evaluate(() => document.querySelector('canvas').getContext('2d').drawImage(document.querySelector('img'), 0, 0));
  assert.doesNotMatch(rest(await snapshot()), /data:|canvas/);
});

test('a page in XHTML is taken as it is', async () => {
  await page.goto(`${host.origin}/xhtml`);
  assert.match((await snapshot()).html, /<body _="block"><p _="block">a &#60; b &#60; c<\/p><p _="none" hidden="">d<\/p><\/body>/);
});

test('a drawing and other data in XML are taken as elements, for the core to make text of', async () => {
  await page.goto(`${host.origin}/svg`);
  assert.match((await snapshot()).html, /^<!--lectern--><svg .*><text x="10" y="80">High tide<\/text><\/svg>$/);
});

test('of the head, what speaks of the page stays', async () => {
  await page.goto(`${host.origin}/empty`);
  await page.setContent(`<!doctype html><html lang="en" class="x"><head><title>A &lt; B</title><meta name="author" content="C &quot;D&quot;"><base href="/x/">
    <link rel="canonical" href="y"><link rel="stylesheet" href="z"><style>p { color: red }</style>
    <noscript><img src="pixel.gif"></noscript><script>1</script><script type="application/ld+json">{"a": "<\\/script>"}</script></head><body>${FILLER}</body></html>`);
  const { html } = await snapshot();
  assert.equal(
    html.slice(0, html.indexOf('<body')).replace(/\n\s*/g, ''),
    '<!--lectern--><html _="block" lang="en" class="x"><head _="none"><title>A &#60; B</title><meta name="author" content="C &#34;D&#34;"></meta><base href="/x/"></base>' +
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
  assert.equal(rest(taken), '<x-card><slot name="title"><b slot="title">Title</b></slot><p _="block">shadow</p><slot><i>light</i></slot></x-card><x-bare><slot name="none">fallback</slot></x-bare>');
});

test('what is in hidden slots is marked', async () => {
  const taken = await take('<x-fold><p>folded</p><b slot="title">Title</b></x-fold><x-veil>veiled</x-veil>', () => {
    const shadow = (host) => document.querySelector(host).attachShadow({ mode: 'open' });
    shadow('x-fold').append(Object.assign(document.createElement('slot'), { name: 'title' }), Object.assign(document.createElement('slot'), { hidden: true }));
    shadow('x-veil').append(document.createElement('slot'));
    document.querySelector('x-veil').shadowRoot.firstChild.style.visibility = 'hidden';
  });
  assert.equal(
    rest(taken),
    '<x-fold><slot name="title"><b slot="title">Title</b></slot><slot _="none" hidden=""><p>folded</p></slot></x-fold><x-veil><slot _="hidden" style="visibility: hidden;">veiled</slot></x-veil>',
  );
});

test('frames of the same site are read, others are left', async () => {
  const other = host.origin.replace('127.0.0.1', 'localhost');
  await page.goto(`${host.origin}/empty`);
  await page.setContent(`<!doctype html><body>${FILLER}<iframe class="f" src="/frame"></iframe><iframe src="${other}/frame"></iframe>`, { waitUntil: 'load' });
  assert.equal(
    rest(await snapshot()),
    `<div _base="${host.origin}/below/" class="f" src="/frame" lang="en" dir="rtl"><p _="block">Inside the frame: <a href="next">next</a></p></div><iframe src="${other}/frame"></iframe>`,
  );
});

test('a frame that has not loaded keeps its address', async () => {
  const src = 'https://player.example/1';
  assert.equal(rest(await take(`<iframe src="${src}" loading="lazy" style="margin-top: 90000px"></iframe>`)), `<iframe src="${src}" loading="lazy" style="margin-top: 90000px"></iframe>`);
});

test('a picture has the address that the browser chose', async () => {
  await page.goto(`${host.origin}/empty`);
  await page.setContent(`<!doctype html><body>${FILLER}<picture><source srcset="/pictures/a.png" media="(min-width: 1px)"><img src="/pictures/b.png" alt="c"></picture>`, { waitUntil: 'load' });
  assert.match(rest(await snapshot()), new RegExp(`<img src="${host.origin}/pictures/a.png" alt="c">`));
});

test('fields that are named like properties do no harm', async () => {
  const names = ['attributes', 'childNodes', 'firstChild', 'nextSibling', 'nodeType', 'localName', 'tagName', 'children', 'parentNode', 'id', 'style', 'shadowRoot', 'getAttribute', 'getAttributeNames', 'querySelector', 'textContent'];
  const taken = await take(`<form>${names.map((name) => `<input name="${name}">`).join('')}<p>In a form</p></form><img name="body" alt="b"><p>After</p>`);
  assert.equal(rest(taken), '<form _="block"><p _="block">In a form</p></form><img name="body" alt="b"></img><p _="block">After</p>');
});

test('elements that are named like properties of the document do no harm', async () => {
  const names = ['documentElement', 'defaultView', 'URL', 'contentType', 'getSelection', 'body', 'head'];
  const taken = await take(names.map((name) => `<form name="${name}"></form>`).join('') + '<p>After</p>', undefined, true);
  assert.match(taken.url, /empty$/);
  assert.match(rest(taken), /<p _="block">After<\/p>$/);
});

test('a form in place of a frame\'s body does no harm', async () => {
  const frame = '<p>One</p><form name="body"><p>Two</p><input name="firstChild"></form>';
  assert.equal(rest(await take(`<iframe srcdoc='${frame}'></iframe>`)).replace(/\n| srcdoc="[^"]*"/g, ''), `<div _base="${host.origin}/empty"><p _="block">One</p><form _="block" name="body"><p _="block">Two</p></form></div>`);
});

test('elements nested deeper than the stack keep their text, and no field becomes text', async () => {
  const { html } = await take('', () => {
    let inner = document.body;
    for (let i = 0; i < 2000; i++) {
      inner = inner.appendChild(document.createElement('div'));
      if (i < 500) inner.before(Object.assign(document.createElement('textarea'), { textContent: 'typed' }));
    }
    inner.textContent = 'at the bottom';
  });
  assert.ok(html.includes('at the bottom'));
  assert.ok(!html.includes('typed'));
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
  assert.match(html, /<head _="none"><title>t<\/title><\/head>/);
  assert.equal(html.slice(html.indexOf('<body')).replaceAll(' _="block"', ''), '<body><ul><li>apple and a pear</li><li>Two apples</li><li>Thre</li></ul></body></html>');
});

test('a selection is passed over where the whole page is asked for', async () => {
  const { html, selection } = await take(LIST, select, false);
  assert.equal(selection, false);
  assert.match(html, /Before[^]*After/);
});

test('a passage that ends before a block has nothing of that block', async () => {
  const { html } = await take(LIST, () => {
    const [first, , last] = document.querySelectorAll('li');
    getSelection().setBaseAndExtent(first.firstChild, 0, last, 0);
  });
  assert.match(html, /Two apples/);
  assert.doesNotMatch(html, /Three/);
});

test('of several passages each is taken alone', async (t) => {
  const taken = await take(LIST, () => {
    const [first, , last] = document.querySelectorAll('li');
    const part = (from, start, to, end) => {
      const range = new Range();
      range.setStart(from, start);
      range.setEnd(to, end);
      getSelection().addRange(range);
    };
    part(first.firstChild, 0, first.firstChild, 9);
    part(first.firstChild, 14, first.nextSibling.firstChild, 3);
    part(last.firstChild, 6, last.firstChild, 12);
  });
  if ((await page.evaluate(() => getSelection().rangeCount)) === 1) return t.skip('this browser selects one passage at a time');
  assert.equal(taken.html.slice(taken.html.indexOf('<body')).replaceAll(' _="block"', ''), '<body><ul><li>One apple a pear</li><li>Two</li><li>apples</li></ul></body></html>');
});

test('of a shadow root around a selection, and of one that is selected, what is wanted is taken', async () => {
  const { html } = await take('<x-shell><p>The first of two paragraphs</p><p>The last, with <x-word></x-word> in it</p><p>Not selected</p></x-shell>', () => {
    const build = (name, attributes, ...children) => {
      const node = document.createElement(name);
      node.append(...children);
      return Object.assign(node, attributes);
    };
    const shadow = (host) => document.querySelector(host).attachShadow({ mode: 'open' });
    shadow('x-shell').append(build('nav', {}, 'Menu'), build('main', {}, build('slot', {})), build('footer', {}, build('svg', {}, 'Imprint')));
    shadow('x-word').append(build('b', {}, 'a word'));
    const [first, last] = document.querySelectorAll('x-shell p');
    getSelection().setBaseAndExtent(first.firstChild, 4, last.lastChild, 3);
  });
  assert.equal(html.slice(html.indexOf('<body')).replaceAll(' _="block"', ''), '<body><x-shell><main><slot><p>first of two paragraphs</p><p>The last, with <x-word><b>a word</b></x-word> in</p></slot></main></x-shell></body></html>');
});

test('a selection in a frame is taken alone', async () => {
  await page.goto(`${host.origin}/empty`);
  await page.setContent(`<!doctype html><body>${FILLER}<iframe srcdoc="<p>Before</p><p>What is selected of the frame</p>"></iframe>`, { waitUntil: 'load' });
  await page.evaluate(() => {
    const frame = document.querySelector('iframe');
    frame.focus();
    frame.contentWindow.getSelection().selectAllChildren(frame.contentDocument.querySelector('p:last-child'));
  });
  const { html, selection } = await snapshot();
  assert.equal(selection, true);
  assert.match(html, /<body _="block"><div [^\n]*"><p _="block">What is selected of the frame<\/p><\/div><\/body>/);
});

test('a frame that has the focus and nothing selected does not hide what is selected around it', async () => {
  await page.goto(`${host.origin}/empty`);
  await page.setContent(`<!doctype html><body><p>What is selected of the page</p>${FILLER}<iframe srcdoc="<p>Of the frame</p>"></iframe>`, { waitUntil: 'load' });
  await page.evaluate(() => {
    document.querySelector('iframe').focus();
    getSelection().selectAllChildren(document.querySelector('p'));
  });
  const { html, selection } = await snapshot();
  assert.equal(selection, true);
  assert.match(html, /<body _="block"><p _="block">What is selected of the page<\/p><\/body>/);
});

test('what is selected in a field is no selection of the page', async () => {
  const { html, selection } = await take('<textarea>What I have to say is longer than a stray double click.</textarea>', () => document.querySelector('textarea').select());
  assert.equal(selection, false);
  assert.match(html, /crates is aboard/);
  assert.doesNotMatch(html, /What I have to say/);
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

test('a page may have a class of the name of an interface', async () => {
  await take('<p>After</p>');
  await page.addScriptTag({ content: 'class Node {} function Element() {}' });
  assert.equal(rest(await snapshot()), '<p _="block">After</p>');
});

test('an invisible frame is not read', async () => {
  for (const style of ['visibility: hidden', 'height: 1px; border: 0', 'display: none']) {
    const taken = rest(await take(`<iframe style="${style}" srcdoc="<p>counting</p>"></iframe>`));
    assert.doesNotMatch(taken, /^<div (?!_="none")|>counting<(?!\/p><\/div>)/, taken);
  }
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
