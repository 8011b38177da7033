package leads_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"baton/model"
)

// replaces writes something else where the keyboard is.
func (s *screen) replaces(text string) {
	s.canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	s.key(fyne.KeyBackspace)
	s.types(text)
}

func TestLeads_filter(t *testing.T) {
	s := open(t, -1)
	t.Run("any field can be filtered by, and the chip says what it lets through", func(t *testing.T) {
		s.filters("industry")
		s.sees("Known of 22 of 22 leads.", "Business software")
		s.types("payments, Online retail")
		s.presses("Filter")
		s.sees("4 of 22 leads", "Industry is payments, Online retail", "Fennwick Pay", "Pinegate")
		s.not("Quillon")
	})
	t.Run("filters add up", func(t *testing.T) {
		s.filters("employees")
		s.types("100")
		s.presses("Filter")
		s.sees("2 of 22 leads", "Employees at least 100", "Kettle & Rowe", "Pinegate")
	})
	t.Run("a filter can be turned round and taken away", func(t *testing.T) {
		s.presses("Employees at least 100")
		s.chooses("The contrary")
		s.sees("2 of 22 leads", "Fennwick Pay", "Meridian Books")
		s.presses("not employees >= 100")
		s.chooses("Take it away")
		s.sees("4 of 22 leads")
	})
	t.Run("a value that cannot be is told where it stands", func(t *testing.T) {
		s.filters("employees")
		s.types("many")
		s.presses("Filter")
		s.sees("Write a number, such as 50.")
		s.key(fyne.KeyEscape)
	})
	t.Run("what changes no longer to fit stays until one filters again", func(t *testing.T) {
		d := s.lead("Fennwick Pay")
		s.walksTo("Fennwick Pay")
		if err := s.firm.Set(context.Background(), "company", d.Company.ID, model.Fields{"industry": "Banking"}); err != nil {
			t.Fatal(err)
		}
		s.sees("Fennwick Pay")
		s.search("e")
		s.not("Fennwick Pay")
	})
}

// chooses takes an item of the open menu, by its arrows.
func (s *screen) chooses(label string) {
	s.t.Helper()
	at := slices.Index(strings.Split(s.words(), "\n"), label)
	if at < 0 {
		s.t.Fatalf("the menu does not offer %q:\n%s", label, s.words())
	}
	for range at + 1 {
		s.key(fyne.KeyDown)
	}
	s.key(fyne.KeyReturn)
}

func TestLeads_views(t *testing.T) {
	s := open(t, -1)
	t.Run("every firm begins with some views, and the palette finds them", func(t *testing.T) {
		s.does("view: asleep")
		s.sees("View: Asleep", "Last touch more than 30 days ago")
		s.does("view: all")
		s.sees("22 leads")
		s.does("view: no next step")
		s.sees("View: No next step", "Brightwell Foods")
		s.not("Quillon")
	})
	t.Run("a view keeps filters, columns and order", func(t *testing.T) {
		s.filters("country")
		s.key(fyne.KeyEscape)
		s.filters("route")
		s.types("inbound")
		s.presses("Filter")
		s.does("columns")
		s.types("industry")
		s.key(fyne.KeyReturn)
		s.key(fyne.KeyEscape)
		s.key(fyne.KeyEscape)
		s.does("save as a view")
		s.types("Came by themselves")
		s.presses("Save")
		s.sees("View: Came by themselves")
		s.not("View: Came by themselves •")
		s.does("view: all")
		s.not("Route is Inbound")
		s.does("came by themselves")
		s.sees("Route is Inbound", "Industry", "Food retail")
	})
	t.Run("one that somebody changed says so, and goes back", func(t *testing.T) {
		s.filters("employees")
		s.types("50")
		s.presses("Filter")
		s.sees("View: Came by themselves •")
		s.presses("Reset")
		s.not("Employees at least 50", "View: Came by themselves •")
	})
	t.Run("what a newer Baton keeps in a view stays, and is said", func(t *testing.T) {
		ctx := context.Background()
		newer := `{"where":"kind in (new-client) and mood = fine","columns":[{"field":"company"},{"field":"mood"}],"sort":"-mood","colour":"blue"}`
		id, err := s.firm.Add(ctx, "view", model.Fields{"name": "Of tomorrow", "noun": "lead", "spec": newer})
		if err != nil {
			t.Fatal(err)
		}
		s.does("of tomorrow")
		s.sees("22 leads", "Not known here: mood = fine", "This view also asks about mood, which is not known here.")
		s.presses("View: Of tomorrow •")
		s.chooses("Update Of tomorrow")
		views, err := s.firm.Views(ctx, "lead")
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range views {
			if v.ID == id && !(strings.Contains(v.Spec, `"colour":"blue"`) && strings.Contains(v.Spec, "mood = fine") && strings.Contains(v.Spec, `{"field":"mood"}`)) {
				t.Errorf("it was kept as %s", v.Spec)
			}
		}
	})
}

