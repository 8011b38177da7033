package sharing_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/sharing"
	"baton/ui/shell"
	"baton/ui/theme"
)

var laptop = fyne.NewSize(1280, 800)

// open shows the page of a team's firm.
func open(t *testing.T) (*shell.Shell, *told, *firm) {
	t.Helper()
	r := team()
	f := newFirm(r, history())
	s, _ := window(t, f, theme.Light, laptop)
	return s, r, f
}

// TestPage_Words holds the whole page as text; BATON_GOLDEN writes it anew.
func TestPage_Words(t *testing.T) {
	for name, r := range map[string]*told{"team": team(), "alone": alone()} {
		t.Run("the page of a "+name+" reads as it was agreed", func(t *testing.T) {
			rounds := history()
			if name == "alone" {
				rounds = nil
			}
			s, _ := window(t, newFirm(r, rounds), theme.Light, laptop)
			got, path := words(s.Content()), filepath.Join("testdata", name+".txt")
			if os.Getenv("BATON_GOLDEN") != "" {
				if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("the page reads\n%s\n\nnot\n%s", got, want)
			}
		})
	}
}

func TestPage_Keys(t *testing.T) {
	t.Run("K keeps what everybody sees, and the next one is under the keyboard", func(t *testing.T) {
		s, r, _ := open(t)
		types(s, "k")
		if len(r.kept) != 1 || r.kept[0] != id(11) {
			t.Fatalf("kept %v", r.kept)
		}
		misses(t, s, "Porto")
		key(s, fyne.KeyReturn)
		if want := "leads/" + id(2).String(); s.Route() != want {
			t.Errorf("Enter shows %s, not %s", s.Route(), want)
		}
	})
	t.Run("U uses the other", func(t *testing.T) {
		s, r, _ := open(t)
		types(s, "u")
		if len(r.kept) != 1 || r.kept[0] != id(12) {
			t.Errorf("kept %v", r.kept)
		}
	})
	t.Run("arrows go between the cards", func(t *testing.T) {
		s, r, _ := open(t)
		key(s, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyUp, fyne.KeyUp, fyne.KeyEnd)
		types(s, "u")
		if len(r.kept) != 1 || r.kept[0] != id(32) {
			t.Errorf("kept %v", r.kept)
		}
	})
	t.Run("where there are several others, U asks which", func(t *testing.T) {
		s, r, _ := open(t)
		key(s, fyne.KeyDown)
		types(s, "u")
		if len(r.kept) > 0 {
			t.Fatal("it chose by itself")
		}
		sees(t, s, "Whiteboard with on-call on Thursday  ·  Ada Kestrel", "Nothing: it was cleared  ·  Jonas Falk")
		key(s, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
		if len(r.kept) != 1 || r.kept[0] != id(23) {
			t.Errorf("kept %v", r.kept)
		}
	})
	t.Run("Enter stays where there is no lead to open", func(t *testing.T) {
		s, _, _ := open(t)
		key(s, fyne.KeyReturn)
		if s.Route() != sharing.Route {
			t.Errorf("it shows %s", s.Route())
		}
	})
	t.Run("a decision is announced, and one step takes it back", func(t *testing.T) {
		s, r, _ := open(t)
		types(s, "k")
		sees(t, s, "Settle city of Harbourline Software", "Undo", "1 change waits here", "saved on this computer")
		s.Press("Ctrl+Z")
		if len(r.disputes) != 3 {
			t.Errorf("%d differ", len(r.disputes))
		}
		sees(t, s, "Porto")
	})
	t.Run("a card out of sight is scrolled to", func(t *testing.T) {
		s, _, _ := open(t)
		key(s, fyne.KeyEnd)
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(button(t, s, "Restore it"))
		if at.Y > laptop.Height-40 {
			t.Errorf("it lies at %.0f", at.Y)
		}
	})
	t.Run("with nothing to decide the keys do nothing", func(t *testing.T) {
		r := alone()
		s, _ := window(t, newFirm(r, nil), theme.Light, laptop)
		types(s, "ku")
		s.Press("K")
		s.Press("U")
		if len(r.kept) > 0 {
			t.Error("something was settled")
		}
	})
}

// button is the first button with a label.
func button(t *testing.T, s *shell.Shell, label string) *kit.Button {
	t.Helper()
	for _, o := range shown(top(s)) {
		if b, ok := o.(*kit.Button); ok && b.Label == label {
			return b
		}
	}
	t.Fatalf("there is no button %q", label)
	return nil
}

func TestPage_Settle(t *testing.T) {
	for label, want := range map[string]model.ID{"Keep this": id(11), "Use theirs": id(12), "Use mine": id(22), "Use Jonas'": id(23), "Keep it deleted": id(31), "Restore it": id(32)} {
		t.Run("the button “"+label+"” lets its own value stand", func(t *testing.T) {
			s, r, _ := open(t)
			press(t, s, label)
			if len(r.kept) != 1 || r.kept[0] != want {
				t.Errorf("kept %v", r.kept)
			}
		})
	}
	t.Run("a refusal is said, and nothing is gone", func(t *testing.T) {
		s, r, _ := open(t)
		r.refuse = model.Refuse("", "Malin Roos has settled it meanwhile.")
		press(t, s, "Keep this")
		sees(t, s, "Malin Roos has settled it meanwhile.", "Porto")
	})
	t.Run("two who are both not me are called by their names", func(t *testing.T) {
		r := team()
		r.me = "Jonas Falk"
		s, _ := window(t, newFirm(r, nil), theme.Light, laptop)
		sees(t, s, "Use Malin's", "Use Ada's", "Use mine")
		misses(t, s, "Use theirs")
	})
	t.Run("what the same person wrote twice has no owner in its name", func(t *testing.T) {
		r := team()
		r.disputes = r.disputes[:1]
		r.disputes[0].Others[0].By = "Ada Kestrel"
		s, _ := window(t, newFirm(r, nil), theme.Light, laptop)
		sees(t, s, "Use this")
	})
	t.Run("a long note is cut on the card, and can be read whole", func(t *testing.T) {
		r := team()
		r.disputes[0].Others[0].Value = strings.Repeat("They lose a day a week to finding faults. ", 30) + "The end."
		s, _ := window(t, newFirm(r, nil), theme.Light, laptop)
		misses(t, s, "The end.")
		press(t, s, "Read both")
		sees(t, s, "The end.", "Lisbon", "Malin Roos, today, 07:00")
	})
	t.Run("fields are called as people call them", func(t *testing.T) {
		r := team()
		for i, field := range []string{"answer.Has 50 to 500 employees", "x.Contract until", "check." + id(9).String()} {
			r.disputes[i].Field, r.disputes[i].Deleted = field, false
		}
		s, _ := window(t, newFirm(r, nil), theme.Light, laptop)
		sees(t, s, "Answer to: Has 50 to 500 employees", "Contract until", "Checklist")
		misses(t, s, id(9).String())
	})
	t.Run("many are shown in part, and all on demand", func(t *testing.T) {
		r := team()
		for i := range 40 {
			d := r.disputes[0]
			d.Row, d.Name = id(byte(100+i)), "Company "+string(rune('A'+i%26))
			r.disputes = append(r.disputes, d)
		}
		s, _ := window(t, newFirm(r, nil), theme.Light, laptop)
		press(t, s, "Show 13 more")
		misses(t, s, "Show 13 more")
	})
}

func TestPage_Presenting(t *testing.T) {
	s, r, _ := open(t)
	s.SetPresenter(true)
	sees(t, s, "3 decisions to make, not shown while you present.")
	misses(t, s, "Harbourline Software", "Porto")
	types(s, "k")
	s.Press("K")
	if len(r.kept) > 0 {
		t.Error("something unseen was settled")
	}
}

func TestPage_Safe(t *testing.T) {
	malin, ruben := model.Device{Who: "Malin Roos", Last: at(1), Has: true}, model.Device{Who: "Ruben Haas", Last: at(2)}
	late := ruben
	late.Ahead = -3 * time.Hour
	for _, c := range []struct {
		name     string
		standing model.Standing
		says     []string
	}{
		{"alone, all is in the file and nobody confirms", model.Standing{}, []string{"Done", "In the shared file", "Nobody else yet", "This is the only computer so far."}},
		{"changes under way are counted", model.Standing{Unpublished: 2, Devices: []model.Device{ruben}}, []string{"On its way", "2 changes wait here, and go in when you pause.", "Not yet", "not seen yet"}},
		{"one change is one", model.Standing{Unpublished: 1}, []string{"1 change waits here, and goes in when you pause."}},
		{"some have confirmed", model.Standing{Devices: []model.Device{malin, ruben}}, []string{"Confirmed by 1", "1 of 2", "has everything", "not seen yet", "Today, 09:00", "in the shared file, confirmed by 1"}},
		{"all have confirmed", model.Standing{Devices: []model.Device{malin}}, []string{"Confirmed by 1", "Every other computer has shown that it has everything."}},
		{"what holds the file up is said, with what is safe and what to do", model.Standing{Unpublished: 4, Trouble: "The folder is read-only."},
			[]string{"The folder is read-only.", "everything is safe on this computer", "Try again", "Held up", "4 changes wait here until the file can be written."}},
		{"a clock that is off is a quiet sentence", model.Standing{Devices: []model.Device{malin, late}}, []string{"The clock of Ruben Haas's computer is behind by 3 hours. Nothing waits for that"}},
		{"somebody without a name is somebody", model.Standing{Devices: []model.Device{{}}}, []string{"Somebody", "Never"}},
		{"a locked file says so", model.Standing{Protected: true}, []string{"Locked with a passphrase", "Change the passphrase"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := team()
			r.standing = c.standing
			s, _ := window(t, newFirm(r, nil), theme.Light, laptop)
			sees(t, s, c.says...)
		})
	}
	t.Run("each of the three states has a shape of its own in the status bar", func(t *testing.T) {
		seen := map[theme.Glyph]bool{}
		for _, st := range []model.Standing{{Unpublished: 1}, {}, {Devices: []model.Device{malin}}} {
			out := sharing.Status(shell.Status{}, st)
			if !out.Sign.Exists() || out.Route != sharing.Route || out.Warn {
				t.Errorf("%+v", out)
			}
			seen[out.Sign] = true
		}
		if len(seen) != 3 || !sharing.Status(shell.Status{}, model.Standing{Trouble: "The disk is full."}).Warn {
			t.Errorf("shapes %v", seen)
		}
	})
	t.Run("trouble is tried again at once when asked", func(t *testing.T) {
		r := team()
		r.standing.Trouble = "The folder is gone."
		f := newFirm(r, nil)
		s, _ := window(t, f, theme.Light, laptop)
		press(t, s, "Try again")
		if strings.Join(f.asked, ",") != "sync" {
			t.Errorf("asked %v", f.asked)
		}
	})
	t.Run("a firm that cannot be read says so once, and the page stands", func(t *testing.T) {
		r := team()
		r.refuse = errors.New("the disk is gone")
		s, _ := window(t, newFirm(r, nil), theme.Light, laptop)
		sees(t, s, "the disk is gone", "Where the work is safe")
	})
}

func TestPage_Copies(t *testing.T) {
	t.Run("going back says first what will happen, and Esc leaves all as it is", func(t *testing.T) {
		s, _, f := open(t)
		press(t, s, "Restore")
		sees(t, s, "Go back to today, 07:00?", "The present state is set aside first.", "will add again what they know")
		key(s, fyne.KeyEscape)
		press(t, s, "Restore")
		key(s, fyne.KeyReturn) // an Enter too much
		if len(f.asked) > 0 {
			t.Fatalf("asked %v", f.asked)
		}
		press(t, s, "Restore")
		press(t, s, "Restore this state")
		if got := strings.Join(f.asked, ","); got != "restore "+team().copies[0].Path {
			t.Errorf("asked %q", got)
		}
	})
	t.Run("what could not be read is explained and cannot be restored", func(t *testing.T) {
		s, _, _ := open(t)
		sees(t, s, "Set aside: could not be read.", "Set aside: the version that was here before another took its place", "1.1 MB")
		n := 0
		for _, o := range shown(top(s)) {
			if b, ok := o.(*kit.Button); ok && b.Label == "Restore" {
				n++
			}
		}
		if n != 3 {
			t.Errorf("%d copies can be restored", n)
		}
	})
	t.Run("the newest are shown, the others on demand", func(t *testing.T) {
		r := team()
		for i := range 9 {
			r.copies = append(r.copies, model.Snapshot{Path: "x", At: at(100 + i), Size: 10, Kind: "backup"})
		}
		s, _ := window(t, newFirm(r, nil), theme.Light, laptop)
		misses(t, s, "1 KB  Restore")
		press(t, s, "Show 8 earlier")
		misses(t, s, "Show 8 earlier")
	})
	t.Run("a copy is made when asked", func(t *testing.T) {
		s, _, f := open(t)
		press(t, s, "Back up now")
		if strings.Join(f.asked, ",") != "back up" {
			t.Errorf("asked %v", f.asked)
		}
	})
	t.Run("taking the file as it is says first what will happen", func(t *testing.T) {
		f := newFirm(team(), []model.Round{{At: at(1), Older: true, Notes: []string{"The file had gone back to Friday; 12 changes were added to it again."}}})
		s, _ := window(t, f, theme.Light, laptop)
		press(t, s, "Take the file as it is")
		sees(t, s, "The present state is set aside first.", "and nowhere else")
		press(t, s, "Take the file")
		if strings.Join(f.asked, ",") != "as file" {
			t.Errorf("asked %v", f.asked)
		}
	})
}

func TestPage_Protect(t *testing.T) {
	write := func(t *testing.T, s *shell.Shell, words ...string) {
		t.Helper()
		i := 0
		for _, o := range shown(top(s)) {
			if f, ok := o.(*kit.Field); ok && i < len(words) {
				f.SetText(words[i])
				i++
			}
		}
	}
	t.Run("its trade-offs are said before", func(t *testing.T) {
		s, _, _ := open(t)
		press(t, s, "Lock it with a passphrase")
		sees(t, s, "Without it nobody opens the file, not even we.", "Everybody who shares the file needs it.", "Other programs cannot read the tables", "about a second", "stays readable for whoever can log in here")
	})
	t.Run("it is typed twice, long enough, and its length is told", func(t *testing.T) {
		s, r, _ := open(t)
		press(t, s, "Lock it with a passphrase")
		types(s, "harbour")
		sees(t, s, "7 characters of at least 12")
		press(t, s, "Lock the file")
		sees(t, s, "Take at least 12 characters")
		types(s, " lamp cedar river")
		sees(t, s, "24 characters: strong.")
		press(t, s, "Lock the file")
		sees(t, s, "The two are not the same.")
		write(t, s, "harbour lamp cedar river", "harbour lamp cedar river")
		press(t, s, "Lock the file")
		if strings.Join(r.pass, ",") != "harbour lamp cedar river" {
			t.Fatalf("locked with %q", r.pass)
		}
		sees(t, s, "The shared file is locked.", "Locked with a passphrase", "Take the lock away")
	})
	t.Run("opening the file again says that the others must do so too", func(t *testing.T) {
		r := team()
		r.standing.Protected = true
		s, _ := window(t, newFirm(r, nil), theme.Light, laptop)
		press(t, s, "Take the lock away")
		sees(t, s, "Do the same on every computer that shares the file.")
		press(t, s, "Take it away")
		if len(r.pass) != 1 || r.pass[0] != "" {
			t.Errorf("%q", r.pass)
		}
		sees(t, s, "The shared file is open.")
	})
	t.Run("letters are dots until one asks to see them", func(t *testing.T) {
		s, _, _ := open(t)
		press(t, s, "Lock it with a passphrase")
		types(s, "harbour lamp")
		misses(t, s, "harbour lamp")
	})
}

func TestPage_Room(t *testing.T) {
	for _, size := range []fyne.Size{laptop, fyne.NewSize(1024, 700), fyne.NewSize(1920, 1200)} {
		s, _, _ := open(t)
		s.Window().Resize(size)
		s.Reload()
		view := scrolled(t, s)
		if h, want := view.Content.Size().Height, view.Content.MinSize().Height; h < want {
			t.Errorf("at %.0f the page is %.0f tall and needs %.0f", size.Width, h, want)
		}
		place := fyne.CurrentApp().Driver().AbsolutePositionForObject
		for _, o := range shown(view.Content) {
			if right := place(o).X + o.Size().Width; right > size.Width {
				t.Errorf("at %.0f %T reaches to %.0f", size.Width, o, right)
				break
			}
			if b, ok := o.(*kit.Button); ok && b.Size().Width < b.MinSize().Width {
				t.Errorf("at %.0f the button %q is cut", size.Width, b.Label)
			}
			if p, ok := o.(*kit.Paragraph); ok && p.Size().Height+1 < p.HeightAt(p.Size().Width) {
				t.Errorf("at %.0f the words %q are cut", size.Width, p.Value)
			}
		}
	}
	t.Run("a window made narrower has room for all that wraps", func(t *testing.T) {
		s, _, _ := open(t)
		s.Window().Resize(fyne.NewSize(1024, 700))
		view := scrolled(t, s)
		if h, want := view.Content.Size().Height, view.Content.MinSize().Height; h != want {
			t.Errorf("it is %.0f tall and needs %.0f", h, want)
		}
	})
}
