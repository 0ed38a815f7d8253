package extract

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// A text in the JSON-LD of at least minBodyWords stands for the article where
// what the page shows of it has less than bodyShare of its words: a script
// was to write the rest.
const (
	minBodyWords = 50
	bodyShare    = 0.25
)

// complete puts the text that the page's JSON-LD gives for its article in the
// place of a selection that has next to nothing of it. What the page shows
// comes first: it has the pictures, the headings and the links.
func (c *candidates) complete(sel *Selection, lim Limits, tr *tracer) {
	words := countWords(c.body)
	if words < minBodyWords || !sel.Whole && float64(countWords(textOf(sel.Root))) >= bodyShare*float64(words) {
		return
	}
	root := newElement(atom.Div)
	if nodes, err := parseFragment(newGuardedReader([]byte(c.body), lim)); err == nil && strings.Contains(c.body, "</") {
		for _, n := range nodes {
			root.AppendChild(n)
		}
		prune(&Page{Doc: root}, tr)
	} else {
		for line := range strings.SplitSeq(c.body, "\n") {
			if line = collapse(line); line != "" {
				p := newElement(atom.P)
				p.AppendChild(newText(line))
				root.AppendChild(p)
			}
		}
	}
	tr.removed("select", sel.Root, "the JSON-LD has the whole text")
	sel.Root, sel.Whole = root, false
}
