/**
 * The looks of what leaves the reader.
 * @module
 */
import { fileOfSite } from '../site.js';

/**
 * Style sheets of this folder, one behind the other.
 *
 * @param {...string} names
 * @returns {Promise<string>}
 */
export async function styleSheet(...names) {
  const sheets = names.map(async (name) => {
    const response = await fetch(fileOfSite(`export/${name}`));
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    return response.text();
  });
  return (await Promise.all(sheets)).join('\n');
}
