package main

import (
	"errors"
	"fmt"
	"slices"
)

// Instructions of the binary format, as far as they are told apart.
// https://webassembly.github.io/spec/core/binary/instructions.html
const (
	opUnreachable  = 0x00
	opNop          = 0x01
	opBlock        = 0x02
	opLoop         = 0x03
	opIf           = 0x04
	opElse         = 0x05
	opEnd          = 0x0b
	opBr           = 0x0c
	opBrIf         = 0x0d
	opBrTable      = 0x0e
	opReturn       = 0x0f
	opCall         = 0x10
	opCallIndirect = 0x11
	opDrop         = 0x1a
	opSelect       = 0x1b
	opLocalGet     = 0x20
	opLocalSet     = 0x21
	opLocalTee     = 0x22
	opGlobalGet    = 0x23
	opGlobalSet    = 0x24
	opLoad         = 0x28 // the first of the loads
	opStore        = 0x36 // the first of the stores
	opMemorySize   = 0x3f
	opMemoryGrow   = 0x40
	opI32Const     = 0x41
	opI64Const     = 0x42
	opF32Const     = 0x43
	opF64Const     = 0x44
	opI32Eqz       = 0x45
	opI64Eqz       = 0x50
	opI32Add       = 0x6a
	opI64Add       = 0x7c
	opI32WrapI64   = 0xa7
	opI64ExtendU   = 0xad // of an i32
	opLast         = 0xc4 // the last of the numeric ones
	opPrefix       = 0xfc

	opMemoryInit = 8 // after the prefix, behind conversions
	opMemoryCopy = 10
	opMemoryFill = 11
)

// Types of blocks. Those of the numbers that a block may leave are in a row.
const (
	noType  = 0x40
	f64Type = 0x7c
	i32Type = 0x7f
)

// instr is an instruction. Where it differs from what raw has, raw is nil.
type instr struct {
	op    byte
	raw   []byte
	label int   // of what begins or ends here, or where a branch goes
	table []int // the labels of a br_table
	arg   int64 // a number, an index, or the offset of a load or store
	align byte
}

// is tells whether the instruction is op with this number.
func (in instr) is(op byte, arg int64) bool { return in.op == op && in.arg == arg }

// tailIs tells whether the last instructions of code are these.
func tailIs(code []instr, ops ...byte) bool {
	if len(code) < len(ops) {
		return false
	}
	for i, in := range code[len(code)-len(ops):] {
		if in.op != ops[i] {
			return false
		}
	}
	return true
}

// function is the body of a function. Its own label is 0.
type function struct {
	locals []byte
	code   []instr
	labels int // how many there are
}

var errCode = errors.New("code of a kind that Go does not write")

func readFunction(body []byte) (*function, error) {
	r := &reader{b: body}
	for n := r.uint(); n > 0 && !r.bad; n-- {
		r.uint()
		r.byte()
	}
	if r.bad {
		return nil, errCode
	}
	f := &function{locals: body[:r.pos], labels: 1}
	open := []int{0}
	label := func(depth uint64) int {
		if depth >= uint64(len(open)) {
			r.bad = true
			return 0
		}
		return open[len(open)-1-int(depth)]
	}
	for len(open) > 0 && !r.bad {
		start := r.pos
		in := instr{op: r.byte()}
		switch op := in.op; {
		case op == opBlock || op == opLoop || op == opIf:
			// Any other byte begins the index of a type.
			if t := r.byte(); t != noType && (t < f64Type || t > i32Type) {
				return nil, errCode
			}
			in.label = f.labels
			open = append(open, in.label)
			f.labels++
		case op == opEnd:
			in.label = label(0)
			open = open[:len(open)-1]
		case op == opBr || op == opBrIf:
			in.label = label(r.uint())
		case op == opBrTable:
			for left := r.uint() + 1; left > 0 && !r.bad; left-- {
				in.table = append(in.table, label(r.uint()))
			}
		case op == opCall || op >= opLocalGet && op <= opGlobalSet:
			in.arg = int64(r.uint())
		case op == opCallIndirect:
			r.uint()
			r.uint()
		case op >= opLoad && op < opMemorySize:
			in.align = r.byte()
			in.arg = int64(r.uint())
		case op == opMemorySize || op == opMemoryGrow:
			r.byte()
		case op == opI32Const || op == opI64Const:
			in.arg = r.int()
		case op == opF32Const:
			r.pos += 4
		case op == opF64Const:
			r.pos += 8
		case op >= opI32Eqz && op <= opLast:
		case op <= opNop || op == opElse || op == opReturn || op == opDrop || op == opSelect:
		case op == opPrefix:
			in.arg = int64(r.uint())
			switch in.arg {
			case opMemoryCopy:
				r.pos += 2
			case opMemoryFill:
				r.pos++
			}
		default:
			return nil, fmt.Errorf("%w: %#x", errCode, op)
		}
		if r.pos > len(body) {
			r.bad = true
		}
		if !r.bad {
			in.raw = body[start:r.pos]
			f.code = append(f.code, in)
		}
	}
	if r.bad || r.pos != len(body) {
		return nil, errCode
	}
	return f, nil
}

// bytes writes the function, or fails where a branch leaves no block that it
// is in.
func (f *function) bytes() ([]byte, error) {
	b := slices.Clone(f.locals)
	open := []int{0}
	lost := false
	depth := func(label int) int {
		for i, l := range slices.Backward(open) {
			if l == label {
				return len(open) - 1 - i
			}
		}
		lost = true
		return 0
	}
	for _, in := range f.code {
		switch op := in.op; {
		case op == opBlock || op == opLoop || op == opIf:
			if in.raw == nil {
				in.raw = []byte{op, noType}
			}
			b = append(b, in.raw...)
			open = append(open, in.label)
		case op == opEnd:
			b = append(b, op)
			open = open[:len(open)-1]
		case op == opBr || op == opBrIf:
			b = appendUint(append(b, op), depth(in.label))
		case op == opBrTable:
			b = appendUint(append(b, op), len(in.table)-1)
			for _, l := range in.table {
				b = appendUint(b, depth(l))
			}
		case in.raw != nil:
			b = append(b, in.raw...)
		case op >= opLoad && op < opMemorySize:
			b = appendUint(append(b, op, in.align), int(in.arg))
		case op == opI32Const || op == opI64Const:
			b = appendInt(append(b, op), in.arg)
		case op >= opLocalGet && op <= opGlobalSet:
			b = appendUint(append(b, op), int(in.arg))
		default:
			b = append(b, op)
		}
	}
	if lost {
		return nil, errCode
	}
	return b, nil
}
