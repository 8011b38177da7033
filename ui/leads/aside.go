package leads

import (
	"time"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/shell"
)

// asideForm asks what leaving the journey needs: when to wake it, or why.
type asideForm struct {
	p      *Page
	to     model.Stage
	form   *kit.Form
	reason *kit.Select
	words  *kit.Field
	who    *kit.Field
	wake   *kit.DateField
	note   *kit.Field
}

func (p *Page) askAside(ids []model.ID, to model.Stage) {
	a := &asideForm{p: p, to: to, form: kit.NewForm(), words: kit.NewField("Why it is not ours"), who: kit.NewField("Whom they chose"),
		wake: kit.NewDate("Wake it up on", p.today), note: kit.NewNotes("Note (if it helps later)", 2)}
	a.wake.SetDay(p.today().AddDate(0, 3, 0))
	var reasons []kit.Option
	for _, w := range model.Words["lost"] {
		reasons = append(reasons, kit.Option{Value: w, Label: model.Title(w)})
	}
	a.reason = kit.NewSelect(reasons, "", a.shape)
	d := &kit.Dialog{Title: "Move to " + to.Name, Quiet: p.about(ids), Content: a.form, Verb: "Move", Width: 440,
		Confirm: func() bool { return a.move(ids) }, Closed: func() { kit.Focus(p.table) }}
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
	a.form.Field("note", a.note)
	a.shape("")
	p.shell.Dialog(d)
}

// shape shows the questions that matter for what is chosen.
func (a *asideForm) shape(string) {
	a.who.Hidden = a.reason.Value != "chose-another"
	a.wake.Hidden = a.to.Kind != "nurture" && a.reason.Value != "timing"
	a.form.Refresh()
}

func (a *asideForm) request() model.MoveRequest {
	r := model.MoveRequest{To: a.to.ID, Note: a.note.Text(), Reason: a.reason.Value, Who: a.who.Text()}
	if a.to.Kind == "not-ours" {
		r.Reason = a.words.Text()
	}
	if day := a.wake.Day(); !a.wake.Hidden && !day.IsZero() {
		r.Wake = day.Format(time.DateOnly)
	}
	return r
}

func (a *asideForm) move(ids []model.ID) bool {
	ask := a.request()
	return a.p.shell.DoForm(a.form, shell.Action{Label: "Move to " + a.to.Name, Run: func() error {
		return a.p.each("Moved to "+a.to.Name, ids, func(id model.ID) error {
			one := ask
			one.Lead = id
			return a.p.send(one)
		})
	}})
}
