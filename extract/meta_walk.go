package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// zone tells in what parts of the page something stands: a set of bits. A
// wrapper around the whole article may be named like one of them, so settle
// ignores those that most of the article has.
type zone uint8

const (
	zoneHeader zone = 1 << iota
	zoneNav
	zoneFooter
	zoneAside
	zoneComments
	zoneMain
)

// zoneOutside is where an article has neither its title nor its author.
const zoneOutside = zoneNav | zoneFooter | zoneAside | zoneComments

// Bounds on what is collected, well above what real pages have, so that a
// hostile page can't make the later steps more than linear.
const (
	maxLineLen  = 600 // bytes of a line that are kept
	maxHeadings = 100
	maxMentions = 400
	maxValueLen = 200 // bytes of the text of an element that names an author or date
	maxValueRun = 80  // nodes looked at for such a text
)

// line is a run of text between two block boundaries.
type line struct {
	text   string // its first maxLineLen bytes
	size   int    // bytes it has in all
	level  int    // 1 to 6 in a heading, else 0
	zone   zone
	linked bool // most of it is a link
}

// heading is an element that may hold the title.
type heading struct {
	text  string
	parts []string // where it has several children: their texts
	level int      // 0 where only its class or itemprop calls it a title
	zone  zone
	line  int  // index of its line
	hint  hint // what its class says
	home  bool // a link to the site's start page
	away  bool // a link to some other page
}

// mention is an element that names an author or a date.
type mention struct {
	text  string // what it shows
	value string // what it says in an attribute
	hint  hint
	from  source
	zone  zone
	line  int
}

// collector walks the document once and fills the candidates.
type collector struct {
	*candidates
	page  *Page
	run   textRun
	links int  // bytes of the run that are links
	level int  // of the heading being read
	spare bool // only the lines are wanted
}

// context is what an element hands down to its children.
type context struct {
	zone zone
	item string // the itemtype around, without its address
	link bool
}

// walk reads n and what is below it. The parser bounds the depth.
func (w *collector) walk(n *html.Node, ctx context) {
	switch n.Type {
	case html.TextNode:
		before := len(w.run.buf)
		w.run.add(n.Data)
		if ctx.link {
			w.links += len(w.run.buf) - before
		}
		return
	case html.ElementNode:
		if n.Namespace != "" {
			return
		}
	}
	block := n.Type == html.ElementNode && !inLine(n.DataAtom)
	switch n.DataAtom {
	case atom.Style, atom.Template, atom.Textarea, atom.Select, atom.Iframe, atom.Object, atom.Rt, atom.Rp:
		return
	case atom.Script:
		if strings.Contains(attr(n, "type"), "ld+json") {
			w.linked = append(w.linked, readJSON(textOf(n))...)
		} else if state := stateOf(n); state != "" {
			w.states = append(w.states, state)
		}
		return
	case atom.Title:
		w.add(fieldTitle, fromTitleElement, textOf(n))
		return
	case atom.Meta:
		w.readMetaElement(n, ctx)
		return
	case atom.Link:
		w.readLinkElement(n)
		return
	case atom.Html:
		w.add(fieldLang, fromDocument, attr(n, "lang"))
		w.dir = attr(n, "dir")
	case atom.Body:
		if dir := attr(n, "dir"); dir != "" {
			w.dir = dir
		}
	case atom.A:
		ctx.link = true
		w.run.space()
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		w.flush(ctx)
		w.level = int(n.Data[1] - '0')
	case atom.Span, atom.Time:
		if w.level == 0 {
			w.run.space()
		}
	}
	if block {
		w.flush(ctx)
	}
	if n.Type == html.ElementNode && n.DataAtom != atom.Html && n.DataAtom != atom.Body && !w.spare {
		ctx = w.enter(n, ctx)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.walk(c, ctx)
	}
	if block {
		w.flush(ctx)
	}
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		w.level = 0
	case atom.Span, atom.Time, atom.A:
		if w.level == 0 {
			w.run.space()
		}
	}
}

// enter notes what an element says by its name, its class and its microdata,
// and returns the context of its children.
func (w *collector) enter(n *html.Node, ctx context) context {
	h := hintsOf(n)
	switch n.DataAtom {
	case atom.Article, atom.Main:
		ctx.zone |= zoneMain
	case atom.Header:
		h |= hintHeader
	case atom.Footer:
		h |= hintFooter
	case atom.Nav:
		ctx.zone |= zoneNav
	case atom.Aside:
		ctx.zone |= zoneAside
	}
	if ctx.zone&zoneMain != 0 {
		h &^= hintHeader | hintFooter // of the article, not of the page
	}
	ctx.zone |= h.zones()
	prop := attr(n, "itemprop")
	w.readHeading(n, h, prop, ctx)
	w.readMention(n, h, prop, ctx)
	if hasAttr(n, "itemscope") {
		ctx.item = lastPathWord(attr(n, "itemtype"))
		if ctx.item == "Comment" || ctx.item == "Answer" || ctx.item == "Review" {
			ctx.zone |= zoneComments
		}
	}
	return ctx
}

