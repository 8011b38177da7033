package handoffs_test

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/theme"
)

func (s *screen) on(company string) { s.shell.Go("handoffs/" + s.firm.handoff[company].String()) }

// said are the acts decided about a hand-off, in order.
func (s *screen) said(company string) string {
	s.t.Helper()
	rows, err := s.firm.Handoffs(context.Background())
	if err != nil {
		s.t.Fatal(err)
	}
	var acts []string
	for _, h := range rows {
		if h.ID == s.firm.handoff[company] {
			for _, d := range h.Decisions {
				acts = append(acts, d.Act)
			}
		}
	}
	return strings.Join(acts, " ")
}

func TestHandoffs(t *testing.T) {
	s := open(t, newFirm(t, list()))
	t.Run("what waits for me is on top, the most pressing first, and a lapsed one says so", func(t *testing.T) {
		s.sees("Waiting on you", "lapsed 3 days ago", "due tomorrow, 12:00", "Waiting on others", "asked back, the clock waits")
		all := s.words()
		if strings.Index(all, "Kettle & Rowe") > strings.Index(all, "Harbourline") {
			t.Error("the lapsed one is not on top")
		}
	})
	t.Run("the packet is on one page, as it was handed over", func(t *testing.T) {
		s.on("Quillon")
		s.sees("Their release freeze ends in January", "Meet their SRE (2026-11-27)", "Sara Winther (signs)", "90", "then", "now", "Met",
			"Criteria, as they were", "6 of 8 known", "The problem in their words: releases need a night", "By when and why then", "by Jonas Falk")
	})
	t.Run("what is decided shows its finding in plain words", func(t *testing.T) {
		s.on("Larch & Partners")
		s.unwrapped("Outside the definition", "the follow-up was in time", "Rejected: Not our criteria (Has 50 to 500 employees)", "Five people, no product of their own.")
	})
	t.Run("the keys answer nothing that is decided already", func(t *testing.T) {
		s.types("a")
		if got := s.said("Larch & Partners"); got != "rejected" {
			t.Errorf("%q was said", got)
		}
	})
	t.Run("what is questioned has its own tab", func(t *testing.T) {
		s.on("Pinegate")
		s.sees("Questioned", "Rule on it", "Their office was closed that week.")
	})
	t.Run("typing finds hand-offs", func(t *testing.T) {
		s.presses("Waiting")
		s.shell.Press("Ctrl+F")
		s.types("nimbus")
		s.sees("Nimbus Ledger")
		s.not("Quillon")
	})
}

