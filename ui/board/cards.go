package board

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"baton/model"
	"baton/model/journey"
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
	p.counted = count{}
	for i := range p.all {
		r := &p.all[i]
		col, ok := at[r.Stage]
		if !ok || p.kind != "" && r.Kind != p.kind || !holds(r, words) {
			continue
		}
		p.counted.take(p, p.stages[col], r)
		if p.keeps(p.stages[col], r) {
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
		c := kit.BoardColumn{Title: s.Name, Quiet: p.headLine(i), Over: p.overLine(i), Group: "Set aside", Hue: theme.Slate}
		if t, ok := p.law.TeamBy(s.Team); ok && !ask.Aside(s) {
			c.Group, c.Short, c.Hue = t.Name, short(t), theme.OfTeam(t.Key)
			c.Load, c.Heavy = p.load(t)
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

// overLine says how many of a column have stood there for too long.
func (p *Page) overLine(col int) string {
	n := 0
	for _, r := range p.piles[col] {
		if !p.over(p.stages[col], r) {
			break // the longest lies on top
		}
		n++
	}
	switch n {
	case 0:
		return ""
	case 1:
		return "1 over its time"
	}
	return strconv.Itoa(n) + " over their time"
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

// card is a lead as a card.
func (p *Page) card(s model.Stage, r *model.LeadRow) kit.BoardCard {
	c := kit.BoardCard{ID: r.ID.String(), Title: r.Shown(), Quiet: p.next(r), Warn: p.warning(r), Who: r.OwnerName}
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
	if s.Kind == "open" && s.Target > 0 {
		c.Aged = max(0.02, float32(p.age(r))/float32(s.Target))
	}
	missing := p.misses(s, r)
	c.Boxes = make([]bool, min(missing, 7))
	c.Tip = p.told(s, r, c, missing)
	return c
}

// told is what a narrow card has no room to say.
func (p *Page) told(s model.Stage, r *model.LeadRow, c kit.BoardCard, missing int) string {
	parts := []string{c.Title}
	if c.Warn != "" {
		parts = append(parts, journey.SayWorked(p.law, s, r.Route, r.Worked), c.Quiet)
	}
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
