package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// each visits the elements of the tree in document order. When done returns
// true the inside of the element is not visited; only then may done have
// removed, replaced or unwrapped it. Nothing behind n may be taken away.
func (c *cleaner) each(done func(n *html.Node) bool) {
	c.eachIn(c.root, done)
}

// eachIn is each for the elements below root.
func (c *cleaner) eachIn(root *html.Node, done func(n *html.Node) bool) {
	for n := root.FirstChild; n != nil; {
		c.work.add(1)
		after := next(n, root, true)
		if n.Type == html.ElementNode && done(n) {
			n = after
			continue
		}
		n = next(n, root, false)
	}
}

// drop takes n out of the tree and says why.
func (c *cleaner) drop(n *html.Node, reason string) {
	c.tr.removed("clean", n, reason)
	remove(n)
}

// machineParts takes out what no reader sees: comments, styles, scripts.
func (c *cleaner) machineParts() {
	for n := c.root.FirstChild; n != nil; {
		after := next(n, c.root, true)
		switch {
		case n.Type == html.CommentNode,
			isElement(n, atom.Style, atom.Link, atom.Meta, atom.Template, atom.Datalist),
			is(n, atom.Script) && !isMathScript(n):
			remove(n)
			n = after
		default:
			n = next(n, c.root, false)
		}
	}
}

// isForeign tells whether n belongs to an SVG drawing or a formula, whose
// insides no HTML step may touch.
func isForeign(n *html.Node) bool { return n.Namespace != "" }

// isInline tells whether n is an element that runs within a line of text.
func isInline(n *html.Node) bool {
	return n.Type == html.ElementNode && !isBlockLevel(n) && !isAtomic(n) && !is(n, atom.Pre)
}

// isIn tells whether n lies below root.
func isIn(n, root *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == root {
			return true
		}
	}
	return false
}

// briefNodes bounds how many nodes brief looks at, nearNodes how many
// findNear does, so that asking at every level of a tree stays linear.
// briefSlack is how much longer than its collapsed form a text may be:
// indentation of the source.
const (
	briefNodes = 256
	briefSlack = 4
	nearNodes  = 2048
)

// brief returns the text of n, white space collapsed, and whether that is
// all of it: reading stops after about max bytes or briefNodes nodes.
func brief(n *html.Node, max int) (string, bool) {
	raw, all := rawBrief(n, max)
	s := collapse(strings.ReplaceAll(raw, "\u200b", ""))
	return s, all && len(s) <= max
}

// rawBrief is brief with the white space of the source.
func rawBrief(n *html.Node, max int) (raw string, all bool) {
	var b strings.Builder
	count := 0
	for d := n; d != nil; d = next(d, n, d.Namespace == "svg") {
		if count++; count > briefNodes || b.Len() > briefSlack*max+briefNodes {
			return b.String(), false
		}
		if d.Type == html.TextNode {
			b.WriteString(clip(strings.TrimRight(d.Data, " \t\n"), briefSlack*(max+briefNodes)))
			if end := len(d.Data); end > 0 && isSpace(d.Data[end-1]) {
				b.WriteByte(' ')
			}
		} else if d != n && (isBlockLevel(d) || is(d, atom.Br)) {
			b.WriteByte(' ')
		}
	}
	return b.String(), true
}

// briefText is brief for texts that matter only when they are short: it
// returns "" for a longer one.
func briefText(n *html.Node, max int) string {
	raw, all := rawBrief(n, max)
	if !all {
		return ""
	}
	if s := collapse(strings.ReplaceAll(raw, "\u200b", "")); len(s) <= max {
		return s
	}
	return ""
}

// hasText tells whether n holds any text; what is too large to look through
// does.
func hasText(n *html.Node) bool {
	text, all := brief(n, 0)
	return !all || text != ""
}

// showsNothing tells whether n shows nothing: neither text nor anything else.
// What is too large to look through counts as shown.
func showsNothing(n *html.Node) bool {
	count := 0
	for d := n; d != nil; d = next(d, n, false) {
		switch count++; {
		case count > nearNodes,
			d.Type == html.TextNode && !isBlankText(d.Data),
			d.Type == html.ElementNode && isShown(d):
			return false
		}
	}
	return true
}

