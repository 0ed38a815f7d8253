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
  signal: [(value) => value instanceof AbortSignal, 'an AbortSignal'],
  timeout: [(value) => isNumber(value) && value >= 0, 'milliseconds'],
  bias: [(value) => isNumber(value) && Math.abs(value) <= 1, 'a number from -1 to 1'],
  keep: [(value) => typeof value === 'string', 'a selector'],
  drop: [(value) => typeof value === 'string', 'a selector'],
  limits: [(value) => Object.values(value).every((limit) => limit === undefined || (isNumber(limit) && limit > 0)), 'an object of numbers above zero'],
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
      throw new LecternError('bad-input', `the option ${name} has to be ${kind}, and is ${String(value)}`);
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
