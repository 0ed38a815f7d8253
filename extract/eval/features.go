package main

import (
	"bufio"
	"encoding/binary"
	"encoding/json"
	"flag"
	"fmt"
	"hash/fnv"
	"io"
	"math"
	"math/rand/v2"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/net/publicsuffix"

	"lectern/extract"
)

// foldCount is how many parts the hosts are dealt into for cross-validation.
const foldCount = 5

// foldOf deals hosts into folds: all pages of a registered domain share one,
// whatever set they come from.
func foldOf(address string) int {
	host := address
	if u, err := url.Parse(address); err == nil && u.Hostname() != "" {
		host = strings.ToLower(u.Hostname())
	}
	if domain, err := publicsuffix.EffectiveTLDPlusOne(host); err == nil {
		host = domain
	}
	return int(hashOf(host) % foldCount)
}

// maxRows bounds how many blocks of one page are written. Of more, a sample
// is taken, and each of the sample counts for as many as it stands for.
const maxRows = 400

// row describes one line of the matrix, for extract/train.
type row struct {
	Label  int     `json:"label"`
	Weight float64 `json:"weight"` // the rows of a page add up to its own weight
	Fold   int     `json:"fold"`
	Page   string  `json:"page"`
}

// runFeatures writes what a model is fitted to into a folder: names.json
// with the features' names and kinds.json with their kinds, features.f32 with a line of float32 a block, and
// rows.jsonl with its label and weight.
func runFeatures(args []string, _ io.Writer) error {
	flags := flag.NewFlagSet("features", flag.ContinueOnError)
	dir := flags.String("o", "build/features", "folder to write to")
	folds := flags.String("folds", "", "folder with the models whose scores the second pass sees")
	sets, err := arguments(flags, args, -1)
	if err != nil {
		return err
	}
	models, err := loadFolds(*folds)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(*dir, 0o755); err != nil {
		return err
	}
	for name, list := range map[string][]string{"names.json": extract.FeatureNames(), "kinds.json": extract.FeatureKinds()} {
		text, err := json.Marshal(list)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(*dir, name), text, 0o644); err != nil {
			return err
		}
	}
	w, err := newRowWriter(*dir)
	if err != nil {
		return err
	}
	for _, set := range sets {
		answers, err := readTruth[reference](set)
		if err != nil {
			return err
		}
		for _, label := range [...]func(string, reference, *extract.Model) labelled{labelPage, labelNameless, labelPlain} {
			err := inOrder(len(answers), func(i int) labelled {
				return label(set, answers[i], models.forPage(answers[i].URL))
			}, w.page)
			if err != nil {
				return err
			}
		}
	}
	return w.close()
}

// labelled is a page's blocks with what is known of them.
type labelled struct {
	reference
	blocks []extract.Block
	labels []int
	weight float64
	err    error
}

// What a page weighs: less where only a few of its blocks are known, or
// where it is one that stands there already, in another form.
const (
	wholeWeight    = 1.0
	passagesWeight = 0.3
	namelessWeight = 0.5
	plainWeight    = 0.5
)

func labelPage(dir string, a reference, m *extract.Model) labelled {
	src, err := readPage(dir, a.ID)
	if err != nil {
		return labelled{reference: a, err: err}
	}
	return labelSource(src, a, m)
}

func labelSource(src []byte, a reference, m *extract.Model) labelled {
	l := labelled{reference: a, weight: wholeWeight}
	if a.Text == nil {
		l.weight = passagesWeight
	}
	if l.blocks, l.err = extract.Blocks(src, extract.Options{URL: a.URL, Decode: decode, Model: m}); l.err == nil {
		l.labels = label(l.blocks, a)
	}
	return l
}

// namelessEvery says how many pages come for each that is also taken without
// names.
const namelessEvery = 2

// labelNameless is labelPage for a page without classes and ids: many sites
// have none that mean anything to others, and what a block is has then to be
// told by the rest.
func labelNameless(dir string, a reference, m *extract.Model) labelled {
	if hashOf("nameless "+a.ID)%namelessEvery > 0 {
		return labelled{reference: a}
	}
	src, err := readPage(dir, a.ID)
	if err != nil {
		return labelled{reference: a, err: err}
	}
	l := labelSource(withoutNames(src), a, m)
	l.weight *= namelessWeight
	return l
}

