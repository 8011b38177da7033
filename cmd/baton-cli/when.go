package main

import (
	"context"
	"fmt"
	"time"

	"baton/model"
	"baton/store"
)

// happening is when something happened, as flags say it.
type happening struct{ time, until, precision string }

// at reads the flags; the zero time is left to the desk, which knows the moment.
func (h happening) at(ctx context.Context, d *store.Desk) (model.When, error) {
	firm, err := d.Firm(ctx)
	if err != nil {
		return model.When{}, err
	}
	return h.when(firm.Location())
}

// when reads the flags; a date without a time is exact to the day.
func (h happening) when(zone *time.Location) (model.When, error) {
	w := model.When{Exact: h.precision}
	if h.precision != "" && !model.IsWord("exact", h.precision) {
		return w, misuse("--precision %q is not known: use %s.", h.precision, listed(model.Words["exact"]))
	}
	if h.time == "" && h.until == "" {
		return w, nil
	}
	if h.until != "" {
		return h.between(w, zone)
	}
	at, day, err := instant(h.time, zone)
	if err != nil {
		return w, misuse("--at %q is not a time: write it like 2026-11-23T14:00:00Z, or 2026-11-23.", h.time)
	}
	w.At = at
	if w.Exact == "" {
		w.Exact = "minute"
		if day {
			w.Exact = "day"
		}
	}
	return w, nil
}

// between reads two moments; a last day counts to its end, as far as it has come.
func (h happening) between(w model.When, zone *time.Location) (model.When, error) {
	at, _, err := instant(h.time, zone)
	if err != nil {
		return w, misuse("--until needs --at, the first day on which it can have been, like 2026-11-20.")
	}
	until, day, err := instant(h.until, zone)
	if err != nil {
		return w, misuse("--until %q is not a time: write it like 2026-11-23T14:00:00Z, or 2026-11-23.", h.until)
	}
	if day {
		until = until.AddDate(0, 0, 1).Add(-time.Millisecond)
	}
	if w.Exact == "" {
		w.Exact = "between"
	}
	w.At, w.Until = at, until
	return w, nil
}

// instant reads a time; without an offset it is in the firm's zone.
func instant(text string, zone *time.Location) (t time.Time, day bool, err error) {
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04"} {
		if t, err = time.ParseInLocation(layout, text, zone); err == nil {
			return t, false, nil
		}
	}
	t, err = time.ParseInLocation(time.DateOnly, text, zone)
	return t, true, err
}

func (r *fieldReader) instant(g given) (time.Time, error) {
	t, _, err := instant(g.text, r.zone)
	if err != nil {
		return t, model.Refuse(g.name, fmt.Sprintf("%q is not a time: write it like 2026-11-23T14:00:00Z, or 2026-11-23.", g.text))
	}
	return t, nil
}
