package agreement

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/theme"
)

// card is one thing that can be signed: whom it asks, who has signed, and the
// button for whoever works here.
func (p *Page) card(c choice) fyne.CanvasObject {
	body := kit.Column(10, p.asked(c.asks))
	if c.version == nil {
		p.wrong(body)
		if why := p.state.passing(); why != "" {
			body.Add(kit.Hint(why))
		}
		if len(c.mine(p.state.actor.Member)) > 0 && len(p.state.flaws) == 0 && !p.state.alone() {
			body.Add(p.from())
		}
	}
	p.meaning(body, c)
	body.Add(p.counting(func() fyne.CanvasObject { return p.button(c) }))
	return kit.TitledCard(p.heading(c), p.forward(c), body)
}

func (p *Page) heading(c choice) string {
	switch {
	case c.version != nil:
		return fmt.Sprintf("Version %d waits", c.number)
	case p.state.alone():
		return "Your word"
	}
	return fmt.Sprintf("The draft, as version %d", c.number)
}

// forward says who put a version forward, and from when it is to hold.
func (p *Page) forward(c choice) string {
	if c.version == nil || len(c.version.Signatures) == 0 {
		return ""
	}
	first := slices.MinFunc(c.version.Signatures, func(a, b model.Signature) int { return a.Happened.Compare(b.Happened) })
	return fmt.Sprintf("Put forward by %s, to hold from %s", firstName(first.Name), shortDate(c.version.Effective))
}

// asked are the teams that are asked, and those that are not.
func (p *Page) asked(asks []model.Ask) fyne.CanvasObject {
	col := kit.Column(10)
	if p.state.alone() {
		return col
	}
	var rest []string
	for _, t := range p.state.draft.Teams {
		at := slices.IndexFunc(asks, func(a model.Ask) bool { return a.Team == t.ID })
		if at < 0 {
			if !t.Hidden {
				rest = append(rest, t.Name)
			}
			continue
		}
		col.Add(p.ask(t, asks[at]))
	}
	if len(rest) > 0 {
		col.Add(kit.NewLine(kit.NewIcon(theme.Glyph("circle"), theme.Text3).Sized(10), nil,
			kit.Hint(list(rest, "and")+": not asked, nothing that binds them changed.")))
	}
	return col
}

func (p *Page) ask(t model.Team, a model.Ask) fyne.CanvasObject {
	state := kit.NewChip("waits", theme.AtRisk).WithSign(theme.Glyph("hourglass"))
	who := "May sign: " + p.may(a)
	if a.Signed != nil {
		state = kit.NewChip("signed", theme.Good).WithSign(theme.Glyph("check"))
		who = fmt.Sprintf("%s, %s", a.Signed.Name, p.state.short(a.Signed.Happened))
	}
	return kit.NewLine(kit.Dot(theme.OfTeam(t.Key)), state, kit.Said(a.Name), kit.Hint(titles(a.Sections)), kit.Hint(who))
}

// may are the people who can sign for a team.
func (p *Page) may(a model.Ask) string {
	var out []string
	for _, id := range a.By {
		out = append(out, p.state.named(id))
	}
	if len(out) == 0 {
		return "nobody works for this team yet"
	}
	if len(out) > 4 {
		return fmt.Sprintf("%s or one of %d others", strings.Join(out[:3], ", "), len(out)-3)
	}
	return list(out, "or")
}

// wrong lists what is wrong with the draft; each leads to its row.
func (p *Page) wrong(body *fyne.Container) {
	if len(p.state.flaws) == 0 {
		return
	}
	col := kit.Column(2, kit.Inset(0, 0, 2, 8, kit.Strong("To mend before anybody signs")))
	for _, f := range p.state.flaws {
		mend := func() {
			if len(f.At) > 0 {
				p.shell.Go(flawed(f.At[0]))
			}
		}
		col.Add(p.seenTile(kit.NewTileLine(kit.NewIcon(theme.Glyph("triangle-alert"), theme.AtRisk.Ink()), mend, kit.Said(f.Text))))
	}
	body.Add(col)
}

// flawed is where a row with a flaw is mended.
func flawed(r model.Ref) string {
	page, ok := map[string]string{"criterion": "criteria", "field": "criteria", "rule": "scoring", "group": "scoring",
		"definition": "definitions", "element": "positioning", "offer": "positioning", "promise": "sla", "goal": "goals"}[r.Noun]
	if !ok {
		page = "journey"
	}
	return page + "/" + r.ID.String()
}

