package extract

import "golang.org/x/net/html"

// metadata is what the page says about itself, each field with its source.
type metadata struct{ Title string }

// candidates holds everything found, before anything is decided.
type candidates struct{}

// readMeta collects candidates from the whole page, before it is pruned.
func readMeta(page *Page) *candidates { return &candidates{} }

// settle decides between the candidates. root is the chosen content: its
// place tells which of the page's headings is the article's.
func (c *candidates) settle(page *Page, root *html.Node) metadata { return metadata{} }

// article joins the metadata with the rendered content.
func (m metadata) article(out rendered, sel *Selection, tr *tracer) (*Article, error) {
	return &Article{}, nil
}
