package leads

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"baton/model"
	"baton/ui/kit"
)

// nextStep is what happens next, by when, and who sees to it.
type nextStep struct {
	d     *detail
	step  *kit.Field
	date  *kit.DateField
	owner *kit.Select
	need  *kit.Field
	root  fyne.CanvasObject
}

func newNextStep(d *detail) *nextStep {
	n := &nextStep{d: d, step: kit.NewField("Next step"), date: kit.NewDate("On", d.p.today), need: kit.NewField("Need")}
	n.step.Placeholder("Call Jane about the dates")
	n.need.Placeholder("What they want, in a few words")
	n.step.OnCommit = func(s string) { n.set("next-step", s) }
	n.need.OnCommit = func(s string) { n.set("title", s) }
	n.date.OnCommit = func(day time.Time) {
		if day.IsZero() {
			n.set("next-date", "")
			return
		}
		n.set("next-date", day.Format(time.DateOnly))
	}
	n.owner = kit.NewSelect(nil, "", func(v string) { n.set("owner", idOf(v).String()) })
	n.root = kit.Column(12,
		kit.Shares(10, []float32{3, 2}, n.step, n.date),
		kit.Shares(10, []float32{3, 2}, n.need, kit.Labelled("Owner", n.owner)))
	return n
}

func (n *nextStep) fill() {
	l := &n.d.lead.Lead
	n.step.SetText(l.NextStep)
	n.need.SetText(l.Title)
	day, err := time.ParseInLocation(time.DateOnly, l.NextDate, n.d.p.firm.Location())
	if err != nil {
		day = time.Time{}
	}
	n.date.SetDay(day)
	n.owner.SetOptions(n.d.p.options(ofOwner))
	n.owner.SetValue(keyOf(l.Owner))
}

// set keeps one field; an empty one is taken away.
func (n *nextStep) set(field, value string) {
	f := model.Fields{field: value}
	if value == "" {
		f[field] = nil
	}
	n.d.write("Change the lead", func(ctx context.Context) error { return n.d.p.store.Set(ctx, "lead", n.d.id, f) })
}
