package extract

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// figures joins pictures with captions that pages set in elements of any
// kind: <figure>picture<figcaption>. A credit beside a caption becomes part of
// it.
func (c *cleaner) figures() {
	for _, n := range findAll(c.root, isCaption) {
		figure := c.closest(n.Parent, maxDepth, isFigure)
		if figure == nil {
			c.looseCaption(n)
			continue
		}
		switch first := findNear(figure, isFigcaption); {
		case first == nil:
			rename(n, atom.Figcaption)
		case isCredit(n) && !isIn(n, first), first != n && prevShown(n) == first:
			joinCaption(first, n)
		}
	}
}

// isCredit tells whether a class says that a caption names the photographer.
func isCredit(n *html.Node) bool { return hasNameWord(attr(n, "class"), creditWords) }

// joinCaption puts what n says behind a caption.
func joinCaption(caption, n *html.Node) {
	remove(n)
	rename(n, atom.Span)
	caption.AppendChild(newText(" "))
	caption.AppendChild(n)
}

func isFigure(n *html.Node) bool     { return is(n, atom.Figure) }
func isFigcaption(n *html.Node) bool { return is(n, atom.Figcaption) }

// captionWrappers is how many elements may stand around a caption alone.
const captionWrappers = 3

// looseCaption makes a figure of a caption outside of one and the picture
// before it.
func (c *cleaner) looseCaption(n *html.Node) {
	outer := n
	for i := 0; i < captionWrappers && outer.Parent != c.root && onlyChild(outer.Parent) == outer && isElement(outer.Parent, atom.Div, atom.Span); i++ {
		outer = outer.Parent
	}
	media := prevShown(outer)
	if isFigure(media) && isCredit(n) {
		if caption := findNear(media, isFigcaption); caption != nil {
			joinCaption(caption, n)
			return
		}
	}
	if media == nil || media.Type != html.ElementNode || !isPictureOnly(media) {
		return
	}
	rename(n, atom.Figcaption)
	figure := media
	if !isFigure(media) {
		figure = findNear(media, isFigure)
	}
	if figure == nil {
		figure = newElement(atom.Figure)
		media.Parent.InsertBefore(figure, media)
		remove(media)
		figure.AppendChild(media)
		if is(media, atom.Dt) {
			rename(media, atom.Div)
		}
	}
	if p := figure.Parent; is(p, atom.Dl) {
		rename(p, atom.Div)
	}
	remove(n)
	figure.AppendChild(n)
}

var (
	captionWords = nameSet("caption figcaption thumbcaption imgcaption imagecaption photocaption gallerytext cutline credit credits")
	creditWords  = nameSet("credit credits")
)

// maxCaption is the longest text, in bytes, that is taken for a caption.
const maxCaption = 600

// isCaption tells whether n is a caption, or is called one and is short text.
func isCaption(n *html.Node) bool {
	if isFigcaption(n) {
		return true
	}
	if !isElement(n, atom.P, atom.Div, atom.Span, atom.Small, atom.Em, atom.Dd, atom.Cite) || !hasNameWord(attr(n, "class"), captionWords) {
		return false
	}
	if text, all := brief(n, maxCaption); !all || text == "" {
		return false
	}
	return findNear(n, func(d *html.Node) bool {
		return isElement(d, atom.Img, atom.Picture, atom.Ul, atom.Ol, atom.Table, atom.H1, atom.H2, atom.H3, atom.Iframe, atom.Video)
	}) == nil
}

// isPictureOnly tells whether n is a picture or a player, or an element with
// nothing but these in it.
func isPictureOnly(n *html.Node) bool {
	isMedium := func(d *html.Node) bool {
		return isElement(d, atom.Img, atom.Picture, atom.Video, atom.Iframe, atom.Svg)
	}
	if isMedium(n) {
		return true
	}
	return !hasText(n) && findNear(n, isMedium) != nil
}
