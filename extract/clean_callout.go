package extract

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// callouts brings the boxes in which pages set notes, tips and warnings into
// one form, whatever made them:
//
//	<blockquote class="callout" data-callout="kind" [data-callout-fold="-"]><p class="callout-title">Title</p>blocks</blockquote>
func (c *cleaner) callouts() {
	all := textLen(c.root, 2*maxCallout)
	c.each(func(n *html.Node) bool {
		if !isElement(n, atom.Div, atom.Aside, atom.Section, atom.Blockquote, atom.P, atom.Figure) || isForeign(n) {
			return false
		}
		if kind := calloutKind(n); kind != "" && !isTooBig(n, all) {
			callout(n, kind)
		} else if is(n, atom.Blockquote) {
			markdownCallout(n)
		}
		return false
	})
}

// calloutNameList are the words by which the software of pages calls such
// boxes.
const calloutNameList = "callout admonition admonitionblock alert notecard notice notices hint infobox aside custom macro"

var (
	calloutNames = nameSet(calloutNameList)

	// calloutTitles name the part of a box that holds its title,
	// calloutIcons one that holds a drawing.
	calloutTitles = nameSet("title heading header label")
	calloutIcons  = nameSet("icon emoji fold")
)

// calloutKinds maps the words for a kind of box to the kind that is shown.
var calloutKinds = map[string]string{"note": "note", "info": "info", "information": "info", "tip": "tip", "hint": "hint",
	"important": "important", "warning": "warning", "warn": "warning", "caution": "caution", "attention": "attention", "danger": "danger",
	"error": "error", "success": "success", "example": "example", "quote": "quote", "abstract": "abstract", "summary": "summary",
	"tldr": "tldr", "question": "question", "faq": "faq", "help": "help", "bug": "bug", "todo": "todo", "failure": "failure",
	"seealso": "seealso", "secondary": "note", "deprecated": "warning"}

// signKinds maps the emoji with which a box begins to the kind that they
// stand for.
var signKinds = map[string]string{"💡": "tip", "ℹ": "info", "⚠": "warning", "🚨": "warning", "🚫": "danger", "⛔": "danger", "🛑": "danger",
	"❌": "failure", "✅": "success", "❓": "question", "🐛": "bug"}

// calloutWords are the words of which one must stand in a class for a box to
// be taken for a callout: a quick answer for nearly all boxes.
var calloutWords = func() *hashIndex {
	words := nameSet(calloutNameList)
	for kind := range calloutKinds {
		words.number(hashWord(kind))
	}
	return words
}()

// calloutKind returns the kind of box that n is, or "". A kind in the class
// proves nothing alone; the box must also be called one, or have a title, or
// be an <aside> or a quotation. A box that is called one and says no kind has
// that of the emoji with which it begins.
func calloutKind(n *html.Node) string {
	for _, key := range [...]string{"data-callout", "data-callout-type"} {
		if kind, ok := token(strings.ToLower(attr(n, key)), maxToken, "-"); ok {
			return kind
		}
	}
	if kind := calloutKinds[attr(n, "data-type")]; kind != "" && isElement(n, atom.Div, atom.Aside) {
		return kind
	}
	class := attr(n, "class")
	if class == "" || len(class) > maxClassLen || !hasNameWord(class, calloutWords) {
		return ""
	}
	class = strings.ToLower(class)
	exact, tail, named := "", "", false
	for _, word := range strings.Fields(class) {
		last := word[strings.LastIndexAny(word, "-_")+1:]
		switch {
		case calloutTitles.has(last), last == "content", last == "body", calloutIcons.has(last):
			return "" // a part of a box
		case calloutNames.has(word):
			named = true
		case calloutKinds[word] != "":
			exact = calloutKinds[word]
		case hasNameWord(word, calloutNames):
			named = true
			fallthrough
		case strings.HasPrefix(word, "is-"):
			if tail == "" {
				tail = calloutKinds[last]
			}
		}
	}
	switch {
	case named && tail != "":
		return tail
	case exact == "" && hasClass(n, "hint"):
		exact = "hint"
	}
	if exact != "" && (named || is(n, atom.Aside) || is(n, atom.Blockquote) && exact != "quote" || attr(n, "role") == "note" || calloutTitle(n) != nil) {
		return exact
	}
	if !named || exact != "" {
		return ""
	}
	sign := signOf(firstShown(n))
	if kind := signKinds[strings.TrimRight(sign, "\ufe0f")]; kind != "" || sign == "" {
		return kind
	}
	return "note"
}

