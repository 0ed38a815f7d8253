package extract

// Blocks cuts a page into blocks and measures them: what a model is fitted
// to. With a Model in the options, the blocks have its score, and vectors
// the features of the second pass. Of the other options it uses those that
// concern parsing. It fails where Extract fails to parse.
func Blocks(src []byte, opts Options) ([]Block, error) {
	opts.Limits = opts.Limits.withDefaults(len(src))
	page, err := parse(src, opts)
	if err != nil {
		return nil, err
	}
	prune(page, nil)
	l := splitBlocks(page)
	measure(page, l)
	if opts.Model != nil {
		opts.Model.score(l, opts.Bias)
	}
	return l.blocks, nil
}
