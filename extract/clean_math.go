package extract

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// math brings formulas into one form, whatever wrote them:
//
//	<math display="inline|block"><semantics>MathML<annotation encoding="application/x-tex">LaTeX</annotation></semantics></math>
//
// Sources that have LaTeX only show it as <mtext>.
func (c *cleaner) math() {
	c.each(func(n *html.Node) bool {
		if is(n, atom.Pre) && !isMathCode(n) {
			c.eachIn(n, func(n *html.Node) bool {
				// Code about formulas is none, and pictures help to tell verse from code.
				return !isElement(n, atom.Code, atom.Img) && c.standardMath(n) || isForeign(n)
			})
			return true
		}
		return c.standardMath(n) || isForeign(n)
	})
	c.rawTeX()
}

// standardMath puts the standard form of a formula in its place, and tells
// whether n was one.
func (c *cleaner) standardMath(n *html.Node) bool {
	if hasClass(n, "MathJax_Preview") && isMathAhead(n) {
		c.drop(n, "preview of a formula") // which that formula shows again
		return true
	}
	if m := c.formula(n); m != nil {
		replace(n, m)
		return true
	}
	if n.Data == "math" || isMathScript(n) {
		c.drop(n, "formula without content")
		return true
	}
	return false
}

// isMathScript tells whether n is a script that holds a formula's source.
func isMathScript(n *html.Node) bool {
	return is(n, atom.Script) && strings.HasPrefix(attr(n, "type"), "math/")
}

// isMathAhead tells whether the next sibling is a formula of MathJax 2.
func isMathAhead(n *html.Node) bool {
	s := nextShown(n)
	return s != nil && (isMathScript(s) || strings.HasPrefix(attr(s, "class"), "MathJax") || attr(s, "class") == "mjx-chtml")
}

// formula returns the standard form of the formula that n holds, or nil when
// n is not one.
func (c *cleaner) formula(n *html.Node) *html.Node {
	switch {
	case n.Data == "math":
		return buildMath(n, texAttr(n), attr(n, "display") == "block" || attr(n, "mode") == "display")
	case n.Data == "mjx-container":
		tex := ""
		findNear(n, func(d *html.Node) bool {
			if d.Data == "math" || d.Data == "mjx-math" {
				tex = texAttr(d) // MathJax 4 has it
			}
			return tex != ""
		})
		return buildMath(innerMath(n), tex, attr(n, "display") != "" && attr(n, "display") != "false")
	case isMathScript(n):
		tex := textOf(n)
		tex = strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(tex), "% <![CDATA["), "%]]>")
		return buildMath(nil, tex, strings.Contains(attr(n, "type"), "mode=display"))
	case n.Data == "amp-mathml":
		return buildMath(nil, attr(n, "data-formula"), !hasAttr(n, "inline"))
	case is(n, atom.Img):
		return formulaImage(n)
	case isMathCode(n):
		return buildMath(nil, textOf(n), attr(n, "data-math-style") == "display" || is(n, atom.Pre))
	}
	class := attr(n, "class")
	tex := texAttr(n)
	if tex == "" && !hasNameWord(class, drawnWords) {
		return nil
	}
	switch {
	case strings.HasPrefix(class, "MathJax"), class == "mjx-chtml", class == "MJXc-display":
		if s := nextShown(n); s != nil && isMathScript(s) {
			// What was drawn of the source, which stands behind it.
			return newElement(atom.Span)
		}
		return buildMath(innerMath(n), tex, strings.Contains(class, "isplay") || findNear(n, isDisplayMath) != nil)
	case hasClass(n, "katex-display"):
		return buildMath(innerMath(n), tex, true)
	case hasClass(n, "katex"), hasClass(n, "mwe-math-element"), hasClass(n, "temml"):
		return buildMath(innerMath(n), tex, strings.Contains(class, "block") || findNear(n, isDisplayMath) != nil)
	case tex != "" && isFormulaWrapper(n, tex):
		return buildMath(innerMath(n), tex, isElement(n, atom.Div, atom.P) || hasNameWord(class, displayWords) ||
			attr(n, "data-display") == "true" || findNear(n, isDisplayMath) != nil)
	}
	return nil
}

var (
	displayWords = nameSet("display block")
	drawnWords   = nameSet("math mathjax mjx mjxc katex temml")
	mathWords    = nameSet("math tex latex katex mathjax temml equation formula eq hurmet arithmatex")
)

// isDisplayMath tells whether n marks a formula as one that stands alone.
func isDisplayMath(n *html.Node) bool {
	return n.Type == html.ElementNode && (attr(n, "display") == "block" || hasClass(n, "mwe-math-fallback-image-display") || hasClass(n, "katex-display"))
}

// isMathCode tells whether n is code whose language is that of formulas.
func isMathCode(n *html.Node) bool {
	return isElement(n, atom.Code, atom.Pre) && (hasAttr(n, "data-math-style") || hasClass(n, "language-math"))
}

// texAttr returns the LaTeX source that n carries in an attribute, or "".
func texAttr(n *html.Node) string {
	for i := range n.Attr {
		switch n.Attr[i].Key {
		case "data-math", "data-tex", "data-latex", "data-formula", "data-equation", "data-entry", "alttext":
			return strings.TrimSpace(n.Attr[i].Val)
		}
	}
	return ""
}

// wrapperSlack is how many bytes longer than four times its source the text
// of a formula's wrapper may be; KaTeX without MathML prints each symbol
// once, with MathML and source thrice.
const wrapperSlack = 64

