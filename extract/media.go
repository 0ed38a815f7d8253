package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// special adds an element that is void or atomic. f has the attributes that
// it may keep.
func (b *treeBuilder) special(n *html.Node, f frame) {
	switch f.kind {
	case atom.Br:
		b.lineBreak()
	case atom.Wbr:
		b.breakOpportunity()
	case atom.Hr:
		b.thematicBreak()
	case atom.Input:
		b.taskMark(n)
	case atom.Img:
		b.image(f.attrs)
	case atom.Video, atom.Audio:
		b.breakLine()
		b.player(n, f)
		b.breakLine()
	case atom.Iframe:
		b.breakLine()
		b.videoFrame(f.attrs)
		b.breakLine()
	}
}

func (b *treeBuilder) lineBreak() {
	switch {
	case b.lineEmpty():
	case b.verbatim:
		b.addText("\n")
	default:
		b.gap = b.gap[:0]
		b.breaks++
	}
}

// breakOpportunity keeps a <wbr> within a word; anywhere else it does nothing.
func (b *treeBuilder) breakOpportunity() {
	if !b.lineEmpty() && len(b.gap) == 0 && b.breaks == 0 && len(b.openInline) == len(b.inlines) {
		b.append(b.newNode(atom.Wbr, nil), false)
	}
}

// thematicBreak adds an <hr> between two blocks.
func (b *treeBuilder) thematicBreak() {
	if b.flat {
		b.breakLine()
		return
	}
	b.endLine()
	at, depth := b.root, len(b.openHolder)
	if len(b.holders) > 0 {
		if depth == 0 || b.openHolder[depth-1].id != b.holders[len(b.holders)-1].id {
			return // the container is empty so far
		}
		at = b.openHolder[depth-1].node
	} else {
		b.openHolder = b.openHolder[:0]
	}
	last := at.LastChild
	if last == nil || last.DataAtom == atom.Hr || fillerFor(at.DataAtom, atom.Hr) != 0 {
		return
	}
	hr := b.newNode(atom.Hr, nil)
	at.AppendChild(hr)
	b.rules = append(b.rules, hr)
}

// taskMark turns the box of a task list into a character, since nothing in an
// article can be ticked.
func (b *treeBuilder) taskMark(n *html.Node) {
	if attr(n, "type") != "checkbox" || b.holderKind() != atom.Li || !b.lineEmpty() {
		return
	}
	if hasAttr(n, "checked") {
		b.addText(taskDone)
	} else {
		b.addText(taskOpen)
	}
	b.addGap(" ")
}

// What taskMark writes, and Markdown has a syntax for.
const (
	taskOpen = "☐"
	taskDone = "☑"
)

// image adds a picture that has an address, if only in its srcset.
func (b *treeBuilder) image(attrs []html.Attribute) {
	n := &html.Node{Attr: attrs}
	if !hasAttr(n, "src") {
		set := attr(n, "srcset")
		if set == "" {
			return
		}
		first, _, _ := strings.Cut(set, " ")
		attrs = append([]html.Attribute{{Key: "src", Val: strings.TrimSuffix(first, ",")}}, attrs...)
	}
	if !hasAttr(n, "alt") {
		attrs = append(attrs, html.Attribute{Key: "alt"})
	}
	if !hasAttr(n, "srcset") {
		n.Attr = attrs
		removeAttr(n, "sizes")
		attrs = n.Attr
	}
	b.append(b.newNode(atom.Img, attrs), true)
}

// player adds a video or a sound that has an address.
func (b *treeBuilder) player(n *html.Node, f frame) {
	var sources []*html.Node
	for c := n.FirstChild; c != nil && len(sources) < maxCandidates; c = c.NextSibling {
		if !is(c, atom.Source) || c.Namespace != "" {
			continue
		}
		if attrs := allowedAttrs(c, elements.of(atom.Source).attrs); hasKey(attrs, "src") {
			sources = append(sources, b.newNode(atom.Source, attrs))
		}
	}
	if !hasKey(f.attrs, "src") && len(sources) == 0 {
		return
	}
	p := b.newNode(f.kind, append(f.attrs, html.Attribute{Key: "controls"}))
	for _, s := range sources {
		p.AppendChild(s)
	}
	b.append(p, true)
}

// videoFrame adds the player of a known host, shut off from the reader around
// it: it may run its own scripts and go to full screen, nothing more.
func (b *treeBuilder) videoFrame(attrs []html.Attribute) {
	if !hasKey(attrs, "src") {
		return
	}
	b.append(b.newNode(atom.Iframe, append(attrs,
		html.Attribute{Key: "sandbox", Val: "allow-scripts allow-same-origin allow-popups allow-presentation"},
		html.Attribute{Key: "allowfullscreen"},
		html.Attribute{Key: "loading", Val: "lazy"})), true)
}
