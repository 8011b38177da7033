package events

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"baton/model"
	"baton/model/trigger"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// attending is who came: found as one types, one key to note, one to take away.
type attending struct {
	p     *Page
	title *kit.Text
	find  *kit.Field
	hits  *fyne.Container
	list  *fyne.Container
	more  *kit.Button
	all   bool
	known []trigger.Attendee
	found []model.PersonRow
	root  *fyne.Container
}

// most people are found and listed at once.
const (
	mostFound = 6
	mostShown = 12
)

func newAttending(p *Page) *attending {
	a := &attending{p: p, title: kit.Heading("Who came"), find: kit.NewSearch("Type a name to note that they came"), hits: kit.Column(0), list: kit.Column(0)}
	a.find.OnChange = func(string) { a.look() }
	a.find.Keys(func(e *fyne.KeyEvent) bool {
		if (e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter) && len(a.found) > 0 {
			a.note(a.found[0].ID)
			return true
		}
		return false
	})
	a.find.OnCancel = func() { a.find.SetText(""); a.look() }
	a.more = kit.NewButton(kit.Ghost, nil, "", func() { a.all = true; a.fill() }).Small()
	read := p.shell.Button(kit.Outline, shell.Action{Label: "Read a list", Icon: theme.Glyph("upload"), Run: p.choose}).Small()
	paste := p.shell.Button(kit.Outline, shell.Action{Label: "Paste", Icon: theme.Glyph("clipboard-list"), Run: p.paste}).Small()
	a.root = kit.Column(8, kit.Spread(a.title, kit.Row(8, read, paste)), a.find, a.hits, a.list)
	return a
}

func (a *attending) show(h trigger.Held, other bool) {
	if other {
		a.all = false
		a.find.SetText("")
	}
	a.p.shell.Do(shell.Action{Label: "Read who came", Run: func() (err error) {
		a.known, err = a.p.store.Attendees(context.Background(), h.Campaign.ID)
		return err
	}})
	a.title.Set("Who came")
	if n := len(a.known); n > 0 {
		a.title.Set("Who came: " + people(n))
	}
	a.look()
	a.fill()
}

func (a *attending) fill() {
	a.list.Objects = nil
	for i, x := range a.known {
		if i == mostShown && !a.all {
			a.more.Label = "Show " + people(len(a.known)-i) + " more"
			a.list.Add(kit.Row(0, a.more))
			break
		}
		a.list.Add(a.line(x))
	}
	a.list.Refresh()
	a.root.Refresh()
}

func (a *attending) line(x trigger.Attendee) fyne.CanvasObject {
	gone := kit.IconButton(theme.Glyph("x"), "Was not there", func() {
		a.p.shell.Do(shell.Action{Label: "Take someone off the event", Run: func() error { return a.p.store.Delete(context.Background(), "touch", x.Touch) }})
	}).Small()
	open := func() {
		if len(x.Leads) > 0 {
			a.p.shell.Go("leads/" + x.Leads[0].String())
		}
	}
	words := joined(x.Title, a.company(x.Company))
	if len(x.Leads) == 0 {
		words = joined(words, "no lead")
	}
	said := []*kit.Paragraph{kit.Said(a.p.called(x.Name))}
	if words != "" {
		said = append(said, kit.Hint(words))
	}
	s := kit.NewStop(kit.Avatar(x.Name, 26), gone, open, said...)
	s.Pad = 4
	return s
}

func (a *attending) company(name string) string {
	if a.p.shell.Presenter() {
		return ""
	}
	return name
}

// look finds people by name, address or company, whoever is not noted yet.
func (a *attending) look() {
	a.found, a.hits.Objects = nil, nil
	words := strings.Fields(strings.ToLower(a.find.Text()))
	if len(words) > 0 {
		a.search(words)
		if len(a.found) == 0 {
			a.hits.Add(kit.Hint("Nobody is called that. A list brings in people who are new."))
		}
	}
	for _, r := range a.found {
		hint := joined(r.Title, a.company(r.Firm))
		s := kit.NewStop(kit.NewIcon(theme.Glyph("plus"), theme.AccentInk), nil, func() { a.note(r.ID) }, kit.Said(a.p.called(r.Name)), kit.Hint(hint))
		s.Pad = 4
		a.hits.Add(s)
	}
	a.hits.Refresh()
	a.root.Refresh()
}

func (a *attending) search(words []string) {
	if a.p.people == nil {
		a.p.shell.Do(shell.Action{Label: "Read people", Run: func() (err error) {
			a.p.people, err = a.p.store.People(context.Background())
			return err
		}})
	}
	noted := map[model.ID]bool{}
	for _, x := range a.known {
		noted[x.Person] = true
	}
	for _, r := range a.p.people {
		if len(a.found) == mostFound {
			return
		}
		if text := strings.ToLower(r.Name + " " + r.Email + " " + r.Firm); !noted[r.ID] && holds(text, words) {
			a.found = append(a.found, r)
		}
	}
}

func holds(text string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

// note says that somebody came, and leaves the line ready for the next one.
func (a *attending) note(person model.ID) {
	a.find.SetText("")
	a.p.shell.Do(shell.Action{Label: "Note who came", Run: func() error {
		return a.p.store.Attend(context.Background(), a.p.now(), []model.ID{person})
	}})
	a.look()
	a.find.Focus()
}
