package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// opened is a node made for a frame that is still open.
type opened struct {
	id   int // of the frame
	node *html.Node
}

// lineState is what treeBuilder has made of its frames so far, and the line
// that it is writing.
type lineState struct {
	openHolder []opened
	line       *html.Node // where the line's content goes; nil between lines
	openInline []opened
	text       []byte // of the text node being written
	gap        []byte // white space that becomes part of the line if more follows
	breaks     int    // the same for <br>
	empty      bool   // nothing is on the line yet
	pieces     bool   // text nodes may stand side by side
	media      bool   // the line is a <figure> that holds its picture without a paragraph
}

// addText adds text to the line. Unless white space counts here, runs of it
// become a single space, and none is left at the ends of the line.
func (b *treeBuilder) addText(s string) {
	s = cleanText(s)
	if b.verbatim {
		if s != "" {
			b.place(false)
			b.text = append(b.text, s...)
		}
		return
	}
	for i := 0; i < len(s); {
		start := i
		for size := blankAt(s, i); size > 0; size = blankAt(s, i) {
			i += size
		}
		b.addGap(s[start:i])
		start = i
		for i < len(s) && (plainByte[s[i]] || blankAt(s, i) == 0 || s[i] == ' ' && i+1 < len(s) && blankAt(s, i+1) == 0) {
			i++
		}
		if start < i {
			b.place(false)
			b.text = append(b.text, s[start:i]...)
		}
	}
}

// blankAt returns the length of the character at i if it takes no ink, else 0:
// white space, and what pages use to pad a line or to keep an empty one open
// (no-break space, zero width space, byte order mark).
func blankAt(s string, i int) int {
	if i == len(s) {
		return 0
	}
	switch s[i] {
	case ' ', '\t', '\n', '\r', '\f':
		return 1
	case "\u00a0"[0]:
		if strings.HasPrefix(s[i:], "\u00a0") {
			return 2
		}
	case "\u200b"[0]:
		if strings.HasPrefix(s[i:], "\u200b") {
			return 3
		}
	case "\ufeff"[0]:
		if strings.HasPrefix(s[i:], "\ufeff") {
			return 3
		}
	}
	return 0
}

// addGap remembers blank text. White space that may break a line wins over
// the kinds that may not: pages mix the two to pad, not to bind.
func (b *treeBuilder) addGap(s string) {
	switch {
	case s == "" || b.line == nil || b.empty || b.breaks > 0:
	case strings.ContainsAny(s, " \t\n\r\f"):
		b.gap = append(b.gap[:0], ' ')
	case string(b.gap) != " ":
		b.gap = append(b.gap, s...)
	}
}

// breakLine separates what comes next from the line so far.
func (b *treeBuilder) breakLine() {
	switch {
	case b.verbatim:
		if n := len(b.text); n == 0 || b.text[n-1] != '\n' {
			b.gap = append(b.gap[:0], '\n')
		}
	case b.flat || isHeading(b.lineOf.kind):
		b.addGap(" ")
	default:
		b.endLine()
	}
}

// endLine closes the line, and with it what blank text is left.
func (b *treeBuilder) endLine() {
	b.flush()
	b.line, b.media = nil, false
	b.openInline = b.openInline[:0]
	b.gap, b.breaks = b.gap[:0], 0
}

// lineEmpty tells whether nothing stands on the line yet.
func (b *treeBuilder) lineEmpty() bool { return b.line == nil || b.empty }

// innermost returns the node that content of the line goes into.
func (b *treeBuilder) innermost() *html.Node {
	if n := len(b.openInline); n > 0 {
		return b.openInline[n-1].node
	}
	return b.line
}

// flush makes a node of the text written so far.
func (b *treeBuilder) flush() {
	if len(b.text) == 0 {
		return
	}
	b.count()
	b.innermost().AppendChild(newText(string(b.text)))
	b.text = b.text[:0]
}

