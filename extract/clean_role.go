package extract

import (
	"strings"

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
		switch {
		case isHeadingElement(n):
			return true
		case is(n, atom.Div) && strings.Contains(styleOf(n, "display"), "inline") && showsNothing(n):
			remove(n) // it would break the line
			return true
		case isElement(n, atom.B, atom.Strong) && isNormalWeight(styleOf(n, "font-weight")):
			rename(n, atom.Span)
		case !isElement(n, atom.Div, atom.Span, atom.P, atom.Section):
			return false
		}
		if attr(n, "data-as") == "p" {
			rename(n, atom.P)
		}
		if kind := emphasisByStyle(n); kind != 0 {
			rename(n, kind)
			return false
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
		case "table":
			if findNear(n, func(d *html.Node) bool { return attr(d, "role") == "cell" }) != nil {
				rename(n, atom.Table)
			}
		case "rowgroup":
			rename(n, atom.Tbody)
		case "row":
			rename(n, atom.Tr)
		case "cell":
			rename(n, atom.Td)
		case "columnheader", "rowheader":
			rename(n, atom.Th)
		}
		return false
	})
}

// emphasisByStyle returns the element for what a <span> says by its style, as
// editors write it: bold, italic or struck out. 0 when it says nothing.
func emphasisByStyle(n *html.Node) atom.Atom {
	if !is(n, atom.Span) || attr(n, "style") == "" {
		return 0
	}
	weight := styleOf(n, "font-weight")
	switch {
	case weight == "bold", weight == "bolder", leadingInt(weight) >= boldWeight:
		return atom.Strong
	case styleOf(n, "font-style") == "italic":
		return atom.Em
	case styleOf(n, "text-decoration") == "line-through":
		return atom.S
	}
	return 0
}

// boldWeight is the least weight of a font that looks bold beside a normal
// one, which has 400.
const boldWeight = 600

// isNormalWeight tells whether a weight of a font is that of plain text.
func isNormalWeight(weight string) bool {
	return weight == "normal" || leadingInt(weight) > 0 && leadingInt(weight) < boldWeight
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
