package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// tables takes apart the tables that only lay the page out: their cells
// become blocks in reading order. Tables of data stay.
func (c *cleaner) tables() {
	tables := findAll(c.root, func(n *html.Node) bool { return is(n, atom.Table) })
	// The innermost first, so that a table in a cell is already text or data.
	for i := len(tables) - 1; i >= 0; i-- {
		t := tables[i]
		switch {
		case isEquationTable(t):
			unwrapEquations(t)
		case isLayoutTable(t):
			unwrapTable(t)
		}
	}
	// Rows and cells without a table: the page, or the choice, lost it.
	c.each(func(n *html.Node) bool {
		lost := false
		switch n.DataAtom {
		case atom.Td, atom.Th:
			lost = !is(n.Parent, atom.Tr)
		case atom.Tr:
			lost = !isElement(n.Parent, atom.Table, atom.Tbody, atom.Thead, atom.Tfoot)
		case atom.Tbody, atom.Thead, atom.Tfoot:
			lost = !is(n.Parent, atom.Table)
		}
		if lost {
			rename(n, atom.Div)
		}
		return false
	})
}

// tableFacts is what tells tables of data and of layout apart.
type tableFacts struct {
	rows, cols int
	filled     int  // cells with text
	headers    int  // <th> with text
	long       int  // cells with more text than longCell
	blocks     int  // cells that hold headings, quotations, several paragraphs
	nested     int  // cells that hold a table
	media      int  // cells that hold pictures and no text
	marked     bool // the page says that it is data
}

// longCell is the text, in bytes, beyond which a cell is prose; real cells
// of data have a few words, remarks a sentence or two.
const longCell = 400

// isLayoutTable tells whether a table lays out the page rather than data.
func isLayoutTable(t *html.Node) bool {
	switch attr(t, "role") {
	case "presentation", "none":
		return true
	case "table", "grid":
		return false
	}
	f := readTable(t)
	switch {
	case f.filled == 0 && f.media == 0:
		return false // render takes it out
	case f.nested > 0:
		// A table around tables; one nested in a cell of real data is rare
		// and no form of Markdown could hold it either.
		return true
	case f.marked, f.headers > 0 && f.cols > 1:
		return false
	case f.cols <= 1:
		return true
	case f.blocks > 0 || f.filled == 0:
		return true
	case f.rows == 1:
		return f.long > 0 || f.filled < 2
	}
	return f.long > 0 && f.long*2 >= f.filled
}

// readTable collects the facts of a table, its inner tables left out.
func readTable(t *html.Node) tableFacts {
	var f tableFacts
	for n := t.FirstChild; n != nil; {
		switch {
		case is(n, atom.Tr):
			f.rows++
			cols := 0
			for cell := n.FirstChild; cell != nil; cell = cell.NextSibling {
				if isElement(cell, atom.Td, atom.Th) {
					cols++
					f.cell(cell)
				}
			}
			f.cols = max(f.cols, cols)
			n = next(n, t, true)
			continue
		case is(n, atom.Caption) && !showsNothing(n):
			f.marked = true
		case is(n, atom.Table):
			f.nested++
			n = next(n, t, true)
			continue
		}
		n = next(n, t, false)
	}
	f.marked = f.marked || attr(t, "summary") != "" || hasNameWord(attr(t, "class"), dataTableWords)
	return f
}

// dataTableWords are what classes of tables of data say.
var dataTableWords = nameSet("wikitable datatable sortable infobox")

// cell adds the facts of one cell.
func (f *tableFacts) cell(cell *html.Node) {
	size := textLen(cell, longCell+1)
	media := findNear(cell, func(d *html.Node) bool { return isElement(d, atom.Img, atom.Iframe, atom.Video) }) != nil
	switch {
	case size > 0:
		f.filled++
	case media:
		f.media++
	}
	if size > longCell {
		f.long++
	}
	if is(cell, atom.Th) && size > 0 {
		f.headers++
	}
	paragraphs := 0
	findNear(cell, func(d *html.Node) bool {
		switch d.DataAtom {
		case atom.Table:
			f.nested++
			return true
		case atom.H1, atom.H2, atom.H3, atom.H4, atom.Blockquote, atom.Pre, atom.Figure, atom.Form, atom.Hr, atom.Article, atom.Section:
			f.blocks++
			return true
		case atom.P:
			if paragraphs++; paragraphs > 2 {
				f.blocks++
				return true
			}
		}
		return false
	})
}

// unwrapTable puts the cells of a table in its place, each as a block.
func unwrapTable(t *html.Node) {
	for n := t.FirstChild; n != nil; {
		inCell := false
		switch n.DataAtom {
		case atom.Td, atom.Th, atom.Caption:
			inCell = true
			fallthrough
		case atom.Tr, atom.Tbody, atom.Thead, atom.Tfoot, atom.Colgroup:
			rename(n, atom.Div)
		}
		n = next(n, t, inCell)
	}
	rename(t, atom.Div)
}

// isEquationTable tells whether a table only centres formulas and sets their
// numbers beside them, as LaTeXML and others do.
func isEquationTable(t *html.Node) bool {
	if !hasNameWord(attr(t, "class"), mathWords) && !hasNameWord(attr(t, "class"), equationWords) {
		return false
	}
	found := false
	for n := t.FirstChild; n != nil; {
		if n.Type == html.TextNode && !isBlankText(n.Data) && !isEquationNumber(n.Data) {
			return false
		}
		isMath := is(n, atom.Math)
		found = found || isMath
		n = next(n, t, isMath)
	}
	return found
}

var equationWords = nameSet("eqn equationgroup equations align aligned")

// isEquationNumber tells whether s is the number of an equation: "(3.1)".
func isEquationNumber(s string) bool {
	s = strings.TrimSpace(s)
	return len(s) < 12 && strings.Trim(s, "().0123456789abcdefABCDEF*") == ""
}

// unwrapEquations puts one formula for each row in place of a table.
func unwrapEquations(t *html.Node) {
	box := newElement(atom.Div)
	for _, row := range findAll(t, func(n *html.Node) bool { return is(n, atom.Tr) }) {
		var body []*html.Node
		tex, number := "", ""
		for n := row.FirstChild; n != nil; {
			isMath := is(n, atom.Math)
			if isMath {
				parts, source := mathParts(n, "")
				body = append(body, parts...)
				tex = strings.TrimSpace(tex + " " + source)
			} else if n.Type == html.TextNode {
				number += strings.TrimSpace(n.Data)
			}
			n = next(n, row, isMath)
		}
		if len(body) == 0 {
			continue
		}
		if number != "" {
			text := newMath("mtext")
			text.AppendChild(newText("\u2003" + number))
			body = append(body, text)
			tex += ` \tag{` + strings.Trim(number, "()") + "}"
		}
		box.AppendChild(mathOf(body, tex, true))
	}
	replace(t, box)
}
