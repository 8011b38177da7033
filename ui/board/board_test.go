package board_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"baton/model"
	"baton/ui/kit"
)

func (s *screen) stage(company string) string {
	s.t.Helper()
	d, err := s.firm.Lead(context.Background(), s.firm.lead[company])
	if err != nil {
		s.t.Fatal(err)
	}
	return d.Row.StageKey
}

// carries moves the selected card with Ctrl and an arrow.
func (s *screen) carries(key fyne.KeyName) {
	s.canvas().Focused().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault})
}

// drags picks a card up and carries it to the right, without letting go.
func (s *screen) drags(company string, dx float32) {
	s.t.Helper()
	for _, o := range shown(s.top()) {
		card, ok := o.(fyne.Draggable)
		w, isCard := o.(fyne.Widget)
		if !ok || !isCard {
			continue
		}
		for _, part := range shown(w) {
			if text, ok := part.(*canvas.Text); ok && text.Text == company {
				at := fyne.CurrentApp().Driver().AbsolutePositionForObject(w).AddXY(40, 30)
				card.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{AbsolutePosition: at, Position: fyne.NewPos(40, 30)}})
				card.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{AbsolutePosition: at.AddXY(dx, 20), Position: fyne.NewPos(40, 30)}})
				return
			}
		}
	}
	s.t.Fatalf("there is no card of %s", company)
}

func (s *screen) on(company string) { s.shell.Go("board/" + s.firm.lead[company].String()) }

func (s *screen) board() *kit.Board {
	s.t.Helper()
	for _, o := range shown(s.shell.Content()) {
		if b, ok := o.(*kit.Board); ok {
			return b
		}
	}
	s.t.Fatal("there is no board")
	return nil
}

// chooses does one of the things that can be done with a card.
func (s *screen) chooses(company, label string) {
	s.t.Helper()
	s.on(company)
	for _, item := range s.board().Menu(s.firm.lead[company].String()) {
		if item.Label == label {
			item.Run()
			return
		}
	}
	s.t.Fatalf("nothing is called %q", label)
}

func TestBoard(t *testing.T) {
	s := open(t, newFirm(t, stands))
	s.shell.Window().Resize(fyne.NewSize(2400, 900))
	t.Run("every stage is a column under the team that carries it, with count, value and oldest", func(t *testing.T) {
		s.sees("Marketing", "Business Development", "Sales", "Set aside", "Evaluating", "224k · oldest 13 d", "16 open  ·  914k EUR", "2 over their time")
	})
	t.Run("the one that has waited longest is on top, and being over time is a word", func(t *testing.T) {
		s.sees("3 d over", "5 of 10 d")
		all := s.words()
		if strings.Index(all, "Ostrya Energy") > strings.Index(all, "Harbourline") {
			t.Error("a newer card stands above an older one")
		}
	})
	t.Run("what is set aside lies behind its own tab, and says when it wakes, or why", func(t *testing.T) {
		s.not("Calyx Bio", "Nurture")
		s.presses("Set aside")
		s.sees("Calyx Bio", "wakes 1 Feb", "Did it in-house")
		s.not("Evaluating")
		s.presses("All teams")
	})
	t.Run("typing finds cards", func(t *testing.T) {
		s.shell.Press("Ctrl+F")
		s.types("pinegate")
		s.sees("Pinegate")
		s.not("Quillon")
	})
}

