package main

import "slices"

const stackPointer = 1 // the local that has it; the global is 0

// tidy takes out instructions that do nothing, 3 kB of Brotli, and the way
// round by which Go computes addresses on the stack, 7 kB. Rules for conditions
// that are turned twice, conversions there and back, comparisons and the ends
// of functions were tried, and saved nothing: Brotli and browsers see to them.
func (f *function) tidy() {
	var code []instr
	for _, in := range f.code {
		if in.op == opNop {
			continue
		}
		code = append(code, in)
		if n := len(code); tailIs(code, opI64ExtendU, opI64Const, opI64Add, opI32WrapI64) {
			offset := instr{op: opI32Const, arg: int64(int32(code[n-3].arg))}
			code = append(code[:n-4], offset, instr{op: opI32Add})
		}
	}
	f.code = code
	f.foldAddresses()
}

// foldAddresses moves what is added to the stack pointer into the load or
// store that it is the address of. The sum cannot overflow.
func (f *function) foldAddresses() {
	folded := make([]bool, len(f.code))
	for i := 2; i < len(f.code); i++ {
		sum := f.code[i-2 : i+1]
		if !sum[0].is(opLocalGet, stackPointer) || sum[1].op != opI32Const || sum[1].arg < 0 || sum[2].op != opI32Add {
			continue
		}
		if use := f.addressed(i + 1); use != nil {
			*use = instr{op: use.op, align: use.align, arg: use.arg + sum[1].arg}
			folded[i-1], folded[i] = true, true
		}
	}
	i := -1
	f.code = slices.DeleteFunc(f.code, func(instr) bool { i++; return folded[i] })
}

// addressed returns the load or store whose address is on top of the operands
// before the instruction i, or nil.
func (f *function) addressed(i int) *instr {
	above := 0 // operands above the address
	for ; i < len(f.code); i++ {
		in := &f.code[i]
		pops, pushes, ok := in.effect()
		switch {
		case !ok:
			return nil
		case pops <= above:
			above += pushes - pops
		case in.isLoad() && above == 0, in.isStore() && above == 1:
			return in
		default:
			return nil
		}
	}
	return nil
}

func (in *instr) isLoad() bool  { return in.op >= opLoad && in.op < opStore }
func (in *instr) isStore() bool { return in.op >= opStore && in.op < opMemorySize }

// effect returns how many operands an instruction takes and leaves, if all it
// does is to compute.
func (in *instr) effect() (pops, pushes int, ok bool) {
	switch op := in.op; {
	case op >= opI32Const && op <= opF64Const, op == opLocalGet, op == opGlobalGet:
		return 0, 1, true
	case op == opLocalTee, in.isLoad(), op == opPrefix && in.arg < opMemoryInit:
		return 1, 1, true
	case op == opLocalSet, op == opGlobalSet:
		return 1, 0, true
	case op == opSelect:
		return 3, 1, true
	case in.isStore():
		return 2, 0, true
	case op < opI32Eqz || op > opLast:
		return 0, 0, false
	}
	for _, unary := range unaryOps {
		if in.op >= unary[0] && in.op <= unary[1] {
			return 1, 1, true
		}
	}
	return 2, 1, true
}

// unaryOps are the first and the last of each run of numeric instructions
// that take one operand. The others take two.
var unaryOps = [][2]byte{
	{opI32Eqz, opI32Eqz}, {opI64Eqz, opI64Eqz},
	{0x67, 0x69}, {0x79, 0x7b}, // the bits counted
	{0x8b, 0x91}, {0x99, 0x9f}, // absolute values, roots
	{opI32WrapI64, opLast}, // conversions
}
