package extract

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// Step is one thing that a stage removed, and why.
type Step struct {
	Stage  string `json:"stage"`  // "prune", "select", "clean", ...
	Path   string `json:"path"`   // CSS-like path, e.g. "body>div.page>aside:3"
	Reason string `json:"reason"` // a short phrase
	Text   string `json:"text"`   // the first characters of what was removed
}

// traceTextLen bounds Step.Text, in bytes before the cut is moved back to a
// character boundary: enough to recognise a block by.
const traceTextLen = 80

// tracer collects steps; a nil tracer collects nothing and costs nothing.
type tracer struct {
	steps []Step
}

// removed records that stage took n away. Call it before n is detached, so
// that its path can still be told.
func (t *tracer) removed(stage string, n *html.Node, reason string) {
	if t == nil {
		return
	}
	t.note(stage, n, reason, startOf(n))
}

// note records that stage took away text that lies in n.
func (t *tracer) note(stage string, n *html.Node, reason, text string) {
	if t != nil {
		t.steps = append(t.steps, Step{stage, nodePath(n), reason, clip(collapse(text), traceTextLen)})
	}
}

// startOf returns the beginning of the text of n: enough for a step.
func startOf(n *html.Node) string {
	var b strings.Builder
	for d := n; d != nil && b.Len() < 4*traceTextLen; d = next(d, n, false) {
		if d.Type == html.TextNode {
			b.WriteString(clip(d.Data, 4*traceTextLen))
		}
	}
	return b.String()
}

// nodePath names n by its ancestors: tag, id or first class, and its place
// among its siblings where that is not the first.
func nodePath(n *html.Node) string {
	var parts []string
	for ; n != nil && n.Type != html.DocumentNode; n = n.Parent {
		name := n.Data
		switch n.Type {
		case html.TextNode:
			name = "#text"
		case html.CommentNode:
			name = "#comment"
		case html.ElementNode:
			if id := attr(n, "id"); id != "" {
				name += "#" + id
			} else if class := strings.Fields(attr(n, "class")); len(class) > 0 {
				name += "." + class[0]
			}
		}
		if i := siblingIndex(n); i > 0 {
			name += ":" + strconv.Itoa(i+1)
		}
		parts = append(parts, name)
	}
	for i, j := 0, len(parts)-1; i < j; i, j = i+1, j-1 {
		parts[i], parts[j] = parts[j], parts[i]
	}
	return strings.Join(parts, ">")
}

// maxSiblings bounds how many siblings are counted for a path, so that the
// trace of a long list stays linear.
const maxSiblings = 1000

// siblingIndex counts the element siblings before n, up to maxSiblings.
func siblingIndex(n *html.Node) int {
	i := 0
	for s := n.PrevSibling; s != nil && i < maxSiblings; s = s.PrevSibling {
		if s.Type == html.ElementNode {
			i++
		}
	}
	return i
}
