package journey

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/model"
	rules "baton/model/journey"
	"baton/ui/kit"
	"baton/ui/theme"
)

// carry is who carries a stage: its team, the routes on which another one
// does, who stands in for a team that nobody is in, and which leads begin here.
type carry struct {
	page   *Page
	stage  model.ID
	team   *kit.Select
	apart  *fyne.Container
	cover  *fyne.Container
	starts *kit.Button
	root   fyne.CanvasObject
}

func newCarry(p *Page, stage model.ID) *carry {
	c := &carry{page: p, stage: stage, apart: kit.Column(6), cover: kit.Column(6)}
	c.team = kit.NewSelect(nil, "", func(t string) { c.setTeam("team", t) })
	c.starts = kit.NewButton(kit.Ghost, theme.Glyph("log-in"), "", nil).Small()
	c.starts.Tip = "Where the leads of a route begin"
	c.starts.OnTap = func() { kit.DropMenu(c.starts, c.begin()) }
	c.root = kit.Column(6, kit.Labelled("Who carries the lead", c.team), c.cover, c.apart)
	return c
}

func (c *carry) setTeam(field, team string) {
	var value any
	if team != "" {
		value = team
	}
	c.page.setStage(c.stage, model.Fields{field: value})
}

// show puts the facts in.
func (c *carry) show(s model.Stage, f facts) {
	c.team.SetOptions(teams(f, true))
	c.team.SetValue(s.Team.String())
	c.showCover(s, f)
	c.showApart(s, f)
}

// teams are who may carry a lead; nobody may carry what is over.
func teams(f facts, nobody bool) []kit.Option {
	var out []kit.Option
	if nobody {
		out = append(out, kit.Option{Value: model.ID{}.String(), Label: "Nobody"})
	}
	for _, t := range f.law.Teams {
		if !t.Hidden {
			out = append(out, kit.Option{Value: t.ID.String(), Label: t.Name, Hue: hueOf(t)})
		}
	}
	return out
}

// empty says that nobody wears a team's hat.
func (f facts) empty(team model.ID) bool {
	return !slices.ContainsFunc(f.members, func(m model.Member) bool { return !m.Gone && m.Wears(team) })
}

// showCover offers another team where nobody is in the one that carries.
func (c *carry) showCover(s model.Stage, f facts) {
	c.cover.Objects = nil
	for _, id := range carriers(s) {
		t, known := f.law.TeamBy(id)
		if !known || !f.empty(id) && t.CoveredBy.IsZero() {
			continue
		}
		words := "Nobody is in " + t.Name + ". Who covers it?"
		if !t.CoveredBy.IsZero() {
			words = t.Name + " is covered by"
		}
		pick := kit.NewSelect(f.covers(t.ID), t.CoveredBy.String(), func(by string) { c.setCover(t.ID, by) })
		pick.Placeholder = "Nobody yet"
		c.cover.Add(kit.Labelled(words, pick))
	}
	c.cover.Hidden = len(c.cover.Objects) == 0
	c.cover.Refresh()
}

// carriers are the teams of a stage, each once.
func carriers(s model.Stage) []model.ID {
	out := []model.ID{s.Team}
	for _, r := range routesApart(s) {
		if !slices.Contains(out, s.Teams[r]) {
			out = append(out, s.Teams[r])
		}
	}
	return out
}

// covers are the teams that may stand in for one.
func (f facts) covers(team model.ID) []kit.Option {
	out := []kit.Option{{Value: model.ID{}.String(), Label: "Nobody yet"}}
	for _, o := range teams(f, false) {
		if o.Value != team.String() {
			out = append(out, o)
		}
	}
	return out
}

func (c *carry) setCover(team model.ID, by string) {
	var value any
	if id, err := model.ParseID(by); err == nil && !id.IsZero() {
		value = by
	}
	c.page.edit("Cover a team", model.Edit{Noun: "team", ID: team, Fields: model.Fields{"covered-by": value}})
}

