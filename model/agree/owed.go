package agree

import (
	"fmt"
	"strings"

	"baton/model"
	"baton/model/score"
	"baton/model/sla"
)

// overpromised are promises that nobody can keep or break, whatever happens.
func overpromised(a *model.Agreement) []model.Flaw {
	var out []model.Flaw
	for _, p := range a.Promises {
		if text := wrongPromise(a, p); text != "" {
			out = append(out, model.Flaw{At: []model.Ref{{Noun: "promise", ID: p.ID}}, Text: text})
		}
	}
	return out
}

func wrongPromise(a *model.Agreement, p model.Promise) string {
	timed := p.Unit == "business-day" || p.Unit == "business-hour"
	_, known := a.TeamBy(p.Owner)
	switch {
	case p.Rate < 0 || p.Rate > 1000:
		return fmt.Sprintf("%q is kept %s %% of the time: a rate lies between 0 and 100 %%.", p.Name, score.Tenths(p.Rate))
	case p.Unit == "percent" && (p.Amount < 0 || p.Amount > 100):
		return fmt.Sprintf("%q promises %d %%: a share lies between 0 and 100 %%.", p.Name, p.Amount)
	case timed && p.Amount < 1:
		return fmt.Sprintf("%q leaves no time: promise 1 %s or more.", p.Name, strings.ReplaceAll(p.Unit, "-", " "))
	case p.Amount > 999:
		return fmt.Sprintf("%q promises %d: use a number below 1,000.", p.Name, p.Amount)
	case !known:
		return fmt.Sprintf("%q is owed by a team that is no more: choose who owes it.", p.Name)
	case p.Owner == p.To:
		return fmt.Sprintf("%q is owed by a team to itself: choose another team, or all.", p.Name)
	}
	return ""
}

// crooked are goals that cannot be reached or missed as they are written.
func crooked(a *model.Agreement) []model.Flaw {
	var out []model.Flaw
	for _, g := range a.Goals {
		text := ""
		switch {
		case g.Amount.Minor < 0:
			text = fmt.Sprintf("%q aims at %s: a target is above 0.", g.Name, g.Amount.Full())
		case g.Deal.Minor < 0:
			text = fmt.Sprintf("%q assumes that a deal is worth %s: that is above 0.", g.Name, g.Deal.Full())
		case g.From != "" && g.To != "" && g.From > g.To:
			text = fmt.Sprintf("%q ends on %s, before it begins on %s: change one of the days.", g.Name, g.To, g.From)
		}
		if text != "" {
			out = append(out, model.Flaw{At: []model.Ref{{Noun: "goal", ID: g.ID}}, Text: text})
		}
	}
	return out
}

// closed are calendars by which nothing would ever be due.
func closed(a *model.Agreement) []model.Flaw {
	if a.Calendar.ID.IsZero() {
		return nil
	}
	_, err := sla.New(a.Calendar)
	if err == nil {
		return nil
	}
	return []model.Flaw{{At: []model.Ref{{Noun: "calendar", ID: a.Calendar.ID}}, Text: err.Error()}}
}

// Strays are goals that do not fit the firm around them: in a currency it does
// not reckon in, or owned by somebody who is not here.
func Strays(a *model.Agreement, firm model.Firm, members []model.Member) []model.Flaw {
	here := map[model.ID]model.Member{}
	for _, m := range members {
		here[m.ID] = m
	}
	var out []model.Flaw
	stray := func(g model.Goal, text string, of ...any) {
		out = append(out, model.Flaw{At: []model.Ref{{Noun: "goal", ID: g.ID}}, Text: fmt.Sprintf(text, of...)})
	}
	for _, g := range a.Goals {
		if c := g.Amount.Currency; c != "" && c != firm.Currency {
			stray(g, "%q is in %s, and this firm reckons in %s: write the target in %s.", g.Name, c, firm.Currency, firm.Currency)
		}
		for _, id := range g.Owners {
			switch m, ok := here[id]; {
			case !ok:
				stray(g, "%q is owned by somebody who is not in this firm: choose another owner.", g.Name)
			case m.Gone:
				stray(g, "%q is owned by %s, who does not work here any more: choose another owner.", g.Name, m.Name)
			}
		}
	}
	return out
}
