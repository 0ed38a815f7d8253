// The words of the interface: each language has all of them, and nothing else is said anywhere.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { REFUSED_FILES } from '../messages.js';
import { LANGUAGES, number, t } from '../strings.js';
import { elements, parse, textOf } from './harness/markup.js';

const WEB = new URL('../', import.meta.url);
const PAGES = ['index.html', 'reader.html'];

/** Attributes that name a text, and those which hold it in English. */
const ATTRIBUTES = { 'data-t-title': 'title', 'data-t-label': 'aria-label', 'data-t-placeholder': 'placeholder', 'data-t-content': 'content' };

const SLOT = /\{(\w+)(?:\|([^}]*))?\}/g;

const read = (path) => readFileSync(new URL(path, WEB), 'utf8');

const words = Object.fromEntries(
  await Promise.all(Object.keys(LANGUAGES).map(async (name) => [name, (await import(`../strings/${name}.js`)).default])),
);
const english = words.en;

const forms = (text) => (typeof text === 'string' ? [text] : Object.values(text));

/** The placeholders of a text, of all its forms together. */
const placeholders = (text) => [...new Set(forms(text).flatMap((form) => [...form.matchAll(SLOT)].map(([, name, inner]) => name + (inner === undefined ? '' : '|'))))].sort();

test('each language has a file, and no file is without a language', () => {
  const files = readdirSync(new URL('strings/', WEB)).map((name) => name.replace(/\.js$/, ''));
  assert.deepEqual(files.toSorted(), Object.keys(LANGUAGES).toSorted());
});

for (const [language, texts] of Object.entries(words)) {
  // To fill in what is missing, copy what this prints into the language's file.
  test(`${language} has every text`, () => {
    const missing = Object.entries(english).filter(([key]) => !Object.hasOwn(texts, key));
    assert.equal(missing.map(([key, text]) => `  '${key}': ${JSON.stringify(text)},`).join('\n'), '');
    assert.deepEqual(Object.keys(texts).filter((key) => !Object.hasOwn(english, key)), [], 'nothing that English lacks');
  });

  test(`${language} has the same things stand in its texts`, () => {
    for (const [key, text] of Object.entries(texts)) {
      assert.deepEqual(placeholders(text), placeholders(english[key] ?? ''), key);
      for (const form of forms(text)) assert.doesNotMatch(form.replace(SLOT, 'x'), /[{}]|^\s|\s$/, key);
      for (const form of forms(text)) assert.notEqual(form, '', key);
    }
  });

  test(`${language} has the plural forms that it needs`, () => {
    const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
    for (const [key, text] of Object.entries(texts)) {
      if (typeof text === 'string') {
        assert.ok(typeof english[key] === 'string' || categories.length === 1, `${key} differs by number`);
      } else {
        assert.deepEqual(Object.keys(text).toSorted(), categories, key);
        // Where a form stands for one number alone, the number may be a word of it.
        for (const form of ['few', 'many', 'other']) if (text[form]) assert.match(text[form], /\{count\}/, `${key}: ${form}`);
      }
    }
  });
}

test('no text is left in English', () => {
  const letters = { ar: /\p{Script=Arabic}/u, zh: /\p{Script=Han}/u };
  // A word alone may be the same or a name everywhere: "Text", "EPUB".
  const sentences = Object.entries(english).filter(([, text]) => forms(text).some((form) => /\p{L}+ \p{L}/u.test(form)));
  assert.ok(sentences.length > 100);
  for (const language of Object.keys(LANGUAGES).filter((name) => name !== 'en')) {
    for (const [key, text] of sentences) {
      const own = words[language][key] ?? '';
      assert.notDeepEqual(own, text, `${language}: ${key}`);
      for (const form of forms(own)) assert.match(form, letters[language] ?? /\p{L}/u, `${language}: ${key}`);
    }
  }
});

