package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"slices"
)

var errTables = errors.New("no function tables of a layout that is known")

// tablesMagic begins the runtime's table of functions since Go 1.20, with the
// instruction size (1) and the pointer size (8) of wasm. It changes whenever
// the layout does.
// https://go.dev/src/internal/abi/symtab.go, https://go.dev/src/runtime/symtab.go (pcHeader)
var tablesMagic = []byte{0xf1, 0xff, 0xff, 0xff, 0, 0, 1, 8}

// Words of pcHeader after the magic: the count of functions, then where each
// of its tables begins.
const (
	funcCount   = 0
	nameTab     = 3
	unitTab     = 4
	fileTab     = 5
	pcTab       = 6
	funcTab     = 7
	headerWords = 8
)

// Bytes into a function's record. The offsets of its tables of numbers stand
// at recTables, those of its other data behind them.
// https://go.dev/src/runtime/runtime2.go (_func)
const (
	recName      = 4
	recPCSP      = 16
	recFile      = 20
	recLine      = 24
	recPCData    = 28 // how many tables of numbers it has
	recUnit      = 32
	recStartLine = 36
	recFuncData  = 43 // how many other data, in a byte
	recTables    = 44
)

// Words into the module's data, which begins with the address of pcHeader.
// https://go.dev/src/runtime/symtab.go (moduledata)
const (
	modNames    = 1  // address of the names
	modFuncs    = 16 // address of the functions, and then how many with the one that ends them
	modBuckets  = 19 // address of the buckets that find a function
	modFirst    = 20 // the first function's place in the code
	modLast     = 21 // the end of the last one's
	modText     = 22 // from where places in the code count
	modFuncData = 40 // address from which offsets of functions' other data count
	modWords    = 41
)

// inlinedCall is the size in bytes of an entry of a function's tree of inlined
// calls, and inlinedName where in it the place of the name is; the table of
// numbers has their indices.
// https://go.dev/src/runtime/symtabinl.go
const (
	inlinedCall = 16
	inlinedName = 4
)

// What only traces read, or threads that wasm does not have.
// https://go.dev/src/internal/abi/symtab.go
const (
	tableUnsafePoint = 0
	tableInlined     = 2
	tableLiveArgs    = 3

	dataInlined  = 3
	dataArgs     = 5
	dataLiveArgs = 6
)

// noData is the offset of data that a function does not have.
const noData = 0xffffffff

// The names that are left. The runtime goes by the first one's prefix to tell
// its own functions from others.
const (
	runtimeName = "runtime.function"
	otherName   = "function"
)

// dropTraces clears what the runtime keeps of every function only to print
// it in traces, and moves up what is left of the tables of numbers: their
// offsets compress the better for it, by 8 kB. What else stands in the
// neighbourhood, the collector's stack maps above all, stays where it is.
func dropTraces(m memory) error {
	header := bytes.Index(m, tablesMagic)
	if header < 0 || bytes.Contains(m[header+1:], tablesMagic) {
		return errTables
	}
	mem := m[header:]
	if len(mem) < len(tablesMagic)+8*headerWords {
		return errTables
	}
	var words [headerWords]int
	for i := range words {
		words[i] = int(binary.LittleEndian.Uint64(mem[len(tablesMagic)+8*i:]))
		if i > nameTab && (words[i] <= words[i-1] || words[i] >= len(mem)) {
			return errTables
		}
	}
	module := m.find(uint64(header), modNames, uint64(header+words[nameTab]))
	if !m.has(module, 8*modWords) {
		return errTables
	}
	if int(m.word(module+8*modFuncs)) != header+words[funcTab] || int(m.word(module+8*(modFuncs+1))) != words[funcCount]+1 {
		return errTables
	}
	if err := dropBuckets(m, module); err != nil {
		return err
	}
	funcData := int(m.word(module + 8*modFuncData))
	names, tables, records := mem[words[nameTab]:words[unitTab]], mem[words[pcTab]:words[funcTab]], mem[words[funcTab]:]
	word := func(at uint32) uint32 { return binary.LittleEndian.Uint32(records[at:]) }
	set := func(at, value uint32) { binary.LittleEndian.PutUint32(records[at:], value) }

	short := []byte("\x00" + runtimeName + "\x00" + otherName + "\x00")
	kept, moved := []byte{0}, map[uint32]uint32{0: 0}
	keep := func(field uint32) {
		at := word(field)
		to, ok := moved[at]
		if !ok {
			to = uint32(len(kept))
			moved[at] = to
			kept = append(kept, tables[at:tableEnd(tables, at)]...)
		}
		set(field, to)
	}
	for i := range words[funcCount] {
		record := word(uint32(8*i + 4))
		name := 1 + uint32(len(runtimeName)) + 1
		if bytes.HasPrefix(names[word(record+recName):], []byte("runtime.")) {
			name = 1
		}
		set(record+recName, name)
		// Offset 0 stands for no table: the runtime then prints "?:0".
		for _, field := range []uint32{recFile, recLine, recUnit, recStartLine} {
			set(record+field, 0)
		}
		keep(record + recPCSP)
		data := record + recTables + 4*word(record+recPCData)
		inlined := -1
		for t, at := uint32(0), record+recTables; at < data; t, at = t+1, at+4 {
			switch t {
			case tableInlined:
				inlined = highest(tables, word(at))
				fallthrough
			case tableUnsafePoint, tableLiveArgs:
				set(at, 0)
			default:
				keep(at)
			}
		}
		for d := range uint32(records[record+recFuncData]) {
			at := data + 4*d
			switch {
			case word(at) == noData:
			case d == dataInlined:
				if !dropInlined(m, names, funcData+int(word(at)), inlined+1) {
					return errTables
				}
				fallthrough
			case d == dataArgs, d == dataLiveArgs:
				set(at, noData)
			}
		}
	}
	clear(mem[words[nameTab]:words[funcTab]])
	copy(names, short)
	copy(tables, kept)
	return nil
}

