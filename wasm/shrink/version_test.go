package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// producers is a module of which only the version of Go is known.
func producers(version string) []byte {
	body := appendBytes(nil, []byte("producers"))
	body = appendBytes(append(body, 1), []byte("language"))
	body = appendBytes(append(body, 1), []byte("Go"))
	body = appendBytes(body, []byte(version))
	return appendBytes(append([]byte(header), customSection), body)
}

func TestUnknownVersionStays(t *testing.T) {
	for _, version := range []string{"go1.25.9", "go1.27", "go1.260", "devel go1.26-abcdef"} {
		name := filepath.Join(t.TempDir(), "main.wasm")
		program := producers(version)
		if err := os.WriteFile(name, program, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := shrinkFile(name); !errors.Is(err, errVersion) {
			t.Errorf("%s: %v", version, err)
		}
		if left, _ := os.ReadFile(name); !bytes.Equal(left, program) {
			t.Errorf("%s: it became %q", version, left)
		}
	}
}

func TestKnownVersions(t *testing.T) {
	for _, version := range []string{"go1.26", "go1.26.8"} {
		if !isKnown(version) {
			t.Errorf("%s is not known", version)
		}
	}
}

func TestUnknownSections(t *testing.T) {
	known := []section{{id: typeSection, body: []byte{0}}, {id: functionSection, body: []byte{0}}, {id: codeSection, body: []byte{0}}}
	for _, more := range [][]section{
		{{id: codeSection, body: []byte{0}}},
		{{id: dataSection, body: []byte{0}}, {id: dataSection, body: []byte{0}}},
		{{id: 12, body: []byte{0}}, {id: dataSection, body: []byte{0}}},
	} {
		if err := shrinkSections(append(known[:3:3], more...)); !errors.Is(err, errModule) {
			t.Errorf("%v: %v", more, err)
		}
	}
}
