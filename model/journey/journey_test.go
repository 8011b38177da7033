package journey

import (
	"errors"
	"strings"
	"testing"
	"time"

	"baton/model"
	"baton/model/score"
)

var now = time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)

func id(n int) model.ID { return model.ID{0: 1, 14: byte(n >> 8), 15: byte(n)} }

var (
	marketing, bd, sales                                   = id(1), id(2), id(3)
	ana, ben, caro                                         = id(11), id(12), id(13) // Marketing; BD and Sales; Sales
	target, interested, evaluating, scoping, proposal, won = id(21), id(22), id(23), id(24), id(25), id(26)
	nurture, notOurs, lost                                 = id(27), id(28), id(29)
	size, owner, rival                                     = id(41), id(42), id(43)
	problem, meeting, budget, nice                         = id(51), id(52), id(53), id(54)
)

func agreed() *model.Agreement {
	return &model.Agreement{
		Teams: []model.Team{{ID: marketing, Key: "marketing", Name: "Marketing"}, {ID: bd, Key: "bd", Name: "Business Development"}, {ID: sales, Key: "sales", Name: "Sales"}},
		Stages: []model.Stage{
			{ID: target, Key: "target", Name: "Target", Kind: "open", Rank: 1, Team: marketing, Teams: map[string]model.ID{"outbound": bd}},
			{ID: interested, Key: "interested", Name: "Interested", Kind: "open", Rank: 2, Team: marketing, Teams: map[string]model.ID{"outbound": bd}},
			{ID: evaluating, Key: "evaluating", Name: "Evaluating", Kind: "open", Rank: 3, Team: bd, Gate: "mql"},
			{ID: scoping, Key: "scoping", Name: "Scoping", Kind: "open", Rank: 4, Team: sales, Gate: "sql"},
			{ID: proposal, Key: "proposal", Name: "Proposal", Kind: "open", Rank: 5, Team: sales},
			{ID: won, Key: "signed", Name: "Signed", Kind: "signed", Rank: 6, Team: sales},
			{ID: nurture, Key: "nurture", Name: "Nurture", Kind: "nurture", Rank: 7, Team: marketing},
			{ID: notOurs, Key: "not-ours", Name: "Not ours", Kind: "not-ours", Rank: 8},
			{ID: lost, Key: "lost", Name: "Lost", Kind: "lost", Rank: 9},
		},
		Routes: []model.Route{
			{Key: "inbound", Start: target, MQL: true, Default: true}, {Key: "introduced", Start: interested, MQL: true},
			{Key: "outbound", Start: target, MQL: true}, {Key: "client", Start: evaluating},
		},
		Criteria: []model.Criterion{
			{ID: size, Name: "50 to 500 people", Class: "must", How: "rule", Points: 700, KnownBy: "mql", Rank: 1,
				Condition: model.Condition{Field: "company.employees", Op: "range", Low: 50, High: 500, HasLow: true, HasHigh: true}},
			{ID: owner, Name: "Owns its product", Class: "must", How: "question", Points: 100, KnownBy: "sql", Rank: 2},
			{ID: rival, Name: "A competitor", Class: "never", How: "rule", Points: 500, Rank: 3,
				Condition: model.Condition{Field: "company.relationship", Op: "equals", Value: "competitor"}},
		},
		Scoring: model.Scoring{
			Groups: []model.Group{{ID: id(61), Axis: "engagement", Name: "Talks"}},
			Rules:  []model.Rule{{ID: id(62), Group: id(61), Name: "Met us", Touch: "meeting", Points: 400, HalfLife: 180}},
		},
		Definitions: []model.Definition{
			{ID: id(71), Gate: "mql", Routes: []string{"inbound"}, Fit: 600, Engagement: 300},
			{ID: id(72), Gate: "mql", Routes: []string{"introduced"}, Fit: 600, Needs: "introducer"},
			{ID: id(73), Gate: "mql", Routes: []string{"outbound"}, Fit: 600, Needs: "reply"},
			{ID: id(74), Gate: "sql", Boxes: true},
		},
		Items: []model.Item{
			{ID: problem, Gate: "sql", Name: "The problem in their words", Rank: 1},
			{ID: meeting, Gate: "sql", Name: "Next meeting with date", Rank: 2},
			{ID: budget, Stage: proposal, Name: "Budget", Rank: 3},
			{ID: nice, Stage: evaluating, Name: "They saw proof", Rank: 4, Optional: true},
		},
		Promises: []model.Promise{{Key: "attempts", Owner: sales, Amount: 3, Unit: "count"}},
	}
}

// lead is an inbound lead of Acme in Interested: a good fit that met us today.
func lead() MoveFacts {
	a := agreed()
	l := &model.Lead{ID: id(100), Route: "inbound", Created: now.AddDate(0, -1, 0), Stage: interested, More: map[string]string{}, NextStep: "Call Jane", NextDate: "2026-11-26"}
	return MoveFacts{
		Agreement: a, Rules: score.Compile(a, time.UTC),
		Facts: &model.Facts{
			Lead: l, Measured: true,
			Company: &model.Company{Name: "Acme", Employees: 120, HasEmployees: true, Relationship: "prospect", More: map[string]string{}},
			People:  []model.Contact{{Person: id(200)}},
			Events:  []model.Event{{Kind: "meeting", At: now.UnixMilli()}},
		},
		Members: []model.Member{
			{ID: ana, Name: "Ana", Hats: []model.ID{marketing}},
			{ID: ben, Name: "Ben", Hats: []model.ID{bd, sales}},
			{ID: caro, Name: "Caro", Hats: []model.ID{sales}},
		},
		Parts: []model.Part{{Name: "Jane Doe", Role: "signs"}, {Email: "tom@acme.test"}},
	}
}

var (
	asAna  = model.Actor{Member: ana, Name: "Ana", Hat: marketing}
	asBen  = model.Actor{Member: ben, Name: "Ben", Hat: bd}
	asCaro = model.Actor{Member: caro, Name: "Caro", Hat: sales}
)

func tick(in MoveFacts, items ...model.ID) {
	for _, i := range items {
		in.Facts.Lead.More["check."+i.String()] = "yes"
	}
}

// at puts the lead into a stage.
func at(in *MoveFacts, stage model.ID) { in.Facts.Lead.Stage = stage }

// said joins the sentences of a refusal.
func said(t *testing.T, err error) string {
	t.Helper()
	if err == nil {
		return ""
	}
	var invalid *model.Invalid
	if !errors.As(err, &invalid) {
		t.Fatalf("an error that is no refusal: %v", err)
	}
	texts := make([]string, len(invalid.Problems))
	for i, p := range invalid.Problems {
		texts[i] = p.Text
	}
	return strings.Join(texts, "\n")
}

func same(t *testing.T, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}
