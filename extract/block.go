package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Block is a stretch of the page that no block boundary crosses: a
// paragraph, a heading, a cell, a menu entry, one picture. It is the unit
// that is scored and chosen.
type Block struct {
	Leaves []*html.Node // text nodes and elements without parts of their own, in order
	Text   string       // its text, white space collapsed
	Vector Vector       // set by Blocks alone: scoring needs none that lasts
	Score  float64      // probability of being content, from Model.Score

	box    int // index of the innermost box that holds it
	counts counts
}

// box is a block-level element as the blocks see it: a range of blocks, and
// what its tag and class say.
type box struct {
	parent      int // index of the enclosing box; -1 for the page
	first, last int // its blocks are blocks[first:last]
	depth       int
	marks       mark // of this box alone
	tag         atom.Atom
	path        int // number of the hash of tags and classes from the page down to it, in layout.paths
	node        *html.Node
}

// layout is a document cut into blocks, and the boxes they lie in.
type layout struct {
	blocks  []Block
	boxes   []box
	paths   hashIndex
	lines   bool   // the page is plain text: every line is a block
	echoes  []echo // of the blocks; filled in by newMeasurer
	fitting bool   // a model is to be fitted: sizes are as they are
}

// splitter cuts a document into blocks in one walk.
type splitter struct {
	layout
	leaves  []*html.Node // of all blocks; the one at hand starts at first
	first   int
	counter counter
	marks   mark
	links   int  // open <a href>
	broken  bool // the last leaf was a <br>, and nothing but space came since
	boxOpen int
}

// Room for what half of all pages have, so that growing does not copy it.
const (
	usualBlocks = 256
	usualBoxes  = 512
	usualLeaves = 1024
)

// splitBlocks cuts the page into blocks, in document order.
func splitBlocks(page *Page) *layout {
	s := &splitter{boxOpen: -1, leaves: make([]*html.Node, 0, usualLeaves)}
	s.lines = page.Text
	s.blocks = make([]Block, 0, usualBlocks)
	s.boxes = make([]box, 0, usualBoxes)
	s.open(page.Doc)
	s.children(page.Doc)
	s.close()
	return &s.layout
}

// open starts the box of a block-level element.
func (s *splitter) open(n *html.Node) {
	s.flush()
	b := box{parent: s.boxOpen, first: len(s.blocks), node: n, tag: n.DataAtom, marks: marksOf(n)}
	h := uint32(fnvOffset)
	if s.boxOpen >= 0 {
		p := &s.boxes[s.boxOpen]
		b.depth, h = p.depth+1, s.paths.hashes[p.path]
	}
	b.path = s.paths.number(pathHash(h, n))
	s.boxOpen = len(s.boxes)
	s.boxes = append(s.boxes, b)
}

func (s *splitter) close() {
	s.flush()
	b := &s.boxes[s.boxOpen]
	b.last = len(s.blocks)
	s.boxOpen = b.parent
}

// pathHash extends the FNV-1a hash of a path by the tag and first class of n.
func pathHash(h uint32, n *html.Node) uint32 {
	class := attr(n, "class")
	for class != "" && isSpace(class[0]) {
		class = class[1:]
	}
	for i := range len(class) {
		if isSpace(class[i]) {
			class = class[:i]
			break
		}
	}
	for _, s := range [...]string{n.Data, ".", class, ">"} {
		for i := 0; i < len(s); i++ {
			c := s[i]
			if '0' <= c && c <= '9' {
				continue // post-4711 and post-4712 are siblings
			}
			h = (h ^ uint32(c)) * fnvPrime
		}
	}
	return h
}

func (s *splitter) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		s.node(c)
	}
}

func (s *splitter) node(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		s.addText(n)
	case n.Type != html.ElementNode:
		s.children(n)
	case is(n, atom.Br):
		if s.broken || s.lines {
			s.flush()
		}
		s.leaves = append(s.leaves, n)
		s.counter.space()
		s.broken = s.counter.Chars > 0
	case is(n, atom.Pre):
		s.open(n)
		s.atomic(n)
		s.close()
	case isAtomic(n):
		s.atomic(n)
	case isBlockLevel(n):
		s.open(n)
		s.children(n)
		s.close()
	default:
		s.inline(n)
	}
}