func TestLeads_edit(t *testing.T) {
	s := open(t, -1)
	s.walksTo("Quillon")
	t.Run("F2 writes in the row; Tab goes on in the next cell, and leaving one keeps it", func(t *testing.T) {
		s.key(fyne.KeyF2)
		s.replaces("Release pipeline, second try")
		s.key(fyne.KeyTab)
		s.replaces("60k")
		s.key(fyne.KeyTab)
		s.replaces("mal")
		s.key(fyne.KeyReturn)
		d := s.lead("Quillon")
		if d.Lead.Title != "Release pipeline, second try" || d.Row.Value.Minor != 6_000_000 || d.Row.OwnerName != "Malin Roos" {
			t.Errorf("%q, %v, %q", d.Lead.Title, d.Row.Value, d.Row.OwnerName)
		}
	})
	t.Run("Esc gives the old words back", func(t *testing.T) {
		s.key(fyne.KeyF2)
		s.replaces("nobody")
		s.key(fyne.KeyEscape)
		if d := s.lead("Quillon"); d.Row.OwnerName != "Malin Roos" {
			t.Errorf("%q", d.Row.OwnerName)
		}
	})
	t.Run("what cannot be is said, and the cell shows what is there", func(t *testing.T) {
		s.key(fyne.KeyF2)
		s.replaces("Somebody Else")
		s.key(fyne.KeyReturn)
		s.sees(`Nobody here is called "Somebody Else"`)
		if d := s.lead("Quillon"); d.Row.OwnerName != "Malin Roos" {
			t.Errorf("%q", d.Row.OwnerName)
		}
	})
	t.Run("the row stays where it is until one sorts", func(t *testing.T) {
		before := strings.Index(s.words(), "Quillon") < strings.Index(s.words(), "Sable Interactive")
		d := s.lead("Quillon")
		if err := s.firm.Set(context.Background(), "company", d.Company.ID, model.Fields{"employees": int64(3), "industry": "Law"}); err != nil {
			t.Fatal(err)
		}
		if after := strings.Index(s.words(), "Quillon") < strings.Index(s.words(), "Sable Interactive"); after != before {
			t.Error("it went elsewhere under the cursor")
		}
	})
}

func TestLeads_setMany(t *testing.T) {
	s := open(t, 4)
	ctx := context.Background()
	if _, err := s.firm.AddLead(ctx, model.NewLead{Title: "Somebody at the fair"}); err != nil {
		t.Fatal(err)
	}
	t.Run("a field is set for all that can have it, and the others say why not", func(t *testing.T) {
		s.walksTo("Fennwick Pay")
		s.selectsAll()
		s.shell.Press("E")
		s.types("employees")
		s.key(fyne.KeyReturn)
		s.types("77")
		s.presses("Set")
		s.sees("Set the employees: 4 of 5", "Somebody at the fair has no company", "Done.")
		s.key(fyne.KeyEscape)
		if n := s.lead("Fennwick Pay").Company.Employees; n != 77 {
			t.Errorf("%d", n)
		}
	})
	t.Run("one undo takes all of it back", func(t *testing.T) {
		if _, err := s.firm.Undo(ctx); err != nil {
			t.Fatal(err)
		}
		for company, want := range map[string]int64{"Fennwick Pay": 95, "Opal Freight": 420} {
			if n := s.lead(company).Company.Employees; n != want {
				t.Errorf("%s has %d employees, not %d", company, n, want)
			}
		}
	})
	t.Run("several are moved as one change, each judged on its own", func(t *testing.T) {
		s.walksTo("Fennwick Pay")
		s.selectsAll()
		s.types("m")
		s.sees("5 leads")
		s.types("n")
		s.presses("Move")
		if d := s.lead("Opal Freight"); d.Row.Outcome != "nurture" {
			t.Errorf("%+v", d.Row)
		}
		if _, err := s.firm.Undo(ctx); err != nil {
			t.Fatal(err)
		}
		for _, company := range []string{"Fennwick Pay", "Opal Freight", "Kettle & Rowe"} {
			if d := s.lead(company); d.Row.Outcome != "open" {
				t.Errorf("%s is %s after one undo", company, d.Row.Outcome)
			}
		}
	})
}
