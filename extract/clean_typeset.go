package extract

import "golang.org/x/net/html"

// Bounds on what the host draws, in bytes of markup: 339 of LaTeX can ask for
// 655,000. Of 52 formulas of real pages the largest takes 631, nine for each
// of its source.
const (
	maxDrawn     = 128 << 10 // of one formula
	maxDrawnPage = 2 << 20   // of all
)

// typeset draws the formulas that came as LaTeX alone, where the host can
// read it. One that it cannot read stays as its source, to be seen.
func (c *cleaner) typeset() {
	if c.mathML == nil {
		return
	}
	c.each(func(n *html.Node) bool {
		if n.Data != "math" || !isForeign(n) {
			return isForeign(n)
		}
		block := attr(n, "display") == "block"
		if tex := undrawnTeX(n); tex != "" && len(tex) <= maxTeX {
			if body := c.drawn(tex, block); len(body) > 0 {
				replace(n, mathOf(body, tex, block))
			}
		}
		return true
	})
}

// undrawnTeX returns the source of a formula in the standard form that shows
// nothing but its source, or "".
func undrawnTeX(math *html.Node) string {
	tex := texOf(math)
	if shown := onlyChild(math); shown == nil || shown.FirstChild == nil || shown.FirstChild.Data != "mtext" || textOf(shown.FirstChild) != tex {
		return ""
	}
	return tex
}

// drawn returns the elements that the host draws a formula with. They are
// read like those of a page, and count against what it has left of its limits.
func (c *cleaner) drawn(tex string, block bool) []*html.Node {
	markup := c.mathML(tex, block)
	if len(markup) > min(maxDrawn, maxDrawnPage-c.drawnSize) {
		return nil
	}
	c.drawnSize += len(markup)
	left, start := &c.page.Left, allocated()
	nodes, err := parseFragment(newGuardedReader([]byte(markup), *left))
	left.Heap = max(0, left.Heap-int(allocated()-start))
	if err != nil || len(nodes) != 1 || nodes[0].Data != "math" {
		return nil
	}
	count := 0
	for n := nodes[0]; n != nil; n = next(n, nodes[0], false) {
		count++
	}
	if count > left.Nodes {
		return nil
	}
	left.Nodes -= count
	body, _ := mathParts(nodes[0], tex)
	return body
}
