package extract

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxMarker is the longest marker of a note as it is shown, in bytes:
// "[note 12]".
const maxMarker = 24

// noteMarker returns what a reference shows, without brackets and words like
// "note": up to four digits, one letter, a small Roman number, or signs like
// * and †. It returns "" for other texts.
func noteMarker(s string) string {
	s = strings.Trim(strings.TrimSpace(s), "[]().:⁽⁾ \u00a0")
	for _, word := range [...]string{"footnote", "note", "fn", "ref", "nb", "n"} {
		if rest, ok := cutScheme(s, word); ok && rest != "" && !isLetter(rest[0]) {
			s = strings.TrimLeft(rest, " .\u00a0")
			break
		}
	}
	if s == "" || len(s) > 12 {
		return ""
	}
	if digits := superscripts.Replace(s); strings.Trim(digits, "0123456789") == "" {
		if len(digits) > 4 {
			return ""
		}
		return strings.TrimLeft(digits, "0")
	}
	if len(s) == 1 && isLetter(s[0]) || len(s) <= 5 && strings.Trim(s, "ivx") == "" {
		return s
	}
	if strings.Trim(s, "*†‡§¶#‖") == "" && s != "#" && s != "¶" && s != "§" {
		return s
	}
	return ""
}

var superscripts = strings.NewReplacer("⁰", "0", "¹", "1", "²", "2", "³", "3", "⁴", "4", "⁵", "5", "⁶", "6", "⁷", "7", "⁸", "8", "⁹", "9")

var (
	// noteWords are class words that are used for notes alone, sourceWords
	// such as name lists of sources too.
	noteWords = nameSet(`footnote footnotes fnref fn fns ftn ftnref ftnt endnote endnotes edn ednref sidenote sidenotes marginnote footref footnum footdef
		noteref sdfootnote sdendnote easyfootnote modernfootnote citeref citenote fna`)
	sourceWords = nameSet("note notes ref refs reference references bib biblio bibliography bibitem citation citations cite cit r n")
)

// isNoteName tells whether a class or id is one that notes have.
func isNoteName(s string) bool {
	if s == "" {
		return false
	}
	low := strings.ToLower(clip(s, maxClassLen))
	return strings.Contains(low, "footnote") || strings.Contains(low, "endnote") || strings.Contains(low, "sidenote") ||
		strings.Contains(low, "cite_note") || strings.Contains(low, "cite_ref") || strings.Contains(low, "cite-note") || hasNameWord(s, noteWords)
}

// hasNoteName tells whether n says that it is a note, or part of one: by its
// role, class or id.
func hasNoteName(n *html.Node) bool {
	if n == nil || n.Type != html.ElementNode {
		return false
	}
	for i := range n.Attr {
		switch a := &n.Attr[i]; a.Key {
		case "role", "epub:type", "data-type", "type":
			switch a.Val {
			case "doc-noteref", "doc-footnote", "doc-footnotes", "doc-endnote", "doc-endnotes", "doc-biblioentry", "doc-biblioref", "noteref", "footnote", "footnotes", "rearnote", "endnote":
				return true
			}
		case "data-footnote-ref", "data-footnotes", "data-fn", "data-footnote-id":
			return true
		case "class", "id":
			if isNoteName(a.Val) {
				return true
			}
		}
	}
	return false
}

// isReference weighs whether a link that shows a marker refers to a note, or
// to a figure, an equation, a section.
func (f *notes) isReference(l noteLink, target *html.Node, n *note) bool {
	refNamed := hasNoteName(l.node) || hasNoteName(l.node.Parent) || isNoteName(l.to)
	noteNamed := hasNoteName(target) || hasNoteName(n.item) || hasNoteName(n.item.Parent)
	if up := n.item.Parent; !noteNamed && up != nil && up.Parent != f.c.root {
		noteNamed = hasNoteName(up.Parent)
	}
	switch {
	case isIn(l.node, n.item):
		return false
	case l.marker == "":
		return refNamed && noteNamed
	case refNamed || noteNamed, n.linksBack(l.node):
		return true
	case isHeadingElement(n.item):
		return false
	}
	// Without a name that says so, it must look like a reference and lead to
	// something that looks like its note.
	raised := is(l.node.Parent, atom.Sup) || findNear(l.node, func(d *html.Node) bool { return is(d, atom.Sup) }) != nil
	if !raised && !isBracketed(l.node) {
		return false
	}
	text, _ := brief(n.item, maxMarker)
	return startsWithMarker(text, l.marker) || hasNameWord(l.to, sourceWords) || isNamed(n.item, sourceWords) || f.isNumbered(n.item, l.marker)
}

// linksBack tells whether a note has a link to its reference, or to what
// surrounds that.
func (n *note) linksBack(ref *html.Node) bool {
	if n.backs == nil {
		n.backs = map[string]bool{}
		findNear(n.item, func(d *html.Node) bool {
			if is(d, atom.A) {
				n.backs[fragmentOf(attr(d, "href"))] = true
			}
			return false
		})
	}
	for up, i := ref, 0; up != nil && i < 3; up, i = up.Parent, i+1 {
		if id, name := attr(up, "id"), attr(up, "name"); id != "" && n.backs[id] || name != "" && n.backs[name] {
			return true
		}
	}
	return false
}

