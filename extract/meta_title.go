package extract

import (
	"net/url"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// Shares of the words that a candidate and the last part of the page's
// address have in common (Dice's coefficient).
const (
	slugFull = 0.95
	slugMost = 0.75
	slugSome = 0.5
)

// shortTitle is the number of words below which a text is rather a name.
const shortTitle = 3

// briefTitle is the number of words below which a text is rather a label.
const briefTitle = 6

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
	text = collapse(trimMarks(text))
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
		// What is shown has the better spelling, but for capitals throughout.
		if c.text == "" || !isShouted(text) || isShouted(c.text) {
			c.text = text
		}
		c.from, c.line = from, line
	}
}

// trimMarks cuts off the marks that part a title from what stands next to it.
func trimMarks(s string) string {
	return strings.Trim(s, " \t\n|»«•·-–—:/¶")
}

// isShouted tells whether a text has several words and all of them are in capitals.
func isShouted(s string) bool {
	return strings.Contains(s, " ") && s == strings.ToUpper(s) && s != strings.ToLower(s)
}

// homeTitles are what start pages are called instead of having a title, folded.
var homeTitles = wordsOf("home|homepage|home page|start|startseite|accueil|page d accueil|inicio|página principal|início|página inicial|pagina iniziale|" +
	"hoofdpagina|hem|startsida|forside|hjem|etusivu|strona główna|úvod|hlavní stránka|kezdőlap|ana sayfa|anasayfa|главная|главная страница|головна|" +
	"αρχική|αρχική σελίδα|ראשי|דף הבית|الرئيسية|الصفحة الرئيسية|صفحه اصلی|होम|หน้าแรก|trang chủ|beranda|首页|首頁|ホーム|トップページ|홈")

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
	if !c.isArticle() {
		ofTitle[3] = signTitleRestPlain
	}
	start := page.URL != nil && strings.Trim(page.URL.Path, "/") == ""
	ofTitle[0] = signTitleStart.when(start)
	ofH1 := signH1Start.when(start) | signH1 | signH1Article.when(c.isArticle()) | signH1Declared.when(page.Hints.declared&markWordArticle != 0)
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
				t.forms(cl.value, cl.from, site, [5]sign{signCard, signCardBare})
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
	c.judge(t.list, page, site, at, title, card)
	return t.list
}

// judge adds the signs that a candidate has by what it says. title and card
// are <title> and og:title, folded.
func (c *candidates) judge(list []titleCandidate, page *Page, site siteNames, at place, title, card string) {
	titleWords, slug := wordsIn(title), wordsIn(slugOf(page.URL))
	dated := sync.OnceValue(func() bool { return c.seemsDated(at) })
	for i := range list {
		cand := &list[i]
		words := wordsIn(cand.key)
		set := func(s sign, ok bool) { cand.signs |= s.when(ok) }
		isH1, inTitle := cand.signs&signH1 != 0, strings.Contains(title, cand.key)
		set(signInTitle, inTitle)
		set(signH1Inside, isH1 && inTitle && title != cand.key)
		set(signH1Spread, isH1 && !inTitle && shared(words, titleWords) == len(words))
		set(signPlain, !isH1 && inTitle && at.heading >= 0 && !dated())
		set(signInCard, strings.Contains(card, cand.key))
		parts := splitTitle(cand.text)
		colons := strings.Count(cand.text, ": ") + strings.Count(cand.text, "：")
		set(signDivided, len(parts)-1 > colons)
		set(signHome, homeTitles[cand.key])
		set(signColon, colons > 0)
		set(signSigned, len(parts) > 1 && site.isLike(cand.text[parts[len(parts)-1][0]:]))
		set(signShort, countWords(cand.text) < shortTitle)
		set(signBrief, len(words) >= shortTitle && len(words) < briefTitle)
		set(signSentence, strings.HasSuffix(cand.text, "."))
		if len(slug) > 1 {
			dice := 2 * float64(shared(words, slug)) / float64(len(words)+len(slug))
			set(signSlugFull, dice >= slugFull)
			set(signSlugMost, dice >= slugMost && dice < slugFull)
			set(signSlugSome, dice >= slugSome && dice < slugMost)
		}
	}
}

// seemsDated tells whether the page declares a date or shows one where those
// of articles stand.
func (c *candidates) seemsDated(at place) bool {
	return len(c.claims[fieldPublished]) > 0 || slices.ContainsFunc(c.shown(at, false, true), func(d dating) bool {
		return d.kind != hintModified
	})
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
	h2, firstOwn := 0, true
	for i, h := range c.headings {
		var s sign
		if h.zone&zoneOutside&^at.moot != 0 {
			s |= signOutside
		}
		switch {
		case at.first < 0:
		case h.line > at.first:
			s |= signBelow
		case i == at.heading && h.line < at.first-belowTitle:
			s |= signH1Far
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
			s |= ofH1 | signH1First.when(firstOwn)
			firstOwn = false
		case h.isOwn(site):
			firstOwn = false
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
		if worth := t.signs.sum(titleTrust[:]); best.text == "" || worth > most {
			best, most = t, worth
		}
	}
	return best
}
