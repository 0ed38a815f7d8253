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

// linkTargets collects the ids that links within the page lead to.
func linkTargets(root *html.Node) map[string]*html.Node {
	targets := map[string]*html.Node{}
	for n := root; n != nil; n = next(n, root, false) {
		if !isElement(n, atom.A) {
			continue
		}
		if id, ok := strings.CutPrefix(attr(n, "href"), "#"); ok && id != "" {
			targets[id] = nil
			if plain, err := url.PathUnescape(id); err == nil {
				targets[plain] = nil
			}
		}
	}
	return targets
}

// noteTarget remembers that an in-page link leads to n; the next node to be
// made takes its place.
func (b *treeBuilder) noteTarget(n *html.Node) {
	for i := range n.Attr {
		a := &n.Attr[i]
		if a.Key != "id" && (a.Key != "name" || n.DataAtom != atom.A) {
			continue
		}
		id := a.Val
		if at, linked := b.targets[id]; linked && at == nil && len(id) <= maxToken*2 && !strings.ContainsAny(id, " \t\r\n\f\x00") && utf8.ValidString(id) {
			b.pending = append(b.pending, id)
		}
	}
}

// landAll makes n what the pending targets stand for.
func (b *treeBuilder) landAll(n *html.Node) {
	for _, id := range b.pending {
		if b.targets[id] == nil {
			b.targets[id] = n
		}
	}
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
			if isElement(a.Parent, atom.Sup) {
				removeAttr(a.Parent, "class") // no reference to a footnote any more
			}
			unwrap(a)
			b.pieces = true
			continue
		}
		if !hasAttr(to, "id") {
			setAttr(to, "id", idPrefix+id)
		}
		setAttr(a, "href", "#"+attr(to, "id"))
	}
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
