package extract

import "golang.org/x/net/html"

// hint is what the names that a page's authors gave an element say about its
// content: a set of bits.
type hint uint16

const (
	hintAuthor hint = 1 << iota
	hintDate
	hintPublished
	hintModified
	hintTitle
	hintHeader
	hintNav
	hintFooter
	hintAside
	hintComments
)

// zones are the parts of the page that the hints name.
func (h hint) zones() zone {
	var z zone
	if h&hintHeader != 0 {
		z |= zoneHeader
	}
	if h&hintNav != 0 {
		z |= zoneNav
	}
	if h&hintFooter != 0 {
		z |= zoneFooter
	}
	if h&hintAside != 0 {
		z |= zoneAside
	}
	if h&hintComments != 0 {
		z |= zoneComments
	}
	return z
}

// hintsOf reads the words in the class, id and the like of n.
func hintsOf(n *html.Node) hint {
	var h hint
	for i := range n.Attr {
		switch n.Attr[i].Key {
		case "class", "id", "role", "data-testid", "data-component":
			h |= hintsIn(n.Attr[i].Val)
		}
	}
	return h
}

// hintsIn splits a name at case changes and at what isn't a letter, and
// looks every word up. An unknown word parts those around it.
func hintsIn(s string) hint {
	var h, prev hint
	hash, n := uint32(fnvOffset), 0
	for i := 0; i <= len(s); i++ {
		var c byte
		if i < len(s) {
			c = s[i]
		}
		upper := c >= 'A' && c <= 'Z'
		letter := upper || c >= 'a' && c <= 'z'
		if n > 0 && (!letter || upper && s[i-1] >= 'a') {
			found, _ := hintWords.of(hash)
			// "entry-title" is a title; a title alone is any.
			if found&hintTitle == 0 || prev == hintPost {
				h |= found &^ hintPost
			}
			prev = found
			hash, n = fnvOffset, 0
		}
		if letter {
			hash = (hash ^ uint32(c|0x20)) * fnvPrime
			n++
		} else if c == ' ' {
			prev = 0
		}
	}
	return h
}

// hintPost marks words for the article itself: what they stand before
// belongs to it.
const hintPost hint = 1 << 15

// hintWords tells what a lower-case word says.
var hintWords = indexWords([]wordList[hint]{
	{hintAuthor, `author authors byline autor autoren auteur autore writer contributor redakteur username bigusername poster hnuser fn`},
	{hintDate, `date datum fecha dateline timestamp datetime time pubdate datestamp postdate`},
	{hintDate | hintPublished, `published publish publication posted created`},
	{hintDate | hintModified, `updated modified update lastmod`},
	{hintTitle, `headline title heading titel titre titulo`},
	{hintPost, `entry post article page story news blog artikel content thread topic product main detail`},
	{hintHeader, `masthead topbar`},
	{hintNav, `nav navigation navbar menu breadcrumb breadcrumbs pagination pager`},
	{hintFooter, `footer colophon copyright imprint`},
	{hintAside, `aside sidebar related recommended recommendations popular trending widget promo teaser teasers newsletter advert complementary
		carousel modal dialog popup cookie consent`},
	{hintComments, `comment comments commentlist disqus respond replies reply`},
}, func(a, b hint) hint { return a | b })
