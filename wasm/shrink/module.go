package main

import (
	"encoding/binary"
	"errors"
)

var errModule = errors.New("not a WebAssembly module as Go writes it")

// Ids of the binary format's sections.
// https://webassembly.github.io/spec/core/binary/modules.html
const (
	customSection   = 0
	typeSection     = 1
	functionSection = 3
	codeSection     = 10
	dataSection     = 11
)

const header = "\x00asm\x01\x00\x00\x00"

// section is a part of a module.
type section struct {
	id   byte
	body []byte
}

// readModule cuts a module into its sections.
func readModule(module []byte) ([]section, error) {
	if len(module) < len(header) || string(module[:len(header)]) != header {
		return nil, errModule
	}
	var sections []section
	r := &reader{b: module, pos: len(header)}
	for r.pos < len(module) {
		id := r.byte()
		sections = append(sections, section{id, r.bytes()})
		if r.bad {
			return nil, errModule
		}
	}
	return sections, nil
}

// writeModule leaves out the sections that only tools read.
func writeModule(sections []section) []byte {
	module := []byte(header)
	for _, s := range sections {
		if s.id != customSection {
			module = appendBytes(append(module, s.id), s.body)
		}
	}
	return module
}

// reader reads the binary format from pos on; reading past its end sets bad.
type reader struct {
	b   []byte
	pos int
	bad bool
}

func (r *reader) byte() byte {
	if r.pos >= len(r.b) {
		r.bad = true
		return 0
	}
	r.pos++
	return r.b[r.pos-1]
}

// uint reads an unsigned LEB128 number. Addresses, which are signed ones,
// may be read with it as long as they have no sign extension to lose.
func (r *reader) uint() uint64 {
	v, n := binary.Uvarint(r.b[min(r.pos, len(r.b)):])
	if n <= 0 {
		r.bad = true
		return 0
	}
	r.pos += n
	return v
}

// int reads a signed LEB128 number.
func (r *reader) int() (v int64) {
	for shift := 0; ; shift += 7 {
		b := r.byte()
		if shift >= 64 {
			r.bad = true
			return 0
		}
		v |= int64(b&0x7f) << shift
		if b&0x80 == 0 {
			if shift+7 < 64 && b&0x40 != 0 {
				v |= -1 << (shift + 7)
			}
			return v
		}
	}
}

// bytes reads a length and as many bytes.
func (r *reader) bytes() []byte {
	n := r.uint()
	if n > uint64(len(r.b)-r.pos) {
		r.bad = true
		return nil
	}
	r.pos += int(n)
	return r.b[r.pos-int(n) : r.pos]
}

func appendUint(b []byte, v int) []byte { return binary.AppendUvarint(b, uint64(v)) }

// appendInt appends a signed LEB128 number.
func appendInt(b []byte, v int64) []byte {
	for v < -64 || v > 63 {
		b = append(b, byte(v)|0x80)
		v >>= 7
	}
	return append(b, byte(v)&0x7f)
}

func appendBytes(b, bytes []byte) []byte {
	return append(appendUint(b, len(bytes)), bytes...)
}
