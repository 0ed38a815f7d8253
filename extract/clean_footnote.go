package extract

import (
	"net/url"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// footnotes brings notes into one form, whatever wrote them: references
//
//	<sup class="footnote-ref"><a href="#fn-1" id="fnref-1">1</a></sup>
//
// and, at the very end, the notes in the order of their first reference,
//
//	<section class="footnotes"><ol><li id="fn-1">blocks <a class="footnote-back" href="#fnref-1">↩</a></li></ol></section>
//
// A reference whose note cannot be found stays as it was.
func (c *cleaner) footnotes() {
	f := &notes{c: c, places: map[string]ranked{}, byStart: map[*html.Node]*note{}, found: map[*html.Node]*note{}, aims: map[string]bool{}}
	f.index()
	f.sidenotes()
	f.linked()
	if len(f.refs) == 0 {
		f.loose()
	}
	if len(f.refs) > 0 {
		f.write()
	}
}

// notes is what is known of the notes of one tree.
type notes struct {
	c       *cleaner
	places  map[string]ranked // what can be linked to, by id or name
	links   []noteLink        // what may refer to a note, in order
	aims    map[string]bool   // what these links lead to
	refs    []noteRef
	notes   []*note
	found   map[*html.Node]*note // by what links lead to; nil where that is no note
	byStart map[*html.Node]*note // those that have references, by where they begin
}

// ranked is an element and its rank in document order.
type ranked struct {
	node *html.Node
	at   int
}

// noteLink is an element that leads to another and may be a reference.
type noteLink struct {
	ranked
	to     string // the id that it leads to
	marker string // what it shows, see noteMarker
}

// noteRef is a reference to a note.
type noteRef struct {
	node *html.Node
	note *note
}

// note is one note, and where its content stands.
type note struct {
	marker string
	item   *html.Node      // the block that holds it, or begins it
	start  *html.Node      // the child of item with which it begins, where item holds several; else nil
	nodes  []*html.Node    // its content
	backs  map[string]bool // the ids that it links to; nil until asked for
	li     *html.Node      // its standard form
	label  int
	uses   int
}

// aimAttrs are the attributes, beside href, by which elements name the note
// that they open.
var aimAttrs = [...]string{"data-definition", "data-footnote-id", "data-footnote-target", "data-note-id", "popovertarget", "aria-controls", "aria-describedby"}

// index notes what can be linked to and what may refer to a note.
func (f *notes) index() {
	at := 0
	for n := f.c.root.FirstChild; n != nil; {
		if n.Type == html.ElementNode {
			at++
			f.indexElement(n, at)
		}
		n = next(n, f.c.root, isForeign(n) || is(n, atom.Pre))
	}
}

func (f *notes) indexElement(n *html.Node, at int) {
	var to string
	for i := range n.Attr {
		switch a := &n.Attr[i]; {
		case a.Key == "id", a.Key == "name" && n.DataAtom == atom.A:
			if _, taken := f.places[a.Val]; !taken && a.Val != "" {
				f.places[a.Val] = ranked{n, at}
			}
		case a.Key == "href" && n.DataAtom == atom.A:
			to = fragmentOf(a.Val)
		case a.Key == "for" && n.DataAtom == atom.Label:
			to = a.Val
		}
	}
	if to == "" && isElement(n, atom.Sup, atom.Span, atom.A, atom.Button) {
		for _, key := range aimAttrs {
			if v := attr(n, key); v != "" && to == "" {
				to = v
			}
		}
	}
	if to == "" {
		return
	}
	marker := noteMarker(briefText(n, maxMarker))
	if marker == "" && !hasNoteName(n) {
		return
	}
	f.links = append(f.links, noteLink{ranked{n, at}, to, marker})
	f.aims[to] = true
}

// fragmentOf returns the part of an address behind "#", unescaped. Links of
// notes that bear the address of another copy of the page count too: whether
// the fragment exists here decides.
func fragmentOf(href string) string {
	_, frag, _ := strings.Cut(href, "#")
	if strings.Contains(frag, "%") {
		if s, err := url.PathUnescape(frag); err == nil {
			return s
		}
	}
	return frag
}

// linked finds the references that are links to their notes.
func (f *notes) linked() {
	for _, l := range f.links {
		if !isIn(l.node, f.c.root) {
			continue
		}
		target, here := f.places[l.to]
		if !here || target.at <= l.at || !isIn(target.node, f.c.root) {
			continue // a link to elsewhere, or back
		}
		n := f.noteAt(target.node)
		if n == nil || !f.isReference(l, target.node, n) {
			continue
		}
		if first := f.byStart[n.begin()]; first != nil {
			n = first
		} else {
			n.marker = l.marker
			f.byStart[n.begin()] = n
			f.notes = append(f.notes, n)
		}
		f.refs = append(f.refs, noteRef{l.node, n})
	}
	f.extents()
}

// begin returns the node with which a note begins.
func (n *note) begin() *html.Node {
	if n.start != nil {
		return n.start
	}
	return n.item
}

// write puts the standard forms in place.
func (f *notes) write() {
	f.collect()
	order := f.number()
	f.writeRefs()
	list := newElement(atom.Ol)
	for _, n := range order {
		list.AppendChild(n.li)
		f.finish(n)
	}
	section := newElement(atom.Section, html.Attribute{Key: "class", Val: "footnotes"})
	section.AppendChild(list)
	f.c.root.AppendChild(section)
}

// number labels the notes in the order of their first reference: those of
// the text, then those of the notes, then what nothing refers to. It puts the
// references into that order too.
func (f *notes) number() []*note {
	byNode := make(map[*html.Node]*note, len(f.refs))
	for _, r := range f.refs {
		byNode[r.node] = r.note
	}
	f.refs = f.refs[:0]
	var order []*note
	take := func(n *note) {
		if n.label == 0 {
			order = append(order, n)
			n.label = len(order)
		}
	}
	search := func(tree *html.Node) {
		for n := tree.FirstChild; n != nil; n = next(n, tree, false) {
			if found := byNode[n]; found != nil {
				take(found)
				f.refs = append(f.refs, noteRef{n, found})
			}
		}
	}
	search(f.c.root)
	for i, rest := 0, f.notes; ; i++ {
		for i == len(order) && len(rest) > 0 {
			take(rest[0])
			rest = rest[1:]
		}
		if i == len(order) {
			return order
		}
		search(order[i].li)
	}
}

// writeRefs puts the standard form in place of each reference.
func (f *notes) writeRefs() {
	var written []*html.Node
	for _, r := range f.refs {
		label := strconv.Itoa(r.note.label)
		id := "fnref-" + label
		if r.note.uses++; r.note.uses > 1 {
			id += "-" + strconv.Itoa(r.note.uses)
		}
		link := newElement(atom.A, html.Attribute{Key: "href", Val: "#fn-" + label}, html.Attribute{Key: "id", Val: id})
		link.AppendChild(newText(label))
		sup := newElement(atom.Sup, html.Attribute{Key: "class", Val: "footnote-ref"})
		sup.AppendChild(link)
		replace(refWrapper(r.node), sup)
		written = append(written, sup)
	}
	for _, sup := range written {
		tidyAround(sup)
	}
}

// finish gives a note its id and the link back.
func (f *notes) finish(n *note) {
	label := strconv.Itoa(n.label)
	n.li.Attr = []html.Attribute{{Key: "id", Val: "fn-" + label}}
	if n.uses == 0 {
		return
	}
	back := newElement(atom.A, html.Attribute{Key: "class", Val: "footnote-back"}, html.Attribute{Key: "href", Val: "#fnref-" + label})
	back.AppendChild(newText("↩"))
	into := n.li
	for last := lastShown(into); isElement(last, atom.P, atom.Div, atom.Section); last = lastShown(into) {
		into = last
	}
	into.AppendChild(newText(" "))
	into.AppendChild(back)
}
