/**
 * What an option may be.
 * @module
 */
import { LecternError, echo } from './errors.js';

/** @typedef {import('./lectern.js').Options} Options */

/** What extract/ reads. */
const TYPES = ['text/html', 'application/xhtml+xml', 'text/plain'];

/** @param {unknown} value */
const isBoolean = (value) => typeof value === 'boolean';

/** @param {unknown} value */
const isNumber = (value) => typeof value === 'number' && !Number.isNaN(value);

/**
 * For each option: whether a value will do, and what one is.
 * @type {Record<keyof Options, [(value: any) => boolean, string]>}
 */
const RULES = {
  url: [isAddress, 'an absolute address'],
  contentType: [(value) => TYPES.includes(String(value).split(';')[0].trim().toLowerCase()), TYPES.join(', ')],
  signal: [(value) => typeof value.aborted === 'boolean' && typeof value.addEventListener === 'function', 'an AbortSignal'],
  timeout: [(value) => isNumber(value) && value >= 0, 'milliseconds'],
  bias: [(value) => isNumber(value) && Math.abs(value) <= 1, 'a number from -1 to 1'],
  trace: [isBoolean, 'true or false'],
  whole: [isBoolean, 'true or false'],
  selection: [isBoolean, 'true or false'],
  keep: [(value) => typeof value === 'string', 'a string, which is a CSS selector'],
  drop: [(value) => typeof value === 'string', 'a string, which is a CSS selector'],
  limits: [
    (value) => typeof value === 'object' && Object.values(value).every((limit) => limit == null || (isNumber(limit) && limit >= 1)),
    'an object of numbers from 1 on',
  ],
};

/** Characters beyond which a name cannot be meant for one that is known: twice the longest of them. */
const MAX_NAME = 22;

/** @type {(keyof import('./lectern.js').Limits)[]} */
const LIMITS = ['bytes', 'nodes', 'output', 'heap'];

/**
 * Looks at what a caller asks for. What is empty or null counts as left out.
 *
 * @param {Options} options
 * @returns {Options}
 * @throws {LecternError} `bad-input`, where there is no such option, or it cannot have its value
 */
export function checked(options) {
  refuseUnknown('option', options, Object.keys(RULES));
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== null && value !== ''));
  for (const [name, [allows, kind]] of Object.entries(RULES)) {
    const value = given[name];
    if (value !== undefined && !allows(value)) {
      const is = /^(string|number|boolean)$/.test(typeof value) ? echo(value) : `of type ${typeof value}`;
      throw new LecternError('bad-input', `the option ${name} has to be ${kind}, and is ${is}`);
    }
  }
  refuseUnknown('limit', given.limits ?? {}, LIMITS);
  return given;
}

/**
 * @param {string} kind what the names are names of
 * @param {object} given
 * @param {string[]} known
 * @throws {LecternError} `bad-input`, where something is given under a name that is not known
 */
function refuseUnknown(kind, given, known) {
  const names = Object.entries(given).flatMap(([name, value]) => (value === undefined || known.includes(name) ? [] : [name]));
  if (names.length === 0) return;
  const said = names.map((name) => {
    const near = nearest(name, known);
    return near ? `${name} (meant is perhaps ${near})` : echo(name);
  });
  throw new LecternError('bad-input', `there is no ${kind} ${said.join(', ')}; there are ${known.join(', ')}`);
}

/**
 * The known name that takes the fewest changes to come by, if they are few for its length: "from" has half of its
 * letters in common with "drop", and is not meant for it.
 *
 * @param {string} name
 * @param {string[]} known
 */
function nearest(name, known) {
  if (name.length > MAX_NAME) return undefined;
  const [near] = known
    .map((word) => ({ word, changes: distance(name.toLowerCase(), word.toLowerCase()) }))
    .filter(({ word, changes }) => 3 * changes <= word.length)
    .sort((a, b) => a.changes - b.changes);
  return near?.word;
}

/**
 * The Levenshtein distance of two words: how many letters have to be put in, taken out or replaced.
 *
 * @param {string} a
 * @param {string} b
 */
function distance(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, k) => k);
  for (let i = 1; i <= a.length; i++) {
    const last = row;
    row = [i];
    for (let k = 1; k <= b.length; k++) {
      row[k] = Math.min(last[k] + 1, row[k - 1] + 1, last[k - 1] + Number(a[i - 1] !== b[k - 1]));
    }
  }
  return row[b.length];
}

/** @param {unknown} value */
function isAddress(value) {
  try {
    return Boolean(new URL(String(value)));
  } catch {
    return false;
  }
}
