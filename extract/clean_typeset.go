package extract

import "golang.org/x/net/html"

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
// read like those of a page, within what the page has left of its limits.
func (c *cleaner) drawn(tex string, block bool) []*html.Node {
	nodes, err := parseFragment(newGuardedReader([]byte(c.mathML(tex, block)), c.page.Left))
	if err != nil || len(nodes) != 1 || nodes[0].Data != "math" {
		return nil
	}
	body, _ := mathParts(nodes[0], tex)
	return body
}