// passing says what becomes of a version that waits when the draft overtakes it.
func (s state) passing() string {
	if len(s.pending) == 0 {
		return ""
	}
	return fmt.Sprintf("Version %d is passed over once this one is signed by everybody asked.", s.pending[len(s.pending)-1].Number)
}

// from is the first day that what is put forward shall hold.
func (p *Page) from() fyne.CanvasObject {
	d := kit.NewDate("Holds from", func() time.Time { return p.state.now })
	d.SetDay(p.first())
	parsed := d.Field().Check
	d.Field().Check = func(s string) string {
		if day, ok := kit.ParseDay(s, p.state.now); ok && before(day, p.state.now) {
			return "It cannot hold before it is signed: today, or a later day."
		}
		return parsed(s)
	}
	d.OnCommit = func(day time.Time) {
		if day.IsZero() || before(day, p.state.now) {
			day = p.state.now
		}
		p.day = day
		d.SetDay(p.first())
	}
	return kit.Fixed(230, 0, d)
}

func before(day, now time.Time) bool {
	return !day.IsZero() && day.Format(time.DateOnly) < now.Format(time.DateOnly)
}

// first is the day chosen, else today.
func (p *Page) first() time.Time {
	if p.day.IsZero() || before(p.day, p.state.now) {
		return p.state.now
	}
	return p.day
}

// meaning says what signing does here, where that is not plain.
func (p *Page) meaning(body *fyne.Container, c choice) {
	if p.state.alone() {
		body.Add(kit.NewParagraph("“These are my rules from today”: what leads are judged by then stays as it is until you sign again."))
	}
	if len(c.moved) == 0 {
		return
	}
	body.Add(kit.NewParagraph(fmt.Sprintf("The draft has moved on since (%s). Whoever signs here signs version %d as it was put forward; the rest stays in the draft for a later one:",
		several(len(c.moved), "difference", "differences"), c.number)))
	for _, d := range c.moved[:min(len(c.moved), 4)] {
		body.Add(kit.NewLine(p.dots(d.Teams), nil, kit.Hint(d.Text)))
	}
	body.Add(p.counting(func() fyne.CanvasObject {
		col := kit.Column(6)
		if p.pastOf(c).ever {
			p.brief(col, c)
		}
		return col
	}))
}

// button is what whoever works here can sign, or why not now.
func (p *Page) button(c choice) fyne.CanvasObject {
	body, why := kit.Column(8), p.why(c)
	if len(c.mine(p.state.actor.Member)) > 0 {
		b := kit.NewButton(kit.Primary, theme.Glyph("signature"), p.state.word(c), func() { p.askSign(c) })
		if why != "" {
			b.Disable()
		}
		body.Add(p.seen(b))
	}
	if why != "" {
		body.Add(kit.Hint(why))
	}
	return body
}

// why says what is in the way of signing; "": nothing.
func (p *Page) why(c choice) string {
	s := p.state
	switch {
	case s.actor.Member.IsZero():
		return "A signature needs a name: say first who works here (Ctrl+K, “Work as someone else”)."
	case len(c.mine(s.actor.Member)) == 0:
		return s.notMine(c)
	case c.version == nil && len(s.flaws) > 0:
		return "It can be signed as soon as what is listed above is mended."
	case p.pastOf(c).err != nil:
		return "It can be signed once the past is counted."
	case !p.pastOf(c).fresh:
		return "It can be signed in a moment, when what it would have meant is counted."
	}
	return ""
}

func (s state) notMine(c choice) string {
	for _, a := range c.asks {
		if a.Signed != nil && a.Signed.Member == s.actor.Member {
			return "You have signed it."
		}
	}
	var who []string
	for _, a := range c.asks {
		if a.Signed == nil {
			who = append(who, a.Name)
		}
	}
	return fmt.Sprintf("It asks %s. Whoever works for them signs here, at their own computer or after “Work as someone else” (Ctrl+K).", list(who, "and"))
}

// signed is who gave their word under a version.
func (p *Page) signed(v model.Version) fyne.CanvasObject {
	col := kit.Column(10)
	if p.state.alone() {
		col.Add(kit.NewLine(kit.NewIcon(theme.Glyph("check"), theme.Good.Ink()), nil, kit.Said(strings.Join(signers(v), ", ")+", "+p.state.short(v.Since))))
	} else {
		col.Add(p.asked(v.Asks))
	}
	col.Add(kit.Hint("Nothing waits for a signature."))
	return kit.TitledCard(fmt.Sprintf("Signed under version %d", v.Number), "", container.NewStack(col))
}
