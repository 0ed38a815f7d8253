package extract

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// collect moves the content of all notes into list items of their own, and
// takes away what is then left of the lists.
func (f *notes) collect() {
	left := map[*html.Node]int{} // how many notes each parent lost
	var parents, headings []*html.Node
	for _, n := range f.notes {
		n.li = newElement(atom.Li)
		if len(n.nodes) == 0 {
			continue
		}
		p := n.nodes[0].Parent
		if h := prevShown(n.nodes[0]); h != nil && isHeadingElement(h) && p == f.c.root {
			headings = append(headings, h)
		}
		if is(n.item, atom.Tr) {
			p = n.item.Parent
		}
		if left[p]++; left[p] == 1 {
			parents = append(parents, p)
		}
		for _, node := range n.nodes {
			remove(node)
			switch {
			case isElement(node, atom.Li, atom.Div, atom.Dd, atom.Aside, atom.Section, atom.Blockquote, atom.Td, atom.Th, atom.Span, atom.Small) && len(n.nodes) == 1,
				isElement(node, atom.Li, atom.Dd, atom.Dt, atom.Td, atom.Th), isHeadingElement(node):
				moveChildren(n.li, node)
			default:
				n.li.AppendChild(node)
			}
		}
		for inner := onlyChild(n.li); isElement(inner, atom.Aside, atom.Div, atom.Section); inner = onlyChild(n.li) {
			unwrap(inner)
		}
		trimNote(n)
		if is(n.item, atom.Tr) {
			remove(n.item)
		}
	}
	for _, p := range parents {
		f.takeRest(p, left[p])
		f.c.dropEmptied(p)
	}
	for _, h := range headings {
		after := nextShown(h)
		if h.Parent != nil && slices.Contains(notesHeadings, foldWords(briefText(h, maxNotesHeading))) && (after == nil || isHeadingElement(after) || is(after, atom.Hr)) {
			f.c.drop(h, "its notes stand at the end")
		}
	}
}

// takeRest takes the items of a list of notes to which nothing refers along
// with the others, when those are most of the list.
func (f *notes) takeRest(list *html.Node, taken int) {
	if !isElement(list, atom.Ol, atom.Ul) {
		return
	}
	var rest []*html.Node
	for ch := list.FirstChild; ch != nil; ch = ch.NextSibling {
		if is(ch, atom.Li) {
			rest = append(rest, ch)
		}
	}
	if len(rest) > taken {
		return
	}
	for _, li := range rest {
		remove(li)
		n := &note{li: newElement(atom.Li)}
		moveChildren(n.li, li)
		trimNote(n)
		f.notes = append(f.notes, n)
	}
}

// trimNote takes the marker and the links back off a note.
func trimNote(n *note) {
	for _, a := range findAll(n.li, func(d *html.Node) bool { return isInline(d) }) {
		if !isIn(a, n.li) {
			continue
		}
		if leadsBack(a, n.marker) {
			p := a.Parent
			remove(a)
			for p != n.li && p.Parent != nil && isInline(p) && (showsNothing(p) || isBackMark(briefText(p, maxMarker)) || hasNameWord(attr(p, "class"), backWords)) {
				p, a = p.Parent, p
				remove(a)
			}
		}
	}
	cutLeadingMarker(n.li, n.marker)
	trimEnd(n.li)
}

// trimEnd takes off the end of a note what shows nothing there: space, line
// breaks, arrows that were a link back.
func trimEnd(li *html.Node) {
	for {
		last := li
		for last.LastChild != nil {
			last = last.LastChild
		}
		if last == li {
			return
		}
		switch {
		case last.Type == html.TextNode:
			last.Data = strings.TrimRight(last.Data, " \t\n\u00a0↩\ufe0e⏎↑^")
			if last.Data != "" {
				return
			}
		case isShown(last) || !isInline(last) && !isElement(last, atom.P, atom.Div):
			return
		}
		remove(last)
	}
}

var backWords = nameSet("backlink backref back return backreference")

// leadsBack tells whether an element in a note is a link back to the
// reference, or the place of such links.
func leadsBack(a *html.Node, marker string) bool {
	if hasNameWord(attr(a, "class"), backWords) {
		_, all := brief(a, maxMarker)
		return all
	}
	if !is(a, atom.A) {
		return false
	}
	if attr(a, "role") == "doc-backlink" || hasAttr(a, "data-footnote-backref") {
		return true
	}
	href := attr(a, "href")
	if !strings.Contains(href, "#") {
		return false
	}
	text, all := brief(a, maxMarker)
	if !all {
		return false
	}
	if text == "" {
		return findNear(a, func(d *html.Node) bool { return is(d, atom.Img) }) == nil
	}
	return isBackMark(text) || marker != "" && noteMarker(text) == marker
}

