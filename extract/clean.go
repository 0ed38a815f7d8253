package extract

import "golang.org/x/net/html"

// clean brings the chosen tree into standard forms, in place.
func clean(root *html.Node, page *Page, title string, tr *tracer) {}
