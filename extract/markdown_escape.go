package extract

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// text writes text of the page, with what would be markup escaped.
func (w *markdownWriter) text(s string) {
	if w.bol || w.due > 0 {
		s = strings.TrimLeft(s, " ")
	}
	if s == "" {
		return
	}
	w.work.add(len(s))
	w.begin()
	if r, _ := utf8.DecodeRuneInString(s); w.shown == len(w.buf) && unicode.IsLetter(r) { // on the page, the picture is set apart
		w.buf = append(w.buf, ' ')
	}
	if len(w.buf) == w.item {
		s = w.taskMark(s)
	}
	if len(w.buf) == w.start && !w.oneLine {
		s = w.escapeStart(s)
	}
	s = w.escapeAfter(s)
	w.escape(s)
	if s != "" {
		w.prev, _ = utf8.DecodeLastRuneInString(s)
	}
}

// escapeAfter escapes what would be markup only behind what was written before,
// and returns what is left to write.
func (w *markdownWriter) escapeAfter(s string) string {
	if s == "" || len(w.buf) == w.start {
		return s
	}
	switch before := w.buf[len(w.buf)-1]; {
	case before == '[' && s[0] == '^', // a link, not a footnote
		before == ']' && s[0] == '(',                          // a footnote or a task, not a link
		before == ']' && s[0] == ':' && w.buf[w.start] == '[': // nor the definition of one
		w.buf = append(w.buf, '\\', s[0])
	case w.formula == len(w.buf) && isDigit(s[0]): // a "$" before a digit ends no formula
		w.buf = append(w.buf, "&#"+strconv.Itoa(int(s[0]))+";"...)
	default:
		return s
	}
	return s[1:]
}

// taskMark writes the box of a task and returns what follows it.
func (w *markdownWriter) taskMark(s string) string {
	rest, open := strings.CutPrefix(s, taskOpen)
	rest, done := strings.CutPrefix(rest, taskDone)
	switch {
	case open:
		w.buf = append(w.buf, "[ ]"...)
	case done:
		w.buf = append(w.buf, "[x]"...)
	}
	return rest
}

// escapeStart escapes what would be markup only at the start of a line, and
// returns what is left to write.
func (w *markdownWriter) escapeStart(s string) string {
	digits := 0
	for digits < len(s) && isDigit(s[digits]) {
		digits++
	}
	marks := 0
	for marks < len(s) && s[marks] == s[0] {
		marks++
	}
	ends := func(i int) bool { return i >= len(s) || s[i] == ' ' }
	switch {
	case digits > 0 && digits < 10 && digits < len(s) && (s[digits] == '.' || s[digits] == ')') && ends(digits+1):
		w.buf = append(w.buf, s[:digits]...)
		s = s[digits:]
	case s[0] == '#' && marks <= 6 && ends(marks),
		(s[0] == '-' || s[0] == '+') && ends(1),
		(s[0] == '-' || s[0] == ':') && strings.Trim(s, ":-| ") == "",
		s[0] == '>', s[0] == '|', s[0] == '=' && strings.Trim(s, "= ") == "":
	default:
		return s
	}
	w.buf = append(w.buf, '\\', s[0])
	return s[1:]
}

// special are the bytes that escape looks at; all others are copied.
var special = func() (set [256]bool) {
	for _, c := range []byte("\\*_`[]<&~=$|{") {
		set[c] = true
	}
	return set
}()

// escape writes s with a backslash before what a renderer would take for
// markup anywhere in a line, and "<" as a character reference. "{" begins a
// list of attributes where a renderer knows such lists (kramdown, Pandoc,
// Python-Markdown, markdown-it-attrs). Escaped one by one, two of them begin
// no output in templates either, which see no escaping (Liquid, Hugo).
func (w *markdownWriter) escape(s string) {
	w.escapeAll(escaper{s: s, before: ' ', dollars: w.dollars})
}

