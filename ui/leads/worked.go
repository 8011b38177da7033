package leads

import (
	"baton/model"
	"baton/model/journey"
	"baton/ui/kit"
	"baton/ui/theme"
)

// fillWorked says that another team works the lead than the one that carries
// it, and offers the move that would make it right.
func (d *detail) fillWorked() {
	d.worked.Objects = nil
	d.worked.Hide()
	r, law := &d.lead.Row, d.p.law
	from := d.p.stages[r.Stage]
	words := journey.SayWorked(law, from, r.Route, r.Worked)
	if words == "" {
		return
	}
	note := kit.Column(8, kit.Marked(theme.Glyph("users"), theme.AtRisk, kit.NewParagraph(words)))
	if to, ok := journey.Righted(law, from, r.Route, r.Worked); ok {
		label := "Hand it over: move to " + to.Name
		if to.Rank < from.Rank {
			label = "Give it back: move to " + to.Name
		}
		move := kit.NewButton(kit.Outline, theme.Glyph("arrow-right"), label, func() { d.p.ask.Move([]model.ID{d.id}, to) }).Small()
		note.Add(kit.Row(0, move))
	}
	d.worked.Add(framed(note))
	d.worked.Show()
}
