package extract

import (
	_ "embed"
	"errors"
	"math"
	"slices"
	"strings"
	"sync"
)

// Model estimates how likely a block is content: gradient-boosted decision
// trees, fitted by extract/train, in two passes. The first sees what a block
// and its surroundings are like; the second sees, besides, what the first
// made of the blocks around.
type Model struct {
	first, second forest
}

// forest is one pass: the sum of its trees is a score in log-odds.
type forest struct {
	trees  []tree
	scores [][maxTree]float32 // of each tree's leaves
}

// maxTree bounds the nodes of a tree: extract/train fits at most 31 leaves. As
// it is a power of two, no step has to ask whether a node is there.
const maxTree = 64

type tree [maxTree]treeNode

// treeNode is a split or a leaf. A leaf splits, too, and always leads back to
// itself: nothing is less than its threshold, NaN, and it follows below.
type treeNode struct {
	threshold float32
	feature   uint16
	below     uint8 // the node for vector[feature] < threshold; the other one follows it
	leaf      bool
}

//go:embed train/model.bin
var weights []byte

// defaultModel is the one that is built in.
var defaultModel = sync.OnceValue(func() *Model {
	m, err := LoadModel(weights)
	if err != nil {
		panic(err) // the build is broken; TestModel says so first
	}
	return m
})

var errModel = errors.New("these weights do not fit this program's features: run `make train`")

// LoadModel reads weights as extract/train writes them, little-endian:
//
//	uint32  FNV-1a hash of FeatureNames, joined by newlines
//	then two forests, the second of which may be empty:
//	float32 scale of the leaves
//	uint16  number of trees, then each tree in preorder:
//	        a split is uint16 feature, and the upper three bytes of a float32 threshold
//	        a leaf is uint16 0xffff, int8 score in units of scale
//
// It fails when they were fitted to other features.
func LoadModel(data []byte) (*Model, error) {
	r := modelReader{data: data}
	if r.uint32() != hashWord(strings.Join(FeatureNames(), "\n")) {
		return nil, errModel
	}
	m := &Model{first: r.forest(), second: r.forest()}
	if r.bad || len(r.data) != 0 {
		return nil, errModel
	}
	return m, nil
}

// modelReader unpacks weights. Past the end it reads zeros and turns bad.
type modelReader struct {
	data  []byte
	bad   bool
	scale float32

	tree   tree // the one at hand: its nodes, how many, and their scores
	count  int
	scores [maxTree]float32
}

const leafMark = 0xffff

func (r *modelReader) bytes(n int) []byte {
	if len(r.data) < n {
		r.bad = true
		return make([]byte, n)
	}
	b := r.data[:n]
	r.data = r.data[n:]
	return b
}

func (r *modelReader) uint16() uint16 {
	b := r.bytes(2)
	return uint16(b[0]) | uint16(b[1])<<8
}

func (r *modelReader) uint32() uint32 {
	return uint32(r.uint16()) | uint32(r.uint16())<<16
}

func (r *modelReader) float32() float32 { return math.Float32frombits(r.uint32()) }

func (r *modelReader) forest() (f forest) {
	r.scale = r.float32()
	for count := r.uint16(); count > 0 && !r.bad; count-- {
		r.tree, r.count = tree{}, 1
		r.node(0)
		f.trees = append(f.trees, r.tree)
		f.scores = append(f.scores, r.scores)
	}
	return f
}

// node reads the node at index at, and what is below it.
func (r *modelReader) node(at int) {
	feature := r.uint16()
	if feature == leafMark {
		r.scores[at] = float32(int8(r.bytes(1)[0])) * r.scale
		r.tree[at] = treeNode{threshold: float32(math.NaN()), below: uint8(at) - 1, leaf: true}
		return
	}
	b := r.bytes(3)
	threshold := math.Float32frombits(uint32(b[0])<<8 | uint32(b[1])<<16 | uint32(b[2])<<24)
	below := r.count
	if r.bad || int(feature) >= len(FeatureNames()) || below+2 > maxTree {
		r.bad = true
		return
	}
	r.count += 2
	r.tree[at] = treeNode{threshold: threshold, below: uint8(below), feature: feature}
	r.node(below)
	r.node(below + 1)
}

