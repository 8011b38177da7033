package handoffs_test

import (
	"context"
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"baton/model"
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
	after                    int    // hours until the answer
	note                     string
	touched                  bool
	onward                   string // where the lead went afterwards
	questioned, same         bool
}

func list() []passed {
	return []passed{
		{company: "Quillon", need: "Release pipeline", why: "Their release freeze ends in January and two engineers leave before it.", next: "Meet their SRE (2026-11-27)",
			from: "bd", to: "sales", stage: "scoping", hours: 20, fit: 900, engaged: 420, definition: "met"},
		{company: "Harbourline Software", need: "Platform rebuild", why: "Third outage in a month; the board asked for a plan by Christmas.",
			next: "Call on the outage notes (2026-11-24)", from: "bd", to: "sales", stage: "scoping", hours: 70, fit: 850, engaged: 600, definition: "met"},
		{company: "Kettle & Rowe", need: "Migration to AWS", from: "bd", to: "sales", stage: "scoping", hours: 140, fit: 600, engaged: 250, definition: "not-met"},
		{company: "Nimbus Ledger", need: "Platform review", why: "Filled in the platform check last week.", next: "Read the answers together",
			from: "marketing", to: "bd", stage: "evaluating", hours: 5, fit: 700, engaged: 330, definition: "met"},
		{company: "Ostrya Energy", need: "Observability", why: "They lose a day a week to finding faults.", next: "Send two references",
			from: "marketing", to: "bd", stage: "evaluating", hours: 40, fit: 650, engaged: 400, definition: "met", answer: "asked", after: 4, note: "Who besides Clara must agree?"},
		{company: "Corvid Mobility", need: "Cost per product", why: "Finance cannot explain the bill.", next: "Scope with finance",
			from: "bd", to: "sales", stage: "scoping", hours: 700, fit: 950, engaged: 480, definition: "met", answer: "accepted", after: 3, touched: true, onward: "proposal"},
		{company: "Larch & Partners", need: "Move the file server", from: "marketing", to: "bd", stage: "evaluating", hours: 900, fit: 450, engaged: 380,
			definition: "not-met", answer: "rejected", after: 4, note: "Five people, no product of their own.", onward: "not-ours"},
		{company: "Pinegate", need: "Black Friday readiness", why: "Peak in eight weeks.", next: "Whiteboard", from: "bd", to: "sales", stage: "scoping", hours: 800,
			fit: 800, engaged: 500, definition: "met", answer: "accepted", after: 150, touched: true, onward: "proposal", questioned: true},
	}
}

// firm is a store in a test, with one desk a person.
type firm struct {
	*store.Desk
	law     *model.Agreement
	people  map[string]model.ID
	handoff map[string]model.ID
}

func (f *firm) team(key string) model.ID {
	t, _ := f.law.TeamNamed(key)
	return t.ID
}

// wear takes the desk of another person, in a hat.
func (f *firm) wear(name, team string) {
	f.Desk = f.Desk.File.As(model.Actor{Member: f.people[name], Name: name, Hat: f.team(team)}, func() time.Time { return storetest.Now })
}

// carriers are who gives and who takes for each team.
func carrier(team string) string {
	return map[string]string{"marketing": "Malin Roos", "bd": "Jonas Falk", "sales": "Ruben Haas"}[team]
}

func newFirm(t testing.TB, all []passed) *firm {
	t.Helper()
	f := &firm{Desk: storetest.FromTemplate(t, "cloud"), people: map[string]model.ID{}, handoff: map[string]model.ID{}}
	ctx := context.Background()
	var err error
	if f.law, err = f.InForce(ctx); err != nil {
		t.Fatal(err)
	}
	founder := f.Actor().Member
	err = f.Batch(ctx, "Seed", func(d *store.Desk) error {
		for _, team := range []string{"marketing", "bd", "sales"} {
			id, err := d.Add(ctx, "member", model.Fields{"name": carrier(team), "hat." + f.team(team).String(): true})
			if err != nil {
				return err
			}
			f.people[carrier(team)] = id
		}
		if err := d.Set(ctx, "member", founder, model.Fields{"gone": true}); err != nil {
			return err
		}
		for _, p := range all {
			if err := f.hand(ctx, d, p); err != nil {
				return fmt.Errorf("%s: %w", p.company, err)
			}
		}
		return d.Set(ctx, "firm", f.FirmID(), model.Fields{"mode": "team"})
	})
	if err != nil {
		t.Fatal(err)
	}
	f.wear("Ruben Haas", "sales")
	return f
}

