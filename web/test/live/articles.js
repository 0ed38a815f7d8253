// What the pages of this folder say: their scripts draw it, and the test looks for it. In text, `[words](address)` is a
// link.

/**
 * @typedef {['p' | 'h2' | 'quote', string] | ['list', string[]] | ['figure', {src: string, alt: string, caption: string}]
 *   | ['code', string] | ['table', string[][]]} Part
 * @typedef {{path: string, title: string, byline: string, lead: string, parts: Part[]}} Article
 */

/** @type {Article} */
export const MILL = {
  path: '/stories/the-mill-that-runs-on-the-moon',
  title: 'The mill that runs on the moon',
  byline: 'Ines Halloran',
  lead: 'On the estuary at Carew Point, a wheel from 1791 grinds flour twice a day, and nobody but the tide decides when.',
  parts: [
    ['p', 'Tom Averill sets his alarm by a table that the [harbour office](/places/harbour-office) prints once a year. This morning it rang at ten past three, and by four he was standing on the sluice with a lantern, listening to the water climb the last hand of brick.'],
    ['p', 'A tide mill keeps the sea in a pond and lets it out through a wheel. There is power for about five hours after each high water, whether anyone wants it or not, and a miller who oversleeps has to wait half a day for the next chance.'],
    ['figure', { src: '/pictures/mill-at-dawn.png', alt: 'A brick mill beside a pond', caption: 'The pond is full at dawn, and the wheel has twenty minutes left to stand still.' }],
    ['h2', 'Five hours and not one more'],
    ['p', 'Averill took over in 2009, when the trust that owns the building had given up on finding anyone. He had been a programmer in Leeds for eleven years, and he still keeps his records as a file of text on a small computer above the hopper.'],
    ['quote', 'I used to be paid to make things happen at any hour, and now I am paid to be there at the right one.'],
    ['p', 'The stones are from a quarry in France, and they are dressed every four months with a steel pick. It takes two days, leaves splinters in the forearms, and decides whether the flour is worth the trouble.'],
    ['list', [
      'Open the sea gate when the water outside stands higher than the pond.',
      'Close it at the turn, and wait until the wheel hangs clear of the mud.',
      'Lift the sluice by one hand, and feed the hopper before the stones have a chance to touch.',
    ]],
    ['h2', 'What the pond gives'],
    ['p', 'A spring tide fills the pond to the upper mark, a neap tide barely to the lower. The difference is a factor of three in flour, and he has learnt to sell the one and to give away the other.'],
    ['table', [['Tide', 'Hours', 'Flour'], ['Spring tide', '5.4', '310 kg'], ['Middling tide', '4.1', '190 kg'], ['Neap tide', '2.6', '95 kg']]],
    ['p', 'The rule he goes by fits into four lines, and he wrote it down for the volunteers who stand in for him on Sundays:'],
    ['code', 'def flour(head, hours):\n    if head < 0.9:\n        return 0\n    return 41 * head * hours'],
    ['figure', { src: '/pictures/stone-dressing.png', alt: 'Hands with a steel pick above a millstone', caption: 'Two days with the pick: the furrows have to be a finger wide and as straight as a rule.' }],
    ['p', 'Visitors ask what will become of it when the sea rises. He has measured that, too: the lower mark was dry at neaps in his first year, and it has not been dry since 2017. For the mill that means more flour, until the day when it means a wet floor.'],
    ['p', 'Behind the building the volunteers have begun to raise the wall, with bricks from a [chapel that was taken down](/stories/the-chapel-at-low-street). They work at low water, in the same five hours, and they say that they have stopped owning watches.'],
  ],
};

/** @type {Article} */
export const CLOCK = {
  path: '/stories/a-clock-for-people-who-are-late',
  title: 'A clock for people who are late',
  byline: 'Per Lindqvist',
  lead: 'The station at Norrby has shown the wrong time since 1958, and the town would not have it otherwise.',
  parts: [
    ['p', 'It began with a doctor who missed the morning train three times in one week. The station master, who was his brother-in-law, put the hall clock forward by two minutes and told nobody but the driver.'],
    ['p', 'Within a month the whole town ran for a train that was still waiting. When the railway sent a man with a stopwatch, he found the platform full and in good order, and wrote in his report that Norrby kept excellent time.'],
    ['figure', { src: '/pictures/hall-clock.png', alt: 'A clock above a ticket window', caption: 'The hall clock still has the brass screw that the station master turned.' }],
    ['p', 'Today the trains are announced by a computer in another city, which knows nothing about the two minutes. The clock is wound by hand on Mondays by a retired teacher, who adds what the week has lost and then a little more.'],
    ['p', 'Commuters who move here are told in their second week, usually by a neighbour and always in confidence. Most say that they had noticed already, and that they run all the same.'],
    ['p', 'The council voted on it once, in 1996, after a visitor complained. Eleven members were for leaving things as they are, nobody was against it, and the twelfth arrived after the vote.'],
  ],
};

