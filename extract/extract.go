// Package extract finds the article in a web page and returns it as clean,
// safe HTML, as text and as Markdown, together with what the page says about
// itself.
//
// It is a pure function of its input: no network, no files, no clock. One
// page goes through a fixed row of stages, each in a file of its own:
//
//	parse    bytes to a document; plain text becomes a document too
//	others   articles that a page goes on with after its own
//	meta     title, byline, dates, language: candidates with their sources
//	prune    what can never be content
//	block    the document as a row of text blocks
//	feature  a block as a vector of numbers
//	model    a vector as a probability of being content
//	select   the blocks that make up the article, as a tree of their own
//	complete the text that the page's data has, where it shows next to none of it
//	clean    standard forms for images, code, footnotes, math, tables
//	render   an allowlist that builds a new tree; HTML, text and Markdown
//
// A stage takes what the one before returned and never reaches back.
package extract

import "golang.org/x/net/html"

// Options says how a page is to be read. The zero value is usable.
type Options struct {
	// URL is the absolute address of the page. Relative addresses in the
	// page are resolved against it (or against the page's <base>); when it
	// is empty they are left out of the result.
	URL string

	// ContentType is "text/html" (also when empty), "application/xhtml+xml"
	// or "text/plain". A charset parameter is honoured.
	ContentType string

	// Decode turns bytes in the named encoding (a WHATWG label such as
	// "windows-1252") into UTF-8, or fails where it does not know it. Browsers
	// have every decoder, so the core carries none; when Decode is nil, input
	// is taken to be text in UTF-8, whatever it declares.
	Decode func(label string, src []byte) ([]byte, error)

	// Guess returns the label of the encoding that bytes seem to be in which
	// declare none that Decode knows. When it is nil, that is windows-1252.
	Guess func(src []byte) string

	// MathML turns a formula in LaTeX into markup of MathML, or into "" where
	// it cannot. What it returns is trusted no more than the page. The core
	// has no reader of LaTeX; when MathML is nil, such formulas show their
	// source.
	MathML func(tex string, block bool) string

	// Limits bounds the work; zero fields take their defaults.
	Limits Limits

	// Trace asks for Article.Trace.
	Trace bool

	// Bias moves the choice of blocks: -1 is strict, +1 is generous, 0 is
	// what measured best. Values outside are clamped.
	Bias float64

	// Model scores the blocks; nil means the one that is built in.
	Model *Model

	// Whole says that the page is the article, with nothing to be left out:
	// a passage that a reader selected.
	Whole bool

	// What Keep matches is part of the article whatever its score; what Drop
	// matches never is. Both may be nil.
	Keep, Drop Matcher

	// Without names steps that are left out, of those that Steps lists: to
	// measure what each is worth.
	Without []string
}

// Matcher picks elements. A selector of github.com/andybalholm/cascadia is one.
type Matcher interface {
	Match(*html.Node) bool
}

// Article is what was found. Times are RFC 3339, or a date alone where the
// page gives no time; a field that the page does not support is empty.
type Article struct {
	Title         string     `json:"title"`
	Byline        string     `json:"byline"`  // Authors as the page joins them, or by ", "
	Authors       []string   `json:"authors"` // names alone, without "By"
	SiteName      string     `json:"siteName"`
	PublishedTime string     `json:"publishedTime"`
	ModifiedTime  string     `json:"modifiedTime"`
	Lang          string     `json:"lang"` // BCP 47
	Dir           string     `json:"dir"`  // "ltr" or "rtl"
	Excerpt       string     `json:"excerpt"`
	Image         string     `json:"image"`      // absolute address
	Favicon       string     `json:"favicon"`    // absolute address
	URL           string     `json:"url"`        // canonical address, or Options.URL
	PageType      string     `json:"pageType"`   // "article", "forum", "product" as the page declares it, or ""
	Confidence    float64    `json:"confidence"` // 0..1: the chance that the text has a word F1 of 0.9 against the true article
	WordCount     int        `json:"wordCount"`  // words; for scripts without spaces, see countWords
	Length        int        `json:"length"`     // characters of TextContent
	Content       string     `json:"content"`    // safe HTML, without the title
	TextContent   string     `json:"textContent"`
	Markdown      string     `json:"markdown"`
	Footnotes     []Footnote `json:"footnotes"`
	Sources       []Source   `json:"sources"` // where each field of metadata was found
	Trace         []Step     `json:"trace,omitempty"`
}

// Footnote is one note of the article; its text stands in Content too, in
// the element with the id "fn-" + Label.
type Footnote struct {
	Label string `json:"label"`
	Text  string `json:"text"`
}

// Source says where the value of a metadata field was found.
type Source struct {
	Field string `json:"field"` // "title", "authors", ...
	From  string `json:"from"`  // "json-ld", "open graph", ...
}

// Extract reads one page and returns its article.
//
// It fails with ErrTooLarge, ErrTooDeep or ErrBudget past a limit, with
// ErrNotText where src is no text, and with ErrNoContent where nothing on the page reads like content. With
// ErrNoContent the Article is not nil: it has the metadata, and the page's
// whole text as Content, so that a reader always has something to show.
func Extract(src []byte, opts Options) (article *Article, err error) {
	opts.Limits = opts.Limits.withDefaults(len(src))
	opts.Limits.work = newWork(opts.Limits)
	defer endExceeded(&err)
	var tr *tracer
	if opts.Trace {
		tr = &tracer{}
	}
	page, err := parse(src, opts)
	if err != nil {
		return nil, err
	}
	if !opts.leavesOut(stepOthers) {
		dropOthers(page, tr)
	}
	opts.Limits.work.checkTime()
	found := readMeta(page)
	if !opts.leavesOut(stepPrune) {
		prune(page, tr)
	}
	opts.Limits.work.checkTime()
	sel := choose(page, opts, tr)
	opts.Limits.work.checkTime()
	if !opts.leavesOut(stepComplete) {
		sel = complete(sel, found, page, opts, tr)
	}
	meta := found.settle(page, sel.Root)
	clean(sel.Root, page, &meta.Article, opts, tr)
	out, err := render(sel.Root, opts.Limits)
	if err != nil {
		return nil, err
	}
	return meta.article(out, sel, tr)
}
