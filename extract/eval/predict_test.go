package main

import "testing"

// A page without an article is predicted to have none, though its text comes
// along for showing.
func TestPredictNothing(t *testing.T) {
	p, err := predict([]byte(`<title>Shop</title><nav><a href="/a">Home</a> <a href="/b">Shop</a> <a href="/c">Contact</a></nav>`), question{}, nil)
	if err != nil || p.Title != "Shop" || p.Text != "" || p.HTML != "" || p.Markdown != "" {
		t.Errorf("menu: %+v, %v", p, err)
	}
	p, err = predict([]byte(`<title>Ferry</title><p>The ferry does not run on Sunday. Bring your own boat, or wait until Monday.</p>`), question{}, nil)
	if err != nil || p.Text == "" {
		t.Errorf("message: %+v, %v", p, err)
	}
}
