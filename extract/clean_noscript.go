package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// noscripts takes apart the copies that pages keep for readers without
// scripts. A picture in one takes the place of the placeholder next to it,
// or goes where the page shows it already; all else in it is content.
func (c *cleaner) noscripts() {
	for _, n := range findAll(c.root, func(n *html.Node) bool { return is(n, atom.Noscript) }) {
		if !isIn(n, c.root) {
			continue
		}
		img := onlyImage(n)
		if img == nil {
			unwrapBlock(n)
			continue
		}
		if !c.hasAddress(img) || notContent(img) != "" {
			c.drop(n, "picture for counting visits")
			continue
		}
		twin := c.placeheld(n)
		switch {
		case twin == nil:
			unwrap(n)
		case is(img, atom.Picture):
			remove(n)
			replace(twin, img)
		default:
			if attr(img, "alt") == "" {
				setAttr(img, "alt", attr(twin, "alt"))
			}
			remove(img)
			remove(n)
			replace(twin, img)
		}
	}
}

// unwrapBlock unwraps n and keeps its content apart from what stands around.
func unwrapBlock(n *html.Node) {
	rename(n, atom.Div)
	n.Attr = nil
	if isInlineRun(n) && isElement(n.Parent, atom.P, atom.Span, atom.A, atom.H1, atom.H2, atom.H3, atom.H4) {
		unwrap(n)
	}
}

// onlyImage returns the picture in n when n shows nothing else, or nil.
func onlyImage(n *html.Node) *html.Node {
	var img *html.Node
	for d := n.FirstChild; d != nil; {
		skip := false
		switch {
		case d.Type == html.TextNode && !isBlankText(d.Data), isElement(d, atom.Iframe, atom.Video, atom.Audio):
			return nil
		case isElement(d, atom.Img, atom.Picture):
			if img != nil {
				return nil
			}
			img, skip = d, true
		}
		d = next(d, n, skip)
	}
	return img
}

// placeheld returns the picture beside a <noscript> of which that holds a
// copy: the sibling before, or behind, or what these have in them.
func (c *cleaner) placeheld(n *html.Node) *html.Node {
	img := onlyImage(n)
	for _, beside := range [...]*html.Node{prevShown(n), nextShown(n)} {
		if beside == nil || beside.Type != html.ElementNode {
			continue
		}
		twin := beside
		if !isElement(beside, atom.Img, atom.Picture) {
			if is(beside, atom.Noscript) {
				continue
			}
			twin = onlyImage(beside)
		}
		if twin != nil && c.isCopy(twin, img) {
			return twin
		}
	}
	return nil
}

// isCopy tells whether a picture is a placeholder, or shows what the other
// one shows.
func (c *cleaner) isCopy(twin, img *html.Node) bool {
	address := func(n *html.Node) string {
		if is(n, atom.Picture) {
			if inner := findNear(n, func(d *html.Node) bool { return is(d, atom.Img) }); inner != nil {
				n = inner
			}
		}
		if s := c.source(n); s != "" {
			return s
		}
		if set := c.srcset(n); len(set) > 0 {
			return set[0].address
		}
		return ""
	}
	a, b := address(twin), address(img)
	return a == "" || a == b || imageKey(a) == imageKey(b) || hasNameWord(attr(twin, "class"), lazyWords)
}

var lazyWords = nameSet("lazy lazyload lazyloaded lazyloading placeholder preview blur")

// imageKey returns what stays the same in the addresses of one picture in
// several sizes: the file's name without a size at its end. Names too short
// to tell pictures apart keep the path.
func imageKey(address string) string {
	path := address
	if i := strings.IndexAny(path, "?#"); i >= 0 {
		path = path[:i]
	}
	name := path[strings.LastIndexByte(path, '/')+1:]
	stem, ext := name, ""
	if i := strings.LastIndexByte(name, '.'); i > 0 {
		stem, ext = name[:i], name[i:]
	}
	if i := strings.LastIndexAny(stem, "-_@"); i > 0 && strings.Trim(stem[i+1:], "0123456789x") == "" {
		if digits := stem[i+1:]; strings.Contains(digits, "x") {
			stem = stem[:i]
		}
	}
	if len(stem) < minImageName || path == name || path != address && !isImageAddress(path) {
		return address
	}
	return stem + ext
}

// minImageName is the shortest file name, in bytes, that is taken to be the
// picture's own; "image.jpg" and "1.png" lie in many folders.
const minImageName = 8
