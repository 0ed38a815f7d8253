/**
 * The bar of reading aloud, at the foot of the page. It shows and reports; aloud.js decides.
 * @module
 */
import { byId, element, hide } from '../elements.js';
import { language, t } from '../strings.js';

/** What the icons draw, in a box of 24. */
const ICONS = {
  play: 'M8 5.2v13.6L19 12Z',
  pause: 'M8.5 5.5v13M15.5 5.5v13',
  previousSentence: 'M14.5 6 8.5 12l6 6',
  nextSentence: 'M9.5 6l6 6-6 6',
  previousParagraph: 'M18 6l-6 6 6 6M11 6l-6 6 6 6',
  nextParagraph: 'M6 6l6 6-6 6M13 6l6 6-6 6',
  close: 'M6.5 6.5l11 11M17.5 6.5l-11 11',
  back: 'M12 19V5M6 11l6-6 6 6',
};

/** What the bar can be asked for.
 * @typedef {'toggle' | 'previousSentence' | 'nextSentence' | 'previousParagraph' | 'nextParagraph' | 'close' | 'back' |
 *   'slower' | 'faster'} Command */

/** How things stand.
 * @typedef {object} State
 * @property {boolean} isPlaying
 * @property {boolean} canPlay
 * @property {boolean} isAstray whether the reader has scrolled away from what is read
 * @property {number} rate
 * @property {[slower: boolean, faster: boolean]} steps whether there is a speed below and above
 * @property {SpeechSynthesisVoice | null} voice
 * @property {string} message what is wrong; empty when nothing is
 */

