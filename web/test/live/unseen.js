// Pages with text that is in the document and not on the screen, or not yet.
import { MILL } from './articles.js';
import { article, body, done, h, heading, page, text } from './site.js';

const root = document.getElementById('root');

/** Left to the browser until it comes near. */
export function deferred() {
  const story = article(MILL);
  for (const part of story.lastChild.children) part.style.cssText = 'content-visibility: auto; contain-intrinsic-size: auto 300px';
  root.append(...page(story));
  done();
}

/** Faded in when it comes near. */
export function faded() {
  const story = article(MILL);
  for (const part of story.lastChild.children) part.style.cssText = 'opacity: 0; transform: translateY(60px); transition: all .3s; margin: 300px 0';
  const seen = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) Object.assign(target.style, { opacity: 1, transform: 'none' });
  });
  for (const part of story.lastChild.children) seen.observe(part);
  root.append(...page(story));
  done();
}

/** Pictures that slide in from the side. */
export function slides() {
  const figures = MILL.parts.filter(([kind]) => kind === 'figure');
  const rest = MILL.parts.filter(([kind]) => kind !== 'figure');
  const track = h('div.slides', { style: 'display: flex; transform: translateX(0)' }, body({ parts: figures }).map((slide) => {
    slide.style.cssText = 'flex: 0 0 100%; margin: 0';
    return slide;
  }));
  const story = h('article', {}, heading(MILL), h('div', {}, body({ parts: rest.slice(0, 3) }), h('div.slider', { style: 'overflow: hidden' }, track), body({ parts: rest.slice(3) })));
  root.append(...page(story));
  done();
}

/** A chart that a script has drawn. */
export function chart() {
  const figure = ({ alt, caption }) => {
    const canvas = h('canvas', { width: 640, height: 400, role: 'img', 'aria-label': alt });
    const pen = canvas.getContext('2d');
    for (let i = 0; i < 40; i++) {
      pen.fillStyle = `hsl(${i * 9} 80% 50%)`;
      pen.fillRect(i * 16, 400 - i * 7, 12, i * 7);
    }
    return h('figure', {}, canvas, h('figcaption', {}, caption));
  };
  root.append(...page(article(MILL, { figure })));
  done();
}

/** What links and headings have for those who listen. */
const SPOKEN = 'opens in a new window of the browser';

/** How style sheets keep text for those who listen off the screen. */
const HIDING = {
  clipped: 'position: absolute; width: 1px; height: 1px; overflow: hidden; clip: rect(0 0 0 0); white-space: nowrap',
  inset: 'position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); margin: -1px',
  away: 'position: absolute; left: -9999px; top: auto; width: 1px; height: 1px; overflow: hidden',
  far: 'position: absolute; left: -999em',
  above: 'position: fixed; top: -9999px',
};

/** Links in the article that say more to those who listen. */
function spoken(style, words = () => ` (${SPOKEN})`) {
  const said = () => h('span.x7', { style }, words());
  const p = (source) => h('p', {}, text(source).flatMap((part) => {
    if (typeof part !== 'string') part.append(said());
    return [part];
  }));
  root.append(...page(article(MILL, { p })));
  done();
}

export const clipped = () => spoken(HIDING.clipped);
export const inset = () => spoken(HIDING.inset);
export const away = () => spoken(HIDING.away);
export const far = () => spoken(HIDING.far);
export const above = () => spoken(HIDING.above);
export const wrapped = () => spoken(HIDING.clipped, () => h('em', {}, SPOKEN));