for (const name of PAGES) {
  const page = parse(read(name));

  test(`${name} has its texts in English, as they are in en.js`, () => {
    const translated = elements(page).filter((element) => 'data-t' in element.attributes);
    assert.ok(translated.length > 3);
    for (const element of translated) {
      const key = element.attributes['data-t'];
      assert.ok(typeof english[key] === 'string', `${key} is a text`);
      const slots = Object.fromEntries(element.children.filter((child) => child.attributes?.['data-slot']).map((child) => [child.attributes['data-slot'], child]));
      const want = english[key].replace(SLOT, (_, slot, inner) => {
        assert.ok(slots[slot], `${key} has an element for ${slot}`);
        return inner ?? textOf(slots[slot]);
      });
      assert.equal(textOf(element), want, key);
      assert.deepEqual(Object.keys(slots).toSorted(), placeholders(english[key]).map((slot) => slot.replace('|', '')), key);
      const others = element.children.filter((child) => typeof child !== 'string' && !child.attributes['data-slot']);
      assert.deepEqual(others, [], `${key}: what has no slot would be lost`);
    }
    for (const element of elements(page)) {
      for (const [source, target] of Object.entries(ATTRIBUTES)) {
        if (source in element.attributes) assert.equal(element.attributes[target], english[element.attributes[source]], target);
      }
    }
  });

  test(`${name} says nothing else`, () => {
    const found = [];
    const body = elements(page).find((element) => element.name === 'body');
    const visit = (element) => {
      const { attributes } = element;
      if ('data-t' in attributes || 'lang' in attributes || attributes.translate === 'no' || attributes['aria-hidden'] === 'true' || ['svg', 'noscript', 'kbd'].includes(element.name)) return;
      for (const [source, target] of Object.entries(ATTRIBUTES)) {
        if (target in attributes && !(source in attributes)) found.push(`${target}="${attributes[target]}"`);
      }
      for (const child of element.children) {
        if (typeof child !== 'string') visit(child);
        else if (/\p{L}{2}/u.test(child) && child.trim() !== 'Lectern') found.push(child.trim());
      }
    };
    visit(body);
    assert.deepEqual(found, []);
  });
}

/** The codes of errors, as the types have them. */
const codes = /type ErrorCode =([^;]*);/.exec(read('lectern.d.ts'))[1].match(/[\w-]+(?=')/g);

/** Keys that are put together, as they stand in the sources, with what stands in the gap. */
const COMPOSED = {
  'aloud.${command}': ['previousParagraph', 'previousSentence', 'nextSentence', 'nextParagraph'],
  'file.${kind}': Object.keys(REFUSED_FILES),
  'file.${kind}.advice': Object.keys(REFUSED_FILES),
  'part.${from}': ['tab', 'file', 'text'],
  'problem.${name}': [...codes, 'cut', 'doubt'],
  'problem.${name}.advice': [...codes, 'cut', 'doubt'],
  'settings.colour.${ground}': ['paper', 'mark', 'code'],
  'settings.colour.${text}': ['ink', 'link'],
};

test('every text that is asked for is there, and every text is asked for', () => {
  const folders = ['', 'aids/', 'export/'];
  const files = folders.flatMap((folder) => {
    try {
      return readdirSync(new URL(folder, WEB)).filter((name) => /\.(js|html)$/.test(name)).map((name) => folder + name);
    } catch {
      return []; // A folder that is not there yet.
    }
  });
  const sources = files.map(read).join('\n');
  const asked = [...sources.matchAll(/(?:\bt\(|withElements\(|data-t(?:-\w+)?=)\s*["']([\w.-]+)["']/g)].map(([, key]) => key);
  assert.ok(asked.length > 100);
  assert.deepEqual(asked.filter((key) => !Object.hasOwn(english, key)), []);
  const literals = new Set([...sources.matchAll(/["']([\w-]+(?:\.[\w-]+)+)["']/g)].map(([, key]) => key));
  const templates = new Set([...sources.matchAll(/`([a-z][\w-]*\.[\w.-]*\$\{\w+\}[\w.-]*)`/g)].map(([, key]) => key));
  assert.deepEqual([...templates].sort(), Object.keys(COMPOSED), 'what is put together is listed above');
  const composed = Object.entries(COMPOSED).flatMap(([key, values]) => values.map((value) => key.replace(/\$\{\w+\}/, value)));
  assert.deepEqual(composed.filter((key) => !Object.hasOwn(english, key)), []);
  assert.deepEqual(Object.keys(english).filter((key) => !literals.has(key) && !composed.includes(key)), []);
});

test('a text takes its values, and the plural of its number', () => {
  assert.equal(t('status.kept', { count: 1 }), '1 word kept');
  assert.equal(t('status.kept', { count: 1234 }), `${number(1234)} words kept`);
  assert.equal(t('status.done', { kept: 'A', removed: '$&', time: 'C' }), 'A, $& in C, on this device.');
});

test('the script in the head chooses the language: the saved one, else the first that there is', () => {
  const early = read('preferences-early.js');
  const choose = (languages, saved) => {
    const root = { dataset: {} };
    const store = { getItem: () => JSON.stringify(saved ? { language: saved } : {}) };
    new Function('localStorage', 'document', 'navigator', early)(store, { documentElement: root }, { languages });
    return `${root.lang} ${root.dir}`;
  };
  for (const name of Object.keys(LANGUAGES)) assert.match(choose(['fr', `${name}-XX`, 'en']), new RegExp(`^${name} `));
  assert.equal(choose(['ar-EG']), 'ar rtl');
  assert.equal(choose(['de']), 'de ltr');
  assert.equal(choose(['fr', 'it']), 'en ltr');
  assert.equal(choose(['de'], 'ar'), 'ar rtl');
  assert.equal(choose(['de'], 'xx'), 'de ltr');
});
