package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"lectern/extract"
)

// signCount is how often candidates with a sign were right.
type signCount struct {
	field, name    string
	pages, right   int // pages whose truth has the field; those where one of the sign's candidates is it
	against, saved int // of these the pages where another was chosen; those where the sign's was right
	none           int // pages whose truth lacks the field
}

// trustModels are the fields whose signs are weighed, with the penalties that
// their models are fitted with. A page may have no date; authors have an order.
var trustModels = []struct {
	field   string
	penalty float64
	none    bool
}{{"title", 1, false}, {"publishedTime", 0.5, true}}

// pageCandidates are the candidates of a page and what is known of it.
type pageCandidates struct {
	set  int
	want answer
	list []extract.Candidate
}

// runTrust prints what each sign of metadata is worth on one or more sets:
// on how many pages with a known value a candidate has the sign, how often
// such a one is right, and how often still where another one was chosen; and
// on how many pages without a value it stands. Then it fits the weights of
// the signs anew, cross-validated.
func runTrust(args []string, out io.Writer) error {
	sets, err := arguments(flag.NewFlagSet("trust", flag.ContinueOnError), args, -1)
	if err != nil {
		return err
	}
	var counts []*signCount
	var all []pageCandidates
	for set, dir := range sets {
		pages, err := readTruth[answer](dir)
		if err != nil {
			return err
		}
		err = inOrder(len(pages), func(i int) []extract.Candidate {
			return candidatesOf(dir, pages[i])
		}, func(i int, list []extract.Candidate) error {
			counts = countSigns(counts, pages[i], list)
			all = append(all, pageCandidates{set, pages[i], list})
			return nil
		})
		if err != nil {
			return err
		}
	}
	fmt.Fprintf(out, "%-14s %-24s %6s %6s %8s %6s %6s\n", "field", "sign", "pages", "right", "against", "right", "none")
	for _, c := range counts {
		fmt.Fprintf(out, "%-14s %-24s %6d %6.2f %8d %6.2f %6d\n", c.field, c.name, c.pages, share(c.right, c.pages), c.against, share(c.saved, c.against), c.none)
	}
	for _, m := range trustModels {
		names := []string{"a page"}
		for _, c := range counts {
			if c.field == m.field {
				names = append(names, c.name)
			}
		}
		choices := make([]choice, len(all))
		for i, p := range all {
			choices[i] = p.choice(m.field, names, m.none)
		}
		fmt.Fprintf(out, "\n%s, fitted:\n", m.field)
		for i, w := range fit(choices, len(names), m.penalty) {
			fmt.Fprintf(out, "  %-24s %5.2f\n", names[i], w)
		}
		printFolds(out, sets, all, choices, len(names), m.penalty)
	}
	return nil
}

// choice is the page as a choice between its candidates for a field. Signs
// are numbered by their names, of which the first is that of every candidate.
// In a set of pages of any type, a field that the truth lacks may be on the
// page all the same.
func (p pageCandidates) choice(field string, names []string, none bool) choice {
	known, _ := isRight(p.want, extract.Candidate{Field: field})
	c := choice{has: known, none: none, fold: foldOf(p.want.address())}
	for _, cand := range p.list {
		if cand.Field != field {
			continue
		}
		var option []int
		if none {
			option = append(option, 0)
		}
		for _, s := range cand.Signs {
			option = append(option, slices.Index(names, s))
		}
		_, right := isRight(p.want, cand)
		c.options, c.right = append(c.options, option), append(c.right, right)
	}
	c.known = slices.Contains(c.right, true) || none && p.want.Type != "any"
	return c
}

// printFolds prints for each set how often the model is right on pages whose
// hosts it was not fitted to, and how often it finds what isn't there.
func printFolds(out io.Writer, sets []string, all []pageCandidates, choices []choice, signs int, penalty float64) {
	right, known := make([]int, len(sets)), make([]int, len(sets))
	found, none := make([]int, len(sets)), make([]int, len(sets))
	for fold := range foldCount {
		w := fit(withoutFold(choices, fold), signs, penalty)
		for i, c := range choices {
			if c.fold != fold {
				continue
			}
			some, ok := c.takes(w)
			set := all[i].set
			if c.has {
				known[set]++
				if ok {
					right[set]++
				}
			} else {
				none[set]++
				if some {
					found[set]++
				}
			}
		}
	}
	for i, dir := range sets {
		fmt.Fprintf(out, "  %s: right on %d of %d = %.3f, found on %d of %d without\n", filepath.Base(dir), right[i], known[i], share(right[i], known[i]), found[i], none[i])
	}
}

func candidatesOf(dir string, a answer) []extract.Candidate {
	src, err := readPage(dir, a.ID)
	var list []extract.Candidate
	if err == nil {
		list, err = extract.Candidates(src, extract.Options{URL: a.address(), Decode: decode})
	}
	if err != nil {
		fmt.Fprintf(os.Stderr, "%s: %v\n", a.ID, err)
	}
	return list
}

// countSigns adds what one page tells of the signs of its candidates.
func countSigns(counts []*signCount, want answer, list []extract.Candidate) []*signCount {
	type seen struct{ right, chosen bool }
	page := map[*signCount]seen{}
	for _, cand := range list {
		_, right := isRight(want, cand)
		for _, name := range cand.Signs {
			i := slices.IndexFunc(counts, func(c *signCount) bool { return c.field == cand.Field && c.name == name })
			if i < 0 {
				i = len(counts)
				counts = append(counts, &signCount{field: cand.Field, name: name})
			}
			s := page[counts[i]]
			page[counts[i]] = seen{s.right || right, s.chosen || cand.Chosen}
		}
	}
	for c, s := range page {
		if known, _ := isRight(want, extract.Candidate{Field: c.field}); !known {
			c.none++
			continue
		}
		c.pages++
		if s.right {
			c.right++
		}
		if !s.chosen {
			c.against++
			if s.right {
				c.saved++
			}
		}
	}
	slices.SortStableFunc(counts, func(a, b *signCount) int {
		return slices.Index(trustFields, a.field) - slices.Index(trustFields, b.field)
	})
	return counts
}

// trustFields are the fields that have candidates, in the order they are printed.
var trustFields = []string{"title", "authors", "publishedTime"}

// isRight tells whether the truth has the field of a candidate, and whether
// its value is that.
func isRight(want answer, c extract.Candidate) (known, right bool) {
	var s pageScore
	switch c.Field {
	case "title":
		want = answer{Title: want.Title}
	case "authors":
		want = answer{Author: want.Author}
	default:
		want = answer{Date: want.Date}
	}
	s.judgeMetadata(want, prediction{Title: c.Value, Byline: c.Value, Date: c.Value})
	return len(s.fields) > 0, len(s.fields) > 0 && s.fields[0].value == 1
}

// share is n of all, or 0 of nothing.
func share(n, all int) float64 {
	return float64(n) / float64(max(all, 1))
}
