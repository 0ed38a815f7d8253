package extract

import (
	"net/url"
	"strings"
	"unicode/utf8"
)

const (
	signH1             sign = 1 << iota // the first <h1> that isn't the site's name
	signH1Article                       // likewise, on the page of an article
	signH1Later                         // another <h1>
	signH2                              // the first <h2> or <h3>
	signNamed                           // an element whose class or itemprop calls it the title
	signPart                            // one of several lines of an <h1>, found in <title> or og:title too
	signTitlePlain                      // <title>, whole, on a page that doesn't say it is an article
	signTitleHead                       // <title> up to the first separator
	signTitleRestPlain                  // <title> up to the last separator, on a page that doesn't say it is an article
	signTitleTail                       // <title> from the first separator on
	signCard                            // og:title, in the same forms
	signCardBare
	signCardRest
	signSchema    // the JSON-LD of an article
	signMicrodata // <meta itemprop=headline>
	signSlugFull  // the same words as the page's address
	signSlugMost
	signSlugSome
	signInTitle // <title> contains it
	signInCard  // og:title contains it
	signStray   // an <h1> that has no words with <title> in common
	signShort   // one or two words
	signDivided // has a separator that isn't a colon
	signColon   // has a colon that divides it
	signSigned  // ends in what resembles the site's name
	signStart   // the first <h1> of a start page, which is rather a slogan
	signOutside // stands in navigation, an aside, comments, the footer
	signAway    // a heading that links to another page: rather that page's title
	signAbove   // a heading not far above the content
	signBelow   // a heading within or below it
	numSigns    = iota
)

// titleWeights are what each sign is worth: a conditional logit model of which
// candidate people took for the title, fitted to 2,346 pages of two sets with a
// penalty of twice the sum of the squares. Cross-validated with whole hosts in
// one fold it is right on 83 % of the one set, which has pages of all types,
// and 87 % of the other; signs without which it did as well are gone.
var titleWeights = [numSigns]float32{
	2.0,  // signH1
	0.5,  // signH1Article
	0.5,  // signH1Later
	0.5,  // signH2
	0.8,  // signNamed
	1.7,  // signPart
	0.5,  // signTitlePlain
	0.3,  // signTitleHead
	0.5,  // signTitleRestPlain
	-0.4, // signTitleTail
	0.5,  // signCard
	0.5,  // signCardBare
	0.4,  // signCardRest
	0.5,  // signSchema
	0.3,  // signMicrodata
	1.4,  // signSlugFull
	0.7,  // signSlugMost
	0.6,  // signSlugSome
	0.9,  // signInTitle
	0.7,  // signInCard
	-0.5, // signStray
	-0.9, // signShort
	-1.2, // signDivided
	0.6,  // signColon
	-0.9, // signSigned
	-0.5, // signStart
	-1.1, // signOutside
	-0.8, // signAway
	0.6,  // signAbove
	-1.1, // signBelow
}

// Shares of the words that a candidate and the last part of the page's
// address have in common (Dice's coefficient).
const (
	slugFull = 0.95
	slugMost = 0.75
	slugSome = 0.5
)

// strayShare is the share of an <h1>'s words in <title> below which the two
// are about different things.
const strayShare = 0.25

// shortTitle is the number of words below which a text is rather a name.
const shortTitle = 3

// titleCandidate is a text that may be the title.
type titleCandidate struct {
	text  string
	key   string // its words, folded
	signs sign
	from  source
	line  int // where it is a heading: its line, else -1
}

// titleList holds the candidates; those of the same words are one.
type titleList struct {
	list  []titleCandidate
	index map[string]int
}

// maxTitle is how many characters a heading has at most to be the title; of the 2,600 pages
// whose title is known, the longest has 257. What is longer is a heading that
// was never closed.
const maxTitle = 300

func (t *titleList) add(text string, from source, signs sign, line int) {
	text = collapse(strings.Trim(text, " \t\n|»«•·-–—:/¶"))
	text = strings.TrimSuffix(text, " #") // a link of the heading to itself; "C#" has no space
	key := foldWords(text)
	if key == "" || from == fromHeading && utf8.RuneCountInString(text) > maxTitle || strings.Contains(text, "{{") {
		return
	}
	i, ok := t.index[key]
	if !ok {
		i = len(t.list)
		t.index[key] = i
		t.list = append(t.list, titleCandidate{key: key, line: -1})
	}
	c := &t.list[i]
	c.signs |= signs
	if c.text == "" || from == fromHeading && (c.line < 0 || signs&signH1 != 0) {
		// What is shown has the better spelling.
		c.text, c.from, c.line = text, from, line
	}
}

// forms adds a title as it stands and without what may be the site's name;
// the signs are those of the whole, then bare, head, rest and tail.
func (t *titleList) forms(s string, from source, site siteNames, signs [5]sign) {
	t.add(s, from, signs[0], -1)
	t.add(site.cutFrom(s), from, signs[1], -1)
	parts := splitTitle(s)
	if n := len(parts); n > 1 {
		t.add(s[:parts[0][1]], from, signs[2], -1)
		t.add(s[:parts[n-2][1]], from, signs[3], -1)
		t.add(s[parts[1][0]:], from, signs[4], -1)
	}
}

