package ask

import (
	"time"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/shell"
)

// leaving asks what leaving the journey needs: when to wake the lead, or why.
type leaving struct {
	m      *Moves
	to     model.Stage
	form   *kit.Form
	reason *kit.Select
	words  *kit.Field
	who    *kit.Field
	wake   *kit.DateField
	note   *kit.Field
}

func (m *Moves) askAside(ids []model.ID, to model.Stage) {
	a := &leaving{m: m, to: to, form: kit.NewForm(), words: kit.NewField("Why it is not ours"), who: kit.NewField("Whom they chose"),
		wake: kit.NewDate("Wake it up on", m.today), note: kit.NewNotes("Note (if it helps later)", 2)}
	a.wake.SetDay(m.today().AddDate(0, 3, 0))
	a.reason = kit.NewSelect(lostReasons(), "", func(string) { a.shape() })
	d := m.dialog("Move to "+to.Name, m.about(ids), 440)
	d.Content, d.Verb = a.form, "Move"
	d.Confirm = func() bool { return a.move(ids) }
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
	a.shape()
	m.Shell.Dialog(d)
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

func (a *leaving) request() model.MoveRequest {
	r := model.MoveRequest{To: a.to.ID, Reason: a.reason.Value, Note: a.note.Text()}
	if a.to.Kind == "not-ours" {
		r.Reason = a.words.Text()
	}
	if !a.who.Hidden {
		r.Who = a.who.Text()
	}
	if day := a.wake.Day(); !a.wake.Hidden && a.to.Kind != "not-ours" && !day.IsZero() {
		r.Wake = day.Format(time.DateOnly)
	}
	return r
}

func (a *leaving) move(ids []model.ID) bool {
	r := a.request()
	return a.m.Shell.DoForm(a.form, shell.Action{Label: "Move to " + a.to.Name, Run: func() error {
		return a.m.moveAll(a.to, ids, func(id model.ID) model.MoveRequest {
			one := r
			one.Lead = id
			return one
		})
	}})
}
