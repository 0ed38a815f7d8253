/**
 * Reading aloud, by the voices of the device: nothing leaves the browser unless the reader picks a voice of a service.
 * Loaded when it is first asked for.
 *
 * It keeps its own place in the article. To go on after a pause, a jump or a change of voice is always the same: speak
 * from that place. The Media Session API is of no use here, for it follows media elements alone.
 * @module
 */
import { current, onArticle } from '../current.js';
import { languageTag } from '../language-tag.js';
import { CHOICES, pagePreferences, storage } from '../preferences.js';
import { t } from '../strings.js';
import { Bar, languageName } from './aloud-bar.js';
import { Trail } from './aloud-trail.js';
import { flowOf, lastWhere, seenOf } from './position.js';
import { passagesOf, wordAt } from './sentences.js';
import { slices } from '../slices.js';
import { Speaker } from './speech.js';
import { Voices } from './voices.js';

/** Where voices are installed. In this order, for Android calls itself Linux too. */
const HELP = /** @type {const} */ ([
  [/Android|CrOS/, 'aloud.helpAndroid'],
  [/iPhone|iPad|Macintosh/, 'aloud.helpApple'],
  [/Windows/, 'aloud.helpWindows'],
  [/Linux/, 'aloud.helpLinux'],
]);

class Player {
  #preferences = pagePreferences();
  #voices = new Voices(speechSynthesis, storage(), navigator.language);
  #speaker = new Speaker(speechSynthesis, {
    onWord: (index) => this.#reach(index),
    onEnd: () => this.#move(1),
    onFault: (fault) => this.#fail(fault),
  });
  #bar = new Bar((command) => this.#obey(command), (voiceURI) => this.#choose(voiceURI));
  #trail = new Trail((isAstray) => this.#show({ isAstray }));

  /** @type {import('./sentences.js').Passage[]} */
  #passages = [];
  /** The place: passage, sentence in it, and character in that from which to speak. */
  #at = { passage: 0, sentence: 0, from: 0 };
  #lang = '';
  #isPlaying = false;
  #isAstray = false;
  #message = '';

  constructor() {
    speechSynthesis.addEventListener('voiceschanged', () => {
      if (this.#passages.length > 0 && !this.#isPlaying) this.#look();
    });
    // Chrome goes on speaking for a page that is gone.
    addEventListener('pagehide', () => this.#pause());
    onArticle(() => this.close());
    this.#preferences.onChange((name) => {
      if (name === 'voices') this.#forget();
      if (name !== 'rate') return;
      if (this.#isPlaying) this.#arrive();
      else this.#show({});
    });
    document.addEventListener('dblclick', ({ target }) => {
      const place = selected();
      const isOurs = this.#bar.isOpen && target instanceof Node && current()?.view.contains(target);
      if (isOurs && place && this.#lack() === '') this.#start(place);
    });
  }

  /** Starts to read, pauses or goes on. */
  async toggle() {
    if (this.#bar.isOpen) {
      this.#obey('toggle');
      return;
    }
    const shown = current();
    if (!shown) return;
    this.#lang = languageTag(shown.article.lang);
    const place = selected();
    this.#bar.open();
    this.#show({ message: '' });
    const [passages] = await Promise.all([passagesIn(shown), this.#voices.listed()]);
    if (shown !== current() || !this.#bar.isOpen) return;
    this.#passages = passages;
    this.#look();
    if (this.#message === '') this.#start(place);
  }

  close() {
    this.#pause();
    this.#trail.clear();
    this.#bar.close();
    // Nothing of an article that is gone is to be kept.
    this.#passages = [];
  }

  /** Looks which voices there are, and says so when none will do. */
  #look() {
    this.#bar.list(this.#voices.groups(this.#lang));
    this.#show({ message: this.#lack() });
  }

  /** What keeps it from reading; empty when nothing does. */
  #lack() {
    if (this.#passages.length === 0) return t('aloud.nothing');
    if (this.#voices.of(this.#lang)) return '';
    const help = HELP.find(([system]) => system.test(navigator.userAgent));
    const language = languageName(this.#lang || languageTag(navigator.language));
    const lack = this.#voices.all.length === 0 ? t('aloud.noVoice') : t('aloud.noVoiceFor', { language });
    return help ? `${lack} ${t(help[1])}` : lack;
  }

  /**
   * Starts at a place of the page, or else at the first passage in view.
   * @param {Range | null} place
   */
  #start(place) {
    const passage = Math.max(0, place ? lastWhere(this.#passages.length, (i) => this.#passages[i].beginsBefore(place)) : firstInView(this.#passages));
    this.#at = { passage, sentence: place ? this.#passages[passage].sentenceAt(place) : 0, from: 0 };
    this.#isPlaying = true;
    this.#arrive();
  }

  /** Speaks from the place, or only marks it during a pause. */
  #arrive() {
    const { passage: { text, lang, element }, passage, span } = this.#here();
    this.#trail.mark(element, passage.range(span));
    const voice = this.#voices.of(lang || this.#lang) ?? this.#voices.of(this.#lang);
    if (this.#isPlaying && voice) {
      const said = text.slice(span.start, span.end);
      this.#speaker.say(said, { voice, lang: lang || voice.lang, rate: this.#rate(), from: this.#at.from });
    }
    this.#show({});
  }

  #here() {
    const passage = this.#passages[this.#at.passage];
    return { passage, span: passage.sentences[this.#at.sentence] };
  }

  /** @param {number} index of a word in the sentence */
  #reach(index) {
    const { passage, span } = this.#here();
    const word = wordAt(passage.text, span.start + index, passage.lang);
    this.#at.from = index;
    this.#trail.mark(passage.element, passage.range(span), passage.range(word));
  }

  /**
   * Goes to another sentence; behind the last it ends, and would begin anew.
   * @param {number} by
   */
  #move(by) {
    const { passage, sentence } = this.#at;
    const next = this.#passages[passage + by];
    if (this.#passages[passage].sentences[sentence + by]) {
      this.#go(passage, sentence + by);
    } else if (next) {
      this.#go(passage + by, by > 0 ? 0 : next.sentences.length - 1);
    } else if (by > 0) {
      this.#pause();
      this.#at = { passage: 0, sentence: 0, from: 0 };
      this.#trail.clear();
    } else {
      this.#go(passage, sentence);
    }
  }

  /**
   * Goes to another passage; back to the beginning of this one first.
   * @param {number} by
   */
  #leap(by) {
    const { passage, sentence } = this.#at;
    const to = by < 0 && sentence > 0 ? passage : passage + by;
    this.#go(Math.min(Math.max(to, 0), this.#passages.length - 1), 0);
  }

  /** @param {number} passage @param {number} sentence */
  #go(passage, sentence) {
    this.#at = { passage, sentence, from: 0 };
    this.#arrive();
  }

  #pause() {
    this.#isPlaying = false;
    this.#speaker.hush();
    this.#show({});
  }

  /** @param {import('./speech.js').Fault} fault */
  #fail(fault) {
    this.#pause();
    // A click is all that is missing, and the button asks for it; who hushed it knows why.
    if (fault === 'failed') this.#show({ message: t('aloud.failed') });
  }

  /** @param {import('./aloud-bar.js').Command} command */
  #obey(command) {
    switch (command) {
      case 'close':
        this.close();
        return document.getElementById('aloud-button')?.focus({ preventScroll: true });
      case 'back':
        return this.#trail.back();
      case 'slower':
      case 'faster':
        this.#preferences.step('rate', command === 'faster' ? 1 : -1);
        return;
    }
    if (this.#lack() !== '') return;
    this.#message = '';
    switch (command) {
      case 'toggle':
        if (this.#isPlaying) return this.#pause();
        this.#isPlaying = true;
        return this.#arrive();
      case 'previousSentence':
      case 'nextSentence':
        return this.#move(command === 'nextSentence' ? 1 : -1);
      default:
        return this.#leap(command === 'nextParagraph' ? 1 : -1);
    }
  }

  /** @param {string} voiceURI */
  #choose(voiceURI) {
    this.#voices.choose(this.#lang, voiceURI);
    this.#show({ message: this.#lack() });
    if (this.#isPlaying) this.#arrive();
  }

  /** Forgets the voices that were chosen, after a reset: one of them may be sending the text to its service. */
  #forget() {
    this.#voices.forget();
    if (this.#passages.length === 0) return;
    if (this.#lack() !== '') this.#pause();
    else if (this.#isPlaying) this.#arrive();
    this.#look();
  }

  #rate() {
    return Number(this.#preferences.get('rate'));
  }

  /** @param {{message?: string, isAstray?: boolean}} change */
  #show({ message = this.#message, isAstray = this.#isAstray }) {
    this.#message = message;
    this.#isAstray = isAstray;
    const { values } = CHOICES.rate;
    const rate = this.#preferences.get('rate');
    this.#bar.show({
      isPlaying: this.#isPlaying,
      canPlay: this.#lack() === '',
      isAstray,
      rate: Number(rate),
      steps: [rate !== values[0], rate !== values.at(-1)],
      voice: this.#voices.of(this.#lang),
      message,
    });
  }
}

/** @type {Player | undefined} */
let player;

/** Reads aloud the article that is shown, or pauses. Where the browser has no speech at all, its button is not there. */
export function readAloud() {
  player ??= new Player();
  player.toggle();
}

/**
 * The passages of an article with its title, gone through in slices: there can be 250,000.
 * @param {import('../current.js').Shown} shown
 */
async function passagesIn({ view: article, content }) {
  const passages = [];
  for (const part of [...article.querySelectorAll('.article-title'), content]) {
    for await (const passage of slices(passagesOf(part))) passages.push(passage);
  }
  return passages;
}

/** Where the reader's selection begins, within the article; null where there is none. */
function selected() {
  const selection = getSelection();
  const range = selection && !selection.isCollapsed && selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
  return range && current()?.view.contains(range.startContainer) ? range : null;
}

/** @param {import('./sentences.js').Passage[]} passages */
function firstInView(passages) {
  const article = /** @type {Element} */ (current()?.view);
  const { end } = flowOf(article);
  const { first: edge } = seenOf(article);
  const first = lastWhere(passages.length, (i) => end(passages[i].element.getBoundingClientRect()) <= edge) + 1;
  // Below the last there is none.
  return Math.min(first, passages.length - 1);
}
