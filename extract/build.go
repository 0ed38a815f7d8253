package extract

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

const (
	// maxHolders is how deep containers may nest in the article; what is
	// deeper is written without them. Threads of comments reach about 30.
	// With the elements that lists and tables need in between, this stays
	// below the 512 at which browsers and x/net/html stop to nest.
	maxHolders = 100
	// maxInlines is how deep inline elements may nest. Each is repeated in
	// every block that it holds, so this also bounds how a page can grow.
	maxInlines = 8
)

// rebuild returns a new tree, a <div>, with what the allowlist lets pass of
// the children of root.
func rebuild(root *html.Node, lim Limits) (*html.Node, error) {
	b := &treeBuilder{root: newElement(atom.Div), lim: lim, targets: linkTargets(root)}
	b.children(root)
	b.endLine()
	b.landPending(b.root.LastChild)
	b.finish()
	return b.root, b.err
}

// frame is an element of the page that content belongs in. The element of the
// new tree is made when the first content for it comes, so that nothing empty
// is ever made, and again when a block has cut it in two.
type frame struct {
	id    int // tells frames apart; 0 is an element that the page lacks but the tree needs
	kind  atom.Atom
	role  role
	attrs []html.Attribute
	ids   []string // of the page, that links lead to
}

// treeBuilder walks the page's tree and keeps three sets of frames: the
// containers around the place where it is, at most one line, and the inline
// elements. line.go turns them into nodes.
type treeBuilder struct {
	root *html.Node
	lim  Limits
	err  error
	made int // nodes
	last int // the last frame's id

	holders  []frame // outermost first
	lineOf   frame   // kind 0: none
	inlines  []frame // outermost first, through all holders
	verbatim bool    // white space counts
	flat     bool    // blocks can't stand here: they are separated by space alone
	notes    bool    // inside the section of footnotes
	lang     string  // as inherited
	dir      string

	targets map[string]*html.Node // what in-page links lead to; nil until it has its node
	pending []string              // ids of the page that wait for the next line
	links   []*html.Node          // in-page links
	headed  []*html.Node          // cells that name their heads
	tables  []*html.Node
	figures []*html.Node
	rules   []*html.Node // <hr>
	divs    []*html.Node // wrappers that say something about language

	lineState
}

func (b *treeBuilder) children(n *html.Node) {
	for c := n.FirstChild; c != nil && b.err == nil; c = c.NextSibling {
		b.lim.work.add(1)
		switch c.Type {
		case html.TextNode:
			b.lim.work.add(len(c.Data))
			b.addText(c.Data)
		case html.ElementNode:
			b.element(c)
		}
	}
}

// element adds one element of the page. It recurses down the tree, whose
// depth the parser bounds.
func (b *treeBuilder) element(n *html.Node) {
	if n.Namespace == "math" || n.Namespace == "" && n.DataAtom == atom.Math {
		b.math(n)
		return
	}
	r := elements.of(n.DataAtom)
	if n.Namespace != "" || r.role == roleGone {
		return
	}
	f := frame{id: b.nextFrame(), kind: elementName(n), role: r.role, attrs: allowedAttrs(n, r.attrs), ids: b.targetsAt(n)}
	switch r.role {
	case roleBare, roleBreak, roleSpecial:
		b.pending = append(b.pending, f.ids...)
	}
	if r.role == roleBare || r.role == roleInline {
		b.setApart(n)
	}
	lang, dir := b.lang, b.dir
	local := b.localAttrs(n)
	f.attrs = append(f.attrs, local...)
	b.dispatch(n, f, local)
	for _, id := range f.ids {
		if b.targets[id] == nil { // nothing was made of n
			b.pending = append(b.pending, id)
		}
	}
	b.lang, b.dir = lang, dir
}

// dispatch adds n as its role asks. f is what n becomes when it is kept, local
// what it says about the language of its content.
func (b *treeBuilder) dispatch(n *html.Node, f frame, local []html.Attribute) {
	switch f.role {
	case roleBare:
		switch {
		case n.DataAtom == 0 && strings.Contains(n.Data, "-") && standsAlone(n):
			b.passage(n, local)
		case len(local) > 0:
			b.inline(n, frame{id: f.id, kind: atom.Span, role: roleInline, attrs: local})
		default:
			b.children(n)
		}
	case roleBreak:
		if n.DataAtom == atom.Section && hasClass(n, "footnotes") && !b.notes && len(b.holders) == 0 {
			f.role, f.attrs = roleFlow, append(f.attrs, html.Attribute{Key: "class", Val: "footnotes"})
			b.notes = true
			b.holder(n, f)
			b.notes = false
		} else {
			b.passage(n, local)
		}
	case roleLine:
		b.lineBlock(n, f)
	case roleVerbatim:
		b.preformatted(n, f)
	case roleInline:
		b.inline(n, b.inlineFrame(n, f))
	case roleSpecial:
		b.special(n, f)
	default:
		b.holder(n, b.holderFrame(n, f))
	}
}

func (b *treeBuilder) nextFrame() int {
	b.last++
	return b.last
}

// localAttrs returns the lang and dir of n where they differ from what is
// inherited, and makes them what its content inherits.
func (b *treeBuilder) localAttrs(n *html.Node) []html.Attribute {
	var kept []html.Attribute
	for i := range n.Attr {
		switch n.Attr[i].Key {
		case "lang":
			if v, ok := language(n.Attr[i].Val); ok && v != b.lang {
				b.lang = v
				kept = append(kept, html.Attribute{Key: "lang", Val: v})
			}
		case "dir":
			if v, ok := direction(strings.ToLower(n.Attr[i].Val)); ok && v != b.dir {
				b.dir = v
				kept = append(kept, html.Attribute{Key: "dir", Val: v})
			}
		}
	}
	return kept
}

