// Pages whose article is in a frame.
import { MILL } from './articles.js';
import { article, done, h, page } from './site.js';

const root = document.getElementById('root');

const loaded = (frames) => Promise.all(frames.map((frame) => new Promise((resolve) => frame.addEventListener('load', resolve))));

const source = (...nodes) => `<!doctype html><html lang="en"><title>${MILL.title}</title><style>.ad { display: none }</style><body>${nodes.map((node) => node.outerHTML).join('')}</body>`;

/** Draws the page with these frames, the first of them for the article. */
async function draw(...frames) {
  const ready = loaded(frames);
  const [story, ...others] = frames;
  root.append(...page(story, ...others));
  await ready;
  done();
}

/** An advertisement: a picture and a few words, both of them links. */
const ad = (attributes = {}) => {
  const link = (child) => `<a href="https://ads.example/click" target="_blank">${child}</a>`;
  const source = `<body>${link('<img src="/pictures/boots.png" alt="">')}<b>${link('Boots for any weather')}</b><p>${link('Now 30 % off until Sunday')}</p></body>`;
  return h('iframe', { srcdoc: source, width: 300, height: 250, ...attributes });
};

/** Given as markup, with an advertisement beside it, and what a script keeps in a frame that is not shown. */
export const srcdoc = () =>
  draw(h('iframe', { srcdoc: source(article(MILL)), width: '100%', height: 3000 }), h('iframe', { srcdoc: '<body><p>This frame is there for the counting of visits alone.</p></body>', style: 'display: none' }));

/** Of the same site. */
export const same = () =>
  draw(h('iframe', { src: '/framed', width: '100%', height: 3000 }), h('iframe', { src: '/measured', width: 0, height: 0, style: 'display: none' }));

/** A frame in a frame, beside frames of no size. */
export const nested = () => {
  const counting = { srcdoc: '<body><p>This frame is there for the counting of visits alone.</p></body>', style: 'border: 0' };
  const inner = h('iframe', { srcdoc: source(article(MILL)), width: '100%', height: 3000 });
  return draw(h('iframe', { srcdoc: source(inner), width: '100%', height: 3000 }), h('iframe', { ...counting, width: 0, height: 0 }), h('iframe', { ...counting, width: 1, height: 1 }));
};

/** Frames with something foreign in them, around an article of the page's own. */
export async function advertised() {
  const frames = [ad({ title: 'Advertisement', class: 'ad-slot' }), ad({ title: 'Advertisement', class: 'ad-slot' }), ad({ style: 'visibility: hidden; width: 0; height: 0; border: 0' })];
  const ready = loaded(frames);
  const story = article(MILL);
  story.querySelector('h2').before(h('div.advertisement', {}, frames[0]));
  root.append(...page(story, h('div.ad', {}, frames[1]), frames[2]));
  await ready;
  done();
}
