package extract

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// snapshotMark is how markup begins that web/writer.js wrote from a live
// document. It is one tree spelt out: each element but <br> has its end tag,
// each attribute its quotes, and only "&", "<" and quotes are escaped. Read as
// such it takes a fraction of what the parser's rules for markup of any kind
// take, and gives the very tree that the browser had, which is not always one
// that those rules can build (a link in a link, a table that a script filled).
//
// The mark is a hint and no promise: where the rest is not as it says, or a
// page has forged it, the parser reads the page.
const snapshotMark = "<!--lectern-->"

// Nodes and attributes are made so many at a time: a page has thousands.
const snapshotSlab = 256

// snapshotReader builds the tree of a snapshot.
type snapshotReader struct {
	rest    string
	at      *html.Node // the open element
	depth   int        // of at
	room    int        // for so many more nodes
	html    bool       // the root is HTML: in other documents no name means anything
	odd     bool       // there was a reference that web/writer.js does not write
	lim     Limits
	guard   *guardedReader // of all markup in <noscript>, once there is any
	slab    []html.Node
	attrs   []html.Attribute
	pending []html.Attribute // of the tag at hand
}

// readSnapshot reads what web/writer.js wrote, of a page or of a selection. It
// returns nil where src is nothing of the kind, or past a limit: the parser
// then says what is wrong.
func readSnapshot(src []byte, lim Limits, selection bool) *html.Node {
	// The parser's rules on zeros are not repeated here.
	if !bytes.HasPrefix(src, []byte(snapshotMark)) || bytes.IndexByte(src, 0) >= 0 {
		return nil
	}
	s := string(src)
	if strings.IndexByte(s, '\r') >= 0 {
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	}
	r := &snapshotReader{rest: s[len(snapshotMark):], room: lim.Nodes, lim: lim}
	doc := r.node(html.DocumentNode)
	r.at = doc
	for r.rest != "" {
		if !r.step() || r.room < 0 || r.odd {
			return nil
		}
	}
	if r.at != doc {
		return nil
	}
	readDisplay(doc, selection)
	return doc
}

// node makes a node.
func (r *snapshotReader) node(kind html.NodeType) *html.Node {
	if len(r.slab) == 0 {
		r.slab = make([]html.Node, snapshotSlab)
	}
	n := &r.slab[0]
	r.slab = r.slab[1:]
	n.Type = kind
	r.room--
	return n
}

// cut takes the rest up to the next sep, which it drops, or fails.
func (r *snapshotReader) cut(sep string) (before string, ok bool) {
	before, r.rest, ok = strings.Cut(r.rest, sep)
	return before, ok
}

// step reads a tag, or text up to the next one. It tells whether the markup
// is as expected.
func (r *snapshotReader) step() bool {
	if r.rest[0] != '<' {
		end := strings.IndexByte(r.rest, '<')
		if end < 0 {
			end = len(r.rest)
		}
		r.text(r.unescaped(r.rest[:end]))
		r.rest = r.rest[end:]
		return true
	}
	r.rest = r.rest[1:]
	if strings.HasPrefix(r.rest, "/") {
		name, ok := r.cut(">")
		return ok && r.close(name[1:])
	}
	n, ok := r.tag()
	if !ok || r.depth == maxStack {
		return false
	}
	if r.depth == 0 {
		r.html = n.DataAtom == atom.Html
	}
	r.at.AppendChild(n)
	if n.DataAtom == atom.Br {
		return true
	}
	r.at = n
	r.depth++
	switch n.DataAtom {
	case atom.Script:
		source, ok := r.cut("</script>")
		r.text(source)
		return ok && r.close("script")
	case atom.Noscript:
		// Where scripts run, a browser has its markup as text.
		source, ok := r.cut("</noscript>")
		return ok && r.markup(source) && r.close("noscript")
	}
	return true
}

// escapes are what web/writer.js writes in place of the characters that would
// end a text or a value.
var escapes = [...]struct {
	reference string
	plain     byte
}{{"#38;", '&'}, {"#60;", '<'}, {"#34;", '"'}}

// unescaped decodes the references in s, of which there are no others.
func (r *snapshotReader) unescaped(s string) string {
	at := strings.IndexByte(s, '&')
	if at < 0 {
		return s
	}
	plain := make([]byte, 0, len(s))
	for ; at >= 0; at = strings.IndexByte(s, '&') {
		plain = append(plain, s[:at]...)
		s = s[at+1:]
		known := false
		for _, e := range escapes {
			if strings.HasPrefix(s, e.reference) {
				plain, s, known = append(plain, e.plain), s[len(e.reference):], true
				break
			}
		}
		r.odd = r.odd || !known
	}
	return string(append(plain, s...))
}

// close ends the open element, which has to be of this name.
func (r *snapshotReader) close(name string) bool {
	if standIn(name) != r.at.Data || r.at.Parent == nil || r.html && isVoid(r.at.DataAtom) && r.at.FirstChild != nil {
		return false
	}
	r.at = r.at.Parent
	r.depth--
	return true
}