// isShown tells whether an element is to be seen even without text.
func isShown(n *html.Node) bool {
	if isAtomic(n) && !is(n, atom.Script) {
		return true
	}
	return isElement(n, atom.Hr, atom.Input)
}

// isBlankText tells whether s holds only white space, no-break and
// zero-width spaces included.
func isBlankText(s string) bool {
	for _, r := range s {
		if r > ' ' && r < utf8.RuneSelf {
			return false
		}
		if !unicode.IsSpace(r) && r != '\u200b' && r != '\ufeff' && r != '\u200c' && r != '\u2060' && r != '\u00ad' {
			return false
		}
	}
	return true
}

// findNear is find, but gives up after nearNodes nodes.
func findNear(root *html.Node, ok func(*html.Node) bool) *html.Node {
	count := 0
	for n := next(root, root, false); n != nil && count < nearNodes; n = next(n, root, false) {
		if ok(n) {
			return n
		}
		count++
	}
	return nil
}

// siblingSteps bounds how many blank siblings are stepped over.
const siblingSteps = 16

// prevShown returns the nearest sibling before n that is not blank space.
func prevShown(n *html.Node) *html.Node {
	s := n.PrevSibling
	for i := 0; s != nil && i < siblingSteps && s.Type != html.ElementNode && isBlankText(s.Data); i++ {
		s = s.PrevSibling
	}
	return s
}

// nextShown returns the nearest sibling after n that is not blank space.
func nextShown(n *html.Node) *html.Node {
	s := n.NextSibling
	for i := 0; s != nil && i < siblingSteps && s.Type != html.ElementNode && isBlankText(s.Data); i++ {
		s = s.NextSibling
	}
	return s
}

// firstShown returns the first child of n that is not blank space.
func firstShown(n *html.Node) *html.Node {
	c := n.FirstChild
	if c != nil && c.Type != html.ElementNode && isBlankText(c.Data) {
		return nextShown(c)
	}
	return c
}

// onlyChild returns the single child of n besides blank space, or nil.
func onlyChild(n *html.Node) *html.Node {
	c := firstShown(n)
	if c == nil || nextShown(c) != nil {
		return nil
	}
	return c
}

// closest returns the nearest of n and at most steps of its ancestors for
// which ok is true, or nil; it never goes up to root.
func (c *cleaner) closest(n *html.Node, steps int, ok func(*html.Node) bool) *html.Node {
	for ; n != nil && n != c.root && steps >= 0; n, steps = n.Parent, steps-1 {
		if ok(n) {
			return n
		}
	}
	return nil
}

// rename makes n an element of another kind; its attributes stay.
//
//go:noinline
func rename(n *html.Node, a atom.Atom) {
	n.DataAtom, n.Data = a, a.String()
}

// insertAfter puts n behind its new sibling at.
func insertAfter(n, at *html.Node) {
	at.Parent.InsertBefore(n, at.NextSibling)
}

// styleOf returns the value that the style attribute of n gives a property,
// in lower case, or "".
func styleOf(n *html.Node, property string) string {
	style, value := attr(n, "style"), ""
	if style == "" {
		return ""
	}
	for rule := range strings.SplitSeq(clip(style, maxClassLen), ";") {
		if name, v, ok := strings.Cut(rule, ":"); ok && strings.EqualFold(strings.TrimSpace(name), property) {
			value = strings.ToLower(strings.TrimSpace(v))
		}
	}
	return value
}

// nameSet makes a set of the words in s.
//
//go:noinline
func nameSet(s string) *hashIndex {
	set := &hashIndex{}
	for _, w := range strings.Fields(s) {
		set.number(hashWord(w))
	}
	return set
}

// isNamed tells whether one of the words that n's class and id consist of is
// in the set.
func isNamed(n *html.Node, set *hashIndex) bool {
	return hasNameWord(attr(n, "class"), set) || hasNameWord(attr(n, "id"), set)
}

// hasNameWord tells whether one of the words of a class or id is in the set.
func hasNameWord(s string, set *hashIndex) bool {
	for h := range nameWords(s) {
		if set.find(h) >= 0 {
			return true
		}
	}
	return false
}
