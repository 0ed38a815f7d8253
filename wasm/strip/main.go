// Command strip removes the line tables from a Go program in WebAssembly, in
// place:
//
//	go run ./wasm/strip FILE
//
// Of each function the runtime keeps a table of files and one of lines, only
// to print them in the trace of a crash: a tenth of the download, and no flag
// of the linker leaves them out. Traces keep the names of the functions.
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
	if err := dropLines(newMemory(program, segments)); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return os.WriteFile(name, program, 0o666)
}
