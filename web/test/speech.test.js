// Speaking, with a synthesis that does what browsers were seen to do; and the choice of a voice.
import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { Speaker } from '../aids/speech.js';
import { Voices } from '../aids/voices.js';

globalThis.SpeechSynthesisUtterance = class {
  constructor(text) {
    this.text = text;
  }
};

const LOCAL = { voiceURI: 'local', localService: true };
const REMOTE = { voiceURI: 'remote', localService: false };

let spoken;
let told;
let speaker;

const last = () => spoken.at(-1);

beforeEach(() => {
  spoken = [];
  told = [];
  const synthesis = {
    speak: (utterance) => spoken.push(utterance),
    // As browsers do, and later than one would like.
    cancel: () => last()?.onerror({ error: 'canceled' }),
  };
  const tell = (name) => (...values) => told.push([name, ...values]);
  speaker = new Speaker(synthesis, { onWord: tell('word'), onEnd: tell('end'), onFault: tell('fault') });
});

const say = (text, manner) => speaker.say(text, { voice: LOCAL, lang: 'en', rate: 1, ...manner });

test('a text is said in the manner asked for, and its words and its end are reported', () => {
  say('One two.', { rate: 1.5 });
  const { text, lang, rate, voice } = last();
  assert.deepEqual({ text, lang, rate, voice }, { text: 'One two.', lang: 'en', rate: 1.5, voice: LOCAL });
  last().onstart();
  last().onboundary({ name: 'sentence', charIndex: 0 });
  last().onboundary({ name: 'word', charIndex: 4 });
  last().onend();
  assert.deepEqual(told, [['word', 4], ['end']]);
});

test('from a place within it, words are still counted from its beginning', () => {
  say('One two three.', { from: 4 });
  assert.equal(last().text, 'two three.');
  last().onboundary({ name: 'word', charIndex: 4 });
  assert.deepEqual(told, [['word', 8]]);
});

test('what was hushed or replaced reports nothing any more', () => {
  say('One.');
  const [first] = spoken;
  say('Two.');
  first.onboundary({ name: 'word', charIndex: 0 });
  first.onend();
  first.onerror({ error: 'interrupted' });
  speaker.hush();
  last().onend();
  assert.deepEqual(told, []);
});

test('a voice of a service gets a long text in pieces of less than 15 seconds', () => {
  const text = 'The captain, who is also the mechanic, keeps two engines in running order by taking parts from a third. '.repeat(4);
  say(text);
  assert.equal(last().text, text);
  say(text, { voice: REMOTE });
  const before = spoken.length - 1;
  while (told.length === 0) {
    assert.ok(last().text.length <= 130);
    last().onend();
  }
  assert.deepEqual(told, [['end']]);
  assert.equal(spoken.slice(before).map((utterance) => utterance.text).join(''), text);
});

test('faults are told apart', () => {
  for (const [error, fault] of [['not-allowed', 'not-allowed'], ['interrupted', 'interrupted'], ['network', 'failed'], ['voice-unavailable', 'failed']]) {
    say('One.');
    last().onerror({ error });
    assert.deepEqual(told.splice(0), [['fault', fault]]);
  }
});

test('a voice that never begins fails', () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  try {
    say('One.');
    last().onstart();
    mock.timers.tick(60_000);
    assert.deepEqual(told, []);
    say('Two.');
    mock.timers.tick(60_000);
    assert.deepEqual(told, [['fault', 'failed']]);
  } finally {
    mock.timers.reset();
  }
});

const voice = (name, lang, more) => ({ name, voiceURI: `uri:${name}`, lang, localService: true, default: false, ...more });

const VOICES = [
  voice('Cloud', 'en-US', { localService: false, default: true }),
  voice('Albert', 'en-US'),
  voice('Daniel', 'en-GB'),
  voice('Samantha', 'en_US'),
  voice('Anna', 'de-DE', { default: true }),
  voice('Nuage', 'fr-FR', { localService: false }),
];

const voicesWith = (store, own = 'en-US') => new Voices({ getVoices: () => VOICES, addEventListener() {} }, store, own);

test('without a choice, the best of the device’s own voices reads, never one of a service', () => {
  const voices = voicesWith(null);
  assert.equal(voices.of('en')?.name, 'Samantha');
  assert.equal(voices.of('en-GB')?.name, 'Daniel');
  assert.equal(voices.of('de')?.name, 'Anna');
  assert.equal(voices.of('')?.name, 'Samantha', 'the reader’s own language');
  assert.equal(voices.of('fr'), null, 'the only one sends the text away');
});

test('a choice holds for its language and is kept', () => {
  const kept = new Map();
  const store = { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value) };
  voicesWith(store).choose('fr-CA', 'uri:Nuage');
  assert.equal(voicesWith(store).of('fr')?.name, 'Nuage');
  assert.equal(voicesWith(store).of('en')?.name, 'Samantha');
  for (const damaged of ['{', 'null', '{"fr": 1}']) {
    kept.set('lectern.voices', damaged);
    assert.equal(voicesWith(store).of('fr'), null, damaged);
  }
  store.setItem = () => {
    throw new Error('full');
  };
  const voices = voicesWith(store);
  voices.choose('fr', 'uri:Nuage');
  assert.equal(voices.of('fr')?.name, 'Nuage');
  voices.forget();
  assert.equal(voices.of('fr'), null);
});

test('voices are listed by language, the article’s first, those of services last', () => {
  const groups = voicesWith(null).groups('de-AT').map(({ lang, isRemote, voices }) => [lang, isRemote, voices.map(({ name }) => name)]);
  assert.deepEqual(groups, [
    ['de-DE', false, ['Anna']],
    ['en-GB', false, ['Daniel']],
    ['en-US', false, ['Albert', 'Samantha']],
    ['en-US', true, ['Cloud']],
    ['fr-FR', true, ['Nuage']],
  ]);
});
