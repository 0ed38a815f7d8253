package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

const (
	// maxMathDepth is how deep MathML may nest; what is deeper is written as
	// text. Real formulas stay below 30.
	maxMathDepth = 60
	// texEncoding is the annotation that carries the source of a formula.
	texEncoding = "application/x-tex"
)

// mathElements is the reviewed part of MathML: true for the tokens, which hold
// text alone. Inside a token, a parser reads HTML again, and <mglyph>,
// <malignmark> and <annotation-xml> switch back and forth between the two:
// none of it may come through, or a browser could parse another tree than the
// one that was checked.
// https://html.spec.whatwg.org/multipage/parsing.html#mathml-text-integration-point
var mathElements = map[string]bool{
	"mi": true, "mn": true, "mo": true, "ms": true, "mtext": true,

	"menclose": false, "merror": false, "mfrac": false, "mmultiscripts": false, "mover": false, "mpadded": false,
	"mphantom": false, "mprescripts": false, "mroot": false, "mrow": false, "mspace": false, "msqrt": false,
	"mstyle": false, "msub": false, "msubsup": false, "msup": false, "mtable": false, "mtd": false, "mtr": false,
	"munder": false, "munderover": false, "none": false, "semantics": false,
}

// mathAttrs are the attributes that shape a formula; none holds an address.
var mathAttrs = map[string]bool{
	"accent": true, "accentunder": true, "align": true, "columnalign": true, "columnlines": true, "columnspacing": true,
	"columnspan": true, "depth": true, "dir": true, "displaystyle": true, "fence": true, "form": true, "frame": true,
	"height": true, "largeop": true, "linethickness": true, "lspace": true, "mathvariant": true, "maxsize": true,
	"minsize": true, "movablelimits": true, "notation": true, "rowalign": true, "rowlines": true, "rowspacing": true,
	"rowspan": true, "rspace": true, "scriptlevel": true, "separator": true, "stretchy": true, "symmetric": true,
	"voffset": true, "width": true,
}

// math adds a formula to the line.
func (b *treeBuilder) math(n *html.Node) {
	m := b.mathNode("math")
	if strings.EqualFold(attr(n, "display"), "block") {
		setAttr(m, "display", "block")
	}
	b.mathChildren(m, n, 0)
	if strings.TrimSpace(textOf(m)) != "" {
		b.append(m, true)
	}
}

func (b *treeBuilder) mathNode(name string) *html.Node {
	n := b.newNode(atom.Lookup([]byte(name)), nil)
	n.Data, n.Namespace = name, "math"
	return n
}

// mathChildren adds what is allowed of the children of src to dst.
func (b *treeBuilder) mathChildren(dst, src *html.Node, depth int) {
	for c := src.FirstChild; c != nil && b.err == nil; c = c.NextSibling {
		b.mathChild(dst, c, depth)
	}
}

func (b *treeBuilder) mathChild(dst, c *html.Node, depth int) {
	foreign := c.Type == html.ElementNode && c.Namespace != "" && c.Namespace != "math"
	if c.Type != html.TextNode && c.Type != html.ElementNode || foreign {
		return
	}
	token, known := mathElements[c.Data]
	switch {
	case c.Type == html.TextNode:
		b.mathToken(dst, "mtext", c)
	case c.Data == "annotation":
		if attr(c, "encoding") == texEncoding && dst.Data == "semantics" {
			if a := b.mathToken(dst, "annotation", c); a != nil {
				setAttr(a, "encoding", texEncoding)
			}
		}
	case token:
		if t := b.mathToken(dst, c.Data, c); t != nil {
			t.Attr = keptMathAttrs(c)
		}
	case c.Data == "annotation-xml", elements.of(c.DataAtom).role == roleGone:
	case depth >= maxMathDepth:
		b.mathToken(dst, "mtext", c)
	case c.Data == "maction":
		// What is shown first is the first child; the rest waits for a click.
		if first := firstElement(c); first != nil {
			b.mathChild(dst, first, depth+1)
		}
	case c.Data == "mfenced":
		b.mathFenced(dst, c, depth)
	case c.Data == "mlabeledtr":
		b.mathLabelled(dst, c, depth)
	case known:
		k := b.mathNode(c.Data)
		k.Attr = keptMathAttrs(c)
		dst.AppendChild(k)
		b.mathChildren(k, c, depth+1)
	default:
		b.mathChildren(dst, c, depth+1)
	}
}

