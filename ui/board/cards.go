package board

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"baton/model"
	"baton/ui/ask"
	"baton/ui/kit"
	"baton/ui/theme"
)

// pile sorts the leads that the filters let through into the columns, the one
// that has waited longest on top.
func (p *Page) pile() {
	p.stages = p.stages[:0]
	at := map[model.ID]int{}
	for _, s := range ask.Order(p.law.Stages) {
		if p.shows(s) {
			at[s.ID] = len(p.stages)
			p.stages = append(p.stages, s)
		}
	}
	p.piles = make([][]*model.LeadRow, len(p.stages))
	words := strings.Fields(strings.ToLower(p.query))
	for i := range p.all {
		r := &p.all[i]
		col, ok := at[r.Stage]
		if ok && (p.kind == "" || r.Kind == p.kind) && holds(r, words) {
			p.piles[col] = append(p.piles[col], r)
		}
	}
	for _, pile := range p.piles {
		slices.SortStableFunc(pile, func(a, b *model.LeadRow) int { return a.Since.Compare(b.Since) })
	}
}

// shows says whether the chosen tab has the stage's column. What is set aside
// has a tab of its own, so that the whole journey fits on a laptop.
func (p *Page) shows(s model.Stage) bool {
	if ask.Aside(s) {
		return p.team == "aside"
	}
	return p.team == "" || s.Team.String() == p.team
}

func holds(r *model.LeadRow, words []string) bool {
	if len(words) == 0 {
		return true
	}
	line := strings.ToLower(r.Name + "\t" + r.Person + "\t" + r.Title + "\t" + r.Email + "\t" + r.OwnerName)
	for _, w := range words {
		if !strings.Contains(line, w) {
			return false
		}
	}
	return true
}

// columns are the heads: stage, what its leads are worth, how old the oldest is.
func (p *Page) columns() []kit.BoardColumn {
	var out []kit.BoardColumn
	for i, s := range p.stages {
		c := kit.BoardColumn{Title: s.Name, Quiet: p.headLine(i), Group: "Set aside", Hue: theme.Slate}
		if t, ok := p.law.TeamBy(s.Team); ok && !ask.Aside(s) {
			c.Group, c.Short, c.Hue = t.Name, short(t), theme.OfTeam(t.Key)
		}
		out = append(out, c)
	}
	return out
}

func (p *Page) headLine(col int) string {
	pile := p.piles[col]
	if len(pile) == 0 {
		return p.stages[col].Plain
	}
	var parts []string
	if m := p.worth(pile); m.Minor > 0 {
		parts = append(parts, m.Short())
	}
	if p.stages[col].Kind == "open" {
		parts = append(parts, "oldest "+strconv.Itoa(p.age(pile[0]))+" d")
	}
	return strings.Join(parts, " · ")
}

func (p *Page) worth(pile []*model.LeadRow) model.Money {
	m := model.Money{Currency: p.firm.Currency}
	for _, r := range pile {
		if r.Value.Currency == m.Currency {
			m.Minor += r.Value.Minor
		}
	}
	return m
}

// age is how many business days a lead has been in its stage.
func (p *Page) age(r *model.LeadRow) int { return p.cal.ElapsedDays(r.Since, p.store.Now()) }

// card is a lead as a card.
func (p *Page) card(s model.Stage, r *model.LeadRow) kit.BoardCard {
	c := kit.BoardCard{ID: r.ID.String(), Title: r.Shown(), Quiet: p.next(r), Who: r.OwnerName}
	if p.shell.Presenter() {
		c.Title, c.Quiet = "Lead of "+r.Created.Format("Jan 2006"), r.Title
	}
	if r.Value.Minor != 0 {
		c.Value = r.Value.Short()
	}
	if r.Score != nil {
		c.Grade, c.Hatched = model.BandTitle(r.Score.Band), r.Score.Hatched()
		c.Sign, c.Hue = bandLook(r.Score.Band)
	}
	c.Age, c.AgeHue = p.ageWords(s, r)
	c.Boxes = make([]bool, min(p.missing[r.ID].n, 7))
	c.Tip = p.told(c, p.missing[r.ID].n)
	return c
}

