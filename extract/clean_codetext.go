package extract

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// codeText returns the text of a block of code: its lines parted by "\n",
// indentation kept, without line numbers, buttons and tooltips.
func codeText(body *html.Node) string {
	w := &codeWriter{exact: findPre(body)}
	w.children(body)
	lines := strings.Split(strings.TrimRight(w.b.String(), " \t\n"), "\n")
	for len(lines) > 0 && strings.TrimSpace(lines[0]) == "" {
		lines = lines[1:]
	}
	for i, l := range lines {
		if strings.TrimSpace(l) == "" {
			lines[i] = "" // a space keeps the line from collapsing, where each is an element
		}
	}
	if !w.exact {
		dedent(lines)
	}
	return strings.Join(lines, "\n")
}

// findPre tells whether white space in n is shown as it stands.
func findPre(n *html.Node) bool {
	for p := n; p != nil; p = p.Parent {
		if is(p, atom.Pre) || strings.Contains(attr(p, "style"), "white-space") {
			return true
		}
	}
	return findNear(n, func(d *html.Node) bool { return is(d, atom.Pre) }) != nil || !is(n, atom.Code)
}

// codeWriter collects the text of a block line by line. Highlighters end a
// line with "\n", with <br>, or by putting it into an element of its own,
// and often in two of these ways at once.
type codeWriter struct {
	b     strings.Builder
	exact bool // white space is shown as it stands
	ended bool // an element that is a line ended, its line break is still due
	begun bool // a line break was written for an element that is a line, and nothing since
}

func (w *codeWriter) children(n *html.Node) {
	numbered := hasNumberedLines(n)
	for ch := n.FirstChild; ch != nil; ch = ch.NextSibling {
		if numbered && ch.Type == html.ElementNode {
			w.numberedLine(ch)
			continue
		}
		w.node(ch)
	}
}

// numberedLine writes a line without its first element, the number.
func (w *codeWriter) numberedLine(line *html.Node) {
	w.startLine()
	from := w.b.Len()
	first := firstShown(line)
	for ch := line.FirstChild; ch != nil; ch = ch.NextSibling {
		if ch != first {
			w.node(ch)
		}
	}
	w.endLine(from)
}

func (w *codeWriter) node(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		w.text(n)
	case is(n, atom.Math):
		w.formula(n)
	case n.Type != html.ElementNode || isCodeExtra(n) || isCodeNumbering(n):
	case is(n, atom.Br):
		w.ended, w.begun = false, false
		w.b.WriteByte('\n')
	case is(n, atom.Img):
		w.begun = false
		w.b.WriteString(attr(n, "alt"))
	case isCodeLine(n):
		w.startLine()
		from := w.b.Len()
		w.children(n)
		w.endLine(from)
	default:
		w.children(n)
	}
}

// formula writes a formula in its standard form; a displayed one is a line.
func (w *codeWriter) formula(n *html.Node) {
	block := attr(n, "display") == "block"
	if s := w.b.String(); block && s != "" && s[len(s)-1] != '\n' {
		w.ended = true
	}
	w.startLine()
	from := w.b.Len()
	w.b.WriteString(formulaText(n))
	w.begun = false
	if block {
		w.endLine(from)
	}
}

func (w *codeWriter) startLine() {
	if w.ended {
		w.b.WriteByte('\n')
		w.ended, w.begun = false, true
	}
}

func (w *codeWriter) endLine(from int) {
	s := w.b.String()
	if len(s) == from || s[len(s)-1] != '\n' {
		w.ended = true
	}
}

var codeSpaces = strings.NewReplacer("\u00a0", " ", "\r\n", "\n", "\r", "\n", "\u200b", "", "\ufeff", "")

func (w *codeWriter) text(n *html.Node) {
	s := codeSpaces.Replace(n.Data)
	if s == "" {
		return
	}
	blank := strings.Trim(s, " \t\n") == ""
	if blank && isElement(n.Parent, atom.Table, atom.Tbody, atom.Thead, atom.Tr, atom.Ol, atom.Ul) {
		return
	}
	if w.ended {
		w.b.WriteByte('\n')
		w.ended = false
		if rest, ok := strings.CutPrefix(strings.TrimLeft(s, " \t"), "\n"); ok {
			s = rest
		}
		if blank {
			s = strings.TrimLeft(s, " \t")
		}
	} else if w.begun {
		// The same line break, as the style sheet makes it and a snapshot writes it.
		s = strings.TrimPrefix(s, "\n")
	}
	w.begun = false
	w.b.WriteString(s)
}

// isCodeLine tells whether n holds one line, or lines of its own.
func isCodeLine(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Div, atom.P, atom.Tr, atom.Li, atom.Pre, atom.Table, atom.Ol, atom.Ul:
		return true
	case atom.Span, atom.Code:
		return hasClass(n, "line") || hasClass(n, "token-line") || hasClass(n, "code-line") || hasClass(n, "view-line") ||
			is(n, atom.Span) && (hasAttr(n, "data-line") || strings.Contains(attr(n, "style"), "display:block") || strings.Contains(attr(n, "style"), "display: block"))
	}
	return false
}

