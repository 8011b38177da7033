// Package reporttest makes the facts of a small fictional firm, so that the
// tests of the report and of its workbook look at the same year.
package reporttest

import (
	"fmt"
	"time"

	"baton/model"
	"baton/model/report"
)

// Year is a firm with three teams, hand-offs of every finding, four kinds of
// leads and two currencies.
func Year() report.Facts {
	f := Agreed()
	for i := range 60 {
		f.Leads = append(f.Leads, lead(i))
		f.Moves = append(f.Moves, moves(i)...)
	}
	for i := range 33 {
		f.Handoffs = append(f.Handoffs, handoff(i))
	}
	f.Promises = []report.Promised{
		promised("Proposal within 5 business days of scoping", sales, bd, 14),
		promised("Proof for every stage", marketing, bd, 6),
		promised("A waiting prospect is answered in 1 business day", model.ID{}, model.ID{}, 9),
	}
	return f
}

// Agreed is the same firm before anything happened.
func Agreed() report.Facts {
	return report.Facts{
		Firm: model.Firm{Name: "Northbeam Cloud & Sons", Currency: "EUR", Zone: "Europe/Lisbon"},
		From: day(0), To: day(181), AsOf: day(190), JudgesSince: day(3),
		Agreement: agreement(), Since: day(2),
		Positioning: "For software firms of 50 to 500 people that outgrew their first cloud, Northbeam is the platform team that moves them without a lost night, unlike hiring, because every step is rehearsed on a copy.",
		Signatures:  []report.Signature{{Team: "Marketing", By: "Ines Prado", At: day(1)}, {Team: "Sales", By: "Tomas Reyl", At: day(2)}},
	}
}

func day(n int) time.Time {
	return time.Date(2026, 1, 1, 0, 0, 0, 0, lisbon).AddDate(0, 0, n)
}

var lisbon = model.Firm{Zone: "Europe/Lisbon"}.Location()

func id(list, n int) model.ID { return model.ID{0: byte(list), 14: byte(n >> 8), 15: byte(n)} }

var (
	marketing, bd, sales = id(1, 1), id(1, 2), id(1, 3)
	stageKeys            = []string{"target", "aware", "interested", "evaluating", "scoping", "proposal", "terms", "signed", "nurture", "not-ours", "lost"}
	stageNames           = []string{"Target", "Aware", "Interested", "Evaluating", "Scoping", "Proposal", "Terms", "Signed", "Nurture", "Not ours", "Lost"}
)

func stage(i int) model.ID { return id(2, i+1) }

func agreement() *model.Agreement {
	a := &model.Agreement{Version: 3, Firm: "Northbeam Cloud & Sons", Teams: []model.Team{
		{ID: marketing, Key: "marketing", Name: "Marketing"}, {ID: bd, Key: "bd", Name: "Business Development"}, {ID: sales, Key: "sales", Name: "Sales"}}}
	teams := []model.ID{marketing, marketing, marketing, bd, sales, sales, sales, sales}
	for i, key := range stageKeys {
		s := model.Stage{ID: stage(i), Key: key, Name: stageNames[i], Rank: i, Kind: "open"}
		if i < len(teams) {
			s.Team = teams[i]
		}
		if i >= 7 {
			s.Kind = key
		}
		a.Stages = append(a.Stages, s)
	}
	a.Stages[1].Thinks = "Our nights are getting worse."
	a.Stages[3].Gate, a.Stages[3].Target, a.Stages[3].Thinks = "mql", 10, "Can they do it for a firm like ours?"
	a.Stages[4].Gate, a.Stages[4].Target, a.Stages[4].Thinks = "sql", 15, "What exactly would they do, and who has to agree?"
	for i, box := range []string{"The problem in their words", "What happens if they do nothing", "Who signs and who else must agree", "By when and why then", "Next meeting with date"} {
		a.Items = append(a.Items, model.Item{Gate: "sql", Name: box, Rank: i})
	}
	why := id(3, 1)
	a.Positioning = []model.Element{{ID: why, Step: "customer", Text: "Software firms of 50 to 500 people"}}
	a.Criteria = []model.Criterion{
		{Name: "Has 50 to 500 employees", Class: "must", KnownBy: "mql", Element: why},
		{Name: "Runs its own product in the cloud", Class: "must", KnownBy: "mql"},
		{Name: "Has someone who owns the platform", Class: "nice", KnownBy: "sql"},
		{Name: "Wants bodies by the hour", Class: "never", KnownBy: "mql"},
	}
	a.Definitions = []model.Definition{
		{Gate: "mql", Name: "Inbound", Routes: []string{"inbound"}, Fit: 600, Engagement: 300},
		{Gate: "mql", Name: "Introduced", Routes: []string{"introduced", "partner"}, Fit: 600, Needs: "introducer"},
		{Gate: "sql", Name: "Every route", Boxes: true},
	}
	a.Promises = []model.Promise{
		{Name: "Hand-offs that meet the definition", Owner: marketing, To: bd, Rate: 900},
		{Name: "Qualified, recycled or closed in 10 business days", Owner: bd},
		{Name: "Answer in 2 business days", Owner: sales, To: bd},
	}
	return a
}

