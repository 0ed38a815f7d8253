package extract

import (
	"net/url"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// address makes ref absolute where it is an address of the web.
func (p *Page) address(ref string) string {
	u := p.resolve(ref)
	if u == nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return u.String()
}

// firstAddress returns the first of the claims that is an address.
func (c *candidates) firstAddress(page *Page, f field) (string, source) {
	for _, claims := range [][]claim{c.claims[f], c.weak[f]} {
		for _, cl := range claims {
			if a := page.address(cl.value); a != "" {
				return a, cl.from
			}
		}
	}
	return "", fromNowhere
}

// markNames are what the address of a picture has in it that stands for a site,
// a person or a mood, or for a picture that is not there yet.
var markNames = nameSet("logo logos icon icons favicon avatar avatars gravatar emoji emojis emoticon emoticons smiley smileys smilies joypixels " +
	"badge sprite sprites spacer blank transparent placeholder loading loader lazyload")

// minLeadImage is the width and height in pixels below which a picture is a
// mark: WordPress shows authors at 96.
const minLeadImage = 100

// isMarkImage tells whether a picture is no more than a mark by its address.
func isMarkImage(address string) bool {
	return hasNameWord(address, markNames)
}

// isSmall tells whether an <img> says that it is too small for a lead picture.
func isSmall(n *html.Node) bool {
	for _, key := range [...]string{"width", "height"} {
		if size, err := strconv.Atoi(strings.TrimSuffix(attr(n, key), "px")); err == nil && size < minLeadImage {
			return true
		}
	}
	return false
}

// imageOf returns the picture that stands for the article: the one the page
// names, else the first of the content. What is only a mark comes last, and is
// none where the page doesn't name it.
func (c *candidates) imageOf(page *Page, root *html.Node) (string, source) {
	mark, from := "", fromNowhere
	for _, cl := range c.claims[fieldImage] {
		a := page.address(cl.value)
		if a != "" && !isMarkImage(a) {
			return a, cl.from
		}
		if mark == "" && a != "" {
			mark, from = a, cl.from
		}
	}
	img := find(root, func(n *html.Node) bool {
		if !is(n, atom.Img) || isSmall(n) {
			return false
		}
		a := page.address(attr(n, "src"))
		return a != "" && !isMarkImage(a)
	})
	if img == nil {
		return mark, from
	}
	return page.address(attr(img, "src")), fromDocument
}

// faviconOf returns the page's icon, or where browsers look for one.
func (c *candidates) faviconOf(page *Page) (string, source) {
	if a, from := c.firstAddress(page, fieldFavicon); a != "" {
		return a, from
	}
	if page.URL == nil {
		return "", fromNowhere
	}
	return page.address("/favicon.ico"), fromAddress
}

// urlOf returns the canonical address where it is credible: on the host of
// the page, and not the start page for one that isn't.
func (c *candidates) urlOf(page *Page) (string, source) {
	for _, cl := range c.claims[fieldURL] {
		a := page.address(cl.value)
		if a == "" {
			continue
		}
		if page.URL == nil {
			return a, cl.from
		}
		u, err := url.Parse(a)
		if err == nil && bareHost(u) == bareHost(page.URL) && (strings.Trim(u.Path, "/") != "" || strings.Trim(page.URL.Path, "/") == "") {
			return a, cl.from
		}
	}
	if page.URL == nil || page.URL.Scheme != "https" && page.URL.Scheme != "http" || page.URL.Host == "" {
		return "", fromNowhere // others may run script where they are followed
	}
	return page.URL.String(), fromAddress
}

func bareHost(u *url.URL) string {
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}

// excerptOf returns the page's own summary, else the beginning of the first
// paragraph; where the page has none, of the first line of running text.
func (c *candidates) excerptOf(root *html.Node, at place, title string) (string, source) {
	for _, want := range [...]source{fromOpenGraph, fromMeta, fromJSONLD, fromTwitter, fromDublinCore} {
		for _, cl := range c.claims[fieldExcerpt] {
			if cl.from == want && foldWords(cl.value) != foldWords(title) {
				return cl.value, cl.from
			}
		}
	}
	p := find(root, func(n *html.Node) bool {
		return is(n, atom.P) && !fits(collapse(textOf(n)), runningText-1)
	})
	switch {
	case p != nil:
		return clipWords(collapse(textOf(p)), excerptLen), fromText
	case at.first >= 0:
		return clipWords(c.lines[at.first].text, excerptLen), fromText
	}
	return "", fromNowhere
}

// excerptLen bounds an excerpt that is cut from the text, in bytes: about
// two lines, as search engines show.
const excerptLen = 300

// clipWords cuts s at the last space before max bytes and marks the cut. Where
// words have no spaces between them it is cut between characters.
func clipWords(s string, max int) string {
	if len(s) <= max {
		return s
	}
	cut := clip(s, max)
	if i := strings.LastIndexByte(cut, ' '); i > max/2 {
		cut = cut[:i]
	} else {
		cut = wholeClusters(s, len(cut))
	}
	return strings.TrimRight(cut, " ,;:–—-，、；：،؛፣") + "…"
}

// viramas are the signs of the scripts of India and Cambodia that tie the
// letter before to the one behind.
const viramas = "\u094d\u09cd\u0a4d\u0acd\u0b4d\u0c4d\u0ccd\u0d4d\u17d2\u1039"

// zeroWidthJoiner makes one character of those on both its sides, the other
// keeps them from being drawn as one.
const (
	zeroWidthJoiner    = '\u200d'
	zeroWidthNonJoiner = '\u200c'
)

// wholeClusters returns the first n bytes of s, or less where a character with
// its vowels and accents would be cut in two.
func wholeClusters(s string, n int) string {
	for n > 0 {
		after, _ := utf8.DecodeRuneInString(s[n:])
		before, size := utf8.DecodeLastRuneInString(s[:n])
		if !unicode.IsMark(after) && after != zeroWidthJoiner && before != zeroWidthJoiner && !strings.ContainsRune(viramas, before) {
			break
		}
		n -= size
	}
	return s[:n]
}

// siteNameOf decides what the site is called: what it says, else what its
// <title> has besides the title.
func (c *candidates) siteNameOf(title titleCandidate) (string, source) {
	for _, want := range [...]source{fromOpenGraph, fromJSONLD, fromMeta, fromDublinCore, fromCitation} {
		for _, cl := range c.claims[fieldSite] {
			if cl.from == want && foldWords(cl.value) != title.key && !isAddress(cl.value) {
				return cl.value, cl.from
			}
		}
	}
	for _, cl := range c.weak[fieldSite] {
		if foldWords(cl.value) != title.key {
			return cl.value, cl.from
		}
	}
	for _, cl := range c.claims[fieldTitle] {
		parts := splitTitle(cl.value)
		if cl.from != fromTitleElement || len(parts) < 2 {
			continue
		}
		last := len(parts) - 1
		if foldWords(cl.value[:parts[last-1][1]]) == title.key {
			return trimMarks(cl.value[parts[last][0]:]), cl.from
		}
		if foldWords(cl.value[parts[1][0]:]) == title.key {
			return trimMarks(cl.value[:parts[0][1]]), cl.from
		}
	}
	return "", fromNowhere
}
