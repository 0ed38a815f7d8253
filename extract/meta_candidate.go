package extract

import "strings"

// Candidate is a value that a page offers for a field of its metadata, with
// what speaks for it and against it. The trust in each is measured on them.
type Candidate struct {
	Field  string // "title", "authors" or "publishedTime"
	Value  string // a time to the day, names joined by commas
	Signs  []string
	Chosen bool // Extract takes it
}

// Candidates lists what a page offers for its title, its authors and the day
// of its publication. It takes the options that Extract takes, and fails
// where Extract fails to parse.
func Candidates(src []byte, opts Options) ([]Candidate, error) {
	opts.Limits = opts.Limits.withDefaults(len(src))
	page, err := parse(src, opts)
	if err != nil {
		return nil, err
	}
	c := readMeta(page)
	prune(page, nil)
	root := choose(page, opts, nil).Root
	meta := c.settle(page, root)

	var all []Candidate
	site := c.names(page)
	at := c.locate(page, root, site)
	title := c.title(page, site, at)
	for _, t := range c.titles(page, site, at) {
		all = append(all, Candidate{fieldNames[fieldTitle], t.text, t.signs.names(titleTrust[:]), t.key == title.key})
	}
	c.showTitle(&at, title)
	claims := c.authorClaims(at, site, title.key, dayFirst(meta.Lang))
	for _, a := range claims {
		names := strings.Join(a.names, ", ")
		all = append(all, Candidate{fieldNames[fieldAuthors], names, []string{rankNames[a.rank]}, names == strings.Join(meta.Authors, ", ")})
	}
	declared, shown := c.datings(at, dayFirst(meta.Lang))
	for _, d := range c.days(page, at, declared, shown, namesAuthor(claims)) {
		day := date{year: d.year, month: d.month, day: d.day}.String()
		all = append(all, Candidate{fieldNames[fieldPublished], day, d.signs.names(dateTrust[:]), strings.HasPrefix(meta.PublishedTime, day)})
	}
	return all, nil
}

// names returns the names of a set of signs.
func (s sign) names(table []trust) (names []string) {
	for _, t := range table {
		if s&t.sign != 0 {
			names = append(names, t.name)
		}
	}
	return names
}
