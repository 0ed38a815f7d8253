package extract

import (
	"net/url"
	"slices"
	"strings"
)

// dating is a date that the page gives, with what it is said to be.
type dating struct {
	date
	from source
	kind hint // hintPublished, hintModified, or 0 where nothing says
	line int  // the line it stands in, or -1 where it is declared
	weak bool // it is declared of the page as such
}

// dayCandidate is a day that the page may have been published on.
type dayCandidate struct {
	dating // the first of the datings that name it
	signs  sign
}

// dayList holds the candidates; the datings of one day are one.
type dayList []dayCandidate

// add notes a dating and what it says for its day.
func (l *dayList) add(d dating, s sign) {
	i := slices.IndexFunc(*l, func(c dayCandidate) bool { return c.sameDay(d.date) })
	if i < 0 {
		i = len(*l)
		*l = append(*l, dayCandidate{dating: d})
	}
	(*l)[i].signs |= s
}

// datesOf decides when the page was published and when it was modified. What
// speaks for a day adds up; no date is better than one that little speaks for.
// Where a page says no more than when it was updated, that is its date.
func (c *candidates) datesOf(page *Page, at place, authored, dayFirst bool) (published, modified dating) {
	declared, shown := c.datings(at, dayFirst)
	best := float32(minDateTrust)
	for _, d := range c.days(page, at, declared, shown, authored) {
		if worth := d.signs.sum(dateTrust[:]); worth > best {
			published, best = d.dating, worth
		}
	}
	for _, d := range append(declared, shown...) {
		if d.kind == hintModified && !d.weak && (d.line < 0 || at.near(d.line)) {
			modified = d
			break
		}
	}
	// Machines know the time of day.
	for _, d := range declared {
		if !d.weak && d.sameDay(published.date) && d.clock != "" && published.clock == "" {
			published = d
			break
		}
	}
	if modified.String() <= published.String() {
		modified = dating{}
	}
	return published, modified
}

// datings returns the dates that the page declares and those that it shows.
func (c *candidates) datings(at place, dayFirst bool) (declared, shown []dating) {
	declared = append(c.declared(fieldPublished, dayFirst), c.declared(fieldModified, dayFirst)...)
	shown = c.shown(at, dayFirst, false)
	reconcile(shown, declared)
	return declared, shown
}

// reconcile corrects what the page shows by what it declares: 3/4/2020 may be
// read the other way here, and a date may be that of modification without
// saying so.
func reconcile(shown, declared []dating) {
	for i := range shown {
		d := &shown[i]
		published, modified := false, false
		for _, e := range declared {
			if d.clock == "" && e.clock != "" && d.year == e.year && d.month == e.day && d.day == e.month {
				d.date = e.date
			}
			published = published || e.kind == hintPublished && !e.weak
		}
		for _, e := range declared {
			if d.sameDay(e.date) {
				modified = modified || e.kind == hintModified
				published = published && e.kind != hintPublished
			}
		}
		if published && modified {
			d.kind = hintModified
		}
	}
}

// days lists the days that the page may have been published on, with the
// signs they have.
func (c *candidates) days(page *Page, at place, declared, shown []dating, authored bool) dayList {
	var near, far []dating
	var l dayList
	for _, d := range shown {
		switch {
		case d.kind == hintModified && at.near(d.line):
			l.add(d, dateShownModified.when(d.from == fromText))
		case d.kind == hintModified:
			l.add(d, dateFarModified)
		case at.near(d.line):
			near = append(near, d)
		default:
			far = append(far, d)
		}
	}
	slices.SortStableFunc(near, func(a, b dating) int { return at.remoteness(a) - at.remoteness(b) })
	alone := !slices.ContainsFunc(near, func(d dating) bool { return !d.sameDay(near[0].date) })
	for i, d := range near {
		l.add(d, dateShown|dateShownTitle.when(at.beside(d.line))|dateShownFirst.when(i == 0)|dateShownAlone.when(alone)|
			dateShownPublished.when(d.kind == hintPublished && d.from == fromText))
	}
	if d, ok := addressDate(page.URL); ok {
		l.add(dating{date: d, from: fromAddress, line: -1}, dateAddress)
	}
	for _, d := range declared {
		shifted := slices.ContainsFunc(near, func(e dating) bool { return !e.sameDay(d.date) && e.isNextTo(d.date) })
		l.add(d, d.declaredSigns()|dateShifted.when(shifted && d.kind == hintPublished))
	}
	for _, d := range far {
		unlike := func(e dating) bool { return e.kind == d.kind && !e.sameDay(d.date) }
		l.add(d, dateFar|dateFarAlone.when(!slices.ContainsFunc(far, unlike)))
	}
	ofPage := c.dateSignsOf(page, authored)
	for i := range l {
		l[i].signs |= ofPage
	}
	return l
}

