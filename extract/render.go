package extract

import "golang.org/x/net/html"

// rendered is the article in its three forms.
type rendered struct {
	HTML, Text, Markdown string
	Footnotes            []Footnote
}

// render builds a new tree from the allowlist and writes it out.
func render(root *html.Node, lim Limits) (rendered, error) { return rendered{}, nil }
