package extract

import (
	"errors"
	"io"
	"runtime/metrics"
)

// Errors that Extract returns, wrapped with context; test with errors.Is.
var (
	ErrNoContent = errors.New("no article found")
	ErrTooLarge  = errors.New("page too large")
	ErrTooDeep   = errors.New("page nested too deeply")
	ErrBudget    = errors.New("page took too much time or memory")
)

// Limits bounds the work on one page. A zero field takes its default, given
// behind it; the largest of 2,621 real pages stays far below each.
type Limits struct {
	Bytes  int // of input: 8 MiB
	Nodes  int // in the document: 300,000
	Output int // bytes of Content, and of Markdown: 16 MiB
	Heap   int // bytes that parsing may allocate: 64 + 48 for each byte of input

	// Expired, when set, is asked now and then; once it answers true the
	// work ends with ErrBudget. The core has no clock of its own.
	Expired func() bool
}

const (
	defaultBytes  = 8 << 20
	defaultNodes  = 300_000
	defaultOutput = 16 << 20
	// A real page allocates 8 to 30 bytes for each of its own while it is
	// parsed; pages built to multiply themselves reach thousands.
	heapBase    = 64 << 20
	heapPerByte = 48
)

func (l Limits) withDefaults(size int) Limits {
	if l.Bytes <= 0 {
		l.Bytes = defaultBytes
	}
	if l.Nodes <= 0 {
		l.Nodes = defaultNodes
	}
	if l.Output <= 0 {
		l.Output = defaultOutput
	}
	if l.Heap <= 0 {
		l.Heap = heapBase + heapPerByte*size
	}
	if l.Expired == nil {
		l.Expired = func() bool { return false }
	}
	return l
}

// guardStep is how many bytes the parser gets at a time. Some markup makes
// it allocate megabytes for a few hundred bytes, and between two reads is
// the only place where it can be stopped.
const guardStep = 512

// guardedReader hands src out in small steps and fails with ErrBudget once
// the time is over or too much memory has been allocated since it was made.
type guardedReader struct {
	src   []byte
	lim   Limits
	start uint64
	alloc [1]metrics.Sample
}

func newGuardedReader(src []byte, lim Limits) *guardedReader {
	g := &guardedReader{src: src, lim: lim}
	g.alloc[0].Name = "/gc/heap/allocs:bytes"
	g.start = g.allocated()
	return g
}

func (g *guardedReader) allocated() uint64 {
	metrics.Read(g.alloc[:])
	return g.alloc[0].Value.Uint64()
}

func (g *guardedReader) Read(p []byte) (int, error) {
	if len(g.src) == 0 {
		return 0, io.EOF
	}
	if g.lim.Expired() || g.allocated()-g.start > uint64(g.lim.Heap) {
		return 0, ErrBudget
	}
	n := copy(p[:min(len(p), guardStep)], g.src)
	g.src = g.src[n:]
	return n, nil
}
