package ui_test

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// nine is a Monday, when the office opens.
var nine = time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)

// verbs are what a line of Today asks one to do, and how one does it with keys
// alone.
var verbs = map[string]func(*seat){
	"Accept":      func(s *seat) { s.types("a") },
	"Done":        func(s *seat) { s.types("d") },
	"Log a touch": func(s *seat) { s.types("tc"); s.press(fyne.KeyReturn) },
	"Next step":   func(s *seat) { s.types("nCall them"); s.press(fyne.KeyReturn) },
	"Yes or no":   func(s *seat) { s.types("yy") },
	"Give":        func(s *seat) { s.types("g"); s.press(fyne.KeyReturn) },
	"Say it": func(s *seat) {
		s.types("sAll of it is in the packet now")
		s.tabTo("Answer")
		s.press(fyne.KeyReturn)
	},
	"Rule": func(s *seat) {
		s.types("d")
		s.tabTo("Rule on it")
		s.press(fyne.KeyReturn)
		s.tabTo("Rule")
		s.press(fyne.KeyReturn)
		s.frame.Press("Ctrl+1")
	},
	"Move": func(s *seat) { // what cannot go on yet is looked at again on Monday
		s.types("m")
		s.press(fyne.KeyReturn)
		if s.covered() {
			s.press(fyne.KeyEscape)
			s.types("zn")
		}
	},
}

func (s *seat) covered() bool { return s.win.Canvas().Overlays().Top() != nil }

// asked are the verbs on the screen, from the top.
func (s *seat) asked() (all []string) {
	for _, o := range test.LaidOutObjects(s.win.Content()) {
		if text, ok := o.(*canvas.Text); ok && verbs[text.Text] != nil {
			all = append(all, text.Text)
		}
	}
	return all
}

// empties does line after line, from the top, until nothing waits.
func (s *seat) empties(who string) (lines int) {
	s.t.Helper()
	s.press(fyne.KeyHome)
	for lines = 0; lines < 60; lines++ {
		asked := s.asked()
		if len(asked) == 0 {
			break
		}
		verbs[asked[0]](s)
		if s.covered() {
			s.t.Fatalf("%s is stuck at “%s”: %s", who, asked[0], s.said())
		}
	}
	if said := s.said(); !strings.Contains(said, "Nothing is waiting") || !strings.Contains(said, "Next: ") {
		s.t.Errorf("after %d lines %s sees: %s", lines, who, said)
	}
	return lines
}

func TestStory_AMondayMorning(t *testing.T) {
	s := takeSeat(t, firmAt(t, "team", nine))
	s.win.Resize(fyne.NewSize(1440, 900))
	if home := s.frame.Home(); home != "today" {
		t.Fatalf("a team begins on %s", home)
	}
	s.frame.Press("Ctrl+1")
	s.sees("Today", "What do I do next?", "Wexford Assay", "Answer the hand-off from Business Development.", "Nobody has it")
	t.Run("what is done leaves, undo brings it back, and one stands on it again", func(t *testing.T) {
		before := s.said()
		verbs[s.asked()[0]](s)
		if s.said() == before {
			t.Error("nothing has left")
		}
		s.frame.Press("Ctrl+Z")
		if got := s.asked()[0]; !strings.Contains(s.said(), "Wexford Assay") || got != "Accept" {
			t.Errorf("undone, the first line asks for %s in: %s", got, s.said())
		}
	})
	for _, who := range []string{"Ilse", "Nadia", "Pavel", "Tomas", "Maartje"} {
		s.next(who)
		if n := s.empties(who); n >= 30 {
			t.Errorf("%s has %d lines to do", who, n)
		}
	}
	t.Run("whoever is asked, nothing waits any more", func(t *testing.T) {
		for _, tab := range "123450" {
			s.types(string(tab))
			s.sees("Nothing is waiting")
		}
	})
}

func TestStory_AFoundersMonday(t *testing.T) {
	s := takeSeat(t, firmAt(t, "solo", nine))
	s.frame.Press("Ctrl+1")
	s.sees("Today", "Auto Tejo Gruas", "working days late")
	for _, none := range []string{"Mine", "Everybody", "hand-off"} {
		if strings.Contains(s.said(), none) {
			t.Errorf("a founder alone sees %q", none)
		}
	}
	if n := s.empties("Rui"); n < 3 || n > 15 {
		t.Errorf("there are %d lines", n)
	}
}
