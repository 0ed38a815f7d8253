package extract

import (
	"errors"
	"strings"
	"testing"
)

// Wherever the time is found to be over, the page ends as one that took too long.
func TestTimeEndsEachStage(t *testing.T) {
	src := []byte(strings.Repeat("<p>Some words of it, <b>bold</b> ones.</p><pre>code</pre>", 3000))
	read := func(over int) (asked int, err error) {
		opts := Options{Whole: true}
		opts.Limits.Expired = func() bool {
			asked++
			return asked == over
		}
		_, err = Extract(src, opts)
		return asked, err
	}
	asked, err := read(0)
	if err != nil || asked < len(cleaning)+8 {
		t.Fatalf("asked %d times, with the error %v", asked, err)
	}
	for over := 1; over <= asked; over++ {
		if n, err := read(over); n != over || !errors.Is(err, ErrBudget) {
			t.Errorf("over at the %d. time of %d, it went on to the %d., with the error %v", over, asked, n, err)
		}
	}
}

func TestMemoryEndsWork(t *testing.T) {
	err := func() (err error) {
		defer endExceeded(&err)
		w := newWork(Limits{Heap: 1 << 10, Expired: func() bool { return false }})
		w.add(len(make([]byte, heapBase+16<<10)))
		return nil
	}()
	if !errors.Is(err, ErrBudget) || !strings.Contains(err.Error(), "memory") {
		t.Errorf("got %v", err)
	}
}
