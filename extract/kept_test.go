package extract

import (
	"path/filepath"
	"strings"
	"testing"
)

// Whole pages with short pieces between the long paragraphs of an article, as
// sites of different kinds mark them up, and with furniture between them too.
func TestShortPiecesAreKept(t *testing.T) {
	for _, path := range casePaths(t, "kept") {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			checkMarked(t, path)
		})
	}
}

// Whole threads, in the markup of common forum software: each post says who
// wrote it and when; profiles, buttons and signatures are none of it.
func TestThreads(t *testing.T) {
	for _, path := range casePaths(t, "threads") {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			checkMarked(t, path)
		})
	}
}
