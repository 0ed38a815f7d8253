package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// How an element is displayed stands in style sheets, which are not read. The
// functions here guess from the text where it matters: words of neighbours
// must not be glued, and words must not be torn.

// standsAlone tells whether an element of unknown kind has no text beside it:
// its display is not known, and words of neighbours must not be glued.
func standsAlone(n *html.Node) bool {
	return !isTextLike(beside(n, func(n *html.Node) *html.Node { return n.PrevSibling })) &&
		!isTextLike(beside(n, func(n *html.Node) *html.Node { return n.NextSibling }))
}

// beside returns what stands next to n that is not blank, in the direction of
// step; where n is all that a wrapper holds, what stands next to that.
func beside(n *html.Node, step func(*html.Node) *html.Node) *html.Node {
	for n.Parent != nil {
		s := step(n)
		if s != nil && s.Type == html.TextNode && strings.TrimSpace(s.Data) == "" {
			s = step(s)
		}
		n = n.Parent
		if s != nil || elements.of(n.DataAtom).role != roleBare {
			return s
		}
	}
	return nil
}

func isTextLike(n *html.Node) bool {
	return n != nil && (n.Type == html.TextNode || isElement(n, atom.Span, atom.Font) || elements.of(n.DataAtom).role == roleInline)
}

// setApart adds a space before n where it follows another element at once but
// begins a new word by its letters: "Publisher" and "Example Press" in two
// neighbouring <span> are two words, whatever sets them apart on the page.
func (b *treeBuilder) setApart(n *html.Node) {
	p := n.PrevSibling
	switch {
	case p == nil || b.verbatim || len(b.text) == 0:
		return
	case is(n, atom.Code) && is(p, atom.Code):
		b.addGap(" ")
		return
	case !isLabel(n) || !isLabel(p) || b.within(atom.Code):
		return
	case n.DataAtom == p.DataAtom && mayMerge(elementName(n)):
		return // one run of bold text, cut in two
	}
	last, _ := utf8.DecodeLastRune(b.text)
	first := firstLetter(n)
	lower := unicode.IsLower(last)
	if unicode.IsUpper(first) && (lower || unicode.IsDigit(last) || strings.ContainsRune(".,;:!?)%", last)) || unicode.IsDigit(first) && lower {
		b.addGap(" ")
	}
}

// isLabel tells whether n is an element that pages put side by side as fields,
// tags or cells.
func isLabel(n *html.Node) bool {
	return n.Type == html.ElementNode && (elements.of(n.DataAtom).role == roleBare ||
		isElement(n, atom.A, atom.B, atom.Strong, atom.I, atom.Em, atom.Small, atom.Time))
}

// elementName returns what becomes of n.
func elementName(n *html.Node) atom.Atom {
	if as := elements.of(n.DataAtom).as; as != 0 {
		return as
	}
	return n.DataAtom
}

// firstLetter returns the character that n begins with, or 0.
func firstLetter(n *html.Node) rune {
	for n != nil && n.Type != html.TextNode {
		if elements.of(n.DataAtom).role == roleGone {
			return 0
		}
		n = n.FirstChild
	}
	if n == nil {
		return 0
	}
	r, _ := utf8.DecodeRuneInString(n.Data)
	return r
}
