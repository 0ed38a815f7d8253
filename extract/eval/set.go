package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/charmap"
)

// maxLine bounds a line of truth or of predictions, in bytes.
const maxLine = 64 << 20

// readTruth reads truth.jsonl.gz of a set into values of type T, which takes
// from each line the fields it names and no other.
func readTruth[T any](dir string) ([]T, error) {
	name := filepath.Join(dir, "truth.jsonl.gz")
	src, err := readGzip(name)
	if err != nil {
		return nil, err
	}
	return readLines[T](name, bytes.NewReader(src))
}

// readLines reads a JSON object a line; empty lines don't count. The name is
// for errors.
func readLines[T any](name string, r io.Reader) ([]T, error) {
	var all []T
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, maxLine)
	for n := 1; lines.Scan(); n++ {
		if len(bytes.TrimSpace(lines.Bytes())) == 0 {
			continue
		}
		var v T
		if err := json.Unmarshal(lines.Bytes(), &v); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, n, err)
		}
		all = append(all, v)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return all, nil
}

// readPage returns the bytes of a page of the set, as the server sent them.
func readPage(dir, id string) ([]byte, error) {
	return readGzip(filepath.Join(dir, "pages", id+".html.gz"))
}

func readGzip(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(bufio.NewReader(f))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	src, err := io.ReadAll(z)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return src, nil
}

// decode is for extract.Options.Decode what TextDecoder is in browsers: a
// label that it does not know counts as windows-1252.
func decode(label string, src []byte) ([]byte, error) {
	enc, _ := charset.Lookup(label)
	if enc == nil {
		enc = charmap.Windows1252
	}
	return enc.NewDecoder().Bytes(src)
}

// inOrder computes do(i) for 0 <= i < n on all processors and hands the
// results to use in the order of i. It stops at the first error of use.
func inOrder[T any](n int, do func(i int) T, use func(i int, v T) error) error {
	slots := make([]chan T, n)
	for i := range slots {
		slots[i] = make(chan T, 1)
	}
	// Workers may run ahead of use, but not so far that results pile up.
	ahead := make(chan int, 4*runtime.NumCPU())
	done := make(chan struct{})
	defer close(done)
	go func() {
		defer close(ahead)
		for i := range n {
			select {
			case ahead <- i:
			case <-done:
				return
			}
		}
	}()
	for range runtime.NumCPU() {
		go func() {
			for i := range ahead {
				slots[i] <- do(i)
			}
		}()
	}
	for i := range n {
		if err := use(i, <-slots[i]); err != nil {
			return err
		}
	}
	return nil
}
