package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// The program survives a panic, a collection and a growing stack, all of
// which read the tables that are kept, and then crashes with a trace.
const crashing = `package main

import "runtime"

func deep(n int) []byte {
	if n == 0 {
		runtime.GC()
		return nil
	}
	var room [1000]byte
	return append(deep(n-1), room[:]...)
}

func recovered() (answer any) {
	defer func() { answer = recover() }()
	panic("thrown")
}

func crash() { panic("at last") }

func main() {
	println(len(deep(1000)), recovered().(string))
	crash()
}
`

func TestShrunkProgramRuns(t *testing.T) {
	if _, err := exec.LookPath("node"); err != nil {
		t.Fatal("Node is needed to run WebAssembly: ", err)
	}
	dir := t.TempDir()
	source, program := filepath.Join(dir, "main.go"), filepath.Join(dir, "main.wasm")
	if err := os.WriteFile(source, []byte(crashing), 0o600); err != nil {
		t.Fatal(err)
	}
	build := exec.Command("go", "build", "-o", program, source)
	build.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if err := shrinkFile(program); err != nil {
		t.Fatal(err)
	}
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	run := exec.Command("node", filepath.Join(strings.TrimSpace(string(root)), "lib/wasm/wasm_exec_node.js"), program)
	run.Env = []string{"PATH=" + os.Getenv("PATH")}
	out, err := run.CombinedOutput()
	if err == nil {
		t.Error("the program did not crash")
	}
	for _, want := range []string{"1000000 thrown", "at last", "goroutine 1"} {
		if !strings.Contains(string(out), want) {
			t.Errorf("no %q in what it printed:\n%s", want, out)
		}
	}
	for _, unwanted := range []string{"main.go:", "main.crash"} {
		if strings.Contains(string(out), unwanted) {
			t.Errorf("%q is left:\n%s", unwanted, out)
		}
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
