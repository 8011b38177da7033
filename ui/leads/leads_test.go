package leads_test

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"baton/model"
)

func TestLeads_table(t *testing.T) {
	s := open(t, -1)
	t.Run("open leads are shown, with how many there are in all", func(t *testing.T) {
		s.sees("18 of 22 leads", "Fennwick Pay", "Talk now", "Find out")
		s.not("Dovetail Homes")
	})
	t.Run("the best are on top", func(t *testing.T) {
		all := s.words()
		if strings.Index(all, "Fennwick Pay") > strings.Index(all, "Alder Insurance") {
			t.Errorf("a lead that is not ours stands above one to talk with:\n%s", all)
		}
	})
	t.Run("typing narrows it by company, person, e-mail and need, and counts", func(t *testing.T) {
		for query, hit := range map[string]string{"quill": "Quillon", "ruth": "Alder Insurance", "mira@fenn": "Fennwick Pay", "black fri": "Pinegate"} {
			s.search(query)
			s.sees("1 of 22 leads", hit)
			s.key(fyne.KeyEscape)
			s.shell.Press("Ctrl+F")
			for range query {
				s.key(fyne.KeyBackspace)
			}
		}
		s.sees("18 of 22 leads")
	})
	t.Run("a search without a hit says so and offers the way back", func(t *testing.T) {
		s.search("zzz")
		s.sees("No lead matches", "Clear filters")
	})
}

func TestLeads_empty(t *testing.T) {
	s := open(t, 0)
	s.sees("No leads yet", "New lead")
	s.presses("New lead")
	s.types("Acme, Jane Doe, met at the meetup, migration, ~80k")
	s.key(fyne.KeyReturn)
	s.sees("Acme", "Jane Doe", "80k", "Nobody")
	s.not("No leads yet")
	s.key(fyne.KeyEscape)
	s.sees("1 lead  ·  80k EUR")
}

func TestLeads_touch(t *testing.T) {
	s := open(t, 6)
	before := len(s.lead("Opal Freight").Touches)
	s.walksTo("Opal Freight")
	t.Run("a touch takes two keys after T: what it was and how it went", func(t *testing.T) {
		s.types("t")
		s.sees("Log a touch", "Opal Freight", "Call", "Meeting")
		s.types("c")
		s.sees("how did it go?", "Talked", "No answer")
		s.types("t")
		touches := s.lead("Opal Freight").Touches
		last := touches[len(touches)-1]
		if len(touches) != before+1 || last.Kind != "call" || last.Outcome != "talked" || last.Direction != "out" {
			t.Fatalf("%d touches, the last %+v", len(touches), last)
		}
	})
	t.Run("the table says so, and the row stays selected", func(t *testing.T) {
		s.sees("now")
		s.types("t")
		s.sees("Opal Freight")
	})
}

func TestLeads_delete(t *testing.T) {
	s := open(t, 6)
	s.walksTo("Opal Freight")
	s.shell.Press("Delete")
	s.sees("5 leads", "Fennwick Pay")
	s.not("Cloud bill")
}

func TestLeads_move(t *testing.T) {
	s := open(t, -1)
	t.Run("while one chooses a stage, it says what is missing there", func(t *testing.T) {
		s.walksTo("Harbourline Software")
		s.types("m")
		s.sees("Move to", "The problem in their words", "and 4 more")
		s.key(fyne.KeyEscape)
	})
	t.Run("what the gate refuses is listed whole, and nothing moves", func(t *testing.T) {
		s.opens("Harbourline Software")
		s.presses("Move to Scoping")
		s.sees("cannot go to Scoping yet", "The problem in their words", "What happens if they do nothing", "Who signs and who else must agree",
			"By when and why then", "Next meeting with date")
		s.presses("Cancel")
		if d := s.lead("Harbourline Software"); len(d.Moves) != 1 {
			t.Errorf("it moved: %+v", d.Moves)
		}
	})
	t.Run("setting aside asks for what it needs, where it is missing", func(t *testing.T) {
		s.walksTo("Opal Freight")
		s.types("m")
		s.types("o")
		s.presses("Move")
		s.sees("Say why the lead is not ours")
		s.key(fyne.KeyEscape)
	})
	t.Run("a lead that leaves the filter stays in view until one filters again", func(t *testing.T) {
		s.shell.HideDetail()
		s.walksTo("Vesper Media")
		s.types("m")
		s.types("n")
		s.presses("Move")
		if row := s.lead("Vesper Media").Row; row.Outcome != "nurture" || row.Wake == "" {
			t.Fatalf("%+v", row)
		}
		s.sees("Vesper Media", "Nurture")
		s.search("e")
		s.not("Vesper Media")
	})
}

