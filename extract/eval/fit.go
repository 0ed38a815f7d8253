package main

import (
	"math"
	"slices"
)

// choice is a page as the model of a field sees it: of its candidates, each
// the signs it has, people took one.
type choice struct {
	options [][]int
	right   []bool // which of the options are what they took
	none    bool   // they may have taken nothing
	has     bool   // it is known that there is something to take
	known   bool   // what they took is known, and among the options
	fold    int
}

// Steps and step size of the descent, enough for weights to settle to two
// decimals.
const (
	fitSteps = 600
	fitRate  = 0.05
)

// fit returns the weights of a conditional logit model of the choices: the
// odds of two options differ by the weights of their signs, and nothing has
// the weight 0. The penalty is on the sum of the squares.
func fit(choices []choice, signs int, penalty float64) []float64 {
	w := make([]float64, signs)
	mean, square := make([]float64, signs), make([]float64, signs)
	for step := 1; step <= fitSteps; step++ {
		gradient := make([]float64, signs)
		for i := range w {
			gradient[i] = 2 * penalty * w[i]
		}
		for _, c := range choices {
			if c.known {
				c.descend(w, gradient)
			}
		}
		for i, g := range gradient { // Adam
			mean[i] += 0.1 * (g - mean[i])
			square[i] += 0.01 * (g*g - square[i])
			m, s := mean[i]/(1-math.Pow(0.9, float64(step))), square[i]/(1-math.Pow(0.99, float64(step)))
			w[i] -= fitRate * m / (math.Sqrt(s) + 1e-9)
		}
	}
	return w
}

// descend adds what the choice says to the gradient of the loss.
func (c choice) descend(w, gradient []float64) {
	odds, all := make([]float64, len(c.options)), 0.0
	if c.none {
		all = 1
	}
	for i, option := range c.options {
		odds[i] = math.Exp(worth(w, option))
		all += odds[i]
	}
	right := slices.Index(c.right, true)
	for i, option := range c.options {
		g := odds[i] / all
		if i == right {
			g--
		}
		for _, s := range option {
			gradient[s] += g
		}
	}
}

// worth adds up the weights of the signs of an option.
func worth(w []float64, option []int) (sum float64) {
	for _, s := range option {
		sum += w[s]
	}
	return sum
}

// takes tells whether the model takes one of the options, and a right one.
func (c choice) takes(w []float64) (some, right bool) {
	best, most := -1, math.Inf(-1)
	if c.none {
		most = 0
	}
	for i, option := range c.options {
		if sum := worth(w, option); sum > most {
			best, most = i, sum
		}
	}
	return best >= 0, best >= 0 && c.right[best]
}

// withoutFold returns the choices of all other folds.
func withoutFold(choices []choice, fold int) []choice {
	return slices.DeleteFunc(slices.Clone(choices), func(c choice) bool { return c.fold == fold })
}
