package leads_test

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"baton/model"
	"baton/ui/kit"
)

// tabTo moves the keyboard on until the screen part with the words has it.
func (s *screen) tabTo(found func(fyne.Focusable) bool) {
	s.t.Helper()
	for range 80 {
		s.canvas().FocusNext()
		if found(s.canvas().Focused()) {
			return
		}
	}
	s.t.Fatal("the keyboard never gets there")
}

func TestDetail(t *testing.T) {
	s := open(t, -1)
	s.shell.Window().Resize(fyne.NewSize(1280, 3000))
	s.opens("Harbourline Software")
	t.Run("the head says who, where, and in which band", func(t *testing.T) {
		s.sees("Evaluating", "Ines Calder  ·  Platform rebuild", "Move to Scoping", "7 things to find out or do")
	})
	t.Run("each axis shows the lines that make it", func(t *testing.T) {
		s.sees("from 7 of 11 facts", "Has 50 to 500 employees", "+25", "One person counts for at most 60", "-39.6")
	})
	t.Run("people, value and timeline are there", func(t *testing.T) {
		s.sees("ines@harbourlinesoftware.example", "84,000.00 EUR", "Meeting: Talked", "Started in Evaluating")
	})
	t.Run("while we wait for the prospect it says so, with what for, until one goes on", func(t *testing.T) {
		s.presses("We wait for them")
		s.types("Their lawyer reads it")
		s.key(fyne.KeyReturn)
		s.sees("Waits for the prospect since 23 November", "Their lawyer reads it. Until they are heard")
		s.presses("Go on")
		s.sees("We wait for them")
		if w := s.lead("Harbourline Software").Waits; len(w) != 1 || w[0].To.IsZero() {
			t.Errorf("%+v", w)
		}
	})
	t.Run("closing it gives the table back", func(t *testing.T) {
		s.key(fyne.KeyEscape)
		s.key(fyne.KeyEscape)
		if s.shell.DetailOpen() {
			t.Error("the panel is still open")
		}
	})
}

func TestDetail_answers(t *testing.T) {
	s := open(t, 1)
	s.shell.Window().Resize(fyne.NewSize(1280, 3000))
	s.opens("Harbourline Software")
	marks := func(f fyne.Focusable) bool {
		_, line := f.(*kit.Stop) // a line that one stops at, not a list of answers
		_, named := f.(interface{ HeightAt(float32) float32 })
		return named && !line
	}
	states := func() string {
		var out []string
		for _, x := range s.lead("Harbourline Software").Explained.States {
			out = append(out, x.State)
		}
		return strings.Join(out, " ")
	}
	s.tabTo(marks)
	before := states()
	t.Run("Y, N and ? answer the criterion under the cursor, and the cursor stays", func(t *testing.T) {
		for range 5 {
			s.key(fyne.KeyDown)
		}
		s.types("y")
		s.types("n")
		s.types("y")
		if got, want := states(), strings.Replace(before, "unknown", "met", 1); got != want {
			t.Errorf("states are %q, not %q", got, want)
		}
	})
	t.Run("E notes what shows it", func(t *testing.T) {
		s.types("e")
		s.types("Their CFO said so")
		s.key(fyne.KeyReturn)
		s.sees("Their CFO said so")
		if e := s.lead("Harbourline Software").Explained.States[5].Evidence; e != "Their CFO said so" {
			t.Errorf("the evidence is %q", e)
		}
	})
	t.Run("Space ticks a box of the checklist", func(t *testing.T) {
		s.tabTo(marks)
		s.key(fyne.KeyDown)
		s.key(fyne.KeySpace)
		s.sees("1 of 6", "6 things to find out or do")
	})
}

func TestDetail_people(t *testing.T) {
	s := open(t, 1)
	s.shell.Window().Resize(fyne.NewSize(1280, 3000))
	s.opens("Harbourline Software")
	for _, o := range shown(s.top()) {
		f, ok := o.(*kit.Field)
		if !ok || f.Text() != "" {
			continue
		}
		f.Focus()
		s.types("Ole Berg, Head of finance, pays")
		s.key(fyne.KeyReturn)
		if parts := s.lead("Harbourline Software").Parts; len(parts) == 2 && parts[1].Name == "Ole Berg" && parts[1].Role == "pays" {
			s.sees("Ole Berg", "Pays", "Head of finance")
			return
		}
		f.SetText("")
	}
	t.Error("nobody could be added")
}

func TestDetail_mergedStages(t *testing.T) {
	s := open(t, -1)
	s.shell.Window().Resize(fyne.NewSize(1280, 3000))
	lead := s.lead("Harbourline Software")
	law, err := s.firm.Draft(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	from, _ := law.StageNamed("proposal")
	into, _ := law.StageNamed("scoping")
	for i, to := range []model.Stage{into, from} {
		if _, err := s.firm.Add(t.Context(), "move", model.Fields{"lead": lead.Row.ID.String(), "to": to.ID.String(), "from": into.ID.String(), "happened": s.firm.Now().UnixMilli() + int64(i)}); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.firm.MergeStage(t.Context(), from.ID, into.ID); err != nil {
		t.Fatal(err)
	}
	s.opens("Harbourline Software")
	s.sees("Scoping", "Moved on within Scoping", "Move to Terms")
}

func TestDetail_about(t *testing.T) {
	s := open(t, 1)
	ctx := context.Background()
	own, err := s.firm.Add(ctx, "field", model.Fields{"noun": "company", "name": "Budget holder", "kind": "text"})
	if err != nil {
		t.Fatal(err)
	}
	s.shell.Window().Resize(fyne.NewSize(1280, 3600))
	s.opens("Harbourline Software")
	write := func(label, text string) {
		t.Helper()
		for _, o := range shown(s.top()) {
			if f, ok := o.(*kit.Field); ok && s.labelled(f) == label {
				s.canvas().Focus(f.Focusable())
				s.replaces(text)
				s.canvas().Unfocus()
				return
			}
		}
		t.Fatalf("there is no field %q", label)
	}
	t.Run("what is known of the company is written in the panel, and the firm's own fields too", func(t *testing.T) {
		write("Country", "Portugal")
		write("Employees", "210")
		write("Budget holder", "Their CFO")
		c := s.lead("Harbourline Software").Company
		if c.Country != "Portugal" || c.Employees != 210 || c.More["x."+own.String()] != "Their CFO" {
			t.Errorf("%+v", c)
		}
		s.sees("Has 50 to 500 employees")
	})
	t.Run("what cannot be is said where it stands", func(t *testing.T) {
		write("Employees", "many")
		s.sees("Employees is a number, not")
		if n := s.lead("Harbourline Software").Company.Employees; n != 210 {
			t.Errorf("%d", n)
		}
	})
	t.Run("a box says what showed it, who ticked it and when", func(t *testing.T) {
		d := s.lead("Harbourline Software")
		item := s.firm.law.Items[0]
		for _, it := range s.firm.law.Items {
			if it.Gate == "sql" {
				item = it
			}
		}
		if err := s.firm.Tick(ctx, d.Row.ID, item.ID, "In their mail of Monday"); err != nil {
			t.Fatal(err)
		}
		if said := strings.Join(strings.Fields(s.words()), " "); !strings.Contains(said, "In their mail of Monday · Ada · ") {
			t.Errorf("it says %s", said)
		}
	})
}
