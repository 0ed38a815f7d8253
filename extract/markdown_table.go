package extract

import (
	"strconv"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxSpanned bounds how many places of a table cells may reach down to; past
// it, the columns of a table are no longer kept in line.
const maxSpanned = 100_000

// table writes a table as GitHub has them: the first row is the head, and a
// cell is one line. Cells that span others leave those empty.
func (w *markdownWriter) table(t *html.Node) {
	if caption := t.FirstChild; is(caption, atom.Caption) {
		w.inlines(caption)
		w.separate(2)
	}
	rows := tableGrid(t)
	width := 0
	for _, row := range rows {
		width = max(width, len(row))
	}
	outer, inCell := w.oneLine, w.cell
	w.oneLine, w.cell = true, true
	for i, row := range rows {
		w.write("|", ' ')
		for col := range width {
			if w.full {
				return
			}
			w.buf = append(w.buf, ' ')
			if col < len(row) && row[col] != nil {
				w.start = len(w.buf)
				w.prev = ' '
				w.flat(row[col])
				w.trimSpace()
			}
			w.buf = append(w.buf, " |"...)
		}
		w.separate(1)
		if i == 0 {
			w.write("|", ' ')
			for range width {
				w.buf = append(w.buf, " --- |"...)
			}
			w.separate(1)
		}
	}
	w.oneLine, w.cell = outer, inCell
}

// flat writes what n holds on one line, with a space between blocks.
func (w *markdownWriter) flat(n *html.Node) {
	for c := n.FirstChild; c != nil && !w.full; c = c.NextSibling {
		if !isBlock(c.DataAtom) {
			w.inline(c)
			continue
		}
		w.space()
		if c.DataAtom == atom.Pre {
			w.code(brokenText(c))
		} else {
			w.flat(c)
		}
		w.space()
	}
}

// tableGrid returns the cells of t by row and column; nil where a cell spans.
// The head comes first, whatever the order in the page.
func tableGrid(t *html.Node) [][]*html.Node {
	var head, body []*html.Node
	widest := 0
	eachRow(t, func(tr *html.Node) {
		if tr.Parent.DataAtom == atom.Thead {
			head = append(head, tr)
		} else {
			body = append(body, tr)
		}
		cells := 0
		for c := tr.FirstChild; c != nil; c = c.NextSibling {
			cells++
		}
		widest = max(widest, cells)
	})
	rows := make([][]*html.Node, 0, len(head)+len(body))
	spare := maxSpanned
	var spanned []int // for each column, how many rows more a cell above reaches down
	for _, tr := range append(head, body...) {
		var row []*html.Node
		skip := func() {
			for ; len(row) < len(spanned) && spanned[len(row)] > 0 && spare > 0; spare-- {
				spanned[len(row)]--
				row = append(row, nil)
			}
		}
		for c := tr.FirstChild; c != nil; c = c.NextSibling {
			skip()
			down := max(0, spanOf(c, "rowspan")-1)
			// No row has more cells than widest: what spans further spans
			// columns that are not there.
			across := max(1, min(spanOf(c, "colspan"), widest-len(row)))
			for k := range across {
				for len(spanned) <= len(row) {
					spanned = append(spanned, 0)
				}
				spanned[len(row)] = down
				if k == 0 {
					row = append(row, c)
				} else {
					row = append(row, nil)
				}
			}
		}
		skip()
		rows = append(rows, row)
	}
	return rows
}

func spanOf(cell *html.Node, key string) int {
	n, err := strconv.Atoi(attr(cell, key))
	if err != nil {
		return 1
	}
	return n
}
