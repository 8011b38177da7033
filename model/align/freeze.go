package align

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"baton/model"
)

// Freeze is what closing a period freezes: the finding of every hand-off that
// was made by its end, by the evidence that was known at the moment of closing.
//
// A hand-off belongs to the month in which it was made, so that the number of
// a month's hand-offs never changes. One that has no finding yet when its month
// is closed stays open, and the first closing that meets its finding freezes
// it: waiting for the slowest deal would keep every month open for half a year.
func Freeze(p model.Period, m Months, cases []Case) []model.Frozen {
	at, end := m.At(p), m.Ends(p)
	var out []model.Frozen
	for _, c := range cases {
		h := c.Handoff
		if c.Frozen != nil || !h.Happened.Before(end) || h.Recorded.After(at) {
			continue
		}
		row := Judge(c.Known(at), at).Row
		if row.Finding == "" {
			continue
		}
		out = append(out, model.Frozen{Lead: h.Lead, Handoff: h.ID, Finding: row.Finding, Kept: row.Kept, Missing: row.Missing, Period: p.From, Recorded: at})
	}
	return out
}

// Known is the case as one could have told it at a moment: without what
// happened later, and without what was only written down later.
func (c Case) Known(at time.Time) Case {
	later := func(happened, recorded time.Time) bool { return happened.After(at) || recorded.After(at) }
	h := *c.Handoff
	h.Decisions, c.Moves, c.Touches = slices.Clone(h.Decisions), slices.Clone(c.Moves), slices.Clone(c.Touches)
	h.Decisions = slices.DeleteFunc(h.Decisions, func(d model.Decision) bool { return later(d.Happened, d.Recorded) })
	c.Moves = slices.DeleteFunc(c.Moves, func(m model.Move) bool { return later(m.Happened, m.Recorded) })
	c.Touches = slices.DeleteFunc(c.Touches, func(t model.Touch) bool { return later(t.Happened, t.Recorded) })
	c.Handoff, c.Frozen = &h, nil
	return c
}

// hold puts the frozen finding in the place of today's. Where the two differ
// today's stands beside it; what the arbiter said later stands over both.
func (c Case) hold(row *model.HandoffRow, now time.Time) {
	f := c.Frozen
	if f == nil || f.Recorded.After(now) {
		row.Provisional = row.Finding != ""
		return
	}
	row.Frozen = f
	ruling := rulingAfter(c.Handoff, f.Recorded)
	if ruling == "amended" || ruling == "cannot-tell" {
		return
	}
	today := model.Amended{Finding: row.Finding, Kept: row.Kept, Missing: row.Missing}
	row.Finding, row.Kept, row.Missing = f.Finding, f.Kept, f.Missing
	if today.Finding != f.Finding && ruling == "" {
		today.By = c.since(f.Recorded, now)
		row.Amended = &today
	}
}

func rulingAfter(h *model.Handoff, at time.Time) string {
	ruling := ""
	for _, d := range h.Decisions {
		if d.Act == "ruled" && (d.Recorded.After(at) || d.Happened.After(at)) {
			ruling = d.Ruling
		}
	}
	return ruling
}

// since lists what may have changed a finding: the touches, answers and moves
// that became known after a moment.
func (c Case) since(at, now time.Time) []model.Later {
	var out []model.Later
	add := func(what string, happened, recorded time.Time, by model.ID) {
		if (recorded.After(at) || happened.After(at)) && !happened.Before(c.Handoff.Happened) && !happened.After(now) {
			out = append(out, model.Later{What: what, Happened: happened, Recorded: recorded, By: by})
		}
	}
	for _, t := range c.Touches {
		if t.Answers() {
			add(model.Title(t.Kind), t.Happened, t.Recorded, t.By)
		}
	}
	for _, d := range c.Handoff.Decisions {
		if d.Answers() {
			add(strings.TrimSuffix(model.Title(d.Act)+": "+model.Title(d.Reason), ": "), d.Happened, d.Recorded, d.By)
		}
	}
	for _, m := range c.Moves {
		if s, ok := c.Agreement.StageBy(m.To); ok && m.ID != c.Handoff.Move {
			add("Moved to "+s.Name, m.Happened, m.Recorded, m.By)
		}
	}
	slices.SortStableFunc(out, func(a, b model.Later) int {
		return cmp.Or(a.Happened.Compare(b.Happened), a.Recorded.Compare(b.Recorded))
	})
	return out
}
