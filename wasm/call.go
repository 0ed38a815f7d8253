//go:build js && wasm

package main

import (
	"errors"
	"fmt"
	"syscall/js"
	"time"

	"lectern/extract"
)

// codes gives the errors of the core the names that JavaScript knows them by.
var codes = []struct {
	err  error
	code string
}{
	{extract.ErrNoContent, "no-content"},
	{extract.ErrNotText, "bad-input"},
	{extract.ErrTooLarge, "too-large"},
	{extract.ErrTooDeep, "too-deep"},
	{extract.ErrBudget, "budget"},
}

// extractPage is lectern.extract.
func extractPage(_ js.Value, args []js.Value) (answer any) {
	defer collect()
	defer func() {
		if r := recover(); r != nil {
			answer = failure("internal", fmt.Sprint(r))
		}
	}()
	if len(args) != 2 || !args[0].InstanceOf(js.Global().Get("Uint8Array")) || args[1].Type() != js.TypeObject {
		return failure("bad-input", "extract takes a Uint8Array and an object")
	}
	src := make([]byte, args[0].Length())
	js.CopyBytesToGo(src, args[0])
	opts, expired, err := readOptions(args[1])
	if err != nil {
		return failure("bad-input", err.Error())
	}

	article, err := extract.Extract(src, opts)
	if err == nil {
		return map[string]any{"article": toJS(article)}
	}
	code := "internal"
	for _, c := range codes {
		if errors.Is(err, c.err) {
			code = c.code
		}
	}
	if code == "budget" && expired() {
		code = "timeout"
	}
	result := failure(code, err.Error())
	if article != nil {
		result["article"] = toJS(article)
	}
	return result
}

// fault is what an answer has as its error.
type fault struct {
	Code    string `json:"code"`
	Message string `json:"message"`
}

func failure(code, message string) map[string]any {
	return map[string]any{"error": toJS(fault{code, message})}
}

// readOptions turns the options object into the core's options. It also
// returns what tells whether the time given by timeout is over. It fails where
// a selector can't be read.
func readOptions(o js.Value) (opts extract.Options, expired func() bool, err error) {
	expired = func() bool { return false }
	if timeout := number(o, "timeout"); timeout > 0 {
		end := time.Now().Add(time.Duration(timeout * float64(time.Millisecond)))
		expired = func() bool { return time.Now().After(end) }
	}
	opts = extract.Options{
		URL:         text(o, "url"),
		ContentType: text(o, "contentType"),
		Trace:       o.Get("trace").Truthy(),
		Bias:        number(o, "bias"),
		Whole:       o.Get("whole").Truthy(),
		Limits:      extract.Limits{Expired: expired},
	}
	if !o.Get("decoded").Truthy() {
		opts.Decode = decode
	}
	if opts.Keep, err = selector(text(o, "keep")); err != nil {
		return opts, expired, fmt.Errorf("the option keep: %w", err)
	}
	if opts.Drop, err = selector(text(o, "drop")); err != nil {
		return opts, expired, fmt.Errorf("the option drop: %w", err)
	}
	if f := o.Get("mathML"); f.Type() == js.TypeFunction {
		opts.MathML = func(tex string, block bool) string {
			if v := f.Invoke(tex, block); v.Type() == js.TypeString {
				return v.String()
			}
			return ""
		}
	}
	if f := o.Get("guess"); f.Type() == js.TypeFunction {
		opts.Guess = func(src []byte) string { return f.Invoke(toBytes(src)).String() }
	}
	if l := o.Get("limits"); l.Type() == js.TypeObject {
		opts.Limits.Bytes = int(number(l, "bytes"))
		opts.Limits.Nodes = int(number(l, "nodes"))
		opts.Limits.Output = int(number(l, "output"))
		opts.Limits.Heap = int(number(l, "heap"))
	}
	return opts, expired, nil
}

// text returns a property of o that is a string, or "".
func text(o js.Value, name string) string {
	if v := o.Get(name); v.Type() == js.TypeString {
		return v.String()
	}
	return ""
}

// number returns a property of o that is a number, or 0.
func number(o js.Value, name string) float64 {
	if v := o.Get(name); v.Type() == js.TypeNumber {
		return v.Float()
	}
	return 0
}

// decode turns src into UTF-8 with the host's TextDecoder. It fails where the
// host does not know the label.
func decode(label string, src []byte) (out []byte, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%v", r)
		}
	}()
	decoder := js.Global().Get("TextDecoder").New(label)
	return []byte(decoder.Call("decode", toBytes(src)).String()), nil
}

// toBytes returns src as a Uint8Array.
func toBytes(src []byte) js.Value {
	bytes := js.Global().Get("Uint8Array").New(len(src))
	js.CopyBytesToJS(bytes, src)
	return bytes
}
