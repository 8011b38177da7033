package leads_test

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"baton/model"
	"baton/ui/kit"
)

// stop focuses the line that says so, as Tab would.
func (s *screen) stop(words string) {
	s.t.Helper()
	for _, o := range shown(s.top()) {
		if at, ok := o.(*kit.Stop); ok && says(at, words) {
			s.canvas().Focus(at)
			return
		}
	}
	s.t.Fatalf("no line says %q:\n%s", words, s.words())
}

func says(o fyne.CanvasObject, words string) bool {
	for _, x := range shown(o) {
		if w, ok := x.(*canvas.Text); ok && strings.Contains(w.Text, words) {
			return true
		}
	}
	return false
}

// field focuses the field whose placeholder begins so.
func (s *screen) field(begins string) {
	s.t.Helper()
	for _, o := range shown(s.top()) {
		if e, ok := o.(interface {
			fyne.Focusable
			fyne.CanvasObject
		}); ok && says(e, begins) {
			s.canvas().Focus(e)
			return
		}
	}
	s.t.Fatalf("no field says %q", begins)
}

func TestLeads_tasks(t *testing.T) {
	s := open(t, 6)
	const play = "Ask for the notes on the last three outages"
	tasks := func() []model.Task { return s.lead("Harbourline Software").Tasks }
	s.opens("Harbourline Software")
	t.Run("the next play of the stage stands there, with what it sends", func(t *testing.T) {
		s.sees("To do", play, "The next play of Evaluating", "From nine pages a night", "Not made yet")
	})
	t.Run("Enter puts it on the list, and Enter again does it; the keyboard stays", func(t *testing.T) {
		s.stop(play)
		s.key(fyne.KeyReturn)
		if all := tasks(); len(all) != 1 || all[0].Due != "2026-11-23" || all[0].Play.IsZero() {
			t.Fatalf("%+v", all)
		}
		s.sees("today")
		s.stop(play)
		s.key(fyne.KeyReturn)
		if all := tasks(); all[0].Done.IsZero() {
			t.Errorf("%+v", all)
		}
		s.not(play)
	})
	t.Run("a line is written down with its day", func(t *testing.T) {
		s.field("Add something to do")
		s.types("Send two references, fri")
		s.key(fyne.KeyReturn)
		all := tasks()
		last := all[len(all)-1]
		if last.Text != "Send two references" || last.Due != "2026-11-27" || last.Owner != s.firm.Actor().Member {
			t.Errorf("%+v", last)
		}
		s.sees("Send two references", "Fri")
	})
	t.Run("what is late says so", func(t *testing.T) {
		all := tasks()
		if err := s.firm.Set(t.Context(), "task", all[len(all)-1].ID, model.Fields{"due": s.firm.Now().Add(-48 * time.Hour).Format(time.DateOnly)}); err != nil {
			t.Fatal(err)
		}
		s.sees("late, 21 Nov")
	})
}
