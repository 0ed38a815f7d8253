package extract

// What turns the word F1 that the scores lead to expect into a confidence: a
// logistic regression over the pages of wcxb, each scored by a model that has
// not seen its host. `make eval` prints how many pages of each tenth of the
// confidence do reach the word F1. How long the text is, what share of the
// page and how many links told nothing more.
const (
	confidenceSlope = 1.35
	confidenceShift = -2.46
)

// noContent is the confidence below which a page where no block is more likely
// content than not has no article: in wcxb, of the eleven such pages that show
// any text, eight have none, and of the twenty pages next above, one.
const noContent = 0.025

// confidence returns the chance that a text whose word F1 against the true
// article is expected to be so much reaches 0.9.
func confidence(expected float64) float64 {
	return probability(confidenceSlope*logOdds(max(1e-6, min(1-1e-6, expected))) + confidenceShift)
}
