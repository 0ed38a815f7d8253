package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// math writes the LaTeX source of a formula, or its text where it has none.
func (w *markdownWriter) math(n *html.Node) {
	source := texOf(n)
	if source == "" {
		w.text(collapse(textOf(n)))
		return
	}
	tex := inertTeX(source, w.cell)
	switch {
	case tex == "":
	case attr(n, "display") == "block" && isBlock(n.Parent.DataAtom) && !w.oneLine:
		w.separate(2)
		w.write("$$", ' ')
		w.lines(tex)
		w.lines("$$")
		w.separate(2)
	default:
		w.begin()
		if w.formula == len(w.buf) { // else the signs of both would be one mark
			w.buf = append(w.buf, ' ')
		}
		w.write("$"+collapse(tex)+"$", '$')
		w.formula = len(w.buf)
	}
}

// readDollars looks for what decides whether a "$" in text could begin a
// formula: without formulas, and without another that could end it, it is the
// sign of a currency.
func (w *markdownWriter) readDollars(tree *html.Node) {
	for n := next(tree, tree, false); n != nil; n = next(n, tree, is(n, atom.Pre)) {
		switch {
		case n.DataAtom == atom.Math && n.Namespace == "math":
			w.formulas = w.formulas || texOf(n) != ""
		case n.Type == html.TextNode:
			w.dollars = w.dollars || closesMath(n.Data)
		default:
			w.dollars = w.dollars || closesMath(attr(n, "alt")) || closesMath(attr(n, "title"))
		}
	}
	w.dollars = w.dollars || w.formulas
}

// closesMath tells whether a "$" in s could end a formula: no space is before
// it and no digit after, so that prices do not.
func closesMath(s string) bool {
	for i := strings.IndexByte(s, '$'); i >= 0 && i < len(s); i++ {
		if s[i] == '$' && (i == 0 || s[i-1] != ' ') && (i+1 == len(s) || !isDigit(s[i+1])) {
			return true
		}
	}
	return false
}

// inertTeX changes a source so that it means the same to LaTeX but nothing to
// a renderer that has no math and reads it as Markdown, wherever in a line it
// takes the formula to end. It is "" where nothing is left to show.
func inertTeX(tex string, cell bool) string {
	tex = harmlessTeX(strings.TrimSpace(tex))
	alone := unmatched(tex, '[', ']')
	dollars := 0 // that stand in text and begin and end a formula of its own
	depth := 0   // of groups
	var b strings.Builder
	for i := 0; i < len(tex); i++ {
		c, after := tex[i], byte(0)
		if i+1 < len(tex) {
			after = tex[i+1]
		}
		switch {
		case c == '\\' && (after == 0 || after == '`'): // would escape the end of the formula
		case c == '\\' && after == '|' && cell:
			b.WriteString(`\Vert `)
			i++
		case c == '\\' && strings.IndexByte(`\$|[]`, after) >= 0:
			b.WriteByte(c)
			b.WriteByte(after)
			i++
		case c == '`':
			b.WriteString("‘") // is what it stands for
		case c == '$':
			b.WriteString([...]string{`\(`, `\)`}[dollars%2])
			dollars++
		case c == '|' && cell:
			b.WriteString(`\vert `)
		case alone[i] && c == '[':
			b.WriteString(`\lbrack `)
		case alone[i]:
			b.WriteString(`\rbrack `)
		case c == '}':
			depth = max(0, depth-1)
			b.WriteByte(c)
		case c == '{':
			depth++
			b.WriteByte(c)
			if after != 0 && strings.IndexByte("{:%", after) >= 0 { // a list of attributes, a template
				b.WriteByte(' ')
			}
		case c == '=' && depth > 0 && namesAttribute(tex[:i]):
			b.WriteString(" =")
		case c == '~' && after == '~':
			b.WriteString("~{}")
		case c == '<' && opensTag(after), c == ']' && after != 0 && strings.IndexByte("([:", after) >= 0:
			b.WriteByte(c)
			b.WriteByte(' ')
		default:
			b.WriteByte(c)
		}
	}
	if dollars%2 == 1 {
		b.WriteString(`\)`)
	}
	return withoutBlankLines(b.String())
}

