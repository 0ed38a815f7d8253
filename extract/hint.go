package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// hints are what a page tells about its kind outside of its content, as
// words of the class lexicon.
type hints struct {
	address  mark // the path of its URL
	declared mark // og:type, the @type of JSON-LD, itemtype
	body     mark // class and id of <html> and <body>
}

// pageType names the kind of page that is declared: "forum", "article",
// "product", or "" where the page does not say.
func (h hints) pageType() string {
	switch {
	case h.declared&markWordForum != 0:
		return "forum"
	case h.declared&(markWordArticle|markWordPost) != 0:
		return "article"
	case h.declared&markWordProduct != 0:
		return "product"
	}
	return ""
}

// maxTypes bounds how many declared types are read.
const maxTypes = 64

// hintReader collects hints from the elements of a document.
type hintReader struct {
	hints
	types int // declared types that were read
}

func (r *hintReader) read(n *html.Node) {
	switch n.DataAtom {
	case atom.Html, atom.Body:
		r.body |= wordMarks(attr(n, "class")) | wordMarks(attr(n, "id"))
	case atom.Meta:
		if attr(n, "property") == "og:type" {
			r.declared |= wordMarks(attr(n, "content"))
		}
	case atom.Script:
		if attr(n, "type") == "application/ld+json" && n.FirstChild != nil && r.types < maxTypes {
			r.types += jsonTypes(n.FirstChild.Data, &r.declared)
		}
	}
	if schema := attr(n, "itemtype"); schema != "" && r.types < maxTypes {
		r.types++
		r.declared |= wordMarks(schema[strings.LastIndexByte(schema, '/')+1:])
	}
}

// jsonTypes adds the @type values in a piece of JSON-LD, which is searched
// rather than read: much of it is broken. It returns how many it found.
func jsonTypes(src string, m *mark) int {
	found := 0
	for found < maxTypes {
		_, rest, ok := strings.Cut(src, `"@type"`)
		if !ok {
			break
		}
		rest = strings.TrimLeft(rest, " \t\r\n:[")
		src = rest
		if name, ok := strings.CutPrefix(rest, `"`); ok {
			name, _, _ = strings.Cut(name, `"`)
			*m |= wordMarks(name)
			found++
		}
	}
	return found
}
