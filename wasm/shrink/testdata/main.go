// This program survives panics, collections, stacks that grow and goroutines
// that are put aside in the middle of loops, says what it computed, and then
// crashes with a trace.
package main

import (
	"fmt"
	"math"
	"runtime"
	"slices"
	"strings"
)

func deep(n int) []byte {
	if n == 0 {
		runtime.GC()
		return nil
	}
	var room [1000]byte
	return append(deep(n-1), room[:]...)
}

func recovered(f func(i int) int) (answer any) {
	defer func() { answer = recover() }()
	for i := range 3 {
		defer func() { runtime.Gosched() }()
		f(i)
	}
	return nil
}

func panics() []any {
	var none *struct{ a, b int }
	zero, three := 0, []int{1, 2, 3}
	return []any{
		recovered(func(i int) int { panic(fmt.Sprint("thrown ", i)) }),
		recovered(func(i int) int { return three[i+1] }),
		recovered(func(i int) int { return none.b }),
		recovered(func(i int) int { return i / zero }),
		recovered(func(i int) int { return len(three[i:1]) }),
		recovered(func(i int) int { return any(i).(fmt.Stringer).(interface{ Len() int }).Len() }),
		recovered(func(i int) int { return i }),
	}
}

// primes has loops in loops without a call, left in several ways.
func primes(n int) (found []int) {
candidates:
	for i := 2; ; i++ {
		for j := 2; j*j <= i; j++ {
			for k := j; ; k++ {
				if j*k == i {
					continue candidates
				}
				if j*k > i {
					break
				}
			}
		}
		if i >= n {
			return found
		}
		found = append(found, i)
	}
}

func collatz(n uint32) (steps int) {
again:
	switch {
	case n == 1:
		return steps
	case n%2 == 0:
		n /= 2
	default:
		n = 3*n + 1
	}
	steps++
	goto again
}

func grid(w, h int) (sum uint64) {
	cells := make([]uint64, w*h)
	for y := range h {
		for x := range w {
			c := &cells[y*w+x]
			*c = uint64(x*y) + 1
			if x > 0 && y > 0 {
				*c ^= cells[(y-1)*w+x-1]<<3 | cells[y*w+x-1]>>5
			}
			sum += *c
		}
	}
	return sum
}

func pipeline(n int) (sum int) {
	numbers, squares, done := make(chan int), make(chan int, 2), make(chan bool)
	go func() {
		for i := range n {
			if i%3 == 0 {
				runtime.Gosched()
			}
			numbers <- i
		}
		close(numbers)
	}()
	for range 3 {
		go func() {
			defer func() { done <- true }()
			for i := range numbers {
				squares <- i * i
			}
		}()
	}
	for left := 3; left > 0; {
		select {
		case s := <-squares:
			sum += s
		case <-done:
			left--
		}
	}
	for len(squares) > 0 {
		sum += <-squares
	}
	return sum
}

func words(text string) string {
	counts := map[string]int{}
	for word := range strings.FieldsSeq(text) {
		counts[strings.ToLower(word)]++
	}
	var list []string
	for word, count := range counts {
		list = append(list, fmt.Sprintf("%s=%d", word, count))
	}
	slices.Sort(list)
	return strings.Join(list, " ")
}

func roots(xs ...float64) (sum float64) {
	for _, x := range xs {
		if math.IsNaN(math.Sqrt(x)) {
			continue
		}
		sum += math.Sqrt(x) + float64(int32(x)) + float64(uint8(int(x)))
	}
	return sum
}

func crash() { panic("at last") }

func main() {
	fmt.Println(len(deep(1000)))
	for _, p := range panics() {
		fmt.Println(p)
	}
	fmt.Println(primes(60), collatz(27), grid(57, 43), pipeline(200))
	fmt.Println(words("The quick fox the lazy dog THE end"), roots(2, -1, 300.5, math.Inf(-1)))
	crash()
}
