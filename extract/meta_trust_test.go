package extract

import (
	"math/bits"
	"testing"
)

// Every sign has one row in its table, and each row a name of its own.
func TestTrustTables(t *testing.T) {
	for _, table := range []struct {
		rows []trust
		last sign
	}{{titleTrust[:], signHome}, {dateTrust[:], datePageAuthor}} {
		var seen sign
		names := map[string]bool{}
		for _, r := range table.rows {
			if bits.OnesCount64(uint64(r.sign)) != 1 || seen&r.sign != 0 || r.name == "" || names[r.name] {
				t.Errorf("%q: sign %b is not one, is there twice or has no name of its own", r.name, r.sign)
			}
			seen |= r.sign
			names[r.name] = true
		}
		if want := table.last<<1 - 1; seen != want {
			t.Errorf("signs %b have no row", want&^seen)
		}
	}
	for rank, name := range rankNames {
		if name == "" {
			t.Errorf("rank %d has no name", rank)
		}
	}
}
