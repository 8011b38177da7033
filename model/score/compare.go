package score

import (
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

func same(d datum, w *want) bool {
	if d.kind == number {
		return w.isNum && d.num == w.num
	}
	if d.text == w.text || (!w.ascii || len(d.text) == len(w.text)) && strings.EqualFold(d.text, w.text) {
		return true
	}
	return w.yesNo != 0 && yesNo(d.text) == w.yesNo
}

// within compares numbers, ends included; a text that is no number is no data.
func (t *test) within(d datum) state {
	n := d.num
	if d.kind == word {
		parsed, err := strconv.ParseFloat(d.text, 64)
		if err != nil || parsed != parsed {
			return unknown
		}
		n = parsed
	}
	return yes((!t.lower || n >= t.low) && (!t.upper || n <= t.high))
}

// newer counts calendar days in the firm's zone; a date to come is new.
func (t *test) newer(d datum, now time.Time, loc *time.Location) state {
	at := time.UnixMilli(int64(d.num))
	if d.kind != moment {
		var err error
		if len(d.text) == len(time.DateOnly) {
			at, err = time.ParseInLocation(time.DateOnly, d.text, loc)
		} else {
			at, err = time.Parse(time.RFC3339, d.text)
		}
		if err != nil {
			return unknown
		}
	}
	return yes(civil(now.In(loc))-civil(at.In(loc)) <= t.days)
}

// civil is the day number of a local date.
func civil(t time.Time) int64 {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix() / 86400
}

// containsFold finds part in s whatever the case of the letters, without
// making a copy.
func containsFold(s, part string) bool {
	for i := range s {
		if prefixFold(s[i:], part) {
			return true
		}
	}
	return false
}

func prefixFold(s, part string) bool {
	for part != "" {
		if s == "" {
			return false
		}
		a, n := utf8.DecodeRuneInString(s)
		b, m := utf8.DecodeRuneInString(part)
		if a != b && unicode.ToLower(a) != unicode.ToLower(b) {
			return false
		}
		s, part = s[n:], part[m:]
	}
	return true
}
