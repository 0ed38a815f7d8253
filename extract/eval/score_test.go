package main

import (
	"bytes"
	"compress/gzip"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// truthLines is a set with every kind of truth: words, structure, Markdown
// lines, snippets alone, and a page that nobody answers.
const truthLines = `{"id":"words","url":"https://a.example/1","type":"article","title":"The Harbour, at Night","author":["Ada Quill","B. Note"],"date":"2024-03-01","text":"One two three four five six","with":["three  FOUR"],"without":["seven"]}
{"id":"tree","url":null,"type":"page","title":"Tree","author":"C. Limb","date":null,"html":"<h2>Roots</h2><p>Deep <em>down</em></p><ul><li>one<li>two</ul><img src='/i/leaf.png?w=2'>"}
{"id":"lines","url":"https://a.example/3","type":"guide","title":null,"author":null,"date":"undated","markdown":"# Head\n\n* one\n* two\n\n| a | b |\n|---|---|\n| 1 | 2 |"}
{"id":"parts","url":"https://a.example/4","type":"any","title":"","author":null,"date":null,"with":["kept"],"without":["lost","gone"]}
{"id":"absent","url":"https://a.example/5","type":"article","title":"Nothing","author":"D. Void","date":"2020-01-02","text":"some words"}
`

const predictionLines = `{"id":"words","title":"the harbour at night","byline":"By ada quill","date":"2024-03-01","text":"One two three four seven","confidence":0.85}

{"id":"tree","title":"Tree house","byline":"Someone","html":"<h2>Roots</h2><p>Deep <i>down</i></p><ul><li>one</li><li>three</li></ul><img src=\"https://x.example/leaf.png\">","text":"Roots Deep down one three"}
{"id":"lines","markdown":"# Head\n- one\n-  two\n| a | b |\n| --- | --- |\n| 1 | 3 |"}
{"id":"parts","text":"what was kept and gone"}
`

const wantReport = `pages          5
answered       4
all            word_f1 0.5091  word_p 0.4  word_r 0.3333  shingle_p 0.25  shingle_r 0.1667  exact 0.0  structure_f1 0.6667  line_f1 0.8  shingle_f1 0.2  n 3
article        word_f1 0.3636  word_p 0.4  word_r 0.3333  shingle_p 0.25  shingle_r 0.1667  exact 0.0  shingle_f1 0.2  n 2
guide          line_f1 0.8  n 1
page           structure_f1 0.6667  n 1
structure      heading 1.0  image 1.0  item 0.0  paragraph 1.0  stress 1.0  n 1
segments       precision 0.5  recall 1.0  f1 0.6667  accuracy 0.6
metadata       author [0.3333, 3]  date [0.5, 2]  title [0.3333, 3]
confidence     0.0 [0.0, 1]  0.8 [0.0, 1]
0.000 absent article https://a.example/5
0.667 parts any https://a.example/4
`

func TestScore(t *testing.T) {
	dir := t.TempDir()
	var z bytes.Buffer
	w := gzip.NewWriter(&z)
	w.Write([]byte(truthLines))
	w.Close()
	predictions := filepath.Join(dir, "predictions.jsonl")
	for name, src := range map[string][]byte{filepath.Join(dir, "truth.jsonl.gz"): z.Bytes(), predictions: []byte(predictionLines)} {
		if err := os.WriteFile(name, src, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var out strings.Builder
	if err := runScore([]string{dir, "--worst", "2", predictions}, &out); err != nil {
		t.Fatal(err)
	}
	if out.String() != wantReport {
		t.Errorf("got:\n%swant:\n%s", out.String(), wantReport)
	}
}

func TestReadItems(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     counter[item]
	}{
		{"nested", `<blockquote><p>A <b>bold</b> word</p></blockquote>`, counter[item]{{"quote", "a bold word"}: 1, {"paragraph", "a bold word"}: 1, {"stress", "bold"}: 1}},
		{"never closed", `<p>one<p>two`, counter[item]{{"paragraph", "onetwo"}: 1, {"paragraph", "two"}: 1}},
		{"closed out of order", `<b><i>x</b></i>`, counter[item]{{"stress", "x"}: 2}},
		{"code keeps its spaces", "<pre>\n  if x {\n  }\n</pre>", counter[item]{{"code", "  if x {\n  }"}: 1}},
		{"link without address", `<a>here</a>`, counter[item]{}},
		{"link", `<a href="https://a.example/x/">here</a>`, counter[item]{{"link", "here\x00a.example/x"}: 1}},
		{"image by file name", `<img src="/a/b/cat.jpg?w=3">`, counter[item]{{"image", "cat.jpg"}: 1}},
		{"embed without query", `<iframe src="https://v.example/e?x"><p>in</p></iframe>`, counter[item]{{"embed", "//v.example/e"}: 1, {"paragraph", "in"}: 1}},
		{"script is no markup", `<p>a<script>"<p>b</p>"</script></p>`, counter[item]{{"paragraph", "a p b p"}: 1}},
		{"escapes", `<p>&lt;p&gt; caf&eacute;</p>`, counter[item]{{"paragraph", "p café"}: 1}},
	} {
		if got := readItems(c.in); !maps.Equal(got, c.want) {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"  The CAT's _pad_ (2nd)": "the cat s _pad_ 2nd",
		"ΟΔΟΣ ΣΑΣ":                "οδος σας",
		"naïve\u0301 x²":          "naïve x²",
	} {
		if got := fold(in); got != want {
			t.Errorf("fold(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestCountLines(t *testing.T) {
	got := countLines("* a  b\n  + a b\n- a b\r\n\n|---|\n1\\. c\n")
	if want := (counter[string]{"- a b": 3, "1. c": 1}); !maps.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestDayOf(t *testing.T) {
	for in, want := range map[string]string{
		"2024-02-29T10:00:00+02:00": "2024-02-29", "2024-02-29": "2024-02-29", "2024": "", "": "", "yesterday at noon": "",
	} {
		if got := dayOf(in); got != want {
			t.Errorf("dayOf(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestInOrder(t *testing.T) {
	const n = 500
	var got []int
	err := inOrder(n, func(i int) int { return i * i }, func(i, v int) error {
		if v != i*i {
			t.Errorf("result %d is %d", i, v)
		}
		got = append(got, i)
		return nil
	})
	if err != nil || len(got) != n || !slices.IsSorted(got) {
		t.Errorf("%v, %d results, in order: %v", err, len(got), slices.IsSorted(got))
	}
}