// inline walks an inline element, which need not end within the block.
func (s *splitter) inline(n *html.Node) {
	if n.FirstChild == nil {
		s.leaves = append(s.leaves, n)
		return
	}
	link := is(n, atom.A) && leadsAway(attr(n, "href"))
	if link {
		s.links++
	}
	outer := s.marks
	s.marks |= marksOf(n)
	s.children(n)
	s.marks = outer
	if link {
		s.links--
	}
}

// leadsAway tells whether a link with this address leads anywhere: a script
// only does something here.
func leadsAway(href string) bool { return href != "" && !strings.HasPrefix(href, "javascript:") }

// atomic adds an element that is kept or dropped as one.
func (s *splitter) atomic(n *html.Node) {
	s.leaves = append(s.leaves, n)
	s.broken = false
	for d := next(n, n, false); d != nil; d = next(d, n, false) {
		if d.Type == html.TextNode {
			s.count(d.Data)
		}
	}
	if isMedia(n) {
		s.counter.Media++
	}
}

func (s *splitter) addText(n *html.Node) {
	s.leaves = append(s.leaves, n)
	if s.count(n.Data) {
		s.broken = false
	}
}

// count takes the words of a text into the block; it tells whether there
// were any.
func (s *splitter) count(text string) bool {
	before := s.counter.Chars
	s.counter.add(text, s.links > 0)
	if s.counter.Chars == before {
		return false
	}
	s.counter.marks |= s.marks
	return true
}

// flush ends the block at hand.
func (s *splitter) flush() {
	if s.counter.Chars > 0 || s.counter.Media > 0 {
		text, counts := s.counter.end()
		s.blocks = append(s.blocks, Block{
			Leaves: s.leaves[s.first:len(s.leaves):len(s.leaves)],
			Text:   text,
			box:    s.boxOpen,
			counts: counts,
		})
		s.first = len(s.leaves)
		s.counter.reset() // where there was nothing, there is nothing to forget
	}
	s.leaves = s.leaves[:s.first]
	s.broken = false
}

// isBlockLevel tells whether browsers lay n out as a block by default, or
// would do so with what it usually is on real pages (custom elements).
func isBlockLevel(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Html, atom.Body, atom.Div, atom.P, atom.Section, atom.Article, atom.Main, atom.Header, atom.Footer,
		atom.Nav, atom.Aside, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Hgroup, atom.Ul, atom.Ol, atom.Li,
		atom.Dl, atom.Dt, atom.Dd, atom.Table, atom.Thead, atom.Tbody, atom.Tfoot, atom.Tr, atom.Td, atom.Th,
		atom.Caption, atom.Blockquote, atom.Figure, atom.Figcaption, atom.Form, atom.Fieldset, atom.Legend,
		atom.Address, atom.Details, atom.Summary, atom.Dialog, atom.Center, atom.Menu, atom.Noscript, atom.Button,
		atom.Hr, atom.Dir, atom.Search, atom.Option, atom.Marquee:
		return true
	}
	return n.DataAtom == 0 && n.Namespace == "" && strings.Contains(n.Data, "-")
}

// isAtomic tells whether n is kept or dropped as one, whatever it holds.
func isAtomic(n *html.Node) bool {
	if n.Namespace == "svg" || n.Namespace == "math" {
		return true
	}
	switch n.DataAtom {
	case atom.Picture, atom.Img, atom.Video, atom.Audio, atom.Iframe, atom.Object, atom.Embed, atom.Canvas, atom.Script:
		return true
	}
	return false
}

// isMedia tells whether an atomic element shows something besides text.
func isMedia(n *html.Node) bool {
	return n.Namespace != "math" && n.DataAtom != atom.Script && n.DataAtom != atom.Pre
}
