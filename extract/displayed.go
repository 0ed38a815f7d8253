package extract

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// What web/writer.js knows from the browser, beside the page's own attributes.
const (
	displayAttr = "_"
	baseAttr    = "_base"

	displayNone   = "none"   // not displayed, with all that is in it
	displayHidden = "hidden" // invisible; what is in it may be visible again
	displayBlock  = "block"  // begins and ends a line
)

// minDisplayed is how many bytes of text a page displays at least that is not
// waiting for a script: of one with less, everything counts as displayed.
const minDisplayed = 200

// displayReader brings a snapshot to what the browser displayed.
type displayReader struct {
	whole    bool            // everything counts as displayed
	unfolded map[string]bool // ids of what some button would unfold
	main     []*html.Node    // the main parts of the page, as it names them, without those in another
	shown    bool            // one of them is displayed, or one in another
	text     int             // bytes of displayed text

	before *html.Node // the element before the one at hand, in the same parent
	folded *html.Node // an element of which it is known whether it is folded
	isIt   bool       // whether it is

	parted bool // a block began or ended since the last text
	pre    bool // line breaks in the source count
	last   byte // of the last text
}

// readDisplay takes out what was not displayed, but for what is part of the
// text all the same, keeps words apart that a style sheet sets apart, and
// takes the marks off. Of a selection, nothing counts that was not displayed.
func readDisplay(doc *html.Node, selection bool) {
	d := &displayReader{unfolded: map[string]bool{}, last: '\n'}
	if !selection {
		d.survey(doc, false, false)
		d.whole = d.text < minDisplayed
		if !d.shown {
			// A notice stands in its place until it is answered, and is shorter.
			for _, n := range d.main {
				if len(strings.TrimSpace(textOf(n))) > d.text {
					reveal(n)
				}
			}
		}
	}
	d.settle(doc, false, false)
}

