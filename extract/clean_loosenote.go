package extract

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// loose finds notes that nothing but their numbers connects: <sup>1</sup> in
// the text, and behind a rule, under a heading or in a part that is called
// footnotes, blocks that begin with 1, 2, 3.
func (f *notes) loose() {
	raised := f.raisedMarkers()
	if len(raised) == 0 {
		return
	}
	regions := f.noteRegions()
	for i := len(regions) - 1; i >= max(0, len(regions)-maxRegions); i-- {
		if f.takeLoose(regions[i], looseNotes(regions[i]), raised) {
			return
		}
	}
}

// maxRegions bounds how many places are tried.
const maxRegions = 16

// raisedMarkers returns the elements that look like references, in order.
func (f *notes) raisedMarkers() []noteLink {
	var list []noteLink
	for n := f.c.root.FirstChild; n != nil; {
		if is(n, atom.Sup) && findNear(n, func(d *html.Node) bool { return is(d, atom.A) && attr(d, "href") != "" }) == nil {
			if m := noteMarker(briefText(n, maxMarker)); m != "" && !isExponent(n) {
				list = append(list, noteLink{ranked: ranked{node: n}, marker: m})
			}
		}
		n = next(n, f.c.root, isForeign(n) || is(n, atom.Pre))
	}
	return list
}

// isExponent tells whether a raised number belongs to a quantity or a
// variable: it follows a digit, or a word of up to two letters ("m", "km").
func isExponent(sup *html.Node) bool {
	before := sup.PrevSibling
	if !isText(before) {
		return false
	}
	s := before.Data
	letters := 0
	for letters <= 2 && s != "" {
		r, size := utf8.DecodeLastRuneInString(s)
		if unicode.IsDigit(r) && letters == 0 {
			return true
		}
		if !unicode.IsLetter(r) {
			break
		}
		letters++
		s = s[:len(s)-size]
	}
	return letters == 1 || letters == 2 && before.Data[0] < utf8.RuneSelf
}

// region is a run of blocks in which notes may stand.
type region struct {
	blocks  []*html.Node
	heading *html.Node // the rule or heading above, or the part around
	sure    bool       // it is called footnotes
}

// noteRegions returns the places where notes may stand.
func (f *notes) noteRegions() []region {
	var list []region
	f.c.each(func(n *html.Node) bool {
		switch {
		case isForeign(n) || isElement(n, atom.Pre, atom.Table):
			return true
		case isElement(n, atom.Div, atom.Section, atom.Aside, atom.Footer) && isNoteName(attr(n, "class")+" "+attr(n, "id")):
			list = append(list, region{blocksFrom(n.FirstChild), n, true})
		case is(n, atom.Hr):
			list = append(list, region{blocksFrom(n.NextSibling), n, false})
		case (isHeadingElement(n) || is(n, atom.P)) && isNotesHeading(briefText(n, maxNotesHeading)):
			list = append(list, region{blocksFrom(n.NextSibling), n, true})
		}
		return false
	})
	return list
}

// maxRegion bounds how many siblings a region has.
const maxRegion = 600

// blocksFrom returns n and its siblings up to the next heading or rule.
func blocksFrom(n *html.Node) []*html.Node {
	var blocks []*html.Node
	for ; n != nil && len(blocks) < maxRegion; n = n.NextSibling {
		if len(blocks) > 0 && (isHeadingElement(n) || is(n, atom.Hr)) {
			break
		}
		if !isHeadingElement(n) && !(isText(n) && isBlankText(n.Data)) {
			blocks = append(blocks, n)
		}
	}
	return blocks
}

// looseNotes cuts a region into notes: the first block must begin with the
// marker 1, or a sign, and each further marker be the next number. nil when
// the region holds something else.
func looseNotes(r region) []*note {
	if len(r.blocks) == 0 {
		return nil
	}
	if list := r.blocks[0]; is(list, atom.Ol) && r.sure && len(r.blocks) == 1 {
		return listNotes(list)
	}
	var found []*note
	for _, b := range r.blocks {
		if m := leadingMarker(b); m != "" && follows(m, len(found)) {
			found = append(found, &note{marker: m, nodes: []*html.Node{b}})
		} else if len(found) == 0 {
			return nil
		} else {
			last := found[len(found)-1]
			last.nodes = append(last.nodes, b)
		}
	}
	return found
}

// listNotes makes a note of each item of a numbered list.
func listNotes(list *html.Node) []*note {
	var found []*note
	for li := list.FirstChild; li != nil; li = li.NextSibling {
		if is(li, atom.Li) {
			found = append(found, &note{marker: strconv.Itoa(len(found) + 1), nodes: []*html.Node{li}})
		}
	}
	return found
}

// follows tells whether a marker comes after so many others.
func follows(marker string, before int) bool {
	if n := leadingInt(marker); n > 0 {
		return n == before+1
	}
	return strings.Trim(marker, "*†‡§‖") == ""
}

// leadingMarker returns the marker that a block begins with, set off from
// the text: raised, bold, or in brackets.
func leadingMarker(b *html.Node) string {
	if !isElement(b, atom.P, atom.Div, atom.Li, atom.Aside) {
		return ""
	}
	first := firstShown(b)
	for level := 0; level < 3 && isElement(first, atom.P, atom.Span, atom.Small, atom.Em, atom.I); level++ {
		if m := noteMarker(briefText(first, maxMarker)); m != "" {
			return m
		}
		first = firstShown(first)
	}
	switch {
	case first == nil:
	case isElement(first, atom.Sup, atom.Strong, atom.B, atom.A, atom.Span):
		return noteMarker(briefText(first, maxMarker))
	case isText(first):
		text := strings.TrimLeft(clip(first.Data, maxMarker), " \t\n\u00a0")
		if end := strings.IndexAny(text, "])."); end > 0 && (text[0] == '[' || text[0] == '(' || isDigit(text[0])) {
			return noteMarker(text[:end+1])
		}
		if text != "" && strings.HasPrefix(text, "*") {
			return text[:len(text)-len(strings.TrimLeft(text, "*"))]
		}
	}
	return ""
}

// takeLoose takes the notes of a region, if markers outside refer to each of
// them, or to most in a part that is called so. It tells whether they did.
func (f *notes) takeLoose(r region, found []*note, raised []noteLink) bool {
	if len(found) == 0 || !r.sure && len(found[len(found)-1].nodes) > maxFollowers {
		return false
	}
	byMarker := map[string]*note{}
	inside := map[*html.Node]bool{}
	for _, n := range found {
		byMarker[n.marker] = n
		for _, block := range n.nodes {
			inside[block] = true
		}
	}
	referred := map[*note]bool{}
	var refs []noteRef
	for _, l := range raised {
		n := byMarker[l.marker]
		if n == nil || f.c.closest(l.node, maxDepth, func(up *html.Node) bool { return inside[up] }) != nil {
			continue
		}
		refs = append(refs, noteRef{l.node, n})
		referred[n] = true
	}
	if len(referred) == 0 || !r.sure && len(referred) < len(found) || 2*len(referred) < len(found) {
		return false
	}
	f.refs, f.notes = refs, found
	if isElement(r.heading, atom.Hr, atom.P) || isHeadingElement(r.heading) {
		if before := prevShown(r.heading); is(before, atom.Hr) {
			remove(before)
		}
		f.c.drop(r.heading, "its notes stand at the end")
	}
	return true
}
