package main

import (
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"testing"
)

// A page without an article is predicted to have none, though its text comes
// along for showing.
func TestPredictNothing(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "pages"), 0o755); err != nil {
		t.Fatal(err)
	}
	for id, page := range map[string]string{
		"menu":    `<title>Shop</title><nav><a href="/a">Home</a> <a href="/b">Shop</a> <a href="/c">Contact</a></nav>`,
		"message": `<title>Ferry</title><p>The ferry does not run on Sunday. Bring your own boat, or wait until Monday.</p>`,
	} {
		var buf bytes.Buffer
		z := gzip.NewWriter(&buf)
		z.Write([]byte(page))
		z.Close()
		if err := os.WriteFile(filepath.Join(dir, "pages", id+".html.gz"), buf.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	p, err := predict(dir, question{ID: "menu"}, nil)
	if err != nil || p.Title != "Shop" || p.Text != "" || p.HTML != "" || p.Markdown != "" {
		t.Errorf("menu: %+v, %v", p, err)
	}
	p, err = predict(dir, question{ID: "message"}, nil)
	if err != nil || p.Text == "" {
		t.Errorf("message: %+v, %v", p, err)
	}
}
