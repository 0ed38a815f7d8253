package main

import (
	"bytes"
	"slices"
	"testing"
)

// compiled is a function as Go compiles it: of three blocks, from the second
// of which a jump goes to the third, and a call in the third.
var compiled = []byte{
	1, 1, i32Type, // a local
	opGlobalGet, 0, opLocalSet, stackPointer,
	opBlock, noType,
	opLoop, noType,
	opBlock, noType, opBlock, noType, opBlock, noType,
	opLocalGet, 0, opBrTable, 2, 0, 1, 2,
	opEnd,
	opEnd,
	opI32Const, 2, opLocalSet, 0, opBr, 1,
	opEnd,
	opI32Const, 0, opCall, 9, opGlobalGet, 0, opLocalSet, stackPointer, opBrIf, 1,
	opI32Const, 0, opReturn,
	opEnd,
	opUnreachable,
	opEnd,
	opI32Const, 1,
	opEnd,
}

func TestFormOfGoIsStraightened(t *testing.T) {
	got := shrinkFunction(compiled)
	if bytes.Equal(got, compiled) || bytes.Contains(got, []byte{opLoop, noType}) {
		t.Errorf("it became % x", got)
	}
}

func TestOtherFormsStay(t *testing.T) {
	for _, test := range []struct {
		name     string
		from, to []byte
	}{
		{"nop before the loop", []byte{opLoop, noType}, []byte{opNop, opLoop, noType}},
		{"loop of a type", []byte{opLoop, noType}, []byte{opLoop, 0}},
		{"blocks that leave values", []byte{opBlock, noType, opBlock, noType, opBlock}, []byte{opBlock, i32Type, opBlock, i32Type, opBlock}},
		{"no stack pointer", []byte{opGlobalGet, 0, opLocalSet, stackPointer, opBlock}, []byte{opGlobalGet, 1, opLocalSet, stackPointer, opBlock}},
		{"no loop", []byte{opLoop, noType}, []byte{opBlock, noType}},
		{"jump to a place that is none", []byte{opI32Const, 2, opLocalSet}, []byte{opI32Const, 3, opLocalSet}},
		{"jump to a place before all", []byte{opI32Const, 2, opLocalSet}, []byte{opI32Const, 0x7f, opLocalSet}},
		{"jump by another local", []byte{opLocalSet, 0, opBr, 1}, []byte{opLocalSet, 1, opBr, 1}},
		{"jump under another condition", []byte{opLocalSet, 0, opBr, 1}, []byte{opLocalGet, 1, opBrIf, 1}},
		{"branch to a block of the table", []byte{opLocalSet, 0, opBr, 1}, []byte{opLocalSet, 0, opBr, 0}},
		{"branch out of the function", []byte{opLocalSet, 0, opBr, 1}, []byte{opLocalSet, 0, opBr, 3}},
		{"branch to nowhere", []byte{opLocalSet, 0, opBr, 1}, []byte{opLocalSet, 0, opBr, 9}},
		{"table to the blocks", []byte{opI32Const, 2, opLocalSet, 0, opBr, 1}, []byte{opI32Const, 2, opBrTable, 1, 0, 1}},
		{"place that is read", []byte{opI32Const, 0, opReturn}, []byte{opLocalGet, 0, opReturn}},
		{"call without the stack pointer", []byte{opGlobalGet, 0, opLocalSet, stackPointer, opBrIf}, []byte{opGlobalGet, 2, opLocalSet, stackPointer, opBrIf}},
		{"call into another local", []byte{opLocalSet, stackPointer, opBrIf}, []byte{opLocalSet, 2, opBrIf}},
		{"no call", []byte{opCall, 9}, nil},
		{"another end", []byte{opI32Const, 1, opEnd}, []byte{opI32Const, 0, opEnd}},
		{"table of unknown length", []byte{opBrTable, 2}, []byte{opBrTable, 0xff, 0xff, 0xff, 0x7f}},
	} {
		if !bytes.Contains(compiled, test.from) {
			t.Errorf("%s: nothing to replace", test.name)
		}
		other := bytes.Replace(compiled, test.from, test.to, 1)
		if got := shrinkFunction(slices.Clone(other)); !bytes.Equal(got, other) {
			t.Errorf("%s: % x became % x", test.name, other, got)
		}
	}
}

func TestSwitchOnParameterStays(t *testing.T) {
	body := []byte{
		0,
		opBlock, noType, opBlock, noType, opBlock, noType,
		opLocalGet, 0, opBrTable, 2, 0, 1, 2,
		opEnd,
		opI32Const, 7, opReturn,
		opEnd,
		opBr, 0,
		opEnd,
		opI32Const, 1,
		opEnd,
	}
	if got := shrinkFunction(body); !bytes.Equal(got, body) {
		t.Errorf("% x became % x", body, got)
	}
	// The same, with the stack pointer.
	body = slices.Concat([]byte{1, 1, i32Type, opGlobalGet, 0, opLocalSet, stackPointer}, body[1:])
	if got := shrinkFunction(body); !bytes.Equal(got, body) {
		t.Errorf("% x became % x", body, got)
	}
}

func TestFunctionsOfOtherTypesStay(t *testing.T) {
	body := appendBytes([]byte{1}, compiled)
	if got, err := shrinkCode(body, []bool{false}); err != nil || !bytes.Equal(got, body) {
		t.Errorf("% x became % x, %v", body, got, err)
	}
	if got, err := shrinkCode(body, []bool{true}); err != nil || bytes.Equal(got, body) {
		t.Errorf("% x stayed, %v", body, err)
	}
	if _, err := shrinkCode(append(body, 0), []bool{true}); err == nil {
		t.Error("bytes after the functions were taken")
	}
}

func TestLostLabel(t *testing.T) {
	f := &function{locals: []byte{0}, code: []instr{{op: opBr, label: 5}, {op: opEnd}}, labels: 1}
	if b, err := f.bytes(); err == nil {
		t.Errorf("a branch to nowhere became % x", b)
	}
}
