package sla

import (
	"fmt"
	"strings"
	"time"

	"baton/model"
)

// Load is what the promises would have to be kept under: who is here, and how
// much came of late.
type Load struct {
	Agreement *model.Agreement
	Calendar  *Calendar
	Staff
	Now      time.Time
	Months   float64          // that Arrived and Touched look back on; 0: nothing is known
	Arrived  map[model.ID]int // hand-offs, by the team that got them
	Touched  map[model.ID]int // contacts by us, by the team that made them
	Standing map[model.ID]int // open leads, by the team that carries them
}

// How a promise fits calendar and load.
const (
	Fits   = "fits"
	Tight  = "tight"
	Breaks = "breaks"
)

// Fit is one look at a team's promises, in a sentence. State is Fits, Tight,
// Breaks, or Unknown.
type Fit struct {
	Team  model.ID
	Keys  []string // of the promises it is about
	State string
	Text  string
}

// horizon is how many days ahead absences are looked for.
const horizon = 90

// Feasible holds the promises of every team against calendar and load. What
// is not known is said to be unknown.
func Feasible(l Load) []Fit {
	var out []Fit
	for _, t := range l.Agreement.Teams {
		mine := l.promises(t.ID)
		if len(mine) == 0 {
			continue
		}
		if f, ok := l.presence(t, mine); ok {
			out = append(out, f)
		}
		for _, look := range []func(model.Team, []model.Promise) (Fit, bool){l.qualifying, l.trying, l.carrying} {
			if f, ok := look(t, mine); ok {
				f.Team = t.ID
				out = append(out, f)
			}
		}
	}
	if f, ok := l.longest(); ok {
		out = append(out, f)
	}
	return out
}

func (l Load) promises(team model.ID) []model.Promise {
	var out []model.Promise
	for _, p := range l.Agreement.Promises {
		if p.Owner == team && !p.Off {
			out = append(out, p)
		}
	}
	return out
}

func keyed(promises []model.Promise, key string) (model.Promise, bool) {
	for _, p := range promises {
		if p.Key == key {
			return p, true
		}
	}
	return model.Promise{}, false
}

// presence looks for a stretch of business days on which nobody of the team
// is here, as long as its shortest promise.
func (l Load) presence(t model.Team, mine []model.Promise) (Fit, bool) {
	f := Fit{Team: t.ID, State: Fits}
	shortest := 0
	for _, p := range mine {
		if p.Unit != "business-day" && p.Unit != "business-hour" {
			continue
		}
		f.Keys = append(f.Keys, p.Key)
		if days := l.inDays(p); shortest == 0 || days < shortest {
			shortest = days
		}
	}
	if len(f.Keys) == 0 {
		return f, false
	}
	people := l.wearers(l.Agreement, t)
	if len(people) == 0 {
		f.State, f.Text = Breaks, fmt.Sprintf("Nobody wears the %s hat, and no team covers it: nobody can keep what it promises.", t.Name)
		return f, true
	}
	if from, to, found := l.empty(people, shortest); found {
		f.State = Tight
		f.Text = fmt.Sprintf("From %s to %s nobody of %s is here and nobody stands in: the clocks stand, and what comes in then waits. Name somebody who stands in.", shortDay(from), shortDay(to), t.Name)
		return f, true
	}
	f.Text = fmt.Sprintf("%s here for %s on every business day of the next %d days.", whoIsHere(people), t.Name, horizon)
	return f, true
}

// inDays is a promise in whole business days, at least one.
func (l Load) inDays(p model.Promise) int {
	if p.Unit == "business-hour" {
		return 1
	}
	return max(1, p.Amount)
}

func whoIsHere(people []model.Member) string {
	switch len(people) {
	case 1:
		return people[0].Name + " is"
	case 2:
		return people[0].Name + " or " + people[1].Name + " is"
	}
	return fmt.Sprintf("One of %d people is", len(people))
}

// empty is the first stretch of that many business days without anybody.
func (l Load) empty(people []model.Member, length int) (from, to time.Time, found bool) {
	first := l.Calendar.dayOf(l.Now)
	run := 0
	for day := first; day < first+horizon; day++ {
		if l.Calendar.length(day) == 0 {
			continue
		}
		at := time.Date(1970, 1, 1+day, 0, 0, 0, 0, time.UTC)
		if l.anybody(people, at.Format(time.DateOnly)) {
			if run >= length {
				return from, to, true
			}
			run = 0
			continue
		}
		if run == 0 {
			from = at
		}
		run, to = run+1, at
	}
	return from, to, run >= length
}

func shortDay(t time.Time) string { return t.Format("2 January") }

// perMonth says a rate as people do: whole from ten on.
func perMonth(n int, months float64) (float64, string) {
	x := float64(n) / months
	if x >= 10 {
		return x, fmt.Sprintf("%.0f", x)
	}
	return x, strings.TrimSuffix(fmt.Sprintf("%.1f", x), ".0")
}

// businessDays is how many there are in a mean month of this calendar.
func (c *Calendar) businessDays() float64 {
	n := 0
	for _, open := range c.nominal {
		if open > 0 {
			n++
		}
	}
	return float64(n) * 365.25 / 7 / 12
}

