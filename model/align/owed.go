package align

import (
	"bytes"
	"cmp"
	"slices"

	"baton/model"
	"baton/model/sla"
)

// Owed lists the promises that run at the record's moment and were not kept
// yet: what everybody owes now, the earliest due first. A promise that is no
// clock (a share of hand-offs, a dated next step) is not among them.
func Owed(r Record) []model.Owed {
	var out []model.Owed
	for _, p := range r.Agreement.Promises {
		if p.Off || p.Unit != "business-day" && p.Unit != "business-hour" {
			continue
		}
		mine := r
		mine.Calendar = r.Staff.Calendar(r.Calendar, r.Agreement, p.Owner)
		all := tests(r, p)
		out = slices.Grow(out, len(all))
		for i := range all {
			if all[i].runs() {
				out = append(out, mine.owed(p, &all[i]))
			}
		}
	}
	return inOrder(out, func(a, b *model.Owed) int { return cmp.Or(a.Due.Compare(b.Due), bytes.Compare(a.Lead[:], b.Lead[:])) })
}

// runs says that what was promised is still to be done. What was excused is
// still owed, and stays late.
func (t *Test) runs() bool {
	return t.State != "" && t.Done.IsZero() && t.Kept != "met" && t.Kept != "unknown"
}

// patience is how many open days a lateness waits before the arbiter hears of it.
const patience = 2

func (r Record) owed(p model.Promise, t *Test) model.Owed {
	o := model.Owed{Promise: p.ID, Key: p.Key, Lead: t.Lead, Name: t.Name, Handoff: t.Handoff, Team: p.Owner, To: p.To, Since: t.At, Due: t.Due, State: t.State, LateBy: t.LateBy, Missing: t.Missing}
	if o.State == sla.Late || o.State == sla.Lapsed {
		o.State = sla.Late
		o.Escalated = r.Calendar.DueDays(t.Due, patience).Before(r.Now)
	}
	return o
}
