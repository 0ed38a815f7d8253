package extract

import "fmt"

// workStep is how many nodes and bytes of text are worked on between two looks
// at the clock and the heap, which take as long as parsing 1 kB.
const workStep = 16 << 10

// work counts what the stages behind the parser do for one page, so that its
// limits hold there, too. A nil one counts nothing.
type work struct {
	lim   Limits
	start uint64 // allocated by the program before
	left  int    // of workStep
}

func newWork(lim Limits) *work {
	return &work{lim: lim, start: allocated(), left: workStep}
}

// exceeded is what ends the work from deep within a stage; Extract returns the
// error in it.
type exceeded struct{ error }

// add counts nodes or bytes that are worked on. It ends the work of Extract once
// a limit is passed.
func (w *work) add(n int) {
	if w == nil {
		return
	}
	if w.left -= n; w.left <= 0 {
		w.check()
	}
}

// check looks at the limits at once.
func (w *work) check() {
	if w == nil {
		return
	}
	w.left = workStep
	if w.lim.Expired() {
		panic(exceeded{errTime})
	}
	if most := heapBase + workHeap*uint64(w.lim.Heap); allocated()-w.start > most {
		panic(exceeded{fmt.Errorf("%w: more than %d bytes of memory", ErrBudget, most)})
	}
}

// endExceeded is deferred where the work is ended: it makes an error of it.
func endExceeded(err *error) {
	switch r := recover().(type) {
	case nil:
	case exceeded:
		*err = r.error
	default:
		panic(r)
	}
}
