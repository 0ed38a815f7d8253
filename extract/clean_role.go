package extract

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// roles gives elements that only say by an attribute what they are the
// element for that: <div role="heading" aria-level="3"> becomes <h3>.
// https://www.w3.org/TR/wai-aria-1.2/#role_definitions
func (c *cleaner) roles() {
	c.each(func(n *html.Node) bool {
		if isForeign(n) {
			return true
		}
		if !isElement(n, atom.Div, atom.Span, atom.P, atom.Section) {
			return false
		}
		if attr(n, "data-as") == "p" {
			rename(n, atom.P)
		}
		switch attr(n, "role") {
		case "heading":
			rename(n, headingOfLevel(leadingInt(attr(n, "aria-level"))))
		case "list":
			if isElement(firstShown(n), atom.Div, atom.Span, atom.P) && attr(firstShown(n), "role") == "listitem" {
				rename(n, atom.Ul)
			}
		case "listitem":
			if isElement(n.Parent, atom.Ul, atom.Ol) {
				rename(n, atom.Li)
			}
		case "paragraph":
			rename(n, atom.P)
		case "blockquote":
			rename(n, atom.Blockquote)
		}
		return false
	})
}

// headingOfLevel returns the element for a level given as a number. Where it
// gives none, the level is 2, as for assistive technology.
func headingOfLevel(level int) atom.Atom {
	switch level {
	case 1:
		return atom.H1
	case 3:
		return atom.H3
	case 4:
		return atom.H4
	case 5:
		return atom.H5
	case 6:
		return atom.H6
	}
	return atom.H2
}