// signOf returns the emoji that n shows and no more, or "".
func signOf(n *html.Node) string {
	if n == nil {
		return ""
	}
	text, all := brief(n, maxEmoji)
	if !all || strings.IndexFunc(text, func(r rune) bool { return !unicode.Is(unicode.So, r) && !unicode.Is(unicode.M, r) && r != '\u200d' }) >= 0 {
		return ""
	}
	return text
}

// maxCalloutTitle is the longest title of a box, in bytes.
const maxCalloutTitle = 160

// titleLevels is how many elements may stand around a title: the table, its
// body, a row and a cell in Asciidoctor's.
const titleLevels = 6

// calloutTitle returns the element with which a box begins when that holds
// its title: it is called so, or it names a kind. Else nil.
func calloutTitle(n *html.Node) *html.Node {
	for range titleLevels {
		first := firstShown(n)
		for isCalloutIcon(first) {
			first = nextShown(first)
		}
		if first == nil || first.Type != html.ElementNode || is(first, atom.A) {
			return nil
		}
		text, all := brief(first, maxCalloutTitle)
		if all && text != "" {
			named := func(d *html.Node) bool {
				return d.Type == html.ElementNode && hasNameWord(attr(d, "class"), calloutTitles) && !is(d, atom.A)
			}
			if named(first) || calloutKinds[strings.ToLower(strings.Trim(text, " :!."))] != "" {
				return first
			}
			if inner := findNear(first, named); inner != nil && briefText(inner, maxCalloutTitle) == text {
				return first
			}
		}
		n = first
		if !is(n, atom.Div) {
			return nil
		}
	}
	return nil
}

// isCalloutIcon tells whether n is the drawing at the head of a box.
func isCalloutIcon(n *html.Node) bool {
	if n == nil || n.Type != html.ElementNode {
		return false
	}
	if isForeign(n) || signOf(n) != "" {
		return true
	}
	return (isElement(n, atom.Img, atom.I) || isNamed(n, calloutIcons) || onlyChild(n) != nil && isForeign(onlyChild(n))) && !hasText(n)
}

// maxCallout is how many bytes of text a box has at most; calloutShare, how
// much of the whole content, once it has more than smallCallout. Class words
// on what wraps an article prove nothing.
const (
	maxCallout   = 6000
	smallCallout = 400
	calloutShare = 0.6
)

// isTooBig tells whether n holds too much of the tree, which has all bytes of
// text, to be a box in it.
func isTooBig(n *html.Node, all int) bool {
	inside := textLen(n, maxCallout+1)
	if inside > maxCallout || inside > smallCallout && float64(inside) > calloutShare*float64(all) {
		return true
	}
	return findNear(n, func(d *html.Node) bool { return isElement(d, atom.H1, atom.Article, atom.Main) }) != nil
}

// textLen counts the bytes of the text in n, up to about max.
func textLen(n *html.Node, max int) int {
	count := 0
	for d := n; d != nil && count < max; d = next(d, n, false) {
		if d.Type == html.TextNode {
			count += len(strings.TrimSpace(d.Data))
		}
	}
	return count
}