// titles lists the candidates with the signs they have.
func (c *candidates) titles(page *Page, site siteNames, at place) []titleCandidate {
	t := &titleList{index: map[string]int{}}
	ofTitle := [5]sign{0, 0, signTitleHead, 0, signTitleTail}
	ofH1 := signH1
	if c.isArticle() {
		ofH1 |= signH1Article
	} else {
		ofTitle[0], ofTitle[3] = signTitlePlain, signTitleRestPlain
	}
	title, card := "", ""
	for _, cl := range c.claims[fieldTitle] {
		switch cl.from {
		case fromTitleElement:
			if title == "" {
				title = foldWords(cl.value)
				t.forms(cl.value, cl.from, site, ofTitle)
			}
		case fromOpenGraph:
			if card == "" {
				card = foldWords(cl.value)
				t.forms(cl.value, cl.from, site, [5]sign{signCard, signCardBare, 0, signCardRest, 0})
			}
		case fromTwitter:
			t.forms(cl.value, cl.from, site, [5]sign{})
		case fromJSONLD:
			t.add(cl.value, cl.from, signSchema, -1)
		case fromMicrodata:
			t.add(cl.value, cl.from, signMicrodata, -1)
		default:
			t.add(cl.value, cl.from, 0, -1)
		}
	}
	for _, cl := range c.weak[fieldTitle] {
		t.add(cl.value, cl.from, 0, -1)
	}
	c.addHeadings(t, site, at, ofH1, title, card)
	titleWords, slug := wordsIn(title), wordsIn(slugOf(page.URL))
	for i := range t.list {
		cand := &t.list[i]
		words := wordsIn(cand.key)
		set := func(s sign, ok bool) {
			if ok {
				cand.signs |= s
			}
		}
		set(signInTitle, strings.Contains(title, cand.key))
		set(signInCard, strings.Contains(card, cand.key))
		set(signShort, countWords(cand.text) < shortTitle)
		parts := splitTitle(cand.text)
		colons := strings.Count(cand.text, ": ") + strings.Count(cand.text, "：")
		set(signDivided, len(parts)-1 > colons)
		set(signColon, colons > 0)
		set(signSigned, len(parts) > 1 && site.isLike(cand.text[parts[len(parts)-1][0]:]))
		set(signStart, cand.signs&signH1 != 0 && page.URL != nil && strings.Trim(page.URL.Path, "/") == "")
		if title != "" && cand.signs&signH1 != 0 {
			set(signStray, float64(shared(words, titleWords)) < strayShare*float64(len(words)))
		}
		if len(slug) > 1 {
			dice := 2 * float64(shared(words, slug)) / float64(len(words)+len(slug))
			set(signSlugFull, dice >= slugFull)
			set(signSlugMost, dice >= slugMost && dice < slugFull)
			set(signSlugSome, dice >= slugSome && dice < slugMost)
		}
	}
	return t.list
}

// isArticle tells whether the page says that it is an article.
func (c *candidates) isArticle() bool {
	return c.schemaArticle || c.kind == "article" || len(c.claims[fieldPublished]) > 0
}

// isProduct tells whether the page says that it sells something.
func (c *candidates) isProduct() bool {
	return !c.schemaArticle && (c.kind == "product" || c.kind == "og:product" || len(c.weak[fieldTitle]) > 0)
}

// addHeadings adds the headings of the page.
func (c *candidates) addHeadings(t *titleList, site siteNames, at place, ofH1 sign, title, card string) {
	h2 := 0
	for i, h := range c.headings {
		var s sign
		if h.zone&zoneOutside&^at.moot != 0 {
			s |= signOutside
		}
		switch {
		case at.first < 0:
		case h.line > at.first:
			s |= signBelow
		case h.line >= at.first-beforeText:
			s |= signAbove
		}
		if h.away {
			s |= signAway
		}
		if h.hint&hintTitle != 0 {
			s |= signNamed
		}
		switch {
		case i == at.heading:
			s |= ofH1
		case h.isOwn(site):
			s |= signH1Later
		case h.level == 1:
		case h.level > 1 && s&^(signAbove|signBelow) == 0:
			if h2++; h2 > 1 {
				continue
			}
			s |= signH2
		case s&signNamed == 0:
			continue
		}
		t.add(h.text, fromHeading, s, h.line)
		if bare := site.cutFrom(h.text); i == at.heading && bare != h.text {
			t.add(bare, fromHeading, s, h.line)
		}
		if h.level == 1 && len(h.parts) > 1 {
			for _, p := range h.parts {
				if key := foldWords(p); strings.Contains(title, key) || strings.Contains(card, key) {
					t.add(p, fromHeading, signPart, h.line)
				}
			}
		}
	}
}

// shared counts the words of a that are in b.
func shared(a, b []string) int {
	n := 0
	for _, w := range a {
		for _, v := range b {
			if v == w {
				n++
				break
			}
		}
	}
	return n
}

// slugOf returns the part of an address that has the words of a title,
// folded.
func slugOf(u *url.URL) string {
	if u == nil {
		return ""
	}
	best, most := "", 0
	for _, s := range strings.Split(u.Path, "/") {
		if n := strings.Count(s, "-") + strings.Count(s, "_"); n > most {
			best, most = s, n
		}
	}
	best, _, _ = strings.Cut(clip(best, maxLineLen), ".htm")
	best, _, _ = strings.Cut(best, ".php")
	return foldWords(best)
}

// title decides on the title.
func (c *candidates) title(page *Page, site siteNames, at place) titleCandidate {
	if page.Text {
		return c.plainTitle(at)
	}
	best, most := titleCandidate{line: -1}, float32(0)
	for _, t := range c.titles(page, site, at) {
		score := float32(0)
		for i, w := range titleWeights {
			if t.signs&(1<<i) != 0 {
				score += w
			}
		}
		if best.text == "" || score > most {
			best, most = t, score
		}
	}
	return best
}
