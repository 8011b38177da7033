package goals

import (
	"slices"
	"time"

	"baton/model"
	"baton/model/agree"
	"baton/model/forecast"
	"baton/ui/kit"
	"baton/ui/theme"
)

const dateOnly = time.DateOnly

// facts are what the page shows.
type facts struct {
	draft   *model.Agreement
	past    *forecast.Facts
	members []model.Member
	flaws   []model.Flaw

	goal model.Goal
	plan forecast.Plan
}

// choose takes a goal, the first of all if there is no such one any more, and
// walks it back.
func (f *facts) choose(id model.ID, route string) {
	if len(f.draft.Goals) == 0 {
		return
	}
	at := slices.IndexFunc(f.draft.Goals, func(g model.Goal) bool { return g.ID == id })
	f.goal = f.draft.Goals[max(0, at)]
	if f.goal.Amount.Currency == "" {
		f.goal.Amount.Currency = f.past.Firm.Currency
	}
	f.plan = forecast.Reverse(*f.past, f.goal, route)
}

func (f facts) tabs() []kit.Option {
	var out []kit.Option
	for _, g := range f.draft.Goals {
		out = append(out, kit.Option{Value: g.ID.String(), Label: g.Name})
	}
	return out
}

// flaw is what is wrong with the goal, if anything.
func (f facts) flaw() string {
	for _, text := range agree.Beside(f.flaws, f.goal.ID) {
		return text
	}
	return ""
}

func (f facts) team(id model.ID) (string, theme.Hue) {
	t, ok := f.draft.TeamBy(id)
	if !ok {
		return "Nobody", theme.Slate
	}
	return t.Name, theme.OfTeam(t.Key)
}

// owners are the members who own the goal, and those who could.
func (f facts) owners() (owning, others []model.Member) {
	for _, m := range f.members {
		switch {
		case slices.Contains(f.goal.Owners, m.ID):
			owning = append(owning, m)
		case !m.Gone:
			others = append(others, m)
		}
	}
	return owning, others
}

// hat is the hue of the first team a member acts for.
func (f facts) hat(m model.Member) theme.Hue {
	for _, t := range f.draft.Teams {
		if m.Wears(t.ID) {
			return theme.OfTeam(t.Key)
		}
	}
	return theme.Slate
}

func (f facts) lead(id model.ID) model.LeadRow {
	for _, l := range f.past.Leads {
		if l.ID == id {
			return l
		}
	}
	return model.LeadRow{ID: id}
}

// today is the firm's day.
func (f facts) today() time.Time { return f.past.Now.In(f.past.Firm.Location()) }

// spans are the periods one usually aims at.
type span struct {
	name     string
	from, to string
}

func (f facts) spans() []span {
	now := f.today()
	var out []span
	q := forecast.QuarterOf(now)
	for range 5 {
		out = append(out, span{q.Name(), q.From.Format(dateOnly), q.To.AddDate(0, 0, -1).Format(dateOnly)})
		q = forecast.QuarterOf(q.To)
	}
	for _, year := range []int{now.Year(), now.Year() + 1} {
		from := time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC)
		out = append(out, span{from.Format("2006"), from.Format(dateOnly), from.AddDate(1, 0, -1).Format(dateOnly)})
	}
	return out
}

// bottle is the step that cannot hold, if there is one.
func (f facts) bottle() (forecast.Step, bool) {
	if f.plan.Weak < 0 || f.plan.Weak >= len(f.plan.Steps) {
		return forecast.Step{}, false
	}
	return f.plan.Steps[f.plan.Weak], true
}
