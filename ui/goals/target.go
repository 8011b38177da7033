package goals

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/model"
	"baton/model/forecast"
	"baton/ui/kit"
	"baton/ui/theme"
)

// target is the goal itself: what, of which kind, in which time, whose.
type target struct {
	page   *Page
	facts  facts
	name   *kit.Field
	amount *kit.Field
	span   *kit.Select
	from   *kit.DateField
	to     *kit.DateField
	days   *fyne.Container // the two dates, when they are no usual period
	other  model.ID        // the goal whose days one wants to write
	kind   *kit.Select
	says   *kit.Paragraph
	meter  *fyne.Container
	legend *fyne.Container
	also   *kit.Paragraph
	owners *fyne.Container
	lacks  *kit.Paragraph
	flaw   *kit.Paragraph
	root   fyne.CanvasObject
}

func newTarget(p *Page) *target {
	small := func(c fyne.ThemeColorName) *kit.Paragraph {
		return kit.NewParagraph("").Styled(theme.SizeSmall, theme.Medium, c)
	}
	t := &target{page: p, says: kit.NewParagraph("").Styled(theme.SizeHeading, theme.SemiBold, theme.Text), meter: container.NewStack(),
		legend: kit.Flow(16), also: kit.NewParagraph("").Styled(theme.SizeSmall, theme.Regular, theme.Text3), owners: kit.Flow(8),
		lacks: small(theme.AtRisk.Ink()), flaw: small(theme.Rose.Ink())}
	t.name, t.amount = kit.NewField("What we want"), kit.NewField("Signed value")
	t.name.Check = func(s string) string {
		if strings.TrimSpace(s) == "" {
			return "A goal needs a name."
		}
		return ""
	}
	t.name.OnCommit = func(s string) { p.set("Rename goal", model.Fields{"name": strings.TrimSpace(s)}) }
	t.amount.Placeholder("380k")
	t.amount.Check = func(s string) string {
		if _, ok := parseAmount(s, p.past.Firm.Currency); !ok && strings.TrimSpace(s) != "" {
			return "An amount above 0, like 380k."
		}
		return ""
	}
	t.amount.OnCommit = t.keepAmount
	t.span = kit.NewSelect(nil, "", t.keepSpan)
	today := func() time.Time { return p.facts.today() }
	t.from, t.to = kit.NewDate("From", today), kit.NewDate("To", today)
	t.from.OnCommit = func(d time.Time) { t.keepDays(d, t.to.Day(), t.from) }
	t.to.OnCommit = func(d time.Time) { t.keepDays(t.from.Day(), d, t.to) }
	t.kind = kit.NewSelect(kinds(), "", func(v string) { p.set("Change goal", model.Fields{"kind": orNothing(v)}) })
	fields := kit.Shares(12, []float32{12, 8, 8, 8}, t.name, t.amount, kit.Labelled("When", t.span), kit.Labelled("Of which kind", t.kind))
	t.days = kit.Shares(12, []float32{12, 8, 8, 8}, kit.Gap(1, 1), kit.Gap(1, 1), t.from, t.to)
	t.root = kit.On(kit.NewBox(theme.Surface, theme.Border, 12).Lifted(kit.Resting), kit.Inset(14, 16, 16, 16,
		kit.Column(12, fields, t.days, t.flaw, kit.Rule(), t.says, kit.Column(8, t.meter, t.legend), t.also, kit.Column(6, t.owners, t.lacks))))
	return t
}

func orNothing(text string) any {
	if text == "" {
		return nil
	}
	return text
}

func kinds() []kit.Option {
	out := []kit.Option{{Value: "", Label: "Every kind"}}
	for _, k := range model.Words["kind"] {
		out = append(out, kit.Option{Value: k, Label: model.Title(k)})
	}
	return out
}

func (t *target) keepAmount(text string) {
	m, ok := parseAmount(text, t.page.past.Firm.Currency)
	f := model.Fields{"amount": m.Minor, "currency": t.page.past.Firm.Currency}
	if !ok || strings.TrimSpace(text) == "" {
		f["amount"] = nil
	}
	t.page.set("Change target", f)
}

// otherDays stands among the periods for days of one's own.
const otherDays = "Other days"

func (t *target) keepSpan(name string) {
	t.other = model.ID{}
	if name == otherDays {
		t.other = t.facts.goal.ID
		t.show(t.facts)
		t.from.Field().Focus()
		return
	}
	for _, s := range t.facts.spans() {
		if s.name == name {
			t.page.set("Change period", model.Fields{"from": s.from, "to": s.to})
		}
	}
}

// keepDays keeps both days, or says at the field why they cannot be.
func (t *target) keepDays(from, to time.Time, at *kit.DateField) {
	if !from.IsZero() && !to.IsZero() && to.Before(from) {
		at.Field().Problem("It ends before it begins.")
		return
	}
	t.page.set("Change period", model.Fields{"from": dayOrNothing(from), "to": dayOrNothing(to)})
}

func dayOrNothing(d time.Time) any {
	if d.IsZero() {
		return nil
	}
	return d.Format(dateOnly)
}

