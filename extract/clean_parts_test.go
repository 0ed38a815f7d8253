package extract

import (
	"slices"
	"testing"

	"golang.org/x/net/html"
)

func TestNoteMarker(t *testing.T) {
	for in, want := range map[string]string{
		"1": "1", "[12]": "12", "(3)": "3", "²³": "23", "note 4": "4", "n. 5": "5", "*": "*", "††": "††", "b": "b", "iv": "iv",
		"": "", "12345": "", "Figure": "", "#": "", "↩": "", "^": "", "word 1": "", "x1": "",
	} {
		if got := noteMarker(in); got != want {
			t.Errorf("noteMarker(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestCutMarker(t *testing.T) {
	for _, c := range []struct {
		text, marker string
		want         int
	}{
		{"1. First", "1", 3}, {"[1] First", "1", 4}, {" 1\u00a0First", "1", 4}, {"¹ First", "1", 3}, {"1", "1", 1},
		{"12th of May", "1", 0}, {"First", "1", 0}, {"First", "", 0},
	} {
		if got := cutMarker(c.text, c.marker); got != c.want {
			t.Errorf("cutMarker(%q, %q) = %d, want %d", c.text, c.marker, got, c.want)
		}
	}
}

func TestImageKey(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"https://x.example/w/200/blue-mountains.jpg?q=1", "https://x.example/w/900/blue-mountains.jpg", true},
		{"https://x.example/blue-mountains-640x480.jpg", "https://x.example/blue-mountains.jpg", true},
		{"https://x.example/1/image.jpg", "https://x.example/2/image.jpg", false},
		{"https://x.example/download.php?id=1", "https://x.example/download.php?id=2", false},
		{"https://x.example/mountains-2.jpg", "https://x.example/mountains-3.jpg", false},
	} {
		if same := imageKey(c.a) == imageKey(c.b); same != c.same {
			t.Errorf("%q and %q: same is %v", c.a, c.b, same)
		}
	}
}

func TestParseSrcset(t *testing.T) {
	c := &cleaner{page: cleanPage()}
	for in, want := range map[string][]string{
		"a.jpg, b.jpg 2x":                       {"https://site.example/blog/a.jpg", "https://site.example/blog/b.jpg"},
		"/x,y.jpg 100w,/z.jpg 200w":             {"https://site.example/x,y.jpg", "https://site.example/z.jpg"},
		"data:image/gif;base64,R0 1x, b.jpg 2x": {"https://site.example/blog/b.jpg"},
		"a.jpg 100q, b.jpg 50w":                 {"https://site.example/blog/b.jpg"},
		" , ":                                   nil,
	} {
		var got []string
		for _, k := range c.parseSrcset(in) {
			got = append(got, k.address)
		}
		if !slices.Equal(got, want) {
			t.Errorf("parseSrcset(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestIsImageAddress(t *testing.T) {
	for in, want := range map[string]bool{
		"a.jpg": true, "/i/a.PNG/640x480?b": true, "https://e.org/a.svg!large": true,
		"a.html": false, "a.jpgs": false, "a b.jpg": false, ".jpg": false,
		"/ȺȺȺȺ.svg": true, "/\u212a\u212a\u212a.svg": true, // letters that are longer or shorter in lower case
	} {
		if got := isImageAddress(in); got != want {
			t.Errorf("isImageAddress(%q) = %v", in, got)
		}
	}
}

func TestBestSource(t *testing.T) {
	for in, want := range map[string]string{
		"/s 300w, /m 1700w, /l 4000w": "/m", "/l 4000w, /m 1700w, /s 300w": "/m", "/s 300w, /m 800w": "/m", "/a 1x, /b 3x": "/b", "/only": "/only",
	} {
		c := &cleaner{page: &Page{}}
		if got := bestSource(c.parseSrcset(in)); got != want {
			t.Errorf("bestSource(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestFindTeX(t *testing.T) {
	for in, want := range map[string][]string{
		`a \(x\) b`: {"x"}, `$$y^2$$`: {"y^2"}, `$x_1$ and $y$`: {"x_1", "y"}, `\begin{equation}z\end{equation}`: {"z"},
		`\begin{align}a&=b\end{align}`: {`\begin{aligned}a&=b\end{aligned}`},
		"from $5 to $10":               nil, "US$5 and US$6": nil, "$ 5 $": nil, `\( \)`: nil, `\(open`: nil, "$$$": nil, `\$5$`: nil,
	} {
		var got []string
		for _, s := range findTeX(in, true) {
			got = append(got, s.tex)
		}
		if !slices.Equal(got, want) {
			t.Errorf("findTeX(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestHasNameWord(t *testing.T) {
	set := nameSet("caption note")
	for in, want := range map[string]bool{
		"wp-caption-text": true, "wpCaptionText": true, "CAPTION": true, "Post__note--big": true, "note1": true,
		"captions": false, "keynote": false, "": false, "не-caption": true,
	} {
		if got := hasNameWord(in, set); got != want {
			t.Errorf("hasNameWord(%q) = %v", in, got)
		}
	}
}

// TestCleanUnknownPage checks that without the page's address nothing is
// lost that needs none.
func TestCleanUnknownPage(t *testing.T) {
	root := cleanTree(t, `<p><a href="https://a.example/x">a</a> <a href="#p">b</a> <img src="https://a.example/i.png"></p><p id="p">c</p>`)
	clean(root, &Page{Doc: &html.Node{Type: html.DocumentNode}}, &Article{Title: ""}, Options{}, nil)
	var links, pictures []string
	for n := root; n != nil; n = next(n, root, false) {
		if href := attr(n, "href"); href != "" {
			links = append(links, href)
		}
		if src := attr(n, "src"); src != "" {
			pictures = append(pictures, src)
		}
	}
	if !slices.Equal(links, []string{"https://a.example/x", "#p"}) || !slices.Equal(pictures, []string{"https://a.example/i.png"}) {
		t.Errorf("links %q, pictures %q", links, pictures)
	}
}

// TestCleanTrace checks that what is taken out is told.
func TestCleanTrace(t *testing.T) {
	root := cleanTree(t, `<h1>A title of some length</h1><p>Text</p><button>Subscribe now</button><img src="p.gif" width="1" height="1">`)
	tr := &tracer{}
	clean(root, cleanPage(), &Article{Title: "A title of some length"}, Options{}, tr)
	want := map[string]string{"A title of some length": "repeats the title", "Subscribe now": "button", "": "tracking pixel"}
	if len(tr.steps) != len(want) {
		t.Fatalf("%d steps: %v", len(tr.steps), tr.steps)
	}
	for _, s := range tr.steps {
		if s.Stage != "clean" || want[s.Text] != s.Reason {
			t.Errorf("%+v", s)
		}
	}
}
