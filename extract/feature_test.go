package extract

import (
	"math"
	"slices"
	"strings"
	"testing"
)

// measured returns the blocks of a page with their vectors.
func measured(t *testing.T, src string, opts Options) []Block {
	t.Helper()
	blocks, err := Blocks([]byte(src), opts)
	if err != nil {
		t.Fatal(err)
	}
	return blocks
}

// feature returns a named feature of a block.
func feature(t *testing.T, b Block, name string) float32 {
	t.Helper()
	i := slices.Index(FeatureNames(), name)
	if i < 0 {
		t.Fatalf("there is no feature %q", name)
	}
	return b.Vector[i]
}

func TestFeatureNamesAreUnique(t *testing.T) {
	seen := map[string]bool{}
	for _, name := range FeatureNames() {
		if seen[name] {
			t.Errorf("two features are named %q", name)
		}
		seen[name] = true
	}
}

func TestVectorsAreFinite(t *testing.T) {
	for _, src := range []string{
		"x", "<img src=a>", "<p>" + strings.Repeat("long ", 5000), strings.Repeat("<div>", 400) + "x",
		"<table><tr><td>1<td>2</table>", "<h1></h1><h2>a</h2>", "— — —",
	} {
		for _, b := range measured(t, src, Options{}) {
			if len(b.Vector) != len(FeatureNames()) {
				t.Fatalf("%.20q: vector of %d numbers, want %d", src, len(b.Vector), len(FeatureNames()))
			}
			for i, x := range b.Vector {
				if math.IsNaN(float64(x)) || math.IsInf(float64(x), 0) {
					t.Errorf("%.20q: feature %q is %v", src, FeatureNames()[i], x)
				}
			}
		}
	}
}

const featurePage = `<title>Title here</title><nav><a href=1>Home</a></nav>
<main class="story"><h1>Title here</h1>
<p>This is the first paragraph of a story that goes on for more than twenty words, so that it counts as a long one here.</p>
<ul><li><a href=2>One link</a></li><li><a href=3>Two link</a></li></ul>
<p>Short.</p></main><footer>Copyright Example</footer>`

func TestFeatures(t *testing.T) {
	blocks := measured(t, featurePage, Options{})
	at := map[string]Block{}
	for _, b := range blocks {
		at[strings.Fields(b.Text)[0]] = b
	}
	for _, c := range []struct {
		block, name string
		want        float32
	}{
		{"Home", "link density", 1},
		{"Home", "to title", -1},
		{"Title", "heading", 1},
		{"Title", "to title", 0},
		{"Title", "of title", 1},
		{"This", "p", 1},
		{"This", "to heading", 1},
		{"This", "core 0 distance", 0},
		{"This", "level 1 long share", 1},
		{"One", "li", 1},
		{"One", "path blocks", logOf(2)},
		{"One", "to long before", 1},
		{"Short.", "to long after", -far},
		{"Copyright", "legal words", logOf(1)},
		{"Copyright", "legal share", 0.5},
		{"Copyright", "index", 6. / 7},
	} {
		// the names of word classes carry the number of their group
		name := strings.Replace(c.name, "legal ", "legal 0 ", 1)
		if got := feature(t, at[c.block], name); got != c.want {
			t.Errorf("%s: %q is %v, want %v", c.block, c.name, got, c.want)
		}
	}
}

func TestWrappersDoNotMoveLevels(t *testing.T) {
	plain := measured(t, featurePage, Options{})
	wrapped := measured(t, strings.Replace(strings.Replace(featurePage, "<p>", "<div><div><p>", 1), "</p>", "</p></div></div>", 1), Options{})
	for i, name := range FeatureNames() {
		if strings.HasPrefix(name, "level ") && plain[2].Vector[i] != wrapped[2].Vector[i] {
			t.Errorf("%q changes from %v to %v", name, plain[2].Vector[i], wrapped[2].Vector[i])
		}
	}
}
