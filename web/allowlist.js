/**
 * What an article may consist of: the outcome of extract/allow.go and extract/allow_math.go, which a test compares
 * with it. sanitizer.js holds every markup to it, whoever made it.
 * @module
 */

export const MATHML = 'http://www.w3.org/1998/Math/MathML';

/** Attributes of any element. What `id` and `class` may say, OWN_ID and OWN_CLASS tell. */
export const COMMON_ATTRIBUTES = ['class', 'dir', 'id', 'lang'];

/**
 * Elements, each with the attributes it may have besides the common ones.
 * @type {Record<string, string[]>}
 */
export const ELEMENTS = {
  a: ['href', 'title'],
  abbr: ['title'],
  aside: [],
  audio: ['controls', 'src'],
  bdi: [],
  bdo: [],
  blockquote: ['cite', 'data-callout', 'data-callout-fold'],
  br: [],
  caption: [],
  cite: [],
  code: [],
  dd: [],
  del: ['cite', 'datetime'],
  details: ['open'],
  dfn: ['title'],
  div: [],
  dl: [],
  dt: [],
  em: [],
  figcaption: [],
  figure: [],
  h1: [],
  h2: [],
  h3: [],
  h4: [],
  h5: [],
  h6: [],
  hr: [],
  img: ['alt', 'height', 'loading', 'sizes', 'src', 'srcset', 'title', 'width'],
  ins: ['cite', 'datetime'],
  kbd: [],
  li: ['value'],
  mark: [],
  ol: ['reversed', 'start', 'type'],
  p: [],
  pre: [],
  q: ['cite'],
  rb: [],
  rp: [],
  rt: [],
  ruby: [],
  s: [],
  samp: [],
  section: [],
  small: [],
  source: ['src', 'type'],
  span: [],
  strong: [],
  sub: [],
  summary: [],
  sup: [],
  table: [],
  tbody: [],
  td: ['colspan', 'headers', 'rowspan'],
  tfoot: [],
  th: ['colspan', 'headers', 'rowspan', 'scope'],
  thead: [],
  time: ['datetime'],
  tr: [],
  u: [],
  ul: [],
  var: [],
  video: ['controls', 'height', 'poster', 'src', 'width'],
  wbr: [],
};

/** @param {string} names */
const words = (names) => names.split(' ');

/** Elements of MathML. */
export const MATH_ELEMENTS = words(
  'math mi mn mo ms mtext menclose merror mfrac mmultiscripts mover mpadded mphantom mprescripts mroot mrow mspace ' +
    'msqrt mstyle msub msubsup msup mtable mtd mtr munder munderover none semantics annotation',
);

/** Attributes of any of them, besides the common ones: a sanitizer refuses a configuration that names one twice. */
export const MATH_ATTRIBUTES = words(
  'accent accentunder align columnalign columnlines columnspacing columnspan depth display displaystyle encoding ' +
    'fence form frame height largeop linethickness lspace mathvariant maxsize minsize movablelimits notation rowalign ' +
    'rowlines rowspacing rowspan rspace scriptlevel separator stretchy symmetric voffset width',
);

/** Ids that the renderer gives: none of a page's own can pass for one of the page that shows the article. */
export const OWN_ID = /^(?:lectern-|fn-|fnref-)/;

/** Classes that the renderer gives. */
export const OWN_CLASS = /^(?:callout|callout-title|footnotes|footnote-ref|footnote-back|language-[\w.#+-]+)$/;

/**
 * Hosts whose video players an article may hold, and how the path of a player begins. The frame-src of a page that
 * shows articles has to name them.
 * @type {Record<string, string>}
 */
export const PLAYERS = {
  'archive.org': '/embed/',
  'embed.ted.com': '/talks/',
  'fast.wistia.net': '/embed/iframe/',
  'framatube.org': '/videos/embed/',
  'geo.dailymotion.com': '/player',
  'player.bilibili.com': '/player.html',
  'player.twitch.tv': '/',
  'player.vimeo.com': '/video/',
  'rutube.ru': '/play/embed/',
  'v.qq.com': '/txp/iframe/player.html',
  'www.dailymotion.com': '/embed/',
  'www.loom.com': '/embed/',
  'www.youtube-nocookie.com': '/embed/',
  'www.youtube.com': '/embed/',
  'youtube.com': '/embed/',
};
