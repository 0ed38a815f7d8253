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
	known := 0
	for i, section := range sections {
		shrink, ok := shrinkers[section.id]
		if !ok {
			continue
		}
		if sections[i].body, err = shrink(section.body); err != nil {
			return err
		}
		known++
	}
	if known != len(shrinkers) {
		return errModule
	}
	return os.WriteFile(name, writeModule(sections), 0o666)
}

// shrinkers are what makes sections smaller, by their ids.
var shrinkers = map[byte]func(body []byte) ([]byte, error){
	codeSection: shrinkCode,
	dataSection: shrinkData,
}

func shrinkCode(body []byte) ([]byte, error) {
	r := &reader{b: body}
	count := r.uint()
	code := appendUint(nil, int(count))
	for range count {
		f, err := readFunction(r.bytes())
		if err != nil {
			return nil, err
		}
		f.straighten()
		f.tidy()
		code = appendBytes(code, f.bytes())
	}
	return code, nil
}

func shrinkData(body []byte) ([]byte, error) {
	m, err := readMemory(body)
	if err != nil {
		return nil, err
	}
	if err := dropTraces(m); err != nil {
		return nil, err
	}
	return m.section(), nil
}