// namesAttribute tells whether a formula so far ends in a word, which before
// "=" would name an attribute, rather than in a single letter or a command.
func namesAttribute(tex string) bool {
	end := len(tex)
	for end > 0 && isAlnum(tex[end-1]) {
		end--
	}
	return len(tex)-end > 1 && (end == 0 || tex[end-1] != '\\')
}

// withoutBlankLines trims every line, and leaves out those that would end a
// formula.
func withoutBlankLines(s string) string {
	var b strings.Builder
	for line := range strings.SplitSeq(s, "\n") {
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(line)
	}
	return b.String()
}

// unmatched tells of each place whether a bracket of a kind stands there that
// has no other, those behind a backslash not counting.
func unmatched(s string, open, closing byte) []bool {
	var opened []int
	alone := make([]bool, len(s))
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case open:
			opened = append(opened, i)
		case closing:
			if n := len(opened); n > 0 {
				opened = opened[:n-1]
			} else {
				alone[i] = true
			}
		}
	}
	for _, i := range opened {
		alone[i] = true
	}
	return alone
}

// texActs has the commands that make links, load something or set attributes
// where MathJax, KaTeX or an extension of theirs draws a formula, and how many
// arguments stand before the one that is shown.
// https://docs.mathjax.org/en/latest/input/tex/macros/index.html
// https://katex.org/docs/supported.html#html
var texActs = map[string]int{
	"class": 1, "csname": 0, "cssId": 1, "data": 1, "href": 1, "htmlClass": 1, "htmlData": 1, "htmlId": 1, "htmlStyle": 1,
	"includegraphics": 1, "mmlToken": 1, "require": 1, "setOptions": 1, "style": 1, "unicode": 0, "url": 0,
}

// harmlessTeX takes such commands out and leaves what they show.
func harmlessTeX(tex string) string {
	var b strings.Builder
	var ends []int // of groups, once they are needed
	start := 0
	for i := 0; i < len(tex); i++ {
		if tex[i] != '\\' {
			continue
		}
		end := i + 1
		for end < len(tex) && isLetter(tex[end]) {
			end++
		}
		hidden, acts := texActs[tex[i+1:end]]
		if !acts {
			i = max(i+1, end-1)
			continue
		}
		if ends == nil {
			ends = groupEnds(tex)
		}
		b.WriteString(tex[start:i])
		b.WriteByte(' ') // what stands around must not become another command
		start = skipArguments(tex, end, hidden, ends)
		i = start - 1
	}
	if start == 0 {
		return tex
	}
	b.WriteString(tex[start:])
	return b.String()
}

// skipArguments returns where what stands at i goes on behind so many groups,
// and behind arguments in brackets before, between and after them.
func skipArguments(tex string, i, groups int, ends []int) int {
	for {
		for i < len(tex) && isSpace(tex[i]) {
			i++
		}
		end := ends[i]
		if end == 0 || tex[i] == '{' && groups == 0 {
			return i
		}
		if tex[i] == '{' {
			groups--
		}
		i = end
	}
}

// groupEnds returns where each group in braces and each argument in brackets
// ends, by where it begins; 0 where none does, which may be behind tex.
func groupEnds(tex string) []int {
	var opened []int
	ends := make([]int, len(tex)+1)
	for i := 0; i < len(tex); i++ {
		switch tex[i] {
		case '\\':
			i++
		case '{', '[':
			opened = append(opened, i)
		case '}', ']':
			if n := len(opened); n > 0 && tex[opened[n-1]] == tex[i]-2 { // "{" and "[" stand two before their ends in ASCII
				ends[opened[n-1]] = i + 1
				opened = opened[:n-1]
			}
		}
	}
	return ends
}
