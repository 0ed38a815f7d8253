package main

import (
	"bytes"
	"encoding/binary"
)

// memory is what the program's memory begins with.
type memory []byte

// maxMemory is far above what a program of Go begins with.
const maxMemory = 64 << 20

// readMemory puts the segments of a data section in their places.
func readMemory(data []byte) (memory, error) {
	var m memory
	r := &reader{b: data}
	for range r.uint() {
		kind, op, at, end := r.byte(), r.byte(), r.uint(), r.byte()
		segment := r.bytes()
		if r.bad || kind != 0 || op != opI32Const || end != opEnd || at > maxMemory {
			return nil, errModule
		}
		if end := int(at) + len(segment); end > len(m) {
			m = append(m, make([]byte, end-len(m))...)
		}
		copy(m[at:], segment)
	}
	return m, nil
}

// gap is how many zeros part two segments. Go's linker begins another after
// eight. That makes the file small and the download large, for each segment
// has its address, which differs from all others: compressed, the data was
// 299 kB of 52,000 segments, and is 240 kB of 4000.
const gap = 128

// section returns the data section that sets the memory.
func (m memory) section() []byte {
	zeros := make([]byte, gap)
	var segments []byte
	count := 0
	for at := 0; at < len(m); {
		if m[at] == 0 {
			at++
			continue
		}
		end := len(m)
		if n := bytes.Index(m[at:], zeros); n >= 0 {
			end = at + n
		}
		segments = append(appendInt(append(segments, 0, opI32Const), int64(at)), opEnd)
		segments = appendBytes(segments, m[at:end])
		count++
		at = end
	}
	return append(appendUint(nil, count), segments...)
}

// word reads 8 bytes at an address.
func (m memory) word(at int) uint64 { return binary.LittleEndian.Uint64(m[at:]) }

// has tells whether so many bytes begin at an address.
func (m memory) has(at, size int) bool {
	return at >= 0 && size >= 0 && at <= len(m) && size <= len(m)-at
}

// find returns the address of the only data that begins with the word first
// and has second as many words behind it, or -1.
func (m memory) find(first uint64, words int, second uint64) int {
	found := -1
	for at := 0; at+8*(words+1) <= len(m); at += 8 {
		if m.word(at) == first && m.word(at+8*words) == second {
			if found >= 0 {
				return -1
			}
			found = at
		}
	}
	return found
}
