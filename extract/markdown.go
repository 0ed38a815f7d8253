package extract

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// markdown writes the rendered tree as Markdown, in the dialect that GitHub
// and Obsidian share: CommonMark with tables, ~~deletions~~, task lists,
// footnotes, $math$ and > [!callouts], and Obsidian's ==marks==. Other
// renderers show the extensions as text. It fails with ErrTooLarge past
// lim.Output.
//
// Nothing in the text of a page can become an element, a link or a script in
// what a renderer makes of it. Text is escaped (markdown_escape.go), and so is
// what stands where a renderer might not see a link or a formula. Code alone
// stands as it is: whatever is written must be closed before it, so that no
// mark, tag or formula is left open and nothing can be taken for its end.
func markdown(tree *html.Node, lim Limits) (string, error) {
	w := &markdownWriter{max: lim.Output, work: lim.work, bol: true, item: -1, shown: -1, formula: -1, prev: ' '}
	w.readDollars(tree)
	w.blocks(tree)
	if w.full || len(w.buf) > w.max {
		return "", fmt.Errorf("%w: more than %d bytes of Markdown come out of it", ErrTooLarge, w.max)
	}
	return string(bytes.TrimRight(w.buf, " \n")), nil
}

// markdownWriter writes line by line. What begins every line, such as the "> "
// of a quotation, is kept in prefix. Line feeds are written late, when it is
// known that something follows and how far it is to be set apart.
type markdownWriter struct {
	buf  []byte
	max  int
	full bool // buf has passed max; nothing more is written
	work *work

	prefix []byte
	bol    bool // at the beginning of a line, the prefix not yet written
	start  int  // where the text of the line begins in buf
	due    int  // line feeds due before the next text
	dueLen int  // how much of prefix a blank line among them has
	marked bool // a marker was just written: its content follows at once
	item   int  // where the content of the last list item begins in buf
	tight  bool // the list around has no blank lines between its items

	oneLine bool // a heading, a cell, a link: breaks become spaces
	inTag   bool // in an element that is written as HTML: breaks, too
	head    bool // a heading: it is strong as it is
	cell    bool // in a table

	prev   rune   // the last character of content, for the rules of emphasis
	closed int    // where the last emphasis ended in buf
	closer string // and with what
	shown  int    // where the last picture ended in buf

	formulas bool // there are some
	dollars  bool // "$" in text could open a formula
	formula  int  // where the last formula ended in buf

	usual *html.Node // the last list, where it has the usual marker
}

// separate asks for n line feeds before what comes next.
func (w *markdownWriter) separate(n int) {
	if w.marked || len(w.buf) == 0 {
		return
	}
	if w.due == 0 {
		w.dueLen = len(w.prefix)
	}
	w.due, w.dueLen = max(w.due, n), min(w.dueLen, len(w.prefix))
}

// begin makes ready for content.
func (w *markdownWriter) begin() {
	if w.due > 0 {
		w.trimSpace()
		w.buf = append(w.buf, '\n')
		if w.due > 1 {
			w.buf = append(w.buf, bytes.TrimRight(w.prefix[:w.dueLen], " ")...)
			w.buf = append(w.buf, '\n')
		}
		w.due, w.bol = 0, true
	}
	if w.bol {
		w.buf = append(w.buf, w.prefix...)
		w.start, w.bol, w.prev = len(w.buf), false, ' '
	}
	w.marked = false
	w.full = w.full || len(w.buf) > w.max
}

// trimSpace takes back the spaces at the end of the line.
func (w *markdownWriter) trimSpace() {
	for len(w.buf) > w.start && w.buf[len(w.buf)-1] == ' ' {
		w.buf = w.buf[:len(w.buf)-1]
	}
}

// write adds markup as it is; last is what emphasis sees as the character
// before what follows.
func (w *markdownWriter) write(s string, last rune) {
	w.begin()
	w.buf = append(w.buf, s...)
	w.prev = last
}

// lines adds text in which every line stands as it is.
func (w *markdownWriter) lines(s string) {
	w.work.add(len(s))
	for line := range strings.SplitSeq(s, "\n") {
		w.buf = append(w.buf, '\n')
		if line == "" {
			w.buf = append(w.buf, bytes.TrimRight(w.prefix, " ")...)
			continue
		}
		w.bol = true
		w.begin()
		if w.full {
			return
		}
		w.buf = append(w.buf, line...)
	}
}

// marker writes what stands before a block and indents the block behind it
// until pop.
func (w *markdownWriter) marker(s string, indent int) {
	w.write(s, ' ')
	w.prefix = append(w.prefix, "          "[:indent]...)
	w.start, w.item, w.marked = len(w.buf), len(w.buf), true
}

// push adds to the prefix, until pop.
func (w *markdownWriter) push(s string) {
	if w.marked && w.due == 0 {
		w.buf = append(w.buf, s...)
		w.start = len(w.buf)
	}
	w.prefix = append(w.prefix, s...)
}

// pop makes the prefix n bytes long again.
func (w *markdownWriter) pop(n int) {
	w.prefix, w.marked = w.prefix[:n], false
}

// blocks writes the children of a container: blocks, and lines between them.
func (w *markdownWriter) blocks(n *html.Node) {
	for c := n.FirstChild; c != nil && !w.full; c = c.NextSibling {
		switch {
		case isBlock(c.DataAtom):
			w.block(c)
		case c.PrevSibling == nil || isBlock(c.PrevSibling.DataAtom):
			w.separate(w.gap(n))
			fallthrough
		default:
			w.inline(c)
		}
	}
	w.separate(w.gap(n))
}

