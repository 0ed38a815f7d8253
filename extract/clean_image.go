package extract

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// images gives every picture its real address, wherever the page keeps it
// until a script has run, and takes out those that are none: placeholders,
// counters, icons. Pictures of emoji become text.
func (c *cleaner) images() {
	c.noscripts()
	c.each(func(n *html.Node) bool {
		switch {
		case n.Data == "svg":
			c.drawing(n)
			return true
		case isForeign(n):
			return true
		case is(n, atom.Picture):
			c.picture(n)
			return true
		case is(n, atom.Img):
			c.image(n)
			return true
		case n.Data == "amp-img" || n.Data == "amp-anim":
			rename(n, atom.Img)
			for n.FirstChild != nil {
				n.RemoveChild(n.FirstChild)
			}
			c.image(n)
			return true
		case n.FirstChild == nil && isElement(n, atom.Div, atom.Span, atom.A, atom.P) || is(n, atom.Figure) && findNear(n, isMediaElement) == nil:
			c.drawnImage(n)
		}
		return false
	})
}

// picture puts an <img> in place of a <picture>: its own, with the address
// of the first source where it has none.
func (c *cleaner) picture(n *html.Node) {
	img := findNear(n, func(d *html.Node) bool { return is(d, atom.Img) })
	sources := findAll(n, func(d *html.Node) bool { return is(d, atom.Source) })
	if img == nil {
		img = newElement(atom.Img)
		for _, key := range [...]string{"alt", "data-alt"} {
			if v := attr(n, key); v != "" {
				setAttr(img, "alt", v)
			}
		}
	}
	remove(img)
	replace(n, img)
	if !c.hasAddress(img) {
		for _, s := range sources {
			if set := c.srcset(s); len(set) > 0 {
				setAttr(img, "srcset", writeSrcset(set))
				setAttr(img, "sizes", attr(s, "sizes"))
				setAttr(img, "src", bestSource(set))
				break
			}
		}
	}
	c.image(img)
}

// hasAddress tells whether a picture says itself where it lies.
func (c *cleaner) hasAddress(img *html.Node) bool {
	return c.source(img) != "" || len(c.srcset(img)) > 0
}

// image gives a picture its real address, or removes it.
func (c *cleaner) image(n *html.Node) {
	if text := emojiText(n); text != "" {
		replace(n, newText(text))
		return
	}
	switch reason := notContent(n); reason {
	case "":
	default:
		c.drop(n, reason)
		return
	}
	set := c.srcset(n)
	src := c.source(n)
	if src == "" && len(set) > 0 {
		src = bestSource(set)
	}
	if src == "" {
		c.drop(n, "picture without an address")
		return
	}
	kept := []html.Attribute{{Key: "src", Val: src}, {Key: "alt", Val: collapse(attr(n, "alt"))}}
	if len(set) > 0 {
		kept = append(kept, html.Attribute{Key: "srcset", Val: writeSrcset(set)})
	}
	for _, key := range [...]string{"sizes", "width", "height", "title"} {
		if v := attr(n, key); v != "" && v != "auto" {
			kept = append(kept, html.Attribute{Key: key, Val: v})
		}
	}
	n.Attr = kept
}

const (
	// pixelSize is the width or height up to which a picture only counts
	// visits or keeps others apart, iconSize those up to which it is an ornament when it has no
	// text either; avatarSize is for pictures that are called avatars.
	pixelSize  = 2
	iconSize   = 32
	avatarSize = 160
)

var (
	avatarWords = nameSet("avatar avatars gravatar userpic")
	iconWords   = nameSet("icon ico logo sprite spacer pixel tracking beacon spinner loader loading")
	emojiWords  = nameSet("emoji smiley smilies emoticon twemoji emote")
)

// notContent returns why a picture is none of the article's, or "".
func notContent(n *html.Node) string {
	w, h := sizeOf(n, "width"), sizeOf(n, "height")
	small := func(size int) bool { return w >= 0 && h >= 0 && w <= size && h <= size }
	switch {
	case small(pixelSize), w > 0 && w <= pixelSize, h > 0 && h <= pixelSize:
		return "tracking pixel"
	case small(avatarSize) && (isNamed(n, avatarWords) || hasNameWord(attr(n, "alt"), avatarWords) || hasNameWord(attr(n, "src"), avatarWords)):
		return "avatar"
	case small(iconSize) && (isBlankText(attr(n, "alt")) || hasNameWord(attr(n, "class"), iconWords)):
		return "icon"
	}
	return ""
}

// sizeOf reads a width or height in pixels from the attribute or the style
// of a picture; -1 when it has none, or may stretch: Next.js sets pictures
// that fill their frame to 0 with a minimum of 100 %.
func sizeOf(n *html.Node, side string) int {
	v := strings.TrimSuffix(strings.TrimSpace(attr(n, side)), "px")
	if v == "" && !strings.Contains(styleOf(n, "min-"+side), "%") {
		v = strings.TrimSuffix(styleOf(n, side), "px")
	}
	size, err := strconv.ParseFloat(v, 64)
	if err != nil || size < 0 || size > 1e6 {
		return -1
	}
	return int(size)
}

// maxEmoji is the longest alternative text of an emoji, in bytes: the longest
// sequences, families and flags, have 25 to 35, ":shortcodes:" about as many.
const maxEmoji = 40

// emojiText returns the text that a picture of an emoji stands for, or "".
func emojiText(n *html.Node) string {
	alt := strings.TrimSpace(attr(n, "alt"))
	if alt == "" || len(alt) > maxEmoji {
		return ""
	}
	src := attr(n, "src")
	if isNamed(n, emojiWords) || hasAttr(n, "data-emoji") || strings.Contains(src, "/emoji/") || strings.Contains(src, "twemoji") || strings.Contains(src, "/smilies/") {
		return alt
	}
	return ""
}

// isMediaElement tells whether n shows a picture or plays something, or
// holds the place of what does.
func isMediaElement(n *html.Node) bool {
	return n.Type == html.ElementNode && (isAtomic(n) && n.Namespace != "math" || isElement(n, atom.Noscript, atom.Table, atom.Pre) || strings.HasPrefix(n.Data, "amp-"))
}

// drawnImage puts into an element without a picture the one that a script or
// a style draws in it.
func (c *cleaner) drawnImage(n *html.Node) {
	src := ""
	if attr(n, "role") == "img" {
		_, rest, _ := strings.Cut(attr(n, "style"), "url(")
		address, _, closed := strings.Cut(rest, ")")
		if closed {
			src = strings.Trim(address, `"' `)
		}
	}
	for i := range n.Attr {
		key, val := n.Attr[i].Key, n.Attr[i].Val
		if src == "" && (lazyAttrs.has(key) || key == "itemid") && isImageAddress(val) {
			src = val
		}
	}
	if src == "" || isPlaceholder(src) {
		return
	}
	alt := attr(n, "aria-label")
	if alt == "" {
		alt = attr(n, "data-alt")
	}
	img := newElement(atom.Img, html.Attribute{Key: "src", Val: c.absolute(src)}, html.Attribute{Key: "alt", Val: collapse(alt)})
	n.InsertBefore(img, n.FirstChild)
}
