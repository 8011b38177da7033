package handoffs_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"baton/model"
	"baton/store/storetest"
)

// decide says something to a hand-off in another's name.
func (f *firm) decide(t *testing.T, name, team, company string, d model.Decide) {
	t.Helper()
	was := f.Desk
	f.wear(name, team)
	d.Handoff = f.handoff[company]
	if _, err := f.Decide(context.Background(), d); err != nil {
		t.Fatal(err)
	}
	f.Desk = was
}

// leadOf is whom a hand-off is about.
func (f *firm) leadOf(t *testing.T, company string) model.ID {
	t.Helper()
	rows, err := f.Handoffs(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range rows {
		if h.ID == f.handoff[company] {
			return h.Lead
		}
	}
	return model.ID{}
}

// bothAnswer puts a second answer beside the first, as a merge brings it.
func (f *firm) bothAnswer(t *testing.T, company string) {
	t.Helper()
	ctx := context.Background()
	rows, err := f.Handoffs(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range rows {
		if h.ID != f.handoff[company] {
			continue
		}
		for name, act := range map[string]string{"Ruben Haas": "accepted", "Jonas Falk": "rejected"} {
			row := model.Fields{"lead": h.Lead.String(), "handoff": h.ID.String(), "act": act, "happened": storetest.Now.Add(-time.Hour).UnixMilli(), "exact": "minute", "by": f.people[name].String()}
			if act == "rejected" {
				row["reason"] = "no-need-now"
			}
			if _, err := f.Add(ctx, "decision", row); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// unwrapped is what the screen says, however its lines break.
func (s *screen) unwrapped(words ...string) {
	s.t.Helper()
	all := strings.Join(strings.Fields(s.words()), " ")
	for _, w := range words {
		if !strings.Contains(all, w) {
			s.t.Errorf("the screen does not say %q; it says:\n%s", w, all)
		}
	}
}

func TestHandoffs_findings(t *testing.T) {
	f := newFirm(t, list())
	s := open(t, f)
	t.Run("a finding is provisional until its month is closed, and says so", func(t *testing.T) {
		s.on("Corvid Mobility")
		s.unwrapped("October 2026 · provisional", "Provisional until October 2026 is closed", "October 2026 is due to be closed.")
	})
	t.Run("closing says what it freezes, and freezes it", func(t *testing.T) {
		s.presses("Close October 2026")
		s.unwrapped("3 findings are frozen as found now. What becomes known later is shown beside and changes no number.")
		s.presses("Close it")
		s.unwrapped("October 2026 · closed", "Frozen on 9 November 2026, when October 2026 was closed")
		s.not("is due to be closed")
	})
	t.Run("U rules on what is questioned, for the arbiter alone", func(t *testing.T) {
		s.on("Pinegate")
		s.types("u")
		s.sees("How do you rule?")
		s.presses("Rule")
		s.unwrapped("rules on findings that were questioned")
		s.presses("Cancel")
	})
	t.Run("C copies it as a message", func(t *testing.T) {
		s.on("Quillon")
		s.types("c")
		got := fyne.CurrentApp().Clipboard().Content()
		if !strings.HasPrefix(got, "Quillon (Release pipeline): Business Development to Sales\n\nTheir release freeze ends in January") ||
			!strings.Contains(got, "Please accept it, ask back what is missing, or turn it down with a reason by Wednesday 25 November") {
			t.Error(got)
		}
		s.sees("The hand-off of Quillon is copied")
	})
}

func TestHandoffs_twoAnswers(t *testing.T) {
	f := newFirm(t, list())
	f.bothAnswer(t, "Quillon")
	f.decide(t, "Ruben Haas", "sales", "Harbourline Software", model.Decide{Act: "ask", Note: "Who signs?"})
	f.decide(t, "Jonas Falk", "bd", "Harbourline Software", model.Decide{Act: "answer", Note: "Sara"})
	f.decide(t, "Ruben Haas", "sales", "Harbourline Software", model.Decide{Act: "ask", Note: "And the budget?"})
	s := open(t, f)
	t.Run("both are told in one sentence, and it waits on either team", func(t *testing.T) {
		s.on("Quillon")
		s.unwrapped("two answers, one has to hold", "Ruben Haas accepted it", "Jonas Falk rejected it (no need now)", "without knowing of each other: one of the two teams answers again")
	})
	t.Run("a new answer stands", func(t *testing.T) {
		s.types("a")
		if got := s.said("Quillon"); strings.Count(got, "accepted") != 2 {
			t.Fatalf("%q was said", got)
		}
		s.on("Quillon")
		s.unwrapped("Accepted")
		s.not("without knowing of each other")
	})
	t.Run("asked back twice it is sent back", func(t *testing.T) {
		s.on("Harbourline Software")
		s.unwrapped("sent back, the clock waits")
	})
	t.Run("a reason against the evidence is flagged", func(t *testing.T) {
		s.on("Larch & Partners")
		s.unwrapped(`The evidence says otherwise: The hand-off says of "Has 50 to 500 employees": Met (180).`)
	})
}
