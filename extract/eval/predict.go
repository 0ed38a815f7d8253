package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
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

	Confidence float64 `json:"confidence"`
}

// runPredict writes a prediction a line, in the order of the set. A page
// that fails has no line; it is named on standard error.
func runPredict(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("predict", flag.ContinueOnError)
	folds := flags.String("folds", "", "folder with the models of a cross-validation")
	nameless := flags.Bool("nameless", false, "take the classes and ids from the pages first")
	rest, err := arguments(flags, args, 1)
	if err != nil {
		return err
	}
	dir := rest[0]
	models, err := loadFolds(*folds)
	if err != nil {
		return err
	}
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
		src, err := readPage(dir, pages[i].ID)
		if err != nil {
			return result{err: err}
		}
		if *nameless {
			src = withoutNames(src)
		}
		r.prediction, r.err = predict(src, pages[i], models)
		return r
	}, func(i int, r result) error {
		if r.err != nil {
			fmt.Fprintf(os.Stderr, "%s: %v\n", pages[i].ID, r.err)
			return nil
		}
		return lines.Encode(r.prediction)
	})
}

// foldModels are the models of a cross-validation; none stands for the one
// that is built in.
type foldModels []*extract.Model

// loadFolds reads the models that extract/train wrote to a folder.
func loadFolds(dir string) (foldModels, error) {
	if dir == "" {
		return nil, nil
	}
	models := make(foldModels, foldCount)
	for k := range models {
		data, err := os.ReadFile(filepath.Join(dir, fmt.Sprintf("%d.bin", k)))
		if err != nil {
			return nil, err
		}
		if models[k], err = extract.LoadModel(data); err != nil {
			return nil, err
		}
	}
	return models, nil
}

// forPage returns the model that has not seen the page's host.
func (m foldModels) forPage(address string) *extract.Model {
	if m == nil {
		return nil
	}
	return m[foldOf(address)]
}

// predict extracts one page, through the same function that browsers run;
// without names steps to leave out.
func predict(src []byte, q question, models foldModels, without ...string) (prediction, error) {
	defer func() {
		if p := recover(); p != nil {
			fmt.Fprintf(os.Stderr, "on page %s:\n", q.ID)
			panic(p)
		}
	}()
	a, err := extract.Extract(src, extract.Options{URL: q.URL, Decode: decode, Model: models.forPage(q.URL), Without: without})
	if a == nil {
		return prediction{}, err
	}
	p := prediction{q.ID, a.Title, a.Byline, dayOf(a.PublishedTime), a.Content, a.TextContent, a.Markdown, a.Confidence}
	if errors.Is(err, extract.ErrNoContent) {
		// The answer is that there is no article; the page's whole text
		// that comes with it is only there to be shown instead.
		p.HTML, p.Text, p.Markdown = "", "", ""
	}
	return p, nil
}

// dayOf returns the date of an RFC 3339 time, or of a date alone, or "".
func dayOf(s string) string {
	s = s[:min(len(s), len(time.DateOnly))]
	if _, err := time.Parse(time.DateOnly, s); err != nil {
		return ""
	}
	return s
}
