package leads

import (
	"strings"

	"baton/model"
	"baton/model/journey"
	"baton/ui/kit"
)

// crosses says whether moving the lead there hands it to another team that
// the one who works here does not wear the hat of.
func (p *Page) crosses(id model.ID, to model.Stage) bool {
	r := p.rows.of(id)
	if r == nil || to.Kind != "open" || to.Rank <= p.stages[r.Stage].Rank || p.firm.Mode == "solo" {
		return false
	}
	from, into := journey.Carrier(p.law, p.stages[r.Stage], r.Route), journey.Carrier(p.law, to, r.Route)
	if from == into || from.IsZero() {
		return false
	}
	for _, m := range p.members {
		if m.ID == p.store.Actor().Member {
			return !m.Wears(from) || !m.Wears(into)
		}
	}
	return true
}

// askPacket asks the two things that whoever receives a lead wants to know.
func (p *Page) askPacket(id model.ID, to model.Stage) {
	r := p.rows.of(id)
	team := p.teams[journey.Carrier(p.law, to, r.Route)]
	form := kit.NewForm()
	why := form.Field("why-now", kit.NewNotes("Why now?", 2).Placeholder("What happened at theirs, and by when it matters"))
	step := form.Field("next-step", kit.NewField("Next step").Placeholder("What was agreed with them, and when"))
	next := r.NextStep
	if next != "" && r.NextDate != "" {
		next += " (" + r.NextDate + ")"
	}
	step.SetText(next)
	d := &kit.Dialog{Title: "Hand over to " + team.Name, Quiet: p.called(id) + " goes to " + to.Name + ". The packet is frozen as it is now.",
		Content: form, Verb: "Hand over", First: form.First(), Width: 480, Closed: p.back}
	d.Confirm = func() bool {
		d.Hide()
		p.move(model.MoveRequest{Lead: id, To: to.ID, WhyNow: strings.TrimSpace(why.Text()), Step: strings.TrimSpace(step.Text())}, to)
		return false
	}
	p.shell.Dialog(d)
}
