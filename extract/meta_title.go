package extract

import (
	"net/url"
	"strings"
)

// sign is a reason to take a text for the title, or not to: one bit.
type sign uint64

const (
	signH1             sign = 1 << iota // the first <h1> that isn't the site's name
	signH1Article                       // likewise, on the page of an article
	signH1Later                         // another <h1>
	signH2                              // the first <h2> or <h3>
	signNamed                           // an element whose class or itemprop calls it the title
	signPart                            // one of several lines of an <h1>, found in <title> or og:title too
	signTitle                           // <title>, whole
	signTitlePlain                      // likewise, on a page that doesn't say it is an article
	signTitleBare                       // <title> without the site's name
	signTitleHead                       // <title> up to the first separator
	signTitleRest                       // <title> up to the last separator
	signTitleRestPlain                  // likewise, on a page that doesn't say it is an article
	signTitleTail                       // <title> from the first separator on
	signCard                            // og:title, in the same forms
	signCardBare
	signCardHead
	signCardRest
	signCardTail
	signSchema    // the JSON-LD of an article
	signProduct   // the JSON-LD of a product
	signMicrodata // <meta itemprop=headline>
	signMeta      // Dublin Core, citation_title and the like
	signSlugFull  // the same words as the page's address
	signSlugMost
	signSlugSome
	signInTitle // <title> contains it
	signInCard  // og:title contains it
	signHasH1   // contains the first <h1>
	signStray   // an <h1> that has no words with <title> in common
	signShort   // one or two words
	signDivided // has a separator
	signOutside // stands in navigation, an aside, comments, the footer
	signAway    // a heading that links to another page: rather that page's title
	signAbove   // a heading not far above the content
	signBelow   // a heading within or below it
	numSigns    = iota
)

// titleWeights are what each sign is worth: a conditional logit model of which
// candidate people took for the title, fitted to 2,346 pages that state one.
var titleWeights = [numSigns]float32{
	2.5,  // signH1
	0.4,  // signH1Article
	0.8,  // signH1Later
	0.8,  // signH2
	1.0,  // signNamed
	2.2,  // signPart
	-1.1, // signTitle
	0.6,  // signTitlePlain
	0.5,  // signTitleBare
	0.2,  // signTitleHead
	-0.7, // signTitleRest
	0.9,  // signTitleRestPlain
	-0.9, // signTitleTail
	0.9,  // signCard
	0.4,  // signCardBare
	0.4,  // signCardHead
	0.5,  // signCardRest
	0.5,  // signCardTail
	0.8,  // signSchema
	-0.5, // signProduct
	0.8,  // signMicrodata
	0.7,  // signMeta
	1.6,  // signSlugFull
	0.9,  // signSlugMost
	0.7,  // signSlugSome
	1.4,  // signInTitle
	0.4,  // signInCard
	0.6,  // signHasH1
	-0.8, // signStray
	-0.9, // signShort
	-0.5, // signDivided
	-1.5, // signOutside
	-1.4, // signAway
	0.7,  // signAbove
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

func (t *titleList) add(text string, from source, signs sign, line int) {
	text = collapse(strings.Trim(text, " \t\n|»«•·-–—:/¶"))
	text = strings.TrimSuffix(text, " #") // a link of the heading to itself; "C#" has no space
	key := foldWords(text)
	if key == "" || strings.Contains(text, "{{") {
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
	parts := splitTitle(s)
	n := len(parts)
	if n == 0 {
		return
	}
	a, b := 0, n
	for b-a > 1 && site.has(s[parts[b-1][0]:parts[b-1][1]]) {
		b--
	}
	for b-a > 1 && site.has(s[parts[a][0]:parts[a][1]]) {
		a++
	}
	t.add(s[parts[a][0]:parts[b-1][1]], from, signs[1], -1)
	if n > 1 {
		t.add(s[:parts[0][1]], from, signs[2], -1)
		t.add(s[:parts[n-2][1]], from, signs[3], -1)
		t.add(s[parts[1][0]:], from, signs[4], -1)
	}
}

// titles lists the candidates with the signs they have.
func (c *candidates) titles(page *Page, site siteNames, at place) []titleCandidate {
	t := &titleList{index: map[string]int{}}
	ofTitle := [5]sign{signTitle, signTitleBare, signTitleHead, signTitleRest, signTitleTail}
	ofH1 := signH1
	if c.isArticle() {
		ofH1 |= signH1Article
	} else {
		ofTitle[0] |= signTitlePlain
		ofTitle[3] |= signTitleRestPlain
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
				t.forms(cl.value, cl.from, site, [5]sign{signCard, signCardBare, signCardHead, signCardRest, signCardTail})
			}
		case fromTwitter:
			t.forms(cl.value, cl.from, site, [5]sign{})
		case fromJSONLD:
			t.add(cl.value, cl.from, signSchema, -1)
		case fromMicrodata:
			t.add(cl.value, cl.from, signMicrodata, -1)
		default:
			t.add(cl.value, cl.from, signMeta, -1)
		}
	}
	for _, cl := range c.weak[fieldTitle] {
		t.add(cl.value, cl.from, signProduct, -1)
	}
	h1 := c.addHeadings(t, site, at, ofH1, title, card)
	slug := strings.Fields(slugOf(page.URL))
	for i := range t.list {
		cand := &t.list[i]
		words := strings.Fields(cand.key)
		set := func(s sign, ok bool) {
			if ok {
				cand.signs |= s
			}
		}
		set(signInTitle, strings.Contains(title, cand.key))
		set(signInCard, strings.Contains(card, cand.key))
		set(signHasH1, h1 != "" && h1 != cand.key && strings.Contains(cand.key, h1))
		set(signShort, len(words) < shortTitle)
		set(signDivided, len(splitTitle(cand.text)) > 1)
		if title != "" && cand.signs&signH1 != 0 {
			set(signStray, float64(shared(words, strings.Fields(title))) < strayShare*float64(len(words)))
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

// addHeadings adds the headings of the page and returns the folded text of
// the <h1> that is most likely the article's, or "".
func (c *candidates) addHeadings(t *titleList, site siteNames, at place, ofH1 sign, title, card string) string {
	h1, h2 := "", 0
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
			h1 = foldWords(h.text)
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
		if h.level == 1 && len(h.parts) > 1 {
			for _, p := range h.parts {
				if key := foldWords(p); strings.Contains(title, key) || strings.Contains(card, key) {
					t.add(p, fromHeading, signPart, h.line)
				}
			}
		}
	}
	return h1
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
