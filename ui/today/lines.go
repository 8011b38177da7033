package today

import (
	"strconv"
	"strings"

	"baton/model"
	"baton/model/today"
	"baton/ui/kit"
	"baton/ui/theme"
)

// line is a row of the list: a line of today, the heading of a reason, or how
// many more there are.
type line struct {
	item    today.Item
	heading string
	count   int
	more    bool
}

// lines groups the items, which come in their order.
func (p *Page) lines(items []today.Item) []line {
	var out []line
	head := -1
	for i, it := range items {
		if i == 0 || items[i-1].Why != it.Why {
			head = len(out)
			out = append(out, line{heading: p.heading(it.Why)})
		}
		out = append(out, line{item: it})
		out[head].count += 1 + it.More
		if it.More > 0 {
			out = append(out, line{item: it, more: true})
		}
	}
	return out
}

// heading is a reason over its lines; what waits for an answer waits for
// others where one looks at them.
func (p *Page) heading(why string) string {
	if why == today.Waiting && p.view != viewMine && !p.alone() {
		return "Waits for an answer"
	}
	return today.Title(why)
}

func (p *Page) holds(it today.Item) bool {
	text := strings.ToLower(it.Name + " " + it.Say + " " + p.whoHas(it))
	for _, w := range strings.Fields(strings.ToLower(p.query)) {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

func key(it today.Item) string {
	return it.Lead.String() + it.Why + it.Team.String() + it.Member.String()
}

// item is a row as the list shows it.
func (p *Page) item(row int) kit.Item {
	l := p.shown[row]
	switch {
	case l.heading != "":
		return kit.Item{Heading: true, Title: l.heading, Right: strconv.Itoa(l.count)}
	case l.more:
		return kit.Item{Heading: true, Title: "and " + strconv.Itoa(l.item.More) + " more, once these are done"}
	}
	it := l.item
	press, verb := doing(it.Do)
	out := kit.Item{Key: key(it), Title: p.nameOf(it), Quiet: p.sayOf(it), Who: p.whoHas(it), WhoHue: p.hueOf(it.Team), Press: press, Verb: verb}
	out.Sign, out.Hue = look(it.Why)
	if it.Talk {
		out.Chip, out.ChipHue = "Talk now", theme.Green
	}
	out.Right, out.Under = p.until(it), it.LateWords()
	if it.Why == today.Late || it.Why == today.AtRisk {
		out.RightHue = out.Hue
	}
	return out
}

// nameOf hides who it is while strangers look on.
func (p *Page) nameOf(it today.Item) string {
	if p.shell.Presenter() {
		return "A lead"
	}
	return it.Name
}

// sayOf hides what somebody wrote, where names may stand.
func (p *Page) sayOf(it today.Item) string {
	if p.shell.Presenter() {
		_, verb := doing(it.Do)
		return verb
	}
	return it.Say
}

// until says until when; what is late says since when.
func (p *Page) until(it today.Item) string {
	switch it.Why {
	case today.Wake:
		return "since " + it.When(p.store.Now(), p.facts.firm.Location())
	case today.Due:
		if it.Day {
			return "today"
		}
	}
	return it.When(p.store.Now(), p.facts.firm.Location())
}

// whoHas names who has it; of what nobody in particular has, the team.
func (p *Page) whoHas(it today.Item) string {
	if p.alone() {
		return ""
	}
	for _, m := range p.facts.members {
		if m.ID == it.Member {
			if m.ID == p.me().ID {
				return "You"
			}
			return m.Name
		}
	}
	if t, ok := p.facts.law.TeamBy(it.Team); ok {
		return "Anyone in " + short(t)
	}
	return ""
}

func (p *Page) hueOf(team model.ID) theme.Hue {
	t, _ := p.facts.law.TeamBy(team)
	return theme.OfTeam(t.Key)
}

// look is the mark of a reason: a shape and a colour, with its word over it.
func look(why string) (theme.Glyph, theme.Hue) {
	switch why {
	case today.Late:
		return "circle-alert", theme.Late
	case today.AtRisk:
		return "timer", theme.AtRisk
	case today.Due:
		return "calendar-clock", theme.Indigo
	case today.Waiting:
		return "inbox", theme.Indigo
	case today.Asked:
		return "message-circle", theme.Violet
	case today.SentBack:
		return "undo-2", theme.Violet
	case today.Question:
		return "gavel", theme.Violet
	case today.Wake:
		return "bell", theme.Teal
	case today.Nobody:
		return "user-x", theme.AtRisk
	case today.OneAnswer:
		return "circle-help", theme.Teal
	case today.NoStep:
		return "circle-dashed", theme.Slate
	}
	return "moon", theme.Slate
}

// doing is the key of what a line asks for, and the word for it.
func doing(do string) (press, verb string) {
	switch do {
	case today.DoAnswer:
		return "A", "Accept"
	case today.DoSay:
		return "S", "Say it"
	case today.DoRule:
		return "D", "Rule"
	case today.DoTouch:
		return "T", "Log a touch"
	case today.DoStep:
		return "N", "Next step"
	case today.DoTask:
		return "D", "Done"
	case today.DoMove:
		return "M", "Move"
	case today.DoGive:
		return "G", "Give"
	case today.DoTell:
		return "Y", "Yes or no"
	}
	return "D", "Do it"
}

// nextWords say what comes next, once nothing waits.
func (p *Page) nextWords() string {
	now, loc := p.store.Now(), p.facts.firm.Location()
	it, ok := p.day().Next(now)
	if !ok {
		return "What falls due, wakes up or goes quiet will stand here."
	}
	at := it.Turns.In(loc)
	when := today.Item{Due: it.Turns, Day: at.Hour() == 0 && at.Minute() == 0}.When(now, loc)
	if at.Hour() != 0 || at.Minute() != 0 {
		when = "at " + when
	}
	return "Next: " + p.nameOf(it) + ", " + when + ". " + strings.TrimPrefix(p.sayOf(it), "Next step: ")
}
