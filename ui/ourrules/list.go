package ourrules

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/theme"
)

// fieldRoom is the room a field leaves before its words.
const fieldRoom = 8

// list is the criteria of one class: a line each, and a place for the next.
type list struct {
	page    *Page
	class   string
	rows    map[model.ID]*row
	clauses []clause
	adder   *words
	place   fyne.CanvasObject // where the next one is written
	root    *fyne.Container
}

// row is one criterion: its words, and how it stands today.
type row struct {
	clause clause
	field  *words
	says   *kit.Text
	rule   *fyne.Container // what is looked for, where the words do not tell
	hint   *kit.Paragraph
	meter  *fyne.Container
	drop   *kit.Button
	whole  fyne.CanvasObject
}

func newList(p *Page, class, invite string) *list {
	l := &list{page: p, class: class, rows: map[model.ID]*row{}, root: kit.Column(0)}
	l.adder = newWords(invite+" …", l.add, func(by int) { p.walk(l.adder, by) })
	l.place = l.adder.onPaper()
	return l
}

// show puts the criteria in; a row stays with its criterion, so that one can
// go on writing while another is saved.
func (l *list) show(clauses []clause) {
	l.root.Objects = nil
	keep := map[model.ID]*row{}
	left := false // the keyboard was on a line that is gone
	for id, r := range l.rows {
		gone := !slices.ContainsFunc(clauses, func(c clause) bool { return c.id == id })
		left = left || gone && r.focused()
	}
	for _, c := range clauses {
		r := l.rows[c.id]
		if r == nil {
			r = l.row(c)
		}
		r.set(c)
		keep[c.id] = r
		l.root.Add(r.whole)
	}
	l.rows = keep
	l.clauses = clauses
	l.root.Add(l.place)
	l.root.Refresh()
	if left {
		kit.Focus(l.adder)
	}
}

// fields are the lines in order, the place for the next one last.
func (l *list) fields() []*words {
	var out []*words
	for _, c := range l.clauses {
		out = append(out, l.rows[c.id].field)
	}
	return append(out, l.adder)
}

// walk takes the arrows that go up and down the lines of the page.
func (p *Page) walk(from *words, by int) {
	all := append(p.must.fields(), p.never.fields()...)
	if at := slices.Index(all, from) + by; at >= 0 && at < len(all) {
		kit.Focus(all[at])
	}
}

func (l *list) row(c clause) *row {
	r := &row{clause: c, says: kit.Muted("").Trailing(), meter: container.NewStack()}
	r.field = newWords("", func(t string) { l.rename(r.clause, t) }, func(by int) { l.page.walk(r.field, by) })
	r.drop = kit.IconButton(theme.Glyph("x"), "Remove", func() { l.remove(r.clause.id) }).Small()
	stand := kit.Row(10, kit.Fixed(150, 16, r.says), kit.Fixed(120, 8, r.meter), r.drop)
	r.hint = kit.Hint("")
	r.rule = kit.Inset(0, 0, 4, fieldRoom, r.hint)
	r.whole = kit.Column(0, container.NewBorder(nil, nil, nil, kit.Middle(stand), r.field.onPaper()), r.rule)
	return r
}

func (r *row) set(c clause) {
	r.clause = c
	r.field.set(c.name)
	r.hint.Set(c.checks)
	r.rule.Hidden = c.checks == ""
	r.says.Set(c.stands())
	r.meter.Hidden = c.met+c.not+c.unknown == 0
	good, bad := kit.Met(float64(c.met), counted(c.met, "met")), kit.NotMet(float64(c.not), counted(c.not, "not met"))
	if c.never {
		good, bad = kit.Met(float64(c.not), counted(c.not, "not met")), kit.NotMet(float64(c.met), counted(c.met, "met"))
	}
	r.meter.Objects = []fyne.CanvasObject{kit.Meter(good, bad,
		kit.NotKnown(float64(c.unknown), counted(c.unknown, "not known yet")))}
	r.meter.Refresh()
}

// focused says whether the keyboard is on the row: on its words, or on the
// button that removes it.
func (r *row) focused() bool {
	c := fyne.CurrentApp().Driver().CanvasForObject(r.whole)
	return c != nil && (c.Focused() == r.field.Focusable() || c.Focused() == fyne.Focusable(r.drop))
}

func (l *list) rename(c clause, text string) {
	text = strings.TrimSpace(text)
	if text == "" {
		l.remove(c.id)
		return
	}
	l.page.edit("Reword criterion", model.Edit{Noun: "criterion", ID: c.id, Fields: reword(c.is, text)})
}

func (l *list) remove(id model.ID) {
	l.page.edit("Remove criterion", model.Edit{Noun: "criterion", ID: id, Gone: true})
}

// usualPoints are what a new must-have is worth: a fifth of the axis.
const usualPoints = 200

// add makes a criterion that a person answers; the rule behind it, if it
// needs one, is made on the page of the criteria.
func (l *list) add(text string) {
	text = strings.TrimSpace(text)
	if text == "" {
		return
	}
	f := model.Fields{"class": l.class, "name": text, "how": "question", "question": text + "?", "known-by": "mql",
		"points": int64(usualPoints), "rank": l.page.rules.rank + 1}
	if l.class == "never" {
		f["known-by"] = "sql"
	}
	if l.page.edit("Add criterion", model.Edit{Noun: "criterion", Fields: f}) {
		l.adder.set("")
	}
}
