package extract

// Blocks cuts a page into blocks and measures them, without scoring or
// choosing any: what a model is fitted to. Of the options it uses those that
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
	return l.blocks, nil
}
