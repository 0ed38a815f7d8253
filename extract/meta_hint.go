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
func (w *collector) hintsOf(n *html.Node) hint {
	var h hint
	for i := range n.Attr {
		switch n.Attr[i].Key {
		case "class", "id", "role", "data-testid", "data-component":
			val := n.Attr[i].Val
			found, ok := w.hints[val]
			if !ok {
				found = hintsIn(val)
				w.hints[val] = found
			}
			h |= found
		}
	}
	return h
}

// hintsIn splits a name at case changes and at what isn't a letter, and
// looks every word up.
func hintsIn(s string) hint {
	var h, prev hint
	var word [16]byte
	n := 0
	for i := 0; i <= len(s); i++ {
		var c byte
		if i < len(s) {
			c = s[i]
		}
		upper := c >= 'A' && c <= 'Z'
		letter := upper || c >= 'a' && c <= 'z'
		if n > 0 && (!letter || upper && s[i-1] >= 'a') {
			if n <= len(word) {
				found := hintOf(string(word[:n]))
				// "entry-title" is a title; a title alone is any.
				if found&hintTitle == 0 || prev == hintPost {
					h |= found &^ hintPost
				}
				prev = found
			}
			n = 0
		}
		if letter {
			if n < len(word) {
				word[n] = c | 0x20
			}
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

// hintOf tells what one lower-case word says.
func hintOf(word string) hint {
	switch word {
	case "author", "authors", "byline", "autor", "autoren", "auteur", "autore", "writer", "contributor", "redakteur", "username", "poster":
		return hintAuthor
	case "date", "datum", "fecha", "dateline", "timestamp", "datetime", "time", "pubdate", "datestamp", "postdate":
		return hintDate
	case "published", "publish", "publication", "posted", "created":
		return hintDate | hintPublished
	case "updated", "modified", "update", "lastmod":
		return hintDate | hintModified
	case "headline", "title", "heading", "titel", "titre", "titulo":
		return hintTitle
	case "entry", "post", "article", "page", "story", "news", "blog", "artikel", "content", "thread", "topic", "product", "main", "detail":
		return hintPost
	case "masthead", "topbar":
		return hintHeader
	case "nav", "navigation", "navbar", "menu", "breadcrumb", "breadcrumbs", "pagination", "pager":
		return hintNav
	case "footer", "colophon", "copyright", "imprint":
		return hintFooter
	case "aside", "sidebar", "related", "recommended", "recommendations", "popular", "trending", "widget", "promo", "teaser", "teasers",
		"newsletter", "advert", "complementary", "carousel", "modal", "dialog", "popup", "cookie", "consent":
		return hintAside
	case "comment", "comments", "commentlist", "disqus", "respond", "replies", "reply":
		return hintComments
	}
	return 0
}
