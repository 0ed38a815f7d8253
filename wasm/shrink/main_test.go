package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// run runs a program of Go in Node and returns what it prints before and in
// the trace of its crash.
func run(t *testing.T, program string) (output, trace string) {
	t.Helper()
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	node := exec.Command("node", filepath.Join(strings.TrimSpace(string(root)), "lib/wasm/wasm_exec_node.js"), program)
	node.Env = []string{"PATH=" + os.Getenv("PATH")}
	out, err := node.CombinedOutput()
	if err == nil {
		t.Error("the program did not crash")
	}
	output, trace, ok := strings.Cut(string(out), "panic: ")
	if !ok {
		t.Errorf("no trace in what it printed:\n%s", out)
	}
	return output, trace
}

func TestShrunkProgramRuns(t *testing.T) {
	if _, err := exec.LookPath("node"); err != nil {
		t.Fatal("Node is needed to run WebAssembly: ", err)
	}
	program := filepath.Join(t.TempDir(), "main.wasm")
	build := exec.Command("go", "build", "-o", program, "./testdata")
	build.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	want, _ := run(t, program)
	if err := shrinkFile(program); err != nil {
		t.Fatal(err)
	}
	got, trace := run(t, program)
	if got != want || !strings.Contains(got, "thrown 0") {
		t.Errorf("it printed\n%s\nand before\n%s", got, want)
	}
	if !strings.Contains(trace, "at last") || !strings.Contains(trace, "goroutine 1") {
		t.Errorf("its trace is\n%s", trace)
	}
	if strings.Contains(trace, "main.go:") || strings.Contains(trace, "main.crash") {
		t.Errorf("names are left in its trace:\n%s", trace)
	}
}

func TestShrinkRefusesOtherFiles(t *testing.T) {
	for _, content := range []string{"", "no module", "\x00asm\x01\x00\x00\x00", "\x00asm\x01\x00\x00\x00\x0b\x7f\x01\x00", "\x00asm\x01\x00\x00\x00\x01\xff\xff\xff\xff\xff\xff\xff\xff\x7f"} {
		name := filepath.Join(t.TempDir(), "other.wasm")
		if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := shrinkFile(name); err == nil {
			t.Errorf("%q was taken", content)
		}
		if left, _ := os.ReadFile(name); string(left) != content {
			t.Errorf("%q became %q", content, left)
		}
	}
}
