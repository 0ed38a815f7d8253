package extract

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// controls takes out what belongs to the page's interface and stands in the
// content: buttons, rows for sharing, what is not shown, help for screen
// readers that a plain text does not need.
func (c *cleaner) controls() {
	enough := min(hiddenText, int(hiddenShare*float64(textLen(c.root, 1<<30))))
	questions := c.questions()
	c.each(func(n *html.Node) bool {
		switch {
		case isForeign(n):
			return true
		case is(n, atom.Button):
			c.button(n, questions[n])
			return true
		case isUnseen(n) && (textLen(n, enough) < enough || isNotice(n)):
			c.drop(n, "hidden")
			return true
		case isOrnament(n):
			c.drop(n, "hidden from assistive technology")
			return true
		case isShareRow(n):
			c.drop(n, "links for sharing")
			return true
		case isElement(n, atom.A, atom.Span, atom.P, atom.Div, atom.Small) && isControlText(n):
			c.drop(n, "control of the page")
			return true
		}
		return false
	})
}

// From hiddenText bytes on, or from hiddenShare of all text, a hidden element
// that was chosen is content: the answer to a question that is folded up, a
// part of the article that a framework streams into it and shows by script.
// Without the first bound, word F1 is .0012 lower for the articles of wcxb.
const (
	hiddenText  = 300
	hiddenShare = 0.3
)

// streamedID begins the id of a part of the page that React sends late, hidden:
// a script moves it to its place, and any of them may be a part of the article.
const streamedID = "S:"

// isUnseen tells whether the page hides n, for good as far as can be seen:
// the panel of a tab or a fold is shown on demand.
func isUnseen(n *html.Node) bool {
	if !hasAttr(n, "hidden") && !hidesByStyle(attr(n, "style")) || attr(n, "hidden") == "until-found" || strings.HasPrefix(attr(n, "id"), streamedID) {
		return false
	}
	switch attr(n, "role") {
	case "tabpanel", "region":
		return false
	}
	return !hasAttr(n, "aria-labelledby")
}

// noticeWords name what a page shows above its text: what it asks about
// cookies, where to log in, what it would send by mail. What is called a
// paywall or for subscribers may be the article itself.
var noticeWords = nameSet("cookie cookies consent gdpr ccpa privacy onetrust cookiebot modal popup popups overlay lightbox dialog toast " +
	"newsletter newsletters signup optin login signin register account auth password")

// isNotice tells whether n, which is hidden, or all that it holds, is a form
// or a notice that the page shows above its text.
func isNotice(n *html.Node) bool {
	for ; n != nil && n.Type == html.ElementNode; n = onlyChild(n) {
		switch attr(n, "role") {
		case "dialog", "alertdialog", "alert", "form":
			return true
		}
		if isElement(n, atom.Form, atom.Dialog) || hasAttr(n, "aria-modal") || hasNameWord(attr(n, "class"), noticeWords) {
			return true
		}
	}
	return false
}

// foldLevels is how many elements may stand between a fold's question and what
// holds all folds.
const foldLevels = 3

// foldForm is what folds beside each other have in common.
type foldForm struct {
	around *html.Node // an element that holds them
	levels int        // how far above their buttons
	class  string     // of these
}

// questions finds the buttons that are the questions of folds: answers follow
// them, and another of the same form asks something else. What a page asks its
// readers ("Was this page helpful?") it asks alone, or again in the same words.
func (c *cleaner) questions() map[*html.Node]bool {
	folds := make(map[foldForm][]*html.Node)
	for _, n := range findAll(c.root, isAnswered) {
		for up, i := n.Parent, 0; up != nil && i <= foldLevels; up, i = up.Parent, i+1 {
			form := foldForm{up, i, attr(n, "class")}
			folds[form] = append(folds[form], n)
		}
	}
	questions := make(map[*html.Node]bool)
	for _, like := range folds {
		first := briefText(like[0], maxFoldHeading)
		if !slices.ContainsFunc(like, func(n *html.Node) bool { return briefText(n, maxFoldHeading) != first }) {
			continue
		}
		for _, n := range like {
			questions[n] = true
		}
	}
	return questions
}

// isAnswered tells whether n is a button that asks, with text behind it that
// is no control, in the same element or behind one around the button alone.
func isAnswered(n *html.Node) bool {
	if !is(n, atom.Button) || !strings.HasSuffix(briefText(n, maxFoldHeading), "?") {
		return false
	}
	answer := nextShown(n)
	if onlyChild(n.Parent) == n {
		answer = nextShown(n.Parent)
	}
	isControl := func(d *html.Node) bool {
		return isElement(d, atom.Button, atom.Form, atom.Input, atom.Textarea, atom.Select)
	}
	return answer != nil && answer.Type == html.ElementNode && isBlockLevel(answer) && !isControl(answer) && hasText(answer) && findNear(answer, isControl) == nil
}

