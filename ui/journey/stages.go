package journey

import (
	"context"
	"fmt"
	"strings"

	"baton/model"
	rules "baton/model/journey"
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

// remove deletes a stage that nobody needs; one that leads were in, that a
// route begins at or a gate guards, can be merged into another.
func (p *Page) remove(id model.ID) {
	s, _ := p.facts.law.StageBy(id)
	if why := rules.Stays(p.facts.law, id); why != "" {
		p.refuse("Delete "+s.Name, model.Refuse("", why))
		return
	}
	var use model.StageUse
	if !p.shell.Do(shell.Action{Label: "Look who was in " + s.Name, Run: func() (err error) {
		use, err = p.store.StageUse(context.Background(), id)
		return err
	}}) {
		return
	}
	if use.Ever > 0 || !rules.On(p.facts.law, id).Bare() {
		p.mergePanel(s, use)
		return
	}
	p.shell.Do(shell.Action{Label: "Delete stage", Run: func() error { return p.store.DeleteStage(context.Background(), id) }})
}

// refuse says why something cannot be done.
func (p *Page) refuse(label string, why error) {
	p.shell.Do(shell.Action{Label: label, Run: func() error { return why }})
}

// menu is what can be done with a stage.
func (p *Page) menu(id model.ID) []kit.MenuItem {
	items := []kit.MenuItem{{Label: "Open", Sign: theme.Glyph("panel-right"), Run: func() { p.choose(id.String()) }}}
	s, _ := p.facts.law.StageBy(id)
	if s.Kind != "open" {
		return items
	}
	return append(items,
		kit.MenuItem{Label: "Move left", Sign: theme.Glyph("arrow-left"), Disabled: !p.facts.goes(id, -1), Run: func() { p.move(id, -1) }},
		kit.MenuItem{Label: "Move right", Sign: theme.Glyph("arrow-right"), Disabled: !p.facts.goes(id, 1), Run: func() { p.move(id, 1) }},
		kit.MenuItem{Label: "New stage after it", Sign: theme.Glyph("plus"), Run: func() {
			p.choose(id.String())
			p.begin()
		}},
		kit.MenuItem{},
		kit.MenuItem{Label: "Merge into another stage", Sign: theme.Glyph("git-merge"), Disabled: rules.Stays(p.facts.law, id) != "", Run: func() { p.merge(id) }},
		kit.MenuItem{Label: "Delete stage", Sign: theme.Glyph("trash-2"), Run: func() { p.remove(id) }})
}

// goes says whether a stage can go one place along the track.
func (f facts) goes(id model.ID, by int) bool {
	_, err := rules.Reorder(f.law, id, rules.Slot(f.law, id)+by)
	return err == nil
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
