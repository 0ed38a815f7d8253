package main

import "strings"

// knownVersions are the versions of Go whose programs have the layout that is
// gone by here. What the linker and the runtime agree on may change with each,
// and most of it would change unnoticed.
var knownVersions = []string{"go1.26"}

// isKnown tells whether the version is a known one or a release of it.
func isKnown(version string) bool {
	for _, known := range knownVersions {
		if version == known || strings.HasPrefix(version, known+".") {
			return true
		}
	}
	return false
}

// goVersion returns the version of Go that wrote the module, which the linker
// leaves among the producers.
// https://github.com/WebAssembly/tool-conventions/blob/main/ProducersSection.md
func goVersion(sections []section) (string, error) {
	for _, s := range sections {
		r := &reader{b: s.body}
		if s.id != customSection || string(r.bytes()) != "producers" {
			continue
		}
		for range r.uint() {
			field := string(r.bytes())
			for range r.uint() {
				name, version := string(r.bytes()), string(r.bytes())
				if r.bad {
					return "", errModule
				}
				if field == "language" && name == "Go" {
					return version, nil
				}
			}
			if r.bad {
				return "", errModule
			}
		}
	}
	return "", errModule
}
