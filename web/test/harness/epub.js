// Looking into EPUBs.
import { execFile } from 'node:child_process';
import { accessSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { unzipSync } from 'fflate';

/** Starts in half of the time with these, and needs no more for a book. */
const JAVA = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'];

/**
 * @param {Uint8Array} bytes of an archive
 * @returns {{paths: string[], text(path: string): string}}
 */
export function unpacked(bytes) {
  const files = unzipSync(bytes);
  return { paths: Object.keys(files), text: (path) => new TextDecoder().decode(files[path]) };
}

/** @returns {string | undefined} the path of epubcheck, where it is installed */
export function epubcheck() {
  return process.env.PATH.split(delimiter).map((folder) => join(folder, 'epubcheck')).find((path) => {
    try {
      accessSync(path);
      return true;
    } catch {
      return false;
    }
  });
}

/**
 * @param {string} program from epubcheck()
 * @param {string} path of a book
 * @returns {Promise<string[]>} what it complains about
 */
export function complaintsAbout(program, path) {
  // On Debian it is the archive of Java itself, which not every system runs.
  const isArchive = readFileSync(program).subarray(0, 2).toString() === 'PK';
  const [command, ...args] = isArchive ? ['java', ...JAVA, '-jar', program] : [program];
  return new Promise((resolve, reject) => {
    execFile(command, [...args, '--quiet', path], (error, stdout, stderr) => {
      const said = `${stdout}\n${stderr}`.split('\n').filter((line) => /^(?:FATAL|ERROR|WARNING)/.test(line));
      if (error && said.length === 0) reject(error);
      else resolve(said);
    });
  });
}
