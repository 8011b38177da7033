package journey

import (
	"fmt"
	"strings"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// Primary implements shell.Primer.
func (p *Page) Primary() *shell.Action {
	return &shell.Action{Label: "New stage", Icon: theme.Glyph("plus"), Key: "Ctrl+N", Run: func() error {
		p.begin()
		return nil
	}}
}

// begin opens the panel for a stage that does not exist yet: its name makes it.
func (p *Page) begin() {
	form := kit.NewForm()
	after := p.here().String()
	form.Labelled("Stands after", kit.NewSelect(p.facts.befores(), after, func(v string) { after = v }))
	name := form.Field("name", kit.NewField("Name").Placeholder("Pilot"))
	name.Hint("Enter adds it; what it is for you say on the page.")
	made := false
	name.OnCommit = func(text string) {
		text = strings.TrimSpace(text)
		at, err := model.ParseID(after)
		if text == "" || made || err != nil {
			return
		}
		if made = p.add(text, at); made {
			p.shell.HideDetail()
		}
	}
	p.shell.ShowDetail(p.shell.Panel(nil, "New stage", "The same team carries it as the one before", form), nil)
	name.Focus()
}

// here is the stage that a new one stands after, unless one says otherwise.
func (p *Page) here() model.ID {
	if g, ok := p.facts.gate(p.at); ok {
		if i := p.facts.at(g.into.ID); i > 0 {
			return p.facts.track[i-1].ID
		}
	}
	if s, ok := p.facts.stage(p.at); ok && s.Kind == "open" {
		return s.ID
	}
	for i := len(p.facts.track) - 1; i >= 0; i-- {
		if s := p.facts.track[i]; s.Kind == "open" {
			return s.ID
		}
	}
	return model.ID{}
}

// befores are the stages another one may stand after.
func (f facts) befores() []kit.Option {
	var out []kit.Option
	for _, s := range f.track {
		if s.Kind == "open" {
			_, hue := f.team(s.Team)
			out = append(out, kit.Option{Value: s.ID.String(), Label: s.Name, Hue: hue})
		}
	}
	return out
}

// add makes a stage and opens it.
func (p *Page) add(name string, after model.ID) bool {
	p.known = map[model.ID]bool{}
	for _, s := range p.facts.law.Stages {
		p.known[s.ID] = true
	}
	if p.edit("Add stage", p.facts.adds(name, after)...) {
		return true
	}
	p.known = nil
	return false
}

// arrive opens the stage that was added, once it is read.
func (p *Page) arrive() {
	for _, s := range p.facts.track {
		if p.known != nil && !p.known[s.ID] {
			p.known, p.at, p.open = nil, s.ID.String(), nil
			return
		}
	}
}

// refocus puts the keyboard on the stage that was moved.
func (p *Page) refocus() {
	if i := p.facts.at(p.toFocus); i >= 0 {
		kit.Focus(p.track.blocks[i])
	}
	p.toFocus = model.ID{}
}

// move moves a stage one place along the track; the keyboard goes with it.
func (p *Page) move(id model.ID, by int) {
	edits := p.facts.moves(id, by)
	if len(edits) == 0 {
		return
	}
	label := "Move stage left"
	if by > 0 {
		label = "Move stage right"
	}
	p.toFocus = id
	p.edit(label, edits...)
}

// remove deletes a stage, or says why it stays.
func (p *Page) remove(id model.ID) {
	if why := p.facts.stays(id); why != "" {
		p.shell.Do(shell.Action{Label: "Delete stage", Run: func() error { return model.Refuse("", why) }})
		return
	}
	p.edit("Delete stage", p.facts.deletes(id)...)
}

// menu is what can be done with a stage.
func (p *Page) menu(id model.ID) []kit.MenuItem {
	items := []kit.MenuItem{{Label: "Open", Sign: theme.Glyph("panel-right"), Run: func() { p.choose(id.String()) }}}
	s, _ := p.facts.law.StageBy(id)
	if s.Kind != "open" {
		return items
	}
	return append(items,
		kit.MenuItem{Label: "Move left", Sign: theme.Glyph("arrow-left"), Disabled: p.facts.moves(id, -1) == nil, Run: func() { p.move(id, -1) }},
		kit.MenuItem{Label: "Move right", Sign: theme.Glyph("arrow-right"), Disabled: p.facts.moves(id, 1) == nil, Run: func() { p.move(id, 1) }},
		kit.MenuItem{Label: "New stage after it", Sign: theme.Glyph("plus"), Run: func() {
			p.choose(id.String())
			p.begin()
		}},
		kit.MenuItem{},
		kit.MenuItem{Label: "Delete stage", Sign: theme.Glyph("trash-2"), Run: func() { p.remove(id) }})
}

// mostStages is how many one keeps in mind.
const mostStages = 9

// crowded says when the track is longer than one keeps in mind.
func (f facts) crowded() string {
	if len(f.track) <= mostStages {
		return ""
	}
	return fmt.Sprintf("%d stages are more than anyone keeps in mind: could two of them be one?", len(f.track))
}
