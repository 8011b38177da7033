package board

import (
	"strconv"
	"time"

	"baton/model"
	"baton/model/journey"
	"baton/ui/theme"
)

// ages counts the business days that leads have stood in their stages. A count
// holds for the day; leads that came together share one.
type ages struct {
	day  string
	days map[time.Time]int
}

// age is how many business days a lead has been in its stage.
func (p *Page) age(r *model.LeadRow) int {
	now := p.store.Now()
	if day := now.In(p.firm.Location()).Format(time.DateOnly); p.aged.days == nil || day != p.aged.day {
		p.aged = ages{day: day, days: map[time.Time]int{}}
	}
	n, known := p.aged.days[r.Since]
	if !known {
		n = p.cal.ElapsedDays(r.Since, now)
		p.aged.days[r.Since] = n
	}
	return n
}

// over says whether a lead has stood in its stage for longer than it should.
func (p *Page) over(s model.Stage, r *model.LeadRow) bool {
	return s.Kind == "open" && s.Target > 0 && p.age(r) > s.Target
}

// count is what the board says of all its open leads, whichever of them the
// pills leave in sight.
type count struct {
	open, over, worked int
	worth              int64
}

func (c *count) take(p *Page, s model.Stage, r *model.LeadRow) {
	if s.Kind != "open" {
		return
	}
	c.open++
	if r.Value.Currency == p.firm.Currency {
		c.worth += r.Value.Minor
	}
	if p.over(s, r) {
		c.over++
	}
	if !r.Worked.IsZero() {
		c.worked++
	}
}

// keeps says whether the pressed pill leaves a lead in sight.
func (p *Page) keeps(s model.Stage, r *model.LeadRow) bool {
	switch p.only {
	case "over":
		return p.over(s, r)
	case "worked":
		return !r.Worked.IsZero()
	}
	return true
}

// summary is the whole board in a line, and what one may want to see alone.
func (p *Page) summary() {
	p.sum.Set(strconv.Itoa(p.counted.open) + " open  ·  " + model.Money{Minor: p.counted.worth, Currency: p.firm.Currency}.Short() + " " + p.firm.Currency)
	p.late.Set(strconv.Itoa(p.counted.over)+" over their time", theme.Late, p.only == "over")
	p.other.Set(strconv.Itoa(p.counted.worked)+" in other hands", theme.AtRisk, p.only == "worked")
	p.late.Hidden = p.counted.over == 0 && p.only != "over"
	p.other.Hidden = p.counted.worked == 0 && p.only != "worked"
}

// toggle shows only what a pill names, or everything again.
func (p *Page) toggle(what string) func() {
	return func() {
		if p.only == what {
			what = ""
		}
		p.only = what
		p.show()
	}
}

// load is how much a team carries of what it can, all kinds counted: "11 of 14
// at once". It is said where the team has said what it can carry.
func (p *Page) load(t model.Team) (words string, heavy bool) {
	if t.Capacity == 0 || t.Key == "delivery" {
		return "", false
	}
	n := 0
	for i := range p.all {
		if p.all[i].Outcome == "open" && p.all[i].Team == t.ID {
			n++
		}
	}
	words = strconv.Itoa(n) + " of " + strconv.Itoa(t.Capacity) + " at once"
	if n > t.Capacity {
		words += ", " + strconv.Itoa(n-t.Capacity) + " too many"
	}
	return words, n > t.Capacity
}

// warning says on a card that another team works its lead.
func (p *Page) warning(r *model.LeadRow) string {
	if t, ok := p.law.TeamBy(r.Worked); ok {
		return short(t) + " works it"
	}
	return ""
}

// handOver is the menu's way to put right that another team works a lead.
func (p *Page) handOver(r *model.LeadRow) (to model.Stage, ok bool) {
	from, known := p.law.StageBy(r.Stage)
	if r.Worked.IsZero() || !known {
		return to, false
	}
	return journey.Righted(p.law, from, r.Route, r.Worked)
}
