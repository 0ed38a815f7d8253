package extract

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// brokenText is textOf with a line feed for each <br>, and each formula
// once, a displayed one on a line of its own.
func brokenText(n *html.Node) string {
	var b strings.Builder
	for d := next(n, n, false); d != nil; d = next(d, n, is(d, atom.Math)) {
		switch {
		case d.Type == html.TextNode:
			b.WriteString(d.Data)
		case is(d, atom.Br):
			b.WriteByte('\n')
		case is(d, atom.Math) && attr(d, "display") == "block":
			b.WriteString("\n" + formulaText(d) + "\n")
		case is(d, atom.Math):
			b.WriteString(formulaText(d))
		}
	}
	return b.String()
}

// code writes inline code between as many backticks as it takes. What stands
// between them is as it is on the page, and not escaped, so that where some
// renderer might read the backticks otherwise it is written as HTML.
func (w *markdownWriter) code(s string) {
	if strings.TrimSpace(s) == "" {
		return // backticks side by side are one mark, which opens code
	}
	w.begin()
	s = strings.ReplaceAll(s, "\n", " ")
	if isQuery(s) {
		w.write("<samp>"+codeEscaper.Replace(s)+"</samp>", '>') // the nearest to code that is no <code>: of those, every form is run
		return
	}
	if w.touchesBacktick() || w.inAddress() || w.cell && strings.Contains(s, "|") || w.formulas && strings.Contains(s, "$") {
		w.buf = append(append(append(w.buf, "<code>"...), codeEscaper.Replace(s)...), "</code>"...)
		w.prev = '>'
		return
	}
	fence := strings.Repeat("`", longestRun(s, '`')+1)
	pad := ""
	if strings.HasPrefix(s, "`") || strings.HasSuffix(s, "`") {
		pad = " "
	}
	w.write(fence+pad+s+pad+fence, '`')
}

// isQuery tells whether Obsidian's Dataview would run inline code, as a query or
// as JavaScript. It does so with every <code> by what that begins with. Signs
// alone are no query, and none begins like a comparison or an arrow.
// https://blacksmithgu.github.io/obsidian-dataview/queries/dql-js-inline/
func isQuery(s string) bool {
	s = strings.TrimLeftFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == '\ufeff' })
	if strings.HasPrefix(s, "$=") {
		return true
	}
	query, found := strings.CutPrefix(s, "=")
	return found && strings.IndexAny(query, "=>~") != 0 && strings.ContainsFunc(query, func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("\"[({", r)
	})
}

// codeEscaper writes what could be markup as character references, which are
// text to every renderer, in cells and in formulas, too.
var codeEscaper = func() *strings.Replacer {
	pairs := []string{"&", "&amp;", "<", "&lt;", ">", "&gt;"}
	for _, c := range "|`*_[]\\~=$!{" {
		pairs = append(pairs, string(c), fmt.Sprintf("&#%d;", c))
	}
	return strings.NewReplacer(pairs...)
}()

// touchesBacktick tells whether a backtick stands before what is written next:
// the two would be read as one mark.
func (w *markdownWriter) touchesBacktick() bool {
	return len(w.buf) > w.start && w.buf[len(w.buf)-1] == '`'
}

// containsFold tells whether part, which ends in the only dot it has, is in s
// without regard to case.
func containsFold(s []byte, part string) bool {
	for from := 0; ; {
		dot := bytes.IndexByte(s[from:], '.')
		if dot < 0 {
			return false
		}
		from += dot + 1
		if from >= len(part) && bytes.EqualFold(s[from-len(part):from], []byte(part)) {
			return true
		}
	}
}

// inAddress tells whether what is written next would stand in the same word as
// a bare address. Renderers take what follows that for a part of it, with
// backticks and backslashes, up to a space or a tag.
// https://github.github.com/gfm/#extended-autolink-path-validation
func (w *markdownWriter) inAddress() bool {
	word := w.buf[max(w.start, len(w.buf)-maxURL):]
	if end := bytes.LastIndexAny(word, " <"); end >= 0 {
		word = word[end:]
	} else if len(word) == maxURL {
		return true // too long to tell
	}
	return bytes.Contains(word, []byte("://")) || containsFold(word, "www.")
}
