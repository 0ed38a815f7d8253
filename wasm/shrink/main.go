// Command shrink makes a Go program in WebAssembly smaller and faster, in
// place:
//
//	go run ./wasm/shrink FILE
//
// It takes out what only the traces of crashes are made of, of which no flag
// of the linker takes out all: traces then name no function. It parts the data
// so that it compresses well, and writes jumps and addresses, for which Go
// takes long ways, as WebAssembly has them.
package main

import (
	"fmt"
	"os"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: shrink FILE")
		os.Exit(2)
	}
	if err := shrinkFile(os.Args[1]); err != nil {
		fmt.Fprintf(os.Stderr, "shrink: %s: %v\n", os.Args[1], err)
		os.Exit(1)
	}
}

func shrinkFile(name string) error {
	program, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	sections, err := readModule(program)
	if err != nil {
		return err
	}
	if err := shrinkData(sections); err != nil {
		return err
	}
	if err := shrinkCode(sections); err != nil {
		return err
	}
	return os.WriteFile(name, writeModule(sections), 0o666)
}

func shrinkData(sections []section) error {
	for i, s := range sections {
		if s.id != dataSection {
			continue
		}
		m, err := readMemory(s.body)
		if err != nil {
			return err
		}
		if err := dropTraces(m); err != nil {
			return err
		}
		sections[i].body = m.section()
		return nil
	}
	return errModule
}

func shrinkCode(sections []section) error {
	for i, s := range sections {
		if s.id != codeSection {
			continue
		}
		r := &reader{b: s.body}
		count := r.uint()
		code := appendUint(nil, int(count))
		for range count {
			f, err := readFunction(r.bytes())
			if err != nil {
				return err
			}
			f.straighten()
			f.tidy()
			code = appendBytes(code, f.bytes())
		}
		sections[i].body = code
		return nil
	}
	return errModule
}