func TestBoard_standing(t *testing.T) {
	s := open(t, newFirm(t, stands).busy(t))
	s.shell.Window().Resize(fyne.NewSize(2400, 900))
	t.Run("a column says how many stand there for too long, a team how much it carries of what it can", func(t *testing.T) {
		s.sees("1 over its time", "5 of 4 at once, 1 too many")
	})
	t.Run("a lead that another team works says so in words, and why when asked", func(t *testing.T) {
		s.sees("Sales works it", "2 in other hands")
		for _, o := range shown(s.shell.Content()) {
			if b, ok := o.(*kit.Board); ok {
				if tip := b.Cards.Card(2, 1).Tip; !strings.Contains(tip, "Sales works this lead while Marketing carries it in Interested.") {
					t.Errorf("the card explains %q", tip)
				}
			}
		}
	})
	t.Run("the menu offers the move that puts it right", func(t *testing.T) {
		var labels []string
		for _, item := range s.board().Menu(s.firm.lead["Opal Freight"].String()) {
			labels = append(labels, item.Label)
		}
		if !slices.Contains(labels, "Put right: move to Scoping") {
			t.Errorf("it offers %q", labels)
		}
	})
	t.Run("a pill shows only those, and everything again", func(t *testing.T) {
		s.pill("2 in other hands")
		s.sees("Opal Freight", "Tidewater Labs", "16 open")
		s.not("Quillon", "Ostrya Energy")
		s.pill("2 in other hands")
		s.pill("2 over their time")
		s.sees("Ostrya Energy", "Corvid Mobility")
		s.not("Opal Freight")
		s.pill("2 over their time")
		s.sees("Opal Freight", "Quillon")
	})
	t.Run("the carrying team touches it, and the warning is gone", func(t *testing.T) {
		members, err := s.firm.Members(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		malin := members[slices.IndexFunc(members, func(m model.Member) bool { return m.Name == "Malin Roos" })]
		if _, err := s.firm.During(model.Actor{Member: malin.ID, Hat: malin.Hats[0]}, s.firm.Now()).Touch(context.Background(),
			model.Touch{Lead: s.firm.lead["Opal Freight"], Kind: "call", Outcome: "talked"}); err != nil {
			t.Fatal(err)
		}
		s.sees("1 in other hands")
	})
}

// pill presses the chip with a word.
func (s *screen) pill(word string) {
	s.t.Helper()
	for _, o := range shown(s.shell.Content()) {
		if p, ok := o.(*kit.Pill); ok && p.Word() == word {
			p.Tapped(nil)
			return
		}
	}
	s.t.Fatalf("nothing to press says %q:\n%s", word, s.words())
}

func TestBoard_kinds(t *testing.T) {
	f := newFirm(t, stands)
	if err := f.Set(context.Background(), "lead", f.lead["Marrow Health"], model.Fields{"kind": "expansion"}); err != nil {
		t.Fatal(err)
	}
	s := open(t, f)
	s.shell.Window().Resize(fyne.NewSize(2400, 900))
	s.not("Marrow Health")
	s.presses("All kinds")
	s.sees("Marrow Health")
	s.presses("Sales")
	s.not("Quillon")
	s.sees("Proposal")
}

func TestBoard_move(t *testing.T) {
	s := open(t, newFirm(t, stands))
	s.shell.Window().Resize(fyne.NewSize(2400, 900))
	t.Run("Ctrl and an arrow carries a card on, and it keeps the keyboard", func(t *testing.T) {
		s.on("Kettle & Rowe")
		before := s.firm.wholes
		s.carries(fyne.KeyRight)
		if s.firm.wholes != before {
			t.Error("one move reads every lead anew")
		}
		if got := s.stage("Kettle & Rowe"); got != "proposal" {
			t.Fatalf("it stands in %s", got)
		}
		s.carries(fyne.KeyLeft)
		if got := s.stage("Kettle & Rowe"); got != "scoping" {
			t.Errorf("it does not go back: it stands in %s", got)
		}
	})
	t.Run("what the gate refuses is listed whole, and the card stays", func(t *testing.T) {
		s.on("Harbourline Software")
		s.carries(fyne.KeyRight)
		if strings.Contains(s.words(), "Why now?") {
			s.presses("Hand over")
		}
		s.sees("cannot go to Scoping yet", "The problem in their words", "Next meeting with date", "Open the lead")
		s.presses("Cancel")
		if got := s.stage("Harbourline Software"); got != "evaluating" {
			t.Errorf("it stands in %s", got)
		}
	})
	t.Run("setting aside asks for a date, and refuses none", func(t *testing.T) {
		s.chooses("Lumen Tax", "Move to Nurture")
		s.sees("Move to Nurture", "Wake it up on")
		s.presses("Move")
		if got := s.stage("Lumen Tax"); got != "nurture" {
			t.Errorf("it stands in %s", got)
		}
	})
	t.Run("losing asks why", func(t *testing.T) {
		s.presses("Set aside")
		s.on("Rook Security")
		s.carries(fyne.KeyRight)
		s.presses("Move")
		s.sees("Say why it was lost")
		s.presses("Cancel")
		if got := s.stage("Rook Security"); got != "not-ours" {
			t.Errorf("it stands in %s", got)
		}
	})
}

func TestBoard_drag(t *testing.T) {
	s := open(t, newFirm(t, stands))
	s.shell.Window().Resize(fyne.NewSize(2400, 900))
	board := s.board()
	t.Run("a column says what is missing before the card is let go", func(t *testing.T) {
		hint := board.Hint(s.firm.lead["Harbourline Software"].String(), 4)
		if len(hint) < 5 {
			t.Errorf("it says %q", hint)
		}
		if hint := board.Hint(s.firm.lead["Kettle & Rowe"].String(), 5); len(hint) != 0 {
			t.Errorf("nothing is missing, and yet it says %q", hint)
		}
	})
	t.Run("a drop moves the lead", func(t *testing.T) {
		board.OnMove(s.firm.lead["Kettle & Rowe"].String(), 4, 5, 0)
		if got := s.stage("Kettle & Rowe"); got != "proposal" {
			t.Errorf("it stands in %s", got)
		}
	})
}

func TestBoard_laptop(t *testing.T) {
	s := open(t, newFirm(t, stands))
	s.shell.Window().Resize(fyne.NewSize(1280, 800))
	b := s.board()
	t.Run("every stage of the journey is in sight, and nothing scrolls sideways", func(t *testing.T) {
		if len(b.Columns) != 8 {
			t.Errorf("%d columns", len(b.Columns))
		}
		if b.Wide() > b.Size().Width {
			t.Errorf("the columns need %v of %v", b.Wide(), b.Size().Width)
		}
	})
	t.Run("a narrow card says how much is missing, and the team has its short name", func(t *testing.T) {
		s.sees("Quillon", "5 of 10 d", "55k", "6", "BD")
		s.not("Business Development", "Talk now")
	})
}

func TestBoard_empty(t *testing.T) {
	s := open(t, newFirm(t, nil))
	s.sees("No leads yet", "New lead")
}
