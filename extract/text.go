package extract

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// plainText writes the rendered tree as text: a blank line between blocks, a
// line break between list items and rows, a tab between cells, a sign or a
// number before each item.
func plainText(tree *html.Node, work *work) string {
	w := textWriter{work: work}
	w.children(tree)
	return w.String()
}

// footnotesOf returns the notes at the end of the rendered tree.
func footnotesOf(tree *html.Node, work *work) []Footnote {
	section := tree.LastChild
	if !is(section, atom.Section) {
		return nil
	}
	var notes []Footnote
	for list := section.FirstChild; list != nil; list = list.NextSibling {
		for li := list.FirstChild; li != nil; li = li.NextSibling {
			if label := noteLabel(li); label != "" {
				w := textWriter{work: work}
				w.children(li)
				notes = append(notes, Footnote{Label: label, Text: w.String()})
			}
		}
	}
	return notes
}

// noteLabel returns the label of a footnote, or "" when li is none.
func noteLabel(li *html.Node) string {
	if label, ok := strings.CutPrefix(attr(li, "id"), notePrefix); ok {
		return label
	}
	return ""
}

// referenceLabel returns the label of the note that n refers to, or "" when n
// is not a reference to a footnote.
func referenceLabel(n *html.Node) string {
	if !is(n, atom.Sup) || attr(n, "class") != "footnote-ref" || !is(n.FirstChild, atom.A) {
		return ""
	}
	label, _ := strings.CutPrefix(attr(n.FirstChild, "href"), "#"+notePrefix)
	return label
}

func isReturnLink(n *html.Node) bool {
	return is(n, atom.A) && attr(n, "class") == "footnote-back"
}

// textWriter writes breaks late, so that none stands at an end and the larger
// of two neighbouring ones wins.
type textWriter struct {
	work   *work
	buf    []byte
	breaks int    // line feeds due before the next text
	tabs   int    // cells that ended since the last text
	space  bool   // blocks of one cell are to be set apart
	cell   int    // how many cells we are in: there a block is one line
	marked bool   // a label was written that its text follows on the same line
	nested int    // how many lists we are in
	mark   string // sign or number of the item that the next text begins
}

func (w *textWriter) String() string { return strings.TrimRight(string(w.buf), " \n") }

func (w *textWriter) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.work.add(1)
		w.node(c)
	}
}

func (w *textWriter) node(n *html.Node) {
	if n.Type == html.TextNode {
		w.text(n.Data)
		return
	}
	switch n.DataAtom {
	case atom.Br:
		w.separate(min(w.breaks+1, 2))
	case atom.Math:
		w.text(formulaText(n))
	case atom.Rt, atom.Rp, atom.Video, atom.Audio, atom.Iframe:
	case atom.Q:
		w.text("“")
		w.children(n)
		w.text("”")
	case atom.Pre:
		w.separate(2)
		w.text(strings.Trim(brokenText(n), "\n"))
		w.separate(2)
	case atom.Td, atom.Th:
		if n.PrevSibling != nil && w.cell == 0 {
			w.tabs++
			w.space = false
		} else {
			w.separate(1)
		}
		w.cell++
		w.children(n)
		w.cell--
	case atom.A:
		if !isReturnLink(n) {
			w.children(n)
		}
	case atom.Sup:
		if label := referenceLabel(n); label != "" {
			w.text("[" + label + "]")
		} else {
			w.children(n)
		}
	case atom.Ul, atom.Ol:
		w.list(n)
	default:
		w.block(n)
	}
}

func (w *textWriter) block(n *html.Node) {
	size := breaksAround(n)
	w.separate(size)
	if n.DataAtom == atom.Tr && w.cell == 0 {
		w.tabs, w.space = 0, false
	}
	if label := noteLabel(n); label != "" {
		w.text("[" + label + "] ")
		w.marked = true
	}
	w.children(n)
	w.separate(size)
}

func (w *textWriter) list(n *html.Node) {
	w.separate(breaksAround(n))
	w.nested++
	number := firstNumber(n)
	for li := n.FirstChild; li != nil; li = li.NextSibling {
		w.work.add(1)
		number = itemNumber(li, number)
		before := w.mark
		switch {
		case w.cell > 0 || noteLabel(li) != "":
		case is(n, atom.Ol):
			w.mark += strconv.Itoa(number) + ". "
		default:
			w.mark += "- "
		}
		w.node(li)
		if w.mark != "" { // it has no text
			w.mark = before
		}
		number++
	}
	w.nested--
	w.separate(breaksAround(n))
}

// firstNumber returns the number at which an ordered list begins.
func firstNumber(list *html.Node) int { return numberOr(attr(list, "start"), 1) }

// itemNumber returns the number of an item that would have the one given.
func itemNumber(li *html.Node, number int) int { return numberOr(attr(li, "value"), number) }

func numberOr(s string, otherwise int) int {
	if number, err := strconv.Atoi(s); err == nil {
		return number
	}
	return otherwise
}

// breaksAround returns how many line feeds set an element apart: 0 for what
// stands in a line.
func breaksAround(n *html.Node) int {
	switch n.DataAtom {
	case atom.Li, atom.Dt, atom.Dd, atom.Tr, atom.Summary, atom.Caption, atom.Figcaption:
		return 1
	case atom.P, atom.Ul, atom.Ol:
		if isElement(n.Parent, atom.Li, atom.Dd, atom.Dt) && (n.PrevSibling == nil || n.NextSibling == nil) {
			return 1
		}
		return 2
	}
	if n.Namespace == "" && isBlock(n.DataAtom) {
		return 2
	}
	return 0
}

// separate asks for n line feeds before the next text.
func (w *textWriter) separate(n int) {
	switch {
	case n == 0 || w.marked || len(w.buf) == 0:
	case w.cell > 0:
		w.space = true
	default:
		w.breaks = max(w.breaks, n)
	}
}

func (w *textWriter) text(s string) {
	if s == "" {
		return
	}
	if w.breaks > 0 {
		for len(w.buf) > 0 && w.buf[len(w.buf)-1] == ' ' {
			w.buf = w.buf[:len(w.buf)-1]
		}
		w.buf = append(w.buf, "\n\n"[:w.breaks]...)
	} else if w.space && w.tabs == 0 {
		w.buf = append(w.buf, ' ')
	}
	for range w.tabs {
		w.buf = append(w.buf, '\t')
	}
	w.breaks, w.tabs, w.space, w.marked = 0, 0, false, false
	if n := len(w.buf); n > 0 && w.buf[n-1] == ' ' { // a picture stood between
		s = strings.TrimLeft(s, " ")
	}
	if w.mark != "" {
		s = strings.Repeat("  ", w.nested-1) + w.mark + s
		w.mark = ""
	}
	if w.cell > 0 {
		s = strings.ReplaceAll(s, "\n", " ")
	}
	w.work.add(len(s))
	w.buf = append(w.buf, s...)
}
