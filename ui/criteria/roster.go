package criteria

import (
	"context"

	"fyne.io/fyne/v2/container"

	"baton/model"
	"baton/model/say"
	"baton/model/score"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// roster is the leads, or the best clients, behind one count of a criterion.
type roster struct {
	page  *Page
	id    model.ID
	which string // met, not-met, unknown, deciding
	best  bool
	rows  []score.Stand
	total int
	why   map[model.ID]string
	title *kit.Text
	quiet *kit.Text
	items *kit.List
	turn  int // of reading why: only the last one counts
}

// longest is how many leads are listed at once; the count says how many there
// are.
const longest = 300

// list shows the leads behind a count at the right.
func (p *Page) list(id model.ID, which string, best bool) {
	v, ok := p.facts.find(id)
	if !ok {
		return
	}
	r := &roster{page: p, id: id, which: which, best: best, title: kit.NewText("", 18, theme.SemiBold, theme.Text).Ellipsis(), quiet: kit.Muted("").Ellipsis()}
	r.items = kit.NewList(kit.Items{Len: func() int { return len(r.rows) }, Item: r.item})
	r.items.Empty = kit.Empty(theme.Glyph("circle-check"), "Nobody is left here", "Every one of them has an answer by now.")
	r.items.OnOpen = r.visit
	r.items.Menu = r.menu
	do := kit.Row(6)
	if r.answers(v) {
		do.Add(kit.NewButton(kit.Outline, theme.Glyph("check"), "Met", func() { r.answer(r.items.Selected(), "met") }).Small())
		do.Add(kit.NewButton(kit.Outline, theme.Glyph("x"), "Not met", func() { r.answer(r.items.Selected(), "not-met") }).Small())
	}
	do.Add(kit.NewButton(kit.Outline, theme.Glyph("arrow-up-right"), "Open", func() { r.visit(r.items.Selected()) }).Small())
	if which == "unknown" || which == "deciding" {
		do.Add(kit.NewButton(kit.Ghost, theme.Glyph("list-filter"), "All in turn", func() { p.shell.Go("triage") }).Small())
	}
	back := kit.NewButton(kit.Ghost, theme.Glyph("arrow-left"), "Back to the criterion", func() { p.open(id) }).Small()
	shut := kit.IconButton(theme.Glyph("x"), "Close (Esc)", func() { p.shell.HideDetail() }).Small()
	head := kit.Column(6, container.NewBorder(nil, nil, back, shut), r.title, r.quiet, kit.NewParagraph(v.c.Name).Styled(theme.SizeBody, theme.Medium, theme.Text), do)
	p.openAside(r, kit.Headed(10, kit.Inset(12, 12, 0, 18, head), kit.Inset(0, 14, 14, 14, r.items)))
	r.follow()
	kit.Focus(r.items)
	r.items.SelectFirst()
}

// follow shows the rows as they stand now, and why as soon as that is read.
func (r *roster) follow() {
	at := -1
	for i, c := range r.page.stands.Criteria {
		if c.ID == r.id {
			at = i
		}
	}
	if at < 0 {
		r.page.shell.HideDetail()
		return
	}
	all := r.page.stands.Leads
	if r.best {
		all = r.page.stands.Best
	}
	r.rows, r.total = nil, 0
	for _, s := range all {
		if !r.holds(s.Answers[at]) {
			continue
		}
		r.total++
		if len(r.rows) < longest {
			r.rows = append(r.rows, s)
		}
	}
	r.title.Set(r.called())
	r.quiet.Set("Choose one; Enter opens it")
	if r.total > len(r.rows) {
		r.quiet.Set("The first " + thousands(len(r.rows)) + " of " + thousands(r.total) + "; Enter opens one")
	}
	r.items.Refresh()
	r.learn()
}

func (r *roster) holds(a score.Answer) bool {
	switch r.which {
	case "met":
		return a == score.Yes
	case "not-met":
		return a == score.No
	case "deciding":
		return a == score.Deciding
	}
	return a.Open()
}

func (r *roster) called() string {
	who := counted(r.total, "open lead")
	if r.best {
		who = counted(r.total, "best client")
	}
	return who + map[string]string{"met": ": met", "not-met": ": not met", "unknown": ": not known yet", "deciding": ": it would decide"}[r.which]
}

// learn reads why, beside the window.
func (r *roster) learn() {
	if r.which == "unknown" || r.which == "deciding" {
		return
	}
	var ids []model.ID
	for _, s := range r.rows {
		if !s.Lead.IsZero() {
			ids = append(ids, s.Lead)
		}
	}
	r.turn++
	turn := r.turn
	var why map[model.ID]string
	reading := &shell.Aside{Patience: r.page.count.Patience}
	reading.Do(func() (err error) {
		why, err = r.page.store.Evidence(context.Background(), r.id, ids)
		return err
	}, func() {}, func(err error) {
		if err == nil && r.page.side == r && r.turn == turn {
			r.why = why
			r.items.Refresh()
		}
	})
}

func (r *roster) item(row int) kit.Item {
	s := r.rows[row]
	it := kit.Item{Key: s.Company.String() + " " + s.Lead.String(), Title: r.page.called(s.Name, "Lead", row), Quiet: "Nobody knows yet", Sign: theme.Glyph("circle-dashed"), Hue: theme.Unknown}
	v, _ := r.page.facts.find(r.id)
	switch r.which {
	case "met", "not-met":
		it.Quiet, it.Sign, it.Hue = r.reason(v, s.Lead), theme.Glyph("circle-check"), good(v.c.Class, r.which == "met")
		if it.Hue == theme.Rose {
			it.Sign = theme.Glyph("circle-x")
		}
	case "deciding":
		it.Quiet, it.Sign, it.Hue = "A yes brings it to the line of a conversation (MQL)", theme.Glyph("zap"), theme.Indigo
	}
	return it
}

// reason is what decided: the datum a rule looked at, or what was noted with an
// answer.
func (r *roster) reason(v view, lead model.ID) string {
	why := r.why[lead]
	switch {
	case why == "" && byRule(v.c):
		return ""
	case why == "":
		return "Answered, without a note"
	case byRule(v.c):
		return say.Field(r.page.draft, v.c.Field) + ": " + why
	}
	return why
}

func (r *roster) stand(key string) (score.Stand, bool) {
	for _, s := range r.rows {
		if s.Company.String()+" "+s.Lead.String() == key {
			return s, true
		}
	}
	return score.Stand{}, false
}

func (r *roster) visit(key string) {
	if s, ok := r.stand(key); ok && !s.Lead.IsZero() {
		r.page.shell.Go("leads/" + s.Lead.String())
	}
}

// answers says whether a person's answer counts here: what data says needs
// other data.
func (r *roster) answers(v view) bool {
	return !r.best && (!byRule(v.c) || r.which == "unknown" || r.which == "deciding")
}

// answer notes what somebody knows about one of the rows.
func (r *roster) answer(key, state string) {
	s, ok := r.stand(key)
	if !ok || s.Lead.IsZero() {
		return
	}
	r.page.shell.Do(shell.Action{Label: "Answer", Run: func() error {
		return r.page.store.Answer(context.Background(), s.Lead, r.id, state, "")
	}})
}

func (r *roster) menu(key string) []kit.MenuItem {
	v, _ := r.page.facts.find(r.id)
	items := []kit.MenuItem{{Label: "Open the lead", Sign: theme.Glyph("arrow-up-right"), Run: func() { r.visit(key) }}}
	if !r.answers(v) {
		return items
	}
	return append(items, kit.MenuItem{},
		kit.MenuItem{Label: "It is met", Sign: theme.Glyph("check"), Run: func() { r.answer(key, "met") }},
		kit.MenuItem{Label: "It is not met", Sign: theme.Glyph("x"), Run: func() { r.answer(key, "not-met") }},
		kit.MenuItem{Label: "Not known", Sign: theme.Glyph("circle-dashed"), Run: func() { r.answer(key, "unknown") }})
}
