package extract

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Page is a parsed document and where it came from.
type Page struct {
	Doc   *html.Node
	URL   *url.URL // nil when unknown
	Base  *url.URL // what relative addresses resolve against; nil when unknown
	Title string   // what its <title> says, for comparing
	Hints hints    // what it tells about its kind
	Text  bool     // it came as plain text: the only structure is what parse gave it
	Left  Limits   // what reading it has left of the nodes and the heap
}

// maxDepth is how deep elements may nest where a document had to be
// flattened to be parsed at all. Real articles stay below 100.
const maxDepth = 200

// parse reads src as HTML, or as plain text where the content type says so.
// It is the only caller of html.Parse.
func parse(src []byte, opts Options) (*Page, error) {
	lim := opts.Limits
	if len(src) > lim.Bytes {
		return nil, fmt.Errorf("%w: %d bytes, at most %d are read", ErrTooLarge, len(src), lim.Bytes)
	}
	raw := src
	src, err := decode(raw, opts)
	if err != nil {
		return nil, err
	}
	if opts.Decode != nil {
		if err := checkText(raw, src); err != nil {
			return nil, err
		}
	}
	page := &Page{Left: lim}
	start := allocated()
	if u, err := url.Parse(opts.URL); err == nil && u.IsAbs() {
		page.URL, page.Base = u, u
	}
	if mediaType(opts.ContentType) == "text/plain" {
		page.Doc, page.Text = parseText(src), true
	} else if page.Doc, err = parseHTML(src, lim, opts.Whole); err != nil {
		return nil, err
	} else if text, ok := foreignText(page.Doc); ok {
		page.Doc, page.Text = parseText(text), true
	}
	if err := page.survey(lim); err != nil {
		return nil, err
	}
	page.Left.Heap = max(0, lim.Heap-int(allocated()-start))
	return page, nil
}

// survey reads what the document says about itself as a whole, in one walk.
// It fails with ErrTooLarge.
func (p *Page) survey(lim Limits) error {
	var title, base *html.Node
	var hints hintReader
	count := 0
	for n := p.Doc; n != nil; n = next(n, p.Doc, false) {
		if count++; count > lim.Nodes {
			return fmt.Errorf("%w: more than %d nodes", ErrTooLarge, lim.Nodes)
		}
		if n.Type != html.ElementNode {
			continue
		}
		hints.read(n)
		switch {
		case n.DataAtom == atom.Title && title == nil:
			title = n
		case n.DataAtom == atom.Base && base == nil && attr(n, "href") != "":
			base = n
		}
	}
	p.Left.Nodes = lim.Nodes - count
	p.Hints = hints.hints
	if p.URL != nil {
		p.Hints.address = wordMarks(p.URL.Path)
	}
	if title != nil {
		p.Title = collapse(textOf(title))
	}
	if base != nil {
		if b := p.resolve(attr(base, "href")); b != nil {
			p.Base = b
		}
	}
	return nil
}

// resolve makes an address of the page absolute, or returns nil where it
// can't be.
func (p *Page) resolve(ref string) *url.URL {
	u, err := url.Parse(strings.TrimSpace(ref))
	if err != nil {
		return nil
	}
	// Most addresses are absolute, with nothing to resolve.
	if p.Base != nil && (u.Scheme == "" || u.Host == "" || strings.Contains(u.Path, "/.")) {
		u = p.Base.ResolveReference(u)
	}
	if !u.IsAbs() {
		return nil
	}
	return u
}

func parseHTML(src []byte, lim Limits, whole bool) (*html.Node, error) {
	if doc := readSnapshot(src, lim, whole); doc != nil {
		return doc, nil
	}
	doc, err := parseMarkup(src, lim)
	if err == nil && bytes.HasPrefix(src, []byte(snapshotMark)) {
		readDisplay(doc, whole)
	}
	return doc, err
}

// parseMarkup reads markup of any kind.
func parseMarkup(src []byte, lim Limits) (*html.Node, error) {
	// Scripting off: <noscript> is then parsed into elements, and forums
	// and lazy images keep their content in it.
	doc, err := html.ParseWithOptions(newGuardedReader(src, lim), html.ParseOptionEnableScripting(false))
	if err == nil {
		return doc, nil
	}
	if errors.Is(err, ErrBudget) {
		return nil, fmt.Errorf("%w, while parsing", err)
	}
	flat, err := flatten(src, lim)
	if err != nil {
		return nil, err
	}
	doc, err = html.ParseWithOptions(newGuardedReader(flat, lim), html.ParseOptionEnableScripting(false))
	if errors.Is(err, ErrBudget) {
		return nil, fmt.Errorf("%w, while parsing", err)
	}
	if err != nil {
		return nil, fmt.Errorf("%w: %v", ErrTooDeep, err)
	}
	return doc, nil
}

// parseFragment reads markup that stood in a <body>. It fails past a limit.
func parseFragment(r *guardedReader) ([]*html.Node, error) {
	return html.ParseFragmentWithOptions(r, newElement(atom.Body), html.ParseOptionEnableScripting(false))
}

// flatten rewrites a document whose elements nest deeper than the parser
// allows: of what lies below maxDepth it drops the tags that can nest, never
// the text.
func flatten(src []byte, lim Limits) ([]byte, error) {
	var out bytes.Buffer
	var open []atom.Atom
	z := html.NewTokenizer(newGuardedReader(src, lim))
	for {
		kind := z.Next()
		switch kind {
		case html.ErrorToken:
			if err := z.Err(); !errors.Is(err, io.EOF) {
				return nil, fmt.Errorf("%w, while flattening", err)
			}
			return out.Bytes(), nil
		case html.StartTagToken:
			raw := z.Raw()
			name, _ := z.TagName()
			tag := atom.Lookup(name)
			if isVoid(tag) || isFlat(tag) {
				out.Write(raw)
				continue
			}
			open = append(open, tag)
			if len(open) <= maxDepth {
				out.Write(raw)
			} else if isBlockLevel(&html.Node{DataAtom: tag}) {
				out.WriteString("<br>") // words of two blocks must not run together
			}
		case html.EndTagToken:
			raw := z.Raw()
			name, _ := z.TagName()
			tag := atom.Lookup(name)
			if isFlat(tag) {
				out.Write(raw)
				continue
			}
			if len(open) > maxDepth {
				// Matching one by one keeps this linear; what mismatches
				// this deep is beyond repair anyway.
				open = open[:len(open)-1]
				continue
			}
			if n := len(open); n > 0 && open[n-1] == tag {
				open = open[:n-1]
			}
			out.Write(raw)
		default:
			out.Write(z.Raw())
		}
	}
}

// isFlat tells whether an element of this kind ends where another one begins,
// or holds nothing but text, so that it cannot make a document deep.
func isFlat(a atom.Atom) bool {
	switch a {
	case atom.P, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Li, atom.Dt, atom.Dd,
		atom.Script, atom.Style, atom.Textarea, atom.Title:
		return true
	}
	return false
}

// isVoid tells whether an element of this kind never has an end tag.
// https://html.spec.whatwg.org/multipage/syntax.html#void-elements
func isVoid(a atom.Atom) bool {
	switch a {
	case atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Input,
		atom.Link, atom.Meta, atom.Param, atom.Source, atom.Track, atom.Wbr:
		return true
	}
	return false
}
