package main

import (
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"lectern/extract"
)

// TestAblate has a set of one page, of which everything is found.
func TestAblate(t *testing.T) {
	const story = `The ferry leaves the old pier at seven in the morning, and whoever misses it has to wait until the tide is back in the evening.`
	page := `<html><head><title>The ferry at seven</title></head><body><article><h1>The ferry at seven</h1><p>` + story + `</p><p>` + story + ` Nobody minds.</p></article></body></html>`
	set := filepath.Join(t.TempDir(), "tiny")
	for name, src := range map[string]string{
		"pages/one.html.gz": page,
		"truth.jsonl.gz":    `{"id":"one","url":"https://a.example/ferry","type":"article","text":"` + story + " " + story + ` Nobody minds."}` + "\n",
	} {
		var z bytes.Buffer
		w := gzip.NewWriter(&z)
		w.Write([]byte(src))
		w.Close()
		path := filepath.Join(set, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, z.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var out strings.Builder
	if err := runAblate([]string{set}, &out); err != nil {
		t.Fatal(err)
	}
	rows := strings.Split(strings.TrimSpace(out.String()), "\n")
	want := []string{`^\| \| tiny word_f1 \|$`, `^\| --- \| --- \|$`, `^\| everything \| 1\.0000 \|$`}
	for _, step := range extract.Steps() {
		want = append(want, `^\| without: `+regexp.QuoteMeta(step)+` \| [+-]\d\.\d{4} \|$`)
	}
	if len(rows) != len(want) {
		t.Fatalf("%d rows, want %d:\n%s", len(rows), len(want), out.String())
	}
	for i, row := range rows {
		if !regexp.MustCompile(want[i]).MatchString(row) {
			t.Errorf("row %d is %q, want %s", i, row, want[i])
		}
	}
}
