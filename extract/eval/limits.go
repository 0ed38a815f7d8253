package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"runtime"

	"golang.org/x/net/html"

	"lectern/extract"
)

// measure is one thing that a page can have too much of, and the page that
// has most.
type measure struct {
	name string
	most float64
	page string
}

// measures are what extract.Limits bounds, and what it could.
type measures []measure

// add counts the figures of a page, in the order of their names.
func (m *measures) add(page string, figures []measure) {
	for i, f := range figures {
		if i == len(*m) {
			*m = append(*m, measure{name: f.name})
		}
		if f.most > (*m)[i].most {
			(*m)[i].most, (*m)[i].page = f.most, page
		}
	}
}

// runLimits extracts every page of the sets and prints the largest of them by
// each measure. It fails where a page is refused, rather than found to hold no
// article.
func runLimits(args []string, out io.Writer) error {
	flags := flag.NewFlagSet("limits", flag.ContinueOnError)
	dirs, err := arguments(flags, args, -1)
	if err != nil {
		return err
	}
	var most measures
	count, bare, empty, refused := 0, 0, 0, 0
	for _, dir := range dirs {
		pages, err := readTruth[question](dir)
		if err != nil {
			return err
		}
		for _, q := range pages {
			src, err := readPage(dir, q.ID)
			if err != nil {
				return err
			}
			count++
			a, err := extract.Extract(src, extract.Options{URL: q.URL, Decode: decode})
			switch {
			case err == nil:
				most.add(q.ID, figuresOf(src, a))
			case errors.Is(err, extract.ErrNoContent) && a.TextContent == "":
				empty++
			case errors.Is(err, extract.ErrNoContent):
				bare++
				most.add(q.ID, figuresOf(src, a))
			default:
				refused++
				fmt.Fprintf(out, "%s: %v\n", q.ID, err)
			}
		}
	}
	fmt.Fprintf(out, "%d pages, of which %d have no article, %d no text, and %d are refused\n", count, bare, empty, refused)
	for _, m := range most {
		fmt.Fprintf(out, "%14.0f  %-44s page %s\n", m.most, m.name, m.page)
	}
	if refused > 0 {
		return fmt.Errorf("%d pages are refused", refused)
	}
	return nil
}

// figuresOf measures a page and its article.
func figuresOf(src []byte, a *extract.Article) []measure {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	doc, err := html.ParseWithOptions(bytes.NewReader(src), html.ParseOptionEnableScripting(false))
	runtime.ReadMemStats(&after)
	nodes, deepest, attributes := 0, 0, 0
	if err == nil {
		depth := 0
		var walk func(n *html.Node)
		walk = func(n *html.Node) {
			nodes++
			deepest, attributes = max(deepest, depth), max(attributes, len(n.Attr))
			depth++
			for c := n.FirstChild; c != nil; c = c.NextSibling {
				walk(c)
			}
			depth--
		}
		walk(doc)
	}
	heap := after.TotalAlloc - before.TotalAlloc
	return []measure{
		{name: "bytes of input", most: float64(len(src))},
		{name: "nodes", most: float64(nodes)},
		{name: "elements in one another", most: float64(deepest)},
		{name: "attributes of one element", most: float64(attributes)},
		{name: "bytes that parsing allocates", most: float64(heap)},
		{name: "of them beyond 48 for each byte of input", most: float64(heap) - 48*float64(len(src))},
		{name: "bytes of HTML", most: float64(len(a.Content))},
		{name: "bytes of Markdown", most: float64(len(a.Markdown))},
	}
}
