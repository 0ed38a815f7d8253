package main

import "slices"

// sectioned is a function in the form that Go compiles to: sections in a row,
// one for each basic block, and a table that goes to the section of the place
// that local 0 has, for there a goroutine that was put aside goes on. Jumps
// set local 0 and take the same way:
//
//	block                     ; left when the goroutine is put aside
//	  loop                    ; where jumps go
//	    block … block         ; one for each section
//	      local.get 0
//	      br_table …
//	    end                   ; section 0
//	      …
//	      i32.const 7, local.set 0, br  ; a jump
//	    end                   ; section 1
//	      …
//	  end
//	end
//
// https://go.dev/src/cmd/internal/obj/wasm/wasmobj.go
type sectioned struct {
	*function
	before   []instr
	aside    int   // label of the block that is left when the goroutine is put aside; 0 for none
	entry    int   // label of the loop; 0 for none
	places   []int // of each place, its section
	sections [][]instr
	resumed  []bool // of each section, whether the goroutine may go on at its start
	after    []instr
}

// A jump, and one under a condition, to the section arg; label is the place.
const (
	opJump   = 0xf0
	opJumpIf = 0xf1
)

// isJump tells whether the instruction is a jump.
func (in instr) isJump() bool { return in.op == opJump || in.op == opJumpIf }

// loadsStackPointer tells whether code ends by copying the stack pointer from
// the global to the local.
func loadsStackPointer(code []instr) bool {
	n := len(code)
	return tailIs(code, opGlobalGet, opLocalSet) && code[n-2].arg == 0 && code[n-1].arg == stackPointer
}

// sectionsOf takes f apart. It returns nil for the few functions, written by
// hand, that have another form.
func sectionsOf(f *function) *sectioned {
	table := slices.IndexFunc(f.code, func(in instr) bool { return in.op == opBrTable })
	if table < 3 || !f.code[table-1].is(opLocalGet, 0) || !loadsStackPointer(f.code[:2]) {
		return nil
	}
	s := &sectioned{function: f}
	// The innermost block ends where section 0 begins.
	first, number := table-1, map[int]int{}
	for outermost := slices.Min(f.code[table].table); first > 2 && f.code[first-1].op == opBlock && f.code[first].label != outermost; {
		first--
		number[f.code[first].label] = len(number)
	}
	for _, label := range f.code[table].table {
		n, ok := number[label]
		if !ok {
			return nil
		}
		s.places = append(s.places, n)
	}
	s.before = f.code[:2]
	if first > 2 && f.code[2].op == opBlock {
		s.before, s.aside = f.code[:3], f.code[2].label
	}
	// Whatever else stands before the blocks of the table is of another form.
	begin := len(s.before)
	if f.code[begin].op == opLoop && begin < first {
		s.entry = f.code[begin].label
		begin++
	}
	leavesValue := func(in instr) bool { return in.raw[1] != noType }
	if begin != first || slices.ContainsFunc(f.code[2:table-1], leavesValue) {
		return nil
	}
	// Calls return what they would have this return when they are put aside.
	if s.aside != 0 {
		n := len(f.code)
		if !tailIs(f.code, opEnd, opI32Const, opEnd) || f.code[n-3].label != s.aside || f.code[n-2].arg != 1 {
			return nil
		}
	}
	rest := f.code[table+1:]
	if s.entry != 0 {
		end := slices.IndexFunc(rest, func(in instr) bool { return in.op == opEnd && in.label == s.entry })
		rest, s.after = rest[:end], rest[end+1:]
	}
	start := 0
	for i, in := range rest {
		if _, ok := number[in.label]; in.op == opEnd && ok {
			if number[in.label] > 0 {
				s.sections = append(s.sections, rest[start:i])
			}
			start = i + 1
		}
	}
	s.sections = append(s.sections, rest[start:])
	s.resumed = make([]bool, len(s.sections))
	s.resumed[0] = true
	for n := range s.sections {
		if !s.findJumps(n) {
			return nil
		}
	}
	return s
}

// findJumps finds what leaves the section n, jumps and calls. It reports
// whether all have the form that is known.
func (s *sectioned) findJumps(n int) bool {
	var code []instr
	opened := map[int]bool{}
	depth := 0
	for i, in := range s.sections[n] {
		code = append(code, in)
		switch {
		case in.op == opBlock, in.op == opLoop, in.op == opIf:
			opened[in.label] = true
			depth++
		case in.op == opEnd:
			depth--
			if tailIs(code, opIf, opJump, opEnd) {
				jump := code[len(code)-2]
				jump.op = opJumpIf
				code = append(code[:len(code)-3], jump)
			}
		case in.op == opBr && in.label == s.entry && s.entry != 0:
			if !tailIs(code, opI32Const, opLocalSet, opBr) || code[len(code)-2].arg != 0 {
				return false
			}
			place := int(code[len(code)-3].arg)
			if place < 0 || place >= len(s.places) {
				return false
			}
			code = append(code[:len(code)-3], instr{op: opJump, arg: int64(s.places[place]), label: place})
		case in.op == opBrIf && in.label == s.aside && s.aside != 0:
			called := code[:len(code)-1]
			if !loadsStackPointer(called) || !tailIs(called[:len(called)-2], opCall) && !tailIs(called[:len(called)-2], opCallIndirect) {
				return false
			}
			// Where there is a branch, there is no place to go on at: the
			// call of a panic or of a larger stack does not come back. With
			// that the blocks of such places fall away, 7 kB of Brotli.
			if depth > 0 || i == len(s.sections[n])-1 && s.begins(n+1, opUnreachable) {
				code = append(code[:len(code)-3], instr{op: opReturn})
				continue
			}
			// Before the call, too: the runtime has a panic that was
			// recovered go on at the call of what was deferred.
			s.resumed[n], s.resumed[min(n+1, len(s.resumed)-1)] = true, true
		case in.op == opBr || in.op == opBrIf:
			if !opened[in.label] {
				return false
			}
		case in.op == opBrTable:
			if slices.ContainsFunc(in.table, func(label int) bool { return !opened[label] }) {
				return false
			}
		case in.is(opLocalGet, 0):
			// Jumps no longer set it: only calls use it, for a moment.
			if !tailIs(code, opLocalSet, opI32Const, opLocalGet) || code[len(code)-3].arg != 0 {
				return false
			}
		}
	}
	s.sections[n] = code
	return true
}

// begins tells whether there is a section n and its first instruction is op.
func (s *sectioned) begins(n int, op byte) bool {
	return n < len(s.sections) && len(s.sections[n]) > 0 && s.sections[n][0].op == op
}

// jumps yields from and to which sections there are jumps.
func (s *sectioned) jumps(yield func(from, to int) bool) {
	for from, code := range s.sections {
		for _, in := range code {
			if in.isJump() && !yield(from, int(in.arg)) {
				return
			}
		}
	}
}