// mathLabelled adds a row of a table that has a number, which MathML Core
// knows no element for: the number, which comes first, becomes the last cell.
func (b *treeBuilder) mathLabelled(dst, row *html.Node, depth int) {
	tr := b.mathNode("mtr")
	dst.AppendChild(tr)
	label := firstElement(row)
	for c := row.FirstChild; c != nil && b.err == nil; c = c.NextSibling {
		if c != label {
			b.mathChild(tr, c, depth+1)
		}
	}
	if label != nil {
		b.mathChild(tr, label, depth+1)
	}
}

// mathToken adds a token with the text of c, and returns it, or nil where
// there is no text: an empty token says nothing except in <mo> and <mi>, which
// keep their place as the arguments of a script.
func (b *treeBuilder) mathToken(dst *html.Node, name string, c *html.Node) *html.Node {
	text := strings.Trim(cleanText(visibleText(c)), " \t\n")
	if text == "" && (c.Type == html.TextNode || name == "annotation") {
		return nil
	}
	t := b.mathNode(name)
	if text != "" {
		b.count()
		t.AppendChild(newText(text))
	}
	dst.AppendChild(t)
	return t
}

// mathFenced writes the brackets of <mfenced> out: browsers no longer do.
func (b *treeBuilder) mathFenced(dst, c *html.Node, depth int) {
	fence := func(key, usual string) {
		mark := usual
		if hasAttr(c, key) {
			mark = clip(attr(c, key), maxToken)
		}
		b.mathToken(dst, "mo", newText(mark))
	}
	dst.AppendChild(b.mathNode("mrow"))
	dst = dst.LastChild
	fence("open", "(")
	first := true
	for k := c.FirstChild; k != nil; k = k.NextSibling {
		if k.Type != html.ElementNode {
			continue
		}
		if !first {
			fence("separators", ",")
		}
		first = false
		b.mathChild(dst, k, depth+1)
	}
	fence("close", ")")
}

// keptMathAttrs returns the attributes of n that the table names. Their values
// are keywords, numbers and lengths.
func keptMathAttrs(n *html.Node) []html.Attribute {
	var kept []html.Attribute
	for _, a := range n.Attr {
		if a.Namespace != "" || !mathAttrs[a.Key] {
			continue
		}
		if v, ok := token(a.Val, maxToken, "-+.%# "); ok {
			kept = append(kept, html.Attribute{Key: a.Key, Val: v})
		}
	}
	return kept
}

func firstElement(n *html.Node) *html.Node {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode {
			return c
		}
	}
	return nil
}

// visibleText is textOf without what is left out of articles.
func visibleText(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	var b strings.Builder
	for d := next(n, n, false); d != nil; {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
		d = next(d, n, elements.of(d.DataAtom).role == roleGone)
	}
	return b.String()
}

// texOf returns the LaTeX source of a formula, or "".
func texOf(m *html.Node) string {
	a := find(m, func(n *html.Node) bool { return n.Data == "annotation" && n.Type == html.ElementNode })
	if a == nil {
		return ""
	}
	return textOf(a)
}

// formulaText returns a formula as it is written in a line of text: its LaTeX
// source, or its words where it has none.
func formulaText(m *html.Node) string {
	if tex := texOf(m); tex != "" {
		return collapse(tex)
	}
	return collapse(textOf(m))
}
