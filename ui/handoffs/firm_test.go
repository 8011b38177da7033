package handoffs_test

import (
	"context"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"baton/model"
	"baton/model/align"
	"baton/model/journey"
	"baton/model/sla"
	"baton/store"
	"baton/store/storetest"
	"baton/ui/handoffs"
	"baton/ui/shell"
	"baton/ui/theme"
)

// passed is one hand-off of the test firm.
type passed struct {
	company, need, why, next string
	from, to, stage          string
	hours                    int // since it was handed over
	fit, engaged             int64
	definition               string
	answer                   string // "", accepted, asked, rejected, recycled
	reason, note, finding    string
	questioned               bool
}

var list = []passed{
	{"Quillon", "Release pipeline", "Their release freeze ends in January and two engineers leave before it.", "Meet their SRE (2026-11-27)", "bd", "sales", "scoping", 20, 900, 420, "met", "", "", "", "", false},
	{"Harbourline Software", "Platform rebuild", "Third outage in a month; the board asked for a plan by Christmas.", "Call on the outage notes (2026-11-24)", "bd", "sales", "scoping", 70, 850, 600, "met", "", "", "", "", false},
	{"Kettle & Rowe", "Migration to AWS", "", "", "bd", "sales", "scoping", 140, 600, 250, "not-met", "", "", "", "", false},
	{"Nimbus Ledger", "Platform review", "Filled in the platform check last week.", "Read the answers together", "marketing", "bd", "evaluating", 5, 700, 330, "met", "", "", "", "", false},
	{"Ostrya Energy", "Observability", "They lose a day a week to finding faults.", "Send two references", "marketing", "bd", "evaluating", 40, 650, 400, "met", "asked", "", "Who besides Clara must agree?", "", false},
	{"Corvid Mobility", "Cost per product", "Finance cannot explain the bill.", "Scope with finance", "bd", "sales", "scoping", 700, 950, 480, "met", "accepted", "", "", "carried", false},
	{"Larch & Partners", "Move the file server", "", "", "marketing", "bd", "evaluating", 900, 450, 380, "not-met", "rejected", "not-our-criteria", "Five people, no product of their own.", "outside", false},
	{"Calyx Bio", "Validated environments", "Audit in spring.", "Talk after the audit", "marketing", "bd", "evaluating", 1100, 650, 350, "met", "recycled", "", "After the audit.", "beyond", false},
	{"Pinegate", "Black Friday readiness", "Peak in eight weeks.", "Whiteboard", "bd", "sales", "scoping", 800, 800, 500, "met", "accepted", "", "", "late", true},
}

// firm keeps its hand-offs in memory, and the rest in a real file.
type firm struct {
	*store.Desk
	law    *model.Agreement
	firm   model.Firm
	rows   []model.HandoffRow
	people map[string]model.ID
	actor  model.Actor
	told   func(model.Change)
}

func (f *firm) Handoffs(context.Context) ([]model.HandoffRow, error) {
	return append([]model.HandoffRow(nil), f.rows...), nil
}
func (f *firm) Actor() model.Actor                           { return f.actor }
func (f *firm) Firm(ctx context.Context) (model.Firm, error) { return f.firm, nil }
func (f *firm) team(key string) model.ID                     { t, _ := f.law.TeamNamed(key); return t.ID }
func (f *firm) wear(name, team string) {
	f.actor = model.Actor{Member: f.people[name], Name: name, Hat: f.team(team)}
}

func (f *firm) Decide(ctx context.Context, ask model.Decide) (model.ID, error) {
	members, _ := f.Members(ctx)
	for i := range f.rows {
		h := &f.rows[i]
		if h.ID != ask.Handoff {
			continue
		}
		plan, err := journey.PlanDecision(journey.DecisionFacts{Agreement: f.law, Handoff: &h.Handoff, Lead: &model.Lead{ID: h.Lead}, Members: members}, ask, f.actor, f.Now())
		if err != nil {
			return model.ID{}, err
		}
		h.Decisions = append(h.Decisions, plan.Decision)
		if f.told != nil {
			f.told(model.Change{Label: "Decided", Rows: []model.Ref{{Noun: "decision", ID: h.ID}, {Noun: "lead", ID: h.Lead}}})
		}
		return h.ID, nil
	}
	return model.ID{}, model.Refuse("handoff", "There is no such hand-off.")
}