// codeExtraWords name parts that float over code or stand beside it.
var codeExtraWords = nameSet("copy copybtn clipboard tooltip popup popover hover hovercard twoslash toolbar")

// isCodeExtra tells whether n is in the block but not of the code.
func isCodeExtra(n *html.Node) bool {
	if isForeign(n) || isElement(n, atom.Button, atom.Style, atom.Script, atom.Input, atom.Select, atom.Textarea, atom.Template, atom.Noscript) {
		return true
	}
	class := attr(n, "class")
	if hasAttr(n, "hidden") || hidesByStyle(attr(n, "style")) || hasClass(n, "sr-only") {
		return true
	}
	// <pre class="copy"> and its like have the code in them; so has a whole
	// line with hovers ("twoslash lsp").
	if class == "" || isElement(n, atom.Pre, atom.Code, atom.Table, atom.Tbody, atom.Tr) || !hasNameWord(class, codeExtraWords) {
		return false
	}
	if hasNameWord(class, floatWords) {
		return true
	}
	text, all := brief(n, maxFurniture)
	return all && frameTexts[strings.ToLower(text)]
}

var floatWords = nameSet("tooltip popup popover hovercard info toolbar")

// isCodeNumbering tells whether n is a line number or a column of them. A
// number alone is no proof: so are literals.
func isCodeNumbering(n *html.Node) bool {
	if n.Type != html.ElementNode {
		return false
	}
	// What it holds comes last: looking through that of one in another takes long.
	return (isGutterName(n) || attr(n, "aria-hidden") == "true" || strings.Contains(attr(n, "style"), "user-select") ||
		hasAttr(n, "data-line-number") || hasAttr(n, "unselectable") || isSetApart(n) || isGutterColumn(n)) && isNumbers(n)
}

// isSetApart tells whether the style of an inline element puts space beside
// it: highlighters that write styles in place of classes set numbers apart so.
func isSetApart(n *html.Node) bool {
	return is(n, atom.Span) && (styleOf(n, "padding-right") != "" || styleOf(n, "margin-right") != "")
}

// isGutterColumn tells whether n holds line numbers, and nothing beside them:
// not an empty line with its number.
func isGutterColumn(n *html.Node) bool {
	found := false
	for ch := n.FirstChild; ch != nil; ch = ch.NextSibling {
		if ch.Type != html.ElementNode || is(ch, atom.Br) {
			continue
		}
		if !isGutterName(ch) && findNear(ch, isGutterName) == nil {
			return false
		}
		found = true
	}
	return found
}

// isGutterName tells whether the class of n is one that line numbers have.
func isGutterName(n *html.Node) bool {
	class := strings.ToLower(clip(attr(n, "class"), maxClassLen))
	if class == "" {
		return false
	}
	for _, s := range [...]string{"lineno", "linenum", "line-num", "line_num", "blob-num", "gutter", "ln-num", "crayon-num"} {
		if strings.Contains(class, s) {
			return true
		}
	}
	return hasClass(n, "ln") || hasClass(n, "lnt") || hasClass(n, "hljs-ln-n")
}

// isNumbers tells whether n holds digits and marks, but no word.
func isNumbers(n *html.Node) bool {
	for d := n; d != nil; d = next(d, n, d.Namespace == "svg" || is(d, atom.Button)) {
		if d.Type == html.TextNode && strings.Trim(d.Data, "0123456789 \t\r\n\u00a0+-−~.:|│▾▸⌄›") != "" {
			return false
		}
	}
	return true
}

// minNumberedLines is how many lines must count up before their first
// elements are taken for numbers without a class that says so.
const minNumberedLines = 3

// hasNumberedLines tells whether the children of n are lines that each start
// with an element counting up by one.
func hasNumberedLines(n *html.Node) bool {
	count, last := 0, 0
	for line := n.FirstChild; line != nil; line = line.NextSibling {
		if line.Type != html.ElementNode {
			if isBlankText(line.Data) {
				continue
			}
			return false
		}
		first := firstShown(line)
		if first == nil || first.Type != html.ElementNode || isCodeNumbering(first) {
			return false
		}
		number, err := strconv.Atoi(briefText(first, 6))
		if err != nil || count > 0 && number != last+1 {
			return false
		}
		last = number
		count++
	}
	return count >= minNumberedLines
}

// dedent takes the indentation that all lines share off them.
func dedent(lines []string) {
	shared := -1
	for i, l := range lines {
		indent := len(l) - len(strings.TrimLeft(l, " \t"))
		if indent < len(l) && (shared < 0 || indent < shared) {
			shared = indent
		}
		if i == 0 && len(lines) > 1 && indent == 0 {
			return
		}
	}
	for i, l := range lines {
		lines[i] = l[min(max(shared, 0), len(l)):]
	}
}
