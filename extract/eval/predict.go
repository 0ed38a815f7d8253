package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"time"

	"lectern/extract"
)

// question is all that predict may see of a line of truth.
type question struct {
	ID  string `json:"id"`
	URL string `json:"url"`
}

// prediction is what was extracted from one page.
type prediction struct {
	ID       string `json:"id"`
	Title    string `json:"title"`
	Byline   string `json:"byline"`
	Date     string `json:"date"` // YYYY-MM-DD, or empty
	HTML     string `json:"html"`
	Text     string `json:"text"`
	Markdown string `json:"markdown"`
}

// runPredict writes a prediction a line, in the order of the set. A page
// that fails has no line; it is named on standard error.
func runPredict(args []string, out io.Writer) error {
	rest, err := arguments(flag.NewFlagSet("predict", flag.ContinueOnError), args, 1)
	if err != nil {
		return err
	}
	dir := rest[0]
	pages, err := readTruth[question](dir)
	if err != nil {
		return err
	}
	lines := json.NewEncoder(out)
	lines.SetEscapeHTML(false)
	type result struct {
		prediction
		err error
	}
	return inOrder(len(pages), func(i int) (r result) {
		r.prediction, r.err = predict(dir, pages[i])
		return r
	}, func(i int, r result) error {
		if r.err != nil {
			fmt.Fprintf(os.Stderr, "%s: %v\n", pages[i].ID, r.err)
			return nil
		}
		return lines.Encode(r.prediction)
	})
}

// predict extracts one page, through the same function that browsers run.
func predict(dir string, q question) (prediction, error) {
	defer func() {
		if p := recover(); p != nil {
			fmt.Fprintf(os.Stderr, "on page %s:\n", q.ID)
			panic(p)
		}
	}()
	src, err := readPage(dir, q.ID)
	if err != nil {
		return prediction{}, err
	}
	a, err := extract.Extract(src, extract.Options{URL: q.URL, Decode: decode})
	if a == nil { // with ErrNoContent there is an article all the same
		return prediction{}, err
	}
	return prediction{q.ID, a.Title, a.Byline, dayOf(a.PublishedTime), a.Content, a.TextContent, a.Markdown}, nil
}

// dayOf returns the date of an RFC 3339 time, or of a date alone, or "".
func dayOf(s string) string {
	s = s[:min(len(s), len(time.DateOnly))]
	if _, err := time.Parse(time.DateOnly, s); err != nil {
		return ""
	}
	return s
}
