package sla

import (
	"time"

	"baton/model"
)

// Staff is who acts for the teams, and who is away when.
type Staff struct {
	Members []model.Member
	Aways   []model.Away
}

// wearers are those who act for a team, or for the one that covers it.
func (s Staff) wearers(a *model.Agreement, t model.Team) []model.Member {
	for range a.Teams {
		var out []model.Member
		for _, m := range s.Members {
			if !m.Gone && m.Wears(t.ID) {
				out = append(out, m)
			}
		}
		covering, ok := a.TeamBy(t.CoveredBy)
		if len(out) > 0 || !ok {
			return out
		}
		t = covering
	}
	return nil
}

// StandIn says whether a member is away on a date ("2026-08-03"), and who has
// their work meanwhile: none, where nobody was named or whoever was is away too.
func StandIn(aways []model.Away, m model.ID, date string) (standin model.ID, away bool) {
	for _, a := range aways {
		if !covers(a, m, date) {
			continue
		}
		away = true
		if !a.Standin.IsZero() && !isAway(aways, a.Standin, date) {
			return a.Standin, true
		}
	}
	return model.ID{}, away
}

func covers(a model.Away, m model.ID, date string) bool {
	return a.Member == m && a.From <= date && date <= a.To
}

func isAway(aways []model.Away, m model.ID, date string) bool {
	for _, a := range aways {
		if covers(a, m, date) {
			return true
		}
	}
	return false
}

// anybody says that one of them works on a day, or that whoever stands in does.
func (s Staff) anybody(people []model.Member, date string) bool {
	for _, m := range people {
		if standin, away := StandIn(s.Aways, m.ID, date); !away || !standin.IsZero() {
			return true
		}
	}
	return false
}

// Calendar is when a team works: the firm's hours, closed on the days on which
// nobody of the team is here and nobody stands in. So a promise between teams
// goes on while anybody can keep it, and a founder's holiday makes nobody late.
func (s Staff) Calendar(firm *Calendar, a *model.Agreement, team model.ID) *Calendar {
	t, ok := a.TeamBy(team)
	if !ok || len(s.Aways) == 0 {
		return firm
	}
	return firm.Without(s.deserted(s.wearers(a, t)))
}

// deserted are the dates on which none of these people is here.
func (s Staff) deserted(people []model.Member) []string {
	if len(people) == 0 {
		return nil
	}
	var out []string
	for _, date := range s.daysAway(people[0].ID) {
		if !s.anybody(people, date) {
			out = append(out, date)
		}
	}
	return out
}

// longestAway is how many days of one absence are taken for one: who is away
// for longer has left, and what is promised goes on without them.
const longestAway = 366

func (s Staff) daysAway(m model.ID) []string {
	var out []string
	for _, a := range s.Aways {
		from, err := time.Parse(time.DateOnly, a.From)
		if a.Member != m || err != nil {
			continue
		}
		for n := range longestAway {
			date := from.AddDate(0, 0, n).Format(time.DateOnly)
			if date > a.To {
				break
			}
			out = append(out, date)
		}
	}
	return out
}