/** @type {Article} */
export const ORCHARD = {
  path: '/stories/the-orchard-under-the-motorway',
  title: 'The orchard under the motorway',
  byline: 'Sunita Rao',
  lead: 'Forty apple trees stand in the shade of the western viaduct, and somebody prunes them by night.',
  parts: [
    ['p', 'The viaduct was opened in 1974 and crosses what had been the gardens of a hospital. The engineers felled whatever stood where a pier was to go, and left the rest, because the contract said nothing about it.'],
    ['p', 'For thirty years nobody set foot there apart from surveyors. One of them, looking for cracks in the eleventh span, noticed that the boughs below had been cut back to the second bud, cleanly and in the right month.'],
    ['p', 'The pruner has never been seen. There are ladders behind the ninth pier, oiled and chained together, and every October there are crates beside the access road with a note that asks for them to be returned.'],
    ['p', 'A botanist from the university has named six of the kinds, two of which had been thought lost. She was given grafts in a wet newspaper, left on the bonnet of her car while she was up a tree.'],
    ['p', 'When the road is widened next year the shade will widen too. The plan shows a dotted line around the orchard now, and beside it, in pencil, the word that surveyors use for something which is not to be touched.'],
  ],
};

/** Questions with their answers. */
export const QUESTIONS = [
  ['Can I visit the mill on a weekday?', 'The yard is open on any day when the tide allows it, and the board beside the gate gives the hours for the week.'],
  ['Where is the flour sold?', 'Two bakers on the quay take nearly all of it, and what is left goes to whoever comes to the hatch first.'],
  ['Is the wheel the old one?', 'Its shaft is from 1791, while the paddles are of oak that was felled behind the chapel about thirty years ago.'],
];

/** What the tabs of a box say. */
export const PANELS = [
  ['Carpenters', 'On a mill of this size the carpenters change one paddle in each winter, and begin anew when they have come round.'],
  ['Millers', 'A miller learns to hear from the bed whether the sea gate has shut, and is awake at once when it has not.'],
];

/** What stands around the articles: nothing of it is part of one. */
export const SITE = {
  name: 'The Low Water Review',
  sections: ['Front page', 'Coast and country', 'Workshops', 'Letters', 'Podcasts', 'The archive', 'Events', 'Give a subscription'],
  related: [
    'Seven lighthouses that you can sleep in',
    'The man who repairs the last telex in the county',
    'Why the ferry at Holm never learnt to turn round',
    'Salt, sheep and a court case that will not end',
    'A short history of the paper bag',
    'How the bell of Saint Brannoc got its second crack',
    'The bus stop that became a library',
    'Where do all the weathervanes go',
  ],
  comments: [
    ['harbourcat', 'My grandfather hauled grain for a place like this one and never had a good word to say about the hours.'],
    ['J. Pellow', 'Lovely piece, but the picture in the printed issue was upside down and nobody has owned up to it yet.'],
    ['nightshift_ros', 'We stopped there with the scouts last summer and they sold us a bag that lasted until November.'],
  ],
  promo: 'Get a story like this in your inbox every Saturday: our newsletter is free and you can leave whenever you like.',
  consent: [
    'We value your privacy',
    'We and our 812 partners store and read information on your device, such as cookies, to measure advertising and to develop services. You can change your choice at any time under Privacy settings.',
    'Accept all',
    'Reject everything but what is necessary',
    'Show the list of partners',
  ],
  footer: ['About us', 'Write for us', 'Advertise in these pages', 'Privacy settings', 'Terms of use', 'Accessibility statement', 'Jobs at the Review', 'Contact the newsroom'],
  imprint: 'The Low Water Review is published six times a year by a charity. Copyright belongs to the writers.',
};

/** Every piece of what stands around an article. */
export const AROUND = [
  ...SITE.sections,
  ...SITE.related,
  ...SITE.comments.map(([, text]) => text),
  SITE.promo,
  ...SITE.consent,
  ...SITE.footer,
  SITE.imprint,
];

const LINK = /\[([^\]]+)\]\(([^)]+)\)/g;

/**
 * @param {string} text
 * @returns {(string | {words: string, address: string})[]} text and links
 */
export function linked(text) {
  return text.split(/(\[[^\]]+\]\([^)]+\))/).map((part) => {
    const [, words, address] = [...part.matchAll(LINK)][0] ?? [];
    return words ? { words, address } : part;
  });
}

/**
 * What a reader sees of an article, as pairs of a kind and what it says; the kinds are those of `digest` in the test.
 *
 * @param {Article} article
 * @returns {[string, string][]}
 */
export function pieces({ lead, parts }) {
  const found = [['text', lead]];
  for (const [kind, value] of parts) {
    if (kind === 'p' || kind === 'quote') {
      found.push(['text', value.replace(LINK, '$1')]);
      for (const part of linked(value)) if (typeof part === 'object') found.push(['link', part.address]);
    } else if (kind === 'h2') {
      found.push(['heading', value]);
    } else if (kind === 'list') {
      found.push(...value.map((item) => ['item', item]));
    } else if (kind === 'figure') {
      found.push(['image', value.src], ['caption', value.caption]);
    } else if (kind === 'code') {
      found.push(['code', value]);
    } else {
      found.push(...value.flat().map((cell) => ['cell', cell]));
    }
  }
  return found;
}
