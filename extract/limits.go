package extract

import (
	"errors"
	"fmt"
	"io"
	"runtime"
)

// Errors that Extract returns, wrapped with context; test with errors.Is.
var (
	ErrNoContent = errors.New("no article found")
	ErrNotText   = errors.New("the input is not text")
	ErrTooLarge  = errors.New("page too large")
	ErrTooDeep   = errors.New("page nested too deeply")
	ErrBudget    = errors.New("page took too much time or memory")
)

// errTime is ErrBudget where the time is over.
var errTime = fmt.Errorf("%w: its time is over", ErrBudget)

// Limits bounds the work on one page. A zero field takes its default, given
// behind it. The largest of the 2,621 real pages of the evaluation sets has
// 5.3 MB and 34,450 nodes, comes to 0.7 MB of HTML and 0.3 MB of Markdown, and
// allocates 15 MB while it is parsed (eval limits prints these figures).
// Nothing else of a page needs a bound of its own: what an element with many
// attributes costs counts as heap, and as time.
//
// Parsing takes a page in small steps and looks at both between them. The stages
// behind it are written to take time and memory in proportion to the page (for
// memory, growth_test.go sees to it), and ask now and then, in case one does not.
type Limits struct {
	Bytes  int // of input: 8 MiB
	Nodes  int // in the document: 300,000
	Output int // bytes of Content, and of Markdown: 16 MiB
	Heap   int // bytes that parsing may allocate: 64 MiB + 48 for each byte of input. The whole work may allocate heapBase + 8 × Heap

	// Expired, when set, is asked now and then; once it answers true the
	// work ends with ErrBudget. The core has no clock of its own.
	Expired func() bool

	work *work // what all stages of one page have done; nil outside of Extract
}

const (
	defaultBytes  = 8 << 20
	defaultNodes  = 300_000
	defaultOutput = 16 << 20
	// A real page allocates 8 to 30 bytes for each of its own while it is
	// parsed; pages built to multiply themselves reach thousands.
	heapBase    = 64 << 20
	heapPerByte = 48
	// workHeap is how many times Heap all of the work may allocate, beyond
	// heapBase. Real pages come to a third of Heap, and what is made of tiny
	// elements alone to four times.
	workHeap = 8
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

// The parser gets guardStep bytes at a time: some markup makes it allocate
// kilobytes for each byte, and between two reads is the only place where it
// can be stopped. Asking for the heap takes as long as parsing 1 kB, so it is
// done once in calmSteps until a byte has cost more than calmBytes.
const (
	guardStep = 4096
	calmSteps = 8
	calmBytes = 64
)

// guardedReader hands src out in small steps and fails with ErrBudget once
// the time is over or too much memory has been allocated since it was made.
type guardedReader struct {
	src   []byte
	lim   Limits
	start uint64
	last  uint64 // allocated when it was last asked
	calm  int    // steps left until it is asked again
}

func newGuardedReader(src []byte, lim Limits) *guardedReader {
	start := allocated()
	return &guardedReader{src: src, lim: lim, start: start, last: start, calm: calmSteps}
}

// allocated returns how many bytes the program has allocated so far.
func allocated() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.TotalAlloc
}

// check fails once a limit is passed.
func (g *guardedReader) check() error {
	if g.calm--; g.calm > 0 {
		return nil
	}
	if g.lim.Expired() {
		return errTime
	}
	now := allocated()
	if now-g.start > uint64(g.lim.Heap) {
		return fmt.Errorf("%w: more than %d bytes of memory", ErrBudget, g.lim.Heap)
	}
	if now-g.last < calmSteps*guardStep*calmBytes {
		g.calm = calmSteps
	}
	g.last = now
	return nil
}

func (g *guardedReader) Read(p []byte) (int, error) {
	if len(g.src) == 0 {
		return 0, io.EOF
	}
	if err := g.check(); err != nil {
		return 0, err
	}
	n := copy(p[:min(len(p), guardStep)], g.src)
	g.src = g.src[n:]
	return n, nil
}
