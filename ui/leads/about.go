package leads

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"baton/model"
	"baton/model/where"
	"baton/ui/kit"
)

// aboutSection is what is known of the lead, its company and its contact,
// with the firm's own fields: each saves as one leaves it.
type aboutSection struct {
	d      *detail
	fields []where.Field
	texts  map[string]*kit.Field
	words  map[string]*kit.Select
	body   *fyne.Container
	root   *fyne.Container
}

// inPanel are the fields of the panel, in their order; the firm's own come after them.
var inPanel = []string{"industry", "employees", "country", "city", "domain", "relationship", "route", "kind", "source", "job", "phone", "note"}

func newAbout(d *detail) *aboutSection {
	s := &aboutSection{d: d, body: kit.Column(10)}
	s.root = section("What is known", "saved as one leaves a field", s.body)
	return s
}

// shape lays the fields out anew when the firm has others than before.
func (s *aboutSection) shape() {
	var fields []where.Field
	for _, name := range inPanel {
		if f, ok := where.Find(s.d.p.rows.fields, name); ok {
			fields = append(fields, f)
		}
	}
	for _, f := range s.d.p.rows.fields {
		if strings.HasPrefix(f.Name, "x.") {
			fields = append(fields, f)
		}
	}
	same := func(a, b where.Field) bool { return a.Name == b.Name && a.Title == b.Title && a.Kind == b.Kind }
	if slices.EqualFunc(fields, s.fields, same) {
		return
	}
	s.fields, s.texts, s.words, s.body.Objects = fields, map[string]*kit.Field{}, map[string]*kit.Select{}, nil
	var row []fyne.CanvasObject
	for _, f := range fields {
		o := s.field(f)
		if f.Name == "note" {
			s.body.Add(o)
			continue
		}
		if row = append(row, o); len(row) == 2 {
			s.body.Add(kit.Columns(10, row...))
			row = nil
		}
	}
	if len(row) > 0 {
		s.body.Add(kit.Columns(10, row[0], kit.Gap(1, 1)))
	}
}

func (s *aboutSection) field(f where.Field) fyne.CanvasObject {
	if words := s.d.p.wordsOf(f); len(words) > 0 {
		pick := kit.NewSelect(words, "", func(v string) { s.write(f, s.d.p.said(f, v)) })
		pick.Placeholder = "Not known"
		s.words[f.Name] = pick
		return kit.Labelled(f.Title, pick)
	}
	t := kit.NewField(f.Title)
	if f.Name == "note" {
		t = kit.NewNotes(f.Title, 3)
	}
	t.Placeholder("Not known")
	t.Check = func(text string) string {
		if _, err := s.d.p.parse(f, text); err != nil {
			return err.Error()
		}
		return ""
	}
	t.OnCommit = func(text string) { s.write(f, text) }
	s.texts[f.Name] = t
	return t
}

// fill shows what is known now.
func (s *aboutSection) fill() {
	s.shape()
	p := s.d.p
	for _, f := range s.fields {
		v := s.value(f)
		if pick := s.words[f.Name]; pick != nil {
			pick.SetValue(v.String())
			continue
		}
		t, text := s.texts[f.Name], v.String()
		t.Problem("")
		t.SetText(text)
		if p.shell.Presenter() && private(f) {
			t.SetText("")
			t.Disable()
		} else {
			t.Enable()
		}
	}
}

// value is what the lead of the panel holds, as the firm has it.
func (s *aboutSection) value(f where.Field) where.Value {
	if f.Row != nil {
		return f.Row(&s.d.lead.Row)
	}
	known, err := s.d.p.store.Known(context.Background(), f, []model.ID{s.d.id})
	if err != nil {
		return where.Value{}
	}
	return known[s.d.id]
}

func (s *aboutSection) write(f where.Field, text string) {
	label := "Change " + strings.ToLower(f.Title)
	ok := s.d.write(label, func(ctx context.Context) error {
		e, err := s.d.p.edit(f, &s.d.lead.Row, text)
		if err != nil {
			return err
		}
		return s.d.p.store.Edit(ctx, label, []model.Edit{e})
	})
	if !ok {
		s.fill() // what is there
	}
}