// place makes ready for content: it opens containers, a line and the inline
// elements that are due, closes those that are over, and writes the blank text
// and breaks between. media tells whether the content is a picture or a player.
func (b *treeBuilder) place(media bool) {
	if b.media && !media {
		b.endLine()
	}
	if b.breaks > 1 && b.line != nil && b.line.DataAtom == atom.P {
		b.endLine() // a blank line ends a paragraph
	}
	if b.line == nil {
		b.startLine(b.openHolders(), media)
	}
	same := 0
	for same < len(b.openInline) && same < len(b.inlines) && b.openInline[same].id == b.inlines[same].id {
		same++
	}
	if same < len(b.openInline) {
		b.flush()
		b.openInline = b.openInline[:same]
	}
	if b.breaks > 0 {
		b.flush()
		for range min(b.breaks, 2) {
			b.innermost().AppendChild(b.newNode(atom.Br, nil))
		}
	} else {
		b.text = append(b.text, b.gap...)
	}
	b.gap, b.breaks = b.gap[:0], 0
	for _, f := range b.inlines[same:] {
		b.flush()
		b.openInline = append(b.openInline, opened{f.id, b.openInlineIn(b.innermost(), f)})
	}
	b.empty = false
	if len(b.pending) > 0 {
		b.landPending(b.innermost())
	}
}

// openInlineIn makes the element of f in parent, or goes on with the one that
// ends there.
func (b *treeBuilder) openInlineIn(parent *html.Node, f frame) *html.Node {
	if last := parent.LastChild; last != nil && last.DataAtom == f.kind && mayMerge(f.kind) && len(f.attrs) == 0 && len(last.Attr) == 0 {
		b.pieces = true
		return last
	}
	n := b.make(f)
	parent.AppendChild(n)
	return n
}

// append adds a finished element to the line.
func (b *treeBuilder) append(n *html.Node, media bool) {
	b.place(media)
	b.flush()
	b.innermost().AppendChild(n)
}

// openHolders opens the containers that are due, with the elements that lists
// and tables need in between, and returns the innermost.
func (b *treeBuilder) openHolders() *html.Node {
	at := holderCursor{b: b, node: b.root}
	for _, f := range b.holders {
		at.fill(f.kind)
		if at.depth < len(b.openHolder) && b.openHolder[at.depth].id == f.id {
			at.node = b.openHolder[at.depth].node
			at.depth++
			continue
		}
		at.open(f)
	}
	at.fill(0)
	b.openHolder = b.openHolder[:at.depth]
	return at.node
}

// holderCursor goes down the open containers and opens new ones from the
// first place on where they differ from what is due.
type holderCursor struct {
	b     *treeBuilder
	node  *html.Node
	depth int // in b.openHolder
}

func (at *holderCursor) open(f frame) {
	n := at.b.make(f)
	at.node.AppendChild(n)
	at.enter(f.id, n)
}

func (at *holderCursor) enter(id int, n *html.Node) {
	at.b.openHolder = append(at.b.openHolder[:at.depth], opened{id, n})
	at.node = n
	at.depth++
}

// fill opens what must stand between the container and a child of the given
// kind, 0 for text. A list that stands directly in a list belongs to the item
// before it.
func (at *holderCursor) fill(child atom.Atom) {
	for {
		kind := fillerFor(at.node.DataAtom, child)
		if kind == 0 {
			return
		}
		if at.depth < len(at.b.openHolder) && at.b.openHolder[at.depth].id == 0 {
			at.node = at.b.openHolder[at.depth].node
			at.depth++
		} else if last := at.node.LastChild; kind == atom.Li && last != nil && (child == atom.Ul || child == atom.Ol) {
			at.enter(0, last)
		} else {
			at.open(frame{kind: kind})
		}
	}
}

// startLine opens a line in the container c.
func (b *treeBuilder) startLine(c *html.Node, media bool) {
	b.empty, b.gap, b.breaks = true, b.gap[:0], 0
	tight := elements.of(c.DataAtom).role == roleTight
	switch {
	case media && c.DataAtom == atom.Figure:
		b.line, b.media = c, true
		return
	case b.lineOf.kind != 0:
		b.line = b.make(b.lineOf)
	case tight && c.FirstChild == nil:
		b.line = c
		return
	default:
		if tight {
			b.wrapLine(c)
		}
		b.line = b.newNode(atom.P, nil)
	}
	c.AppendChild(b.line)
}

// wrapLine makes a paragraph of the line that c begins with, once a second
// line follows it.
func (b *treeBuilder) wrapLine(c *html.Node) {
	if isBlock(c.FirstChild.DataAtom) {
		return
	}
	p := b.newNode(atom.P, nil)
	for n := c.FirstChild; n != nil && !isBlock(n.DataAtom); n = c.FirstChild {
		c.RemoveChild(n)
		p.AppendChild(n)
	}
	c.InsertBefore(p, c.FirstChild)
}
