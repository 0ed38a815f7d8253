package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// twins takes out what a page holds twice for screens of different sizes:
// blocks in a row that say the same, and the same picture again.
func (c *cleaner) twins() {
	if c.digest(c.root).media > 1 {
		c.repeatedPictures()
	}
}

// digest sums up what an element shows; equal sums mean equal content.
type digest struct {
	hash   uint64 // of the text without white space: polynomial, so that sums of parts can be joined
	length int    // bytes that went into hash
	size   int    // bytes of text without white space
	media  int    // pictures and drawings
}

// digestBase is the multiplier of the 64-bit FNV prime, odd and large.
const digestBase = 1099511628211

func (d *digest) add(o digest) {
	d.join(o)
	d.size += o.size
	d.media += o.media
}

// join appends what went into the hash of o to that of d.
func (d *digest) join(o digest) {
	power, base := uint64(1), uint64(digestBase)
	for n := o.length; n > 0; n >>= 1 {
		if n&1 != 0 {
			power *= base
		}
		base *= base
	}
	d.hash = d.hash*power + o.hash
	d.length += o.length
}

func (d *digest) text(s string) {
	for i := 0; i < len(s); i++ {
		if !isSpace(s[i]) {
			d.hash = d.hash*digestBase + uint64(s[i]) + 1
			d.length++
			d.size++
		}
	}
}

// minTwin is the length, in bytes without white space, from which a block
// that says what the block before it says, under another class, is a copy.
const minTwin = 80

// digest sums up n, and takes out those of its children that repeat the one
// before them.
func (c *cleaner) digest(n *html.Node) digest {
	var sum digest
	var before *html.Node
	var last digest
	for ch := n.FirstChild; ch != nil; {
		after := ch.NextSibling
		switch {
		case ch.Type == html.TextNode:
			var d digest
			d.text(ch.Data)
			sum.add(d)
			if d.size > 0 {
				before = nil
			}
		case ch.Type == html.ElementNode:
			d := c.digest(ch)
			d.ofElement(ch)
			switch {
			case before != nil && d.media > 0 && isForSmall(before) && isForLarge(ch) && (last.size == d.size && last.hash == d.hash || samePicture(before, ch)):
				c.drop(before, "the same again for small screens")
			case before != nil && (isTwin(last, d, ch, before) || last.media > 0 && d.media > 0 && isForLarge(before) && isForSmall(ch) && samePicture(before, ch)):
				c.drop(ch, "the same again")
				ch = after
				continue
			}
			sum.add(d)
			before, last = ch, d
		}
		ch = after
	}
	return sum
}

// ofElement adds what an element shows besides text.
func (d *digest) ofElement(n *html.Node) {
	switch {
	case isElement(n, atom.Img, atom.Iframe, atom.Video, atom.Audio):
		d.media++
		var key digest
		if src := attr(n, "src"); strings.HasPrefix(src, "data:") {
			key.text(attr(n, "alt")) // drawings for two screens differ
		} else {
			key.text(imageKey(src))
		}
		d.join(key)
	}
}

// isTwin tells whether n, of which d is the sum, repeats the element before
// for another screen. Paragraphs may repeat, and so may what is of one kind:
// refrains, entries of a list.
func isTwin(last, d digest, n, before *html.Node) bool {
	if last.hash != d.hash || last.size != d.size || last.media != d.media || !isElement(n, before.DataAtom) {
		return false
	}
	return isElement(n, atom.Div, atom.Section, atom.Article, atom.Figure, atom.Table, atom.Ul, atom.Ol, atom.Aside, atom.Header) &&
		attr(n, "class") != attr(before, "class") && (d.size >= minTwin || isForOneScreen(n) && isForOneScreen(before))
}

// samePicture tells whether two elements show one picture each, of the same
// text: cuts of it for two screens.
func samePicture(a, b *html.Node) bool {
	x, y := onlyPicture(a), onlyPicture(b)
	return x != nil && y != nil && attr(x, "alt") != "" && attr(x, "alt") == attr(y, "alt") && !hasText(a) && !hasText(b)
}

// isForOneScreen tells whether a class shows n on screens of some sizes only.
func isForOneScreen(n *html.Node) bool { return isForSmall(n) || isForLarge(n) }

// isForSmall and isForLarge tell whether a class shows n on small or on large
// screens only.
func isForSmall(n *html.Node) bool {
	for word := range strings.FieldsSeq(clip(attr(n, "class"), maxClassLen)) {
		switch word {
		case "sm:hidden", "md:hidden", "lg:hidden", "xl:hidden", "mobile-only", "show-mobile", "hide-desktop", "d-sm-none", "d-md-none", "d-lg-none", "visible-xs", "only-mobile", "hidden-desktop":
			return true
		}
	}
	return false
}

func isForLarge(n *html.Node) bool {
	hidden, shown := false, false
	for word := range strings.FieldsSeq(clip(attr(n, "class"), maxClassLen)) {
		switch word {
		case "hidden", "d-none":
			hidden = true
		case "desktop-only", "show-desktop", "hide-mobile", "hidden-xs", "hidden-mobile", "only-desktop":
			return true
		default:
			for _, size := range [...]string{"sm", "md", "lg", "xl"} {
				shown = shown || strings.HasPrefix(word, size+":") || strings.HasPrefix(word, "d-"+size+"-")
			}
		}
	}
	return hidden && shown
}

// repeatedPictures takes out a picture that comes again with nothing said in
// between: the full size behind a thumbnail, the lead picture of the header
// in the text. Entries of lists and tables stay as they are.
func (c *cleaner) repeatedPictures() {
	last := ""
	for n := c.root.FirstChild; n != nil; {
		after := next(n, c.root, true)
		sign := ""
		switch {
		case n.Type == html.TextNode:
			if !isBlankText(n.Data) {
				last = ""
			}
		case isElement(n, atom.Li, atom.Td, atom.Tr, atom.Dd, atom.Pre), isForeign(n), isElement(n, atom.Video, atom.Iframe):
			last = ""
		case is(n, atom.Figure):
			if img := onlyPicture(n); img != nil {
				caption, _ := brief(n, maxCaption)
				if sign = imageKey(attr(img, "src")); caption != "" {
					sign += " " + caption
				}
			}
		case is(n, atom.Img):
			sign = imageKey(attr(n, "src"))
		}
		switch {
		case sign == "":
			n = next(n, c.root, isForeign(n))
			continue
		case sign == last:
			c.drop(n, "the same picture again")
		default:
			last = sign
		}
		n = after
	}
}

// onlyPicture returns the single <img> in n, or nil.
func onlyPicture(n *html.Node) *html.Node {
	img := findNear(n, func(d *html.Node) bool { return is(d, atom.Img) })
	if img == nil || findNear(n, func(d *html.Node) bool {
		return d != img && (isElement(d, atom.Img, atom.Video, atom.Iframe, atom.Table, atom.Pre))
	}) != nil {
		return nil
	}
	return img
}
