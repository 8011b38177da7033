package say

import (
	"strings"
	"testing"
	"time"

	"baton/model"
)

func passed() Passed {
	at := time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)
	return Passed{Need: "Release pipeline", Zone: time.UTC, Hot: true, Handoff: &model.HandoffRow{
		Name: "Quillon", FromName: "Business Development", ToName: "Sales", Due: at.AddDate(0, 0, 2),
		Handoff: model.Handoff{Happened: at, Fit: 905, Engagement: 420, Definition: "met",
			States: []model.State{{Name: "Wants fewer than three tools", Class: "nice", State: "met", Evidence: "they said so"}, {Name: "A competitor", Class: "never", State: "not-met"},
				{Name: "50 to 500 people", Class: "must", State: "met", Evidence: "180"}, {Name: "In Europe", Class: "must", State: "unknown"}},
			Packet: model.Packet{WhyNow: "Their release freeze ends in January.", NextStep: "Meet their SRE (2026-11-27)", Who: []string{"Sara Winther (signs)", "Ole Berg"},
				Checked: []string{"The problem in their words: releases need a night", "Who signs: Sara alone"}, Missing: []string{"In Europe"}}},
	}}
}

func TestMessage(t *testing.T) {
	decide := func(p Passed, ds ...model.Decision) Passed { p.Handoff.Decisions = ds; return p }
	whole := `Their release freeze ends in January.

Who: Sara Winther (signs), Ole Berg

What we know:
- 50 to 500 people (180)
- Wants fewer than three tools (they said so)
- The problem in their words: releases need a night
Still to find out: In Europe.

When it was handed over: fit 90.5, engagement 42 of 100; it met ready for Sales (SQL).

Next step: Meet their SRE (2026-11-27)

Please accept it, ask back what is missing, or turn it down with a reason by Wednesday 25 November, 10:00.
`
	subject, body := Message(passed())
	if subject != "Quillon (Release pipeline): Business Development to Sales" || body != whole {
		t.Errorf("%s\n%s", subject, body)
	}
	bare := passed()
	bare.Handoff.States, bare.Handoff.Packet, bare.Handoff.Due, bare.Handoff.Definition, bare.Hot = nil, model.Packet{}, time.Time{}, "unknown", false
	for _, c := range []struct {
		name string
		p    Passed
		ends string
	}{
		{"a packet that says nothing leaves no empty lines", bare,
			"fit 90.5, engagement 42 of 100; whether it was worth a conversation (MQL) is not known.\n\nPlease accept it, ask back what is missing, or turn it down with a reason.\n"},
		{"asked back it asks the sender", decide(passed(), model.Decision{Act: "asked", Note: "Who pays?"}),
			"Sales asks: Who pays?\nPlease say what was missing; the clock waits until then.\n"},
		{"answered it tells the answer", decide(passed(), model.Decision{Act: "accepted", Happened: passed().Handoff.Happened}), "It was accepted on 23 November.\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if _, body := Message(c.p); !strings.HasSuffix(body, c.ends) || strings.Contains(body, "\n\n\n") {
				t.Error(body)
			}
		})
	}
}

func TestTwoAnswers(t *testing.T) {
	names := map[model.ID]string{{1}: "Ilse", {2}: "Tomas"}
	h := &model.Handoff{Decisions: []model.Decision{{ID: model.ID{8}, Act: "accepted", By: model.ID{1}}, {ID: model.ID{9}, Act: "rejected", Reason: "no-need-now", By: model.ID{2}}}}
	name := func(id model.ID) string { return names[id] }
	if got, want := TwoAnswers(h, name), "Ilse accepted it and Tomas rejected it (no need now) without knowing of each other: one of the two teams answers again, and that answer stands."; got != want {
		t.Error(got)
	}
	h.Decisions = append(h.Decisions, model.Decision{ID: model.ID{10}, Act: "accepted", Over: []model.ID{{8}, {9}}})
	if got := TwoAnswers(h, name); got != "" {
		t.Errorf("settled, it says %q", got)
	}
}