func TestHandoffs_answers(t *testing.T) {
	t.Run("A accepts, and the next one is shown", func(t *testing.T) {
		s := open(t, newFirm(t, list()))
		s.on("Quillon")
		s.types("a")
		if got := s.said("Quillon"); got != "accepted" {
			t.Fatalf("%q was said", got)
		}
		s.presses("Decided")
		s.sees("Quillon")
	})
	t.Run("K asks back what is missing, and needs words", func(t *testing.T) {
		s := open(t, newFirm(t, list()))
		s.on("Quillon")
		s.types("k")
		s.sees("What is missing?", "By when and why then")
		s.presses("Ask back")
		s.sees("Say what is missing, so that it can be answered.")
		s.presses("By when and why then")
		s.presses("Ask back")
		if got := s.said("Quillon"); got != "asked" {
			t.Errorf("%q was said", got)
		}
		s.sees("asked back, the clock waits")
	})
	t.Run("R rejects with one of the reasons and what it needs", func(t *testing.T) {
		s := open(t, newFirm(t, list()))
		s.on("Quillon")
		s.types("r")
		s.sees("Not our criteria", "names the criterion", "Unable to reach", "needs the promised attempts")
		s.presses("Reject")
		s.sees("Say which of our criteria it does not meet.")
		s.presses("Cancel")
		s.types("r")
		s.key(fyne.KeyDown)
		s.presses("Reject")
		if got := s.said("Quillon"); got != "rejected" {
			t.Errorf("%q was said", got)
		}
	})
	t.Run("unable to reach is refused without the attempts", func(t *testing.T) {
		s := open(t, newFirm(t, list()))
		s.on("Quillon")
		s.types("r")
		for range 7 {
			s.key(fyne.KeyDown)
		}
		s.presses("Reject")
		s.sees("needs 5 logged attempts")
	})
	t.Run("Y recycles until a day, with what to do then", func(t *testing.T) {
		s := open(t, newFirm(t, list()))
		s.on("Quillon")
		s.types("y")
		s.sees("Wake it up on", "What to do then", "Or in your own words")
		var fields []*kit.Field
		for _, o := range shown(s.top()) {
			if field, ok := o.(*kit.Field); ok {
				fields = append(fields, field)
			}
		}
		s.canvas().Focus(fields[1].Focusable()) // after the day
		s.types("Ask about the budget")
		s.presses("Recycle")
		if got := s.said("Quillon"); got != "recycled" {
			t.Errorf("%q was said", got)
		}
		lead, err := s.firm.Lead(context.Background(), s.firm.leadOf(t, "Quillon"))
		if err != nil || len(lead.Tasks) != 1 || lead.Tasks[0].Text != "Ask about the budget" || lead.Tasks[0].Due != lead.Row.Wake {
			t.Errorf("%+v %v", lead.Tasks, err)
		}
	})
	t.Run("whoever handed it over can withdraw it, and answer what was asked", func(t *testing.T) {
		f := newFirm(t, list())
		f.wear("Malin Roos", "marketing")
		s := open(t, f)
		s.on("Ostrya Energy")
		s.sees("Say what was missing", "Withdraw")
		s.types("s")
		s.sees("Who besides Clara must agree?")
		s.types("Ole Berg")
		s.presses("Answer")
		if got := s.said("Ostrya Energy"); got != "asked answered" {
			t.Errorf("%q was said", got)
		}
		s.on("Nimbus Ledger")
		s.types("w")
		if got := s.said("Nimbus Ledger"); got != "withdrawn" {
			t.Errorf("%q was said", got)
		}
	})
	t.Run("a finding is questioned once, with a reason", func(t *testing.T) {
		s := open(t, newFirm(t, list()))
		s.on("Corvid Mobility")
		s.types("q")
		s.types("It was us who found them.")
		s.presses("Question it")
		if got := s.said("Corvid Mobility"); got != "accepted questioned" {
			t.Errorf("%q was said", got)
		}
		s.presses("Questioned")
		s.sees("Corvid Mobility")
	})
	t.Run("the arbiter amends it", func(t *testing.T) {
		f := newFirm(t, list())
		if err := f.Set(context.Background(), "firm", f.FirmID(), model.Fields{"arbiter": f.people["Ruben Haas"].String()}); err != nil {
			t.Fatal(err)
		}
		s := open(t, f)
		s.on("Pinegate")
		s.presses("Rule on it")
		s.sees("How do you rule?", "Stands")
		s.presses("Rule")
		if got := s.said("Pinegate"); got != "accepted questioned ruled" {
			t.Errorf("%q was said", got)
		}
	})
}

func TestPage_Waiting(t *testing.T) {
	f := newFirm(t, list())
	s, p := window(t, f, theme.Light, fyne.NewSize(1280, 800))
	if n := p.Waiting(); n != 3 {
		t.Fatalf("%d wait for Sales, not 3", n)
	}
	s.Go("handoffs/" + f.handoff["Quillon"].String())
	s.Press("A")
	if n := p.Waiting(); n != 2 {
		t.Errorf("%d wait after one is accepted, not 2", n)
	}
}

func TestHandoffs_solo(t *testing.T) {
	s := open(t, solo(t))
	s.sees("accepts itself", "Corvid Mobility", "Finance cannot explain the bill.")
}

func TestHandoffs_empty(t *testing.T) {
	s := open(t, newFirm(t, nil))
	s.sees("Nothing has been handed over yet", "Open the board")
}
