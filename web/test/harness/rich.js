// A page whose article has each kind of thing that an article can have, for tests of how they look and can be reached.
import { PARAGRAPHS } from './prose.js';

/** Paragraphs in Arabic, for an article from right to left. */
const ARABIC = [
  'تغادر العبّارة الرصيف الشمالي في السادسة صباحًا، ومن يفوته موعدها يعود إلى بيته ماشيًا على السدّ والريح في وجهه. لم يخطر لأحد أن يغيّر الموعد، لأن الطاقم يسكن على الضفة الأخرى.',
  'في السنوات الأولى كان القارب يحمل الماشية أيضًا، اثنتي عشرة في كل مرة، مربوطة بقضيب من حديد لا يزال في مكانه. ويقول الشيوخ إن رائحتها تُشمّ في العنبر في الأمسيات الهادئة.',
  'حين افتُتح الجسر في أعلى النهر عدّ المجلس الركاب شهرًا كاملًا، فوجد أن تسعة منهم فقط لا طريق لهم سواه. ومع ذلك أبقى العبّارة بسبعة أصوات مقابل ستة.',
  'الربّان، وهو الميكانيكي أيضًا، يُبقي محرّكين يعملان بقطع يأخذها من ثالث. اشترى ذلك المحرّك في مزاد في الربيع بثمن أقل من ثمن درّاجة.',
];

/** Where its pictures are: a test answers there, with `picture`, or lets one fail. */
const PICTURES = 'https://pictures.example';

const CELLS = Array.from({ length: 12 }, (_, i) => i + 1);

/**
 * A page with an article of every kind of content.
 *
 * @param {object} [options]
 * @param {'ltr' | 'rtl'} [options.dir]
 * @returns {string}
 */
export function richPage({ dir = 'ltr' } = {}) {
  const [lang, title, prose] = dir === 'rtl' ? ['ar', 'العبّارة الأخيرة', ARABIC] : ['en', 'The last ferry', PARAGRAPHS];
  const callouts = ['note', 'tip', 'warning', 'danger'].map(
    (kind) => `<div class="admonition ${kind}"><p class="admonition-title">${kind}</p><p>${prose[1]}</p></div>`,
  );
  return `<!doctype html><html lang=${lang} dir=${dir}><head><meta charset=utf-8><title>${title}</title>
<meta property="og:site_name" content="The Harbour Post"><meta name=author content="Ada Lark">
<meta property="article:published_time" content="2024-03-01T08:00:00Z"></head><body>
<nav><a href=/>Home</a> <a href=/news>News</a></nav>
<article><h1>${title}</h1>
<p>${prose[0]} <a href="https://a.example/timetable">The timetable</a> is short.<sup id="fnref1"><a href="#fn1">1</a></sup></p>
<p>${prose[1]} <mark>A marked passage with <a href="https://a.example/marked">a link</a></mark>, some <code>code</code> with
<a href="https://a.example/code"><code>a.link()</code></a>, <kbd>Ctrl</kbd>, <samp>out</samp>, <del>gone</del> <ins>come</ins>,
<abbr title="North quay">NQ</abbr>, <small>small print</small>, H<sub>2</sub>O.<sup id="fnref2"><a href="#fn2">2</a></sup></p>
<figure><img src="${PICTURES}/quay.svg" alt="The north quay" width=640 height=240><figcaption>The quay, <a href="https://a.example/photo">seen by its keeper</a>.</figcaption></figure>
<h2>What was seen</h2><p>${prose[2]}</p>
<figure><img src="${PICTURES}/gone.svg" alt="A picture that is gone" width=640 height=240><figcaption>The hold.</figcaption></figure>
<blockquote><p>${prose[3]} <a href="https://a.example/quoted">So it was said.</a></p></blockquote>
${callouts.join('\n')}
<pre><code class="language-js">const ferry = { quay: 'north', leaves: '06:00', crew: ['captain', 'deckhand', 'deckhand'], engines: [1, 2, 3], cattle: false };
</code></pre>
<h2>What was counted</h2><p>${prose[0]}</p>
<table><caption>Passengers of the ferry by month</caption><thead><tr><th scope=col>Year</th>${CELLS.map((n) => `<th scope=col>Month ${n}</th>`).join('')}</tr></thead>
<tbody>${[1990, 1991].map((year) => `<tr><th scope=row>${year}</th>${CELLS.map((n) => `<td>${n * 37} people</td>`).join('')}</tr>`).join('')}</tbody></table>
<h3>In short</h3><dl><dt>Quay</dt><dd>Where it leaves</dd><dt>Dyke</dt><dd>Where one walks home</dd></dl>
<ul><li>${prose[1]}</li><li>Two engines, <a href="https://a.example/engines">both old</a></li></ul>
<p>${prose[2]}</p>
<math display="block"><mi>L</mi><mo>=</mo><mi>λ</mi><mi>W</mi></math>
<details><summary>The names of the crew</summary><p>${prose[3]}</p></details>
<p>${prose[3]}</p>
<iframe src="https://www.youtube.com/embed/abcdefghijk" title="The ferry leaves" width=560 height=315></iframe>
<p>${prose[0]}</p>
<section class="footnotes"><ol><li id="fn1"><p>It hangs at the quay. <a href="#fnref1" class="footnote-backref">↩</a></p></li>
<li id="fn2"><p>As the crew puts it. <a href="#fnref2" class="footnote-backref">↩</a></p></li></ol></section>
</article><aside><a href=/a>Ten more stories</a></aside><footer>All rights reserved</footer></body></html>`;
}

/**
 * Answers for the pictures of `richPage`: one is there, the other is not.
 *
 * @param {import('playwright-core').BrowserContext} context
 */
export async function servePictures(context) {
  const body = '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="240"><rect width="640" height="240" fill="#457"/></svg>';
  await context.route(`${PICTURES}/**`, (route) => (route.request().url().endsWith('quay.svg') ? route.fulfill({ contentType: 'image/svg+xml', body }) : route.abort()));
}
