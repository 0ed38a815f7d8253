// Command shrink makes a Go program in WebAssembly smaller and faster, in
// place:
//
//	go run ./wasm/shrink FILE
//
// It takes out what only the traces of crashes are made of, of which no flag
// of the linker takes out all: traces then name no function. It parts the data
// so that it compresses well, and writes jumps and addresses, for which Go
// takes long ways, as WebAssembly has them. Of a version of Go that is not
// known it leaves the program as it is, and says so.
package main

import (
	"errors"
	"fmt"
	"os"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: shrink FILE")
		os.Exit(2)
	}
	err := shrinkFile(os.Args[1])
	if err == nil {
		return
	}
	fmt.Fprintf(os.Stderr, "shrink: %s: %v\n", os.Args[1], err)
	if !errors.Is(err, errVersion) {
		os.Exit(1)
	}
}

// errVersion says that the file was left as the linker wrote it, with which it
// is as good, only larger.
var errVersion = errors.New("left as it is, for programs of this version of Go are not known")

func shrinkFile(name string) error {
	program, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	sections, err := readModule(program)
	if err != nil {
		return err
	}
	version, err := goVersion(sections)
	if err != nil {
		return err
	}
	if !isKnown(version) {
		return fmt.Errorf("%w: %s", errVersion, version)
	}
	if err := shrinkSections(sections); err != nil {
		return err
	}
	return os.WriteFile(name, writeModule(sections), 0o666)
}

func shrinkSections(sections []section) error {
	parts := map[byte]*section{}
	for i := range sections {
		s := &sections[i]
		// Go's linker writes no other section, and each once.
		if s.id > dataSection || s.id != customSection && parts[s.id] != nil {
			return errModule
		}
		parts[s.id] = s
	}
	for _, id := range []byte{typeSection, functionSection, codeSection, dataSection} {
		if parts[id] == nil {
			return errModule
		}
	}
	compiled, err := readCompiled(parts[typeSection].body, parts[functionSection].body)
	if err != nil {
		return err
	}
	code, data := parts[codeSection], parts[dataSection]
	if code.body, err = shrinkCode(code.body, compiled); err != nil {
		return err
	}
	data.body, err = shrinkData(data.body)
	return err
}

// readCompiled tells of each function whether it has the type of those that Go
// compiles: of the place where to go on, to whether a goroutine is put aside.
func readCompiled(types, functions []byte) ([]bool, error) {
	const functionType, i32 = 0x60, "\x7f"
	var compiledTypes, compiled []bool
	r := &reader{b: types}
	for range r.uint() {
		kind, params, results := r.byte(), r.bytes(), r.bytes()
		if r.bad || kind != functionType {
			return nil, errModule
		}
		compiledTypes = append(compiledTypes, string(params) == i32 && string(results) == i32)
	}
	r = &reader{b: functions}
	for range r.uint() {
		t := r.uint()
		if r.bad || t >= uint64(len(compiledTypes)) {
			return nil, errModule
		}
		compiled = append(compiled, compiledTypes[t])
	}
	return compiled, nil
}

// shrinkCode takes of each function whether it has the type of those that Go
// compiles. All others are written by hand, and stay as they are.
func shrinkCode(body []byte, compiled []bool) ([]byte, error) {
	r := &reader{b: body}
	count := r.uint()
	if count != uint64(len(compiled)) {
		return nil, errModule
	}
	code := appendUint(nil, int(count))
	for n := range count {
		function := r.bytes()
		if r.bad {
			return nil, errModule
		}
		if compiled[n] {
			function = shrinkFunction(function)
		}
		code = appendBytes(code, function)
	}
	if r.pos != len(body) {
		return nil, errModule
	}
	return code, nil
}

// shrinkFunction leaves a function of any form that is not known as it is.
func shrinkFunction(body []byte) []byte {
	f, err := readFunction(body)
	if err != nil || !f.straighten() {
		return body
	}
	f.tidy()
	shrunk, err := f.bytes()
	if err != nil {
		return body
	}
	return shrunk
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
