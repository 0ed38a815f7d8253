package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// codeBlocks brings blocks of code into one form, whatever highlighter wrote
// them:
//
//	<pre><code class="language-xx">text only, lines parted by \n</code></pre>
//
// A <pre> that nothing calls code stays one, as text only.
func (c *cleaner) codeBlocks() {
	bodies := findAll(c.root, isCodeBody)
	for _, body := range bodies {
		if isIn(body, c.root) {
			c.codeBlock(body)
		}
	}
	if len(bodies) > 1 {
		c.repeatedCode()
	}
}

// repeatedCode takes out a block that says again what the one before it says:
// highlighters leave the code as it was written beside what they made of it.
func (c *cleaner) repeatedCode() {
	var last *html.Node
	for n := c.root.FirstChild; n != nil; {
		after := next(n, c.root, is(n, atom.Pre))
		switch {
		case is(n, atom.Pre):
			if last != nil && textOf(last) == textOf(n) {
				if is(last.FirstChild, atom.Code) && attr(last.FirstChild, "class") != "" {
					n, last = last, n
				}
				c.drop(last, "the same code again")
			}
			last = n
		case n.Type == html.TextNode && !isBlankText(n.Data), isElement(n, atom.Li, atom.Td, atom.Th, atom.Dd), n.Type == html.ElementNode && (isShown(n) || attr(n, "role") == "tabpanel"):
			last = nil
		}
		n = after
	}
}

// codeBlock puts the standard form in place of a block and of the header,
// gutter and buttons around it.
func (c *cleaner) codeBlock(body *html.Node) {
	if isProsePre(body) {
		return
	}
	var file *html.Node
	if is(body, atom.Table) {
		file = findNear(body, func(d *html.Node) bool { return is(d, atom.Th) && hasClass(d, "filename") })
	}
	if file != nil {
		remove(file)
		rename(file, atom.P)
	}
	text := codeText(body)
	if text == "" {
		return
	}
	lang := ""
	outer := body
	for p := outer.Parent; p != c.root && isCodeWrapper(p); p = outer.Parent {
		label, ok := furniture(outer)
		if !ok {
			break
		}
		if lang == "" {
			lang = label
		}
		outer = p
	}
	if l := c.codeLanguage(body, outer); l != "" {
		lang = l
	}
	pre := newElement(atom.Pre)
	if lang == "" && isBarePre(body) {
		pre.AppendChild(newText(text))
	} else {
		code := newElement(atom.Code)
		if lang != "" {
			setAttr(code, "class", "language-"+lang)
		}
		code.AppendChild(newText(text))
		pre.AppendChild(code)
	}
	if p := outer.Parent; is(p, atom.P) {
		// A <pre> cannot stand in a paragraph; the text around it can.
		rename(p, atom.Div)
	}
	replace(outer, pre)
	if file != nil {
		pre.Parent.InsertBefore(file, pre)
	}
}

// codeWords are the words that class names of code and what surrounds it
// consist of.
var codeWords = nameSet(`code codehilite codeblock codebox codecontainer codewrapper highlight highlighter highlighttable hljs lntable
	prism prettyprint prettify shiki rouge chroma pygments syntax syntaxhighlighter sourcecode source snippet listing programlisting
	gist blob crayon enlighter terminal language lang expressive hl dp screen literal verbatim example declaration signature`)

// isCodeBody tells whether n is the element that holds a block's lines.
func isCodeBody(n *html.Node) bool {
	if n.Type != html.ElementNode || isForeign(n) {
		return false
	}
	switch n.DataAtom {
	case atom.Pre:
		return true
	case atom.Code:
		return isBlockCode(n)
	case atom.Table:
		return isCodeTable(n)
	case atom.Div:
		return isCodeFrame(attr(n, "class")) || isNumberedCode(n)
	}
	return false
}

// isCodeFrame tells whether a class is that of the element in which a program
// that shows code in the page keeps its lines.
func isCodeFrame(class string) bool {
	for word := range strings.FieldsSeq(class) {
		switch word {
		case "CodeMirror-code", "cm-content", "view-lines", "ace_text-layer", "syntaxhighlighter", "enlighter", "dp-highlighter":
			return true
		}
	}
	return false
}

// isNumberedCode tells whether n holds lines that stand beside their numbers:
// each begins with its own, or a column of them stands before n.
func isNumberedCode(n *html.Node) bool {
	line := firstShown(n)
	if !is(line, atom.Div) {
		return false
	}
	column := prevShown(n)
	numbered := isLineNumber(firstShown(line)) || is(column, atom.Div) && isLineNumber(firstShown(column)) && isLineNumber(lastShown(column))
	return numbered && findNear(n, func(d *html.Node) bool { return isElement(d, atom.Pre, atom.Code, atom.Table) }) == nil
}

// isLineNumber tells whether n says that it is the number of a line.
func isLineNumber(n *html.Node) bool {
	if !is(n, atom.Div) || !hasAttr(n, "data-line-number") {
		return false
	}
	_, all := brief(n, maxLineNumber)
	return all && isNumbers(n)
}

// maxLineNumber is the longest number of a line, in bytes.
const maxLineNumber = 8

// isBlockCode tells whether a <code> without <pre> is a block of its own.
func isBlockCode(n *html.Node) bool {
	if first := firstShown(n); isElement(first, atom.Pre, atom.Table, atom.Div, atom.Ol) {
		return true
	}
	if style := attr(n, "style"); hasClass(n, "block") || strings.Contains(style, "display:block") || strings.Contains(style, "display: block") {
		return true
	}
	p := n.Parent
	if p == nil || onlyChild(p) != n || !isElement(p, atom.Div, atom.P, atom.Figure, atom.Td, atom.Section) {
		return false
	}
	return findNear(n, func(d *html.Node) bool {
		return is(d, atom.Br) || d.Type == html.TextNode && strings.Contains(strings.TrimSpace(d.Data), "\n")
	}) != nil
}