// survey looks for what decides about hidden parts.
func (d *displayReader) survey(n *html.Node, gone, inMain bool) {
	mark := attr(n, displayAttr)
	gone = gone || mark == displayNone || is(n, atom.Noscript)
	if isElement(n, atom.Main, atom.Article) {
		if !inMain {
			d.main = append(d.main, n)
		}
		inMain = true
		d.shown = d.shown || !gone && mark != displayHidden
	}
	if attr(n, "aria-expanded") == "false" {
		for _, id := range strings.Fields(attr(n, "aria-controls")) {
			d.unfolded[id] = true
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode {
			if !gone && mark != displayHidden {
				d.text += len(strings.TrimSpace(c.Data))
			}
		} else {
			d.survey(c, gone, inMain)
		}
	}
}

// reveal has n count as displayed, with what it is in and what is in it.
func reveal(n *html.Node) {
	for p := n; p != nil; p = p.Parent {
		showAll(p)
	}
	for c := next(n, n, false); c != nil; c = next(c, n, false) {
		showAll(c)
	}
}

func showAll(n *html.Node) {
	if mark := attr(n, displayAttr); mark == displayNone || mark == displayHidden {
		removeAttr(n, displayAttr)
	}
}

// settle goes through what is in parent. Of what is in a part that is not
// displayed the browser says nothing: there, the page's own marks stay. Text
// that stands right in what is invisible goes.
func (d *displayReader) settle(parent *html.Node, unmeasured, invisible bool) {
	var before *html.Node
	for n := parent.FirstChild; n != nil; {
		after := n.NextSibling
		switch {
		case n.Type == html.ElementNode:
			d.before = before
			d.element(n, unmeasured)
			if n.Parent != nil {
				before = n
			}
		case n.Type != html.TextNode:
		case invisible:
			remove(n)
		default:
			d.keepApart(n)
		}
		n = after
	}
}

func (d *displayReader) element(n *html.Node, unmeasured bool) {
	mark := attr(n, displayAttr)
	removeAttr(n, displayAttr)
	if base := attr(n, baseAttr); base != "" {
		removeAttr(n, baseAttr)
		resolveIn(n, base)
	}
	invisible := false
	if mark == displayNone || mark == displayHidden {
		switch {
		case d.whole || isReadUndisplayed(n):
		case d.isFold(n):
			reveal(n)
		case mark == displayHidden && !isReplaced(n):
			invisible = true
		case mark == displayHidden || soleFormula(n) == nil:
			remove(n)
			return
		}
	}
	if is(n, atom.Noscript) && !d.whole && find(n, isReplaced) == nil {
		// Scripts run: what it says is on the page already.
		remove(n)
		return
	}
	if n.Namespace == "" && !unmeasured {
		removeAttr(n, "hidden")
		if hidesByStyle(attr(n, "style")) {
			removeAttr(n, "style")
		}
	}
	unmeasured = unmeasured || mark == displayNone
	if is(n, atom.Details) {
		// One reads, prints and searches all of an article.
		setAttr(n, "open", "")
	}
	outer := d.pre
	// Blocks by their names are told apart by all stages, but in code.
	parts := mark == displayBlock && (d.pre || !isBlockLevel(n))
	d.parted = d.parted || parts
	switch n.DataAtom {
	case atom.Br:
		d.last = '\n'
	case atom.Pre:
		d.pre, d.last = true, '\n'
	}
	d.settle(n, unmeasured, invisible)
	d.pre = outer
	d.parted = d.parted || parts
	if invisible && n.FirstChild == nil {
		remove(n)
	}
}

// keepApart sees to it that the text before this one does not run into it
// where a block of the style sheet's making stood in between.
func (d *displayReader) keepApart(text *html.Node) {
	if text.Data == "" {
		return
	}
	apart := d.last == '\n' || text.Data[0] == '\n' || !d.pre && (isSpace(d.last) || isSpace(text.Data[0]))
	if d.parted && !apart {
		text.Data = "\n" + text.Data
	}
	d.parted = false
	d.last = text.Data[len(text.Data)-1]
}

// isReadUndisplayed tells whether n is read though no browser displays it:
// what speaks of the page, and what React has streamed, which a script moves to
// its place.
func isReadUndisplayed(n *html.Node) bool {
	return isElement(n, atom.Head, atom.Title, atom.Base, atom.Meta, atom.Link, atom.Script, atom.Noscript, atom.Rp) ||
		strings.HasPrefix(attr(n, "id"), streamedID)
}

// isReplaced tells whether n shows something that is not its content.
func isReplaced(n *html.Node) bool {
	return isElement(n, atom.Img, atom.Video, atom.Audio, atom.Iframe, atom.Svg, atom.Hr)
}

// soleFormula returns the formula that is all that n holds: hidden, it stands
// behind a picture of itself.
func soleFormula(n *html.Node) *html.Node {
	for c := onlyChild(n); c != nil; c = onlyChild(c) {
		if is(c, atom.Math) {
			return c
		}
	}
	return nil
}

// isFold tells whether n, which is hidden, would be unfolded by a button: an
// answer below its question, a panel of tabs. Menus fold as well, but are no
// part of the text.
func (d *displayReader) isFold(n *html.Node) bool {
	if attr(n, "role") != "tabpanel" && !d.unfolded[attr(n, "id")] && !d.isAfterFolded() {
		return false
	}
	for p := n; p != nil; p = p.Parent {
		if isElement(p, atom.Nav, atom.Header) {
			return false
		}
	}
	return true
}

// isAfterFolded tells whether a button in the element before would unfold the
// one at hand. Many may come after the same one, as those that go don't count.
func (d *displayReader) isAfterFolded() bool {
	if d.before != d.folded {
		d.folded, d.isIt = d.before, isFolded(d.before, unfoldLevels)
	}
	return d.isIt
}

// unfoldLevels is how deep in its heading the button stands that unfolds what
// comes after: <div><h3><button>.
const unfoldLevels = 2

// isFolded tells whether n, or what is so many levels in it, is a button that
// would unfold something.
func isFolded(n *html.Node, levels int) bool {
	if n == nil || isElement(n, atom.Nav, atom.Header) {
		return false
	}
	if attr(n, "aria-expanded") == "false" {
		return true
	}
	for c := n.FirstChild; c != nil && levels > 0; c = c.NextSibling {
		if isFolded(c, levels-1) {
			return true
		}
	}
	return false
}

// resolveIn makes the addresses in a frame absolute.
func resolveIn(frame *html.Node, base string) {
	at, err := url.Parse(base)
	if err != nil {
		return
	}
	for n := next(frame, frame, false); n != nil; n = next(n, frame, attr(n, baseAttr) != "") {
		// The browser has chosen one of them for src.
		removeAttr(n, "srcset")
		for i := range n.Attr {
			switch a := &n.Attr[i]; a.Key {
			case "href", "src", "poster":
				// What begins with "#" leads to a place in the frame, such as a note, which is in the article as well.
				val := strings.TrimSpace(a.Val)
				if u, err := at.Parse(val); err == nil && !strings.HasPrefix(val, "#") {
					a.Val = u.String()
				}
			}
		}
	}
}
