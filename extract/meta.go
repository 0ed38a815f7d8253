package extract

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// metadata is what the page says about itself, each field with its source.
type metadata struct {
	Article
}

// candidates holds everything found, before anything is decided.
type candidates struct {
	claims        [numFields][]claim
	weak          [numFields][]claim // of the page as such, of a product, of an organisation
	headings      []heading
	mentions      []mention
	lines         []line
	linked        []jsonValue // the JSON-LD
	schemaArticle bool        // it describes an article
	body          string      // the text that it gives for the article of this page
	states        []string    // data in scripts that the page is drawn from
	kind          string      // og:type
	dir           string
	cardLabels    [4]string // twitter:label1 and so on
	cardData      [4]string // twitter:data1 and so on
}

// Bounds on the claims of one field: their number, and the bytes of each.
const (
	maxClaims   = 50
	maxClaimLen = 1000
)

// add notes a claim.
//
//go:noinline
func (c *candidates) add(f field, from source, value string) {
	c.claims[f] = appendClaim(c.claims[f], from, value)
}

// addWeak notes a claim that is not the article's own.
func (c *candidates) addWeak(f field, from source, value string) {
	c.weak[f] = appendClaim(c.weak[f], from, value)
}

func appendClaim(claims []claim, from source, value string) []claim {
	value = collapse(unescape(clip(value, maxClaimLen)))
	if value == "" || len(claims) >= maxClaims {
		return claims
	}
	return append(claims, claim{value, from})
}

// readMeta collects candidates from the whole page, before it is pruned.
func readMeta(page *Page) *candidates {
	w := &collector{candidates: &candidates{}, page: page}
	w.walk(page.Doc, context{})
	w.flush(context{})
	w.readSchemaClaims()
	return w.candidates
}

// isPage tells whether an address is that of the page.
func (w *collector) isPage(address string) bool {
	address = unescape(address)
	u := w.page.resolve(address)
	if u == nil {
		return false
	}
	// What the page is asked for may add to its address; another query is
	// another page: "/?p=12" is not the start page.
	if p := w.page.URL; p != nil && bareHost(u) == bareHost(p) && (u.RawQuery == "" || u.RawQuery == p.RawQuery) && strings.TrimRight(u.Path, "/") == strings.TrimRight(p.Path, "/") {
		return true
	}
	for _, c := range w.claims[fieldURL] {
		if strings.TrimRight(c.value, "/") == strings.TrimRight(address, "/") {
			return true
		}
	}
	return false
}

// settle decides between the candidates. root is the chosen content: its
// place tells which of the page's headings is the article's.
func (c *candidates) settle(page *Page, root *html.Node) metadata {
	var m metadata
	set := func(f field, value string, from source) string {
		if value != "" {
			m.Sources = append(m.Sources, Source{fieldNames[f], sourceNames[from]})
		}
		return value
	}
	site := c.names(page)
	at := c.locate(page, root, site)
	title := c.title(page, site, at)
	c.showTitle(&at, title)
	m.Title = set(fieldTitle, title.text, title.from)

	name, from := c.siteNameOf(title)
	m.SiteName = set(fieldSite, name, from)

	lang, from, dir := c.langOf(root)
	m.Lang, m.Dir = set(fieldLang, lang, from), dir

	names := c.authorClaims(at, site, title.key, dayFirst(lang))
	published, modified := c.datesOf(page, at, namesAuthor(names), dayFirst(lang))
	m.PublishedTime = set(fieldPublished, published.String(), published.from)
	m.ModifiedTime = set(fieldModified, modified.String(), modified.from)

	authors := authorsOf(names, published.year != 0 || c.isArticle())
	m.Authors = authors.names
	m.Byline = set(fieldAuthors, authors.byline(), authors.from)

	text, from := c.excerptOf(root, at, title.text)
	m.Excerpt = set(fieldExcerpt, text, from)
	address, from := c.imageOf(page, root)
	m.Image = set(fieldImage, address, from)
	address, from = c.faviconOf(page)
	m.Favicon = set(fieldFavicon, address, from)
	address, from = c.urlOf(page)
	m.URL = set(fieldURL, address, from)
	return m
}

// article joins the metadata with the rendered content. Where that has no
// text the article comes with ErrNoContent.
func (m metadata) article(out rendered, sel *Selection, tr *tracer) (*Article, error) {
	a := m.Article
	a.PageType, a.Confidence = sel.PageType, sel.Confidence
	a.Content, a.TextContent, a.Markdown, a.Footnotes = out.HTML, out.Text, out.Markdown, out.Footnotes
	a.Length, a.WordCount = utf8.RuneCountInString(out.Text), countWords(out.Text)
	if tr != nil {
		a.Trace = tr.steps
	}
	if sel.Whole && sel.Confidence < noContent {
		return &a, fmt.Errorf("%w: nothing on the page reads like one", ErrNoContent)
	}
	if strings.TrimSpace(out.Text) == "" {
		return &a, fmt.Errorf("%w: what was chosen has no text", ErrNoContent)
	}
	return &a, nil
}
