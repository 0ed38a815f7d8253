package extract

import (
	"fmt"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// rendered is the article in its three forms.
type rendered struct {
	HTML, Text, Markdown string
	Footnotes            []Footnote
}

// render builds a new tree from the allowlist and writes it out.
//
// The new tree is in a normal form: a block holds either blocks or one line
// of text (a list item, a cell or a caption may hold a line and then blocks),
// a line holds only what may stand in a line, and white space stands only
// where it is seen. That is what lets a browser parse the HTML back into the
// very same tree, and what keeps the writers of text and Markdown short.
//
// What is longer than lim.Output in any form fails with ErrTooLarge.
func render(root *html.Node, lim Limits) (rendered, error) {
	tree, err := rebuild(root, lim)
	if err != nil {
		return rendered{}, err
	}
	out := rendered{Text: plainText(tree, lim.work), Footnotes: footnotesOf(tree, lim.work)}
	if out.Markdown, err = markdown(tree, lim); err != nil {
		return rendered{}, err
	}
	spread(tree)
	w := &cappedWriter{max: lim.Output, form: "HTML"}
	for c := tree.FirstChild; c != nil; c = c.NextSibling {
		if err := html.Render(w, c); err != nil {
			return rendered{}, err
		}
	}
	out.HTML = w.String()
	return out, nil
}

// spread puts a line feed between neighbouring blocks and after each <br>. It
// is not seen, but whoever takes the textContent of the article, or looks at
// its source, finds words and lines apart.
func spread(tree *html.Node) {
	for n := tree.FirstChild; n != nil; n = next(n, tree, is(n, atom.Pre)) {
		after := n.NextSibling
		switch {
		case after == nil || n.Type == html.ElementNode && n.DataAtom != atom.Br && !isBlock(n.DataAtom) && !isBlock(after.DataAtom):
		case n.Type == html.TextNode:
			if isBlock(after.DataAtom) && n.Data != "\n" {
				n.Data += "\n"
			}
		case after.Type == html.TextNode:
			after.Data = "\n" + after.Data
		default:
			n.Parent.InsertBefore(newText("\n"), after)
		}
	}
}

// cappedWriter collects what is written and fails once there is more than max
// bytes of it.
type cappedWriter struct {
	strings.Builder
	max  int
	form string // what is being written, for the error
}

func (w *cappedWriter) room(n int) error {
	if w.Len()+n > w.max {
		return fmt.Errorf("%w: more than %d bytes of %s come out of it", ErrTooLarge, w.max, w.form)
	}
	return nil
}

func (w *cappedWriter) Write(p []byte) (int, error) {
	if err := w.room(len(p)); err != nil {
		return 0, err
	}
	return w.Builder.Write(p)
}

func (w *cappedWriter) WriteString(s string) (int, error) {
	if err := w.room(len(s)); err != nil {
		return 0, err
	}
	return w.Builder.WriteString(s)
}

func (w *cappedWriter) WriteByte(c byte) error {
	if err := w.room(1); err != nil {
		return err
	}
	return w.Builder.WriteByte(c)
}