/** The bar: made when reading aloud is first asked for. */
export class Bar {
  #play = button('toggle', 'aloud.play', icon('play'), icon('pause'));
  #skips = /** @type {const} */ (['previousParagraph', 'previousSentence', 'nextSentence', 'nextParagraph']).map((command) =>
    button(command, `aloud.${command}`, icon(command)),
  );
  #back = button('back', 'aloud.back', icon('back'), t('aloud.back'));
  #message = element('p', { className: 'aloud-message', role: 'status' });
  #summary = element('span', { className: 'aloud-rate' });
  #name = element('span', { className: 'aloud-name' });
  #slower = button('slower', 'aloud.slower', '−');
  #faster = button('faster', 'aloud.faster', '+');
  #rate = element('output', { className: 'segment' });
  #select = element('select', { id: 'aloud-voice', className: 'aloud-voice' });
  #remote = element('p', { className: 'aloud-remote', textContent: t('aloud.remoteNote') });
  #panel = element('div', { id: 'aloud-panel', className: 'popup aloud-panel', popover: 'auto', ariaLabel: t('aloud.settings'), role: 'dialog' });
  #box = element('section', { id: 'aloud', className: 'aloud', ariaLabel: t('aloud.title'), hidden: true });

  /**
   * @param {(command: Command) => void} onCommand
   * @param {(voiceURI: string) => void} onVoice
   */
  constructor(onCommand, onVoice) {
    const settings = element('button', { type: 'button', className: 'quiet aloud-settings', title: t('aloud.settings') }, this.#summary, this.#name);
    settings.popoverTargetElement = this.#panel;
    settings.append(element('span', { className: 'visually-hidden', textContent: t('aloud.settings') }));
    this.#back.classList.add('aloud-back');
    this.#play.classList.add('aloud-play');
    for (const segment of [this.#slower, this.#faster]) segment.className = 'segment';
    this.#panel.append(
      element('label', { className: 'aloud-label', htmlFor: this.#select.id, textContent: t('aloud.voice') }),
      this.#select,
      this.#remote,
      element('p', { className: 'aloud-label', textContent: t('aloud.speed') }),
      element('div', { className: 'segments' }, this.#slower, this.#rate, this.#faster),
    );
    const controls = element(
      'div',
      { className: 'aloud-controls' },
      ...this.#skips.slice(0, 2),
      this.#play,
      ...this.#skips.slice(2),
      settings,
      button('close', 'aloud.close', icon('close')),
    );
    this.#box.append(this.#back, element('div', { className: 'aloud-bar' }, this.#message, controls), this.#panel);
    this.#box.addEventListener('click', ({ target }) => {
      const command = target instanceof Element && target.closest('button')?.dataset.command;
      if (command) onCommand(/** @type {Command} */ (command));
    });
    controls.addEventListener('keydown', (event) => {
      const isOurs = !event.altKey && !event.ctrlKey && !event.metaKey && !this.#panel.matches(':popover-open');
      const command = isOurs && commandOf(event.key, isRightToLeft(controls));
      if (!command) return;
      event.preventDefault();
      onCommand(command);
    });
    this.#select.addEventListener('change', () => onVoice(this.#select.value));
    byId('foot', HTMLElement).append(this.#box);
  }

  get isOpen() {
    return !this.#box.hidden;
  }

  /** Shows the bar and moves the focus there. */
  open() {
    this.#box.hidden = false;
    document.documentElement.classList.add('is-aloud');
    this.#play.focus({ preventScroll: true });
  }

  close() {
    this.#panel.hidePopover();
    hide(this.#box);
    document.documentElement.classList.remove('is-aloud');
  }

  /**
   * Lists the voices to choose from.
   * @param {import('./voices.js').Group[]} groups
   */
  list(groups) {
    this.#select.replaceChildren(
      ...groups.map(({ lang, isRemote, voices }) => {
        const name = languageName(lang);
        const options = voices.map(({ name: label, voiceURI }) => element('option', { value: voiceURI, textContent: label }));
        return element('optgroup', { label: isRemote ? t('aloud.remote', { language: name }) : name }, ...options);
      }),
    );
  }

  /** @param {State} state */
  show({ isPlaying, canPlay, isAstray, rate, steps: [slower, faster], voice, message }) {
    const speed = t('aloud.rate', { rate });
    name(this.#play, isPlaying ? 'aloud.pause' : 'aloud.play');
    this.#play.classList.toggle('is-playing', isPlaying);
    // Not disabled: the focus would fall off the bar.
    for (const made of [this.#play, ...this.#skips]) made.ariaDisabled = String(!canPlay);
    this.#slower.ariaDisabled = String(!slower);
    this.#faster.ariaDisabled = String(!faster);
    if (!isAstray && document.activeElement === this.#back) this.#play.focus({ preventScroll: true });
    this.#back.hidden = !isAstray;
    write(this.#message, message);
    this.#summary.textContent = speed;
    this.#name.textContent = voice?.name ?? '';
    write(this.#rate, speed);
    this.#select.value = voice?.voiceURI ?? '';
    this.#select.disabled = this.#select.options.length === 0;
    this.#remote.hidden = voice?.localService !== false;
  }
}

/**
 * A language by its name in the language of the interface.
 * @param {string} tag as BCP 47 has it
 */
export function languageName(tag) {
  return (tag && new Intl.DisplayNames([language], { type: 'language' }).of(tag)) || tag;
}

/**
 * @param {string} key
 * @param {boolean} rightToLeft
 * @returns {Command | undefined}
 */
function commandOf(key, rightToLeft) {
  /** @type {Record<string, Command>} */
  const commands = {
    [rightToLeft ? 'ArrowRight' : 'ArrowLeft']: 'previousSentence',
    [rightToLeft ? 'ArrowLeft' : 'ArrowRight']: 'nextSentence',
    ArrowUp: 'previousParagraph',
    ArrowDown: 'nextParagraph',
    Escape: 'close',
  };
  return commands[key];
}

/** @param {Element} box */
function isRightToLeft(box) {
  return getComputedStyle(box).direction === 'rtl';
}

/**
 * @param {Command} command
 * @param {import('../strings.js').StringKey} label
 * @param {...(Node | string)} children
 */
function button(command, label, ...children) {
  const made = element('button', { type: 'button', className: 'quiet' }, ...children);
  made.dataset.command = command;
  name(made, label);
  return made;
}

/** @param {HTMLButtonElement} target @param {import('../strings.js').StringKey} label */
function name(target, label) {
  target.title = t(label);
  target.ariaLabel = t(label);
}

/**
 * Writes what screen readers say when it changes, which is not to be at every sentence.
 *
 * @param {HTMLElement} target
 * @param {string} text
 */
function write(target, text) {
  if (target.textContent !== text) target.textContent = text;
}

/** @param {keyof typeof ICONS} shape */
function icon(shape) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', `icon icon-${shape}`);
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', ICONS[shape]);
  svg.append(path);
  return svg;
}
