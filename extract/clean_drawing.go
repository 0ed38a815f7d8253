package extract

import (
	"encoding/base64"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxDrawing is the largest drawing, in bytes of its source, that is kept:
// maps and plots of many points go beyond what an address should carry.
const maxDrawing = 256 << 10

// drawing puts a picture in place of an inline SVG figure. A picture runs no
// script, and its styles cannot reach the reader.
func (c *cleaner) drawing(svg *html.Node) {
	source := drawingSource(svg)
	if !isModest(source) {
		c.drop(svg, "drawing that cannot be a picture")
		return
	}
	alt := attr(svg, "aria-label")
	for n := svg; alt == "" && n != nil; n = next(n, svg, false) {
		if n.Data == "title" && n.Type == html.ElementNode {
			alt = textOf(n)
		}
	}
	if p := svg.Parent; alt == "" && attr(p, "role") == "img" {
		alt = attr(p, "aria-label")
	}
	img := newElement(atom.Img,
		html.Attribute{Key: "src", Val: "data:image/svg+xml;base64," + base64.StdEncoding.EncodeToString([]byte(source))},
		html.Attribute{Key: "alt", Val: collapse(alt)})
	for _, key := range [...]string{"width", "height"} {
		if v := attr(svg, key); v != "" {
			setAttr(img, key, v)
		}
	}
	replace(svg, img)
}

// drawingSource writes an inline SVG as a document of its own; "" when it is
// too large or holds HTML, which would not be well-formed XML.
func drawingSource(svg *html.Node) string {
	size := 0
	for n := svg; n != nil; n = next(n, svg, false) {
		if n.Type == html.ElementNode && n.Namespace != "svg" || n.Type == html.CommentNode {
			return ""
		}
		size += len(n.Data) + 2
		for i := range n.Attr {
			size += len(n.Attr[i].Key) + len(n.Attr[i].Val) + 4
		}
		if size > maxDrawing {
			return ""
		}
	}
	setAttr(svg, "xmlns", "http://www.w3.org/2000/svg")
	setAttr(svg, "xmlns:xlink", "http://www.w3.org/1999/xlink")
	var b strings.Builder
	if html.Render(&b, svg) != nil {
		return ""
	}
	return b.String()
}