// escapeTitle writes s between quotation marks, so that it is as harmless
// where it is not read as the title of a link, but as text.
func (w *markdownWriter) escapeTitle(s string) {
	w.buf = append(w.buf, '"')
	start := len(w.buf)
	w.escapeAll(escaper{s: s, before: ' ', dollars: w.dollars, title: true})
	s = strings.ReplaceAll(string(w.buf[start:]), `"`, `\"`)
	w.buf = append(append(w.buf[:start], s...), '"')
}

// escapeAll writes the text of e.
func (w *markdownWriter) escapeAll(e escaper) {
	s := e.s
	if n := len(w.buf); n > w.start {
		e.before = w.buf[n-1]
	}
	start := 0
	for i := 0; i < len(s); i++ {
		if special[s[i]] && (e.means(i) || s[i] == '|' && w.cell) {
			w.buf = append(w.buf, s[start:i]...)
			start = i
			switch {
			case s[i] == '<': // some know no backslash before it, or take that for the end of an address
				w.buf = append(w.buf, "&lt;"...)
				start++
			case s[i] == '{' && (i+1 == len(s) || s[i+1] == '%'): // templates know none
				w.buf = append(w.buf, "&#123;"...)
				start++
			default:
				w.buf = append(w.buf, '\\')
			}
		}
	}
	w.buf = append(w.buf, s[start:]...)
}

// escaper tells which bytes of a text would be markup.
type escaper struct {
	s       string
	before  byte // what was written before s
	dollars bool // "$" could begin a formula
	title   bool // s is one, in which there is no emphasis
	wordEnd int  // of the word that address is about
	address bool // the word is a bare address, which renderers link as it stands
}

// means tells whether the byte at i would be markup.
func (e *escaper) means(i int) bool {
	before, after := e.before, byte(0) // 0: in another node, not known
	if i > 0 {
		before = e.s[i-1]
	}
	if i+1 < len(e.s) {
		after = e.s[i+1]
	}
	c := e.s[i]
	switch c {
	case '`', '[', ']', '{':
		return true
	case '*':
		return !e.title
	case '_':
		return !e.title && !e.inAddress(i)
	case '<':
		return after == 0 || opensTag(after)
	case '&':
		return after == 0 || isEntity(e.s[i+1:])
	case '\\':
		return after == 0 || after > ' ' && after < 0x7f && !isAlnum(after)
	case '~':
		return !e.title && (before != ' ' || after != ' ' && !isDigit(after)) // about 5 is often "~5"
	case '=':
		return !e.title && (before == c || after == c)
	case '$':
		return e.dollars && after != ' '
	}
	return false
}

// inAddress tells whether the byte at i is part of a bare address. It looks at
// every word once.
func (e *escaper) inAddress(i int) bool {
	if i >= e.wordEnd {
		begin := e.wordEnd + strings.LastIndexByte(e.s[e.wordEnd:i], ' ') + 1
		end := strings.IndexByte(e.s[i:], ' ')
		if end < 0 {
			end = len(e.s) - i
		}
		e.wordEnd = i + end
		host, _ := splitWeb(strings.TrimLeft(e.s[begin:e.wordEnd], "("))
		e.address = host != ""
	}
	return e.address
}

// opensTag tells whether "<" before c would begin a tag, an autolink, or what
// a template runs ("<%").
// https://spec.commonmark.org/0.31.2/#raw-html
func opensTag(c byte) bool {
	return isAlnum(c) || c == '/' || c == '!' || c == '?' || c == '%'
}

// isEntity tells whether s goes on from "&" as a character reference.
func isEntity(s string) bool {
	const longest = 32 // "CounterClockwiseContourIntegral;"
	end := strings.IndexByte(s[:min(len(s), longest)], ';')
	if end < 1 {
		return false
	}
	name := strings.TrimPrefix(s[:end], "#")
	_, ok := token(name, longest, "")
	return ok
}
