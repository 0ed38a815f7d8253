package extract

import (
	"strings"

	"golang.org/x/net/html"
)

// A small engine for CSS selectors: Selectors Level 4, without what depends on
// a browser at work (states of controls, the pointer) or on namespaces. The
// usual module brings regexp and its tables along, a tenth of the download.
// https://www.w3.org/TR/selectors-4/

// selectorList matches what any of its selectors matches.
type selectorList []*compound

// compound is what one element must be, and what must stand around it: the
// selector's right end, linked to what is left of it.
type compound struct {
	tests      []nodeTest
	combinator byte // ' ', '>', '+', '~', or 0 where nothing is left of it
	left       *compound
}

// nodeTest tells whether n, an element, is as asked. scope is the element
// whose :has() asks, or nil.
type nodeTest func(n, scope *html.Node) bool

func (l selectorList) match(n, scope *html.Node) bool {
	for _, c := range l {
		if c.match(n, scope) {
			return true
		}
	}
	return false
}

func (c *compound) match(n, scope *html.Node) bool {
	if n == nil || n.Type != html.ElementNode {
		return false
	}
	for _, test := range c.tests {
		if !test(n, scope) {
			return false
		}
	}
	switch c.combinator {
	case '>':
		return c.left.match(n.Parent, scope)
	case '+':
		return c.left.match(elementBefore(n), scope)
	case ' ':
		for p := n.Parent; p != nil; p = p.Parent {
			if c.left.match(p, scope) {
				return true
			}
		}
		return false
	case '~':
		for s := elementBefore(n); s != nil; s = elementBefore(s) {
			if c.left.match(s, scope) {
				return true
			}
		}
		return false
	}
	return true
}

func elementBefore(n *html.Node) *html.Node {
	s := n.PrevSibling
	for s != nil && s.Type != html.ElementNode {
		s = s.PrevSibling
	}
	return s
}

// has is :has(l). Each selector of l is relative: leftmost in it stands the
// element itself.
func has(l selectorList) nodeTest {
	beside := false
	for _, c := range l {
		for c.left.left != nil {
			c = c.left
		}
		beside = beside || c.combinator == '+' || c.combinator == '~'
	}
	return func(n, _ *html.Node) bool {
		found := func(d *html.Node) bool { return l.match(d, n) }
		if find(n, found) != nil {
			return true
		}
		for s := n.NextSibling; beside && s != nil; s = s.NextSibling {
			if found(s) || find(s, found) != nil {
				return true
			}
		}
		return false
	}
}

func isScope(n, scope *html.Node) bool { return n == scope }

// position is where an element stands among its siblings, from 1 on.
type position struct {
	ofType  bool // only siblings of its own kind count
	fromEnd bool
}

func (p position) of(n *html.Node) int {
	at := 1
	s := n
	for {
		if p.fromEnd {
			s = s.NextSibling
		} else {
			s = s.PrevSibling
		}
		if s == nil {
			return at
		}
		if s.Type == html.ElementNode && (!p.ofType || s.Data == n.Data) {
			at++
		}
	}
}

// nth tests for the positions step·k + offset, for each k from 0 on.
func nth(p position, step, offset int) nodeTest {
	return func(n, _ *html.Node) bool {
		d := p.of(n) - offset
		return d == 0 || step != 0 && d%step == 0 && d/step > 0
	}
}

// pseudoClasses are those without arguments.
var pseudoClasses = []struct {
	name  string
	tests []nodeTest
}{
	{"first-child", []nodeTest{nth(position{}, 0, 1)}},
	{"last-child", []nodeTest{nth(position{fromEnd: true}, 0, 1)}},
	{"only-child", []nodeTest{nth(position{}, 0, 1), nth(position{fromEnd: true}, 0, 1)}},
	{"first-of-type", []nodeTest{nth(position{ofType: true}, 0, 1)}},
	{"last-of-type", []nodeTest{nth(position{true, true}, 0, 1)}},
	{"only-of-type", []nodeTest{nth(position{ofType: true}, 0, 1), nth(position{true, true}, 0, 1)}},
	{"empty", []nodeTest{isEmpty}},
	{"root", []nodeTest{isRoot}},
	{"link", []nodeTest{isLink}},
	{"any-link", []nodeTest{isLink}},
}

// isEmpty passes over white space, as Level 4 has it.
func isEmpty(n, _ *html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode || c.Type == html.TextNode && strings.TrimSpace(c.Data) != "" {
			return false
		}
	}
	return true
}

func isRoot(n, _ *html.Node) bool { return n.Parent != nil && n.Parent.Type == html.DocumentNode }

func isLink(n, _ *html.Node) bool {
	return (n.Data == "a" || n.Data == "area" || n.Data == "link") && hasAttr(n, "href")
}

// inLang tests for the language that n or what n stands in declares.
func inLang(lang string) nodeTest {
	return func(n, _ *html.Node) bool {
		for n != nil && !hasAttr(n, "lang") {
			n = n.Parent
		}
		return n != nil && attribute{key: "lang", value: lang, op: '|', foldCase: true}.test(n, nil)
	}
}

// attribute tests an attribute; op is '=', the sign before it in an operator
// of two, or 0 where the attribute need only be there.
type attribute struct {
	key, value string
	op         byte
	foldCase   bool
}

func (a attribute) test(n, _ *html.Node) bool {
	if !hasAttr(n, a.key) {
		return false
	}
	got, want := attr(n, a.key), a.value
	if a.foldCase {
		got, want = strings.ToLower(got), strings.ToLower(want)
	}
	switch a.op {
	case '=':
		return got == want
	case '|':
		return got == want || strings.HasPrefix(got, want+"-")
	case '~':
		for _, word := range strings.Fields(got) {
			if word == want {
				return true
			}
		}
		return false
	case '^':
		return want != "" && strings.HasPrefix(got, want)
	case '$':
		return want != "" && strings.HasSuffix(got, want)
	case '*':
		return want != "" && strings.Contains(got, want)
	}
	return true
}
