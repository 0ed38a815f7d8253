package main

import (
	"cmp"
	"encoding/json"
	"flag"
	"io"
	"math"
	"os"
	"regexp"
	"slices"
	"strings"
)

// answer is a line of truth: what a person would keep of a page. Each set
// gives the fields it has.
type answer struct {
	ID       string   `json:"id"`
	URL      *string  `json:"url"`
	Type     string   `json:"type"`
	Title    string   `json:"title"`
	Author   names    `json:"author"`
	Date     string   `json:"date"`
	Text     *string  `json:"text"`
	HTML     *string  `json:"html"`
	Markdown *string  `json:"markdown"`
	With     []string `json:"with"`
	Without  []string `json:"without"`
}

// address returns the page's address, or "".
func (a answer) address() string {
	if a.URL == nil {
		return ""
	}
	return *a.URL
}

// names is one name or a list of them.
type names []string

// UnmarshalJSON reads a string, a list of strings or null.
func (n *names) UnmarshalJSON(src []byte) error {
	var one *string
	if json.Unmarshal(src, &one) == nil {
		if one != nil && *one != "" {
			*n = names{*one}
		}
		return nil
	}
	return json.Unmarshal(src, (*[]string)(n))
}

// runScore prints how well predictions agree with the truth of a set.
func runScore(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("score", flag.ContinueOnError)
	worst := flags.Int("worst", 0, "how many of the worst pages to list")
	rest, err := arguments(flags, args, 2)
	if err != nil {
		return err
	}
	truth, err := readTruth[answer](rest[0])
	if err != nil {
		return err
	}
	f, err := os.Open(rest[1])
	if err != nil {
		return err
	}
	defer f.Close()
	lines, err := readLines[prediction](rest[1], f)
	if err != nil {
		return err
	}
	got := map[string]prediction{}
	for _, p := range lines {
		got[p.ID] = p
	}
	s := newScores()
	err = inOrder(len(truth), func(i int) pageScore {
		return judge(truth[i], got[truth[i].ID])
	}, func(i int, p pageScore) error {
		_, answered := got[truth[i].ID]
		s.add(truth[i], p, answered)
		return nil
	})
	if err != nil {
		return err
	}
	s.print(out)
	s.printWorst(out, *worst)
	return nil
}

// figure is one measure of one page within a group: "all", the type of the
// page, or "structure" for a kind of item.
type figure struct {
	group, name string
	value       float64
}

// pageScore is how a page did.
type pageScore struct {
	figures  []figure
	fields   []figure // of metadata; in no group, as a type may have any name
	snippets [4]int   // by outcome
	main     float64  // the page's one figure, by which the worst are found

	sure    float64 // the confidence of the prediction...
	reaches bool    // ...that its word F1 is at least reachedF1, which is known where knows is set
	knows   bool
}

// reachedF1 is the word F1 whose probability a confidence is.
const reachedF1 = 0.9

// Outcomes of a snippet: wanted or not, found or not.
const (
	truePositive = iota
	falseNegative
	falsePositive
	trueNegative
)

// judge compares a prediction with the truth. A page that is not in the
// predictions is judged as an empty one.
func judge(want answer, got prediction) pageScore {
	s := pageScore{main: math.NaN()}
	if want.Text != nil {
		s.judgeText(want, got)
	}
	switch {
	case want.HTML != nil:
		s.judgeStructure(want, got)
	case want.Markdown != nil && want.Text == nil:
		_, _, f := compare(countLines(got.Markdown), countLines(*want.Markdown))
		s.main = f
		s.both(want.Type, "line_f1", f)
	}
	s.judgeSnippets(want, flat(got.Text))
	s.judgeMetadata(want, got)
	if math.IsNaN(s.main) {
		s.main = 1
	}
	return s
}

// both records a figure among all pages and among those of its type.
func (s *pageScore) both(kind, name string, v float64) {
	s.figures = append(s.figures, figure{"all", name, v}, figure{kind, name, v})
}

func (s *pageScore) judgeText(want answer, got prediction) {
	a, b := findWords(got.Text), findWords(*want.Text)
	p, r, f := compare(countWords(a), countWords(b))
	sp, sr, _ := compare(countShingles(a), countShingles(b))
	s.main = f
	s.sure, s.reaches, s.knows = got.Confidence, f >= reachedF1, true
	s.both(want.Type, "word_f1", f)
	s.both(want.Type, "word_p", p)
	s.both(want.Type, "word_r", r)
	s.both(want.Type, "shingle_p", sp)
	s.both(want.Type, "shingle_r", sr)
	s.both(want.Type, "exact", truthValue(slices.Equal(a, b)))
}

var tags = regexp.MustCompile(`<[^>]*>`)

func (s *pageScore) judgeStructure(want answer, got prediction) {
	a, b := readItems(got.HTML), readItems(*want.HTML)
	_, _, f := compare(a, b)
	s.main = f
	s.both(want.Type, "structure_f1", f)
	kinds := map[string][2]counter[item]{}
	for i, items := range []counter[item]{a, b} {
		for it, n := range items {
			pair, ok := kinds[it.kind]
			if !ok {
				pair = [2]counter[item]{{}, {}}
				kinds[it.kind] = pair
			}
			pair[i][it] = n
		}
	}
	for kind, pair := range kinds {
		_, _, f := compare(pair[0], pair[1])
		s.figures = append(s.figures, figure{"structure", kind, f})
	}
	_, _, f = compare(countWords(findWords(got.Text)), countWords(findWords(tags.ReplaceAllString(*want.HTML, " "))))
	s.figures = append(s.figures, figure{"all", "word_f1", f})
}

// judgeSnippets looks for what must be in the text and what must not.
func (s *pageScore) judgeSnippets(want answer, text string) {
	for _, snippet := range want.With {
		if strings.Contains(text, flat(snippet)) {
			s.snippets[truePositive]++
		} else {
			s.snippets[falseNegative]++
		}
	}
	for _, snippet := range want.Without {
		if strings.Contains(text, flat(snippet)) {
			s.snippets[falsePositive]++
		} else {
			s.snippets[trueNegative]++
		}
	}
	if n := len(want.With) + len(want.Without); n > 0 && math.IsNaN(s.main) {
		s.main = float64(s.snippets[truePositive]+s.snippets[trueNegative]) / float64(n)
	}
}

var day = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}`)

func (s *pageScore) judgeMetadata(want answer, got prediction) {
	record := func(name string, ok bool) {
		s.fields = append(s.fields, figure{"", name, truthValue(ok)})
	}
	if want.Title != "" {
		record("title", fold(got.Title) == fold(want.Title))
	}
	if len(want.Author) > 0 {
		byline := fold(got.Byline)
		record("author", slices.ContainsFunc(want.Author, func(name string) bool {
			name = fold(name)
			return name != "" && strings.Contains(byline, name)
		}))
	}
	if date := day.FindString(want.Date); date != "" {
		record("date", day.FindString(got.Date) == date)
	}
}

func truthValue(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// ranked is a page by its main figure.
type ranked struct {
	main          float64
	id, kind, url string
}

func (r ranked) compare(o ranked) int {
	return cmp.Or(cmp.Compare(r.main, o.main), cmp.Compare(r.id, o.id))
}
