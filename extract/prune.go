package extract

// prune takes out what can never be content.
func prune(page *Page, tr *tracer) {}
