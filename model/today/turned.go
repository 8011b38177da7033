package today

import (
	"fmt"
	"time"

	"baton/model"
)

// Turned are the lines that have become at risk, or late, since before: what
// is worth a word while one does something else.
func Turned(before, after []Item) []Item {
	known := map[[5]model.ID]bool{}
	for _, it := range before {
		if pressed(it) {
			known[it.key()] = true
		}
	}
	var out []Item
	for _, it := range after {
		if pressed(it) && !it.Promise.IsZero() && !known[it.key()] {
			out = append(out, it)
		}
	}
	return out
}

func pressed(it Item) bool { return it.Why == AtRisk || it.Why == Late }

// Tell is the one message about lines that have turned: the first one, and
// how many more.
func Tell(turned []Item, now time.Time, loc *time.Location) (title, words string) {
	if len(turned) == 0 {
		return "", ""
	}
	it := turned[0]
	what := map[string]string{DoAnswer: "the answer", DoTouch: "a touch", DoMove: "the next stage"}[it.Do]
	if what == "" {
		what = "something"
	}
	switch {
	case it.Why == Late:
		words = it.Name + ": " + what + " was due at " + it.When(now, loc)
	default:
		words = it.Name + ": " + what + " is due at " + it.When(now, loc)
	}
	if more := len(turned) - 1; more > 0 {
		words += fmt.Sprintf(" (+%d more)", more)
	}
	return "Baton", words
}

// Turns is the next moment at which a line of the day changes by itself; zero
// when none will.
func (d Day) Turns(now time.Time) time.Time {
	var next time.Time
	for _, all := range [][]Item{d.Items, d.Ahead} {
		for _, it := range all {
			if it.Turns.After(now) && (next.IsZero() || it.Turns.Before(next)) {
				next = it.Turns
			}
		}
	}
	return next
}

// Next is what comes next, once everything on the list is done.
func (d Day) Next(now time.Time) (Item, bool) {
	for _, it := range d.Ahead {
		if it.Turns.After(now) {
			return it, true
		}
	}
	return Item{}, false
}
