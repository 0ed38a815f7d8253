//go:build js && wasm && selectors

package main

import (
	"fmt"

	"github.com/andybalholm/cascadia"

	"lectern/extract"
)

// selector reads a CSS selector list; an empty one is nil.
func selector(list string) (extract.Matcher, error) {
	if list == "" {
		return nil, nil
	}
	group, err := cascadia.ParseGroup(list)
	if err != nil {
		return nil, fmt.Errorf("%q is not a CSS selector list: %w", list, err)
	}
	return group, nil
}
