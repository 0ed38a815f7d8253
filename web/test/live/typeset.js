// Pages whose formulas and code a script has set.
import { MILL } from './articles.js';
import { article, body, done, h, heading, page } from './site.js';

const root = document.getElementById('root');
const MATHML = 'http://www.w3.org/1998/Math/MathML';

const math = (name, ...children) => {
  const node = document.createElementNS(MATHML, name);
  node.append(...children);
  return node;
};

/** What the formula says. */
const formula = () => math('math', math('semantics', math('mrow', math('mi', 'P'), math('mo', '='), math('mi', 'k'), math('msup', math('mi', 'h'), math('mn', '2'))), math('annotation', 'P = k h^2')));

function draw(set) {
  const [first, ...rest] = body(MILL);
  root.append(...page(h('article', {}, heading(MILL), h('div', {}, first, h('p', {}, 'The power is ', set(), ', where the height is that of the pond.'), rest))));
  for (const annotation of document.querySelectorAll('annotation')) annotation.setAttribute('encoding', 'application/x-tex');
  done();
}

const CLIPPED = 'position: absolute; clip: rect(1px, 1px, 1px, 1px); width: 1px; height: 1px; overflow: hidden';

/** MathML that is clipped, and boxes that show the same. */
export const katex = () =>
  draw(() =>
    h('span.katex', {}, h('span.katex-mathml', { style: CLIPPED }, formula()), h('span.katex-html', { 'aria-hidden': 'true' }, h('span.base', {}, h('span.mord.mathnormal', {}, 'P'), h('span.mrel', {}, '='), h('span.mord.mathnormal', {}, 'k'), h('span.mord', {}, h('span.mord.mathnormal', {}, 'h'), h('span.msupsub', {}, '2'))))),
  );

/** Glyphs of the typesetter's own, with MathML for those who listen. */
export const mathjax = () =>
  draw(() => {
    const glyph = (name, c) => h(name, { class: `mjx-c${c}` });
    return h('mjx-container', { class: 'MathJax', jax: 'CHTML', style: 'position: relative' }, h('mjx-math', { class: 'MJX-TEX', 'aria-hidden': 'true' }, glyph('mjx-mi', '1D443'), glyph('mjx-mo', '3D'), glyph('mjx-mi', '1D458')), h('mjx-assistive-mml', { unselectable: 'on', display: 'inline', style: CLIPPED }, formula()));
  });

function code(make) {
  root.append(...page(article(MILL, { code: make })));
  done();
}

const copy = () => h('button.copy', { type: 'button', 'aria-label': 'Copy code' }, 'Copy');

/** Spans of colour, line by line; the style sheet counts. */
export const counted = () => {
  document.head.append(h('style', {}, 'pre { counter-reset: line } .line { display: block } .line::before { counter-increment: line; content: counter(line) }'));
  code((source) => h('div.highlight', {}, h('pre', {}, h('code.language-python', {}, source.split('\n').map((line) => h('span.line', {}, colours(line))))), copy()));
};

/** Numbers in a column of their own, in a table. */
export const numbered = () =>
  code((source) => {
    const lines = source.split('\n');
    return h('div.code-wrapper', {}, h('table.highlight', {}, h('tbody', {}, lines.map((line, i) => h('tr', {}, h('td.line-number', { style: 'user-select: none' }, String(i + 1)), h('td.line-code', {}, h('pre', {}, colours(line))))))), copy());
  });

/** Numbers beside the code, in a list that nobody can select. */
export const beside = () =>
  code((source) => {
    const lines = source.split('\n');
    return h('div.code-toolbar', {}, h('pre.line-numbers.language-python', {}, h('code', {}, source.split(/(\bdef\b|\breturn\b|\bif\b)/).map((part) => h('span.token', {}, part)), h('span.line-numbers-rows', { 'aria-hidden': 'true', style: 'position: absolute' }, lines.map(() => h('span'))))), h('div.toolbar', {}, h('span', {}, 'Python'), copy()));
  });

/** A line of spans: words of the language, and what is between. */
const colours = (line) => line.split(/(\bdef\b|\breturn\b|\bif\b)/).filter(Boolean).map((part) => h('span', { class: /^(def|return|if)$/.test(part) ? 'hljs-keyword' : 'hljs-text' }, part));
