package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// isEditLink tells whether n holds the links for editing that MediaWiki sets
// beside a heading.
func isEditLink(n *html.Node) bool { return is(n, atom.Span) && hasClass(n, "mw-editsection") }

// headings takes out the one that repeats the title, and what pages hang on
// the others: permalinks, "edit" links. The level of a heading is kept, but
// <h1> is the title's alone.
func (c *cleaner) headings() {
	c.repeatedTitle()
	// Those in one another, of pages that do not close them, too.
	c.each(func(n *html.Node) bool {
		if is(n, atom.H1) && !isForeign(n) {
			rename(n, atom.H2)
		}
		return isForeign(n)
	})
	c.each(func(n *html.Node) bool {
		switch {
		case isEditLink(n):
			c.drop(n, "link for editing")
			return true
		case !isHeadingElement(n) || isForeign(n):
			return false
		}
		c.permalinks(n)
		if !hasText(n) && !showsNothing(n) {
			rename(n, atom.Div) // a picture is no heading
		}
		return true
	})
}

var permalinkWords = nameSet("anchor permalink headerlink hash headinglink anchorlink sectionlink octicon selflink zeroclipboard deeplink")

// permalinks takes the links to itself off a heading. One around the whole
// text loses the link, not the text.
func (c *cleaner) permalinks(h *html.Node) {
	for _, a := range findAll(h, func(n *html.Node) bool { return is(n, atom.A) }) {
		if !isIn(a, h) || hasClass(a.Parent, "footnote-ref") {
			continue
		}
		text, all := brief(a, maxPermalink)
		_, inPage := c.fragment(attr(a, "href"))
		ours := inPage || isNamed(a, permalinkWords) || isNamed(a.Parent, permalinkWords) || strings.IndexFunc(text, unicode.IsLetter) < 0
		switch {
		case all && ours && (isMark(text) || controlTexts[strings.ToLower(text)]) && !holdsPicture(a):
			if id := attr(a, "id") + attr(a, "name"); id != "" && attr(h, "id") == "" {
				setAttr(h, "id", id)
			}
			c.drop(a, "permalink of a heading")
		case inPage:
			rename(a, atom.Span)
			removeAttr(a, "href")
		}
	}
	if edit := findNear(h, isEditLink); edit != nil {
		c.drop(edit, "link for editing")
	}
	// What is left of the marks: "#" in a <span>, a zero-width space.
	for last := lastShown(h); last != nil && last.Type == html.ElementNode && isMarkElement(last) && last != firstShown(h); last = lastShown(h) {
		c.drop(last, "permalink of a heading")
	}
	if last := h.LastChild; last != nil && last.Type == html.TextNode {
		last.Data = strings.TrimRight(last.Data, "\u00b6\u200b \t\n")
	}
}

// holdsPicture tells whether n holds a picture of the content, or a formula.
func holdsPicture(n *html.Node) bool {
	return findNear(n, func(d *html.Node) bool { return isElement(d, atom.Img, atom.Picture, atom.Math) }) != nil
}

// lastShown returns the last child of n that is not blank space.
func lastShown(n *html.Node) *html.Node {
	c := n.LastChild
	if c != nil && c.Type != html.ElementNode && isBlankText(c.Data) {
		return prevShown(c)
	}
	return c
}

// isMarkElement tells whether n shows a sign for "link here" and no more.
func isMarkElement(n *html.Node) bool {
	text, all := brief(n, maxMark)
	return all && isMark(text) && !holdsPicture(n)
}

// maxMark is the length of the longest sign, in bytes; maxPermalink that of
// the longest words for one.
const (
	maxMark      = 8
	maxPermalink = 60
)

// isMark tells whether a text is one of the signs for "link here".
func isMark(s string) bool {
	switch s {
	case "#", "¶", "§", "🔗", "⚓", "⚓︎", "🔗︎", "☍", "∞", "★", "●", "link", "Link", "##", "###", "(#)", "[#]", "[link]", "→", "⛓", "◆", "":
		return true
	}
	return false
}

// topText is how much text, in bytes, may stand above a title that is
// repeated at the top: a kicker, a date, a byline.
const topText = 400

// repeatedTitle takes out the heading, or other block, at the top of the
// content that says what the title says.
func (c *cleaner) repeatedTitle() {
	title := foldWords(c.head.Title)
	if title == "" {
		return
	}
	above := 0
	for n := c.root.FirstChild; n != nil && above <= topText; {
		switch {
		case n.Type == html.TextNode:
			above += len(strings.TrimSpace(n.Data))
		case isHeadingElement(n) && c.repeats(n, title), isElement(n, atom.P, atom.Div, atom.Header, atom.Hgroup) && foldWords(briefText(n, len(c.head.Title)+32)) == title && !isPictured(n):
			if size := textLen(n, 1<<30); textLen(c.root, size+1) > size {
				c.drop(n, "repeats the title")
			} // else it is all the text there is
			return
		}
		n = next(n, c.root, n.Namespace != "")
	}
}

// isPictured tells whether n shows more than text.
func isPictured(n *html.Node) bool {
	return findNear(n, func(d *html.Node) bool { return d.Type == html.ElementNode && isShown(d) && !isForeign(d) }) != nil
}

// repeats tells whether a heading says what the title says, with or without
// the site's name behind it.
func (c *cleaner) repeats(h *html.Node, title string) bool {
	text := briefText(h, 2*len(c.head.Title)+64)
	switch folded := foldWords(text); {
	case folded == "" || isPictured(h):
		return false
	case folded == title:
		return true
	case strings.HasPrefix(title, folded+" "):
		return endsBeforeSite(c.head.Title, folded)
	case strings.HasPrefix(folded, title+" "):
		return endsBeforeSite(text, title)
	}
	return false
}

// endsBeforeSite tells whether s goes on, behind the given words, with a sign
// that sets off the name of a site.
func endsBeforeSite(s, words string) bool {
	for i, r := range s {
		switch r {
		case '|', '–', '—', '-', '·', '»', '•', '/', '~':
			if foldWords(s[:i]) == words {
				before, _ := utf8.DecodeLastRuneInString(s[:i])
				return unicode.IsSpace(before)
			}
		}
	}
	return false
}
