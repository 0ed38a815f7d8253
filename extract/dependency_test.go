package extract

import (
	"os"
	"regexp"
	"strconv"
	"testing"
)

// oldest is the first version of each module that may be used, and why none
// before it may. The figures are those of the Go vulnerability database,
// pkg.go.dev/vuln; go.sum vouches for the versions that go.mod names.
var oldest = map[string]struct {
	version [3]int
	why     string
}{
	"golang.org/x/net": {[3]int{0, 62, 0}, "html: before 0.62 text that is put together from pieces takes time that grows with its square; " +
		"before 0.55 what is parsed can be rendered as another tree, with scripts that run (GO-2026-5025, GO-2026-5027, GO-2026-5029, GO-2026-5030); " +
		"before 0.45 parsing may never end (GO-2026-4440, GO-2026-4441); before 0.38 foreign content ends where it does not (GO-2025-3595)"},
	"golang.org/x/text":        {[3]int{0, 3, 8}, "language: some tags take forever (GO-2022-1059)"},
	"github.com/yuin/goldmark": {[3]int{1, 7, 17}, "links and pictures of its output may run scripts (GO-2026-5320)"},
}

func TestModulesAreNew(t *testing.T) {
	mod, err := os.ReadFile("../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, m := range regexp.MustCompile(`(?m)^\s*(?:require )?(\S+) v(\d+)\.(\d+)\.(\d+)`).FindAllStringSubmatch(string(mod), -1) {
		floor, ok := oldest[m[1]]
		if !ok {
			continue
		}
		found++
		var have [3]int
		for i := range have {
			if have[i], err = strconv.Atoi(m[2+i]); err != nil {
				t.Fatal(err)
			}
		}
		for i := range have {
			if have[i] > floor.version[i] {
				break
			}
			if have[i] < floor.version[i] {
				t.Errorf("%s %v: at least %v is needed: %s", m[1], have, floor.version, floor.why)
				break
			}
		}
	}
	if found != len(oldest) {
		t.Errorf("of %d modules %d are in go.mod", len(oldest), found)
	}
}
