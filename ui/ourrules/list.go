package ourrules

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/theme"
)

// list is the criteria of one class: a line each, and a place for the next.
type list struct {
	page  *Page
	class string
	rows  map[model.ID]*row
	adder *kit.Field
	root  *fyne.Container
}

// row is one criterion: its words, and how it stands today.
type row struct {
	clause clause
	field  *kit.Field
	says   *kit.Text
	meter  *fyne.Container
	whole  fyne.CanvasObject
}

func newList(p *Page, class, invite string) *list {
	l := &list{page: p, class: class, rows: map[model.ID]*row{}, adder: kit.NewField("").Placeholder(invite + " …"), root: kit.Column(0)}
	l.adder.OnCommit = l.add
	return l
}

// show puts the criteria in; a row stays with its criterion, so that one can
// go on writing while another is saved.
func (l *list) show(clauses []clause) {
	l.root.Objects = nil
	keep := map[model.ID]*row{}
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
	l.root.Add(onPaper(l.adder))
	l.root.Refresh()
}

func (l *list) row(c clause) *row {
	r := &row{clause: c, field: kit.NewField(""), says: kit.Muted("").Trailing(), meter: container.NewStack()}
	r.field.OnCommit = func(t string) { l.rename(r.clause.id, t) }
	stand := kit.Row(10, kit.Fixed(150, 16, r.says), kit.Fixed(120, 8, r.meter),
		kit.IconButton(theme.Glyph("x"), "Remove", func() { l.remove(r.clause.id) }).Small())
	r.whole = container.NewBorder(nil, nil, nil, kit.Middle(stand), onPaper(r.field))
	return r
}

func (r *row) set(c clause) {
	r.clause = c
	r.field.SetText(c.name)
	r.says.Set(c.stands())
	r.meter.Hidden = c.met+c.not+c.unknown == 0
	r.meter.Objects = []fyne.CanvasObject{kit.Meter(
		kit.Met(float64(c.met), counted(c.met, "met")), kit.NotMet(float64(c.not), counted(c.not, "not met")),
		kit.NotKnown(float64(c.unknown), counted(c.unknown, "not known yet")))}
	r.meter.Refresh()
}

func (l *list) rename(id model.ID, text string) {
	text = strings.TrimSpace(text)
	if text == "" {
		l.remove(id)
		return
	}
	l.page.edit("Reword criterion", model.Edit{Noun: "criterion", ID: id, Fields: model.Fields{"name": text}})
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
		l.adder.SetText("")
	}
}
