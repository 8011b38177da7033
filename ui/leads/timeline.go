package leads

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/theme"
)

// timeline is what happened, newest first: touches, moves and hand-offs, or
// every change there ever was.
type timeline struct {
	d     *detail
	which *kit.Tabs
	list  *fyne.Container
	root  fyne.CanvasObject
}

func newTimeline(d *detail) *timeline {
	t := &timeline{d: d, list: kit.Column(8)}
	t.which = kit.NewTabs([]kit.Option{{Value: "what", Label: "What happened"}, {Value: "all", Label: "Every change"}}, "what",
		func(string) { t.fill(); d.body.Refresh() })
	t.root = kit.Column(10, kit.Spread(kit.Heading("Timeline"), t.which), t.list)
	return t
}

// happening is one line of the timeline.
type happening struct {
	at    time.Time
	when  string
	sign  theme.Glyph
	hue   theme.Hue
	said  string
	quiet string
}

func (t *timeline) fill() {
	list := t.d.happenings()
	if t.which.Value == "all" {
		list = t.d.changes()
	}
	t.list.Objects = nil
	for _, h := range list {
		mark := kit.Disc(h.sign, h.hue, 26)
		words := []*kit.Paragraph{kit.Said(h.said)}
		if h.quiet != "" {
			words = append(words, kit.Hint(h.quiet))
		}
		t.list.Add(kit.NewLine(mark, kit.Muted(h.when), words...))
	}
	if len(list) == 0 {
		t.list.Add(kit.Muted("Nothing has happened yet. T logs a touch."))
	}
	t.list.Refresh()
}

// happenings are touches, moves, and hand-offs with their answers.
func (d *detail) happenings() []happening {
	var out []happening
	now := d.p.today()
	for _, x := range d.lead.Touches {
		out = append(out, happening{at: x.Happened, when: moment(x.Happened, now, x.Exact), sign: touchSign(x.Kind), hue: touchHue(x),
			said: touchSaid(x), quiet: joined(d.personName(x.Person), d.by(x.By, x.Hat), x.Note)})
	}
	for _, m := range d.lead.Moves {
		out = append(out, d.moved(m, now))
	}
	for i := range d.lead.Handoffs {
		out = append(out, d.handed(&d.lead.Handoffs[i], now)...)
	}
	slices.SortStableFunc(out, func(a, b happening) int { return b.at.Compare(a.at) })
	return out
}

func (d *detail) moved(m model.Move, now time.Time) happening {
	to := d.p.stages[m.To]
	h := happening{at: m.Happened, when: moment(m.Happened, now, m.Exact), sign: "arrow-right", hue: d.p.hueOf(to.Team), said: "Moved to " + to.Name}
	switch m.From {
	case model.ID{}:
		h.said = "Started in " + to.Name
	case m.To: // two stages that are one by now
		h.said = "Moved on within " + to.Name
	}
	waive := ""
	if m.Waive != "" {
		waive = "let through: " + m.Waive
	}
	h.quiet = joined(d.by(m.By, m.Hat), model.Title(m.Reason), m.Who, waive, m.Note)
	return h
}

func (d *detail) handed(h *model.Handoff, now time.Time) []happening {
	from, to := d.p.teams[h.From].Name, d.p.teams[h.To].Name
	out := []happening{{at: h.Happened, when: moment(h.Happened, now, h.Exact), sign: "handshake", hue: d.p.hueOf(h.To),
		said: "Handed from " + from + " to " + to, quiet: joined(d.by(h.By, h.From), h.Packet.WhyNow)}}
	for _, x := range h.Decisions {
		out = append(out, happening{at: x.Happened, when: moment(x.Happened, now, x.Exact), sign: "message-square", hue: d.p.hueOf(x.Hat),
			said: model.Title(x.Act) + " by " + d.p.teams[x.Hat].Name, quiet: joined(d.by(x.By, model.ID{}), model.Title(x.Reason), x.Note)})
	}
	return out
}

// by is who did it, and in which hat.
func (d *detail) by(member, hat model.ID) string {
	name := ""
	for _, m := range d.p.members {
		if m.ID == member {
			name = m.Name
		}
	}
	if team := d.p.teams[hat].Name; name != "" && team != "" && d.p.firm.Mode != "solo" {
		return name + ", " + team
	}
	return name
}

// changes is the whole history of the row.
func (d *detail) changes() []happening {
	var out []happening
	for _, l := range d.lead.History {
		quiet := joined(l.By, l.Hat)
		if l.Field != "" {
			quiet = joined(l.Field+": "+orNone(l.From)+" → "+orNone(l.To), quiet)
		}
		out = append(out, happening{at: l.At, when: moment(l.At, d.p.today(), "minute"), sign: "history", hue: theme.Slate, said: l.What, quiet: quiet})
	}
	return out
}

func orNone(s string) string {
	if s == "" {
		return "nothing"
	}
	return s
}

func touchSaid(t model.Touch) string {
	s := model.Title(t.Kind)
	if t.Direction == "in" {
		s += " from them"
	}
	if t.Outcome != "" {
		s += ": " + model.Title(t.Outcome)
	}
	return s
}

func touchHue(t model.Touch) theme.Hue {
	switch t.Outcome {
	case "talked", "replied", "meeting-set":
		return theme.Good
	case "asked-to-stop", "bounced":
		return theme.Late
	}
	return theme.Slate
}

func touchSign(kind string) theme.Glyph {
	switch kind {
	case "call":
		return "phone"
	case "mail", "message":
		return "mail"
	case "meeting":
		return "users"
	case "event", "webinar":
		return "presentation"
	case "download":
		return "download"
	case "visit":
		return "eye"
	case "form", "assessment":
		return "clipboard-list"
	case "introduction":
		return "handshake"
	}
	return "message-circle"
}
