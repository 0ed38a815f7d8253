package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"lectern/extract"
)

// runAblate prints a Markdown table of what the figures lose when a step of
// the extraction is left out, and what those of the first pass alone lose
// when it is fitted without a kind of features: to each folder in kinds, as
// `train.py ablate` writes them, a row, "all" being what they are compared
// with. A negative number is what the step or the kind is worth.
func runAblate(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("ablate", flag.ContinueOnError)
	folds := flags.String("folds", "", "folder with the models of a cross-validation")
	kinds := flags.String("kinds", "", "folder with a folder of such models for each kind of features")
	sets, err := arguments(flags, args, -1)
	if err != nil {
		return err
	}
	truths := make([][]answer, len(sets))
	for i, set := range sets {
		if truths[i], err = readTruth[answer](set); err != nil {
			return err
		}
	}
	measure := func(folds string, without ...string) ([]named, error) {
		models, err := loadFolds(folds)
		if err != nil {
			return nil, err
		}
		var all []named
		for i, set := range sets {
			s, err := measureSet(set, truths[i], models, without...)
			if err != nil {
				return nil, err
			}
			for _, f := range s.main() {
				all = append(all, named{filepath.Base(set) + " " + f.name, f.value})
			}
		}
		return all, nil
	}

	base, err := measure(*folds)
	if err != nil {
		return err
	}
	printHead(out, base)
	printRow(out, "everything", base, nil)
	for _, step := range extract.Steps() {
		got, err := measure(*folds, step)
		if err != nil {
			return err
		}
		printRow(out, "without: "+step, got, base)
	}
	if *kinds == "" {
		return nil
	}
	if base, err = measure(filepath.Join(*kinds, "all")); err != nil {
		return err
	}
	printRow(out, "first pass alone", base, nil)
	entries, err := os.ReadDir(*kinds)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if e.Name() == "all" {
			continue
		}
		got, err := measure(filepath.Join(*kinds, e.Name()))
		if err != nil {
			return err
		}
		printRow(out, "not fitted to: "+strings.ReplaceAll(e.Name(), "-", " "), got, base)
	}
	return nil
}

// measureSet predicts and judges every page of a set.
func measureSet(dir string, truth []answer, models foldModels, without ...string) (*scores, error) {
	s := newScores()
	return s, inOrder(len(truth), func(i int) pageScore {
		q := question{truth[i].ID, truth[i].address()}
		src, err := readPage(dir, q.ID)
		var p prediction
		if err == nil {
			p, err = predict(src, q, models, without...)
		}
		if err != nil {
			fmt.Fprintf(os.Stderr, "%s: %v\n", q.ID, err)
		}
		return judge(truth[i], p)
	}, func(i int, p pageScore) error {
		s.add(truth[i], p, true)
		return nil
	})
}

// named is a figure of a whole set.
type named struct {
	name  string
	value float64
}

// main returns the figures that a set is for: of the structure, or else of
// whole texts, or else of passages.
func (s *scores) main() []named {
	var main []named
	for _, name := range [...]string{"structure_f1", "line_f1", "word_f1"} {
		if g := s.groups["all"]; g != nil && g.values[name] != nil && (name != "word_f1" || main == nil) {
			main = append(main, named{name, mean(g.values[name])})
		}
	}
	if main == nil {
		_, _, f := prf(s.snippets[truePositive], s.snippets[truePositive]+s.snippets[falsePositive], s.snippets[truePositive]+s.snippets[falseNegative])
		main = append(main, named{"f1", f})
	}
	return main
}

func printHead(out io.Writer, columns []named) {
	fmt.Fprint(out, "| |")
	for _, c := range columns {
		fmt.Fprintf(out, " %s |", c.name)
	}
	fmt.Fprintf(out, "\n| --- |%s\n", strings.Repeat(" --- |", len(columns)))
}

// printRow writes values, or what they differ from base by.
func printRow(out io.Writer, name string, values, base []named) {
	fmt.Fprintf(out, "| %s |", name)
	for i, v := range values {
		if base == nil {
			fmt.Fprintf(out, " %.4f |", v.value)
		} else {
			fmt.Fprintf(out, " %+.4f |", v.value-base[i].value)
		}
	}
	fmt.Fprintln(out)
	if f, ok := out.(interface{ Flush() error }); ok {
		f.Flush() // a row takes a while
	}
}
