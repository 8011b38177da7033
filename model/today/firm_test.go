package today

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"baton/model"
	"baton/model/sla"
)

// monday is a Monday morning, one hour after opening.
var monday = time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)

func id(n byte) model.ID { return model.ID{15: n} }

// The teams, people and stages of the tests' firm.
var (
	marketing, bd, sales    = id(1), id(2), id(3)
	mia, ben, sal, sam, ada = id(11), id(12), id(13), id(14), id(15) // ada founded it, sal and sam sell

	target, aware, interested = id(21), id(22), id(23)
	evaluating, scoping       = id(24), id(25)
	signed, nurture           = id(26), id(27)

	acme, birch, cedar = id(31), id(32), id(33)

	answers, touched = id(41), id(42)
)

var names = map[model.ID]string{marketing: "Marketing", bd: "BD", sales: "Sales", mia: "Mia", ben: "Ben", sal: "Sal", sam: "Sam", ada: "Ada", acme: "Acme", birch: "Birch", cedar: "Cedar"}

func law() *model.Agreement {
	stage := func(id model.ID, rank int, kind, gate string, team model.ID) model.Stage {
		return model.Stage{ID: id, Name: fmt.Sprint("Stage ", rank), Rank: rank, Kind: kind, Gate: gate, Team: team}
	}
	days := map[string][][2]int{}
	for _, d := range []string{"mon", "tue", "wed", "thu", "fri"} {
		days[d] = [][2]int{{9 * 60, 17 * 60}}
	}
	return &model.Agreement{
		Teams: []model.Team{{ID: marketing, Name: "Marketing"}, {ID: bd, Name: "BD"}, {ID: sales, Name: "Sales"}},
		Stages: []model.Stage{stage(target, 0, "open", "", marketing), stage(aware, 1, "open", "", marketing), stage(interested, 2, "open", "", marketing),
			stage(evaluating, 3, "open", "mql", bd), stage(scoping, 4, "open", "sql", sales), stage(signed, 5, "signed", "", sales), stage(nurture, 6, "nurture", "", model.ID{})},
		Routes:   []model.Route{{Key: "inbound", Start: interested, MQL: true, Default: true}, {Key: "client", Start: evaluating}},
		Promises: []model.Promise{{ID: answers, Key: "answer", Owner: sales, Amount: 2, Unit: "business-day"}, {ID: touched, Key: "first-touch", Owner: sales, Amount: 3, Unit: "business-day"}},
		Calendar: model.Calendar{Zone: "UTC", Weekly: days},
	}
}

// firm is the tests' firm with some leads.
func firm(t testing.TB, leads ...Lead) Facts {
	t.Helper()
	a := law()
	cal, err := sla.New(a.Calendar)
	if err != nil {
		t.Fatal(err)
	}
	return Facts{Law: a, Calendar: cal, Now: monday, Leads: leads, Members: []model.Member{
		{ID: ada, Name: "Ada"}, {ID: mia, Name: "Mia", Hats: []model.ID{marketing}}, {ID: ben, Name: "Ben", Hats: []model.ID{bd}},
		{ID: sal, Name: "Sal", Hats: []model.ID{sales}}, {ID: sam, Name: "Sam", Hats: []model.ID{sales}}}}
}

// lead is one that nothing is to say about: touched last week.
func lead(id, stage, owner model.ID) Lead {
	return Lead{ID: id, Stage: stage, Owner: owner, Route: "inbound", Created: ago(90), Since: ago(20), Touched: ago(5), Answered: ago(5), Step: "Call", StepDate: "2026-12-01"}
}

func ago(days int) time.Time { return monday.AddDate(0, 0, -days) }

// with changes a lead.
func (l Lead) with(change func(*Lead)) Lead {
	change(&l)
	return l
}

func asleep(l *Lead) { l.Touched, l.Answered, l.StepDate = ago(40), ago(40), "" }

// owed is a promise of Sales to a lead, due at a moment.
func owed(lead model.ID, key, state string, since, due time.Time) model.Owed {
	p := map[string]model.ID{"answer": answers, "first-touch": touched}[key]
	return model.Owed{Promise: p, Key: key, Lead: lead, Team: sales, To: bd, Since: since, Due: due, State: state, Handoff: id(51)}
}

// handed is a hand-off from BD to Sales, with what was said since.
func handed(lead model.ID, acts ...string) model.Handoff {
	h := model.Handoff{ID: id(51), Lead: lead, From: bd, To: sales, Stage: scoping, Happened: ago(4), Exact: "minute", By: ben}
	for i, act := range acts {
		act, reason, _ := strings.Cut(act, ":")
		h.Decisions = append(h.Decisions, model.Decision{Act: act, Reason: reason, Note: "Who signs", Happened: ago(3).Add(time.Duration(i) * time.Hour)})
	}
	return h
}

// told is the list in words: "late Acme Sal touch".
func told(items []Item) []string {
	var out []string
	for _, it := range items {
		who := names[it.Member]
		if who == "" {
			who = "anyone in " + names[it.Team]
		}
		out = append(out, strings.Join([]string{it.Why, names[it.Lead], who, it.Do}, " "))
	}
	return out
}