// doubt is how far from 0 and 1 the first pass's score must be for the
// second to look: beyond, the first is right so often that looking gains
// nothing, and most blocks are spared. At 0.2 word F1 still is the same, but
// passages are lost.
const doubt = 0.05

// maxKnown is how many blocks are measured once for both passes, for 1.5 kB
// each: 19 pages in 20 have no more in doubt. Beyond, memory counts more.
const maxKnown = 512

// score gives each block of the page the probability that it is content.
func (m *Model) score(page *Page, l *layout, bias float64) {
	first := newMeasurer(page, l)
	all := make([]int, len(l.blocks))
	for i := range all {
		all[i] = i
	}
	if len(m.second.trees) == 0 {
		m.first.score(l.blocks, all, first.block, nil)
		lean(l.blocks, bias)
		return
	}
	var open []int            // blocks that the second pass looks at...
	known := map[int]Vector{} // ...and what the first has measured of some of them
	m.first.score(l.blocks, all, first.block, func(i int, v Vector) {
		if p := l.blocks[i].Score; doubt <= p && p <= 1-doubt {
			open = append(open, i)
			if len(known) < maxKnown {
				known[i] = slices.Clone(v)
			}
		}
	})
	second := newRefiner(l)
	m.second.score(l.blocks, open, func(i int, w *vectorWriter) {
		if v, ok := known[i]; ok {
			w.n = copy(w.vec, v)
		} else {
			first.block(i, w)
		}
		second.block(i, w)
	}, nil)
	lean(l.blocks, bias)
}

// lean moves the scores by a bias.
func lean(blocks []Block, bias float64) {
	if bias == 0 {
		return
	}
	for i := range blocks {
		b := &blocks[i]
		b.Score = probability(logOdds(b.Score) + biasWeight*max(-1, min(1, bias)))
	}
}

// batch is how many blocks are measured and scored at a time, so that their
// vectors stay in the processor's cache.
const batch = 32

// score sets the scores of the blocks at the places in open. measure writes
// the vector of one; scored, which may be nil, is then shown it.
func (f *forest) score(blocks []Block, open []int, measure func(i int, w *vectorWriter), scored func(i int, v Vector)) {
	n := len(FeatureNames())
	room := make(Vector, batch*n)
	var vectors [batch]Vector
	for k := range vectors {
		vectors[k] = room[k*n : (k+1)*n]
	}
	w := &vectorWriter{}
	for len(open) > 0 {
		now := open[:min(batch, len(open))]
		open = open[len(now):]
		for k, i := range now {
			w.vec, w.n = vectors[k], 0
			measure(i, w)
		}
		sums := f.sum(vectors[:len(now)])
		for k, i := range now {
			blocks[i].Score = probability(float64(sums[k]))
			if scored != nil {
				scored(i, vectors[k][:w.n])
			}
		}
	}
}

// sum runs vectors, at most batch of them, through all trees. A tree at a
// time, so that it stays in the processor's cache, and four steps at a time:
// what costs most in wasm is a jump back, more than steps on the spot in a
// leaf. An extraction takes a tenth less time than with a step at a time.
func (f *forest) sum(vectors []Vector) (sums [batch]float32) {
	for i := range f.trees {
		t, scores := &f.trees[i], &f.scores[i]
		for k, v := range vectors {
			at := uint8(0)
			for {
				n := &t[at%maxTree]
				at = n.below
				if !(v[n.feature] < n.threshold) {
					at++
				}
				n = &t[at%maxTree]
				at = n.below
				if !(v[n.feature] < n.threshold) {
					at++
				}
				n = &t[at%maxTree]
				at = n.below
				if !(v[n.feature] < n.threshold) {
					at++
				}
				n = &t[at%maxTree]
				if n.leaf {
					sums[k] += scores[at%maxTree]
					break
				}
				at = n.below
				if !(v[n.feature] < n.threshold) {
					at++
				}
			}
		}
	}
	return sums
}

// biasWeight is what a bias of 1 adds to a score, in log-odds: it makes a
// block content that was held to be noise with 88 %.
const biasWeight = 2

func probability(logOdds float64) float64 { return 1 / (1 + math.Exp(-logOdds)) }

func logOdds(p float64) float64 { return math.Log(p / (1 - p)) }
