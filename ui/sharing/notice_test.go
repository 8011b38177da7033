package sharing_test

import (
	"testing"

	"fyne.io/fyne/v2"

	"baton/model"
	"baton/ui/sharing"
	"baton/ui/shell"
	"baton/ui/theme"
)

// elsewhere shows another page than Sharing, with so many disputes waiting.
func elsewhere(t *testing.T, disputes int) (*shell.Shell, *sharing.Page, *told, *firm) {
	t.Helper()
	r := team()
	r.disputes = r.disputes[:disputes]
	f := newFirm(r, nil)
	s, p := window(t, f, theme.Light, laptop)
	s.Go("board")
	return s, p, r, f
}

func merged(disputes int) model.Round {
	return model.Round{At: now, Merged: []model.Merged{{From: "the copy that Dropbox made on Tuesday", Changes: 14, Disputes: disputes, Notes: []string{"Two entries are of a newer Baton."}}}}
}

func TestPage_Tell(t *testing.T) {
	t.Run("a round with news is told in one notice, with the way to the page", func(t *testing.T) {
		s, p, _, _ := elsewhere(t, 0)
		p.Tell(merged(0))
		sees(t, s, "Merged 14 changes from the copy that Dropbox made on Tuesday.", "Two entries are of a newer Baton.", "Look")
		press(t, s, "Look")
		if s.Route() != sharing.Route {
			t.Errorf("it shows %s", s.Route())
		}
		misses(t, s, "Dropbox made on Tuesday")
	})
	t.Run("whoever goes to the page another way need not close the notice", func(t *testing.T) {
		s, p, _, _ := elsewhere(t, 1)
		p.Tell(merged(1))
		sees(t, s, "Keep “Lisbon”")
		s.Go(sharing.Route)
		misses(t, s, "Keep “Lisbon”")
	})
	t.Run("one field that differs can be decided right there", func(t *testing.T) {
		s, p, r, _ := elsewhere(t, 1)
		p.Tell(merged(1))
		sees(t, s, "one field differs and waits for you.", "Harbourline Software, city: you wrote “Lisbon”, Malin Roos wrote “Porto”.", "Keep “Lisbon”")
		press(t, s, "Use “Porto”")
		if len(r.kept) != 1 || r.kept[0] != id(12) || s.Route() != "board" {
			t.Errorf("kept %v at %s", r.kept, s.Route())
		}
		sees(t, s, "Settle city of Harbourline Software", "Undo")
	})
	t.Run("so can a row that was deleted and changed meanwhile", func(t *testing.T) {
		s, p, r, _ := elsewhere(t, 3)
		r.disputes = r.disputes[2:]
		p.Tell(merged(1))
		sees(t, s, "Malin Roos deleted Opal Freight, and Jonas Falk changed it meanwhile.", "Restore it")
		press(t, s, "Keep it deleted")
		if len(r.kept) != 1 || r.kept[0] != id(31) {
			t.Errorf("kept %v", r.kept)
		}
	})
	t.Run("a value that was cleared, or is long, is named without being quoted", func(t *testing.T) {
		s, p, r, _ := elsewhere(t, 1)
		r.disputes[0].Kept.Value, r.disputes[0].Others[0].Value = "", "Rua de Santa Catarina, in the back, second floor"
		p.Tell(merged(1))
		sees(t, s, "you wrote nothing", "Keep it empty", "Use theirs")
	})
	t.Run("several that differ are looked at on the page", func(t *testing.T) {
		s, p, _, _ := elsewhere(t, 3)
		p.Tell(merged(2))
		sees(t, s, "2 fields differ and wait for you.", "Look")
		misses(t, s, "Keep “Lisbon”")
	})
	t.Run("one among older ones is looked at on the page", func(t *testing.T) {
		s, p, _, _ := elsewhere(t, 3)
		p.Tell(merged(1))
		misses(t, s, "Keep “Lisbon”")
	})
	t.Run("names are not shown while somebody presents", func(t *testing.T) {
		s, p, _, _ := elsewhere(t, 1)
		s.SetPresenter(true)
		p.Tell(merged(1))
		sees(t, s, "one field differs")
		misses(t, s, "Harbourline Software")
	})
	t.Run("after a long absence it adds up", func(t *testing.T) {
		s, p, _, _ := elsewhere(t, 0)
		m := model.Merged{From: "a copy", Changes: 5}
		p.Tell(model.Round{Merged: []model.Merged{m, m, m}})
		sees(t, s, "Merged 15 changes from 3 versions.")
	})
	t.Run("notes without news are told too", func(t *testing.T) {
		s, p, _, _ := elsewhere(t, 0)
		p.Tell(model.Round{Notes: []string{"Team.baton had not fully arrived and was left alone.", "It is read again in a moment."}})
		sees(t, s, "Team.baton had not fully arrived and was left alone.", "It is read again in a moment.")
	})
	t.Run("a file that had gone back offers to be taken as it is", func(t *testing.T) {
		s, p, _, f := elsewhere(t, 0)
		p.Tell(model.Round{Older: true, Notes: []string{"The file had gone back to Friday; 12 changes were added to it again."}})
		press(t, s, "Take the file as it is")
		press(t, s, "Take the file")
		if len(f.asked) != 1 || f.asked[0] != "as file" {
			t.Errorf("asked %v", f.asked)
		}
	})
	t.Run("a quiet round is told only to whoever asked for it", func(t *testing.T) {
		s, p, _, f := elsewhere(t, 0)
		p.Tell(model.Round{At: now})
		misses(t, s, "Everything is together")
		s.Go(sharing.Route)
		s.Press("Ctrl+Shift+S")
		sees(t, s, "Bringing this computer and the file together")
		p.Tell(model.Round{At: now})
		sees(t, s, "Everything is together: nothing new from elsewhere.")
		if len(f.asked) != 1 || f.asked[0] != "sync" {
			t.Errorf("asked %v", f.asked)
		}
	})
	t.Run("on the page itself there is nowhere to go and look", func(t *testing.T) {
		s, p, _, _ := elsewhere(t, 0)
		s.Go(sharing.Route)
		p.Tell(merged(0))
		misses(t, s, "Look")
	})
}

func TestAskCopy(t *testing.T) {
	ask := func(t *testing.T) (*shell.Shell, *string) {
		s, _, _, _ := elsewhere(t, 0)
		answer := "later"
		sharing.AskCopy(s, "/home/ada/Desktop/Team copy.baton", "/home/ada/Team.baton", func() { answer = "same" }, func() { answer = "new" })
		return s, &answer
	}
	t.Run("it names both files and says what each answer brings", func(t *testing.T) {
		s, _ := ask(t)
		sees(t, s, "This is a copy of Team.baton", "/home/ada/Desktop/Team copy.baton", "Is it the same firm, or a new one?", "can be brought together", "goes its own way", "Decide later")
	})
	for name, c := range map[string]struct {
		keys []fyne.KeyName
		want string
	}{
		"Enter takes it for the same firm": {[]fyne.KeyName{fyne.KeyReturn}, "same"},
		"one down it is a new firm":        {[]fyne.KeyName{fyne.KeyDown, fyne.KeyReturn}, "new"},
		"Esc decides later":                {[]fyne.KeyName{fyne.KeyEscape}, "later"},
	} {
		t.Run(name, func(t *testing.T) {
			s, answer := ask(t)
			key(s, c.keys...)
			if *answer != c.want {
				t.Errorf("the answer is %q", *answer)
			}
			if s.Window().Canvas().Overlays().Top() != nil {
				t.Error("the question is still open")
			}
		})
	}
}