// readHeading notes n where it may hold the title.
func (w *collector) readHeading(n *html.Node, h hint, prop string, ctx context) {
	level := 0
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3:
		level = int(n.Data[1] - '0')
	default:
		if h&hintTitle == 0 && prop != "headline" {
			return
		}
	}
	if len(w.headings) >= maxHeadings || level > 1 && len(w.headings) >= maxHeadings/2 {
		return
	}
	text := titleWithin(n)
	if text == "" {
		return
	}
	if prop == "headline" {
		h |= hintTitle
	}
	hd := heading{text: text, level: level, zone: ctx.zone, line: len(w.lines), hint: h}
	for c := n; ; c = c.FirstChild {
		hd.parts = partsOf(c)
		if len(hd.parts) != 1 || c.FirstChild == nil || c.FirstChild.NextSibling != nil {
			break
		}
	}
	// The number of an issue or a ticket stands beside its title.
	if last := len(hd.parts) - 1; last > 0 && strings.HasPrefix(hd.parts[last], "#") && strings.Trim(hd.parts[last], "#0123456789") == "" {
		hd.text = strings.TrimSpace(strings.TrimSuffix(text, hd.parts[last]))
	}
	link := n.Parent
	if !is(link, atom.A) {
		// A link to a part of the heading is only a reference.
		link = find(n, func(d *html.Node) bool {
			return is(d, atom.A) && attr(d, "href") != "" && titleWithin(d) == text
		})
	}
	if link != nil {
		hd.home, hd.away = w.linkTarget(attr(link, "href"))
	}
	w.headings = append(w.headings, hd)
}

// linkTarget tells whether href leads to the site's start page, and whether
// it leads to another page at all.
func (w *collector) linkTarget(href string) (home, away bool) {
	u := w.page.resolve(href)
	if u == nil {
		return href == "/", !strings.HasPrefix(href, "#")
	}
	if u.Path == "" || u.Path == "/" {
		return true, true
	}
	return false, w.page.URL == nil || u.Path != w.page.URL.Path || u.Host != w.page.URL.Host
}

// readMention notes n where it names an author or a date.
func (w *collector) readMention(n *html.Node, h hint, prop string, ctx context) {
	if len(w.mentions) >= maxMentions {
		return
	}
	m := mention{hint: h & (hintAuthor | hintDate | hintPublished | hintModified), from: fromClass, zone: ctx.zone, line: len(w.lines)}
	switch {
	case prop == "author" || prop == "creator":
		m.hint, m.from = hintAuthor, fromMicrodata
	case prop == "datePublished" || prop == "dateCreated":
		m.hint, m.from = hintDate|hintPublished, fromMicrodata
	case prop == "dateModified":
		m.hint, m.from = hintDate|hintModified, fromMicrodata
	case n.DataAtom == atom.Time || hasAttr(n, "datetime") && n.DataAtom == 0:
		m.hint, m.from = m.hint&^hintAuthor|hintDate, fromTime
	case is(n, atom.A) && strings.Contains(attr(n, "rel"), "author"):
		m.hint, m.from = m.hint|hintAuthor, fromRel
	case n.DataAtom == 0 && attr(n, "author") != "":
		m.hint, m.value = hintAuthor, attr(n, "author") // a component of the page that is given its author
	case m.hint&(hintAuthor|hintDate) == 0:
		return
	}
	if m.value == "" {
		m.text = textWithin(n, maxValueLen, true)
	}
	switch {
	case m.hint&hintDate != 0:
		for _, key := range [...]string{"datetime", "content", "data-time", "data-timestamp", "data-datetime", "title"} {
			if m.value = attr(n, key); m.value != "" {
				break
			}
		}
	case m.from == fromMicrodata:
		m.value = itemName(n)
	}
	if m.text != "" || m.value != "" {
		w.mentions = append(w.mentions, m)
	}
}

// itemName returns the name that a microdata item has: its content, or that
// of the property "name" in it.
func itemName(n *html.Node) string {
	if v := attr(n, "content"); v != "" {
		return v
	}
	seen := 0
	for d := next(n, n, false); d != nil && seen < maxValueRun; d = next(d, n, false) {
		seen++
		if d.Type == html.ElementNode && attr(d, "itemprop") == "name" {
			if v := attr(d, "content"); v != "" {
				return v
			}
			return textWithin(d, maxValueLen, false)
		}
	}
	return ""
}

// flush ends the line being read.
func (w *collector) flush(ctx context) {
	text := w.run.take()
	if text != "" {
		w.lines = append(w.lines, line{
			text: text, size: w.run.size, level: w.level, zone: ctx.zone,
			linked: w.links*2 > len(text),
		})
	}
	w.run.size, w.links = 0, 0
}
