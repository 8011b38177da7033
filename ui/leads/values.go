package leads

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/theme"
)

// valuesSection is what the lead is worth, line by line.
type valuesSection struct {
	d    *detail
	list *fyne.Container
	add  *kit.Field
	root *fyne.Container
	sum  *kit.Text
}

func newValues(d *detail) *valuesSection {
	s := &valuesSection{d: d, list: kit.Column(0), add: kit.NewField(""), sum: kit.NewText("", theme.SizeHeading, theme.FiguresBold, theme.Text)}
	s.add.Placeholder("Add a line: 80k migration, or 3k a month on-call")
	s.add.Check = func(text string) string {
		if _, _, ok := valueOf(text, d.p.firm.Currency); text != "" && !ok {
			return "Begin with an amount, such as 80k or 3,000 a month."
		}
		return ""
	}
	s.add.OnCommit = s.join
	s.root = kit.Column(6, kit.Spread(kit.Heading("Value"), s.sum), s.list, s.add)
	return s
}

func (s *valuesSection) fill() {
	s.list.Objects = nil
	for _, v := range s.d.lead.Values {
		s.list.Add(s.line(v))
	}
	s.sum.Set("")
	if m := s.d.lead.Row.Value; m.Minor != 0 {
		s.sum.Set(m.Short() + " " + m.Currency)
	}
	s.list.Refresh()
}

func (s *valuesSection) line(v model.Value) fyne.CanvasObject {
	amount := v.Amount.Short()
	if v.Type == "retainer" {
		amount += " a month"
	}
	label := v.Label
	if label == "" {
		label = model.Title(v.Type)
	}
	quiet := joined(model.Title(v.Type), v.Amount.Full(), v.Start)
	if v.Months > 0 {
		quiet = joined(quiet, plural(v.Months, "month"))
	}
	figure := kit.NewText(amount, theme.SizeBody, theme.FiguresBold, theme.Text)
	l := kit.NewLine(nil, figure, kit.Said(label), kit.Hint(quiet))
	l.Pad = 4
	l.OnTap = func() { kit.DropMenu(l, s.actions(v)) }
	return l
}

// actions are what can be changed of a line.
func (s *valuesSection) actions(v model.Value) []kit.MenuItem {
	set := func(label string, f model.Fields) kit.MenuItem {
		return kit.MenuItem{Label: label, Chosen: f["type"] == v.Type, Run: func() {
			s.d.write("Change a value", func(ctx context.Context) error { return s.d.p.store.Set(ctx, "value", v.ID, f) })
		}}
	}
	var items []kit.MenuItem
	for _, w := range model.Words["line"] {
		items = append(items, set(model.Title(w), model.Fields{"type": w}))
	}
	return append(items, kit.MenuItem{},
		kit.MenuItem{Label: "Change the amount", Sign: theme.Glyph("pencil"), Run: func() { s.edit(v) }},
		kit.MenuItem{Label: "Delete the line", Sign: theme.Glyph("trash-2"), Run: func() {
			s.d.write("Delete a value", func(ctx context.Context) error { return s.d.p.store.Delete(ctx, "value", v.ID) })
		}})
}

// edit writes the line anew in the field below; leaving it saves.
func (s *valuesSection) edit(v model.Value) {
	f := kit.NewField("")
	text := v.Amount.Exact()
	if v.Type == "retainer" {
		text += " a month"
		if v.Months > 0 {
			text += " x " + strconv.Itoa(v.Months)
		}
	}
	f.SetText(strings.TrimSpace(text + " " + v.Label))
	f.Check = s.add.Check
	f.OnCommit = func(text string) {
		if fields, _, ok := valueOf(text, v.Amount.Currency); ok {
			s.d.write("Change a value", func(ctx context.Context) error { return s.d.p.store.Set(ctx, "value", v.ID, fields) })
		}
	}
	f.OnCancel = s.fill
	for i, o := range s.d.lead.Values {
		if o.ID == v.ID {
			s.list.Objects[i] = f
		}
	}
	s.list.Refresh()
	s.d.body.Refresh()
	f.Focus()
}

func (s *valuesSection) join(text string) {
	fields, kind, ok := valueOf(text, s.d.p.firm.Currency)
	if !ok {
		return
	}
	fields["lead"], fields["type"], fields["currency"] = s.d.id.String(), kind, s.d.p.firm.Currency
	s.add.SetText("")
	s.d.write("Add a value", func(ctx context.Context) error {
		_, err := s.d.add(ctx, "value", fields)
		return err
	})
}

// valueOf reads "80k migration", "12,500.50" or "3k a month x 12 on-call":
// the fields it sets, and the type of line it is.
func valueOf(text, currency string) (f model.Fields, kind string, ok bool) {
	words := strings.Fields(text)
	if len(words) == 0 {
		return nil, "", false
	}
	amount, ok := amountOf(words[0], currency)
	if !ok {
		return nil, "", false
	}
	f, kind, words = model.Fields{"amount": amount}, "project", words[1:]
	var label []string
	for i := 0; i < len(words); i++ {
		w := strings.ToLower(words[i])
		next := ""
		if i+1 < len(words) {
			next = strings.ToLower(words[i+1])
		}
		n, err := strconv.ParseInt(next, 10, 64)
		switch {
		case (w == "a" || w == "per") && next == "month":
			kind = "retainer"
			i++
		case w == "x" && err == nil && n > 0:
			f["months"] = n
			i++
		case strings.EqualFold(w, currency):
		default:
			label = append(label, words[i])
		}
	}
	if len(label) > 0 {
		f["label"] = strings.Join(label, " ")
	}
	return f, kind, true
}

// amountOf reads 80k, 1.2M, 12,500 or 12500.50 into minor units.
func amountOf(s, currency string) (int64, bool) {
	s = strings.ToLower(strings.TrimLeft(s, "~€$£"))
	factor := 1.0
	switch {
	case strings.HasSuffix(s, "k"):
		s, factor = strings.TrimSuffix(s, "k"), 1e3
	case strings.HasSuffix(s, "m"):
		s, factor = strings.TrimSuffix(s, "m"), 1e6
	}
	n, err := strconv.ParseFloat(strings.ReplaceAll(s, ",", ""), 64)
	if err != nil || n <= 0 || n*factor > 1e12 {
		return 0, false
	}
	m, err := model.ParseMoney(fmt.Sprintf("%.*f", model.Decimals(currency), n*factor), currency)
	return m.Minor, err == nil
}
