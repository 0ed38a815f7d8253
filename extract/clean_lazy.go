package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// lazyAttrs are the attributes in which scripts for late loading keep the
// address of a picture, the usual ones; others are known by their values.
var lazyAttrs = nameSet(`data-src data-original data-lazy-src data-lazy data-original-src data-image data-img data-url data-image-src data-img-src
	data-hi-res-src data-full-src data-large-src data-large-file data-orig-file data-src-large data-echo data-bg data-background data-background-image
	data-actualsrc data-imgsrc data-real-src data-runner-src data-pin-media data-cfsrc data-ezsrc data-image-loader data-delayed-url data-defer-src
	data-flickity-lazyload data-splide-lazy data-raw-src lazy-src lazysrc original file nitro-lazy-src data-lazyload data-srclazy datasrc`)

// trustedLazy are those whose address wins over the one in src even where
// that looks real: a blurred preview.
var trustedLazy = []string{"data-src", "data-lazy-src", "data-original", "data-actualsrc", "data-hi-res-src", "data-lazy", "data-cfsrc"}

// source returns the absolute address of a picture, or "" where it only has
// a placeholder.
func (c *cleaner) source(img *html.Node) string {
	src := strings.TrimSpace(attr(img, "src"))
	real := src != "" && !isPlaceholder(src)
	for _, key := range trustedLazy {
		v := strings.TrimSpace(attr(img, key))
		if v != "" && !isPlaceholder(v) && (!real || isImageAddress(v)) {
			return c.absolute(v)
		}
	}
	if real {
		return c.absolute(src)
	}
	if hasAttr(img, "srcset") && len(c.srcset(img)) > 0 {
		return ""
	}
	for i := range img.Attr {
		a := &img.Attr[i]
		if lazyAttrs.has(a.Key) && a.Val != "" && !isPlaceholder(a.Val) && !strings.ContainsAny(strings.TrimSpace(a.Val), " {<\n") {
			return c.absolute(a.Val)
		}
	}
	for i := range img.Attr {
		a := &img.Attr[i]
		if a.Key != "alt" && a.Key != "title" && a.Key != "src" && !strings.Contains(a.Key, "srcset") && isImageAddress(a.Val) {
			return c.absolute(a.Val)
		}
	}
	return ""
}

// srcset returns the candidates of a picture or source, from the attribute
// in which the page keeps them.
func (c *cleaner) srcset(n *html.Node) []candidate {
	for _, key := range [...]string{"data-srcset", "data-lazy-srcset", "data-original-set", "srcset"} {
		if v := attr(n, key); v != "" {
			if set := c.parseSrcset(v); len(set) > 0 {
				return set
			}
		}
	}
	for i := range n.Attr {
		a := &n.Attr[i]
		if strings.HasPrefix(a.Key, "data-") && (strings.Contains(a.Val, "w,") || strings.Contains(a.Val, "x,")) && isImageAddress(strings.TrimSpace(firstField(a.Val))) {
			if set := c.parseSrcset(a.Val); len(set) > 1 {
				return set
			}
		}
	}
	if is(n, atom.Source) {
		if v := strings.TrimSpace(attr(n, "src")); v != "" && !isPlaceholder(v) {
			return []candidate{{address: c.absolute(v)}}
		}
	}
	return nil
}

func firstField(s string) string {
	s = strings.TrimSpace(s)
	if i := strings.IndexAny(s, " \n\t"); i >= 0 {
		return s[:i]
	}
	return s
}

// maxTinyData is the size, in bytes, up to which a picture carried in its
// address is a placeholder: blank pixels have about 100, blurred previews
// up to 1000. Figures drawn on a page have several thousand.
const maxTinyData = 1200

var placeholderNames = []string{"blank.", "spacer.", "placeholder", "pixel.", "transparent.", "grey.gif", "gray.gif", "loading.", "loader.", "lazy.", "1x1.",
	"clear.gif", "empty.", "dot.gif", "lazyload.", "cleardot.", "spin.", "spinner.", "b.gif", "trans.gif"}

// isPlaceholder tells whether an address leads to what only keeps the place
// of a picture.
func isPlaceholder(src string) bool {
	src = strings.TrimSpace(src)
	if rest, ok := cutScheme(src, "data:"); ok {
		if svg, ok := cutScheme(rest, "image/svg+xml"); ok && !strings.HasPrefix(svg, ";base64") {
			return !strings.Contains(svg, "path") && !strings.Contains(svg, "circle") && !strings.Contains(svg, "line") && !strings.Contains(svg, "text")
		}
		return len(src) <= maxTinyData
	}
	if src == "" || src == "#" || strings.HasPrefix(src, "about:") || strings.HasPrefix(src, "blob:") || strings.HasPrefix(src, "//:0") || strings.HasPrefix(src, "{{") {
		return true
	}
	path := strings.ToLower(src)
	if i := strings.IndexAny(path, "?#"); i >= 0 {
		path = path[:i]
	}
	name := path[strings.LastIndexByte(path, '/')+1:]
	for _, s := range placeholderNames {
		if strings.HasPrefix(name, s) {
			return true
		}
	}
	return strings.HasSuffix(name, "-placeholder.png") || strings.HasSuffix(name, "-placeholder.svg") || strings.HasSuffix(name, "-placeholder.jpg")
}

var imageSuffixes = []string{".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".svg", ".bmp", ".tiff"}

// isImageAddress tells whether a value looks like the address of a picture:
// one word, whose path names a kind of picture.
func isImageAddress(s string) bool {
	s = strings.TrimSpace(s)
	if len(s) < 5 || len(s) > maxURL || strings.ContainsAny(s, " \n\t{}<>\"|") {
		return false
	}
	path := strings.ToLower(s) // its length may be another
	if i := strings.IndexAny(path, "?#"); i >= 0 {
		path = path[:i]
	}
	for _, suffix := range imageSuffixes {
		// What follows the suffix may be the work of an image server:
		// "photo.jpg/640x480", "photo.jpg!large".
		if i := strings.LastIndex(path, suffix); i > 0 {
			after := path[i+len(suffix):]
			return after == "" || !isLetter(after[0]) && strings.Contains(s, "/")
		}
	}
	return false
}
