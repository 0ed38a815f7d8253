package main

import (
	"encoding/binary"
	"errors"
)

var errModule = errors.New("not a WebAssembly module as Go writes it")

// segment is a part of the memory that the module sets at its start.
type segment struct {
	address uint64 // in memory
	offset  int    // in the file
	size    int
}

// Ids and codes of the binary format.
// https://webassembly.github.io/spec/core/binary/modules.html
const (
	headerLen   = 8
	dataSection = 11
	opI32Const  = 0x41
	opEnd       = 0x0b
)

// reader reads a module from pos on; reading past its end sets bad.
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

// dataSegments returns the active data segments of a module.
func dataSegments(module []byte) ([]segment, error) {
	r := &reader{b: module, pos: headerLen}
	for !r.bad && r.pos < len(module) {
		id, size := r.byte(), int(r.uint())
		if size < 0 || size > len(module)-r.pos {
			return nil, errModule
		}
		if id != dataSection {
			r.pos += size
			continue
		}
		var segments []segment
		for range r.uint() {
			kind, op := r.byte(), r.byte()
			address := r.uint()
			if end := r.byte(); kind != 0 || op != opI32Const || end != opEnd {
				return nil, errModule
			}
			size := int(r.uint())
			if r.bad || size < 0 || size > len(module)-r.pos {
				return nil, errModule
			}
			segments = append(segments, segment{address, r.pos, size})
			r.pos += size
		}
		return segments, nil
	}
	return nil, errModule
}

// memory is the program's memory at its start. Only what the segments cover
// can be changed; the rest is zero.
type memory struct {
	program  []byte
	segments []segment
	bytes    []byte
}

func newMemory(program []byte, segments []segment) *memory {
	m := &memory{program: program, segments: segments}
	for _, s := range segments {
		end := int(s.address) + s.size
		if end > len(m.bytes) {
			m.bytes = append(m.bytes, make([]byte, end-len(m.bytes))...)
		}
		copy(m.bytes[s.address:], program[s.offset:s.offset+s.size])
	}
	return m
}

// word reads 8 bytes at an address.
func (m *memory) word(at int) uint64 { return binary.LittleEndian.Uint64(m.bytes[at:]) }

// find returns the address of the only data that begins with the word first
// and has second as many words behind it, or -1.
func (m *memory) find(first uint64, words int, second uint64) int {
	found := -1
	for at := 0; at+8*(words+1) <= len(m.bytes); at += 8 {
		if m.word(at) == first && m.word(at+8*words) == second {
			if found >= 0 {
				return -1
			}
			found = at
		}
	}
	return found
}

// store writes the memory back into the program.
func (m *memory) store() {
	for _, s := range m.segments {
		copy(m.program[s.offset:s.offset+s.size], m.bytes[s.address:])
	}
}
