package journey

import (
	"testing"

	"fyne.io/fyne/v2"

	"baton/ui/theme"
)

// middle is a point over a stage of the track.
func (w *world) middle(name string) fyne.Position {
	b := w.block(name)
	return absolute(b).AddXY(b.Size().Width/2-1, b.Size().Height/2)
}

// carry takes a stage up with the pointer and holds it at a point.
func (w *world) carry(name string, to fyne.Position) {
	w.T.Helper()
	if w.Page.drag != nil {
		w.Page.putBack()
	}
	b := w.block(name)
	b.held = false
	b.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{AbsolutePosition: w.middle(name), Position: fyne.NewPos(20, 20)}})
	b.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{AbsolutePosition: to, Position: fyne.NewPos(20, 20)}})
}

func TestPage_AStageIsDragged(t *testing.T) {
	w := open(t, "cloud", theme.Light, 20)
	t.Run("a line shows where it would stand, and dropped it stands there: one change", func(t *testing.T) {
		w.OneChange("Move stage left", func() {
			w.carry("Proposal", w.middle("Aware"))
			if w.Page.drag == nil || w.Page.drag.slot != 1 || w.Page.drag.why != nil {
				t.Fatalf("it is carried as %+v", w.Page.drag)
			}
			if line := w.Page.drag.line; line.Position().X <= w.block("Target").Position().X {
				t.Errorf("the line is at %v", line.Position())
			}
			w.block("Proposal").DragEnd()
		})
		if got := w.order(); got != "Target Proposal Aware Interested |mql| Evaluating |sql| Scoping Terms Signed" {
			t.Errorf("the track is %s", got)
		}
		if w.Focused() != w.block("Proposal") {
			t.Error("the keyboard stayed behind")
		}
	})
	t.Run("on either side of a gate it takes that side", func(t *testing.T) {
		gate := func() fyne.Position {
			return absolute(w.Page.track.bars[1]).AddXY(w.Page.track.bars[1].Size().Width/2, 100)
		}
		w.carry("Terms", gate().SubtractXY(3, 0))
		w.block("Terms").DragEnd()
		if got := w.order(); got != "Target Proposal Aware Interested |mql| Evaluating Terms |sql| Scoping Signed" {
			t.Errorf("the track is %s", got)
		}
		w.carry("Terms", gate().AddXY(3, 0))
		w.block("Terms").DragEnd()
		if got := w.order(); got != "Target Proposal Aware Interested |mql| Evaluating |sql| Terms Scoping Signed" {
			t.Errorf("the track is %s", got)
		}
	})
	same := func(t *testing.T, act func()) {
		t.Helper()
		before := w.order()
		act()
		if got := w.order(); got != before || w.Page.drag != nil || len(w.Page.layer.Objects) > 0 {
			t.Errorf("the track is %s, carried is %+v", got, w.Page.drag)
		}
	}
	t.Run("what would be nonsense says so in the air, and changes nothing", func(t *testing.T) {
		same(t, func() {
			w.carry("Evaluating", w.middle("Scoping"))
			if w.Page.drag.said != "No stage would be left between the gates Worth a conversation (MQL) and Ready for Sales (SQL): put another one there first." || w.Page.drag.why == nil {
				t.Errorf("it says %q", w.Page.drag.said)
			}
			w.block("Evaluating").DragEnd()
		})
	})
	t.Run("leads that would be behind a gate unasked are told of", func(t *testing.T) {
		same(t, func() {
			w.carry("Aware", w.middle("Scoping").AddXY(40, 0))
			if w.Page.drag.said == "" || w.Page.drag.why == nil {
				t.Errorf("it says nothing of %d leads", w.Page.facts.leads[w.stage("Aware").ID])
			}
			w.Press(fyne.KeyEscape)
			w.block("Aware").DragEnd()
		})
	})
	t.Run("back where it was is no change", func(t *testing.T) {
		same(t, func() {
			w.carry("Aware", w.middle("Aware").AddXY(10, 0))
			w.block("Aware").DragEnd()
		})
	})
	t.Run("the signature and the asides stay", func(t *testing.T) {
		same(t, func() {
			w.carry("Signed", w.middle("Target"))
			w.block("Signed").DragEnd()
			aside := w.Page.aside.Objects[0].(*block)
			aside.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{AbsolutePosition: w.middle("Target")}})
			aside.DragEnd()
		})
	})
}