// showApart lists the routes on which another team carries the lead.
func (c *carry) showApart(s model.Stage, f facts) {
	c.apart.Objects = nil
	for _, r := range routesApart(s) {
		pick := kit.NewSelect(teams(f, false), s.Teams[r].String(), func(t string) { c.setTeam("team."+r, t) })
		drop := kit.IconButton(theme.Glyph("x"), "The same team as on the others", func() { c.setTeam("team."+r, "") }).Small()
		c.apart.Add(container.NewBorder(nil, nil, kit.Fixed(150, 34, kit.Middle(kit.Quiet("but "+strings.ToLower(model.Title(r))+" leads:"))), drop, pick))
	}
	add := kit.NewButton(kit.Ghost, theme.Glyph("split"), "Another team for one route", nil).Small()
	add.OnTap = func() { kit.DropMenu(add, c.routes(s, f)) }
	buttons := kit.Flow(4, add)
	if s.Kind == "open" {
		c.starts.Label = begins(rules.On(f.law, s.ID).Starts)
		c.starts.Refresh()
		buttons.Add(c.starts)
	}
	c.apart.Add(kit.Inset(0, 0, 0, -9, buttons))
	c.apart.Refresh()
}

// begins says which leads begin in a stage.
func begins(routes []string) string {
	switch len(routes) {
	case 0:
		return "No lead begins here"
	case len(model.Words["route"]):
		return "Every lead begins here"
	}
	names := titles(routes)
	if len(names) > 3 {
		names = append(names[:2:2], fmt.Sprintf("%d more", len(names)-2))
	}
	return sentence(names) + " leads begin here"
}

// routes offers the routes that go with the others so far, each with the
// teams that could carry it.
func (c *carry) routes(s model.Stage, f facts) []kit.MenuItem {
	var items []kit.MenuItem
	for _, r := range model.Words["route"] {
		if _, apart := s.Teams[r]; apart {
			continue
		}
		item := kit.MenuItem{Label: model.Title(r) + " leads"}
		for _, t := range teams(f, false) {
			if t.Value != s.Team.String() {
				item.Items = append(item.Items, kit.MenuItem{Label: t.Label, Run: func() { c.setTeam("team."+r, t.Value) }})
			}
		}
		items = append(items, item)
	}
	return items
}

// begin offers to let the leads of a route begin here.
func (c *carry) begin() []kit.MenuItem {
	var items []kit.MenuItem
	for _, r := range c.page.facts.law.Routes {
		here := r.Start == c.stage
		items = append(items, kit.MenuItem{Label: model.Title(r.Key) + " leads begin here", Chosen: here, Disabled: here, Run: func() {
			c.page.edit("Change where leads begin", model.Edit{Noun: "route", ID: r.ID, Fields: model.Fields{"start": c.stage.String()}})
		}})
	}
	return items
}

// remarks are what is worth a thought about the journey as a whole.
func (f facts) remarks() []string {
	var out []string
	for _, flaw := range rules.Disorder(f.law) {
		out = append(out, flaw.Text)
	}
	var alone []string
	for _, s := range f.track {
		if s.Kind == "open" && s.Team.IsZero() {
			alone = append(alone, s.Name)
		}
	}
	if len(alone) > 0 {
		out = append(out, fmt.Sprintf("Nobody carries the leads in %s: choose a team, so that none is left lying.", sentence(alone)))
	}
	return append(out, f.uncovered()...)
}

// uncovered are the teams that carry a stage, that nobody is in and that
// nobody covers.
func (f facts) uncovered() []string {
	var out []string
	for _, t := range f.law.Teams {
		var carried []string
		for _, s := range f.track {
			if slices.Contains(carriers(s), t.ID) {
				carried = append(carried, s.Name)
			}
		}
		if len(carried) > 0 && t.CoveredBy.IsZero() && f.empty(t.ID) {
			out = append(out, fmt.Sprintf("Nobody is in %s, which carries %s: let another team cover it, or give somebody its hat.", t.Name, sentence(carried)))
		}
	}
	return out
}

// showRemarks puts them under the track.
func (p *Page) showRemarks() {
	p.many.Set(p.facts.crowded())
	p.many.Hidden = p.many.Value == ""
	p.notes.Objects = nil
	for _, r := range p.facts.remarks() {
		p.notes.Add(kit.NewLine(kit.NewIcon(theme.Glyph("lightbulb"), theme.AtRisk.Ink()), nil, kit.Said(r)))
	}
	p.notes.Hidden = len(p.notes.Objects) == 0
	p.notes.Refresh()
}
