package extract

// Blocks cuts a page into blocks and measures them: what a model is fitted
// to. With a Model in the options, the blocks have the score of its first
// pass, and vectors the features of the second. Of the other options it uses
// those that concern parsing. Sizes are as they are, not as Extract shows them to
// a model. It fails where Extract fails to parse.
func Blocks(src []byte, opts Options) ([]Block, error) {
	opts.Limits = opts.Limits.withDefaults(len(src))
	page, err := parse(src, opts)
	if err != nil {
		return nil, err
	}
	prune(page, nil)
	l := splitBlocks(page)
	l.fitting = true
	m := newMeasurer(page, l)
	measure := m.block
	if opts.Model != nil {
		(&Model{first: opts.Model.first}).score(page, l, 0)
		r := newRefiner(l)
		measure = func(i int, w *vectorWriter) {
			m.block(i, w)
			r.block(i, w)
		}
	}
	for i := range l.blocks {
		v := make(Vector, len(FeatureNames()))
		measure(i, &vectorWriter{vec: v})
		l.blocks[i].Vector = v
	}
	return l.blocks, nil
}