// passage adds the content of a wrapper as lines of its own. The wrapper
// itself stays only where it says something about language.
func (b *treeBuilder) passage(n *html.Node, local []html.Attribute) {
	if len(local) > 0 && !b.flat {
		b.holder(n, frame{id: b.nextFrame(), kind: atom.Div, role: roleFlow, attrs: local})
		return
	}
	b.breakLine()
	b.children(n)
	b.breakLine()
}

// holder adds a container.
func (b *treeBuilder) holder(n *html.Node, f frame) {
	if b.flat || len(b.holders) >= maxHolders || !belongsIn(f.kind, b.holderKind()) {
		b.passage(n, nil)
		return
	}
	b.endLine()
	lineOf, flat := b.lineOf, b.flat
	b.lineOf, b.flat = frame{}, f.kind == atom.Caption
	b.holders = append(b.holders, f)
	if f.kind == atom.Td || f.kind == atom.Th {
		b.openHolders() // an empty cell still moves its neighbours
	}
	b.children(n)
	b.endLine()
	b.holders = b.holders[:len(b.holders)-1]
	b.lineOf, b.flat = lineOf, flat
}

// holderKind returns the innermost container around this place.
func (b *treeBuilder) holderKind() atom.Atom {
	if len(b.holders) == 0 {
		return atom.Div
	}
	return b.holders[len(b.holders)-1].kind
}

// lineBlock adds a paragraph or a heading.
func (b *treeBuilder) lineBlock(n *html.Node, f frame) {
	switch {
	case b.flat, f.kind == atom.P && isHeading(b.lineOf.kind) && b.lineEmpty():
		b.passage(n, nil)
		return
	case f.kind == atom.P && b.holderKind() == atom.Blockquote && hasClass(n, "callout-title") && b.isCallout():
		f.attrs = append(f.attrs, html.Attribute{Key: "class", Val: "callout-title"})
	}
	b.endLine()
	lineOf := b.lineOf
	b.lineOf = f
	b.children(n)
	b.endLine()
	b.lineOf = lineOf
}

// preformatted adds a block whose white space counts, unless it is blank.
func (b *treeBuilder) preformatted(n *html.Node, f frame) {
	if b.flat { // also within another: of nested ones, only the outermost looks through all that it holds
		b.passage(n, nil)
		return
	}
	seen := find(n, func(d *html.Node) bool {
		return d.Type == html.TextNode && strings.TrimSpace(d.Data) != "" || is(d, atom.Img)
	})
	if seen == nil {
		return
	}
	b.endLine()
	lineOf := b.lineOf
	b.lineOf, b.verbatim, b.flat = f, true, true
	b.children(n)
	b.endLine()
	b.lineOf, b.verbatim, b.flat = lineOf, false, false
}

// inline adds an inline element, or only its content where the element would
// say nothing.
func (b *treeBuilder) inline(n *html.Node, f frame) {
	if !b.says(f) {
		b.children(n)
		return
	}
	b.inlines = append(b.inlines, f)
	b.children(n)
	b.inlines = b.inlines[:len(b.inlines)-1]
}

func (b *treeBuilder) says(f frame) bool {
	if len(b.inlines) >= maxInlines {
		return false
	}
	switch f.kind {
	case atom.A:
		if !hasKey(f.attrs, "href") {
			return false
		}
	case atom.Rb, atom.Rt, atom.Rp:
		return len(b.inlines) > 0 && b.inlines[len(b.inlines)-1].kind == atom.Ruby
	}
	return mayNest(f.kind) || !b.within(f.kind)
}

// within tells whether an inline element of the kind is around this place.
func (b *treeBuilder) within(kind atom.Atom) bool {
	for i := range b.inlines {
		if b.inlines[i].kind == kind {
			return true
		}
	}
	return false
}

func hasKey(attrs []html.Attribute, key string) bool {
	for i := range attrs {
		if attrs[i].Key == key {
			return true
		}
	}
	return false
}

// make makes the element of f.
func (b *treeBuilder) make(f frame) *html.Node {
	n := b.newNode(f.kind, f.attrs)
	b.land(f.ids, n)
	return n
}

// newNode makes an element of the new tree, within the bounds.
func (b *treeBuilder) newNode(kind atom.Atom, attrs []html.Attribute) *html.Node {
	b.count()
	n := newElement(kind, append([]html.Attribute(nil), attrs...)...)
	switch kind {
	case atom.A, atom.Li:
		b.claim(n)
	case atom.Td, atom.Th:
		if hasKey(attrs, "headers") {
			b.headed = append(b.headed, n)
		}
	case atom.Table:
		b.tables = append(b.tables, n)
	case atom.Figure:
		b.figures = append(b.figures, n)
	case atom.Div:
		b.divs = append(b.divs, n)
	}
	return n
}

func (b *treeBuilder) count() {
	b.made++
	if b.err == nil && b.made > b.lim.Nodes {
		b.err = fmt.Errorf("%w: more than %d nodes in the article", ErrTooLarge, b.lim.Nodes)
	}
}

// cleanText takes out what may not stand in text: control characters, NUL and
// broken UTF-8. Whatever else breaks a line becomes a line feed.
func cleanText(s string) string {
	bad := !utf8.ValidString(s)
	for i := 0; i < len(s) && !bad; i++ {
		bad = s[i] < ' ' && s[i] != '\n' && s[i] != '\t' || s[i] == 0x7f
	}
	if !bad {
		return s
	}
	s = strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\r' || r == '\f' || r == '\v':
			return '\n'
		case r < ' ' && r != '\n' && r != '\t' || r == 0x7f:
			return -1
		}
		return r
	}, s)
}
