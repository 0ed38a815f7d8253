/**
 * What an option may be.
 * @module
 */
import { LecternError } from './errors.js';

/** @typedef {import('./lectern.js').Options} Options */

/** What extract/ reads. */
const TYPES = ['text/html', 'application/xhtml+xml', 'text/plain'];

/** @param {unknown} value */
const isNumber = (value) => typeof value === 'number' && !Number.isNaN(value);

/**
 * For each option: whether a value will do, and what one is.
 * @type {Partial<Record<keyof Options, [(value: any) => boolean, string]>>}
 */
const RULES = {
  url: [isAddress, 'an absolute address'],
  contentType: [(value) => TYPES.includes(String(value).split(';')[0].trim().toLowerCase()), TYPES.join(', ')],
  signal: [(value) => typeof value.aborted === 'boolean' && typeof value.addEventListener === 'function', 'an AbortSignal'],
  timeout: [(value) => isNumber(value) && value >= 0, 'milliseconds'],
  bias: [(value) => isNumber(value) && Math.abs(value) <= 1, 'a number from -1 to 1'],
  keep: [(value) => typeof value === 'string', 'a selector'],
  drop: [(value) => typeof value === 'string', 'a selector'],
  limits: [
    (value) => typeof value === 'object' && Object.values(value).every((limit) => limit == null || (isNumber(limit) && limit >= 1)),
    'an object of numbers from 1 on',
  ],
};

/**
 * Looks at what a caller asks for. What is empty or null counts as left out.
 *
 * @param {Options} options
 * @returns {Options}
 * @throws {LecternError} `bad-input`, where an option cannot have its value
 */
export function checked(options) {
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== null && value !== ''));
  for (const [name, [allows, kind]] of Object.entries(RULES)) {
    const value = given[name];
    if (value !== undefined && !allows(value)) {
      const is = /^(string|number|boolean)$/.test(typeof value) ? value : `of type ${typeof value}`;
      throw new LecternError('bad-input', `the option ${name} has to be ${kind}, and is ${is}`);
    }
  }
  return given;
}

/** @param {unknown} value */
function isAddress(value) {
  try {
    return Boolean(new URL(String(value)));
  } catch {
    return false;
  }
}
