//go:build js && wasm

// Command wasm offers extract.Extract to JavaScript: bytes in, one object
// out. It holds no logic of its own.
package main

func main() {}
