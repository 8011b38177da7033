package ui_test

import (
	"context"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"baton/model"
	"baton/ui"
	"baton/ui/kit"
)

// shared is what the file of a firm says of the others who work on it.
type shared struct {
	standing model.Standing
	disputes []model.Dispute
	rounds   []model.Round
	copies   []model.Snapshot
}

func (s *shared) Standing(context.Context) (model.Standing, error)    { return s.standing, nil }
func (s *shared) Disputes(context.Context) ([]model.Dispute, error)   { return s.disputes, nil }
func (s *shared) Rounds() []model.Round                               { return s.rounds }
func (s *shared) Snapshots(context.Context) ([]model.Snapshot, error) { return s.copies, nil }
func (s *shared) Protect(context.Context, string) error               { return nil }
func (s *shared) Sync()                                               {}
func (s *shared) AsFile()                                             {}

// Restore goes back to a kept copy; the records have a word of that name for
// a single row.
func (desk) Restore(string) {}

func before(hours int) time.Time { return now.Add(-time.Duration(hours) * time.Hour) }

func claim(op byte, value, by string, hours int) model.Claim {
	return model.Claim{Op: model.ID{15: op}, Value: value, By: by, At: before(hours)}
}

func oneDispute() model.Dispute {
	return model.Dispute{Noun: "company", Root: model.ID{15: 1}, Row: model.ID{15: 1}, Name: "Harbourline Software", Field: "city",
		Kept: claim(2, "Lisbon", "Mei Tanaka", 2), Others: []model.Claim{claim(3, "Porto", "Jonas Falk", 20)}}
}

// team is a file that two others work on.
func team() *shared {
	return &shared{
		standing: model.Standing{Devices: []model.Device{{Who: "Mei Tanaka", Last: before(1), Has: true}, {Who: "Jonas Falk", Last: before(20)}}},
		disputes: []model.Dispute{oneDispute()},
		rounds: []model.Round{{At: before(2), Merged: []model.Merged{{From: "the copy that Dropbox made on Sunday", Changes: 14, Disputes: 1, Removed: true}}},
			{At: before(26), Merged: []model.Merged{{From: "the file", Changes: 3}}}},
		copies: []model.Snapshot{{Path: "a", At: before(2), Size: 3 << 20, Kind: "backup"}, {Path: "b", At: before(26), Size: 3 << 20, Kind: "set-aside"}},
	}
}

// offers says whether the window has a button with a label.
func offers(f *ui.Frame, label string) bool {
	for _, o := range test.LaidOutObjects(f.Window().Content()) {
		if b, ok := o.(*kit.Button); ok && b.Label == label {
			return true
		}
	}
	return false
}

func TestFrame_Synced(t *testing.T) {
	s := &shared{}
	f, _ := beginShared(t, false, ui.Options{BackUp: func() error { return nil }}, s)
	f.Go("leads")
	t.Run("nothing is counted while nothing differs", func(t *testing.T) {
		if b := badge(f, "Sharing"); b != "" {
			t.Errorf("the badge says %q", b)
		}
	})
	t.Run("what a round brought is counted and said, and its page a press away", func(t *testing.T) {
		s.disputes = []model.Dispute{oneDispute()}
		f.Synced(model.Round{Merged: []model.Merged{{From: "the file", Changes: 2, Disputes: 1}}})
		if b := badge(f, "Sharing"); b != "1" {
			t.Errorf("the badge says %q", b)
		}
		for _, label := range []string{"Look", "Keep “Lisbon”", "Use “Porto”"} {
			if !offers(f, label) {
				t.Errorf("%s is not offered", label)
			}
		}
	})
	t.Run("its page reads it anew when in view", func(t *testing.T) {
		f.Go("sharing")
		if !offers(f, "Keep this") || !offers(f, "Back up now") {
			t.Fatal("the page does not show it")
		}
		s.disputes = nil
		f.Synced(model.Round{})
		if offers(f, "Keep this") || badge(f, "Sharing") != "" {
			t.Error("the page is old")
		}
	})
	t.Run("a change that settles it is counted with all that waits", func(t *testing.T) {
		s.disputes = []model.Dispute{oneDispute()}
		f.Count()
		if b := badge(f, "Sharing"); b != "1" {
			t.Errorf("the badge says %q", b)
		}
	})
}