// told is what a narrow card has no room to say.
func (p *Page) told(c kit.BoardCard, missing int) string {
	parts := []string{c.Title}
	if c.Grade != "" {
		parts = append(parts, c.Grade)
	}
	if missing > 0 {
		parts = append(parts, strconv.Itoa(missing)+" missing for the next stage")
	}
	if c.Who != "" {
		parts = append(parts, c.Who)
	}
	return strings.Join(parts, "  ·  ")
}

// next is what comes next, or what the lead is about.
func (p *Page) next(r *model.LeadRow) string {
	switch {
	case r.Outcome == "lost" || r.Outcome == "not-ours":
		return model.Title(r.Why)
	case r.NextStep != "" && r.Outcome == "open":
		return r.NextStep
	case r.Title != "":
		return r.Title
	}
	return "No next step yet"
}

// ageWords are the age against the stage's target; over it in words.
func (p *Page) ageWords(s model.Stage, r *model.LeadRow) (string, theme.Hue) {
	age := p.age(r)
	switch {
	case s.Kind == "nurture" && r.Wake != "":
		return "wakes " + day(r.Wake), ""
	case s.Kind != "open":
		return r.Since.In(p.firm.Location()).Format("2 Jan"), ""
	case s.Target == 0:
		return strconv.Itoa(age) + " d", ""
	case age > s.Target:
		return strconv.Itoa(age-s.Target) + " d over", theme.Late
	case 5*age >= 4*s.Target:
		return strconv.Itoa(age) + " of " + strconv.Itoa(s.Target) + " d", theme.AtRisk
	}
	return strconv.Itoa(age) + " of " + strconv.Itoa(s.Target) + " d", ""
}

func day(date string) string {
	at, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return date
	}
	return at.Format("2 Jan")
}

// ahead is how many cards of a column are looked at for what they miss: those
// one sees first.
const ahead = 8

// lack is how much a lead missed for its next stage when one looked, and what
// it looked like then: while that is the same, one need not look again.
type lack struct {
	n     int
	stage model.ID
	score model.Score
	value int64
}

func lackOf(r *model.LeadRow) lack {
	l := lack{stage: r.Stage, value: r.Value.Minor}
	if r.Score != nil {
		l.score = *r.Score
	}
	return l
}

// look asks what the cards at the top of each column miss for their next stage.
func (p *Page) look() {
	for col, pile := range p.piles {
		to, ok := ask.Onward(p.law, p.stages[col])
		if !ok {
			continue
		}
		for _, r := range pile[:min(ahead, len(pile))] {
			now := lackOf(r)
			if was, known := p.missing[r.ID]; known {
				if now.n = was.n; now == was {
					continue
				}
			}
			if list, err := p.store.MoveHint(context.Background(), r.ID, to.ID); err == nil {
				now.n = len(list)
				p.missing[r.ID] = now
			}
		}
	}
}

// summary is the whole board in a line.
func (p *Page) summary() string {
	n, over := 0, 0
	var worth int64
	for col, pile := range p.piles {
		if p.stages[col].Kind != "open" {
			continue
		}
		n += len(pile)
		worth += p.worth(pile).Minor
		for _, r := range pile {
			if t := p.stages[col].Target; t > 0 && p.age(r) > t {
				over++
			}
		}
	}
	s := strconv.Itoa(n) + " open  ·  " + model.Money{Minor: worth, Currency: p.firm.Currency}.Short() + " " + p.firm.Currency
	if over > 0 {
		s += "  ·  " + strconv.Itoa(over) + " over their time"
	}
	return s
}

// bandLook gives every band a shape besides its colour.
func bandLook(band string) (theme.Glyph, theme.Hue) {
	switch band {
	case model.TalkNow:
		return "phone-call", theme.Good
	case model.WarmUp:
		return "flame", theme.AtRisk
	case model.FindOut:
		return "circle-dashed", theme.Slate
	}
	return "minus", theme.Slate
}