// dropInlined clears a tree of that many inlined calls, if it is one: each has
// its name where one begins. What is clear already belonged to an equal tree,
// which functions share.
func dropInlined(m memory, names []byte, tree, calls int) bool {
	if !m.has(tree, inlinedCall*calls) {
		return false
	}
	for call := range slices.Chunk(m[tree:][:inlinedCall*calls], inlinedCall) {
		name := int(binary.LittleEndian.Uint32(call[inlinedName:]))
		if name != 0 && (name >= len(names) || names[name-1] != 0) {
			return false
		}
		clear(call)
	}
	return true
}

// A function is found by the bucket of its place in the code. On wasm a place
// is the number of the function and, in the lower bits, that of the block, but
// the runtime looks up the first block of each function only, so that of its
// buckets it reads the first.
// https://go.dev/src/runtime/symtab.go (findfunc)
const (
	bucketSpan = 4096
	bucketSize = 20
	funcSpan   = 1 << 16
)

// dropBuckets clears the buckets that the runtime does not read, if those that
// it does read lead to the functions.
func dropBuckets(m memory, module int) error {
	word := func(n int) int { return int(m.word(module + 8*n)) }
	funcs, count := word(modFuncs), word(modFuncs+1)-1
	at, span := word(modBuckets), word(modLast)-word(modFirst)
	buckets := (span + bucketSpan - 1) / bucketSpan * bucketSize
	if word(modText) != 0 || count < 1 || !m.has(funcs, 8*(count+1)) || span < 0 || !m.has(at, buckets) {
		return errTables
	}
	// The place of a function from the first, as the table of functions has it.
	place := func(function int) int {
		return int(binary.LittleEndian.Uint32(m[funcs+8*function:]))*funcSpan - word(modFirst)
	}
	if span <= place(count-1) || span > place(count) {
		return errTables
	}
	for function := range count {
		if place(function) != function*funcSpan {
			return errTables
		}
		// A bucket has a function and how many further on each of its parts is.
		bucket := m[at+place(function)/bucketSpan*bucketSize:]
		if int(binary.LittleEndian.Uint32(bucket))+int(bucket[4]) != function {
			return errTables
		}
	}
	for place := 0; place < span; place += bucketSpan {
		if place%funcSpan != 0 {
			clear(m[at:][place/bucketSpan*bucketSize:][:bucketSize])
		}
	}
	return nil
}

// tableEnd returns where the table that begins at at ends.
func tableEnd(tables []byte, at uint32) uint32 {
	_, end := readTable(tables, at)
	return end
}

// highest returns the highest value in the table that begins at at, or -1.
func highest(tables []byte, at uint32) int {
	value, _ := readTable(tables, at)
	return value
}

// readTable reads a table of numbers: pairs of a step of the value, which
// begins as -1, and one of the address, up to a pair whose first is 0. A first
// pair may begin so, too.
// https://go.dev/src/cmd/internal/obj/pcln.go
func readTable(tables []byte, at uint32) (highest int, end uint32) {
	value := -1
	highest = value
	if at == 0 {
		return highest, at
	}
	for first := true; ; first = false {
		step, n := binary.Uvarint(tables[at:])
		at += uint32(n)
		if step == 0 && !first {
			return highest, at
		}
		value += int(int32(step>>1) ^ -int32(step&1))
		highest = max(highest, value)
		_, n = binary.Uvarint(tables[at:])
		at += uint32(n)
	}
}
