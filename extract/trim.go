package extract

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// finish repairs what can only be seen once all is there.
func (b *treeBuilder) finish() {
	b.settleLinks()
	if b.pieces {
		mergeText(b.root)
	}
	for i := len(b.tables) - 1; i >= 0; i-- {
		trimTable(b.tables[i])
	}
	for i := len(b.figures) - 1; i >= 0; i-- {
		b.trimFigure(b.figures[i])
	}
	for i := len(b.divs) - 1; i >= 0; i-- {
		trimDiv(b.divs[i])
	}
	for i := len(b.rules) - 1; i >= 0; i-- {
		if hr := b.rules[i]; hr.NextSibling == nil {
			remove(hr)
		}
	}
}

// trimTable removes the rows of t that have nothing in them, unless a cell
// spans rows, and t itself when none of its cells has anything.
func trimTable(t *html.Node) {
	spans, blank := false, true
	eachRow(t, func(tr *html.Node) {
		blank = blank && rowIsBlank(tr)
		for c := tr.FirstChild; c != nil; c = c.NextSibling {
			spans = spans || hasAttr(c, "rowspan")
		}
	})
	switch {
	case blank:
		if caption := t.FirstChild; is(caption, atom.Caption) {
			caption.DataAtom, caption.Data = atom.P, "p"
			t.RemoveChild(caption)
			replace(t, caption)
		} else {
			removeEmpty(t)
		}
	case !spans:
		eachRow(t, func(tr *html.Node) {
			if rowIsBlank(tr) {
				removeEmpty(tr)
			}
		})
	}
}

// eachRow calls do for every row of t itself, which may remove the row.
func eachRow(t *html.Node, do func(tr *html.Node)) {
	for section := t.FirstChild; section != nil; {
		following := section.NextSibling
		for tr := section.FirstChild; tr != nil; {
			after := tr.NextSibling
			if is(tr, atom.Tr) {
				do(tr)
			}
			tr = after
		}
		section = following
	}
}

func rowIsBlank(tr *html.Node) bool {
	for c := tr.FirstChild; c != nil; c = c.NextSibling {
		if c.FirstChild != nil {
			return false
		}
	}
	return true
}

// removeEmpty removes n and every container that had nothing else in it.
func removeEmpty(n *html.Node) {
	for {
		parent := n.Parent
		parent.RemoveChild(n)
		if parent.FirstChild != nil || parent.Parent == nil || isElement(parent, atom.Td, atom.Th) {
			return
		}
		n = parent
	}
}

// trimFigure unwraps a figure that has no caption and no picture of its own,
// or nothing but a caption.
func (b *treeBuilder) trimFigure(f *html.Node) {
	var caption *html.Node
	pictures, others := false, false
	for c := f.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case is(c, atom.Figcaption):
			caption = c
		case isBlock(c.DataAtom):
			others = true
		default:
			pictures = true
		}
	}
	switch {
	case f.Parent == nil: // removed with the empty table in it
	case pictures || caption != nil && others:
	case caption == nil:
		unwrap(f)
	default:
		b.wrapLine(caption)
		unwrap(caption)
		unwrap(f)
	}
}

// trimDiv leaves what the wrapper d says to the only block in it.
func trimDiv(d *html.Node) {
	only := d.FirstChild
	if only == nil || only.NextSibling != nil || hasAttr(d, "id") {
		return
	}
	for _, a := range d.Attr {
		if !hasAttr(only, a.Key) {
			setAttr(only, a.Key, a.Val)
		}
	}
	unwrap(d)
}
