// Pages of elements of their own, with open shadow roots.
import { MILL, SITE } from './articles.js';
import { body, comments, consent, done, footer, h, heading, masthead, page, promo, related } from './site.js';

const root = document.getElementById('root');

/** Makes an element of its own, which draws into its shadow root when it is put into the page. */
function define(name, draw, rules = '') {
  customElements.define(
    name,
    class extends HTMLElement {
      connectedCallback() {
        const shadow = this.attachShadow({ mode: 'open' });
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(rules);
        shadow.adoptedStyleSheets = [sheet];
        shadow.append(...draw(this));
      }
    },
  );
}

/** Roots in roots, down to the paragraphs; nothing of the page is outside of one. */
export function nested() {
  define('lw-story', () => [heading(MILL), h('lw-body')]);
  define('lw-body', () => [h('div.body', {}, body(MILL, { p: (source) => Object.assign(document.createElement('lw-text'), { source }) }))]);
  define('lw-text', ({ source }) => [h('p', {}, ...body({ parts: [['p', source]] })[0].childNodes)], 'p { margin: 1em 0 }');
  define('lw-page', () => page(h('lw-story')));
  root.append(h('lw-page'));
  done();
}

/** Named slots that are filled out of order, one that falls back, and children that no slot takes. */
export function slots() {
  define('lw-frame', () => [
    h('slot', { name: 'masthead' }),
    h('main', {}, h('article', {}, h('slot', { name: 'top' }), h('slot'), h('section', {}, h('slot', { name: 'end' }, h('p', {}, 'First printed in the spring issue of the Review.'))))),
    h('slot', { name: 'aside' }),
  ]);
  const put = (slot, node) => {
    node.slot = slot;
    return node;
  };
  root.append(
    h('lw-frame', {}, put('aside', related()), ...body(MILL), put('top', heading(MILL)), put('masthead', masthead()), put('nowhere', h('p', {}, 'This belongs to a layout that is no longer used.'))),
    comments(),
    promo(),
    footer(),
  );
  done();
}

/** Style sheets of the root that hide parts of it, and of what is put into its slots. */
export function adopted() {
  define(
    'lw-story',
    () => [h('div.only-print', {}, h('p', {}, 'This copy is for your own use and must not be passed on to anybody.')), h('slot'), h('div.upsell', {}, h('p', {}, 'Three stories are left this month before you have to subscribe.'))],
    '.only-print { display: none } @media (min-width: 1px) { .upsell { visibility: hidden } } ::slotted(.amp) { display: none } :host { display: block }',
  );
  root.append(...page(h('lw-story', {}, heading(MILL), body(MILL), h('p.amp', {}, 'You are reading the fast version of this page.'))));
  done();
}

/** A part that its root keeps closed: the slot is hidden, and what it holds is not. */
export function folded() {
  define('lw-fold', () => [h('button', {}, 'Rights'), h('div', {}, h('slot'))], ':host(:not([open])) slot { display: none }');
  const fold = h('lw-fold', {}, h('p', {}, 'Rights of this story are sold by the office of the Review, which answers letters on two days of the week.'));
  root.append(...page(h('article', {}, heading(MILL), h('div', {}, body(MILL).toSpliced(3, 0, fold)))));
  done();
}

/** Roots that the markup declares. */
export function declarative() {
  const story = h('div', {}, heading(MILL), h('slot'));
  const light = h('div', {}, body(MILL));
  root.setHTMLUnsafe(
    `<lw-story><template shadowrootmode="open"><style>.note { display: none }</style><article>${story.innerHTML}<p class="note">Rendered on the server in eleven milliseconds.</p></article></template>${light.innerHTML}</lw-story>`,
  );
  root.prepend(masthead());
  root.append(related(), comments(), promo(), footer());
  done();
}

/** The question of consent in a root of its own, at the end of the page. */
export function consentInside() {
  define('cmp-root', () => [h('div.overlay', { role: 'dialog', 'aria-modal': 'true' }, h('div', {}, consent()))], '.overlay { position: fixed; inset: 0; background: #fffe }');
  root.append(...page(h('article', {}, heading(MILL), h('div', {}, body(MILL)))));
  document.body.append(h('cmp-root', { id: 'usercentrics-root' }));
  document.body.style.overflow = 'hidden';
  done();
}

/** A card in the midst of the article whose root shows its slots in another order. */
export function cards() {
  define('lw-note', () => [h('div', {}, h('slot', { name: 'title' }), h('slot'))]);
  define('lw-share', () => [h('button', {}, `Share this on ${SITE.name}`)]);
  const note = h('lw-note', {}, h('p', {}, 'The moon is late by fifty minutes a day, and so is the flour.'), h('h3', { slot: 'title' }, 'Why the hours move'));
  root.append(...page(h('article', {}, heading(MILL), h('lw-share'), h('div', {}, body(MILL).toSpliced(3, 0, note)), h('lw-share'))));
  done();
}