// plainEvery says how many pages come for each that is also taken as plain
// text: enough to learn what text alone tells, few enough to leave the other
// pages the say.
const plainEvery = 3

// labelPlain is labelPage for a page that has been reduced to plain text, a
// line a block and mostly a blank line between them. Without markup, a label
// can only come from the page it was.
func labelPlain(dir string, a reference, m *extract.Model) labelled {
	random := rand.New(rand.NewPCG(uint64(hashOf(a.ID)), 0))
	if random.IntN(plainEvery) > 0 {
		return labelled{reference: a}
	}
	l := labelPage(dir, a, nil)
	if l.err != nil {
		return l
	}
	var text strings.Builder
	var labels []int
	for i, b := range l.blocks {
		if b.Text == "" {
			continue
		}
		text.WriteString(b.Text)
		text.WriteString("\n")
		if random.IntN(4) > 0 {
			text.WriteString("\n")
		}
		labels = append(labels, l.labels[i])
	}
	plain := labelled{reference: a, labels: labels, weight: plainWeight * l.weight}
	plain.blocks, plain.err = extract.Blocks([]byte(text.String()), extract.Options{ContentType: "text/plain", Model: m})
	if len(plain.blocks) != len(labels) { // it looks wrapped, and lines were joined
		return labelled{reference: a}
	}
	return plain
}

func hashOf(s string) uint32 {
	h := fnv.New32a()
	io.WriteString(h, s)
	return h.Sum32()
}

// rowWriter writes the matrix and its rows side by side.
type rowWriter struct {
	files          [2]*os.File
	matrix, lines  *bufio.Writer
	random         *rand.Rand
	content, total int
}

func newRowWriter(dir string) (*rowWriter, error) {
	w := &rowWriter{random: rand.New(rand.NewPCG(1, 2))}
	for i, name := range [...]string{"features.f32", "rows.jsonl"} {
		f, err := os.Create(filepath.Join(dir, name))
		if err != nil {
			return nil, err
		}
		w.files[i] = f
	}
	w.matrix, w.lines = bufio.NewWriter(w.files[0]), bufio.NewWriter(w.files[1])
	return w, nil
}

func (w *rowWriter) page(_ int, l labelled) error {
	if l.err != nil {
		fmt.Fprintf(os.Stderr, "%s: %v\n", l.ID, l.err)
		return nil
	}
	var known []int
	for i, b := range l.blocks {
		if l.labels[i] != unknown && len(b.Text) > 0 {
			known = append(known, i)
		}
	}
	if len(known) > maxRows {
		w.random.Shuffle(len(known), func(i, j int) { known[i], known[j] = known[j], known[i] })
		known = known[:maxRows]
	}
	weights := 0.0
	for _, i := range known {
		weights += blockWeight(l.blocks[i])
	}
	for _, i := range known {
		if err := binary.Write(w.matrix, binary.LittleEndian, []float32(l.blocks[i].Vector)); err != nil {
			return err
		}
		line, err := json.Marshal(row{l.labels[i], l.weight * blockWeight(l.blocks[i]) / weights, foldOf(l.URL), l.ID})
		if err != nil {
			return err
		}
		if _, err := w.lines.Write(append(line, '\n')); err != nil {
			return err
		}
		w.content += l.labels[i]
		w.total++
	}
	return nil
}

// blockWeight lets long blocks count for more, as they do in word F1, but
// not so much that headings are forgotten.
func blockWeight(b extract.Block) float64 { return math.Sqrt(float64(len(b.Text) + 1)) }

func (w *rowWriter) close() error {
	fmt.Fprintf(os.Stderr, "%d blocks, %d of them content\n", w.total, w.content)
	for _, b := range [...]*bufio.Writer{w.matrix, w.lines} {
		if err := b.Flush(); err != nil {
			return err
		}
	}
	for _, f := range w.files {
		if err := f.Close(); err != nil {
			return err
		}
	}
	return nil
}
