package extract

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// noteAt returns the note that begins at the target of a link, or nil where
// none can.
func (f *notes) noteAt(target *html.Node) *note {
	n, known := f.found[target]
	if !known {
		n = f.findNote(target)
		f.found[target] = n
	}
	return n
}

func (f *notes) findNote(target *html.Node) *note {
	cur := target
	for isInline(cur) {
		p := cur.Parent
		if before := prevShown(cur); before != nil {
			// In the middle of a block a note begins only behind a line break.
			if isElement(before, atom.Br) && !isInline(p) && p != f.c.root {
				return &note{item: p, start: cur}
			}
			return nil
		}
		if p == f.c.root || p == nil {
			return nil
		}
		cur = p
	}
	for p := cur.Parent; p != nil && p != f.c.root && prevShown(cur) == nil && f.wraps(p, cur); p = cur.Parent {
		cur = p
	}
	switch cur.DataAtom {
	case atom.Li, atom.P, atom.Div, atom.Aside, atom.Dd, atom.Dt, atom.Tr, atom.Section, atom.Blockquote,
		atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
	default:
		if cur.DataAtom != 0 || !strings.Contains(cur.Data, "-") {
			return nil
		}
	}
	if isHeadingElement(cur) && noteMarker(briefText(cur, maxMarker)) == "" || textLen(cur, maxNote) >= maxNote ||
		findNear(cur, func(d *html.Node) bool { return isElement(d, atom.H1, atom.H2, atom.H3) }) != nil {
		return nil
	}
	return &note{item: cur}
}

// maxNote is the most text, in bytes, that a note has.
const maxNote = 8000

// wraps tells whether p, which begins with cur, is the whole of a note rather
// than the list of all notes.
func (f *notes) wraps(p, cur *html.Node) bool {
	switch p.DataAtom {
	case atom.Li, atom.Dd:
		return true
	case atom.Td, atom.Th:
		return true
	case atom.Tr:
		return isElement(cur, atom.Td, atom.Th)
	case atom.Div, atom.Aside, atom.P, atom.Section:
	default:
		return false
	}
	if !hasNoteName(p) && !isNamed(p, sourceWords) {
		return false
	}
	return findNear(p, func(d *html.Node) bool {
		return !isIn(d, cur) && (attr(d, "id") != "" && f.aims[attr(d, "id")] || isElement(d, atom.A) && attr(d, "name") != "" && f.aims[attr(d, "name")])
	}) == nil
}

// extents finds how far each note reaches.
func (f *notes) extents() {
	items := map[*html.Node][]*note{}
	for _, n := range f.notes {
		items[n.item] = append(items[n.item], n)
	}
	for _, n := range f.notes {
		switch {
		case n.item == nil: // a sidenote, all of which is known
		case len(items[n.item]) > 1 || n.start != nil:
			n.nodes = f.stretch(n)
		case isElement(n.item, atom.Tr):
			for cell := n.item.FirstChild; cell != nil; cell = cell.NextSibling {
				if isElement(cell, atom.Td, atom.Th) && noteMarker(briefText(cell, maxMarker)) == "" {
					n.nodes = append(n.nodes, cell)
				}
			}
		case isHeadingElement(n.item), isElement(n.item, atom.Dt):
			n.nodes = append([]*html.Node{n.item}, followers(n.item, items, func(s *html.Node) bool {
				return s.DataAtom == n.item.DataAtom || isElement(s, atom.Hr) || isHeadingElement(s)
			}, true)...)
		case isElement(n.item, atom.P, atom.Div, atom.Blockquote):
			open := hasNoteName(n.item.Parent) && n.item.Parent != f.c.root
			n.nodes = append([]*html.Node{n.item}, followers(n.item, items, func(s *html.Node) bool {
				return isElement(s, atom.Hr) || isHeadingElement(s)
			}, open)...)
		default:
			n.nodes = []*html.Node{n.item}
		}
	}
}

// stretch returns the children of an item that holds several notes, from the
// beginning of one to that of the next.
func (f *notes) stretch(n *note) []*html.Node {
	s := n.start
	if s == nil {
		s = n.item.FirstChild
	}
	var nodes []*html.Node
	for first := true; s != nil; s, first = s.NextSibling, false {
		if !first && f.byStart[s] != nil {
			break
		}
		nodes = append(nodes, s)
	}
	return nodes
}

// maxFollowers bounds how many blocks a note goes on for.
const maxFollowers = 12

// followers returns the blocks behind the first one of a note that belong to
// it: those before the next note, or, when open, before the end.
func followers(item *html.Node, items map[*html.Node][]*note, stop func(*html.Node) bool, open bool) []*html.Node {
	var nodes []*html.Node
	for s := item.NextSibling; s != nil; s = s.NextSibling {
		switch {
		case items[s] != nil:
			return nodes
		case s.Type == html.ElementNode && stop(s):
			if open {
				return nodes
			}
			return nil
		case len(nodes) > maxFollowers:
			return nil
		case s.Type == html.ElementNode && findNear(s, func(d *html.Node) bool { return items[d] != nil }) != nil:
			return nil
		}
		nodes = append(nodes, s)
	}
	if open {
		return nodes
	}
	return nil
}

// collect moves the content of all notes into list items of their own, and
// takes away what is then left of the lists.
func (f *notes) collect() {
	left := map[*html.Node]int{} // how many notes each parent lost
	var parents []*html.Node
	for _, n := range f.notes {
		n.li = newElement(atom.Li)
		if len(n.nodes) == 0 {
			continue
		}
		p := n.nodes[0].Parent
		if isElement(n.item, atom.Tr) {
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
		trimNote(n)
		if isElement(n.item, atom.Tr) {
			remove(n.item)
		}
	}
	for _, p := range parents {
		f.takeRest(p, left[p])
		f.c.dropEmptied(p)
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
		if isElement(ch, atom.Li) {
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
	if !isElement(a, atom.A) {
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
		return findNear(a, func(d *html.Node) bool { return isElement(d, atom.Img) }) == nil
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
		if after == nil || isHeadingElement(after) || isElement(after, atom.Hr) {
			if before != nil && before.Type == html.ElementNode && isNotesHeading(briefText(before, maxNotesHeading)) && (after != nil || !isSourcesHeading(briefText(before, maxNotesHeading))) {
				heading := before
				before = prevShown(heading)
				c.drop(heading, "its notes stand at the end")
			}
			if isElement(before, atom.Hr) {
				remove(before)
			}
		}
		p = up
	}
}

// isEmptied tells whether n shows nothing, or just a heading for notes.
func isEmptied(n *html.Node) bool {
	text, all := brief(n, maxNotesHeading)
	return all && (text == "" || isNotesHeading(text)) && findNear(n, func(d *html.Node) bool { return d.Type == html.ElementNode && isShown(d) && !isElement(d, atom.Hr) }) == nil
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
