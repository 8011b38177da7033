package duplicates_test

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"baton/model"
	"baton/ui/duplicates"
	"baton/ui/theme"
	"baton/ui/uitest"
)

// open shows a firm in which one company and one person are there twice.
func open(t *testing.T, mode theme.Mode) (uitest.Screen[*duplicates.Page], [2]model.ID) {
	t.Helper()
	w := uitest.New(t, "plain", mode)
	ctx := context.Background()
	add := func(noun string, f model.Fields) model.ID {
		id, err := w.Desk.Add(ctx, noun, f)
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	acme := add("company", model.Fields{"name": "Acme", "domain": "acme.example", "employees": int64(40), "country": "Portugal", "industry": "Payments", "relationship": "prospect"})
	ltd := add("company", model.Fields{"name": "ACME Ltd", "domain": "acme.example", "employees": int64(55), "city": "Porto", "industry": "Payments", "relationship": "client",
		"note": "Met them at the fair in October; they want the whole platform moved before the summer."})
	for _, name := range []string{"Jane Doe", "J. Doe"} {
		add("person", model.Fields{"name": name, "email": "jane@acme.example"})
	}
	add("lead", model.Fields{"title": "Migration", "company": ltd.String(), "kind": "new-client", "route": "inbound", "created": w.Desk.Now().UnixMilli()})
	return uitest.Open(w, duplicates.Route, duplicates.New(w.Desk, w.Shell)), [2]model.ID{acme, ltd}
}

func TestDuplicates(t *testing.T) {
	s, ids := open(t, theme.Light)
	ctx := context.Background()
	company := func() model.CompanyRow {
		t.Helper()
		all, err := s.Desk.Companies(ctx)
		if err != nil || len(all) != 1 {
			t.Fatalf("%+v, %v", all, err)
		}
		return all[0]
	}
	t.Run("pairs are listed with what says so, side by side", func(t *testing.T) {
		sees(t, s, "Acme / ACME Ltd", "same domain acme.example", "Stays", "Joins it", "40", "55", "Porto")
	})
	t.Run("by keys one says whose is right, and Enter merges", func(t *testing.T) {
		for s.Page.Cursor() != "employees" {
			s.Press(fyne.KeyDown)
		}
		s.Press(fyne.KeyRight, fyne.KeyReturn)
		if c := company(); c.Name != "Acme" || c.Employees != 55 || c.Leads != 1 {
			t.Errorf("%+v", c)
		}
	})
	t.Run("the next pair is there, and one that is two does not come back", func(t *testing.T) {
		sees(t, s, "Jane Doe / J. Doe")
		s.Type("n")
		sees(t, s, "Nobody is here twice")
		s.Shell.Go(duplicates.Route)
		sees(t, s, "Nobody is here twice")
	})
	t.Run("undo brings both back", func(t *testing.T) {
		for range 2 {
			if _, err := s.Desk.Undo(ctx); err != nil {
				t.Fatal(err)
			}
		}
		sees(t, s, "Acme / ACME Ltd", "Jane Doe / J. Doe")
	})
	t.Run("the other one may stay", func(t *testing.T) {
		s.Type("s")
		s.Type("m")
		all, err := s.Desk.Companies(ctx)
		if err != nil || len(all) != 1 || all[0].ID != ids[1] {
			t.Errorf("%+v, %v", all, err)
		}
	})
}

func sees(t *testing.T, s uitest.Screen[*duplicates.Page], words ...string) {
	t.Helper()
	var all []string
	for _, o := range test.LaidOutObjects(s.Shell.Window().Content()) {
		if w, ok := o.(*canvas.Text); ok && w.Visible() && w.Text != "" {
			all = append(all, w.Text)
		}
	}
	for _, w := range words {
		if text := strings.Join(all, "\n"); !strings.Contains(text, w) {
			t.Errorf("it does not say %q:\n%s", w, text)
		}
	}
}

// TestLooks draws the page to look at; BATON_LOOKS says where to.
func TestLooks(t *testing.T) {
	for mode, size := range map[theme.Mode]fyne.Size{theme.Light: fyne.NewSize(1440, 900), theme.Dark: fyne.NewSize(1100, 700)} {
		if !uitest.Looks() && mode == theme.Dark {
			continue
		}
		s, _ := open(t, mode)
		s.Size(size.Width, size.Height)
		s.Press(fyne.KeyDown, fyne.KeyRight)
		if uitest.Looks() {
			s.Still("duplicates-" + string(mode))
		}
	}
}
