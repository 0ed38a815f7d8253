package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// signatures brings the signatures of functions and types into one form,
// whatever generator of documentation wrote them: their text as <code>, in
// the term, heading or entry that they stand in. Generators wrap each name
// and each bracket, lay parameters out in lists and tables, and hang links to
// the source on the end.
func (c *cleaner) signatures() {
	c.each(func(n *html.Node) bool {
		if isForeign(n) || !isSignature(n) {
			return isForeign(n)
		}
		for _, beside := range [...]func(*html.Node) *html.Node{prevShown, nextShown} {
			for a := beside(n); a != nil && isSourceLink(a); a = beside(n) {
				c.drop(a, "link beside a signature")
			}
		}
		for _, a := range findAll(n, isSourceLink) {
			c.drop(a, "link beside a signature")
		}
		text, all := brief(n, maxSignature)
		if !all || text == "" || holdsPicture(n) {
			return true
		}
		for n.FirstChild != nil {
			remove(n.FirstChild)
		}
		if isElement(n, atom.Div, atom.Table) {
			rename(n, atom.P)
		}
		code := newElement(atom.Code)
		code.AppendChild(newText(bracketSpaces.Replace(text)))
		n.AppendChild(code)
		return true
	})
}

// maxSignature is the longest signature, in bytes.
const maxSignature = 2000

// bracketSpaces takes out the spaces that rows and cells leave at brackets.
var bracketSpaces = strings.NewReplacer("( ", "(", " )", ")")

// isSignature tells whether n is what a generator sets a signature in: Sphinx,
// in its older versions too, rustdoc, javadoc, Doxygen, TypeDoc.
func isSignature(n *html.Node) bool {
	switch {
	case is(n, atom.Dt):
		return findNear(n, func(d *html.Node) bool { return hasClass(d, "descname") }) != nil
	case is(n, atom.Table):
		return hasClass(n, "memname")
	case isHeadingElement(n):
		return hasClass(n, "code-header")
	}
	return isElement(n, atom.Div, atom.Li) && (hasClass(n, "member-signature") || hasClass(n, "tsd-signature"))
}

// isSourceLink tells whether n leads to the source of what a signature
// declares, or to itself.
func isSourceLink(n *html.Node) bool {
	if !is(n, atom.A) {
		return false
	}
	text, _ := brief(n, maxMark)
	switch strings.ToLower(strings.Trim(text, "[]")) {
	case "source", "src":
		return true
	}
	return isMarkElement(n)
}
