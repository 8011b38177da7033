package shell_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/shell"
)

func TestShell_LineOverAPage(t *testing.T) {
	s, _, _ := frame(t, shell.Options{})
	line := shell.Line{}
	s.Register(shell.Agree, shell.Entry{Route: "criteria", Page: &plain{name: "Criteria"}, Over: func() shell.Line { return line }})
	s.Go("criteria")
	hides(t, s, "You are editing the draft.")

	line = shell.Line{Words: "You are editing the draft.", Link: "Read what holds", Route: "today"}
	s.Changed(model.Change{Rows: []model.Ref{{Noun: "criterion"}}})
	shows(t, s, "You are editing the draft.")
	way := func() *kit.Button {
		for _, o := range test.LaidOutObjects(s.Content()) {
			if b, ok := o.(*kit.Button); ok && b.Label == "Read what holds" {
				return b
			}
		}
		return nil
	}
	t.Run("the keyboard stays on its button while it says the same", func(t *testing.T) {
		s.Window().Canvas().Focus(way())
		s.Changed(model.Change{Rows: []model.Ref{{Noun: "criterion"}}})
		if s.Window().Canvas().Focused() != fyne.Focusable(way()) {
			t.Error("it is elsewhere")
		}
	})
	t.Run("it leads to what it speaks of, and is gone there", func(t *testing.T) {
		test.Tap(way())
		if s.Route() != "today" {
			t.Errorf("it leads to %s", s.Route())
		}
		hides(t, s, "You are editing the draft.")
	})
}
