package align

import (
	"baton/model"
	"baton/model/score"
)

// Weigh judges one crossing by the law and by the draft: what is known of the
// company today, what its people had done by then.
func Weigh(law, draft *score.Rules, f *model.Facts, c model.Crossing) model.ImpactRow {
	r := model.ImpactRow{Lead: f.Lead.ID, Handoff: c.Handoff, Gate: c.Gate, At: c.At}
	r.Law, _ = law.Meets(f, c.At, c.Gate)
	var missing []model.Problem
	r.Draft, missing = draft.Meets(f, c.At, c.Gate)
	for _, p := range missing {
		r.Why = append(r.Why, p.Text)
	}
	return r
}

// Weighable says that a crossing can be judged afterwards: one by a hand-off
// made here, or one of the first gate. The boxes before Sales were never
// ticked for what a list brought.
func Weighable(c model.Crossing) bool { return c.Gate == "mql" || !c.Handoff.IsZero() }
