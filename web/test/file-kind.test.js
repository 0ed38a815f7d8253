import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kindOf } from '../file-kind.js';

const bytes = (text) => new Blob([Buffer.from(text, 'latin1')]);

test('a file is told by its bytes', async () => {
  for (const [kind, ...files] of [
    ['pdf', '%PDF-1.7\n%\xe2\xe3\xcf\xd3'],
    ['picture', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'GIF89a\x01\0', '\xff\xd8\xff\xe0\0\x10JFIF', 'RIFF\x24\0\0\0WEBPVP8 ', '\0\0\0\x1cftypavif'],
    ['packed', 'PK\x03\x04\x14\0\x06\0', '\x1f\x8b\x08\0', 'Rar!\x1a\x07\x01\0', '7z\xbc\xaf\x27\x1c'],
    ['binary', '\0asm\x01\0\0\0', 'ID3\x04\0\0', '\0\0\0\x20ftypisom', `MZ${'x'.repeat(1000)}\0`],
    ['empty', ''],
    ['text', 'A', '<!doctype html>', 'PDF and PNG are formats. %PDF-1.7 is how the former begins.', 'caf\xe9', '\xff\xfeh\0i\0', '\xfe\xff\0h\0i', 'PK', '\x1b$B$"\x1b(B'],
  ]) {
    for (const file of files) {
      assert.equal(await kindOf(bytes(file)), kind, JSON.stringify(file));
    }
  }
});

test('a file that cannot be read is told', async () => {
  const gone = { slice: () => ({ arrayBuffer: () => Promise.reject(new Error('gone')) }) };
  assert.equal(await kindOf(gone), 'unreadable');
});