// declaredSigns are the signs of a declared date by its source.
func (d dating) declaredSigns() sign {
	var s sign
	switch {
	case d.kind == hintModified && d.from == fromOpenGraph:
		return dateGraphModified
	case d.kind == hintModified:
		return dateModified
	case d.weak:
		return dateSchemaPage
	case d.from == fromOpenGraph:
		s = dateGraph
	case d.from == fromJSONLD:
		s = dateSchema
	case d.from == fromMicrodata:
		s = dateItem
	case d.from == fromCitation:
		s = dateCitation
	default:
		s = dateMeta
	}
	return s | dateClock.when(d.clock != "")
}

// slugWords is how many words the name of a page has in its address at least
// where it is that of an article rather than of a section.
const slugWords = 4

// dateSignsOf are the signs that the page has a date at all.
func (c *candidates) dateSignsOf(page *Page, authored bool) sign {
	start, named := false, false
	if page.URL != nil {
		path := strings.Trim(page.URL.Path, "/")
		start = path == ""
		for s := range strings.SplitSeq(path, "/") {
			named = named || strings.Count(s, "-")+strings.Count(s, "_") >= slugWords-1
		}
	}
	address := page.Hints.address
	return datePageSchema.when(c.schemaArticle) | datePageProduct.when(c.isProduct()) |
		datePageStart.when(start) | datePageName.when(named) | datePageForum.when(address&markWordForum != 0) |
		datePagePost.when(address&markWordPost != 0) | datePageShop.when(address&markWordProduct != 0) |
		datePageBody.when(page.Hints.body&markWordPost != 0) | datePageAuthor.when(authored)
}

// labelWorth is by how many lines a date may stand further from the title
// where it says that it is the date of publication.
const labelWorth = 3

// remoteness orders the dates near the title: the smaller, the better.
func (p place) remoteness(d dating) int {
	r := 2 * p.distance(d.line)
	if d.line < p.title {
		r++ // what stands above may belong to what comes before
	}
	if d.kind == hintPublished {
		r -= 2 * labelWorth
	}
	if d.clock == "" {
		// Of two in one line the one that machines read is exact.
		return 2*r + 1
	}
	return 2 * r
}

// declared returns the dates that the page declares for a field, those of the
// page as such last.
func (c *candidates) declared(f field, dayFirst bool) []dating {
	kind := hintPublished
	if f == fieldModified {
		kind = hintModified
	}
	var out []dating
	for i, claims := range [...][]claim{c.claims[f], c.weak[f]} {
		for _, cl := range claims {
			if d, ok := parseDate(cl.value, dayFirst); ok {
				out = append(out, dating{date: d, from: cl.from, kind: kind, line: -1, weak: i > 0})
			}
		}
	}
	return out
}

// addressDate reads a date in the path of an address: /2019/10/19/ or
// /2019-10-19-title.
func addressDate(u *url.URL) (date, bool) {
	if u == nil {
		return date{}, false
	}
	d, start, end, ok := findDate(u.Path, true)
	if !ok || end-start < len("2019/1/9") || start > 0 && strings.IndexByte("/-_", u.Path[start-1]) < 0 ||
		!strings.HasPrefix(u.Path[start:], "19") && !strings.HasPrefix(u.Path[start:], "20") {
		return date{}, false
	}
	return d, true
}
