package ourrules

import (
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/theme"
)

// number is a whole number inside a sentence.
func number(low, high int, keep func(int)) *kit.Field {
	f := kit.NewField("")
	f.Check = func(s string) string {
		n, err := strconv.Atoi(strings.TrimSpace(s))
		if err != nil || n < low || n > high {
			return fmt.Sprintf("A whole number from %d to %d.", low, high)
		}
		return ""
	}
	f.OnCommit = func(s string) {
		if n, err := strconv.Atoi(strings.TrimSpace(s)); err == nil {
			keep(n)
		}
	}
	return f
}

// bars are the two thresholds, and where today's leads stand.
type bars struct {
	page       *Page
	rules      rules
	fit        *kit.Field
	engagement *kit.Field
	others     *kit.Paragraph
	boxes      *kit.Paragraph
	today      *fyne.Container
	root       *fyne.Container
}

func newBars(p *Page) *bars {
	b := &bars{page: p, others: kit.NewParagraph(""), boxes: kit.NewParagraph(""), today: kit.Flow(8)}
	b.fit = number(0, 100, func(n int) { b.set("fit", n, b.rules.fits...) })
	b.engagement = number(0, 100, func(n int) { b.set("engagement", n, b.rules.start.ID) })
	line := kit.Row(8, kit.Body("Fit from"), kit.Fixed(64, 0, b.fit), kit.Body("of 100, and interest from"),
		kit.Fixed(64, 0, b.engagement), kit.Body("of 100."))
	b.root = kit.Column(8, line, b.others, b.today, kit.Inset(6, 0, 0, 0, kit.Strong("Ready for the offer, once we know")), b.boxes)
	return b
}

func (b *bars) set(field string, n int, ways ...model.ID) {
	b.page.edit("Move threshold", alike("definition", ways, model.Fields{field: int64(n) * 10})...)
}

func (b *bars) show(r rules) {
	b.rules = r
	b.fit.SetText(strconv.FormatInt(r.start.Fit/10, 10))
	b.engagement.SetText(strconv.FormatInt(r.start.Engagement/10, 10))
	b.others.Set(strings.Join(r.others, " "))
	b.others.Hidden = len(r.others) == 0
	b.boxes.Set(strings.Join(r.boxes, "  ·  "))
	b.today.Objects = nil
	for _, band := range bandOrder() {
		b.today.Add(kit.NewChip(fmt.Sprintf("%s  %d", model.BandTitle(band.name), r.bands[band.name]), band.hue).WithDot())
	}
	if r.open == 0 {
		b.today.Objects = []fyne.CanvasObject{kit.Muted("With the first leads you see here how many are worth a talk.")}
	}
	b.today.Refresh()
}

// bandOrder lists the bands from the one to call to the one to leave.
func bandOrder() []struct {
	name string
	hue  theme.Hue
} {
	return []struct {
		name string
		hue  theme.Hue
	}{{model.TalkNow, theme.Good}, {model.WarmUp, theme.Amber}, {model.FindOut, theme.Indigo}, {model.NotOurs, theme.Slate}}
}

// vows are the three promises.
type vows struct {
	page  *Page
	lines []*promise
	root  *fyne.Container
}

type promise struct {
	vow   vow
	field *kit.Field
	after *kit.Text
	check *kit.Button
	whole fyne.CanvasObject
}

func newVows(p *Page) *vows { return &vows{page: p, root: kit.Column(4)} }

func (v *vows) show(all []vow) {
	if len(v.lines) != len(all) {
		v.lines, v.root.Objects = nil, nil
		for _, w := range all {
			l := v.line(w)
			v.lines = append(v.lines, l)
			v.root.Add(l.whole)
		}
	}
	for i, w := range all {
		v.lines[i].set(w)
	}
	v.root.Refresh()
}

func (v *vows) line(w vow) *promise {
	l := &promise{vow: w, after: kit.Body("")}
	l.check = kit.NewButton(kit.Ghost, nil, "", func() { v.flip(l.vow) }).Small()
	row := kit.Row(8, l.check, kit.Body(w.before))
	if w.after != "" {
		l.field = number(1, 99, func(n int) { v.set(l.vow, n) })
		row.Add(kit.Fixed(52, 0, l.field))
		row.Add(l.after)
	}
	l.whole = container.NewStack(row)
	return l
}

func (l *promise) set(w vow) {
	l.vow = w
	l.check.Sign, l.check.Tip = theme.Glyph("square-check").Tint(theme.Good.Ink()), "We promise this"
	if w.off {
		l.check.Sign, l.check.Tip = theme.Glyph("square"), "Not promised"
	}
	l.check.Refresh()
	if l.field != nil {
		l.field.SetText(strconv.Itoa(w.amount))
		l.after.Set(plural(w.amount, w.after))
	}
}

// set changes the number, and the words of the promise with it.
func (v *vows) set(w vow, n int) {
	w.amount = n
	v.page.edit("Change promise", alike("promise", w.rows, model.Fields{"amount": int64(n), "name": w.says()})...)
}

func (v *vows) flip(w vow) {
	if w.off {
		v.page.edit("Make promise", alike("promise", w.rows, model.Fields{"off": nil})...)
		return
	}
	v.page.edit("Leave promise out", alike("promise", w.rows, model.Fields{"off": true})...)
}

// alike changes several rows in the same way.
func alike(noun string, rows []model.ID, f model.Fields) []model.Edit {
	var edits []model.Edit
	for _, id := range rows {
		edits = append(edits, model.Edit{Noun: noun, ID: id, Fields: f})
	}
	return edits
}

func counted(n int, what string) string { return fmt.Sprintf("%d %s", n, what) }
