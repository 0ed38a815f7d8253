package extract

import "testing"

func TestClockAt(t *testing.T) {
	for after, want := range map[string]string{
		"T09:05:10Z":            "T09:05:10Z",
		"T09:05:10.123+02:00":   "T09:05:10+02:00",
		" 09:05:10 -0530":       "T09:05:10-05:30",
		"t09:05+02":             "T09:05:00+02:00",
		", 09:05 GMT (printed)": "T09:05:00Z",
		"T09:05:10-00:00":       "T09:05:10Z",
		"T09:05:10":             "", // without a zone
		"T24:05Z":               "",
		"T09:60Z":               "",
		"T09:05:1Z":             "",
		"T09:05+0260":           "",
		"T09:05Z and more":      "",
		" 9:05 GMT":             "",
		"":                      "",
	} {
		if got := clockAt(after); got != want {
			t.Errorf("clockAt(%q) = %q, want %q", after, got, want)
		}
	}
}

func TestUnixDate(t *testing.T) {
	for seconds, want := range map[int]string{
		0:          "1970-01-01T00:00:00Z",
		951782399:  "2000-02-28T23:59:59Z",
		951782400:  "2000-02-29T00:00:00Z",
		1704067199: "2023-12-31T23:59:59Z",
		4107542400: "2100-03-01T00:00:00Z",
	} {
		if got := unixDate(seconds).String(); got != want {
			t.Errorf("unixDate(%d) = %s, want %s", seconds, got, want)
		}
	}
}
