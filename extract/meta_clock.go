package extract

import (
	"fmt"
	"strings"
)

// What pages write of times is little, and the calendar is regular, so this
// does without package time, of which parsing alone takes 30 kB.

// clockAt reads a time of day and its zone at the start of what follows a
// date, and returns it in the form of RFC 3339, to the second.
func clockAt(s string) string {
	if len(s) > 0 && (s[0] == 'T' || s[0] == 't') {
		s = s[1:]
	}
	hour, s, ok := twoDigits(strings.TrimLeft(s, " ,"), 24)
	if !ok || !strings.HasPrefix(s, ":") {
		return ""
	}
	if end := strings.IndexAny(s, "<>()[],;|"); end >= 0 {
		s = s[:end]
	}
	minute, s, ok := twoDigits(strings.TrimSpace(s[1:]), 60)
	if !ok {
		return ""
	}
	second := "00"
	if strings.HasPrefix(s, ":") {
		if second, s, ok = twoDigits(s[1:], 60); !ok {
			return ""
		}
		if strings.HasPrefix(s, ".") {
			s = strings.TrimLeft(s[1:], "0123456789")
		}
	}
	zone := zoneOf(strings.TrimLeft(s, " "))
	if zone == "" {
		return ""
	}
	return "T" + hour + ":" + minute + ":" + second + zone
}

// zoneOf returns "Z" or an offset as RFC 3339 has it for one that is written
// so, or without the colon or the minutes, or "" for anything else.
func zoneOf(s string) string {
	switch {
	case s == "Z" || s == "UTC" || s == "GMT":
		return "Z"
	case s == "" || s[0] != '+' && s[0] != '-':
		return ""
	}
	hour, rest, ok := twoDigits(s[1:], 24)
	minute := "00"
	if ok && rest != "" {
		minute, rest, ok = twoDigits(strings.TrimPrefix(rest, ":"), 60)
	}
	switch {
	case !ok || rest != "":
		return ""
	case hour == "00" && minute == "00":
		return "Z"
	}
	return s[:1] + hour + ":" + minute
}

// twoDigits cuts a number of two digits that is below limit off s.
func twoDigits(s string, limit byte) (digits, rest string, ok bool) {
	if len(s) < 2 || s[0] < '0' || s[0] > '9' || s[1] < '0' || s[1] > '9' || (s[0]-'0')*10+s[1]-'0' >= limit {
		return "", "", false
	}
	return s[:2], s[2:], true
}

// daysIn returns the length of a month of the Gregorian calendar.
func daysIn(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// unixDate returns the date and time, in UTC, that is so many seconds after
// the start of 1970.
func unixDate(seconds int) date {
	d := date{year: 1970, month: 1, day: 1 + seconds/86400}
	for n := daysIn(d.year, d.month); d.day > n; n = daysIn(d.year, d.month) {
		d.day -= n
		if d.month++; d.month > 12 {
			d.year, d.month = d.year+1, 1
		}
	}
	d.clock = fmt.Sprintf("T%02d:%02d:%02dZ", seconds/3600%24, seconds/60%60, seconds%60)
	return d
}
