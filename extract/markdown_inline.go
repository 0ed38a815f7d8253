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
		w.emphasis(n, "~~", "del")
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

// tagged writes an element that Markdown has no markup for as HTML.
func (w *markdownWriter) tagged(n *html.Node, tag string) {
	w.write("<"+tag+">", '>')
	w.inlines(n)
	w.write("</"+tag+">", '>')
}

func (w *markdownWriter) lineBreak() {
	switch {
	case w.oneLine:
		w.space()
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
	w.buf = append(w.buf, mark...)
	w.inlines(n)
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

// brokenText is textOf with a line feed for each <br>.
func brokenText(n *html.Node) string {
	var b strings.Builder
	for d := next(n, n, false); d != nil; d = next(d, n, false) {
		switch {
		case d.Type == html.TextNode:
			b.WriteString(d.Data)
		case is(d, atom.Br):
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// code writes inline code between as many backticks as it takes.
func (w *markdownWriter) code(s string) {
	s = strings.ReplaceAll(s, "\n", " ")
	if w.cell {
		s = strings.ReplaceAll(s, "|", `\|`)
	}
	fence := strings.Repeat("`", longestRun(s, '`')+1)
	pad := ""
	if strings.HasPrefix(s, "`") || strings.HasSuffix(s, "`") {
		pad = " "
	}
	w.write(fence+pad+s+pad+fence, '`')
}

func (w *markdownWriter) link(n *html.Node) {
	w.begin()
	if last := len(w.buf) - 1; last >= w.start && w.buf[last] == '!' { // else it would be a picture
		w.buf = append(w.buf[:last], `\!`...)
	}
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

// target writes what follows the text of a link or picture.
func (w *markdownWriter) target(address, title string) {
	w.buf = append(w.buf, "]("...)
	for i := 0; i < len(address); i++ {
		switch c := address[i]; {
		case c == '(' || c == ')':
			w.buf = append(w.buf, '\\', c)
		case c == '|' && w.cell:
			w.buf = append(w.buf, "%7C"...)
		case c <= ' ' || c == '<' || c == '>' || c == '\\':
			// Addresses on the web have none of these left; ids of the page may.
		default:
			w.buf = append(w.buf, c)
		}
	}
	if title != "" {
		title = strings.ReplaceAll(strings.ReplaceAll(title, `\`, `\\`), `"`, `\"`)
		if w.cell {
			title = strings.ReplaceAll(title, "|", `\|`)
		}
		w.buf = append(w.buf, ` "`+title+`"`...)
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

// math writes the LaTeX source of a formula, or its text where it has none.
func (w *markdownWriter) math(n *html.Node) {
	tex := texOf(n)
	switch {
	case tex == "":
		w.text(collapse(textOf(n)))
	case attr(n, "display") == "block" && isBlock(n.Parent.DataAtom) && !w.oneLine:
		w.separate(2)
		w.write("$$", ' ')
		w.lines(inertTeX(tex))
		w.lines("$$")
		w.separate(2)
	default:
		tex = collapse(inertTeX(tex))
		if w.cell {
			tex = strings.ReplaceAll(tex, "|", `\vert `)
		}
		w.write("$"+tex+"$", '$')
	}
}

// inertTeX changes a source so that it means the same to LaTeX but nothing to
// a renderer that has no math and reads it as Markdown.
func inertTeX(tex string) string {
	var b strings.Builder
	for line := range strings.SplitSeq(strings.TrimSpace(tex), "\n") {
		line = strings.TrimSpace(line)
		if line == "" {
			continue // a blank line would end the formula
		}
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		for i := 0; i < len(line); i++ {
			b.WriteByte(line[i])
			switch {
			case i+1 == len(line):
			case line[i] == '<' && opensTag(line[i+1]), line[i] == ']' && strings.IndexByte("([:", line[i+1]) >= 0:
				b.WriteByte(' ')
			}
		}
	}
	return b.String()
}