// qualifying is Little's law (1961): so many come in a month, each may stay
// so long, so many are there at once.
func (l Load) qualifying(t model.Team, mine []model.Promise) (Fit, bool) {
	p, ok := keyed(mine, "qualify")
	if !ok || p.Unit != "business-day" {
		return Fit{}, false
	}
	f := Fit{Keys: []string{p.Key}, State: Unknown, Text: fmt.Sprintf("No hand-off reached %s of late: how many would be there at once is not known yet.", t.Name)}
	if l.Months == 0 || l.Arrived[t.ID] == 0 {
		return f, true
	}
	a, said := perMonth(l.Arrived[t.ID], l.Months)
	atOnce := int(a*float64(p.Amount)/l.Calendar.businessDays() + 0.999)
	f.State = Fits
	f.Text = fmt.Sprintf("%s hand-offs a month, each decided in %s: at most %d are with %s at once, and %d are there now.", said, dueWords(p), atOnce, t.Name, l.Standing[t.ID])
	if l.Standing[t.ID] > 2*atOnce {
		f.State = Tight
		f.Text = fmt.Sprintf("%s hand-offs a month, each decided in %s, would leave %d with %s at once; %d are there now.", said, dueWords(p), atOnce, t.Name, l.Standing[t.ID])
	}
	return f, true
}

func dueWords(p model.Promise) string {
	unit := strings.ReplaceAll(p.Unit, "-", " ")
	if p.Amount != 1 {
		unit += "s"
	}
	return fmt.Sprintf("%d %s", p.Amount, unit)
}

// trying holds the tries that are promised against the contacts that were made.
func (l Load) trying(t model.Team, mine []model.Promise) (Fit, bool) {
	p, ok := keyed(mine, "attempts")
	if !ok {
		return Fit{}, false
	}
	f := Fit{Keys: []string{p.Key}, State: Unknown, Text: fmt.Sprintf("Nothing was handed to %s of late: how many tries %d each would be is not known yet.", t.Name, p.Amount)}
	if l.Months == 0 || l.Arrived[t.ID] == 0 {
		return f, true
	}
	a, said := perMonth(l.Arrived[t.ID], l.Months)
	need := int(a*float64(p.Amount) + 0.5)
	start := fmt.Sprintf("%d tries for each of %s hand-offs a month are up to %d contacts a month; ", p.Amount, said, need)
	if l.Touched[t.ID] == 0 {
		f.Text = start + t.Name + " logged none, so nobody can say whether that is much."
		return f, true
	}
	have, logged := perMonth(l.Touched[t.ID], l.Months)
	f.State, f.Text = Fits, start+fmt.Sprintf("%s logged %s a month.", t.Name, logged)
	if have < float64(need) {
		f.State = Tight
	}
	return f, true
}

// carrying looks at what each person gets, and at what the team says it can
// carry at once.
func (l Load) carrying(t model.Team, mine []model.Promise) (Fit, bool) {
	_, answers := keyed(mine, "first-touch")
	people := len(l.wearers(l.Agreement, t))
	if !answers || people == 0 {
		return Fit{}, false
	}
	f := Fit{Keys: []string{"first-touch", "answer"}, State: Unknown, Text: fmt.Sprintf("No hand-off reached %s of late: what each person would get is not known yet.", t.Name)}
	if t.Capacity > 0 && l.Standing[t.ID] > t.Capacity {
		f.State, f.Text = Breaks, fmt.Sprintf("%s says it can carry %d deals at once; %d are open.", t.Name, t.Capacity, l.Standing[t.ID])
		return f, true
	}
	if l.Months == 0 || l.Arrived[t.ID] == 0 {
		return f, true
	}
	a, said := perMonth(l.Arrived[t.ID], l.Months)
	every := l.Calendar.businessDays() * float64(people) / a
	f.State = Fits
	f.Text = fmt.Sprintf("%s hand-offs a month reach %s: one every %s for each of %s.", said, t.Name, everyDays(every), persons(people))
	if people == 1 {
		f.Text = fmt.Sprintf("%s hand-offs a month reach %s, one every %s, for one person.", said, t.Name, everyDays(every))
	}
	if every < 1 {
		f.State = Tight
	}
	return f, true
}

func everyDays(x float64) string {
	if x < 1.5 {
		return "business day"
	}
	return fmt.Sprintf("%.0f business days", x)
}

func persons(n int) string { return fmt.Sprintf("%d people", n) }

// longest says what the answer's days are by the calendar, over the next
// holidays too.
func (l Load) longest() (Fit, bool) {
	p, ok := keyed(l.Agreement.Promises, "answer")
	if !ok || p.Off || p.Unit != "business-day" {
		return Fit{}, false
	}
	first := l.Calendar.dayOf(l.Now)
	worst, at, due := 0, time.Time{}, time.Time{}
	for day := first; day < first+horizon; day++ {
		if l.Calendar.length(day) == 0 {
			continue
		}
		start := l.Calendar.at(day, l.Calendar.spans(day)[0].from)
		end := l.Calendar.DueDays(start, p.Amount)
		if n := l.Calendar.dayOf(end) - day; n > worst {
			worst, at, due = n, start, end
		}
	}
	if worst <= p.Amount {
		return Fit{}, false
	}
	in := func(t time.Time) string { return t.In(l.Calendar.loc).Format("Monday 2 January") }
	return Fit{Keys: []string{p.Key}, State: Fits, Team: p.Owner,
		Text: fmt.Sprintf("%s can be %d days by the calendar: what is handed over on %s is answered by %s.", dueWords(p), worst, in(at), in(due))}, true
}
