// Pages whose pictures come late.
import { MILL } from './articles.js';
import { article, done, h, page } from './site.js';

const root = document.getElementById('root');
const BLANK = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';

/** Draws the page, each picture of it with space above, so that the last is far below the screen. */
function draw(picture) {
  const figure = (source) => h('figure', { style: 'margin-top: 1500px' }, [picture(source)].flat(), h('figcaption', {}, source.caption));
  root.append(...page(article(MILL, { figure })));
}

/** Calls back for each picture once it comes near the screen. */
function watch(show) {
  const seen = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      show(target);
      seen.unobserve(target);
    }
  });
  for (const picture of document.querySelectorAll('figure img, figure .picture')) seen.observe(picture);
  done();
}

/** Left to the browser. */
export function native() {
  draw(({ src, alt }) => h('img', { src, alt, loading: 'lazy', width: 640, height: 400 }));
  done();
}

/** A blank one until it is near. */
export function swapped() {
  draw(({ src, alt }) => h('img.lazyload', { src: BLANK, 'data-src': src, alt, width: 640, height: 400 }));
  watch((img) => {
    img.src = img.dataset.src;
    img.removeAttribute('data-src');
    img.className = 'lazyloaded';
  });
}

/** The same with a copy for readers without scripts. */
export function noscript() {
  draw(({ src, alt }) => [h('img.lazy', { src: BLANK, 'data-src': src, alt, width: 640, height: 400 }), h('noscript', {}, `<img src="${src}" alt="${alt}">`)]);
  watch((img) => (img.src = img.dataset.src));
}

/** Several sizes and kinds, of which the browser chooses one. */
export function chosen() {
  draw(({ src, alt }) => {
    const sizes = [320, 640, 1280].map((width) => `${src.replace('.png', `-${width}.png`)} ${width}w`).join(', ');
    return h('picture', {}, h('source', { type: 'image/png', srcset: sizes, sizes: '(min-width: 700px) 640px, 100vw' }), h('img', { src, alt, loading: 'lazy', width: 640, height: 400 }));
  });
  done();
}

/** A blurred preview below the picture, which fades in over it. */
export function blurred() {
  draw(({ src, alt }) => {
    const preview = `${BLANK.slice(0, -2)}${'A'.repeat(400)}==`;
    const holder = 'position: relative; display: block; width: 640px; height: 400px';
    return h('span.picture', { style: holder }, h('img', { src: preview, alt: '', 'aria-hidden': 'true', style: 'position: absolute; filter: blur(20px)', width: 640, height: 400 }), h('img', { 'data-src': src, alt, style: 'position: absolute; opacity: 0; transition: opacity 1s', width: 640, height: 400 }));
  });
  watch((node) => {
    if (!node.dataset.src) return;
    node.src = node.dataset.src;
    node.style.opacity = '1';
  });
}

/** A small file as preview, which the large one takes the place of. */
export function small() {
  draw(({ src, alt }) => h('img.progressive', { src: src.replace('.png', '-tiny.png'), 'data-src': src, alt, width: 640, height: 400 }));
  watch((img) => (img.src = img.dataset.src));
}

/** Put into the page only when its place comes near. */
export function inserted() {
  draw(({ src, alt }) => h('div.picture', { 'data-src': src, 'data-alt': alt, style: 'width: 640px; height: 400px' }));
  watch((place) => {
    if (place.dataset.src) place.append(h('img', { src: place.dataset.src, alt: place.dataset.alt, width: 640, height: 400 }));
  });
}
