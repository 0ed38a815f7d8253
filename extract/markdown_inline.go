package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

func (w *markdownWriter) inlines(n *html.Node) {
	for c := n.FirstChild; c != nil && !w.full; c = c.NextSibling {
		w.inline(c)
	}
}

// inline writes one node of a line.
func (w *markdownWriter) inline(n *html.Node) {
	w.work.add(1)
	if n.Type == html.TextNode {
		w.text(n.Data)
		return
	}
	switch n.DataAtom {
	case atom.Br:
		w.lineBreak()
	case atom.Strong:
		if w.head {
			w.inlines(n)
		} else {
			w.emphasis(n, "**", "strong")
		}
	case atom.Em:
		w.emphasis(n, "*", "em")
	case atom.S, atom.Del:
		if isDeleted(n.Parent) { // four of the marks in a row would begin a block of code
			w.inlines(n)
		} else {
			w.emphasis(n, "~~", "del")
		}
	case atom.Mark:
		w.emphasis(n, "==", "mark")
	case atom.Code:
		if find(n, isImage) != nil {
			w.inlines(n)
		} else {
			w.code(brokenText(n))
		}
	case atom.A:
		if !isReturnLink(n) {
			w.link(n)
		}
	case atom.Img:
		w.image(attr(n, "alt"), attr(n, "src"), attr(n, "title"))
	case atom.Video, atom.Audio, atom.Iframe:
		w.image("", playerAddress(n), "")
	case atom.Math:
		w.math(n)
	case atom.Q:
		w.write("“", '“')
		w.inlines(n)
		w.write("”", '”')
	case atom.Sup:
		if label := referenceLabel(n); label != "" {
			w.begin()
			w.escapeMark()
			w.write("[^"+label+"]", ']')
		} else {
			w.tagged(n, "sup")
		}
	case atom.Sub, atom.Kbd, atom.U, atom.Ins, atom.Ruby, atom.Rt, atom.Rp:
		w.tagged(n, n.Data)
	case atom.Wbr:
	default:
		w.inlines(n)
	}
}

// isDeleted tells whether n, part of a line, is deleted or within what is.
func isDeleted(n *html.Node) bool {
	for ; !isBlock(n.DataAtom); n = n.Parent {
		if isElement(n, atom.S, atom.Del) {
			return true
		}
	}
	return false
}

// tagged writes an element that Markdown has no markup for as HTML, unless it
// is empty. All of it stands on one line: a line of nothing but a tag would
// begin a block of HTML, in which text is markup.
// https://spec.commonmark.org/0.31.2/#html-blocks
func (w *markdownWriter) tagged(n *html.Node, tag string) {
	w.begin()
	start, outer := len(w.buf), w.inTag
	w.write("<"+tag+">", '>')
	inside := len(w.buf)
	w.inTag = true
	w.inlines(n)
	w.inTag = outer
	if len(w.buf) == inside {
		w.buf = w.buf[:start]
		return
	}
	w.write("</"+tag+">", '>')
}

func (w *markdownWriter) lineBreak() {
	switch {
	case w.oneLine:
		w.space()
	case w.inTag:
		w.write("<br>", '>')
	case w.bol || w.due > 0:
		for len(w.buf) > w.start && (w.buf[len(w.buf)-1] == ' ' || w.buf[len(w.buf)-1] == '\n') {
			w.buf = w.buf[:len(w.buf)-1]
		}
		w.bol = false
		w.separate(2)
	default:
		w.trimSpace()
		w.buf = append(w.buf, "  \n"...)
		w.bol, w.prev = true, ' '
	}
}

// space sets apart what may not stand on a line of its own.
func (w *markdownWriter) space() {
	if n := len(w.buf); n > w.start && w.buf[n-1] != ' ' {
		w.write(" ", ' ')
	}
}

// emphasis writes n between marks, or in an element where the marks would not
// be read as such: CommonMark wants a letter or a space in certain places.
// https://spec.commonmark.org/0.31.2/#left-flanking-delimiter-run
func (w *markdownWriter) emphasis(n *html.Node, mark, tag string) {
	w.begin()
	first, last, following := firstRune(n), lastRune(n), runeAfter(n)
	opens := !unicode.IsSpace(first) && (!isPunct(first) || unicode.IsSpace(w.prev) || isPunct(w.prev))
	closes := !unicode.IsSpace(last) && (!isPunct(last) || unicode.IsSpace(following) || isPunct(following))
	touches := mark != "**" && mark != "*" && strings.ContainsRune(string([]rune{w.prev, first, last, following}), rune(mark[0]))
	if !opens || !closes || touches || w.closed == len(w.buf) && w.closer == mark {
		w.tagged(n, tag)
		return
	}
	start := len(w.buf)
	w.buf = append(w.buf, mark...)
	inside := len(w.buf)
	w.inlines(n)
	if len(w.buf) == inside { // two marks side by side would be one of another kind
		w.buf = w.buf[:start]
		return
	}
	w.begin()
	w.buf = append(w.buf, mark...)
	w.closed, w.closer = len(w.buf), mark
}

