package main

import (
	"fmt"
	"io"
	"maps"
	"math/big"
	"slices"
	"strconv"
	"strings"
)

// group is the figures of a group of pages, in the order in which their
// names came up.
type group struct {
	names  []string
	values map[string][]float64
}

func newGroup() *group {
	return &group{values: map[string][]float64{}}
}

func (g *group) add(f figure) {
	if _, ok := g.values[f.name]; !ok {
		g.names = append(g.names, f.name)
	}
	g.values[f.name] = append(g.values[f.name], f.value)
}

// scores is the sum of what was judged.
type scores struct {
	pages, answered int
	groups          map[string]*group
	fields          *group
	snippets        [4]int
	sure            [10][]float64 // by the tenth of the confidence: 1 for each page that reaches reachedF1, 0 for others
	ranks           []ranked
}

func newScores() *scores {
	return &scores{groups: map[string]*group{}, fields: newGroup()}
}

func (s *scores) add(want answer, p pageScore, answered bool) {
	s.pages++
	if answered {
		s.answered++
	}
	for _, f := range p.figures {
		if s.groups[f.group] == nil {
			s.groups[f.group] = newGroup()
		}
		s.groups[f.group].add(f)
	}
	for _, f := range p.fields {
		s.fields.add(f)
	}
	if p.knows {
		tenth := min(int(p.sure*float64(len(s.sure))), len(s.sure)-1)
		s.sure[tenth] = append(s.sure[tenth], truthValue(p.reaches))
	}
	for i, n := range p.snippets {
		s.snippets[i] += n
	}
	url := "None"
	if want.URL != nil {
		url = *want.URL
	}
	s.ranks = append(s.ranks, ranked{p.main, want.ID, want.Type, url})
}

// print writes a line for each group.
func (s *scores) print(out io.Writer) {
	line := func(name, figures string) { fmt.Fprintf(out, "%-14s %s\n", name, figures) }
	line("pages", strconv.Itoa(s.pages))
	line("answered", strconv.Itoa(s.answered))
	if g := s.groups["structure"]; g != nil {
		slices.Sort(g.names) // kinds of items come up in no order
	}
	for _, name := range slices.Sorted(maps.Keys(s.groups)) {
		line(name, s.groups[name].String())
	}
	if tp, fn, fp, tn := s.snippets[truePositive], s.snippets[falseNegative], s.snippets[falsePositive], s.snippets[trueNegative]; tp+fn+fp+tn > 0 {
		p, r, f := prf(tp, tp+fp, tp+fn)
		right := float64(tp+tn) / float64(tp+fn+fp+tn)
		line("segments", fmt.Sprintf("precision %s  recall %s  f1 %s  accuracy %s", round(p), round(r), round(f), round(right)))
	}
	var fields []string
	for _, name := range slices.Sorted(maps.Keys(s.fields.values)) {
		v := s.fields.values[name]
		fields = append(fields, fmt.Sprintf("%s [%s, %d]", name, round(mean(v)), len(v)))
	}
	line("metadata", strings.Join(fields, "  "))
	var tenths []string
	for i, pages := range s.sure {
		if len(pages) > 0 {
			tenths = append(tenths, fmt.Sprintf("%.1f [%s, %d]", float64(i)/float64(len(s.sure)), round(mean(pages)), len(pages)))
		}
	}
	if tenths != nil {
		line("confidence", strings.Join(tenths, "  "))
	}
}

// printWorst lists the n pages that did worst.
func (s *scores) printWorst(out io.Writer, n int) {
	slices.SortFunc(s.ranks, ranked.compare)
	for _, r := range s.ranks[:min(n, len(s.ranks))] {
		fmt.Fprintf(out, "%.3f %s %s %s\n", r.main, r.id, r.kind, r.url)
	}
}

// String gives the means of the group's figures, and how many pages it has.
func (g *group) String() string {
	var parts []string
	most := 0
	for _, name := range g.names {
		parts = append(parts, name+" "+round(mean(g.values[name])))
		most = max(most, len(g.values[name]))
	}
	if _, ok := g.values["shingle_p"]; ok {
		// Of the rounded means, as the other rows of published tables are.
		p, r := rounded(mean(g.values["shingle_p"])), rounded(mean(g.values["shingle_r"]))
		parts = append(parts, "shingle_f1 "+round(harmonic(p, r)))
	}
	return strings.Join(append(parts, fmt.Sprintf("n %d", most)), "  ")
}

// meanPrec, in bits, is enough to add up thousands of numbers between 0 and
// 1 without an error, so that the order of the pages makes no difference.
const meanPrec = 256

func mean(values []float64) float64 {
	sum := new(big.Float).SetPrec(meanPrec)
	for _, v := range values {
		sum.Add(sum, big.NewFloat(v))
	}
	m, _ := sum.Quo(sum, big.NewFloat(float64(len(values)))).Float64()
	return m
}

// rounded is v to four decimals.
func rounded(v float64) float64 {
	r, _ := strconv.ParseFloat(strconv.FormatFloat(v, 'f', 4, 64), 64)
	return r
}

// round writes v to four decimals, without zeros at the end but with one
// decimal at least.
func round(v float64) string {
	s := strings.TrimRight(strconv.FormatFloat(v, 'f', 4, 64), "0")
	if strings.HasSuffix(s, ".") {
		s += "0"
	}
	return s
}