// callout turns n into the standard form.
func callout(n *html.Node, kind string) {
	if t := onlyChild(n); is(t, atom.Table) {
		unwrapTable(t) // Asciidoctor sets the title and the text in two cells
	}
	title := attr(n, "aria-label")
	t := calloutTitle(n)
	if h := firstShown(n); t == nil && isHeadingElement(h) && textLen(h, maxCalloutTitle) < maxCalloutTitle {
		t = h // in what is known to be a box, the heading needs no name
	}
	if t != nil && t == onlyChild(n) && isHeadingElement(t) {
		t = nil // it is all that the box says
	}
	if t != nil {
		for _, icon := range findAll(t, isCalloutIcon) {
			remove(icon)
		}
		title = briefText(t, maxCalloutTitle)
		for up := t.Parent; ; up = t.Parent {
			remove(t)
			if up == n || !showsNothing(up) {
				break
			}
			t = up
		}
	}
	if title == "" {
		title = boldKind(n)
	}
	for icon := firstShown(n); isCalloutIcon(icon); icon = firstShown(n) {
		remove(icon)
	}
	fold := attr(n, "data-callout-fold")
	if inner := onlyChild(n); is(inner, atom.Div) {
		unwrap(inner) // closed boxes hide it by a style
	}
	if isInlineRun(n) {
		p := newElement(atom.P)
		moveChildren(p, n)
		n.AppendChild(p)
	}
	makeCallout(n, kind, title, fold)
}

// boldKind takes the bold word for its kind off the beginning of a box, with
// the colon behind it, and returns it; "" where there is none.
func boldKind(n *html.Node) string {
	if p := firstShown(n); isElement(p, atom.P, atom.Div) {
		n = p
	}
	bold := firstShown(n)
	if !isElement(bold, atom.Strong, atom.B) {
		return ""
	}
	title := strings.Trim(briefText(bold, maxCalloutTitle), " :!.")
	text := bold.NextSibling
	if calloutKinds[strings.ToLower(title)] == "" || text == nil || text.Type != html.TextNode {
		return ""
	}
	remove(bold)
	text.Data = strings.TrimLeft(text.Data, " :\n\t\u00a0")
	return title
}

// isInlineRun tells whether n has no block among its children.
func isInlineRun(n *html.Node) bool {
	for ch := n.FirstChild; ch != nil; ch = ch.NextSibling {
		if ch.Type == html.ElementNode && (isBlockLevel(ch) || is(ch, atom.Pre)) {
			return false
		}
	}
	return true
}

// makeCallout turns n, which holds the blocks of a box, into the standard
// form.
func makeCallout(n *html.Node, kind, title, fold string) {
	if title == "" {
		title = kind
	}
	if calloutKinds[title] != "" || title == kind {
		title = strings.ToUpper(title[:1]) + title[1:]
	}
	rename(n, atom.Blockquote)
	n.Attr = []html.Attribute{{Key: "class", Val: "callout"}, {Key: "data-callout", Val: kind}}
	if fold == "-" {
		setAttr(n, "data-callout-fold", fold)
	}
	p := newElement(atom.P, html.Attribute{Key: "class", Val: "callout-title"})
	p.AppendChild(newText(title))
	n.InsertBefore(p, n.FirstChild)
}

// markdownCallout turns a quotation that starts with "[!NOTE]", which is how
// Markdown writes a box, into the standard form.
func markdownCallout(n *html.Node) {
	p := firstShown(n)
	if !is(p, atom.P) {
		return
	}
	text := firstShown(p)
	if text == nil || text.Type != html.TextNode {
		return
	}
	rest, ok := strings.CutPrefix(strings.TrimLeft(text.Data, " \n\t"), "[!")
	if !ok {
		return
	}
	kind, rest, ok := strings.Cut(rest, "]")
	kind, isToken := token(strings.ToLower(kind), maxToken, "-")
	if !ok || !isToken {
		return
	}
	fold := clip(rest, 1)
	title, rest, _ := strings.Cut(strings.TrimLeft(rest, "+-"), "\n")
	text.Data = rest
	if br := nextShown(text); isBlankText(rest) && is(br, atom.Br) {
		remove(br)
	}
	if showsNothing(p) {
		remove(p)
	}
	makeCallout(n, kind, strings.TrimSpace(title), fold)
}
