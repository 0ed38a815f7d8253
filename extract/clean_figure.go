package extract

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// figures joins pictures with captions that pages set in elements of any
// kind: <figure>picture<figcaption>.
func (c *cleaner) figures() {
	c.each(func(n *html.Node) bool {
		if isForeign(n) || !isCaption(n) {
			return false
		}
		if figure := c.closest(n.Parent, 3, func(d *html.Node) bool { return isElement(d, atom.Figure) }); figure != nil {
			if findNear(figure, func(d *html.Node) bool { return isElement(d, atom.Figcaption) }) == nil {
				rename(n, atom.Figcaption)
			}
			return true
		}
		media := prevShown(n)
		if media == nil || media.Type != html.ElementNode || !isPictureOnly(media) {
			return false
		}
		caption := n
		rename(caption, atom.Figcaption)
		if isElement(media, atom.Figure) {
			remove(caption)
			media.AppendChild(caption)
			return true
		}
		if p := n.Parent; p != c.root && firstShown(p) == media && isElement(p, atom.Div, atom.Span, atom.Dl, atom.Section) && nextShown(n) == nil {
			if isElement(media, atom.Dt) {
				rename(media, atom.Div)
			}
			rename(p, atom.Figure)
			return true
		}
		figure := newElement(atom.Figure)
		n.Parent.InsertBefore(figure, media)
		remove(media)
		remove(caption)
		figure.AppendChild(media)
		figure.AppendChild(caption)
		return true
	})
}

var captionWords = nameSet("caption figcaption imgcaption imagecaption photocaption cutline credit credits")

// maxCaption is the longest text, in bytes, that is taken for a caption.
const maxCaption = 600

// isCaption tells whether n is called a caption and is short text.
func isCaption(n *html.Node) bool {
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
	text, all := brief(n, 0)
	return all && text == "" && findNear(n, isMedium) != nil
}
