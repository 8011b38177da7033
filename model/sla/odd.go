package sla

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"baton/model"
)

// oddDays are the hours of every day that is unlike its weekday: a holiday has
// none; the open hours of a date say all of it, even on a holiday; a break is
// cut out of what is left.
func oddDays(wrong *model.Problems, c model.Calendar, weekly [7][]span) map[int][]span {
	odd := map[int][]span{}
	for _, text := range c.Holidays {
		if day, ok := dateOf(wrong, "holidays", text); ok {
			odd[day] = nil
		}
	}
	for _, text := range slices.Sorted(maps.Keys(c.Open)) {
		if day, ok := dateOf(wrong, "open", text); ok {
			odd[day] = spansOf(wrong, "open", text, c.Open[text])
		}
	}
	for _, text := range slices.Sorted(maps.Keys(c.Breaks)) {
		day, ok := dateOf(wrong, "breaks", text)
		if !ok {
			continue
		}
		hours, own := odd[day]
		if !own {
			hours = weekly[weekday(day)]
		}
		odd[day] = cut(hours, spansOf(wrong, "breaks", text, c.Breaks[text]))
	}
	return odd
}

func dateOf(wrong *model.Problems, field, text string) (int, bool) {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		wrong.Add(field, fmt.Sprintf("%q is not a date: write it like 2026-12-25.", text))
		return 0, false
	}
	return dayNumber(t), true
}

// cut takes breaks out of hours; both are sorted and overlap nowhere.
func cut(hours, breaks []span) []span {
	var out []span
	for _, h := range hours {
		for _, b := range breaks {
			if b.to <= h.from || b.from >= h.to {
				continue
			}
			if b.from > h.from {
				out = append(out, span{h.from, b.from})
			}
			h.from = b.to
		}
		if h.from < h.to {
			out = append(out, h)
		}
	}
	return out
}

func (c *Calendar) takeOdd(odd map[int][]span) {
	c.odd = slices.Sorted(maps.Keys(odd))
	c.oddly = make([][]span, len(c.odd))
	for i, day := range c.odd {
		c.oddly[i] = odd[day]
	}
}

// Without is the same calendar closed on some more dates ("2026-08-03").
func (c *Calendar) Without(dates []string) *Calendar {
	if len(dates) == 0 {
		return c
	}
	odd := make(map[int][]span, len(c.odd)+len(dates))
	for i, day := range c.odd {
		odd[day] = c.oddly[i]
	}
	for _, text := range dates {
		if t, err := time.Parse(time.DateOnly, text); err == nil {
			odd[dayNumber(t)] = nil
		}
	}
	out := &Calendar{loc: c.loc, weekly: c.weekly, nominal: c.nominal, week: c.week, leaves: new([leafCount]atomicLeaf)}
	out.takeOdd(odd)
	return out
}
