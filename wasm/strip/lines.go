package main

import (
	"bytes"
	"encoding/binary"
	"errors"
)

var errTables = errors.New("no function tables of a layout that is known")

// tablesMagic begins the runtime's table of functions since Go 1.20, with the
// instruction size (1) and the pointer size (8) of wasm. It changes whenever
// the layout does.
// https://go.dev/src/internal/abi/symtab.go, https://go.dev/src/runtime/symtab.go (pcHeader)
var tablesMagic = []byte{0xf1, 0xff, 0xff, 0xff, 0, 0, 1, 8}

// Words of pcHeader after the magic.
const (
	funcCount   = 0
	pcTab       = 6
	funcTab     = 7
	headerWords = 8
)

// Bytes into a function's record.
// https://go.dev/src/runtime/runtime2.go (_func)
const (
	recPCSP      = 16
	recFile      = 20
	recLine      = 24
	recPCData    = 28 // how many tables follow at recTables
	recStartLine = 36
	recTables    = 44
)

// dropLines clears the tables of files and lines of every function. What else
// stands in their neighbourhood, the collector's stack maps above all, stays
// where it is.
func dropLines(m *memory) error {
	header := bytes.Index(m.bytes, tablesMagic)
	if header < 0 || bytes.Contains(m.bytes[header+1:], tablesMagic) {
		return errTables
	}
	mem := m.bytes[header:]
	var words [headerWords]int
	for i := range words {
		words[i] = int(binary.LittleEndian.Uint64(mem[len(tablesMagic)+8*i:]))
	}
	if words[pcTab] <= 0 || words[pcTab] >= words[funcTab] || words[funcTab] >= len(mem) {
		return errTables
	}
	tables, records := mem[words[pcTab]:words[funcTab]], mem[words[funcTab]:]
	word := func(at uint32) uint32 { return binary.LittleEndian.Uint32(records[at:]) }

	kept := make([]byte, len(tables))
	keep := func(at uint32) {
		if at != 0 {
			copy(kept[at:], tables[at:tableEnd(tables, at)])
		}
	}
	for i := range words[funcCount] {
		record := word(uint32(8*i + 4))
		keep(word(record + recPCSP))
		for t := range word(record + recPCData) {
			keep(word(record + recTables + 4*t))
		}
		// Offset 0 stands for no table: the runtime then prints "?:0".
		for _, field := range []uint32{recFile, recLine, recStartLine} {
			binary.LittleEndian.PutUint32(records[record+field:], 0)
		}
	}
	copy(tables, kept)
	m.store()
	return nil
}

// tableEnd returns where the table that begins at at ends: pairs of numbers,
// up to a pair whose first is 0. A first pair may begin so, too.
func tableEnd(tables []byte, at uint32) uint32 {
	for first := true; ; first = false {
		value, n := binary.Uvarint(tables[at:])
		at += uint32(n)
		if value == 0 && !first {
			return at
		}
		_, n = binary.Uvarint(tables[at:])
		at += uint32(n)
	}
}