func newFirm(t testing.TB, all []passed) *firm {
	t.Helper()
	d := storetest.FromTemplate(t, "cloud")
	ctx := context.Background()
	law, err := d.InForce(ctx)
	if err != nil {
		t.Fatal(err)
	}
	f := &firm{Desk: d, law: law, people: map[string]model.ID{}}
	if f.firm, err = d.Firm(ctx); err != nil {
		t.Fatal(err)
	}
	f.firm.Mode = "team"
	for name, team := range map[string]string{"Malin Roos": "marketing", "Jonas Falk": "bd", "Ruben Haas": "sales"} {
		if f.people[name], err = d.Add(ctx, "member", model.Fields{"name": name, "hat." + f.team(team).String(): true}); err != nil {
			t.Fatal(err)
		}
	}
	members, _ := d.Members(ctx)
	if err := d.Set(ctx, "member", members[0].ID, model.Fields{"gone": true}); err != nil {
		t.Fatal(err)
	}
	f.wear("Ruben Haas", "sales")
	for _, p := range all {
		f.hand(t, p)
	}
	return f
}

func (f *firm) hand(t testing.TB, p passed) {
	t.Helper()
	ctx := context.Background()
	company, err := f.Add(ctx, "company", model.Fields{"name": p.company, "employees": int64(180), "industry": "Business software"})
	if err != nil {
		t.Fatal(err)
	}
	lead, err := f.Add(ctx, "lead", model.Fields{"title": p.need, "company": company.String(), "kind": "new-client", "route": "inbound", "created": f.Now().AddDate(0, -3, 0).UnixMilli()})
	if err != nil {
		t.Fatal(err)
	}
	stage, _ := f.law.StageNamed(p.stage)
	giver := map[string]string{"marketing": "Malin Roos", "bd": "Jonas Falk"}[p.from]
	h := model.Handoff{ID: lead, Lead: lead, From: f.team(p.from), To: f.team(p.to), Stage: stage.ID, Happened: f.Now().Add(-time.Duration(p.hours) * time.Hour), Exact: "minute",
		By: f.people[giver], Fit: p.fit, Engagement: p.engaged, Definition: p.definition,
		Packet: model.Packet{WhyNow: p.why, NextStep: p.next, Who: []string{"Sara Winther (signs)", "Ole Berg (evaluates)"},
			Checked: []string{"The problem in their words: releases need a night", "Who signs and who else must agree: Sara alone"}, Missing: []string{"By when and why then"}}}
	for i, c := range f.law.Criteria {
		s := model.State{Criterion: c.ID, Name: c.Name, Class: c.Class, State: []string{"met", "met", "unknown"}[i%3]}
		if c.Class == "never" && s.State == "met" {
			s.State = "not-met"
		}
		if i == 0 {
			s.Evidence = "180"
		}
		h.States = append(h.States, s)
	}
	hat, by := h.To, f.people[map[string]string{"bd": "Jonas Falk", "sales": "Ruben Haas"}[p.to]]
	at := h.Happened.Add(9 * time.Hour)
	if p.answer != "" {
		h.Decisions = append(h.Decisions, model.Decision{ID: lead, Handoff: h.ID, Act: p.answer, Reason: p.reason, Note: p.note, Happened: at, By: by, Hat: hat})
	}
	if p.questioned {
		h.Decisions = append(h.Decisions, model.Decision{ID: lead, Handoff: h.ID, Act: "questioned", Note: "Their office was closed that week.", Happened: at.Add(50 * time.Hour), By: by, Hat: hat})
	}
	f.rows = append(f.rows, f.row(h, p))
}

func (f *firm) row(h model.Handoff, p passed) model.HandoffRow {
	cal, _ := sla.New(f.law.Calendar)
	entry := align.Judge(align.Case{Agreement: f.law, Calendar: cal, Handoff: &h, Lead: &model.Lead{ID: h.Lead}, Name: p.company}, f.Now())
	r := entry.Row
	if p.finding != "" {
		r.Finding = p.finding
	}
	return r
}

// window is the page in a shell of a window.
func window(t *testing.T, f *firm, mode theme.Mode, size fyne.Size) (*shell.Shell, *handoffs.Page) {
	t.Helper()
	test.NewTempApp(t)
	w := test.NewTempWindow(t, nil)
	s := shell.New(shell.Options{Window: w, Mode: mode, Undo: func() (string, error) { return "", nil }, Status: func() shell.Status {
		return shell.Status{Firm: "Northwind Cloud", Who: "Ruben Haas", Hat: "Sales", HatHue: theme.Sales, Saved: "in the file", Backup: "backup 2 hours ago"}
	}})
	p := handoffs.New(f, s)
	s.Register(shell.Run, shell.Entry{Route: "handoffs", Icon: theme.Glyph("handshake"), Page: p, Badge: func() int { return 3 }})
	f.told = s.Changed
	w.Resize(size)
	s.Go("handoffs")
	return s, p
}
