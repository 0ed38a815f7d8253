package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// prune takes out what can never be content: markup that only machines
// read, controls of forms, and pictures that are icons. What may be content
// on some page (hidden parts, <noscript>, <nav>) stays; the model decides
// about it.
func prune(page *Page, tr *tracer) {
	for n := page.Doc.FirstChild; n != nil; {
		switch reason := neverContent(n); {
		case reason != "":
			tr.removed("prune", n, reason)
			after := next(n, page.Doc, true)
			remove(n)
			n = after
		case is(n, atom.Template):
			// A declarative shadow root: the browser shows its content.
			after := next(n, page.Doc, false)
			if n.FirstChild == nil {
				after = next(n, page.Doc, true)
			}
			unwrap(n)
			n = after
		default:
			n = next(n, page.Doc, false)
		}
	}
}

// neverContent returns why n is to be removed, or "".
func neverContent(n *html.Node) string {
	if n.Type == html.CommentNode {
		return "comment"
	}
	if n.Type != html.ElementNode {
		return ""
	}
	if n.Namespace == "svg" {
		if n.Data == "svg" && !isDrawing(n) {
			return "icon"
		}
		return ""
	}
	switch n.DataAtom {
	case atom.Script:
		if strings.HasPrefix(attr(n, "type"), "math/") {
			return ""
		}
		return "script"
	case atom.Style, atom.Link, atom.Meta, atom.Base, atom.Title, atom.Head:
		return "machine-readable"
	case atom.Template:
		if !hasAttr(n, "shadowrootmode") {
			return "template"
		}
	case atom.Input:
		if !isTaskBox(n) {
			return "form control"
		}
	case atom.Select, atom.Textarea, atom.Datalist, atom.Progress, atom.Meter:
		return "form control"
	}
	return ""
}

// taskWords name lists of tasks and their entries.
var taskWords = nameSet("task tasks todo todos tasklist checklist")

// taskLevels is how many elements may stand between an entry and its box.
const taskLevels = 2

// isTaskBox tells whether n is the box that an entry of a list of tasks
// starts with. Boxes that nobody can tick show whether a task is done; those
// that one can open a fold or narrow down a search where no name says more.
// https://github.github.com/gfm/#task-list-items-extension-
func isTaskBox(n *html.Node) bool {
	if attr(n, "type") != "checkbox" {
		return false
	}
	entry := n.Parent
	for i := 0; entry != nil && i < taskLevels && !is(entry, atom.Li); i++ {
		entry = entry.Parent
	}
	return is(entry, atom.Li) && (hasAttr(n, "disabled") || isNamed(n, taskWords) || isNamed(entry, taskWords) || isNamed(entry.Parent, taskWords))
}

// drawingSize is the width or height in CSS pixels from which an inline SVG
// counts as a figure; icons are drawn at 12 to 64.
const drawingSize = 120

// isDrawing tells whether an inline SVG is a figure of the article rather
// than an icon of the page.
func isDrawing(n *html.Node) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if isElement(p, atom.A, atom.Button) {
			return false
		}
		if is(p, atom.Figure) {
			return true
		}
	}
	return leadingInt(attr(n, "width")) >= drawingSize || leadingInt(attr(n, "height")) >= drawingSize
}

// leadingInt reads the decimal number that s starts with, at most 6 digits;
// 0 where there is none.
func leadingInt(s string) int {
	n := 0
	for i := 0; i < len(s) && i < 6 && '0' <= s[i] && s[i] <= '9'; i++ {
		n = 10*n + int(s[i]-'0')
	}
	return n
}
