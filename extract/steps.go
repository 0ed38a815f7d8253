package extract

import "slices"

// Names of the steps outside settle and clean that can be left out.
const (
	stepOthers   = "drop other articles"
	stepPrune    = "prune"
	stepSecond   = "second pass"
	stepContent  = "ask for content"
	stepEchoes   = "drop echoes"
	stepComplete = "complete"
)

// Steps lists what Options.Without may name, in the order in which the steps
// are taken. What is not listed cannot be left out: without it there is no
// article.
func Steps() []string {
	names := []string{stepOthers, stepPrune, stepSecond, stepContent, stepEchoes}
	for _, s := range settling {
		names = append(names, s.name)
	}
	names = append(names, stepComplete)
	for _, s := range cleaning {
		names = append(names, s.name)
	}
	return names
}

func (o *Options) leavesOut(step string) bool { return slices.Contains(o.Without, step) }
