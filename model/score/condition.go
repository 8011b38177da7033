package score

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"baton/model"
)

// state is the answer of a condition; the zero state is unknown, because no
// data is never counted as no.
type state int8

const (
	unknown state = iota
	met
	notMet
)

func (s state) String() string {
	switch s {
	case met:
		return "met"
	case notMet:
		return "not-met"
	}
	return "unknown"
}

func yes(ok bool) state {
	if ok {
		return met
	}
	return notMet
}

// test is a condition made ready. A test that could not be made ready has no
// source and says unknown.
type test struct {
	from  source
	op    string
	wants []want
	exp   *regexp.Regexp
	low   float64
	high  float64
	lower bool // low is given
	upper bool // high is given
	days  int64
}

// want is one value to compare with: as text, as a number, as yes or no.
type want struct {
	text  string
	num   float64
	isNum bool
	ascii bool // so that only a text of the same length can equal it
	yesNo int8 // 1 yes, -1 no, 0 neither
}

func (r *Rules) compile(a *model.Agreement, c model.Condition, name, at string) test {
	src, ok := sourceOf(a, c.Field)
	if !ok {
		r.problems.Add(at, fmt.Sprintf("%q looks at %q, which is no field: choose one.", name, c.Field))
		return test{}
	}
	if id, isCustom := strings.CutPrefix(c.Field, "x."); isCustom && !defined(a, id) {
		r.problems.Add(at, fmt.Sprintf("%q looks at a field that was deleted: choose another.", name))
	}
	t := test{
		from: src, op: c.Op, days: c.Days,
		low: float64(c.Low), high: float64(c.High), lower: c.HasLow, upper: c.HasHigh,
	}
	if problem := t.prepare(c); problem != "" {
		r.problems.Add(at, fmt.Sprintf("%q %s", name, problem))
		return test{}
	}
	return t
}

func (t *test) prepare(c model.Condition) string {
	switch c.Op {
	case "equals", "contains":
		t.wants = []want{wanted(c.Value)}
		if strings.TrimSpace(c.Value) == "" {
			return "compares with nothing: give it a value."
		}
	case "in":
		for _, v := range strings.Split(c.Value, "|") {
			if strings.TrimSpace(v) != "" {
				t.wants = append(t.wants, wanted(v))
			}
		}
		if len(t.wants) == 0 {
			return "lists no value: give it at least one."
		}
	case "matches":
		exp, err := regexp.Compile("(?i)" + c.Value)
		if err != nil {
			return fmt.Sprintf("has an expression with a mistake (%v): correct it.", err)
		}
		t.exp = exp
	case "range":
		if !c.HasLow && !c.HasHigh || c.HasLow && c.HasHigh && c.Low > c.High {
			return "has a range that nothing can lie in: give a lower end, a higher end, or both."
		}
	case "newer", "empty":
	default:
		return fmt.Sprintf("has no condition that Baton knows (%q): choose one.", c.Op)
	}
	return ""
}

func defined(a *model.Agreement, id string) bool {
	for _, d := range a.Fields {
		if d.ID.String() == id {
			return true
		}
	}
	return false
}

func wanted(s string) want {
	s = strings.TrimSpace(s)
	w := want{text: s, yesNo: yesNo(s), ascii: true}
	for i := range len(s) {
		w.ascii = w.ascii && s[i] < utf8.RuneSelf
	}
	if n, err := strconv.ParseFloat(s, 64); err == nil {
		w.num, w.isNum = n, true
	}
	return w
}

func yesNo(s string) int8 {
	if len(s) > len("not-met") {
		return 0
	}
	for _, y := range [...]string{"yes", "true", "y", "1", "met"} {
		if strings.EqualFold(s, y) {
			return 1
		}
	}
	for _, n := range [...]string{"no", "false", "n", "0", "not-met"} {
		if strings.EqualFold(s, n) {
			return -1
		}
	}
	return 0
}

// look judges the facts, and returns the datum that decided.
func (t *test) look(f *model.Facts, now time.Time, loc *time.Location) (state, datum) {
	switch {
	case t.from.one != nil:
		d := t.from.one(f)
		return t.judge(d, now, loc), d
	case t.from.tags != nil:
		return t.lookTags(t.from.tags(f), now, loc)
	case t.from.many != nil:
		return t.lookMany(f, now, loc)
	}
	return unknown, datum{}
}

func (t *test) lookMany(f *model.Facts, now time.Time, loc *time.Location) (state, datum) {
	best, seen := unknown, datum{}
	for i := 0; ; i++ {
		d, more := t.from.many(f, i)
		if !more {
			break
		}
		if d.kind != none {
			best, seen = t.merge(best, seen, d, now, loc)
		}
	}
	if t.op == "empty" {
		return yes(seen.kind == none), seen
	}
	return best, seen
}

func (t *test) lookTags(more map[string]string, now time.Time, loc *time.Location) (state, datum) {
	best, seen := unknown, datum{}
	for key, v := range more {
		if tag, ok := strings.CutPrefix(key, "tag."); ok && v != "" && yesNo(v) >= 0 {
			best, seen = t.merge(best, seen, textual(tag), now, loc)
		}
	}
	if t.op == "empty" {
		return yes(seen.kind == none), seen
	}
	return best, seen
}

// merge keeps the better of two answers; among equals the text that sorts
// first, so that the evidence does not depend on an order.
func (t *test) merge(best state, seen, d datum, now time.Time, loc *time.Location) (state, datum) {
	s := t.judge(d, now, loc)
	switch {
	case t.op == "contains" && s == met && t.from.tags != nil && !strings.EqualFold(d.text, t.wants[0].text):
		s = notMet // a tag is contained whole or not at all
	case t.op == "empty":
		s = notMet
	}
	if seen.kind == none || s.strength() > best.strength() || s == best && d.text < seen.text {
		return s, d
	}
	return best, seen
}

// strength orders answers about many: one yes is enough, and a no is more
// than nothing.
func (s state) strength() int {
	switch s {
	case met:
		return 2
	case notMet:
		return 1
	}
	return 0
}

func (t *test) judge(d datum, now time.Time, loc *time.Location) state {
	if t.op == "empty" {
		return yes(d.kind == none)
	}
	if d.kind == none {
		return unknown
	}
	switch t.op {
	case "equals", "in":
		for i := range t.wants {
			if same(d, &t.wants[i]) {
				return met
			}
		}
		return notMet
	case "contains":
		return yes(containsFold(d.text, t.wants[0].text))
	case "matches":
		return yes(t.exp.MatchString(d.show(loc)))
	case "range":
		return t.within(d)
	case "newer":
		return t.newer(d, now, loc)
	}
	return unknown
}
