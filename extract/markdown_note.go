package extract

import (
	"bytes"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// noteIndent is by how much the further lines of a footnote are indented.
const noteIndent = 4

// footnotes writes the definitions of the notes. What has no footnotes may
// read such a line as the definition of a link: its address must be harmless,
// and code must not follow it, for that would then stand as text. Those that
// have footnotes do not agree how far a block on that line is indented.
// https://spec.commonmark.org/0.31.2/#link-reference-definitions
func (w *markdownWriter) footnotes(n *html.Node) {
	outer := len(w.prefix)
	for list := n.FirstChild; list != nil; list = list.NextSibling {
		if !is(list, atom.Ol) {
			w.block(list)
			continue
		}
		for li := list.FirstChild; li != nil && !w.full; li = li.NextSibling {
			w.separate(2)
			label := noteLabel(li)
			if label == "" {
				w.blocks(li)
				continue
			}
			w.marker("[^"+label+"]: ", noteIndent)
			if first := li.FirstChild; first != nil && isBlock(first.DataAtom) && !is(first, atom.P) {
				w.marked = false
				w.separate(2)
			}
			from := len(w.buf)
			w.blocks(li)
			w.pop(outer)
			if isDefinition(w.buf[min(from, len(w.buf)):]) {
				w.buf = slices.Insert(w.buf, from, []byte("<wbr>")...)
			}
		}
	}
}

// isDefinition tells whether a footnote with this text could be read as the
// definition of a link that leads elsewhere than to the web.
func isDefinition(note []byte) bool {
	line, _, _ := bytes.Cut(note, []byte("\n"))
	word, rest, _ := strings.Cut(string(line), " ")
	if word == "" || !isLetter(word[0]) && word[0] != '&' && word[0] != '\\' || !strings.ContainsAny(word, ":&") {
		return false
	}
	if address, ok := linkURL(word); ok && address != "" {
		return false
	}
	rest = strings.TrimLeft(rest, " ")
	return rest == "" || strings.IndexByte(`"'(`, rest[0]) >= 0
}
