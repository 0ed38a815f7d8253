package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// parseText makes a document of plain text. A blank line ends a paragraph. A
// line break within one stays a line break, unless the text is wrapped: then
// it is a space.
func parseText(src []byte) *html.Node {
	doc := &html.Node{Type: html.DocumentNode}
	root := newElement(atom.Html)
	body := newElement(atom.Body)
	doc.AppendChild(root)
	root.AppendChild(newElement(atom.Head))
	root.AppendChild(body)
	lines := textLines(src)
	wrapped := isWrapped(lines)
	for len(lines) > 0 {
		end := slices.Index(lines, "")
		if end < 0 {
			end = len(lines)
		}
		if end > 0 {
			body.AppendChild(textParagraph(lines[:end], wrapped))
		}
		lines = lines[min(end+1, len(lines)):]
	}
	return doc
}

// textParagraph makes a paragraph of its lines.
func textParagraph(lines []string, wrapped bool) *html.Node {
	p := newElement(atom.P)
	if wrapped {
		p.AppendChild(newText(strings.Join(lines, " ")))
		return p
	}
	for i, line := range lines {
		if i > 0 {
			p.AppendChild(newElement(atom.Br))
		}
		p.AppendChild(newText(line))
	}
	return p
}

// textLines cuts text at line breaks of any kind and trims the lines.
func textLines(src []byte) []string {
	text := strings.NewReplacer("\r\n", "\n", "\r", "\n", "\f", "\n\n", "\x00", "").Replace(string(src))
	lines := strings.Split(text, "\n")
	for i := range lines {
		lines[i] = strings.TrimSpace(lines[i])
	}
	return lines
}

// The width of wrapped text, in characters: mail and plain-text documents
// break lines at 65 to 80, some at 100. A text that breaks at sentences or
// verses has lines far from one common width.
const (
	minWrap = 50
	maxWrap = 100
)

// isWrapped tells whether the lines are broken at a fixed width: none is
// longer than that, and most of those that another line follows are nearly
// as long.
func isWrapped(lines []string) bool {
	full, broken := 0, 0
	for i, line := range lines {
		width := utf8.RuneCountInString(line)
		if width > maxWrap {
			return false
		}
		if i+1 < len(lines) && line != "" && lines[i+1] != "" {
			broken++
			if width >= minWrap {
				full++
			}
		}
	}
	return 2*full > broken
}