// markup adds what the parser makes of a piece of ordinary markup. All pieces
// share one guard, which is asked at the start of each: a page may have many.
func (r *snapshotReader) markup(source string) bool {
	if source == "" {
		return true
	}
	if r.guard == nil {
		r.guard = newGuardedReader(nil, r.lim)
	}
	r.guard.src, r.guard.calm = []byte(source), 1
	nodes, err := parseFragment(r.guard)
	for _, n := range nodes {
		r.at.AppendChild(n)
	}
	for n := next(r.at, r.at, false); n != nil; n = next(n, r.at, false) {
		r.room--
	}
	return err == nil
}

// maxStack is how deep html.Parse lets elements nest.
const maxStack = 512

func (r *snapshotReader) text(s string) {
	n := r.node(html.TextNode)
	n.Data = s
	r.at.AppendChild(n)
}

// tag reads a start tag from its name on.
func (r *snapshotReader) tag() (*html.Node, bool) {
	end := 0
	for end < len(r.rest) && r.rest[end] != ' ' && r.rest[end] != '>' {
		end++
	}
	if end == 0 || end == len(r.rest) {
		return nil, false
	}
	n := r.node(html.ElementNode)
	n.Data = standIn(r.rest[:end])
	n.DataAtom = atom.Lookup([]byte(n.Data))
	n.Namespace = namespaceIn(r.at, n.Data)
	r.rest = r.rest[end:]
	r.pending = r.pending[:0]
	for r.rest != "" && r.rest[0] == ' ' {
		r.rest = r.rest[1:]
		equals := strings.IndexByte(r.rest, '=')
		if equals < 0 || !strings.HasPrefix(r.rest[equals+1:], `"`) {
			return nil, false
		}
		key := r.rest[:equals]
		r.rest = r.rest[equals+2:]
		quote := strings.IndexByte(r.rest, '"')
		if quote < 0 {
			return nil, false
		}
		val := r.rest[:quote]
		r.rest = r.rest[quote+1:]
		a := html.Attribute{Key: key, Val: r.unescaped(val)}
		if n.Namespace != "" {
			if prefix, local, ok := strings.Cut(key, ":"); ok && (prefix == "xlink" || prefix == "xml" || prefix == "xmlns") {
				a.Namespace, a.Key = prefix, local
			}
		}
		if r.isNew(a.Key) {
			r.pending = append(r.pending, a)
		}
	}
	if r.rest == "" || r.rest[0] != '>' {
		return nil, false
	}
	r.rest = r.rest[1:]
	n.Attr = r.attributes()
	return n, true
}

// standIn returns the name of the element that does for one of this name
// all that the parser does not: the content of <xmp> is markup here, and that
// of a frame stands in a <frameset>.
func standIn(name string) string {
	switch name {
	case "xmp", "listing", "plaintext":
		return "pre"
	case "frameset":
		return "body"
	}
	return name
}

// isNew tells whether no attribute of that name is pending. Those that the
// browser measured come before the page's own, so that few
// have to be compared.
func (r *snapshotReader) isNew(key string) bool {
	for i := 0; i < len(r.pending) && i < measuredAttrs; i++ {
		if r.pending[i].Key == key {
			return false
		}
	}
	return true
}

// measuredAttrs is how many attributes at most web/writer.js writes before
// those of the page.
const measuredAttrs = 4

// attributes keeps those that are pending.
func (r *snapshotReader) attributes() []html.Attribute {
	k := len(r.pending)
	if k == 0 {
		return nil
	}
	if len(r.attrs) < k {
		r.attrs = make([]html.Attribute, max(k, snapshotSlab))
	}
	kept := r.attrs[:k:k]
	r.attrs = r.attrs[k:]
	copy(kept, r.pending)
	return kept
}

// namespaceIn returns the namespace of an element that a snapshot has in
// parent: the same as that of parent, but where one begins or is left.
// https://html.spec.whatwg.org/multipage/parsing.html#tree-construction
func namespaceIn(parent *html.Node, name string) string {
	switch name {
	case "svg", "math":
		return name
	}
	switch parent.Data {
	case "foreignObject", "desc", "title", "mi", "mo", "mn", "ms", "mtext":
		return ""
	case "annotation-xml":
		switch strings.ToLower(attr(parent, "encoding")) {
		case "text/html", "application/xhtml+xml":
			return ""
		}
	}
	return parent.Namespace
}

// foreignText returns what a document that is no HTML says, a paragraph for
// each element with text of its own: a drawing, or data in XML. The parser
// makes HTML of everything; only a snapshot has such a root.
func foreignText(doc *html.Node) (text []byte, ok bool) {
	root := doc.FirstChild
	for root != nil && root.Type != html.ElementNode {
		root = root.NextSibling
	}
	if root == nil || is(root, atom.Html) {
		return nil, false
	}
	for n := root; n != nil; n = next(n, root, false) {
		if n.Type != html.TextNode || isBlankText(n.Data) || n.Parent.Data == "style" {
			continue
		}
		if n.Parent.Data == "tspan" || n.Parent.Data == "a" {
			text = append(text, ' ')
		} else {
			text = append(text, "\n\n"...)
		}
		text = append(text, strings.TrimSpace(n.Data)...)
	}
	return text, true
}
