package extract

import (
	"encoding/binary"
	"errors"
	"math"
	"strings"
	"testing"
)

func TestBuiltInModelFitsTheFeatures(t *testing.T) {
	if _, err := LoadModel(weights); err != nil {
		t.Fatal(err)
	}
}

// testForest begins weights with a forest of one tree.
func testForest() []byte {
	b := binary.LittleEndian.AppendUint32(nil, hashWord(strings.Join(FeatureNames(), "\n")))
	b = binary.LittleEndian.AppendUint32(b, math.Float32bits(0.01))
	return binary.LittleEndian.AppendUint16(b, 1)
}

// testChain is one tree of so many splits, all below each other.
func testChain(splits int) []byte {
	b := testForest()
	for range splits {
		b = append(b, 0, 0, 0, 0, 0)                                 // a split of the first feature at 0...
		b = append(binary.LittleEndian.AppendUint16(b, leafMark), 0) // ...with a leaf below
	}
	b = append(binary.LittleEndian.AppendUint16(b, leafMark), 0)
	return append(b, 0, 0, 0, 0, 0, 0) // a second forest without trees
}

// testWeights is one tree: words < 2 gives -1.27, otherwise links < 0.5
// gives 0.5, otherwise -0.5, for the features at the given places.
func testWeights(words, links uint16) []byte {
	b := testForest()
	split := func(feature uint16, threshold float32) {
		b = binary.LittleEndian.AppendUint16(b, feature)
		bits := math.Float32bits(threshold)
		b = append(b, byte(bits>>8), byte(bits>>16), byte(bits>>24))
	}
	leaf := func(score int8) {
		b = append(binary.LittleEndian.AppendUint16(b, leafMark), byte(score))
	}
	split(words, 2)
	leaf(-127)
	split(links, 0.5)
	leaf(50)
	leaf(-50)
	return append(b, 0, 0, 0, 0, 0, 0) // a second forest without trees
}

func TestModelScores(t *testing.T) {
	m, err := LoadModel(testWeights(0, 3))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		words, links float32
		bias, want   float64 // in log-odds
	}{
		{1, 0, 0, -1.27},
		{2, 0, 0, 0.5},
		{5, 0.5, 0, -0.5},
		{5, 0.5, 1, -0.5 + biasWeight},
		{5, 0.5, 9, -0.5 + biasWeight},
		{5, 0.5, -1, -0.5 - biasWeight},
	} {
		blocks := make([]Block, 1)
		m.first.score(blocks, []int{0}, func(_ int, w *vectorWriter) { w.vec[0], w.vec[3] = c.words, c.links }, nil)
		lean(blocks, c.bias)
		p := blocks[0].Score
		if got := math.Log(p / (1 - p)); math.Abs(got-c.want) > 1e-6 {
			t.Errorf("words %v, links %v, bias %v: %v, want %v", c.words, c.links, c.bias, got, c.want)
		}
	}
}

func TestLoadModelTakesTheLargestTree(t *testing.T) {
	if _, err := LoadModel(testChain(maxTree/2 - 1)); err != nil {
		t.Error(err)
	}
}

func TestLoadModelRefusesOthers(t *testing.T) {
	good := testWeights(0, 3)
	other := append([]byte{}, good...)
	other[0]++
	for name, data := range map[string][]byte{
		"empty": nil, "of other features": other, "cut": good[:len(good)-1], "with a rest": append(good, 0),
		"feature out of range": testWeights(0, 9999), "tree too large": testChain(maxTree / 2),
	} {
		if _, err := LoadModel(data); !errors.Is(err, errModel) {
			t.Errorf("%s: error %v", name, err)
		}
	}
}

// The second pass sees the same of every block, whether the first has kept
// it or not.
func TestSecondPassSeesTheFirstFeatures(t *testing.T) {
	one, err := LoadModel(testWeights(0, 3))
	if err != nil {
		t.Fatal(err)
	}
	undecided := forest{trees: []tree{{{threshold: float32(math.NaN()), below: math.MaxUint8, leaf: true}}}, scores: make([][maxTree]float32, 1)}
	m := &Model{first: undecided, second: one.first}
	page, err := parse([]byte(strings.Repeat("<p>one<p>eight words that make up a whole line", maxKnown)), Options{Limits: Limits{}.withDefaults(1 << 20)})
	if err != nil {
		t.Fatal(err)
	}
	l := splitBlocks(page)
	m.score(page, l, 0)
	for i := range l.blocks {
		want := -1.27
		if i%2 == 1 {
			want = 0.5
		}
		if got := logOdds(l.blocks[i].Score); math.Abs(got-want) > 1e-6 {
			t.Fatalf("block %d of %d has %v, want %v", i, len(l.blocks), got, want)
		}
	}
}
