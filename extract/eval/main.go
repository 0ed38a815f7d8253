// Command eval measures the extractor on an evaluation set: a folder with
// pages/ID.html.gz and truth.jsonl.gz, one JSON object a page.
//
//	go run ./extract/eval predict [--folds DIR] SET_DIR > predictions.jsonl
//	go run ./extract/eval features [--folds DIR] SET_DIR... [-o DIR]
//	go run ./extract/eval score SET_DIR predictions.jsonl [--worst N]
//	go run ./extract/eval ablate [--folds DIR] [--kinds DIR] SET_DIR...
//	go run ./extract/eval trust SET_DIR...
//	go run ./extract/eval limits SET_DIR...
//
// trust prints how often each sign that a candidate for the title, the authors
// or the date has is right: on how many pages it stands, the share of them
// where it is right, the same for the pages where another candidate was
// chosen against it, and on how many pages without a value it stands.
//
// limits prints the largest of the pages by what extract.Limits bounds, and
// fails where it refuses one.
package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
)

// command is one subcommand: it reads its own arguments and writes to out.
type command struct {
	name, usage string
	run         func(args []string, out io.Writer) error
}

var commands = []command{
	{"predict", "predict [--folds DIR] SET_DIR", runPredict},
	{"features", "features [--folds DIR] SET_DIR... [-o DIR]", runFeatures},
	{"score", "score SET_DIR PREDICTIONS.jsonl [--worst N]", runScore},
	{"ablate", "ablate [--folds DIR] [--kinds DIR] SET_DIR...", runAblate},
	{"trust", "trust SET_DIR...", runTrust},
	{"limits", "limits SET_DIR...", runLimits},
}

// errUsage says that the arguments of a subcommand do not fit.
var errUsage = errors.New("wrong arguments")

func main() {
	if len(os.Args) < 2 {
		usage()
	}
	for _, c := range commands {
		if c.name != os.Args[1] {
			continue
		}
		out := bufio.NewWriter(os.Stdout)
		err := c.run(os.Args[2:], out)
		if flushErr := out.Flush(); err == nil {
			err = flushErr
		}
		if errors.Is(err, errUsage) {
			usage()
		}
		if err != nil {
			fmt.Fprintf(os.Stderr, "eval %s: %v\n", c.name, err)
			os.Exit(1)
		}
		return
	}
	usage()
}

func usage() {
	fmt.Fprintln(os.Stderr, "usage:")
	for _, c := range commands {
		fmt.Fprintf(os.Stderr, "  go run ./extract/eval %s\n", c.usage)
	}
	os.Exit(2)
}

// arguments parses args, in which flags may stand anywhere, and returns the
// want others, or one or more where want is negative.
func arguments(flags *flag.FlagSet, args []string, want int) ([]string, error) {
	flags.SetOutput(io.Discard)
	var rest []string
	for {
		if err := flags.Parse(args); err != nil {
			return nil, fmt.Errorf("%w: %w", errUsage, err)
		}
		if flags.NArg() == 0 {
			break
		}
		rest = append(rest, flags.Arg(0))
		args = flags.Args()[1:]
	}
	if want >= 0 && len(rest) != want || len(rest) == 0 {
		return nil, errUsage
	}
	return rest, nil
}