// hand plants a lead that was handed over, with what was said since.
func (f *firm) hand(ctx context.Context, d *store.Desk, p passed) error {
	company, err := d.Add(ctx, "company", model.Fields{"name": p.company, "employees": int64(180), "industry": "Business software"})
	if err != nil {
		return err
	}
	at := d.Now().Add(-time.Duration(p.hours) * time.Hour)
	lead, err := d.Add(ctx, "lead", model.Fields{"title": p.need, "company": company.String(), "kind": "new-client", "route": "inbound",
		"created": at.AddDate(0, -2, 0).UnixMilli()})
	if err != nil {
		return err
	}
	stage, _ := f.law.StageNamed(p.stage)
	move, err := d.Add(ctx, "move", model.Fields{"lead": lead.String(), "to": stage.ID.String(), "happened": at.UnixMilli(), "exact": "minute"})
	if err != nil {
		return err
	}
	frozen := func(v any) string { b, _ := json.Marshal(v); return string(b) }
	fields := model.Fields{"lead": lead.String(), "move": move.String(), "from": f.team(p.from).String(), "to": f.team(p.to).String(), "stage": stage.ID.String(),
		"happened": at.UnixMilli(), "exact": "minute", "recorded": at.UnixMilli(), "by": f.people[carrier(p.from)].String(), "fit": p.fit, "engagement": p.engaged,
		"definition": p.definition, "criteria": frozen(f.states()),
		"packet": frozen(model.Packet{WhyNow: p.why, NextStep: p.next, Who: []string{"Sara Winther (signs)", "Ole Berg (evaluates)"},
			Checked: []string{"The problem in their words: releases need a night", "Who signs and who else must agree: Sara alone"}, Missing: []string{"By when and why then"}})}
	if p.same {
		fields["same"] = true
	}
	id, err := d.Add(ctx, "handoff", fields)
	if err != nil || p.answer == "" {
		f.handoff[p.company] = id
		return err
	}
	f.handoff[p.company] = id
	answer := at.Add(time.Duration(p.after) * time.Hour)
	say := func(act, note string, at time.Time) error {
		row := model.Fields{"lead": lead.String(), "handoff": id.String(), "act": act, "note": note, "happened": at.UnixMilli(), "exact": "minute",
			"by": f.people[carrier(p.to)].String(), "hat": f.team(p.to).String()}
		if act == "rejected" {
			row["reason"], row["criterion"] = "not-our-criteria", f.law.Criteria[0].ID.String()
		}
		_, err := d.Add(ctx, "decision", row)
		return err
	}
	if err := say(p.answer, p.note, answer); err != nil {
		return err
	}
	if p.touched {
		if _, err := d.Touch(ctx, model.Touch{Lead: lead, Kind: "call", Direction: "out", Outcome: "talked", Happened: answer, Exact: "minute", Hat: f.team(p.to)}); err != nil {
			return err
		}
	}
	if p.onward != "" {
		to, _ := f.law.StageNamed(p.onward)
		if _, err := d.Add(ctx, "move", model.Fields{"lead": lead.String(), "to": to.ID.String(), "happened": answer.Add(48 * time.Hour).UnixMilli(), "exact": "minute",
			"reason": "closed"}); err != nil {
			return err
		}
	}
	if p.questioned {
		return say("questioned", "Their office was closed that week.", answer.Add(72*time.Hour))
	}
	return nil
}

// states are the criteria as they were: most known.
func (f *firm) states() []model.State {
	var out []model.State
	for i, c := range f.law.Criteria {
		s := model.State{Criterion: c.ID, Name: c.Name, Class: c.Class, State: []string{"met", "met", "unknown"}[i%3]}
		if c.Class == "never" && s.State == "met" {
			s.State = "not-met"
		}
		if i == 0 {
			s.Evidence = "180"
		}
		out = append(out, s)
	}
	return out
}

// window is the page in a shell of a window.
func window(t *testing.T, f *firm, mode theme.Mode, size fyne.Size) (*shell.Shell, *handoffs.Page) {
	t.Helper()
	test.NewTempApp(t)
	w := test.NewTempWindow(t, nil)
	s := shell.New(shell.Options{Window: w, Mode: mode, Undo: func() (string, error) { return "", nil }, Status: func() shell.Status {
		return shell.Status{Firm: "Tidewater Cloud", Who: "Ruben Haas", Hat: "Sales", HatHue: theme.Sales, Saved: "in the file", Backup: "backup 2 hours ago"}
	}})
	p := handoffs.New(f, s)
	s.Register(shell.Run, shell.Entry{Route: "handoffs", Icon: theme.Glyph("handshake"), Page: p, Badge: func() int { return 3 }})
	f.Watch(s.Changed)
	w.Resize(size)
	s.Go("handoffs")
	return s, p
}

// solo is a firm of one, who has handed a lead to herself.
func solo(t testing.TB) *firm {
	t.Helper()
	alone := list()[5]
	alone.same = true
	f := newFirm(t, []passed{alone})
	if err := f.Set(context.Background(), "firm", f.FirmID(), model.Fields{"mode": "solo"}); err != nil {
		t.Fatal(err)
	}
	return f
}