// isBracketed tells whether a link shows square brackets, or stands in some.
func isBracketed(a *html.Node) bool {
	if text := briefText(a, maxMarker); strings.HasPrefix(text, "[") {
		return true
	}
	for s, i := a.PrevSibling, 0; s != nil && i < siblingSteps; s, i = s.PrevSibling, i+1 {
		if s.Type != html.TextNode {
			continue // another reference of the same group
		}
		text := strings.TrimRight(s.Data, " \u00a0")
		if text == "" || strings.Trim(text, ",;–- ") == "" {
			continue
		}
		return strings.HasSuffix(text, "[")
	}
	return false
}

// isNumbered tells whether n is the list item that browsers give the number
// that the marker shows.
func (f *notes) isNumbered(n *html.Node, marker string) bool {
	if !is(n, atom.Li) || !is(n.Parent, atom.Ol) {
		return false
	}
	want := leadingInt(marker)
	if want == 0 || want > maxNumbered {
		return false
	}
	at := max(leadingInt(attr(n.Parent, "start")), 1)
	for s := n.Parent.FirstChild; s != nil && at <= want; s = s.NextSibling {
		if s == n {
			return at == want
		}
		if is(s, atom.Li) {
			at++
		}
	}
	return false
}

// maxNumbered bounds how far a list is counted through for one item.
const maxNumbered = 500

// startsWithMarker tells whether a text begins with a marker, set off from
// what follows.
func startsWithMarker(text, marker string) bool {
	return cutMarker(text, marker) > 0
}

// cutMarker returns the length of the marker at the start of a text, with
// its brackets and the space behind it; 0 where there is none.
func cutMarker(text, marker string) int {
	i := len(text) - len(strings.TrimLeft(text, "[(^ \t\n\u00a0"))
	rest := text[i:]
	if marker == "" || !strings.HasPrefix(rest, marker) {
		if rest = superscripts.Replace(clip(rest, 16)); marker == "" || !strings.HasPrefix(rest, marker) || !strings.ContainsAny(text, "⁰¹²³⁴⁵⁶⁷⁸⁹") {
			return 0
		}
		for range marker {
			_, size := utf8.DecodeRuneInString(text[i:])
			i += size
		}
	} else {
		i += len(marker)
	}
	rest = text[i:]
	after := strings.TrimLeft(rest, "]).: \t\n\u00a0")
	if rest != "" && len(after) == len(rest) {
		return 0 // "12th"
	}
	return len(text) - len(after)
}

// refWrapper returns the outermost element around a reference that shows
// nothing but it: <sup>, brackets included.
func refWrapper(n *html.Node) *html.Node {
	marker := noteMarker(briefText(n, maxMarker))
	for p := n.Parent; isInline(p) && p.Parent != nil; p = n.Parent {
		text, all := brief(p, maxMarker)
		if !all || noteMarker(text) != marker && text != "" {
			break
		}
		n = p
	}
	return n
}

// refGap stands between two references, which else read as one number.
const refGap = "\u2009" // a thin space

// tidyAround takes away what a page set around a reference, or between two:
// brackets, commas, the <sup> that held several.
func tidyAround(sup *html.Node) {
	if p := sup.Parent; p != nil && p.Parent != nil && isElement(p, atom.Sup, atom.Cite) && !hasClass(p, "footnote-ref") && isOnlyRefs(p) {
		unwrap(p)
	}
	before, after := sup.PrevSibling, sup.NextSibling
	if is(after, atom.Sup) && hasClass(after, "footnote-ref") {
		insertAfter(newText(refGap), sup)
		return
	}
	if isText(after) && is(after.NextSibling, atom.Sup) && hasClass(after.NextSibling, "footnote-ref") && strings.Trim(after.Data, ",;–-[] \u00a0") == "" {
		after.Data = refGap
		return
	}
	if after == nil || !isText(after) || !strings.HasPrefix(strings.TrimLeft(after.Data, " \u00a0"), "]") {
		return
	}
	for before != nil && !isText(before) || isText(before) && before.Data == refGap {
		if !is(before, atom.Sup) && !isText(before) {
			return
		}
		before = before.PrevSibling
	}
	if isText(before) && strings.HasSuffix(strings.TrimRight(before.Data, " \u00a0"), "[") {
		before.Data = strings.TrimSuffix(strings.TrimRight(before.Data, " \u00a0"), "[")
		after.Data = strings.TrimPrefix(strings.TrimLeft(after.Data, " \u00a0"), "]")
	}
}

func isText(n *html.Node) bool { return n != nil && n.Type == html.TextNode }

// isOnlyRefs tells whether an element holds references and what separates
// them; it takes the separators away.
func isOnlyRefs(p *html.Node) bool {
	for ch := p.FirstChild; ch != nil; ch = ch.NextSibling {
		if !isText(ch) && !hasClass(ch, "footnote-ref") || isText(ch) && strings.Trim(ch.Data, ",;–-[]() \u00a0\n\t") != "" {
			return false
		}
	}
	return true
}