// gap returns how far the blocks in n are apart.
func (w *markdownWriter) gap(n *html.Node) int {
	if w.tight && is(n, atom.Li) {
		return 1
	}
	return 2
}

func (w *markdownWriter) block(n *html.Node) {
	w.work.add(1)
	gap := w.gap(n.Parent)
	w.separate(gap)
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		w.heading(n)
	case atom.P:
		w.inlines(n)
	case atom.Pre:
		w.codeBlock(n)
	case atom.Blockquote:
		w.quote(n)
	case atom.Ul, atom.Ol:
		w.list(n)
	case atom.Table:
		w.table(n)
	case atom.Hr:
		w.write("---", ' ')
	case atom.Dt:
		w.term(n)
	case atom.Section:
		w.footnotes(n)
	default:
		w.blocks(n)
	}
	w.separate(gap)
}

func (w *markdownWriter) heading(n *html.Node) {
	level := int(n.Data[1] - '0')
	w.write("######"[:level]+" ", ' ')
	w.head = true
	w.line(n)
	w.head = false
	if last := len(w.buf) - 1; w.buf[last] == '#' { // else it would close the heading
		w.buf = append(w.buf[:last], `\#`...)
	}
}

// line writes what n holds without breaking the line.
func (w *markdownWriter) line(n *html.Node) {
	outer := w.oneLine
	w.oneLine = true
	w.inlines(n)
	w.oneLine = outer
}

func (w *markdownWriter) codeBlock(n *html.Node) {
	text := strings.Trim(brokenText(n), "\n")
	fence := strings.Repeat("`", max(3, longestRun(text, '`')+1))
	lang := ""
	if is(n.FirstChild, atom.Code) {
		lang = strings.TrimPrefix(attr(n.FirstChild, "class"), "language-")
	}
	if !fenceLanguages.has(lang) && !codeLanguages.has(lang) {
		lang = "" // some run what they do not just show: Dataview, Templater, PlantUML
	}
	if text != "" {
		w.write(fence+lang, ' ')
		w.lines(text)
		w.lines(fence)
	}
	for _, img := range findAll(n, isImage) {
		w.separate(2)
		w.inline(img)
	}
}

func longestRun(s string, c byte) int {
	longest, run := 0, 0
	for i := 0; i < len(s); i++ {
		if s[i] != c {
			run = 0
			continue
		}
		run++
		longest = max(longest, run)
	}
	return longest
}

func (w *markdownWriter) quote(n *html.Node) {
	outer, tight := len(w.prefix), w.tight
	w.tight = false
	w.push("> ")
	if kind := attr(n, "data-callout"); kind != "" {
		w.callout(n, kind)
	} else {
		w.blocks(n)
	}
	w.pop(outer)
	w.tight = tight
}

// callout writes a quotation whose first line names its kind.
func (w *markdownWriter) callout(n *html.Node, kind string) {
	w.write("[!"+kind+"]"+attr(n, "data-callout-fold"), ' ')
	title := n.FirstChild
	if is(title, atom.P) && attr(title, "class") == "callout-title" {
		w.write(" ", ' ')
		w.line(title)
	} else {
		title = nil
	}
	w.separate(1)
	w.marked = true
	for c := n.FirstChild; c != nil && !w.full; c = c.NextSibling {
		if c != title {
			w.block(c)
		}
	}
}

// term writes the term of a definition list; what defines it follows as
// paragraphs.
func (w *markdownWriter) term(n *html.Node) {
	if find(n, func(d *html.Node) bool { return is(d, atom.Strong) || isBlock(d.DataAtom) }) != nil {
		w.blocks(n)
		return
	}
	w.emphasis(n, "**", "strong")
}

func (w *markdownWriter) list(n *html.Node) {
	outer, tight := len(w.prefix), w.tight
	w.tight = isTight(n)
	number := firstNumber(n)
	bullet, point, usual := "- ", ". ", true
	if before := n.PrevSibling; before != nil && before == w.usual && before.DataAtom == n.DataAtom {
		// With the same marker it would go on with the list before.
		bullet, point, usual = "* ", ") ", false
	}
	for li := n.FirstChild; li != nil && !w.full; li = li.NextSibling {
		if w.tight {
			w.separate(1)
		} else {
			w.separate(2)
		}
		if n.DataAtom == atom.Ul {
			w.marker(bullet, len(bullet))
		} else {
			number = itemNumber(li, number)
			mark := strconv.Itoa(min(max(number, 0), maxOrdinal)) + point
			w.marker(mark, min(len(mark), maxIndent))
			number++
		}
		w.blocks(li)
		w.pop(outer)
	}
	w.tight = tight
	if w.usual = nil; usual {
		w.usual = n
	}
}

const (
	maxOrdinal = 99_999_999 // CommonMark reads up to nine digits; marker has room for eight and ". "
	maxIndent  = 10
)

// isTight tells whether no item of a list has more than one line beside the
// lists in it.
func isTight(list *html.Node) bool {
	for li := list.FirstChild; li != nil; li = li.NextSibling {
		lines := 0
		for c := li.FirstChild; c != nil; c = c.NextSibling {
			switch {
			case isElement(c, atom.Ul, atom.Ol):
			case is(c, atom.P):
				lines++
			case isBlock(c.DataAtom):
				return false
			case c.PrevSibling == nil:
				lines++
			}
		}
		if lines > 1 {
			return false
		}
	}
	return true
}
