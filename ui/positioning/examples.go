package positioning

import (
	"context"

	"fyne.io/fyne/v2"

	"baton/model"
	"baton/model/positioning"
	"baton/model/template"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// example is a firm whose words one may start from.
type example struct {
	id, name, sentence string
}

// examples are the kinds of firm one may start from, each in one breath.
func examples() []example {
	var out []example
	for _, t := range template.All() {
		if t.ID != "plain" {
			out = append(out, example{t.ID, t.Name, template.Sentence(elementsOf(seeds(t.ID)))})
		}
	}
	return out
}

// seeds are the answers of an example firm.
func seeds(id string) []model.Seed {
	var out []model.Seed
	for _, s := range template.Rows(id, template.Start{}) {
		if s.Noun == "element" {
			out = append(out, s)
		}
	}
	return out
}

// elementsOf reads them as the sentence does.
func elementsOf(seeds []model.Seed) []model.Element {
	ids := map[string]model.ID{}
	for i, s := range seeds {
		ids["@"+s.Key] = model.ID{14: byte((i + 1) >> 8), 15: byte(i + 1)}
	}
	var out []model.Element
	for _, s := range seeds {
		of, _ := s.Fields["of"].(string)
		out = append(out, model.Element{ID: ids["@"+s.Key], Step: s.Fields["step"].(string), Text: s.Fields["text"].(string), Of: ids[of]})
	}
	return out
}

// tiles show the examples, two beside each other; the first takes the keyboard.
func tiles(run func(id string)) (list *fyne.Container, first *kit.Tile) {
	signs := map[string]theme.Glyph{"cloud": "network", "data": "chart-line", "software": "layers", "security": "shield-check"}
	hues := map[string]theme.Hue{"cloud": theme.Blue, "data": theme.Violet, "software": theme.Orange, "security": theme.Green}
	list = kit.Column(10)
	var row []fyne.CanvasObject
	for _, e := range examples() {
		tile := kit.NewTile(hues[e.id], signs[e.id], e.name, e.sentence, func() { run(e.id) })
		if first == nil {
			first = tile
		}
		row = append(row, tile)
		if len(row) == 2 {
			list.Add(kit.Columns(10, row...))
			row = nil
		}
	}
	if len(row) > 0 {
		list.Add(kit.Columns(10, row...))
	}
	return list, first
}

// welcome is the page before the first answer.
func welcome(p *Page) fyne.CanvasObject {
	words := kit.NewParagraph("Begin with the first question below, or start from the words of a firm like yours and make them your own.")
	list, _ := tiles(p.start)
	return kit.On(kit.NewBox(theme.Surface, theme.Border, 12).Lifted(kit.Resting),
		kit.Inset(18, 24, 20, 24, kit.Column(12, kit.Heading("Nothing is written down yet"), words, list)))
}

// start writes the answers of an example firm, in place of what stands there,
// as one change. What came from an old answer stays.
func (p *Page) start(id string) {
	const label = "Start from an example"
	var gone []model.Edit
	for _, e := range p.draft.Positioning {
		gone = append(gone, positioning.Released(p.draft, e.ID)...)
	}
	p.shell.Do(shell.Action{Label: label, Run: func() error {
		return p.store.Replant(context.Background(), label, positioning.Once(gone), seeds(id))
	}})
}

// choose offers the examples in place of what is written.
func (p *Page) choose() error {
	d := &kit.Dialog{Title: "Start from an example firm", Width: 880,
		Quiet: "Its answers take the place of the " + counted(len(p.draft.Positioning), "answer", "answers") + " on this page. Criteria, rules and plays stay, but say no more where they come from. One undo brings all back."}
	list, first := tiles(func(id string) {
		d.Hide()
		p.start(id)
	})
	d.Content, d.First = list, first
	p.shell.Dialog(d)
	return nil
}
