package align

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"baton/model"
)

// Close is what closing periods one after the other freezes.
func Close(ps []model.Period, m Months, cases []Case) model.Closing {
	var out model.Closing
	cases = slices.Clone(cases)
	for _, p := range ps {
		p.Closed = m.At(p)
		out.Periods = append(out.Periods, p)
		found := map[model.ID]*model.Frozen{}
		for _, f := range Freeze(p, m, cases) {
			out.Findings = append(out.Findings, f)
			found[f.Handoff] = &f
		}
		for i := range cases {
			cases[i].Frozen = cmp.Or(cases[i].Frozen, found[cases[i].Handoff.ID])
		}
	}
	return out
}

// Freeze is what closing a period freezes: the finding of every hand-off that
// was made by its end, by the evidence that was known at the moment of closing.
//
// A hand-off belongs to the month in which it was made, so that the number of
// a month's hand-offs never changes. One that has no finding yet when its month
// is closed stays open, and the first closing that meets its finding freezes
// it: waiting for the slowest deal would keep every month open for half a year.
// The same holds for one outside the definition whose lead still runs: whether
// it is "signed although outside" is what the teams want to learn from it.
func Freeze(p model.Period, m Months, cases []Case) []model.Frozen {
	at, end := m.At(p), m.Ends(p)
	var out []model.Frozen
	for _, c := range cases {
		h := c.Handoff
		if c.Frozen != nil || !h.Happened.Before(end) || h.Recorded.After(at) {
			continue
		}
		known := c.Known(at)
		row := Judge(known, at).Row
		if row.Finding == "" || row.Finding == Outside && known.runs(at) {
			continue
		}
		out = append(out, model.Frozen{Lead: h.Lead, Handoff: h.ID, Finding: row.Finding, Kept: row.Kept, Missing: row.Missing, Period: p.From, Recorded: at})
	}
	return out
}

// runs says that the hand-off was taken and that its lead has no end yet.
func (c Case) runs(at time.Time) bool {
	answer, _ := c.Handoff.Answer()
	became := Became(c.Agreement, c.Handoff, c.Moves, at)
	return !turnedDown(answer) && (became == Advanced || became == Open)
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
	row.Late = f.Kept == "not-met"
	row.LateAnswer = row.LateAnswer && row.Late
	if today.Finding != f.Finding && ruling == "" {
		today.By = c.since(f.Recorded, now, today.Kept != f.Kept)
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

// since lists what may have changed a finding, of what became known after a
// moment: the answers; the touches, if it is the follow-up that looks different;
// else where the lead went last.
func (c Case) since(at, now time.Time, followUp bool) []model.Later {
	var out []model.Later
	add := func(what string, happened, recorded time.Time, by model.ID) {
		if (recorded.After(at) || happened.After(at)) && !happened.Before(c.Handoff.Happened) && !happened.After(now) {
			out = append(out, model.Later{What: what, Happened: happened, Recorded: recorded, By: by})
		}
	}
	for _, d := range c.Handoff.Decisions {
		if d.Answers() {
			add(strings.TrimSuffix(model.Title(d.Act)+": "+model.Title(d.Reason), ": "), d.Happened, d.Recorded, d.By)
		}
	}
	for _, t := range c.Touches {
		if followUp && t.Answers() {
			add(model.Title(t.Kind), t.Happened, t.Recorded, t.By)
		}
	}
	if n := len(c.Moves); n > 0 && !followUp {
		last := c.Moves[n-1]
		if s, ok := c.Agreement.StageBy(last.To); ok {
			add("Moved to "+s.Name, last.Happened, last.Recorded, last.By)
		}
	}
	slices.SortStableFunc(out, func(a, b model.Later) int {
		return cmp.Or(a.Happened.Compare(b.Happened), a.Recorded.Compare(b.Recorded))
	})
	return out
}
