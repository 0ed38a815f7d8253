package extract

import "golang.org/x/net/html"

// cleaner brings one chosen tree into standard forms.
type cleaner struct {
	root   *html.Node
	page   *Page
	head   *Article                            // what is shown above the text
	mathML func(tex string, block bool) string // Options.MathML
	tr     *tracer
	work   *work

	drawnSize int // bytes of markup that formulas were drawn with
}

// clean brings the chosen tree into standard forms, in place: one form for
// each kind of thing, whatever the page's software made of it. root is a
// detached element; head has what is shown above the content. The order of the steps matters: what carries meaning in ids,
// classes and hidden parts is read before the steps that drop those.
func clean(root *html.Node, page *Page, head *Article, opts Options, tr *tracer) {
	c := &cleaner{root: root, page: page, head: head, mathML: opts.MathML, tr: tr, work: opts.Limits.work}
	for _, s := range cleaning {
		if !opts.leavesOut(s.name) {
			s.bring(c)
			c.work.checkTime()
		}
	}
}

// cleaning are the steps of clean, in their order.
var cleaning = [...]struct {
	name  string
	bring func(c *cleaner)
}{
	{"clean machine parts", (*cleaner).machineParts},
	{"clean math", (*cleaner).math},
	{"clean TeX", (*cleaner).typeset},
	{"clean code", (*cleaner).codeBlocks},
	{"clean signatures", (*cleaner).signatures},
	{"clean roles", (*cleaner).roles},
	{"clean links", (*cleaner).links},
	{"clean footnotes", (*cleaner).footnotes},
	{"clean callouts", (*cleaner).callouts},
	{"clean tables", (*cleaner).tables},
	{"clean headings", (*cleaner).headings},
	{"clean images", (*cleaner).images},
	{"clean embeds", (*cleaner).embeds},
	{"clean figures", (*cleaner).figures},
	{"clean controls", (*cleaner).controls},
	{"clean byline", (*cleaner).byline},
	{"clean twins", (*cleaner).twins},
}