func TestLeads_handOver(t *testing.T) {
	s := open(t, -1)
	s.firm.wear(t, "Malin Roos", "marketing")
	if err := s.firm.Set(context.Background(), "firm", s.firm.FirmID(), model.Fields{"mode": "team"}); err != nil {
		t.Fatal(err)
	}
	s.opens("Meridian Books")
	s.presses("Move to Evaluating")
	s.sees("Hand over to Business Development", "Why now?", "Next step")
	s.types("Their search goes down every Friday.")
	s.presses("Hand over")
	handoffs := s.lead("Meridian Books").Handoffs
	if len(handoffs) != 1 || handoffs[0].Packet.WhyNow != "Their search goes down every Friday." {
		t.Fatalf("%+v; the screen says:\n%s", handoffs, s.words())
	}
	s.sees("Handed from Marketing")
}

func TestLeads_many(t *testing.T) {
	s := open(t, -1)
	s.walksTo("Fennwick Pay")
	s.canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	t.Run("several selected rows bring up what can be done with them", func(t *testing.T) {
		s.sees("18 leads selected", "Give to someone", "Clear")
	})
	t.Run("giving them to someone does it for each", func(t *testing.T) {
		s.types("g")
		s.sees("Who carries it?", "Petra Silva", "Business Development")
		s.types("p")
		for _, name := range []string{"Fennwick Pay", "Opal Freight", "Sable Interactive"} {
			if row := s.lead(name).Row; row.OwnerName != "Petra Silva" {
				t.Errorf("%s belongs to %s", name, row.OwnerName)
			}
		}
		s.sees("18 leads selected", "Give 18 leads to Petra Silva")
	})
	t.Run("one undo gives all of them back", func(t *testing.T) {
		if _, err := s.firm.Undo(context.Background()); err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{"Fennwick Pay", "Opal Freight"} {
			if row := s.lead(name).Row; row.OwnerName == "Petra Silva" {
				t.Errorf("%s still belongs to %s", name, row.OwnerName)
			}
		}
		s.sees("18 leads selected")
	})
	t.Run("deleting many is asked about first", func(t *testing.T) {
		s.shell.Press("Delete")
		s.sees("Delete 18 leads?")
		s.presses("Cancel")
		s.sees("18 leads selected")
	})
	t.Run("moving them says lead by lead what became of it", func(t *testing.T) {
		s.types("m")
		s.types("p")
		s.sees("of 18", "Done.", "The problem in their words")
		if row := s.lead("Harbourline Software").Row; row.StageKey == "proposal" {
			t.Errorf("a lead without its boxes went to proposal")
		}
	})
}

func TestLeads_besideThePanel(t *testing.T) {
	s := open(t, -1)
	s.shell.Window().Resize(fyne.NewSize(1280, 800))
	s.sees("Contact", "Eng.", "Touch")
	s.opens("Harbourline Software")
	t.Run("beside the panel fewer columns stand, and none is squeezed", func(t *testing.T) {
		s.sees("Company", "Need", "Stage", "Band", "Fit", "Talk now", "Platform rebuild")
		s.not("Eng.", "Touch")
	})
	t.Run("with room enough all of them stay", func(t *testing.T) {
		s.shell.Window().Resize(fyne.NewSize(1920, 1080))
		s.sees("Eng.", "Touch")
		s.shell.Window().Resize(fyne.NewSize(1280, 800))
		s.not("Eng.", "Touch")
	})
	t.Run("closing it brings the others back", func(t *testing.T) {
		s.shell.Press("Escape")
		s.sees("Contact", "Eng.", "Touch")
	})
}

func TestLeads_rereadsOnlyWhatChanged(t *testing.T) {
	s := open(t, -1)
	id := s.firm.idOf(t, "Quillon")
	s.walksTo("Quillon")
	for _, c := range []struct {
		what   string
		change func() error
	}{
		{"a field of a lead", func() error {
			return s.firm.Set(context.Background(), "lead", id, model.Fields{"title": "Release trains"})
		}},
		{"a touch logged here", func() error { s.types("t"); s.types("c"); s.types("t"); return nil }},
		{"a move made here", func() error { s.types("m"); s.types("i"); return nil }},
		{"a touch logged elsewhere", func() error {
			_, err := s.firm.Touch(context.Background(), model.Touch{Lead: id, Kind: "mail"})
			return err
		}},
	} {
		all, some := s.firm.wholes, s.firm.parts
		if err := c.change(); err != nil {
			t.Fatal(err)
		}
		if s.firm.wholes != all || s.firm.parts == some {
			t.Errorf("%s: read %d times as a whole, %d times in part", c.what, s.firm.wholes-all, s.firm.parts-some)
		}
	}
	if d := s.lead("Quillon"); d.Row.StageKey != "interested" || d.Lead.Title != "Release trains" {
		t.Errorf("the changes did not happen: %+v", d.Row)
	}
	s.sees("Release trai", "Interested")
}
