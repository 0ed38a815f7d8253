/**
 * Formulas: from LaTeX to MathML, by Temml, which the first page that needs it loads. extract/ reads what it writes like
 * markup of the page.
 * @module
 */
import { fileOfSite } from './site.js';

/** Milliseconds from the first formula of a page on; those past it stay as they came. One takes 1 or 2. */
const TIME = 3000;

/** Milliseconds that Temml may take to arrive: 50 kB at 150 kbit/s take half of it. */
const LOAD_TIME = 5000;

/** How many macros a formula may expand: of those of real pages, none needed 50. */
const MAX_EXPAND = 200;

/**
 * Tokens that a formula may put in the place of its macros, arguments included: Temml counts steps alone, and 438 bytes
 * came to 850 MB in two hundred. On the pages of three evaluation sets, no formula defines a macro.
 */
const MAX_EXPANDED = 10_000;

/**
 * Characters of markup that one formula and all of a page may become, as in extract/clean_typeset.go: a macro can
 * double its argument without many steps.
 */
const MAX_MARKUP = 128 * 1024;
const MAX_PAGE_MARKUP = 2 * 1024 * 1024;

/** @type {typeof import('temml').default | undefined} */
let temml;

/** Tokens that the formula being read has put in the place of its macros so far. */
let expanded = 0;

/** @param {number} count of tokens */
function expand(count) {
  expanded += count;
  if (expanded > MAX_EXPANDED) throw new RangeError('The macros of a formula come to too much');
}

/** What stands for a macro. Temml takes a copy and splices the arguments into it. */
class Replacement extends Array {
  /**
   * @param {number} start
   * @param {number} count
   * @param {...unknown} tokens of an argument
   */
  splice(start, count, ...tokens) {
    expand(tokens.length);
    return super.splice(start, count, ...tokens);
  }
}

/** @returns {Record<string, unknown>} where Temml keeps the macros of a page, each of which counts whenever it is used */
function countedMacros() {
  return new Proxy(/** @type {Record<string, unknown>} */ ({}), {
    set(macros, name, macro) {
      return Reflect.set(macros, name, macro?.tokens ? counted(macro) : macro);
    },
  });
}

/** @param {{tokens: unknown[]}} macro as Temml defines one */
function counted(macro) {
  const tokens = Replacement.from(macro.tokens);
  return Object.defineProperty({ ...macro }, 'tokens', {
    get() {
      expand(tokens.length);
      return tokens;
    },
  });
}

/** The formulas of one page: what it defines in one of them holds in those behind it. */
export class Formulas {
  #macros = countedMacros();

  /** When time is over, once it has begun. */
  #end = 0;

  /** Characters of markup that were made, of those too that were too many. */
  #size = 0;

  #time;

  /** Whether one was asked for before Temml was there. */
  missed = false;

  /** @param {number} [time] milliseconds for all of them */
  constructor(time = TIME) {
    this.#time = Math.min(time, TIME);
  }

  /**
   * @param {string} tex
   * @param {boolean} block whether it stands on lines of its own
   * @returns {string} markup of MathML, empty where there is none
   */
  mathML(tex, block) {
    if (!temml) {
      this.missed = true;
      return '';
    }
    this.#end ||= Date.now() + this.#time;
    if (Date.now() > this.#end || this.#size > MAX_PAGE_MARKUP) return '';
    expanded = 0;
    try {
      // Environments like align stand alone wherever they are written.
      const displayMode = block || /^\s*\\begin\{/.test(tex);
      const options = { displayMode, throwOnError: true, maxExpand: MAX_EXPAND, macros: this.#macros };
      const markup = temml.renderToString(lasting(tex), options);
      this.#size += markup.length;
      return markup.length > MAX_MARKUP ? '' : markup.replace(/ class="tml-(left|right)"/g, ' columnalign="$1"');
    } catch {
      return '';
    }
  }
}

/**
 * What of the options a reading of a page has of its own.
 *
 * @typedef {object} Reading
 * @property {number} timeout milliseconds, 0 where there is no limit
 * @property {(tex: string, block: boolean) => string} mathML
 */

/**
 * Has a page read, and once more where it has formulas and Temml was not there: the program cannot wait. The second
 * reading counts where it succeeds.
 *
 * @template {{error?: unknown}} Result
 * @param {(reading: Reading) => Result | undefined} read gives nothing where the program died
 * @param {number} timeout milliseconds for all of it, 0 where there is no limit
 * @param {(time: number) => Promise<boolean>} [load] brings Temml
 * @returns {Promise<{result: Result | undefined, died: boolean}>}
 */
export async function readWithFormulas(read, timeout, load = loadTemml) {
  const end = timeout > 0 ? Date.now() + timeout : Infinity;
  // Half of what is left: once all is over, whoever asked ends the worker, and what the first reading found is lost.
  const left = () => Math.max(1, end - Date.now()) / 2;
  /** @param {Formulas} formulas @param {number} time */
  const reading = (formulas, time) => read({ timeout: time, mathML: (tex, block) => formulas.mathML(tex, block) });
  const formulas = new Formulas();
  const first = reading(formulas, timeout);
  if (!first || first.error || !formulas.missed || !(await load(left()))) {
    return { result: first, died: !first };
  }
  const second = reading(new Formulas(left() / 2), timeout > 0 ? left() : 0);
  return { result: second && !second.error ? second : first, died: !second };
}

/**
 * Loads Temml, unless that takes too long: a page is not to fail for its formulas.
 *
 * @param {number} time milliseconds
 * @returns {Promise<boolean>} whether it is there
 */
async function loadTemml(time) {
  const address = fileOfSite('build/temml.js').href;
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, Math.min(time, LOAD_TIME));
  });
  const loaded = import(address).then((module) => {
    temml = module.default;
  });
  await Promise.race([loaded.catch(() => {}), late]);
  clearTimeout(timer);
  return temml !== undefined;
}

/**
 * Makes definitions hold beyond their formula and whatever had the name before, as they do in MathJax: in Temml,
 * \gdef alone does that.
 *
 * @param {string} tex
 */
function lasting(tex) {
  return tex
    .replace(/\\DeclareMathOperator(\*?)\s*\{(\\[a-z]+)\}\s*\{([^{}]*)\}/gi, '\\gdef$2{\\operatorname$1{$3}}')
    .replace(/\\(?:re|provide)?newcommand\*?\s*\{?(\\[a-z]+)\}?\s*(?:\[(\d)\])?\s*(?=\{)/gi, (_, name, count) => {
      const places = Array.from({ length: Number(count ?? 0) }, (_, i) => `#${i + 1}`);
      return `\\gdef${name}${places.join('')}`;
    })
    .replace(/\\def(?=\\)/g, '\\gdef');
}
