package journey

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/model"
	"baton/model/agree"
	"baton/model/score"
	"baton/ui/kit"
	"baton/ui/theme"
)

// gateView is one gate open under the track: what lets a lead through, and the
// boxes to tick.
type gateView struct {
	page  *Page
	key   string
	from  *kit.Paragraph
	ways  *fyne.Container
	rows  map[model.ID]*wayRow
	also  *kit.Paragraph
	list  *checklist
	whole fyne.CanvasObject
}

// wayRow is one alternative of the definition, with its thresholds.
type wayRow struct {
	name     *kit.Text
	asks     *kit.Text
	fit      *kit.Field
	interest *kit.Field
	flaw     *kit.Paragraph // what is wrong with it
	root     fyne.CanvasObject
}

func newGateView(p *Page, g gate) *gateView {
	v := &gateView{page: p, key: g.key, from: kit.NewParagraph(""), ways: kit.Column(12), rows: map[model.ID]*wayRow{},
		also: kit.NewParagraph("").Styled(theme.SizeSmall, theme.Regular, theme.Text3)}
	v.list = newChecklist(p, model.ID{}, g.key, "What must be ticked before a lead passes", "Add a box")
	head := kit.Row(10, kit.Heading(plain(g.key)), kit.NewChip(code(g.key), theme.Indigo))
	v.whole = sides(kit.Column(10, head, v.from, v.ways, v.also), v.list.root)
	return v
}

func (v *gateView) focus() { v.list.first().Focus() }

func (v *gateView) content() fyne.CanvasObject { return v.whole }

// show puts the facts in; a row stays with its alternative.
func (v *gateView) show(f facts) {
	g, ok := f.gate(v.key)
	if !ok {
		return
	}
	ways := f.ways(v.key)
	v.from.Set("A lead goes from " + g.before + " to " + g.into.Name + " when one of these is true:")
	switch len(ways) {
	case 1:
		v.from.Set("A lead goes from " + g.before + " to " + g.into.Name + " when this is true:")
	case 0:
		v.from.Set("Nothing says yet when a lead passes from " + g.before + " to " + g.into.Name + ".")
	}
	v.ways.Objects = nil
	flaws := agree.Flaws(f.law)
	for _, d := range ways {
		r := v.rows[d.ID]
		if r == nil {
			r = v.way(d.ID)
			v.rows[d.ID] = r
		}
		r.show(d, agree.Beside(flaws, d.ID))
		v.ways.Add(r.root)
	}
	v.also.Set(f.passing(v.key))
	v.also.Hidden = v.also.Value == ""
	v.ways.Refresh()
	v.list.show(f)
	v.whole.Refresh()
}

func (v *gateView) way(id model.ID) *wayRow {
	r := &wayRow{name: kit.Strong("").Ellipsis(), asks: kit.Muted("").Ellipsis()}
	r.fit, r.interest = v.threshold(id, "fit"), v.threshold(id, "engagement")
	numbers := kit.Row(8, kit.Muted("fit from"), kit.Fixed(58, 0, r.fit), kit.Muted("interest from"), kit.Fixed(58, 0, r.interest))
	r.flaw = kit.NewParagraph("").Styled(theme.SizeSmall, theme.Regular, theme.AtRisk.Ink())
	r.root = kit.Column(2, container.NewBorder(nil, nil, nil, kit.Middle(numbers), kit.Middle(kit.Column(2, r.name, r.asks))), r.flaw)
	return r
}

// threshold is a number that a lead must reach; empty asks for nothing.
func (v *gateView) threshold(id model.ID, field string) *kit.Field {
	f := kit.NewField("").Placeholder("any")
	f.Check = func(t string) string {
		if n, err := strconv.Atoi(strings.TrimSpace(t)); strings.TrimSpace(t) != "" && (err != nil || n < 0 || n > 100) {
			return "0 to 100"
		}
		return ""
	}
	f.OnCancel = v.page.back
	f.OnCommit = func(t string) {
		var value any
		if n, err := strconv.Atoi(strings.TrimSpace(t)); err == nil && n > 0 {
			value = int64(n) * 10
		}
		v.page.edit("Move threshold", model.Edit{Noun: "definition", ID: id, Fields: model.Fields{field: value}})
	}
	return f
}

func (r *wayRow) show(d model.Definition, flaws []string) {
	r.flaw.Set(strings.Join(flaws, " "))
	r.flaw.Hidden = len(flaws) == 0
	r.name.Set(d.Name)
	r.asks.Set(asks(d))
	r.asks.Hidden = r.asks.Value == ""
	number := func(f *kit.Field, tenths int64) {
		f.SetText("")
		if tenths > 0 {
			f.SetText(score.Tenths(tenths))
		}
	}
	number(r.fit, d.Fit)
	number(r.interest, d.Engagement)
}