func (t *target) show(f facts) {
	t.facts = f
	g := f.goal
	t.name.SetText(g.Name)
	t.amount.SetText(written(g.Amount))
	t.amount.Hint("in " + g.Amount.Currency)
	t.showSpan(g)
	for d, day := range map[*kit.DateField]string{t.from: g.From, t.to: g.To} {
		at, _ := time.Parse(dateOnly, day)
		d.Field().Problem("")
		d.SetDay(at)
	}
	t.kind.SetValue(g.Kind)
	t.says.Set(headline(f))
	t.showMeter(f.plan)
	words := average(f.plan.Average)
	if o := others(f.plan); o != "" {
		words += " " + o
	}
	t.also.Set(words)
	t.showOwners(f)
	t.flaw.Set(f.flaw())
	t.flaw.Hidden = t.flaw.Value == ""
	t.root.Refresh()
}

func (t *target) showSpan(g model.Goal) {
	var list []kit.Option
	value := otherDays
	for _, s := range t.facts.spans() {
		list = append(list, kit.Option{Value: s.name, Label: s.name})
		if s.from == g.From && s.to == g.To && t.other != g.ID {
			value = s.name
		}
	}
	list = append(list, kit.Option{Value: otherDays, Label: otherDays})
	t.days.Hidden = value != otherDays
	t.span.SetOptions(list)
	t.span.SetValue(value)
}

// showMeter draws how much of the target is signed, and by whom.
func (t *target) showMeter(p forecast.Plan) {
	t.meter.Objects, t.legend.Objects = nil, nil
	if p.Goal.Amount.Minor == 0 {
		t.meter.Refresh()
		t.legend.Refresh()
		return
	}
	parts := []kit.Part{{N: float64(p.Signed.Worth.Minor), Hue: theme.Good, Tip: p.Signed.Worth.Full() + " signed"}}
	t.count(theme.Good, p.Signed.Worth.Short()+" signed", p.Signed.Leads, "Signed in the period")
	for _, o := range p.Others {
		if o.Worth.Minor > 0 {
			parts = append(parts, kit.Part{N: float64(o.Worth.Minor), Hue: theme.Violet, Tip: o.Worth.Full() + " signed, " + strings.ToLower(model.Title(o.Kind))})
			t.count(theme.Violet, o.Worth.Short()+" signed, "+strings.ToLower(model.Title(o.Kind)), o.Leads, model.Title(o.Kind)+", signed in the period")
		}
		if o.Expected.Minor > 0 {
			parts = append(parts, kit.Part{N: float64(o.Expected.Minor), Hue: theme.Indigo, Tip: o.Expected.Full() + " likely, " + strings.ToLower(model.Title(o.Kind))})
			t.count(theme.Indigo, o.Expected.Short()+" likely, "+strings.ToLower(model.Title(o.Kind)), o.Waiting, model.Title(o.Kind)+", likely to sign in the period")
		}
	}
	parts = append(parts, kit.Part{N: float64(p.Gap.Minor), Hue: theme.Unknown, Hatched: true, Tip: p.Gap.Full() + " missing"})
	m := kit.Meter(parts...)
	m.Min = fyne.NewSize(60, 12)
	t.meter.Objects = []fyne.CanvasObject{m}
	missing := kit.Row(6, kit.NewIcon(theme.Glyph("circle-dashed"), theme.Text3).Sized(13), kit.Muted(p.Gap.Short()+" missing of "+p.Goal.Amount.Short()))
	t.legend.Add(kit.Fixed(0, legend, kit.Middle(missing)))
	t.meter.Refresh()
	t.legend.Refresh()
}

// legend is the height of what explains the meter.
const legend = 22

// count is a figure of the meter that leads to its rows.
func (t *target) count(hue theme.Hue, words string, leads []model.ID, title string) {
	b := kit.NewButton(kit.Ghost, nil, words, func() { t.page.rows(title, part{"", leads}) }).Small()
	b.Height = legend
	t.legend.Add(kit.Row(0, kit.Dot(hue), b))
}

func (t *target) showOwners(f facts) {
	owning, free := f.owners()
	t.owners.Objects = []fyne.CanvasObject{kit.Inset(5, 0, 0, 0, kit.Muted("Owned by"))}
	for _, m := range owning {
		name := m.Name
		if m.Gone {
			name += " (does not work here any more)"
		}
		drop := kit.IconButton(theme.Glyph("x"), "No longer owned by "+m.Name, func() {
			t.page.set("Change owners", model.Fields{"owner." + m.ID.String(): nil})
		}).Small()
		t.owners.Add(kit.Row(0, kit.NewChip(name, f.hat(m)).WithDot(), drop))
	}
	add := kit.NewButton(kit.Ghost, theme.Glyph("user-plus"), "Add an owner", nil).Small()
	add.OnTap = func() { kit.DropMenu(add, t.candidates(free)) }
	t.owners.Add(add)
	t.lacks.Set(lacking(forecast.Lacks(f.draft, f.goal, f.members)))
	t.lacks.Hidden = t.lacks.Value == ""
	t.owners.Refresh()
}

func (t *target) candidates(free []model.Member) []kit.MenuItem {
	var items []kit.MenuItem
	for _, m := range free {
		items = append(items, kit.MenuItem{Label: m.Name, Sign: theme.Glyph("user"), Run: func() {
			t.page.set("Change owners", model.Fields{"owner." + m.ID.String(): true})
		}})
	}
	return items
}
