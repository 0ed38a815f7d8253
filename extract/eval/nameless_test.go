package main

import "testing"

func TestWithoutNames(t *testing.T) {
	in := `<!DOCTYPE html><body id=a class="b c"><p title="x &amp; y" CLASS=d>1 &lt; 2<br id="e"/><script>if (a<b) "<p class=x>"</script><!-- <p id=f> --><a href='g'>`
	want := `<!DOCTYPE html><body><p title="x &amp; y">1 &lt; 2<br/><script>if (a<b) "<p class=x>"</script><!-- <p id=f> --><a href='g'>`
	if got := string(withoutNames([]byte(in))); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
