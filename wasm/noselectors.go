//go:build js && wasm && !selectors

package main

import (
	"errors"

	"lectern/extract"
)

// selector takes the empty list alone: cascadia would be a tenth of the
// download, and few calls have a selector. For those there is a program that
// is built with the tag "selectors".
func selector(list string) (extract.Matcher, error) {
	if list != "" {
		return nil, errors.New("this program has been built without selectors")
	}
	return nil, nil
}