// isBackMark tells whether a text is one of the signs or words for "back".
func isBackMark(s string) bool {
	s = strings.ToLower(strings.Trim(s, "[]() \u00a0"))
	switch s {
	case "back", "return", "jump up", "go back", "back to text", "return to text", "jump back", "top", "zurück", "retour", "volver":
		return true
	}
	return s != "" && strings.Trim(s, "↩↑^⏎↵⤴⬆⇧←«\ufe0e\ufe0f🔙↖⇡ ") == ""
}

// cutLeadingMarker takes the marker off the beginning of a note, which may
// be spread over several elements ("[", "1", "]"), or come twice.
func cutLeadingMarker(li *html.Node, marker string) {
	found := false
	for range 4 {
		first := firstText(li)
		if first == nil {
			return
		}
		trimmed := strings.Trim(first.Data, " \t\n\u00a0")
		bare := strings.Trim(trimmed, "[](){}.:^↑ ")
		isMarker := marker != "" && (bare == marker || superscripts.Replace(bare) == marker)
		if !isMarker && (bare != "" || trimmed == ".") {
			if !found {
				first.Data = first.Data[cutMarker(first.Data, marker):]
			}
			first.Data = strings.TrimLeft(first.Data, " \t\n\u00a0")
			if len(first.Data) > 1 && isSpace(first.Data[1]) && strings.IndexByte(".:)]", first.Data[0]) >= 0 {
				first.Data = strings.TrimLeft(first.Data[1:], " \t\n\u00a0")
			}
			return
		}
		found = found || isMarker
		p := first.Parent
		remove(first)
		for p != li && showsNothing(p) {
			up := p.Parent
			remove(p)
			p = up
		}
	}
}

// firstText returns the first text node in n that is not blank, when nothing
// else is shown before it.
func firstText(n *html.Node) *html.Node {
	return findNear(n, func(d *html.Node) bool { return isText(d) && !isBlankText(d.Data) })
}

// dropEmptied takes away what held notes, as far up as nothing is left but a
// heading that announces them, and that heading and rule before it.
func (c *cleaner) dropEmptied(p *html.Node) {
	for p != nil && p != c.root && isIn(p, c.root) && isEmptied(p) {
		before, after, up := prevShown(p), nextShown(p), p.Parent
		c.drop(p, "its notes stand at the end")
		if after == nil || isHeadingElement(after) || is(after, atom.Hr) {
			if before != nil && before.Type == html.ElementNode && isNotesHeading(briefText(before, maxNotesHeading)) && (after != nil || !isSourcesHeading(briefText(before, maxNotesHeading))) {
				heading := before
				before = prevShown(heading)
				c.drop(heading, "its notes stand at the end")
			}
			if is(before, atom.Hr) {
				remove(before)
			}
		}
		p = up
	}
}

// isEmptied tells whether n shows nothing, or just a heading for notes.
func isEmptied(n *html.Node) bool {
	text, all := brief(n, maxNotesHeading)
	return all && (text == "" || isNotesHeading(text)) && findNear(n, func(d *html.Node) bool { return d.Type == html.ElementNode && isShown(d) && !is(d, atom.Hr) }) == nil
}

// maxNotesHeading is the longest heading over notes, in bytes.
const maxNotesHeading = 60

// isNotesHeading tells whether a text is what stands over a list of notes.
func isNotesHeading(s string) bool {
	s = foldWords(s)
	return slices.Contains(notesHeadings, s) || slices.Contains(sourcesHeadings, s)
}

// isSourcesHeading tells whether a text announces sources rather than notes.
// Where nothing follows them, such a heading still stands right above the
// list, and says more than the list does.
func isSourcesHeading(s string) bool {
	return slices.Contains(sourcesHeadings, foldWords(s))
}

var (
	notesHeadings = strings.Split("footnotes|footnote|notes|note|endnotes|end notes|sidenotes|fußnoten|anmerkungen|fussnoten|notes de bas de page|"+
		"notas|notas al pie|notas de rodapé|note a piè di pagina|voetnoten|noten|przypisy|fotnoter|примечания|сноски|脚注|注释|注解|注|注記|각주", "|")
	sourcesHeadings = strings.Split("references|references and notes|notes and references|citations|sources|bibliography|works cited|einzelnachweise|quellen|"+
		"literatur|notes et références|références|referencias|notas e referências|referências|riferimenti|referenties|参考文献|参考资料", "|")
)
