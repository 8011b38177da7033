package journey

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/theme"
)

// assetForm is one asset in the panel; every field is kept as one leaves it.
type assetForm struct {
	page   *Page
	id     model.ID
	name   *kit.Field
	where  *kit.Field
	kind   *kit.Field
	proves *kit.Field
	used   *kit.Field
	stage  *kit.Select
	answer *kit.Select
	shows  *kit.Select
	owner  *kit.Select
}

// newAsset opens the panel for an asset that does not exist yet: its name
// makes it. Fields are what it will answer.
func (p *Page) newAsset(f model.Fields) {
	form := kit.NewForm()
	name := form.Field("name", kit.NewField("Name").Placeholder("Case study: three nights a week back"))
	name.Hint("Enter adds it, as still to be made. Where it lies and what it proves you say then.")
	made := false
	name.OnCommit = func(text string) {
		if !made {
			made = p.addAsset(text, f)
		}
	}
	p.shell.ShowDetail(p.shell.Panel(nil, "New asset", p.facts.purpose(f), form), nil)
	name.Focus()
}

// purpose says what an asset is to be made for.
func (f facts) purpose(fields model.Fields) string {
	x := model.Asset{}
	x.Objection, _ = fields["objection"].(string)
	x.Stage, x.Criterion = linked(fields["stage"]), linked(fields["criterion"])
	if words := answers(x, f); words != "" {
		return model.Title(words)
	}
	return "Whatever helps a buyer take the next step"
}

func linked(v any) model.ID {
	text, _ := v.(string)
	id, _ := model.ParseID(text)
	return id
}

// addAsset makes an asset and opens it.
func (p *Page) addAsset(name string, f model.Fields) bool {
	if name = strings.Join(strings.Fields(name), " "); name == "" {
		return false
	}
	fields := model.Fields{"name": name}
	for k, v := range f {
		fields[k] = v
	}
	had := map[model.ID]bool{}
	for _, x := range p.facts.law.Assets {
		had[x.ID] = true
	}
	if !p.edit("Add asset", model.Edit{Noun: "asset", Fields: fields}) {
		return false
	}
	for _, x := range p.facts.law.Assets {
		if !had[x.ID] {
			p.openAsset(x.ID)
		}
	}
	return true
}

// openAsset shows an asset in the panel.
func (p *Page) openAsset(id model.ID) {
	a := &assetForm{page: p, id: id}
	form := a.build()
	p.asset = a
	a.show(p.facts)
	p.shell.ShowDetail(p.shell.Panel(nil, "Asset", "Kept as you leave a field", form), func() {
		if p.asset == a {
			p.asset = nil
		}
	})
	a.where.Focus()
}

func (a *assetForm) build() fyne.CanvasObject {
	form := kit.NewForm()
	text := func(name string, f *kit.Field) *kit.Field {
		f.OnCommit = func(t string) { a.set(name, strings.TrimSpace(t)) }
		return form.Field(name, f)
	}
	a.name = text("name", kit.NewNotes("Name", 2))
	a.name.Check = func(t string) string {
		if strings.TrimSpace(t) == "" {
			return "An asset needs a name."
		}
		return ""
	}
	a.where = text("address", kit.NewField("Where it lies").Placeholder("a link, or a place in the shared folder"))
	a.where.Hint("Without one it counts as still to be made.")
	a.kind = text("kind", kit.NewField("Kind").Placeholder("case study, assessment, article, reference"))
	form.Add(kit.Rule())
	pick := func(label, field string) *kit.Select {
		s := kit.NewSelect(nil, "", func(v string) { a.set(field, v) })
		s.Placeholder = "Nothing"
		form.Labelled(label, s)
		return s
	}
	a.stage = pick("Helps a buyer on in", "stage")
	a.answer = pick("Answers the objection", "objection")
	a.shows = pick("Shows that they meet", "criterion")
	a.proves = text("proves", kit.NewNotes("What it proves", 2))
	form.Add(kit.Rule())
	a.owner = pick("Whose it is", "owner")
	a.used = text("used", kit.NewNotes("Where it is used", 2))
	form.Add(kit.Row(0, kit.NewButton(kit.Outline, theme.Glyph("trash-2"), "Delete asset", func() { a.page.dropAsset(a.id) }).Small()))
	return form
}

// set keeps a field; empty says nothing.
func (a *assetForm) set(field, text string) {
	var value any
	if text != "" {
		value = text
	}
	a.page.edit("Change asset", model.Edit{Noun: "asset", ID: a.id, Fields: model.Fields{field: value}})
}

// show puts the facts in; an asset that is gone closes its panel.
func (a *assetForm) show(f facts) {
	i := slices.IndexFunc(f.law.Assets, func(x model.Asset) bool { return x.ID == a.id })
	if i < 0 {
		a.page.shell.HideDetail()
		return
	}
	x := f.law.Assets[i]
	for field, text := range map[*kit.Field]string{a.name: x.Name, a.where: x.Address, a.kind: x.Kind, a.proves: x.Proves, a.used: x.Used} {
		field.SetText(text)
	}
	choose(a.stage, x.Stage, "Any stage", f.stages())
	choose(a.shows, x.Criterion, "Nothing", f.criteria())
	choose(a.owner, x.Owner, "Nobody yet", f.owners())
	a.answer.SetOptions(objections(x.Objection))
	a.answer.SetValue(x.Objection)
}

// choose offers rows and none of them, and shows the one that is chosen.
func choose(s *kit.Select, id model.ID, none string, options []kit.Option) {
	s.SetOptions(append([]kit.Option{{Value: "", Label: none}}, options...))
	s.SetValue("")
	if !id.IsZero() {
		s.SetValue(id.String())
	}
}

func (f facts) stages() []kit.Option {
	return mapped(f.track, func(s model.Stage) kit.Option {
		_, hue := f.team(s.Team)
		return kit.Option{Value: s.ID.String(), Label: s.Name, Hue: hue}
	})
}

func (f facts) criteria() []kit.Option {
	return mapped(f.law.Criteria, func(c model.Criterion) kit.Option {
		return kit.Option{Value: c.ID.String(), Label: c.Name}
	})
}

func (f facts) owners() []kit.Option {
	var out []kit.Option
	for _, m := range f.members {
		if !m.Gone {
			out = append(out, kit.Option{Value: m.ID.String(), Label: m.Name})
		}
	}
	return out
}

// objections are the lost reasons, and what was written instead of one.
func objections(written string) []kit.Option {
	out := []kit.Option{{Value: "", Label: "Nothing"}}
	if written != "" && !model.IsWord("lost", written) {
		out = append(out, kit.Option{Value: written, Label: written})
	}
	for _, w := range model.Words["lost"] {
		out = append(out, kit.Option{Value: w, Label: model.Title(w)})
	}
	return out
}

// dropAsset deletes an asset; plays that send it send nothing until another
// is chosen.
func (p *Page) dropAsset(id model.ID) {
	edits := []model.Edit{{Noun: "asset", ID: id, Gone: true}}
	for _, y := range p.facts.law.Plays {
		if y.AssetID == id {
			edits = append(edits, model.Edit{Noun: "play", ID: y.ID, Fields: model.Fields{"asset": nil}})
		}
	}
	p.edit("Delete asset", edits...)
}
