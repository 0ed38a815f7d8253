package extract

import (
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
	if is(cur, atom.Table) { // a table for each note, as docutils wrote them
		if row := findNear(cur, func(d *html.Node) bool { return is(d, atom.Tr) }); row != nil && nextShown(row) == nil {
			cur = row
		}
	}
	for isInline(cur) {
		p := cur.Parent
		if before := prevShown(cur); before != nil {
			// In the middle of a block a note begins only behind a line break.
			if is(before, atom.Br) && !isInline(p) && p != f.c.root {
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
		return !isIn(d, cur) && (attr(d, "id") != "" && f.aims[attr(d, "id")] || is(d, atom.A) && attr(d, "name") != "" && f.aims[attr(d, "name")])
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
		case is(n.item, atom.Tr):
			for cell := n.item.FirstChild; cell != nil; cell = cell.NextSibling {
				if isElement(cell, atom.Td, atom.Th) && noteMarker(briefText(cell, maxMarker)) == "" {
					n.nodes = append(n.nodes, cell)
				}
			}
		case isHeadingElement(n.item), is(n.item, atom.Dt):
			n.nodes = append([]*html.Node{n.item}, followers(n.item, items, func(s *html.Node) bool {
				return s.DataAtom == n.item.DataAtom || is(s, atom.Hr) || isHeadingElement(s)
			}, true)...)
		case isElement(n.item, atom.P, atom.Div, atom.Blockquote):
			open := hasNoteName(n.item.Parent) && n.item.Parent != f.c.root
			n.nodes = append([]*html.Node{n.item}, followers(n.item, items, func(s *html.Node) bool {
				return is(s, atom.Hr) || isHeadingElement(s)
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
