// A speechSynthesis for pages under test: browsers without a window have no voices, and time would decide.

/** Voices of a device, and one that sends the text away. */
export const VOICES = [
  { name: 'Cloud', lang: 'en-US', localService: false, default: true },
  { name: 'Samantha', lang: 'en-US', localService: true },
  { name: 'Daniel', lang: 'en-GB', localService: true },
  { name: 'Anna', lang: 'de-DE', localService: true },
  { name: 'Majed', lang: 'ar-SA', localService: true },
];

/**
 * Puts the fake into the pages of a context. In them `speech.said` lists what was to be said ({text, lang, rate, voice}),
 * `speech.word(word)` begins that word of what is being said, and `speech.end()` ends it.
 *
 * @param {import('playwright-core').BrowserContext} context
 * @param {object[]} [voices]
 */
export function fakeSpeech(context, voices = VOICES) {
  return context.addInitScript((list) => {
    let active = null;
    const said = [];
    const voices = list.map((voice) => ({ default: false, voiceURI: `uri:${voice.name}`, ...voice }));
    const synthesis = Object.assign(new EventTarget(), {
      getVoices: () => voices,
      speak(utterance) {
        active = utterance;
        said.push({ text: utterance.text, lang: utterance.lang, rate: utterance.rate, voice: utterance.voice.name });
        utterance.onstart();
      },
      cancel() {
        const cancelled = active;
        active = null;
        cancelled?.onerror({ error: 'canceled' });
      },
    });
    Object.defineProperty(globalThis, 'speechSynthesis', { value: synthesis });
    globalThis.SpeechSynthesisUtterance = class {
      constructor(text) {
        this.text = text;
      }
    };
    globalThis.speech = {
      said,
      isSpeaking: () => active !== null,
      word: (word) => active.onboundary({ name: 'word', charIndex: active.text.indexOf(word) }),
      end() {
        const ended = active;
        active = null;
        ended.onend();
      },
    };
  }, voices);
}
