package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// sidenotes finds the notes that stand in the text itself, beside or behind
// their reference, for a style or a script to move out of the line.
func (f *notes) sidenotes() {
	f.c.each(func(n *html.Node) bool {
		return isForeign(n) || is(n, atom.Pre) || isElement(n, noteElements...) && (f.openedNote(n) || f.sidenote(n))
	})
}

// noteElements are those in which such notes stand.
var noteElements = []atom.Atom{atom.Span, atom.Small, atom.Sup, atom.Aside, atom.Div, atom.Em, atom.I, atom.A}

// inline notes a note of which ref is the reference and content the element
// that holds it.
func (f *notes) inline(ref, content *html.Node) {
	n := &note{marker: noteMarker(briefText(ref, maxMarker)), nodes: []*html.Node{content}}
	f.notes = append(f.notes, n)
	f.refs = append(f.refs, noteRef{ref, n})
}

var (
	contentWords = nameSet("content text body tooltip popup popover inner outer note definition")
	toggleWords  = nameSet("toggle number label ref reference anchor marker trigger button")
)

// openedNote finds a reference with the note inside it:
// <span class="footnote">1<span class="content" hidden>…</span></span>.
func (f *notes) openedNote(n *html.Node) bool {
	if isBlockLevel(n) || !isNoteName(attr(n, "class")) {
		return false
	}
	first := firstShown(n)
	if first == nil || noteMarker(briefText(first, maxMarker)) == "" {
		return false
	}
	content := nextShown(first)
	if content == nil || content.Type != html.ElementNode || nextShown(content) != nil {
		return false
	}
	hidden := hasAttr(content, "hidden") || hidesByStyle(attr(content, "style"))
	if !hidden && !isNamed(content, contentWords) || is(content, atom.A) || showsNothing(content) {
		return false
	}
	ref := newElement(atom.Sup)
	first.Parent.RemoveChild(first)
	ref.AppendChild(first)
	n.Parent.InsertBefore(ref, n)
	f.inline(ref, content)
	rename(n, atom.Span)
	return true
}

// minInlineNote is the length, in bytes, from which the text of an element
// that is only called a footnote is the note and not its reference.
const minInlineNote = 24

// sidenote finds a note that stands behind its reference, or without one:
// <label>…</label><span class="sidenote">…</span>.
func (f *notes) sidenote(n *html.Node) bool {
	class := strings.ToLower(clip(attr(n, "class"), maxClassLen))
	if !strings.Contains(class, "note") {
		return false
	}
	side := strings.Contains(class, "sidenote") || strings.Contains(class, "marginnote") || strings.Contains(class, "margin-note") || strings.Contains(class, "side-note")
	plain := hasClass(n, "footnote") || hasClass(n, "inline-note") || hasClass(n, "footnote-text") || strings.Contains(class, "footnote") && hasNameWord(class, contentWords)
	if !side && !plain || hasNameWord(class, toggleWords) || is(n, atom.A) {
		return false
	}
	text, all := brief(n, minInlineNote)
	if all && (text == "" || noteMarker(text) != "") || findNear(n, func(d *html.Node) bool {
		return isElement(d, atom.Img, atom.Table, atom.Figure, atom.Iframe) || is(d, atom.A) && f.isAim(d)
	}) != nil {
		return false
	}
	ref := f.reference(n)
	if ref == nil && isBlockLevel(n) {
		ref = f.referenceAbove(n)
	}
	content := n
	switch {
	case ref != nil:
		if f.isRepeated(ref) {
			f.c.drop(n, "stands among the notes too")
			return true
		}
	case isBlockLevel(n) || onlyChild(n.Parent) == n || all && !side:
		return false
	}
	// The word that the note is about may lie inside too.
	if inner := findNear(n, func(d *html.Node) bool {
		return d.Type == html.ElementNode && (isNoteName(attr(d, "class")) && hasNameWord(attr(d, "class"), contentWords))
	}); inner != nil && inner.Parent == n {
		content = inner
	}
	if ref == nil {
		ref = newElement(atom.Sup)
		insertAfter(ref, n)
	}
	f.inline(ref, content)
	return true
}

// isAim tells whether an element is what a reference leads to.
func (f *notes) isAim(n *html.Node) bool {
	id, name := attr(n, "id"), attr(n, "name")
	return id != "" && f.aims[id] || name != "" && f.aims[name]
}

// reference returns the element before a sidenote that is its reference, or
// nil.
func (f *notes) reference(n *html.Node) *html.Node {
	for s := prevShown(n); s != nil && s.Type == html.ElementNode; s = prevShown(s) {
		text, all := brief(s, maxMarker)
		switch {
		case is(s, atom.Input):
			continue
		case f.isAim(s): // the number of a note, not of a reference
			return nil
		case is(s, atom.Label), isElement(s, atom.Sup, atom.A, atom.Button) && noteMarker(text) != "", isNoteName(attr(s, "class")):
			if all && (text == "" || noteMarker(text) != "" || strings.Trim(text, "⊕+*") == "") {
				return s
			}
		}
		return nil
	}
	return nil
}

// referenceAbove returns the element in the text above a sidenote, or a row
// of them, that shows the number with which the note begins, or nil.
func (f *notes) referenceAbove(n *html.Node) *html.Node {
	marker, above := leadingMarker(n), prevShown(n)
	for i := 0; i < siblingSteps && above != nil && isNoteName(attr(above, "class")); i++ {
		above = prevShown(above)
	}
	if marker == "" || above == nil || above.Type != html.ElementNode {
		return nil
	}
	return findNear(above, func(d *html.Node) bool {
		return d.Type == html.ElementNode && (is(d, atom.Sup) || isNoteName(attr(d, "class"))) && !isBlockLevel(d) &&
			noteMarker(briefText(d, maxMarker)) == marker && findNear(d, func(a *html.Node) bool { return is(a, atom.A) }) == nil && !(is(d, atom.Sup) && isExponent(d))
	})
}

// isRepeated tells whether the reference of a sidenote also leads to a note
// further down.
func (f *notes) isRepeated(ref *html.Node) bool {
	to := attr(ref, "for")
	if is(ref, atom.A) {
		to = fragmentOf(attr(ref, "href"))
	}
	target, ok := f.places[to]
	return ok && !is(target.node, atom.Input) && hasNoteName(target.node)
}