// lead i: most are new clients, every fifth comes from an existing one.
func lead(i int) model.LeadRow {
	way := waysOf[i%len(waysOf)]
	at := way[len(way)-1]
	outcome := map[int]string{7: "signed", 8: "nurture", 9: "not-ours", 10: "lost"}[at]
	if outcome == "" {
		outcome = "open"
	}
	r := model.LeadRow{
		ID: id(4, i+1), Name: fmt.Sprintf("Company %02d", i+1), Person: fmt.Sprintf("Person %02d", i+1),
		Stage: stage(at), StageKey: stageKeys[at], Team: marketing, OwnerName: []string{"Ines Prado", "Tomas Reyl", ""}[i%3],
		Kind: "new-client", Route: model.Words["route"][i%4], Source: []string{"Meetup", "=1+1", "Article"}[i%3],
		Value: model.Money{Minor: int64(800_000 + i*130_055), Currency: "EUR"}, Created: start(i),
		Since: start(i).AddDate(0, 0, 9*(len(way)-1)), Outcome: outcome,
		NextStep: "Call about the audit", NextDate: day(195 + i%20).Format(time.DateOnly),
		Score: &model.Score{Fit: int64(250 + i*12), Known: 1 + i%7, Of: 7, Engagement: int64(i * 9), Measured: i%4 != 0, Band: []string{model.TalkNow, model.WarmUp, model.FindOut}[i%3]},
	}
	if i%5 == 4 {
		r.Kind = model.Words["kind"][1+i%3]
	}
	if i%11 == 7 {
		r.Value.Currency = "USD"
	}
	return r
}

func start(i int) time.Time { return day(i * 3).Add(time.Duration(9+i%8) * time.Hour) }

// waysOf are the ways of leads through the stages, by number.
var waysOf = [][]int{{1, 2, 3, 4, 5, 6, 7}, {2, 3, 10}, {1, 2}, {3, 4, 5, 7}, {2, 3, 4, 3, 4, 5}, {1, 2, 8}, {2, 3, 9}, {2, 3, 4}, {2}, {3, 4, 10}}

func moves(i int) []model.Move {
	var out []model.Move
	var from model.ID
	for n, to := range waysOf[i%len(waysOf)] {
		out = append(out, model.Move{ID: id(5, 10*i+n), Lead: id(4, i+1), From: from, To: stage(to), Happened: start(i).AddDate(0, 0, 9*n), Exact: "minute"})
		from = stage(to)
	}
	return out
}

var found = []string{"carried", "outside", "carried", "late", "unknown", "carried", "both", "definition", "", "beyond", "signed-outside"}

func handoff(i int) model.HandoffRow {
	at := start(i).AddDate(0, 0, 18)
	h := model.HandoffRow{
		Handoff: model.Handoff{ID: id(6, i+1), Lead: id(4, i+1), Happened: at, Exact: "minute", Definition: "met"},
		Name:    fmt.Sprintf("Company %02d", i+1), FromName: "Marketing", ToName: "Business Development",
		Due: at.AddDate(0, 0, 2), FirstTouch: at.Add(26 * time.Hour), Status: "accepted", Kept: "met", Finding: found[i%len(found)],
	}
	if i%3 == 0 {
		h.FromName, h.ToName = "Business Development", "Sales"
	}
	h.Decisions = []model.Decision{{Act: "accepted", Happened: at.Add(5 * time.Hour), Exact: "minute"}}
	switch h.Finding {
	case "outside", "signed-outside":
		h.Definition = "not-met"
	case "late":
		h.Kept = "not-met"
	case "both":
		h.Definition, h.Kept = "not-met", "not-met"
	case "unknown":
		h.Definition, h.Missing = "unknown", []string{"the size of the company", "the time of the first touch"}
	case "definition":
		h.Status, h.Decisions = "rejected", []model.Decision{{Act: "rejected", Reason: "not-a-buyer", Happened: at.Add(7 * time.Hour)}}
	case "":
		h.Status, h.Kept, h.Decisions, h.FirstTouch = "waiting", "", nil, time.Time{}
	}
	return h
}

func promised(name string, owner, to model.ID, n int) report.Promised {
	p := report.Promised{Promise: model.Promise{Name: name, Owner: owner, To: to}}
	for i := range n {
		at := day(10 * i)
		p.Cases = append(p.Cases, report.Case{Lead: id(4, 5*i%60+1), Name: fmt.Sprintf("Company %02d", 5*i%60+1),
			At: at, Due: at.AddDate(0, 0, 7), Done: at.AddDate(0, 0, 5), Kept: []string{"met", "met", "not-met", "unknown"}[i%4]})
	}
	return p
}
