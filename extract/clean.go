package extract

import "golang.org/x/net/html"

// cleaner brings one chosen tree into standard forms.
type cleaner struct {
	root  *html.Node
	page  *Page
	title string
	tr    *tracer
}

// clean brings the chosen tree into standard forms, in place: one form for
// each kind of thing, whatever the page's software made of it. root is a
// detached element; title is the article's, as it is shown above the
// content. The order of the steps matters: what carries meaning in ids,
// classes and hidden parts is read before the steps that drop those.
func clean(root *html.Node, page *Page, title string, tr *tracer) {
	c := &cleaner{root, page, title, tr}
	c.machineParts()
	c.math()
	c.codeBlocks()
	c.roles()
	c.links()
	c.footnotes()
	c.callouts()
	c.tables()
	c.headings()
	c.images()
	c.embeds()
	c.figures()
	c.controls()
	c.twins()
}
