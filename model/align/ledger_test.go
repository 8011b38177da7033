package align

import (
	"strings"
	"testing"
	"time"

	"baton/model"
	"baton/model/sla"
)

func TestJudge(t *testing.T) {
	cal, err := sla.New(model.Calendar{Zone: "UTC", Weekly: map[string][][2]int{
		"mon": {{540, 1020}}, "tue": {{540, 1020}}, "wed": {{540, 1020}}, "thu": {{540, 1020}}, "fri": {{540, 1020}},
	}})
	if err != nil {
		t.Fatal(err)
	}
	marketing, sales := model.ID{1}, model.ID{2}
	at := func(s string) time.Time {
		when, err := time.Parse("2006-01-02 15:04", s)
		if err != nil {
			t.Fatal(err)
		}
		return when
	}
	agreed := func() *model.Agreement {
		return &model.Agreement{
			Teams:  []model.Team{{ID: marketing, Name: "Marketing"}, {ID: sales, Name: "Sales"}},
			Stages: []model.Stage{{ID: model.ID{4}, Kind: "open", Rank: 4}, {ID: model.ID{5}, Kind: "open", Rank: 5}},
			Definitions: []model.Definition{
				{Gate: "mql", Routes: []string{"inbound"}, Fit: 600, Engagement: 300}, {Gate: "mql", Routes: []string{"introduced"}, Fit: 600, Needs: "introducer"},
			},
			Promises: []model.Promise{
				{Key: "answer", Owner: sales, Amount: 2, Unit: "business-day"},
				{Key: "first-touch", Owner: sales, Amount: 1, Unit: "business-day", Band: model.TalkNow},
				{Key: "first-touch", Owner: sales, Amount: 3, Unit: "business-day"},
			},
		}
	}
	// handed over on Monday at ten, answered on Tuesday, called on Thursday, advanced on Friday
	usual := func() Case {
		return Case{
			Agreement: agreed(), Calendar: cal, Lead: &model.Lead{Route: "inbound"}, Name: "Acme",
			Handoff: &model.Handoff{ID: model.ID{7}, Move: model.ID{8}, From: marketing, To: sales, Stage: model.ID{4}, Happened: at("2026-11-16 10:00"),
				Definition: "met", Fit: 700, Engagement: 100, Decisions: []model.Decision{{Act: "accepted", Happened: at("2026-11-17 10:00")}}},
			Touches: []model.Touch{{Kind: "call", Direction: "out", Hat: sales, Happened: at("2026-11-19 09:30")}},
			Moves: []model.Move{
				{ID: model.ID{8}, To: model.ID{4}, Happened: at("2026-11-16 10:00")}, {ID: model.ID{9}, To: model.ID{5}, Happened: at("2026-11-20 10:00")},
			},
		}
	}
	cases := []struct {
		name   string
		change func(*Case)
		now    string
		want   string // status finding kept late due missing
	}{
		{"carried", func(*Case) {}, "2026-12-01 10:00", "accepted carried met in-time 11-18 10:00"},
		{"a Talk now is owed a touch sooner", func(c *Case) { c.Handoff.Engagement = 300 }, "2026-12-01 10:00", "accepted late not-met late 11-18 10:00"},
		{"introduced, with its introducer named, is a Talk now", func(c *Case) { c.Lead.Route = "introduced" }, "2026-12-01 10:00", "accepted late not-met late 11-18 10:00"},
		{"waiting on the first day", func(c *Case) { c.Handoff.Decisions, c.Touches, c.Moves = nil, nil, nil }, "2026-11-16 12:00", "waiting   in-time 11-18 10:00"},
		{"sent back: asked for the second time, and the clock waits", func(c *Case) {
			asked, answered := model.Decision{Act: "asked", Happened: at("2026-11-16 11:00")}, model.Decision{Act: "answered", Happened: at("2026-11-16 12:00")}
			c.Handoff.Decisions, c.Touches, c.Moves = []model.Decision{asked, answered, {Act: "asked", Happened: at("2026-11-16 13:00")}}, nil, nil
		}, "2026-11-24 12:00", "sent-back   in-time 11-18 11:00"},
		{"lapsed", func(c *Case) { c.Handoff.Decisions, c.Touches, c.Moves = nil, nil, nil }, "2026-11-18 12:00", "lapsed late not-met late 11-18 10:00"},
		{"accepted, the touch is next", func(c *Case) { c.Touches, c.Moves = nil, nil }, "2026-11-17 12:00", "accepted   in-time 11-19 10:00"},
		{"outside the definition", func(c *Case) { c.Handoff.Definition = "not-met" }, "2026-12-01 10:00", "accepted outside met in-time 11-18 10:00"},
		{"a touch known to its day only", func(c *Case) { c.Touches[0].Exact = "day" }, "2026-12-01 10:00",
			"accepted unknown unknown in-time 11-19 10:00 the time of day of the first touch"},
		{"what nobody promised is not late", func(c *Case) { c.Agreement.Promises, c.Touches = nil, nil }, "2026-12-01 10:00", "accepted carried met in-time "},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			in := usual()
			c.change(&in)
			row := Judge(in, at(c.now)).Row
			due := ""
			if !row.Due.IsZero() {
				due = row.Due.Format("01-02 15:04")
			}
			got := strings.Join([]string{row.Status, row.Finding, row.Kept, map[bool]string{true: "late", false: "in-time"}[row.Late], due}, " ")
			if m := strings.Join(row.Missing, "; "); m != "" {
				got += " " + m
			}
			if got != c.want || row.Name != "Acme" || row.FromName != "Marketing" || row.ToName != "Sales" {
				t.Errorf("got  %q\nwant %q (%s: %s to %s)", got, c.want, row.Name, row.FromName, row.ToName)
			}
		})
	}
}