// isCodeTable tells whether a table sets code beside its line numbers.
func isCodeTable(n *html.Node) bool {
	// The first row may hold the name of the file, in a single cell.
	row := findNear(n, func(d *html.Node) bool { return is(d, atom.Tr) && onlyChild(d) == nil })
	if row == nil {
		return false
	}
	first := firstShown(row)
	if !isElement(first, atom.Td, atom.Th) {
		return false
	}
	gutter := isGutterName(first) || hasAttr(first, "data-line-number") || isElement(firstShown(first), atom.Pre, atom.Div) && isNumbers(first)
	if !gutter {
		return isNamed(n, codeWords) && findNear(first, func(d *html.Node) bool { return isElement(d, atom.Pre, atom.Code) }) != nil
	}
	last := nextShown(first)
	return last != nil && (isNamed(last, codeWords) || isNamed(n, codeWords) || hasAttr(n, "data-tab-size") ||
		findNear(last, func(d *html.Node) bool { return isElement(d, atom.Pre, atom.Code) }) != nil)
}

// isProsePre tells whether a <pre> holds text that is laid out by hand but
// is not code: it has links or pictures, and few of the <span> that
// highlighters put around every word.
func isProsePre(n *html.Node) bool {
	if !is(n, atom.Pre) || isNamed(n, codeWords) || isNamed(n.Parent, codeWords) {
		return false
	}
	links, tokens := 0, 0
	for d := next(n, n, false); d != nil; d = next(d, n, false) {
		switch {
		case is(d, atom.Code):
			return false
		case is(d, atom.Span) && attr(d, "class") != "":
			tokens++
		case is(d, atom.A) && attr(d, "href") != "", is(d, atom.Img):
			links++
		}
	}
	return links > 0 && tokens <= 2*links+2
}

// isBarePre tells whether nothing says that a <pre> holds code and not, say,
// verse; the standard form then says no more.
func isBarePre(n *html.Node) bool {
	return is(n, atom.Pre) && !isNamed(n, codeWords) && !isNamed(n.Parent, codeWords) &&
		findNear(n, func(d *html.Node) bool { return isElement(d, atom.Code, atom.Span) }) == nil
}

// isCodeWrapper tells whether p may be taken away with the code in it.
func isCodeWrapper(p *html.Node) bool {
	if p == nil || p.Type != html.ElementNode {
		return false
	}
	switch p.DataAtom {
	case atom.Div, atom.Figure, atom.Span, atom.Code, atom.Pre, atom.P:
		return !isNamed(p, calloutNames) && attr(p, "role") != "tabpanel"
	}
	return p.DataAtom == 0 && strings.Contains(p.Data, "-")
}

// maxFurniture is the longest text, in bytes, that a part of a block's frame
// has ("Copy to clipboard"), maxFurnitureParts how many parts a frame has.
const (
	maxFurniture      = 40
	maxFurnitureParts = 8
)

// furniture looks at what stands beside n in its parent: ok when that is
// nothing but the frame of a code block. label is the language it names.
func furniture(n *html.Node) (label string, ok bool) {
	parts := 0
	for s := n.Parent.FirstChild; s != nil; s = s.NextSibling {
		if s == n || s.Type != html.ElementNode && isBlankText(s.Data) {
			continue
		}
		if parts++; parts > maxFurnitureParts {
			return "", false
		}
		if isCodeNumbering(s) || hasClass(s, "gist-meta") || isCodeSource(s) {
			continue
		}
		if findNear(s, func(d *html.Node) bool {
			return isElement(d, atom.Pre, atom.Code, atom.Table, atom.Img, atom.P, atom.Iframe, atom.Video)
		}) != nil || isElement(s, atom.P, atom.Table, atom.Pre, atom.Code, atom.Img, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6) {
			return "", false
		}
		text, all := brief(s, maxFurnitureParts*maxFurniture)
		if !all {
			return "", false
		}
		for _, word := range frameParts(s, text) {
			if lang := languageOf(word); lang != "" && label == "" {
				label = lang
			} else if !frameTexts[strings.ToLower(strings.Trim(word, " .!…"))] {
				return "", false
			}
		}
	}
	return label, true
}

// isCodeSource tells whether n keeps code as it was before it was highlighted:
// in a field to copy it from, or hidden.
func isCodeSource(n *html.Node) bool {
	return is(n, atom.Textarea) || is(onlyChild(n), atom.Textarea) || is(n, atom.Pre) && hidesByStyle(attr(n, "style"))
}

// frameParts returns the texts that the leaves of a frame show.
func frameParts(n *html.Node, text string) []string {
	if text == "" {
		return nil
	}
	var parts []string
	for d := n; d != nil; d = next(d, n, d.Namespace == "svg") {
		if d.Type == html.TextNode && !isBlankText(d.Data) {
			parts = append(parts, collapse(d.Data))
		}
	}
	return parts
}

// frameTexts are what buttons and labels around code say.
var frameTexts = func() map[string]bool {
	set := make(map[string]bool)
	for _, s := range strings.Split("|copy|copied|copy code|copy to clipboard|copy snippet|copy text|copy command|code|wrap|wrap text|toggle wrap|wrap lines|"+
		"expand|expand code|collapse|show more|run|run code|try it|edit|view raw|raw|view|download|open|play|plain text|text|plaintext|kopieren|copier|copiar|"+
		"копировать|复制|复制代码|コピー|explain|explain code|ask ai|default|open code in new window|enlighterjs 3 syntax highlighter|fullscreen|share|code snippet|code language", "|") {
		set[s] = true
	}
	return set
}()