func isImage(n *html.Node) bool { return is(n, atom.Img) }

func isPunct(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }

// runeAfter returns the character that follows n on its line, ' ' at its end.
func runeAfter(n *html.Node) rune {
	for n.NextSibling == nil {
		if n = n.Parent; n == nil || isBlock(n.DataAtom) {
			return ' '
		}
	}
	if isBlock(n.NextSibling.DataAtom) {
		return ' '
	}
	return firstRune(n.NextSibling)
}

// firstRune returns the character that n begins with in Markdown. The marks of
// emphasis don't count: neighbouring ones are read as one.
func firstRune(n *html.Node) rune {
	for n != nil && n.Type != html.TextNode {
		if r := markOf(n, '['); r != 0 {
			return r
		}
		n = n.FirstChild
	}
	if n == nil {
		return ' '
	}
	r, _ := utf8.DecodeRuneInString(n.Data)
	return r
}

// lastRune returns the character that n ends with.
func lastRune(n *html.Node) rune {
	for n != nil && n.Type != html.TextNode {
		if r := markOf(n, ')'); r != 0 {
			return r
		}
		n = n.LastChild
	}
	if n == nil {
		return ' '
	}
	r, _ := utf8.DecodeLastRuneInString(n.Data)
	return r
}

// markOf returns the punctuation that stands at the ends of n in Markdown,
// bracket for those that have brackets there, or 0 where n begins and ends
// with its content.
func markOf(n *html.Node, bracket rune) rune {
	switch n.DataAtom {
	case atom.A, atom.Img, atom.Video, atom.Audio, atom.Iframe:
		return bracket
	case atom.Code:
		return '`'
	case atom.Math:
		return '$'
	case atom.Q:
		return '“'
	case atom.Sub, atom.Sup, atom.Kbd, atom.U, atom.Ins, atom.Ruby, atom.Rt, atom.Rp:
		return '<'
	}
	return 0
}

// escapeMark escapes an exclamation mark just written: with the bracket that
// follows, it would be a picture.
func (w *markdownWriter) escapeMark() {
	if last := len(w.buf) - 1; last >= w.start && w.buf[last] == '!' {
		w.buf = append(w.buf[:last], `\!`...)
	}
}

func (w *markdownWriter) link(n *html.Node) {
	w.begin()
	w.escapeMark()
	w.buf = append(w.buf, '[')
	w.prev = '['
	w.line(n)
	href := attr(n, "href")
	if id, ok := strings.CutPrefix(href, "#"+idPrefix); ok {
		href = "#" + id
	}
	shown := w.shown == len(w.buf)
	w.target(href, attr(n, "title"))
	if shown {
		w.shown = len(w.buf)
	}
}

func (w *markdownWriter) image(alt, src, title string) {
	w.write("![", '[')
	w.escape(alt)
	w.target(src, title)
	w.shown = len(w.buf)
}

// target writes what follows the text of a link or picture. All of it is as
// harmless where a renderer does not see the link, but text.
func (w *markdownWriter) target(address, title string) {
	w.buf = append(w.buf, "]("...)
	for i := 0; i < len(address); i++ {
		switch c := address[i]; {
		case c == '(' || c == ')':
			w.buf = append(w.buf, '\\', c)
		case c == '|' && w.cell:
			w.buf = append(w.buf, "%7C"...)
		case c == '`':
			w.buf = append(w.buf, "%60"...)
		case c == '{':
			w.buf = append(w.buf, "%7B"...)
		case c <= ' ' || c == '<' || c == '>' || c == '\\':
			// Addresses on the web have none of these left; ids of the page may.
		default:
			w.buf = append(w.buf, c)
		}
	}
	if title != "" {
		w.buf = append(w.buf, ' ')
		w.escapeTitle(title)
	}
	w.buf = append(w.buf, ')')
	w.prev = ')'
}

// playerAddress returns the address of a video, a sound or a frame: for the
// players of two hosts that of the page, which Markdown renderers know.
func playerAddress(n *html.Node) string {
	src := attr(n, "src")
	if src == "" && n.FirstChild != nil {
		src = attr(n.FirstChild, "src")
	}
	if n.DataAtom != atom.Iframe {
		return src
	}
	host, path := splitWeb(src)
	if end := strings.IndexAny(path, "?#"); end >= 0 {
		path = path[:end]
	}
	id := path[strings.LastIndexByte(path, '/')+1:]
	switch {
	case id == "" || id == "videoseries":
	case strings.Contains(host, "youtube"):
		return "https://www.youtube.com/watch?v=" + id
	case host == "player.vimeo.com":
		return "https://vimeo.com/" + id
	}
	return src
}
