package events

import (
	"context"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/model"
	"baton/model/trigger"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// panel is one event: what it was, what became of those who came, and who
// they were. Its fields are made once and save as one leaves them.
type panel struct {
	p    *Page
	held trigger.Held

	name      *kit.Field
	kind      *kit.Select
	from, to  *kit.DateField
	days      *kit.Field
	source    *kit.Field
	cost      *kit.Field
	play      *kit.Select
	effect    *effect
	attending *attending
	root      fyne.CanvasObject
}

func newPanel(p *Page) *panel {
	n := &panel{p: p, name: kit.NewField("Name"), source: kit.NewField("Leads from it come from"), cost: kit.NewField("It cost"), days: kit.NewField("Looked at after, days")}
	n.from, n.to = kit.NewDate("Day", p.today), kit.NewDate("Last day, if more", p.today)
	n.kind = kit.NewSelect(options("event"), "", func(v string) { n.set("kind", v) })
	n.play = kit.NewSelect(nil, "", func(v string) { n.set("play", v) })
	n.play.Placeholder = "None"
	n.name.OnCommit = func(s string) { n.set("name", s) }
	n.source.OnCommit = func(s string) { n.set("source", s) }
	n.source.Placeholder("the event's name")
	n.from.OnCommit = func(d time.Time) { n.set("from", dateOf(d)) }
	n.to.OnCommit = func(d time.Time) { n.set("to", dateOf(d)) }
	n.days.Placeholder(strconv.Itoa(trigger.Days))
	n.days.Check = wrongDays
	n.days.OnCommit = func(s string) { n.set("days", s) }
	n.cost.OnCommit = func(s string) { n.set("cost", s) }
	n.effect, n.attending = newEffect(p), newAttending(p)
	facts := kit.Column(12,
		kit.Shares(12, []float32{3, 2}, n.name, kit.Labelled("Kind", n.kind)),
		kit.Columns(12, n.from, n.to),
		kit.Columns(12, n.cost, n.days),
		n.source, kit.Labelled("The play that calls for it", n.play))
	body := kit.Column(22, n.effect.root, n.attending.root, kit.Column(10, kit.Heading("The event"), facts))
	n.root = container.NewStack(kit.NewBox(theme.Surface, theme.Border, 12).Lifted(kit.Resting), kit.Pad(1, kit.Scroll(kit.Inset(18, 20, 20, 20, body))))
	return n
}

func options(list string) []kit.Option {
	var out []kit.Option
	for _, w := range model.Words[list] {
		out = append(out, kit.Option{Value: w, Label: model.Title(w)})
	}
	return out
}

func dateOf(d time.Time) string {
	if d.IsZero() {
		return ""
	}
	return d.Format(time.DateOnly)
}

func wrongDays(s string) string {
	if n, err := strconv.Atoi(strings.TrimSpace(s)); strings.TrimSpace(s) != "" && (err != nil || n < 1 || n > 365) {
		return "1 to 365, or empty"
	}
	return ""
}

// show puts an event in.
func (n *panel) show(h trigger.Held) {
	other := n.held.Campaign.ID != h.Campaign.ID
	n.held = h
	c := h.Campaign
	n.name.SetText(c.Name)
	n.kind.SetValue(c.Kind)
	n.from.SetDay(dayOf(c.From))
	n.to.SetDay(dayOf(c.To))
	n.source.SetText(c.Source)
	n.days.SetText("")
	if c.Days > 0 {
		n.days.SetText(strconv.Itoa(c.Days))
	}
	n.cost.SetText("")
	if c.Cost.Minor > 0 {
		n.cost.SetText(c.Cost.Exact() + " " + c.Cost.Currency)
	}
	n.play.SetOptions(n.plays())
	n.play.SetValue("")
	if !c.Play.IsZero() {
		n.play.SetValue(c.Play.String())
	}
	n.effect.show(h, other)
	n.attending.show(h, other)
	n.root.Refresh()
}

func dayOf(date string) time.Time {
	d, _ := time.Parse(time.DateOnly, date)
	return d
}

// plays are the triggers of the journey.
func (n *panel) plays() []kit.Option {
	out := []kit.Option{{Value: "", Label: "None"}}
	for _, p := range n.p.triggers() {
		out = append(out, kit.Option{Value: p.ID.String(), Label: p.Name})
	}
	return out
}

// set keeps one field; an empty one is taken away.
func (n *panel) set(field, text string) {
	noun, _ := model.NounOf("campaign")
	f, _ := noun.Field(field)
	n.p.shell.Do(shell.Action{Label: "Change event", Run: func() error {
		v, err := model.ParseField(f, plainMoney(text, n.p.firm.Currency), n.p.firm.Currency)
		if err != nil {
			return err
		}
		fields := model.Fields{field: v}
		if text == "" {
			fields[field] = nil
		}
		if field == "cost" && v != nil {
			fields["currency"] = n.p.firm.Currency
		}
		return n.p.store.Set(context.Background(), "campaign", n.held.Campaign.ID, fields)
	}})
}

// plainMoney takes the firm's own currency off an amount.
func plainMoney(text, currency string) string {
	return strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(text), currency))
}
