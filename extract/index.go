package extract

import "hash/maphash"

// hashIndex numbers 32-bit hashes in the order in which they first come, from
// 0 on; what belongs to each lies in slices beside it. It takes a fraction of
// the time of a map: pages have tens of thousands of words and classes, all of
// which are hashed once anyway.
type hashIndex struct {
	slots  []int32 // number + 1, or 0 for none; a power of two of them, at least twice as many as hashes
	shift  uint    // 64 - log2(len(slots))
	hashes []uint32
}

// minSlots is where the number of slots begins.
const (
	minSlots     = 16
	minSlotShift = 64 - 4
)

// slotFactor makes the slots hard to foresee, as otherwise a page could be made
// whose words all fall into one: a random odd factor (Dietzfelbinger et al.,
// A reliable randomized algorithm for the closest-pair problem, 1997).
var slotFactor = maphash.String(maphash.MakeSeed(), "") | 1

// find returns the number of a hash, or -1 where it has none.
func (x *hashIndex) find(h uint32) int {
	if len(x.slots) == 0 {
		return -1
	}
	return int(x.slots[x.slotOf(h)]) - 1
}

// has tells whether a word's hash has a number.
func (x *hashIndex) has(word string) bool { return x.find(hashWord(word)) >= 0 }

// number returns the number of a hash, which it gives it where it has none.
func (x *hashIndex) number(h uint32) int {
	if 2*len(x.hashes) >= len(x.slots) {
		x.grow()
	}
	slot := &x.slots[x.slotOf(h)]
	if *slot == 0 {
		x.hashes = append(x.hashes, h)
		*slot = int32(len(x.hashes))
	}
	return int(*slot) - 1
}

// slotOf returns the slot that holds the hash, or the free one for it.
func (x *hashIndex) slotOf(h uint32) int {
	at := int(uint64(h) * slotFactor >> x.shift)
	for {
		number := x.slots[at]
		if number == 0 || x.hashes[number-1] == h {
			return at
		}
		at = (at + 1) & (len(x.slots) - 1)
	}
}

func (x *hashIndex) grow() {
	if len(x.slots) == 0 {
		x.slots, x.shift = make([]int32, minSlots), minSlotShift
	} else {
		x.slots, x.shift = make([]int32, 2*len(x.slots)), x.shift-1
	}
	for i, h := range x.hashes {
		x.slots[x.slotOf(h)] = int32(i + 1)
	}
}
