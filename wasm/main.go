//go:build js && wasm

// Command wasm offers extract.Extract to JavaScript: bytes in, one object
// out. It holds no logic of its own.
//
// It sets one global and then waits for calls:
//
//	lectern.extract(bytes, options)
//
// bytes is a Uint8Array. options is an object with any of url, contentType,
// decoded (the bytes were text already, and are in UTF-8), trace, bias, whole,
// timeout (milliseconds) and limits (bytes, nodes, output, heap), of guess, a
// function of bytes that returns the label of their encoding, of mathML, a
// function of LaTeX and of whether it stands alone that returns MathML, and,
// where the program was built with the tag "selectors", of keep and drop. The
// answer is {article} or {error: {code, message}}; with
// the code "no-content" it has both. It never throws.
package main

import (
	"runtime"
	"runtime/debug"
	"syscall/js"
)

// gcPercent is the garbage collector's setting. A page is a burst of
// allocation that is garbage all at once at its end: at 800 instead of 100
// an extraction takes a quarter less time, and setting it back after each,
// which collects, costs a tenth.
const gcPercent = 800

// collectAbove is how many bytes a page may leave behind that are not
// collected at once. At gcPercent the next collection would come at nine times
// what the last one found in use, and the memory, which never shrinks, grow by
// as much: 2,500 pages of 1 to 600 kB, one after the other, came to 154 MB.
// With it they stay at 74 from the 200th on, and take no longer.
const collectAbove = 64 << 20

// softLimit is how much memory the program may take, in bytes, before it
// collects more often than gcPercent says. Real pages stay far below; without it,
// what one page allocates and drops again grew the memory to 2.4 GiB.
const softLimit = 256 << 20

func main() {
	debug.SetGCPercent(gcPercent)
	debug.SetMemoryLimit(softLimit)
	js.Global().Set("lectern", js.ValueOf(map[string]any{"extract": js.FuncOf(extractPage)}))
	select {}
}

// collect collects what a large page has left behind.
func collect() {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	if m.HeapAlloc > collectAbove {
		runtime.GC()
	}
}
