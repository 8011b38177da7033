package where

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Value is what a row holds in one field; the zero value is null. Num is a
// number, an amount in whole units of its currency, or seconds since 1970.
type Value struct {
	Kind Kind
	Text string // of an amount: as it is written
	Num  float64
	Many []string // a set: tags, events attended
}

// Kind is what a value is.
type Kind uint8

// The kinds of values. None is null.
const (
	None Kind = iota
	Text
	Number
	Amount
	Moment
	Date // a day as text: 2026-11-23
	YesNo
	Set
)

// Words is a text; the empty one is null.
func Words(s string) Value {
	if s == "" {
		return Value{}
	}
	return Value{Kind: Text, Text: s}
}

// Num is a number.
func Num(n float64) Value { return Value{Kind: Number, Num: n} }

// Yes is yes or no.
func Yes(yes bool) Value { return Value{Kind: YesNo, Text: strconv.FormatBool(yes)} }

// Time is a moment; none is null.
func Time(t time.Time) Value {
	if t.IsZero() {
		return Value{}
	}
	return Value{Kind: Moment, Num: float64(t.UnixMilli()) / 1000}
}

// Day is a day as text; none is null.
func Day(s string) Value {
	if s == "" {
		return Value{}
	}
	return Value{Kind: Date, Text: s}
}

// Some is a set of texts; the empty one is null.
func Some(list []string) Value {
	if len(list) == 0 {
		return Value{}
	}
	return Value{Kind: Set, Many: list}
}

// String is the value as one reads it.
func (v Value) String() string {
	switch v.Kind {
	case Number:
		return strconv.FormatFloat(v.Num, 'f', -1, 64)
	case Moment:
		return v.time().Format(time.RFC3339)
	case Set:
		return strings.Join(v.Many, ", ")
	}
	return v.Text
}

func (v Value) time() time.Time { return time.UnixMilli(int64(v.Num * 1000)).UTC() }

// Compare puts numbers, moments and texts in order; null comes first.
func (v Value) Compare(w Value) int {
	switch {
	case v.Kind == None || w.Kind == None:
		return cmp.Compare(min(v.Kind, 1), min(w.Kind, 1))
	case v.counts() && w.counts():
		return cmp.Compare(v.Num, w.Num)
	}
	return cmp.Compare(strings.ToLower(v.String()), strings.ToLower(w.String()))
}

func (v Value) counts() bool { return v.Kind == Number || v.Kind == Amount || v.Kind == Moment }

// days reads a whole number of days.
func days(l Literal) (int, bool) {
	n, err := strconv.Atoi(l.Text)
	return n, err == nil && n >= 0 && n <= 100_000
}

// against makes the test ready to be asked of many values.
func (t *Test) against(now time.Time) func(Value) bool {
	switch t.Op {
	case Contains:
		want := strings.ToLower(t.Values[0].Text)
		return anyOf(t.Values[0].Null, func(s string) bool { return strings.Contains(strings.ToLower(s), want) })
	case In:
		return t.among()
	case Between:
		low, high := wanted(t.Values[0], now), wanted(t.Values[1], now)
		return func(v Value) bool {
			return v.Kind != None && !low.null && !high.null && low.order(v) >= 0 && high.upTo(v) <= 0
		}
	case Older, Newer:
		n, _ := days(t.Values[0])
		edge := now.AddDate(0, 0, -n)
		older := t.Op == Older
		return func(v Value) bool {
			at, ok := v.moment()
			return ok && at.Before(edge) == older
		}
	}
	return t.compared(wanted(t.Values[0], now))
}

// moment is when a value is about, if it is about a time.
func (v Value) moment() (time.Time, bool) {
	switch v.Kind {
	case Moment:
		return v.time(), true
	case Date, Text:
		at, err := time.Parse(time.DateOnly, v.Text)
		return at, err == nil
	}
	return time.Time{}, false
}

// anyOf asks a text, or any member of a set.
func anyOf(never bool, is func(string) bool) func(Value) bool {
	return func(v Value) bool {
		switch {
		case never || v.Kind == None:
			return false
		case v.Kind == Set:
			return slices.ContainsFunc(v.Many, is)
		}
		return is(v.String())
	}
}

func (t *Test) among() func(Value) bool {
	words, null := map[string]bool{}, false
	for _, l := range t.Values {
		null = null || l.Null
		if !l.Null {
			words[strings.ToLower(l.Text)] = true
		}
	}
	is := anyOf(false, func(s string) bool { return words[strings.ToLower(s)] })
	return func(v Value) bool { return v.Kind == None && null || is(v) }
}

// compared is one of the six comparisons.
func (t *Test) compared(want want) func(Value) bool {
	return func(v Value) bool {
		none := v.Kind == None
		if none || want.null {
			same := none == want.null
			return t.Op == Is && same || t.Op == IsNot && !same
		}
		if v.Kind == Set {
			has := slices.ContainsFunc(v.Many, func(s string) bool { return strings.EqualFold(s, want.text) })
			return t.Op == Is && has || t.Op == IsNot && !has
		}
		order := want.order(v)
		switch t.Op {
		case Is:
			return order == 0
		case IsNot:
			return order != 0
		case Less:
			return order < 0
		case AtMost:
			return order <= 0
		case More:
			return order > 0
		}
		return order >= 0
	}
}

// want is a literal made ready: what it is as a number and as a moment.
type want struct {
	text   string
	number float64
	at     time.Time
	null   bool
	isNum  bool
	isTime bool
	isDay  bool // a date without a time of day
}

// today is the word for the day it is.
const today = "today"

func wanted(l Literal, now time.Time) want {
	w := want{text: strings.ToLower(l.Text), null: l.Null}
	if w.text == today {
		w.text = now.Format(time.DateOnly)
	}
	if n, err := strconv.ParseFloat(w.text, 64); err == nil {
		w.number, w.isNum = n, true
	}
	if at, err := time.Parse(time.RFC3339, strings.ToUpper(l.Text)); err == nil {
		w.at, w.isTime = at, true
	}
	if at, err := time.ParseInLocation(time.DateOnly, w.text, now.Location()); err == nil {
		w.at, w.isTime, w.isDay = at, true, true
	}
	return w
}

// order is how a value stands to what is wanted: before, equal, after.
func (w want) order(v Value) int {
	switch {
	case w.isNum && (v.Kind == Number || v.Kind == Amount):
		return cmp.Compare(v.Num, w.number)
	case w.isTime && v.Kind == Moment:
		return v.time().Compare(w.at)
	}
	return cmp.Compare(strings.ToLower(v.String()), w.text)
}

// upTo is order, where a day counts to its end.
func (w want) upTo(v Value) int {
	if w.isDay && v.Kind == Moment && v.time().Before(w.at.AddDate(0, 0, 1)) {
		return min(0, w.order(v))
	}
	return w.order(v)
}
