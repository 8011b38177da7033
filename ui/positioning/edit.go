package positioning

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"baton/model"
	"baton/model/template"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// add keeps a new answer of a step.
func (s *section) add(text string) bool {
	text = strings.TrimSpace(text)
	if text == "" {
		return true
	}
	p := s.page
	return p.do("Add to the positioning", func(ctx context.Context) error {
		_, err := p.store.Add(ctx, "element", model.Fields{"step": s.step.key, "text": text, "rank": lastRank(p.draft) + 1})
		return err
	})
}

// rewrite keeps other words for an answer; no words remove it.
func (p *Page) rewrite(id model.ID, text string) bool {
	text = strings.TrimSpace(text)
	if text == "" {
		return p.remove(id)
	}
	return p.do("Rewrite it", func(ctx context.Context) error {
		return p.store.Set(ctx, "element", id, model.Fields{"text": text})
	})
}

func (p *Page) remove(id model.ID) bool {
	return p.do("Remove it", func(ctx context.Context) error { return p.store.Delete(ctx, "element", id) })
}

func (p *Page) do(label string, run func(context.Context) error) bool {
	return p.shell.Do(shell.Action{Label: label, Run: func() error { return run(context.Background()) }})
}

// link says which attribute makes a value true; the zero id says none.
func (p *Page) link(value, attribute model.ID) {
	of := model.Fields{"of": nil}
	if !attribute.IsZero() {
		of["of"] = attribute.String()
	}
	p.do("Link the value", func(ctx context.Context) error { return p.store.Set(ctx, "element", value, of) })
}

// chooseReason offers the attributes a value may follow from.
func (p *Page) chooseReason(value model.ID, under fyne.CanvasObject) {
	kit.DropMenu(under, p.reasons(value))
}

func (p *Page) reasons(value model.ID) []kit.MenuItem {
	var now model.ID
	for _, e := range p.draft.Positioning {
		if e.ID == value {
			now = e.Of
		}
	}
	var items []kit.MenuItem
	for _, e := range p.draft.Positioning {
		if e.Step == "attribute" {
			items = append(items, kit.MenuItem{Label: e.Text, Chosen: e.ID == now, Run: func() { p.link(value, e.ID) }})
		}
	}
	if len(items) == 0 {
		return []kit.MenuItem{{Label: "Name an attribute first: what only you have", Disabled: true}}
	}
	return append(items, kit.MenuItem{}, kit.MenuItem{Label: "Not linked yet", Chosen: now.IsZero(), Run: func() { p.link(value, model.ID{}) }})
}

// menu offers what can be done with one answer.
func (p *Page) menu(s step, id model.ID, under fyne.CanvasObject) {
	items := []kit.MenuItem{
		{Label: "Move up", Sign: theme.Glyph("arrow-up"), Disabled: p.neighbour(s, id, -1).IsZero(), Run: func() { p.swap(s, id, -1) }},
		{Label: "Move down", Sign: theme.Glyph("arrow-down"), Disabled: p.neighbour(s, id, 1).IsZero(), Run: func() { p.swap(s, id, 1) }},
	}
	if s.key == "value" {
		items = append(items, kit.MenuItem{Label: "Follows from", Sign: theme.Glyph("link"), Items: p.reasons(id)})
	}
	if s.traced {
		items = append(items, kit.MenuItem{Label: "Go to the criteria", Sign: theme.Glyph("list-checks"), Run: func() { p.shell.Go("criteria") }})
	}
	items = append(items, kit.MenuItem{}, kit.MenuItem{Label: "Remove", Sign: theme.Glyph("trash-2"), Run: func() { p.remove(id) }})
	kit.DropMenu(under, items)
}

// neighbour is the answer before or after one in its step; zero at the ends.
func (p *Page) neighbour(s step, id model.ID, by int) model.ID {
	ids := p.sections[s.key].ids
	for i, other := range ids {
		if other == id && i+by >= 0 && i+by < len(ids) {
			return ids[i+by]
		}
	}
	return model.ID{}
}

// swap changes places with a neighbour: the first value and the first two
// alternatives are the ones the sentence takes.
func (p *Page) swap(s step, id model.ID, by int) {
	other := p.neighbour(s, id, by)
	ranks := map[model.ID]int64{}
	for _, e := range p.draft.Positioning {
		ranks[e.ID] = int64(e.Rank)
	}
	if ranks[id] == ranks[other] {
		ranks[other] += int64(by)
	}
	p.do("Move it", func(ctx context.Context) error {
		if err := p.store.Set(ctx, "element", id, model.Fields{"rank": ranks[other]}); err != nil {
			return err
		}
		return p.store.Set(ctx, "element", other, model.Fields{"rank": ranks[id]})
	})
}

// walk moves the keyboard to the line before or after.
func (p *Page) walk(from *line, by int) {
	var all []*line
	for _, s := range append(append([]step(nil), firstSteps...), lastSteps...) {
		sec := p.sections[s.key]
		all = append(append(all, sec.lines...), sec.adder)
	}
	for i, l := range all {
		if l == from && i+by >= 0 && i+by < len(all) {
			kit.Focus(all[i+by])
		}
	}
}

// examples are the kinds of firm one may start from.
func examples(p *Page) fyne.CanvasObject {
	row := kit.Flow(8)
	for _, t := range template.All() {
		if t.ID != "plain" {
			b := kit.NewButton(kit.Outline, nil, t.Name, func() { p.start(t.ID) })
			b.Tip = t.Blurb
			row.Add(b)
		}
	}
	words := kit.NewParagraph("Begin with the first question below, or start from the words of a firm like yours and make them your own.")
	return kit.TitledCard("Nothing is written down yet", "", kit.Column(12, words, row))
}

func elements(id string) []model.Seed {
	var out []model.Seed
	for _, s := range template.Rows(id, template.Start{}) {
		if s.Noun == "element" {
			out = append(out, s)
		}
	}
	return out
}

// start writes the answers of an example firm.
func (p *Page) start(id string) {
	p.do("Start from an example", func(ctx context.Context) error {
		made := map[string]model.ID{}
		for _, s := range elements(id) {
			f := model.Fields{}
			for name, v := range s.Fields {
				if ref, ok := v.(string); ok && strings.HasPrefix(ref, "@") {
					v = made[ref[1:]].String()
				}
				f[name] = v
			}
			row, err := p.store.Add(ctx, "element", f)
			if err != nil {
				return err
			}
			made[s.Key] = row
		}
		return nil
	})
}
