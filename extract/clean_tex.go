package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// texDelimiters are the marks between which pages write LaTeX for a script
// to draw: https://docs.mathjax.org/en/latest/input/tex/delimiters.html
var texDelimiters = [...]struct {
	open, close string
	block       bool
	wrap        string // environment to put the formula into, where it needs one
}{
	{"$$", "$$", true, ""},
	{`\[`, `\]`, true, ""},
	{`\(`, `\)`, false, ""},
	{`\begin{equation}`, `\end{equation}`, true, ""},
	{`\begin{equation*}`, `\end{equation*}`, true, ""},
	{`\begin{align}`, `\end{align}`, true, "aligned"},
	{`\begin{align*}`, `\end{align*}`, true, "aligned"},
}

// maxTeX and maxInlineTeX are the longest formulas, in bytes, that are
// believed between delimiters and between single dollar signs; prose between
// two stray signs is longer.
const (
	maxTeX       = 4000
	maxInlineTeX = 300
)

// texSpan is LaTeX that stands in a text.
type texSpan struct {
	from, to int // delimiters included
	tex      string
	block    bool
	proof    bool // nothing but LaTeX looks like this
}

// rawTeX turns LaTeX that stands as plain text into formulas. Single dollar
// signs are prices on most pages: they count only where the text has shown
// beyond doubt that it holds LaTeX.
func (c *cleaner) rawTeX() {
	var texts []*html.Node
	dollars := false
	for n := c.root.FirstChild; n != nil; {
		skip := n.Type == html.ElementNode && (isForeign(n) || isElement(n, atom.Pre, atom.Code, atom.Textarea, atom.Kbd, atom.Samp, atom.Tt))
		if n.Type == html.TextNode && (strings.Contains(n.Data, `$`) || strings.Contains(n.Data, `\`)) {
			spans := findTeX(n.Data, true)
			for i := range spans {
				dollars = dollars || spans[i].proof
			}
			if len(spans) > 0 {
				texts = append(texts, n)
			}
		}
		n = next(n, c.root, skip)
	}
	for _, n := range texts {
		at, s := 0, n.Data
		for _, span := range findTeX(s, dollars) {
			if math := buildMath(nil, span.tex, span.block); math != nil {
				n.Parent.InsertBefore(newText(s[at:span.from]), n)
				n.Parent.InsertBefore(math, n)
				at = span.to
			}
		}
		n.Data = s[at:]
	}
}

// findTeX finds the formulas in a text, those between single dollar signs
// only where dollars is set.
func findTeX(s string, dollars bool) []texSpan {
	var spans []texSpan
	// Where each delimiter's next end lies, so that a text full of
	// beginnings is not searched to its end for each of them.
	var ends [len(texDelimiters)]int
	for at := 0; ; {
		i := strings.IndexAny(s[at:], `$\`)
		if i < 0 {
			return spans
		}
		at += i
		span, ok := delimitedTeX(s, at, &ends)
		if !ok && dollars && s[at] == '$' {
			span, ok = dollarTeX(s, at)
		}
		switch {
		case ok:
			spans = append(spans, span)
			at = span.to
		case strings.HasPrefix(s[at:], "$$"), s[at] == '\\' && at+1 < len(s):
			at += 2
		default:
			at++
		}
	}
}

// delimitedTeX reads the formula whose opening delimiter stands at.
func delimitedTeX(s string, at int, ends *[len(texDelimiters)]int) (texSpan, bool) {
	for k, d := range texDelimiters {
		if !strings.HasPrefix(s[at:], d.open) {
			continue
		}
		from := at + len(d.open)
		if ends[k] < from {
			ends[k] = len(s)
			if j := strings.Index(s[from:], d.close); j >= 0 {
				ends[k] = from + j
			}
		}
		end := ends[k]
		if end == len(s) || end-from > maxTeX || strings.TrimSpace(s[from:end]) == "" {
			continue
		}
		tex := s[from:end]
		proof := s[at] == '\\' || looksLikeTeX(tex)
		if !proof && !isInlineTeX(tex) {
			continue
		}
		if d.wrap != "" {
			tex = `\begin{` + d.wrap + "}" + tex + `\end{` + d.wrap + "}"
		}
		return texSpan{at, end + len(d.close), tex, d.block, proof}, true
	}
	return texSpan{}, false
}

// dollarTeX reads the formula between the dollar sign at and the next one.
// As in Pandoc's Markdown, no space follows the first sign or precedes the
// second, and no digit follows the second.
// https://pandoc.org/MANUAL.html#extension-tex_math_dollars
func dollarTeX(s string, at int) (texSpan, bool) {
	from := at + 1
	j := strings.IndexByte(s[from:min(len(s), from+maxInlineTeX)], '$')
	if j <= 0 || at > 0 && s[at-1] == '\\' {
		return texSpan{}, false
	}
	end := from + j
	tex := s[from:end]
	if isSpace(tex[0]) || isSpace(tex[j-1]) || tex[j-1] == '\\' || end+1 < len(s) && '0' <= s[end+1] && s[end+1] <= '9' || !isInlineTeX(tex) {
		return texSpan{}, false
	}
	proof := strings.Contains(tex, `\`) || strings.Contains(tex, "_{") || strings.Contains(tex, "^{")
	return texSpan{at, end + 1, tex, false, proof}, true
}

// isInlineTeX tells whether what stands between two dollar signs may be a
// formula rather than the words between two prices.
func isInlineTeX(s string) bool {
	if looksLikeTeX(s) {
		return true
	}
	for _, w := range strings.Fields(s) {
		if len(w) > 3 && isLetter(w[0]) && isLetter(w[1]) {
			return false
		}
	}
	return isLetter(s[0]) || s[0] == '(' || s[0] == '|' || s[0] == '-'
}
