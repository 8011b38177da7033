package ask

import (
	"strings"

	"baton/model"
	"baton/model/journey"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// askPacket asks the two things that whoever receives a lead wants to know.
func (m *Moves) askPacket(id model.ID, to model.Stage) {
	r := m.Row(id)
	team, _ := m.Law.TeamBy(journey.Carrier(m.Law, to, r.Route))
	form := kit.NewForm()
	why := form.Field("why-now", kit.NewNotes("Why now?", 2).Placeholder("What happened at theirs, and by when it matters"))
	step := form.Field("next-step", kit.NewField("Next step").Placeholder("What was agreed with them, and when"))
	next := r.NextStep
	if next != "" && r.NextDate != "" {
		next += " (" + r.NextDate + ")"
	}
	step.SetText(next)
	d := m.dialog("Hand over to "+team.Name, m.Called(id)+" goes to "+to.Name+". The packet is frozen as it is now.", 480)
	d.Content, d.Verb, d.First = form, "Hand over", form.First()
	d.Confirm = func() bool {
		d.Hide()
		m.try(model.MoveRequest{Lead: id, To: to.ID, WhyNow: strings.TrimSpace(why.Text()), Step: strings.TrimSpace(step.Text())}, to)
		return false
	}
	m.Shell.Dialog(d)
}

// explain lists every missing item at once, and where it can be filled in; the
// receiving team may let the lead through with a reason.
func (m *Moves) explain(r model.MoveRequest, to model.Stage, refused *model.Invalid) {
	list := kit.Column(8)
	for _, x := range refused.Problems {
		list.Add(kit.Marked(theme.Glyph("circle-dashed"), theme.AtRisk, kit.NewParagraph(x.Text)))
	}
	d := m.dialog(m.Called(r.Lead)+" cannot go to "+to.Name+" yet", "", 520)
	d.Content = list
	list.Add(kit.Inset(4, 0, 0, 0, kit.Row(0, kit.NewButton(kit.Outline, theme.Glyph("panel-right"), "Open the lead", func() {
		d.Hide()
		m.Shell.Go("leads/" + r.Lead.String())
	}))))
	if m.mayWaive(r.Lead, to) {
		why := kit.NewField("Let it through all the same, because").Hint("Only the team that receives the lead may; the reason stays beside the hand-off.")
		list.Add(why)
		d.Verb, d.First = "Let it through", why.Focusable()
		d.Confirm = func() bool { return m.waive(r, to, why) }
	}
	m.Shell.Dialog(d)
}

// waive sends the move again, with the reason of the receiving team.
func (m *Moves) waive(r model.MoveRequest, to model.Stage, why *kit.Field) bool {
	if r.Waive = strings.TrimSpace(why.Text()); r.Waive == "" {
		why.Problem("Say why it may go on.")
		return false
	}
	return m.Shell.Do(shell.Action{Label: "Move to " + to.Name, Run: func() error { return m.Send(r) }})
}
