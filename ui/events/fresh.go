package events

import (
	"context"
	"strings"
	"time"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// triggers are the plays of the journey that are events, in its order.
func (p *Page) triggers() []model.Play {
	var out []model.Play
	for _, s := range p.law.Stages {
		for _, x := range p.law.Plays {
			if x.Stage == s.ID && x.Kind == "trigger" {
				out = append(out, x)
			}
		}
	}
	return out
}

// ask offers the plays that call for an event, and one of one's own.
func (p *Page) ask() error {
	d := &kit.Dialog{Title: "New event", Quiet: "A play of your journey that calls for one, or something else. It gets today's day; change what you like.", Width: 560}
	list := kit.Column(8)
	for _, x := range p.triggers() {
		stage, _ := p.law.StageBy(x.Stage)
		list.Add(kit.NewTile(theme.Violet, signOf(kindOf(x.Name)), model.Title(kindOf(x.Name))+" for "+stage.Name, x.Name, func() {
			d.Hide()
			p.make(model.Fields{"name": x.Name, "kind": kindOf(x.Name), "play": x.ID.String()})
		}))
	}
	for _, k := range model.Words["event"] {
		list.Add(kit.NewTile(theme.Slate, signOf(k), model.Title(k), words[k], func() {
			d.Hide()
			p.make(model.Fields{"name": model.Title(k), "kind": k})
		}))
	}
	d.Content, d.Height = kit.Scroll(list), 480
	if first, ok := list.Objects[0].(*kit.Tile); ok {
		d.First = first
	}
	p.shell.Dialog(d)
	return nil
}

var words = map[string]string{
	"webinar":    "Many listen, from where they are.",
	"assessment": "They answer questions, and see where they stand.",
	"audit":      "We look at theirs, and say what we found.",
	"meetup":     "People meet in a room, ours or another's.",
}

// kindOf is what kind of event a play's words speak of.
func kindOf(name string) string {
	low := strings.ToLower(name)
	switch {
	case strings.Contains(low, "webinar"):
		return "webinar"
	case strings.Contains(low, "audit"):
		return "audit"
	case strings.Contains(low, "assess") || strings.Contains(low, "check"):
		return "assessment"
	}
	return "meetup"
}

// make writes the event and shows it, ready to be named.
func (p *Page) make(f model.Fields) {
	f["from"] = p.today().Format(time.DateOnly)
	var id model.ID
	if p.shell.Do(shell.Action{Label: "New event", Run: func() (err error) {
		id, err = p.store.Add(context.Background(), "campaign", f)
		return err
	}}) {
		p.Reload()
		p.list.ShowItem(id.String())
		p.show(id.String())
		p.panel.name.Focus()
	}
}
