package extract

import "fmt"

// workStep is how many nodes and bytes of text are worked on between two looks
// at the heap, each of which stops the program for some 30 µs.
const workStep = 64 << 10

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
	if w.left -= n; w.left > 0 {
		return
	}
	w.left = workStep
	w.checkTime()
	if most := heapBase + workHeap*uint64(w.lim.Heap); allocated()-w.start > most {
		panic(exceeded{fmt.Errorf("%w: more than %d bytes of memory", ErrBudget, most)})
	}
}

// checkTime looks at the clock, between two stages.
func (w *work) checkTime() {
	if w != nil && w.lim.Expired() {
		panic(exceeded{errTime})
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
