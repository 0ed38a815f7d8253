package extract

import (
	"net/url"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

const (
	idPrefix   = "lectern-" // no id of a page can then pass for one of the reader's
	notePrefix = "fn-"      // a footnote
	refPrefix  = "fnref-"   // a reference to it
	maxID      = 128        // bytes
)

// linkTargets collects the ids that links within the page lead to, and those
// of the heads that cells name.
func linkTargets(root *html.Node) map[string]*html.Node {
	targets := map[string]*html.Node{}
	for n := root; n != nil; n = next(n, root, false) {
		switch {
		case is(n, atom.A):
			if id, ok := strings.CutPrefix(attr(n, "href"), "#"); ok && id != "" {
				targets[id] = nil
				if plain, err := url.PathUnescape(id); err == nil {
					targets[plain] = nil
				}
			}
		case isElement(n, atom.Td, atom.Th):
			for _, id := range strings.Fields(attr(n, "headers")) {
				targets[id] = nil
			}
		}
	}
	return targets
}

// targetsAt returns the ids of n that something leads to.
func (b *treeBuilder) targetsAt(n *html.Node) []string {
	var ids []string
	for i := range n.Attr {
		a := &n.Attr[i]
		if a.Key != "id" && (a.Key != "name" || n.DataAtom != atom.A) {
			continue
		}
		at, linked := b.targets[a.Val]
		if linked && at == nil && len(a.Val) <= maxID && !strings.ContainsAny(a.Val, " \t\r\n\f\x00") && utf8.ValidString(a.Val) {
			ids = append(ids, a.Val)
		}
	}
	return ids
}

// land makes n what the ids stand for, unless another node is.
func (b *treeBuilder) land(ids []string, n *html.Node) {
	for _, id := range ids {
		if b.targets[id] == nil {
			b.targets[id] = n
		}
	}
}

// landPending makes n what the ids stand for whose own element is not kept.
func (b *treeBuilder) landPending(n *html.Node) {
	b.land(b.pending, n)
	b.pending = b.pending[:0]
}

// claim gives n the id that its frame asks for, unless another node has it,
// and remembers n when it links to a place in the page.
func (b *treeBuilder) claim(n *html.Node) {
	if id := attr(n, "id"); id != "" {
		if earlier := b.targets[id]; earlier != nil && attr(earlier, "id") == id {
			removeAttr(n, "id")
		} else {
			b.targets[id] = n
		}
	}
	if strings.HasPrefix(attr(n, "href"), "#") {
		b.links = append(b.links, n)
	}
}

// settleLinks points the in-page links at the nodes that took the place of
// their targets, and unwraps those that lead nowhere.
func (b *treeBuilder) settleLinks() {
	for _, a := range b.links {
		id := strings.TrimPrefix(attr(a, "href"), "#")
		to := b.targets[id]
		if to == nil {
			if plain, err := url.PathUnescape(id); err == nil {
				id, to = plain, b.targets[plain]
			}
		}
		if to == nil {
			if is(a.Parent, atom.Sup) {
				removeAttr(a.Parent, "class") // no reference to a footnote any more
			}
			unwrap(a)
			b.pieces = true
			continue
		}
		setAttr(a, "href", "#"+idOf(to, id))
	}
	for _, cell := range b.headed {
		var heads []string
		for _, id := range strings.Fields(attr(cell, "headers")) {
			if to := b.targets[id]; isElement(to, atom.Td, atom.Th) {
				heads = append(heads, idOf(to, id))
			}
		}
		if heads == nil {
			removeAttr(cell, "headers")
		} else {
			setAttr(cell, "headers", strings.Join(heads, " "))
		}
	}
}

// idOf returns the id of n; when n has none, it gets the page's, prefixed.
func idOf(n *html.Node, id string) string {
	if !hasAttr(n, "id") {
		setAttr(n, "id", idPrefix+id)
	}
	return attr(n, "id")
}

// mergeText joins text nodes that stand side by side.
func mergeText(root *html.Node) {
	for n := root; n != nil; n = next(n, root, false) {
		if n.Type != html.TextNode || n.NextSibling == nil || n.NextSibling.Type != html.TextNode {
			continue
		}
		var joined strings.Builder
		joined.WriteString(n.Data)
		for s := n.NextSibling; s != nil && s.Type == html.TextNode; s = n.NextSibling {
			joined.WriteString(s.Data)
			remove(s)
		}
		n.Data = joined.String()
	}
}
