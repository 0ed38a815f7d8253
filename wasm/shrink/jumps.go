package main

import "slices"

// straighten makes jumps of a function what WebAssembly has for them: one
// ahead leaves the block whose end begins the section, one back repeats a loop
// if no goroutine can be put aside in it. Only what is left goes through the
// table. That takes a fifth off the time of an extraction, and 75 kB off the
// download. A function of another form stays as it is; straighten reports whether
// it was of this one.
func (f *function) straighten() bool {
	s := sectionsOf(f)
	if s == nil {
		return false
	}
	p := s.plan()
	code := slices.Clone(s.before)
	if p.through {
		code = append(code, instr{op: opLoop, label: s.entry})
	}
	code = p.appendBlocks(code, -1)
	if table := p.table(); len(table) > 1 {
		code = append(code, instr{op: opLocalGet}, instr{op: opBrTable, table: table})
	}
	for n, section := range s.sections {
		if p.blocks[n] {
			code = append(code, instr{op: opEnd})
		}
		if p.loopEnd[n] >= 0 {
			code = append(code, instr{op: opLoop, label: p.loopLabel(n)})
			code = p.appendBlocks(code, n)
		}
		for _, in := range section {
			if in.isJump() {
				code = p.appendJump(code, n, in)
			} else {
				code = append(code, in)
			}
		}
		for _, end := range p.loopEnd {
			if end == n {
				code = append(code, instr{op: opEnd})
			}
		}
	}
	if p.through {
		code = append(code, instr{op: opEnd})
	}
	f.code = append(code, s.after...)
	return true
}

// plan is how the sections will be put together.
type plan struct {
	*sectioned
	loopEnd []int  // of a section that begins a loop, the section that ends it; else -1
	inLoop  []int  // of a section within a loop, but not at its beginning, that beginning; else -1
	tabled  []bool // sections that the table goes to
	blocks  []bool // sections before which a block ends
	through bool   // whether jumps go through the table
}

func (s *sectioned) plan() *plan {
	p := &plan{
		sectioned: s,
		loopEnd:   s.loops(),
		inLoop:    slices.Repeat([]int{-1}, len(s.sections)),
		tabled:    slices.Clone(s.resumed),
		blocks:    slices.Clone(s.resumed),
	}
	for head, end := range p.loopEnd {
		for n := head + 1; n <= end; n++ {
			p.inLoop[n] = head
		}
	}
	for from, to := range s.jumps {
		switch {
		case to > from:
			p.blocks[to] = true
		case p.loopEnd[to] < 0:
			p.blocks[to], p.tabled[to], p.through = true, true, true
		}
	}
	return p
}

// loops finds the loops that are entered at their beginnings alone. It
// returns of each section that begins one the section that ends it, else -1.
func (s *sectioned) loops() []int {
	ends := slices.Repeat([]int{-1}, len(s.sections))
	for from, to := range s.jumps {
		if to <= from {
			ends[to] = max(ends[to], from)
		}
	}
	for changed := true; changed; {
		changed = false
		for head, end := range ends {
			for n := head + 1; n <= end; n++ {
				end = max(end, ends[n])
			}
			if end >= 0 && s.enteredWithin(head, end, ends) {
				end = -1
			}
			if end != ends[head] {
				ends[head], changed = end, true
			}
		}
	}
	return ends
}

// enteredWithin tells whether what comes from elsewhere, or from the table,
// can enter the sections from head to end behind head.
func (s *sectioned) enteredWithin(head, end int, loopEnd []int) bool {
	if slices.Contains(s.resumed[head+1:end+1], true) {
		return true
	}
	for from, to := range s.jumps {
		if head < to && to <= end && (from < head || from > end || to <= from && loopEnd[to] < 0) {
			return true
		}
	}
	return false
}

func (p *plan) blockLabel(n int) int { return p.labels + 2*n }
func (p *plan) loopLabel(n int) int  { return p.labels + 2*n + 1 }

// appendBlocks begins the blocks that end before sections of a loop, or before
// those of none.
func (p *plan) appendBlocks(code []instr, loop int) []instr {
	for n := len(p.sections) - 1; n >= 0; n-- {
		if p.blocks[n] && p.inLoop[n] == loop {
			code = append(code, instr{op: opBlock, label: p.blockLabel(n)})
		}
	}
	return code
}

// table returns for each place the label that the table has for it. Where
// nothing goes on, it is the one before, which compresses well.
func (p *plan) table() []int {
	var labels []int
	for _, n := range p.places {
		for !p.tabled[n] {
			n--
		}
		labels = append(labels, p.blockLabel(n))
	}
	// The last one goes for all places that are not in the table.
	for len(labels) > 1 && labels[len(labels)-2] == labels[len(labels)-1] {
		labels = labels[:len(labels)-1]
	}
	return labels
}

// appendJump appends a jump from the section n.
func (p *plan) appendJump(code []instr, n int, jump instr) []instr {
	to, branch := int(jump.arg), instr{op: opBr}
	if jump.op == opJumpIf {
		branch.op = opBrIf
	}
	switch {
	case to > n:
		branch.label = p.blockLabel(to)
		return append(code, branch)
	case p.loopEnd[to] >= 0:
		branch.label = p.loopLabel(to)
		return append(code, branch)
	}
	long := []instr{{op: opI32Const, arg: int64(jump.label)}, {op: opLocalSet}, {op: opBr, label: p.entry}}
	if jump.op == opJumpIf {
		long = slices.Concat([]instr{{op: opIf}}, long, []instr{{op: opEnd}})
	}
	return append(code, long...)
}
