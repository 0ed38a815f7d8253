// Command strip removes from a Go program in WebAssembly, in place, what only
// the traces of crashes are made of:
//
//	go run ./wasm/strip FILE
//
// Of each function the runtime keeps its name and tables of files, lines and
// inlined calls: a sixth of the download, and no flag of the linker leaves
// them out. Traces then name no function; for one that does, leave this out.
package main

import (
	"fmt"
	"os"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: strip FILE")
		os.Exit(2)
	}
	if err := stripFile(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "strip:", err)
		os.Exit(1)
	}
}

func stripFile(name string) error {
	program, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	segments, err := dataSegments(program)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	if err := dropTraces(newMemory(program, segments)); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return os.WriteFile(name, program, 0o666)
}
