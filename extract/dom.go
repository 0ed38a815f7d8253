package extract

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// The functions of this package that are marked noinline are called in so many
// places that inlining them would add 35 kB to the wasm, compressed, and take
// no measurable time off an extraction.

// attr returns the value of an attribute of n, or "".
//
//go:noinline
func attr(n *html.Node, key string) string {
	for i := range n.Attr {
		if n.Attr[i].Key == key && n.Attr[i].Namespace == "" {
			return n.Attr[i].Val
		}
	}
	return ""
}

// hasAttr tells whether n carries the attribute, even with an empty value.
//
//go:noinline
func hasAttr(n *html.Node, key string) bool {
	for i := range n.Attr {
		if n.Attr[i].Key == key && n.Attr[i].Namespace == "" {
			return true
		}
	}
	return false
}

// setAttr sets an attribute of n, replacing an earlier value.
//
//go:noinline
func setAttr(n *html.Node, key, val string) {
	for i := range n.Attr {
		if n.Attr[i].Key == key && n.Attr[i].Namespace == "" {
			n.Attr[i].Val = val
			return
		}
	}
	n.Attr = append(n.Attr, html.Attribute{Key: key, Val: val})
}

// removeAttr takes an attribute off n.
func removeAttr(n *html.Node, key string) {
	for i := range n.Attr {
		if n.Attr[i].Key == key && n.Attr[i].Namespace == "" {
			n.Attr = append(n.Attr[:i], n.Attr[i+1:]...)
			return
		}
	}
}

// hasClass tells whether the class attribute of n holds the word.
func hasClass(n *html.Node, word string) bool {
	class := attr(n, "class")
	for len(class) >= len(word) {
		end := 0
		for end < len(class) && !isSpace(class[end]) {
			end++
		}
		if class[:end] == word {
			return true
		}
		class = class[min(end+1, len(class)):]
	}
	return false
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'
}

// isElement tells whether n is an HTML element of one of the given kinds, or
// any element when none is given.
//
//go:noinline
func isElement(n *html.Node, kinds ...atom.Atom) bool {
	if n == nil || n.Type != html.ElementNode {
		return false
	}
	if len(kinds) == 0 {
		return true
	}
	for _, k := range kinds {
		if n.DataAtom == k {
			return true
		}
	}
	return false
}

// is tells whether n is an element of one kind, without the call and the
// array that isElement takes for several; only elements have a kind.
func is(n *html.Node, kind atom.Atom) bool { return n != nil && n.DataAtom == kind }

// newElement makes a detached element.
//
//go:noinline
func newElement(a atom.Atom, attrs ...html.Attribute) *html.Node {
	return &html.Node{Type: html.ElementNode, DataAtom: a, Data: a.String(), Attr: attrs}
}

// newText makes a detached text node.
//
//go:noinline
func newText(s string) *html.Node {
	return &html.Node{Type: html.TextNode, Data: s}
}

// remove detaches n from its parent, if it has one.
//
//go:noinline
func remove(n *html.Node) {
	if n.Parent != nil {
		n.Parent.RemoveChild(n)
	}
}

// replace puts repl where n stood.
func replace(n, repl *html.Node) {
	n.Parent.InsertBefore(repl, n)
	n.Parent.RemoveChild(n)
}

// unwrap puts the children of n where n stood.
func unwrap(n *html.Node) {
	for c := n.FirstChild; c != nil; c = n.FirstChild {
		n.RemoveChild(c)
		n.Parent.InsertBefore(c, n)
	}
	n.Parent.RemoveChild(n)
}

// moveChildren appends the children of from to to.
func moveChildren(to, from *html.Node) {
	for c := from.FirstChild; c != nil; c = from.FirstChild {
		from.RemoveChild(c)
		to.AppendChild(c)
	}
}

// next returns the node after n in document order within root, entering n
// unless skip is set, or nil at the end. Loops over it need no recursion, so
// a deep page cannot exhaust the stack.
func next(n, root *html.Node, skip bool) *html.Node {
	if !skip && n.FirstChild != nil {
		return n.FirstChild
	}
	for n != root {
		if n.NextSibling != nil {
			return n.NextSibling
		}
		n = n.Parent
		if n == nil {
			return nil
		}
	}
	return nil
}

// find returns the first descendant of root for which ok is true, or nil.
func find(root *html.Node, ok func(*html.Node) bool) *html.Node {
	for n := next(root, root, false); n != nil; n = next(n, root, false) {
		if ok(n) {
			return n
		}
	}
	return nil
}

// findAll returns every descendant of root for which ok is true, in document
// order. The result stays valid while the tree is changed.
func findAll(root *html.Node, ok func(*html.Node) bool) []*html.Node {
	var found []*html.Node
	for n := next(root, root, false); n != nil; n = next(n, root, false) {
		if ok(n) {
			found = append(found, n)
		}
	}
	return found
}

// textOf returns the text of n and its descendants as it stands, without a
// break between blocks: for matching, not for showing.
func textOf(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	var b strings.Builder
	for d := next(n, n, false); d != nil; d = next(d, n, false) {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

// collapse turns every run of white space into one space and trims the ends.
func collapse(s string) string {
	if isCollapsed(s) {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}

// isCollapsed tells whether s is ASCII with single spaces between words: most
// short texts are, and need no copy.
func isCollapsed(s string) bool {
	after := true // white space may not come next
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= utf8.RuneSelf || c == ' ' && after || c < ' ' {
			return false
		}
		after = c == ' '
	}
	return !after || s == ""
}

// clip cuts s to at most max bytes, at a character boundary.
//
//go:noinline
func clip(s string, max int) string {
	if len(s) <= max {
		return s
	}
	for max > 0 && !utf8.RuneStart(s[max]) {
		max--
	}
	return s[:max]
}
