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
	"runtime/debug"
	"syscall/js"
)

// gcPercent is the garbage collector's setting. A page is a burst of
// allocation that is garbage all at once at its end: at 800 instead of 100
// an extraction takes a quarter less time, and setting it back after each,
// which collects, costs a tenth.
const gcPercent = 800

func main() {
	debug.SetGCPercent(gcPercent)
	js.Global().Set("lectern", js.ValueOf(map[string]any{"extract": js.FuncOf(extractPage)}))
	select {}
}