// button takes out a button, but not what a reader would miss: the heading
// of a fold, which may be a question, a picture that can be enlarged.
func (c *cleaner) button(n *html.Node, question bool) {
	heading := c.closest(n.Parent, 3, isHeadingElement) != nil
	media := findNear(n, func(d *html.Node) bool { return isElement(d, atom.Img, atom.Picture, atom.Video) }) != nil
	text, _ := brief(n, minFoldHeading)
	command := frameTexts[strings.ToLower(text)] || controlTexts[strings.ToLower(text)]
	opens := hasAttr(n, "aria-controls") || hasAttr(n, "aria-expanded") || question
	fold := opens && len(text) >= minFoldHeading
	switch {
	case media || heading && text != "" && !command:
		rename(n, atom.Span)
		n.Attr = nil
	case fold:
		strong := newElement(atom.Strong)
		moveChildren(strong, n)
		n.AppendChild(strong)
		rename(n, atom.P)
		n.Attr = nil
	default:
		c.drop(n, "button")
	}
}

// minFoldHeading is the length, in bytes, from which the text of a button
// that opens something is a heading ("How are the fees paid?") and
// not a command ("Show more"); maxFoldHeading is that of the longest question.
const (
	minFoldHeading = 20
	maxFoldHeading = 200
)

func isHeadingElement(n *html.Node) bool {
	return isElement(n, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6)
}

// maxOrnament is the longest text, in bytes, of an inline element hidden from
// assistive technology that is taken to be an ornament.
const maxOrnament = 40

// isOrnament tells whether n is hidden from assistive technology beside text
// that says what is to be said. One that is all of its parent's text may be
// a word drawn in pieces, and stays.
func isOrnament(n *html.Node) bool {
	if attr(n, "aria-hidden") != "true" || !isInline(n) || strings.HasPrefix(attr(n, "class"), "katex") {
		return false
	}
	text, all := brief(n, maxOrnament)
	if !all {
		return false
	}
	if strings.IndexFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) < 0 {
		return findNear(n, func(d *html.Node) bool { return isElement(d, atom.Img, atom.Video) }) == nil
	}
	around, _ := brief(n.Parent, 3*maxOrnament)
	return len(around) >= 2*len(text) && !hasAttr(n.Parent, "aria-label")
}

var shareWords = nameSet("share sharing sharer sharedaddy sharethis addtoany addthis socials social socialshare")

// maxShareRow is the longest text, in bytes, of a row of links for sharing;
// maxShareLabel that of its text outside of links ("Share this page:").
const (
	maxShareRow   = 160
	maxShareLabel = 40
)

// isShareRow tells whether n is called a place for sharing and holds links
// with next to no other text.
func isShareRow(n *html.Node) bool {
	if !isElement(n, atom.Div, atom.Ul, atom.Section, atom.Aside, atom.Span, atom.Footer, atom.Nav) || !isNamed(n, shareWords) {
		return false
	}
	if _, all := brief(n, maxShareRow); !all {
		return false
	}
	label := textLen(n, maxShareRow)
	links := findAll(n, func(d *html.Node) bool { return isElement(d, atom.A, atom.Button) })
	for _, a := range links {
		label -= textLen(a, maxShareRow)
	}
	return len(links) > 0 && label <= maxShareLabel
}

// controlTexts are what small links of the interface say, and remarks for
// screen readers.
var controlTexts = func() map[string]bool {
	set := make(map[string]bool)
	for _, s := range strings.Split("copy link|copy|copied|permalink|permanent link|link to this heading|link to this section|copy link to this section|"+
		"direct link to heading|link copied|back to top|↑ back to top|back to top ↑|top ↑|↑ top|nach oben|haut de page|volver arriba|"+
		"(opens in new window)|opens in new window|(opens in a new window)|opens in a new window|(opens in new tab)|opens in new tab|(opens in a new tab)|"+
		"opens in a new tab|opens external link|external link|(external link)|opens an external site|opens an external site in a new window|"+
		"click to enlarge|enlarge image|view image in fullscreen|open image in lightbox|zoom image|skip advertisement|advertisement|continue reading below", "|") {
		set[s] = true
	}
	return set
}()

// isControlText tells whether n says only what a control says. Links must
// stay on the page, and text must be meant for screen readers alone or stand
// in an element of its own that is called so.
func isControlText(n *html.Node) bool {
	if is(n, atom.A) {
		href := attr(n, "href")
		if href != "" && href[0] != '#' && !strings.HasPrefix(href, "javascript:") {
			return false
		}
	} else if !isControlClass(attr(n, "class")) {
		return false
	}
	text := briefText(n, 60)
	return text != "" && controlTexts[strings.ToLower(strings.Trim(text, " .!"))]
}

// isControlClass tells whether a class is that of a control, or of a text for
// screen readers alone.
func isControlClass(class string) bool {
	for word := range strings.FieldsSeq(class) {
		switch word {
		case "sr-only", "screen-reader-text", "visually-hidden", "visuallyhidden":
			return true
		}
	}
	return hasNameWord(class, controlWords)
}

var controlWords = nameSet("hidden offscreen copy permalink tooltip button btn toplink backtotop")
