package leads

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/theme"
)

// peopleSection is who takes part in the lead, as what.
type peopleSection struct {
	d    *detail
	list *fyne.Container
	add  *kit.Field
	root *fyne.Container
}

func newPeople(d *detail) *peopleSection {
	s := &peopleSection{d: d, list: kit.Column(0), add: kit.NewField("")}
	s.add.Placeholder("Add someone: Jane Doe, CTO, jane@acme.com")
	s.add.OnCommit = s.join
	s.root = section("People", "", s.list, s.add)
	return s
}

func (s *peopleSection) fill() {
	s.list.Objects = nil
	for _, part := range s.d.lead.Parts {
		s.list.Add(s.person(part))
	}
	s.list.Refresh()
}

func (s *peopleSection) person(part model.Part) fyne.CanvasObject {
	name, quiet := part.Name, joined(part.Title, part.Email)
	if s.d.p.shell.Presenter() {
		name, quiet = kit.Initials(part.Name), part.Title
	}
	if part.First {
		quiet = joined("First contact", quiet)
	}
	role := "No part yet"
	if part.Role != "" {
		role = model.Title(part.Role)
	}
	as := kit.NewButton(kit.Ghost, nil, role, nil).Small()
	as.Tip = "What part they play"
	as.OnTap = func() { kit.DropMenu(as, s.roles(part)) }
	l := kit.NewLine(kit.Avatar(part.Name, 28), as, kit.Said(name).Styled(theme.SizeBody, theme.Medium, theme.Text), kit.Hint(quiet))
	l.Pad = 4
	return l
}

// roles are the parts a person may play.
func (s *peopleSection) roles(part model.Part) []kit.MenuItem {
	set := func(f model.Fields) func() {
		return func() {
			s.d.write("Change a part", func(ctx context.Context) error { return s.d.p.store.Set(ctx, "part", part.ID, f) })
		}
	}
	var items []kit.MenuItem
	for _, w := range model.Words["role"] {
		items = append(items, kit.MenuItem{Label: model.Title(w), Chosen: w == part.Role, Run: set(model.Fields{"role": w})})
	}
	return append(items, kit.MenuItem{},
		kit.MenuItem{Label: "First contact", Chosen: part.First, Run: set(model.Fields{"first": !part.First})},
		kit.MenuItem{Label: "Takes no part any more", Sign: theme.Glyph("user-x"), Run: func() {
			s.d.write("Take someone out", func(ctx context.Context) error { return s.d.p.store.Delete(ctx, "part", part.ID) })
		}},
		kit.MenuItem{},
		kit.MenuItem{Label: "Erase this person", Sign: theme.Glyph("trash-2"), Run: func() { s.askErase(part) }})
}

// join adds the person of one line: a name, and in any order a title, an
// e-mail address and a part.
func (s *peopleSection) join(text string) {
	text = strings.TrimSpace(text)
	if text == "" {
		return
	}
	who, role := personOf(text)
	s.add.SetText("")
	s.d.write("Add a person", func(ctx context.Context) error {
		id, err := s.d.add(ctx, "person", who)
		if err != nil {
			return err
		}
		part := model.Fields{"lead": s.d.id.String(), "person": id.String()}
		if role != "" {
			part["role"] = role
		}
		if len(s.d.lead.Parts) == 0 {
			part["first"] = true
		}
		_, err = s.d.add(ctx, "part", part)
		return err
	})
}

// personOf reads "Jane Doe, CTO, jane@acme.com, signs".
func personOf(text string) (person model.Fields, role string) {
	parts := strings.Split(text, ",")
	person = model.Fields{"name": strings.TrimSpace(parts[0])}
	for _, s := range parts[1:] {
		s = strings.TrimSpace(s)
		switch low := strings.ToLower(s); {
		case s == "":
		case strings.Contains(s, "@"):
			person["email"] = s
		case model.IsWord("role", low):
			role = low
		default:
			person["title"] = s
		}
	}
	return person, role
}