// isFormulaWrapper tells whether an element with a LaTeX attribute holds
// that formula and nothing else.
func isFormulaWrapper(n *html.Node, tex string) bool {
	if _, all := brief(n, 4*len(tex)+wrapperSlack); !all {
		return false
	}
	inside := findNear(n, func(d *html.Node) bool {
		return d.Data == "math" || d.Type == html.ElementNode && isNamed(d, mathWords)
	})
	return inside != nil || isNamed(n, mathWords)
}

// innerMath returns the <math> in n, or nil.
func innerMath(n *html.Node) *html.Node {
	return findNear(n, func(d *html.Node) bool { return d.Data == "math" && d.Type == html.ElementNode })
}

// formulaImage returns the standard form of a formula drawn as a picture
// whose alternative text, title or address holds its LaTeX, or nil for other
// pictures.
func formulaImage(n *html.Node) *html.Node {
	tex := strings.TrimSpace(attr(n, "alt"))
	src := attr(n, "src")
	low := strings.ToLower(clip(src, 200))
	drawn := strings.Contains(low, "latex") || strings.Contains(low, "mathtex") || strings.Contains(low, "mimetex")
	if tex == "" && drawn {
		if tex = strings.TrimSpace(attr(n, "title")); tex == "" {
			tex = texOfAddress(src)
		}
	}
	named := drawn || hasNameWord(attr(n, "class"), mathWords) || strings.Contains(low, "/math/") || trimTeX(tex) != tex
	if tex == "" || !named || !looksLikeTeX(tex) {
		return nil
	}
	p := n.Parent
	alone := onlyChild(p) == n && isElement(p, atom.P, atom.Div, atom.Center, atom.Dd)
	return buildMath(nil, tex, alone || hasNameWord(attr(n, "class"), displayWords))
}

// texOfAddress returns the LaTeX that the address of a service asks it to
// draw: the parameter called so, or all that follows "?".
func texOfAddress(src string) string {
	_, query, _ := strings.Cut(src, "?")
	if _, value, found := strings.Cut(query, "latex="); found {
		query, _, _ = strings.Cut(value, "&")
		query = strings.ReplaceAll(query, "+", " ")
	}
	tex, err := url.PathUnescape(query)
	if err != nil {
		return ""
	}
	return tex
}

// looksLikeTeX tells whether s has what formulas in LaTeX have and prose
// has not.
func looksLikeTeX(s string) bool {
	if strings.ContainsAny(s, "^_{}=<>+") {
		return true
	}
	for i := 0; i+1 < len(s); i++ {
		if s[i] == '\\' && isLetter(s[i+1]) {
			return true
		}
	}
	return len(s) <= 3
}

func isLetter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }

// buildMath makes the standard form from MathML, from LaTeX, or from both;
// nil when there is neither.
func buildMath(mathML *html.Node, tex string, block bool) *html.Node {
	var body []*html.Node
	if mathML != nil {
		body, tex = mathParts(mathML, tex)
	}
	if tex == "" {
		tex = mathToTeX(body)
	}
	return mathOf(body, trimTeX(tex), block)
}

// mathOf makes the standard form from the elements that draw a formula and
// its source; nil when there is neither.
func mathOf(body []*html.Node, tex string, block bool) *html.Node {
	if len(body) == 0 && tex == "" {
		return nil
	}
	display := "inline"
	if block {
		display = "block"
	}
	math := newMath("math")
	setAttr(math, "display", display)
	semantics := newMath("semantics")
	math.AppendChild(semantics)
	into := semantics
	if len(body) > 1 {
		into = newMath("mrow")
		semantics.AppendChild(into)
	}
	for _, n := range body {
		remove(n)
		into.AppendChild(n)
	}
	if len(body) == 0 {
		text := newMath("mtext")
		text.AppendChild(newText(tex))
		semantics.AppendChild(text)
	}
	if tex != "" {
		note := newMath("annotation")
		setAttr(note, "encoding", "application/x-tex")
		note.AppendChild(newText(tex))
		semantics.AppendChild(note)
	}
	return math
}

// mathParts returns the elements that draw a formula, and its source: tex,
// or where that is empty the annotation's.
func mathParts(math *html.Node, tex string) ([]*html.Node, string) {
	from := math
	if s := firstShown(math); s != nil && s.Data == "semantics" {
		from = s
	}
	var body []*html.Node
	for n := from.FirstChild; n != nil; n = n.NextSibling {
		switch {
		case n.Type != html.ElementNode || n.Data == "annotation-xml":
		case n.Data != "annotation":
			body = append(body, n)
		case tex == "" && strings.Contains(strings.ToLower(attr(n, "encoding")), "tex"):
			tex = textOf(n)
		}
	}
	return body, tex
}

func newMath(name string) *html.Node {
	return &html.Node{Type: html.ElementNode, DataAtom: atom.Lookup([]byte(name)), Data: name, Namespace: "math"}
}

// trimTeX takes delimiters and the wrapper that MediaWiki adds off a source.
func trimTeX(s string) string {
	s = strings.TrimSpace(s)
	for _, d := range [...][2]string{{"$$", "$$"}, {"$", "$"}, {`\(`, `\)`}, {`\[`, `\]`}, {`{\displaystyle`, "}"}, {`{\textstyle`, "}"}} {
		if len(s) >= len(d[0])+len(d[1]) && strings.HasPrefix(s, d[0]) && strings.HasSuffix(s, d[1]) && (d[1] != "}" || isOneGroup(s)) {
			s = strings.TrimSpace(s[len(d[0]) : len(s)-len(d[1])])
		}
	}
	return s
}

// isOneGroup tells whether the brace that ends s closes the one that starts it.
func isOneGroup(s string) bool {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i == len(s)-1
			}
		}
	}
	return false
}
