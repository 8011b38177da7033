package board

import (
	"time"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/shell"
)

// leaving asks what setting a lead aside needs: when to wake it, or why.
type leaving struct {
	p      *Page
	to     model.Stage
	form   *kit.Form
	reason *kit.Select
	words  *kit.Field
	who    *kit.Field
	wake   *kit.DateField
}

func (p *Page) askAside(lead model.ID, to model.Stage) {
	today := func() time.Time { return p.store.Now().In(p.firm.Location()) }
	a := &leaving{p: p, to: to, form: kit.NewForm(), words: kit.NewField("Why it is not ours"), who: kit.NewField("Whom they chose"),
		wake: kit.NewDate("Wake it up on", today), reason: kit.NewSelect(lostReasons(), "", nil)}
	a.reason.OnCommit = func(string) { a.shape() }
	a.wake.SetDay(today().AddDate(0, 3, 0))
	d := &kit.Dialog{Title: "Move to " + to.Name, Quiet: p.called(lead), Content: a.form, Verb: "Move", Width: 440,
		Confirm: func() bool { return a.move(lead) }, Closed: func() { kit.Focus(p.board) }}
	switch to.Kind {
	case "lost":
		a.form.Labelled("Why it was lost", a.reason)
		a.form.Field("who", a.who)
		d.First = a.reason
	case "not-ours":
		a.form.Field("reason", a.words)
		d.First = a.words.Focusable()
	default:
		d.First = a.wake.Field().Focusable()
	}
	if to.Kind != "not-ours" {
		a.form.Add(a.wake)
		a.form.Known("wake", a.wake.Field())
	}
	a.shape()
	p.shell.Dialog(d)
}

func lostReasons() []kit.Option {
	var out []kit.Option
	for _, w := range model.Words["lost"] {
		out = append(out, kit.Option{Value: w, Label: model.Title(w)})
	}
	return out
}

// shape shows only the questions that the stage and the reason ask.
func (a *leaving) shape() {
	a.who.Hidden = a.reason.Value != "chose-another"
	a.wake.Hidden = a.to.Kind != "nurture" && a.reason.Value != "timing"
	a.form.Refresh()
}

func (a *leaving) move(lead model.ID) bool {
	ask := model.MoveRequest{Lead: lead, To: a.to.ID, Reason: a.reason.Value, Who: a.who.Text()}
	if a.to.Kind == "not-ours" {
		ask.Reason = a.words.Text()
	}
	if day := a.wake.Day(); !a.wake.Hidden && !day.IsZero() {
		ask.Wake = day.Format(time.DateOnly)
	}
	return a.p.shell.DoForm(a.form, shell.Action{Label: "Move to " + a.to.Name, Run: func() error { return a.p.send(ask) }})
}
