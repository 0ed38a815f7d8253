package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A text in the page's data of at least minBodyWords stands for the article where
// what the page shows of it has less than bodyShare of its words: a script
// was to write the rest. Of more than maxBody bytes it is no article.
const (
	minBodyWords = 50
	bodyShare    = 0.25
	maxBody      = 512 << 10
)

// bodyConfidence is the confidence in such a text. It is a round figure, not
// measured: the site itself calls this its article, and no block was scored.
const bodyConfidence = 0.8

// complete returns a selection of the text that the page's JSON-LD or the
// state of its scripts has for its article, where sel has next to nothing of
// it; else sel. What the page shows comes first: it has the pictures, the
// headings and the links. So does what the caller asked for. A body past what
// the page has left of its limits is none, as the page can do without.
func complete(sel *Selection, found *candidates, page *Page, opts Options, tr *tracer) *Selection {
	if opts.Whole || sel.Kept || found.body == "" && len(found.states) == 0 {
		return sel
	}
	shown := 0
	if !sel.Whole {
		shown = countWords(textOf(sel.Root))
	}
	root, from := selectBody(found.body, shown, page.Left, opts, tr), "the JSON-LD"
	if root == nil && shown < maxStateShown {
		text := found.stateText(found.names(page))
		root, from = selectBody(text.body, shown, page.Left, opts, tr), "the state of a script"
		if root != nil {
			found.addState(text.object)
		}
	}
	if root == nil {
		return sel
	}
	tr.removed("complete", sel.Root, from+" has the whole text")
	return &Selection{Root: root, PageType: sel.PageType, Confidence: bodyConfidence}
}

// selectBody makes a tree of a body, or returns nil where the page shows
// enough of it.
func selectBody(body string, shown int, left Limits, opts Options, tr *tracer) *html.Node {
	// Tags count as words here, so this only spares most pages the rest.
	if len(body) > maxBody || !isMissing(countWords(body), shown) {
		return nil
	}
	root := readBody(body, left)
	if root == nil {
		return nil
	}
	dropMatching(&Page{Doc: root}, opts.Drop, tr)
	out, err := render(root, opts.Limits)
	if err != nil || !isMissing(countWords(out.Text), shown) {
		return nil
	}
	return root
}

// isMissing tells whether a body of so many words is an article of which the
// page shows next to nothing.
func isMissing(words, shown int) bool {
	return words >= minBodyWords && float64(shown) < bodyShare*float64(words)
}

// readBody makes a tree of a body, or returns nil past a limit.
func readBody(body string, left Limits) *html.Node {
	if strings.HasPrefix(strings.TrimSpace(body), "&lt;") {
		body = html.UnescapeString(body) // markup that was escaped once too often
	}
	guard := newGuardedReader([]byte(body), left)
	guard.calm = 1 // most bodies are shorter than the steps that it lets pass
	if hasParagraphs(body) {
		root, whole := readBodyMarkup(guard, left.Nodes)
		if root == nil || whole {
			return root
		}
	}
	root := readBodyText(unescape(body), left.Nodes)
	if guard.calm = 1; guard.check() != nil {
		return nil
	}
	return root
}

// hasParagraphs tells whether a body has a tag that divides text, and no tag
// or comment without an end: text may speak of markup.
func hasParagraphs(body string) bool {
	found := false
	z := html.NewTokenizer(strings.NewReader(body))
	for {
		kind := z.Next()
		if raw := z.Raw(); kind != html.TextToken && len(raw) > 0 && raw[len(raw)-1] != '>' {
			return false
		}
		switch kind {
		case html.ErrorToken:
			return found
		case html.StartTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			tag := atom.Lookup(name)
			found = found || tag == atom.Br || isBlock(tag)
		}
	}
}

// readBodyMarkup reads a body as markup, and tells whether all of its text is
// there: what follows a "<script>" that is only spoken of is not. It returns
// nil past a limit.
func readBodyMarkup(guard *guardedReader, room int) (root *html.Node, whole bool) {
	nodes, err := parseFragment(guard)
	if err != nil {
		return nil, false
	}
	root = newElement(atom.Div)
	for _, n := range nodes {
		root.AppendChild(n)
	}
	for n := root; n != nil; n = next(n, root, false) {
		if room--; room < 0 {
			return nil, false
		}
	}
	all := collapse(textOf(root))
	prune(&Page{Doc: root}, nil)
	return root, collapse(textOf(root)) == all
}

// readBodyText makes a paragraph of each line, or returns nil past a limit.
func readBodyText(body string, room int) *html.Node {
	root := newElement(atom.Div)
	for line := range strings.SplitSeq(body, "\n") {
		if line = collapse(line); line == "" {
			continue
		}
		if room -= 2; room < 0 {
			return nil
		}
		p := newElement(atom.P)
		p.AppendChild(newText(line))
		root.AppendChild(p)
	}
	return root
}
