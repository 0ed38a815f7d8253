//go:build js && wasm

package main

import (
	"reflect"
	"strings"
	"syscall/js"
)

// toJS returns v as a JavaScript value: a struct becomes an object with the
// names of its json tags, in their order, a slice an array, even when nil.
//
// It stands in for encoding/json, which would add 60 kB to the download and
// have every string escaped, copied and parsed again.
func toJS(v any) js.Value {
	return convert(reflect.ValueOf(v))
}

// Asked for once: each question takes a string across.
var objects, arrays = js.Global().Get("Object"), js.Global().Get("Array")

func convert(v reflect.Value) js.Value {
	switch v.Kind() {
	case reflect.Pointer:
		return convert(v.Elem())
	case reflect.Struct:
		object := objects.New()
		for i := range v.NumField() {
			name, option, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
			if option == "omitempty" && v.Field(i).IsZero() {
				continue
			}
			object.Set(name, convert(v.Field(i)))
		}
		return object
	case reflect.Slice:
		array := arrays.New(v.Len())
		for i := range v.Len() {
			array.SetIndex(i, convert(v.Index(i)))
		}
		return array
	default:
		return js.ValueOf(v.Interface())
	}
}
