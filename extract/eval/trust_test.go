package main

import (
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func writeGzip(t *testing.T, name, text string) {
	t.Helper()
	var z bytes.Buffer
	w := gzip.NewWriter(&z)
	w.Write([]byte(text))
	w.Close()
	if err := os.WriteFile(name, z.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestTrust(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "pages"), 0o700); err != nil {
		t.Fatal(err)
	}
	const body = `<h1>Mornings at the quay</h1><p>Published 5 March 2021</p><p>The harbour wakes before the town does. By five the first boats are out, and the cranes begin to move.</p>`
	writeGzip(t, filepath.Join(dir, "truth.jsonl.gz"), `{"id":"a","url":"https://a.example/mornings-at-the-quay","type":"article","title":"Mornings at the quay","date":"2021-03-05"}
{"id":"b","url":"https://b.example/mornings-at-the-quay","type":"article","title":"Quays","date":null}
`)
	for _, id := range []string{"a", "b"} {
		writeGzip(t, filepath.Join(dir, "pages", id+".html.gz"), body)
	}
	var out strings.Builder
	if err := runTrust([]string{dir}, &out); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"title          h1                            2   0.50        0   0.00      0\n",
		"publishedTime  shown published               1   1.00        0   0.00      1\n",
		"right on 1 of 2 = 0.500, found on 0 of 0 without\n",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("got:\n%swithout: %s", out.String(), want)
		}
	}
}

// People took what sign 1 speaks for nine times in ten, or nothing.
func TestFit(t *testing.T) {
	var choices []choice
	for i := range 100 {
		choices = append(choices, choice{options: [][]int{{0}, {1}}, right: []bool{i%10 == 0, i%10 != 0 && i%10 != 9}, none: true, known: true})
	}
	w := fit(choices, 2, 0.01)
	if d := w[1] - w[0]; d < 1.9 || d > 2.2 {
		t.Errorf("weights %.2f differ by %.2f, want the logarithm of 80 / 10", w, d)
	}
	if some, right := choices[1].takes(w); !some || !right {
		t.Error("the model does not take what most people took")
	}
	if some, _ := (choice{options: [][]int{{0}}, right: []bool{true}, none: true}).takes([]float64{-1}); some {
		t.Error("the model takes what little speaks for")
	}
}
