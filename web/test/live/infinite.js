// Pages that go on with the next article when one comes to the end of the first.
import { CLOCK, MILL, ORCHARD, SITE } from './articles.js';
import { article, body, comments, done, footer, h, heading, masthead, promo, related } from './site.js';

const root = document.getElementById('root');

/**
 * Draws a page that adds the next article when the last comes to its end, and has the address of the one that is on
 * the screen.
 *
 * @param {(story: import('./articles.js').Article) => HTMLElement} make
 */
function endless(make) {
  const stories = [MILL, CLOCK, ORCHARD];
  const feed = h('main.feed', { style: 'max-width: 34em; font-size: 24px' });
  root.append(masthead(), feed);
  const made = [];
  const add = () => {
    const story = stories[made.length];
    const node = make(story);
    made.push({ node, story });
    feed.append(node, related());
  };
  addEventListener('scroll', () => {
    if (made.length < stories.length && scrollY + 2 * innerHeight > document.documentElement.scrollHeight) add();
    const { story } = made.findLast(({ node }) => node.getBoundingClientRect().top < innerHeight / 2) ?? made[0];
    if (location.pathname === story.path) return;
    history.replaceState({}, '', story.path);
    document.title = `${story.title} | ${SITE.name}`;
  });
  add();
  document.body.append(h('div', { style: 'height: 50vh' }), comments(), promo(), footer());
  done();
}

/** Each an `<article>`. */
export const articles = () => endless((story) => article(story));

/** Each a section of a class, with its address in an attribute. */
export const sections = () =>
  endless((story) => h('div.story-container', { 'data-url': story.path }, h('div.story', {}, heading(story), h('div.story-text', {}, body(story)))));
