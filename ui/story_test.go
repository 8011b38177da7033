package ui_test

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"baton/model"
	"baton/store"
	"baton/ui"
	"baton/ui/shell"
	"baton/ui/theme"
)

// seat is a window at which one person after the other sits down. Everything
// is done with keys; nothing is looked up that one cannot see.
type seat struct {
	t     *testing.T
	win   fyne.Window
	desk  *store.Desk
	frame *ui.Frame
}

func takeSeat(t *testing.T, d *store.Desk) *seat {
	t.Helper()
	test.NewTempApp(t)
	s := &seat{t: t, win: test.NewTempWindow(t, nil)}
	s.win.Resize(fyne.NewSize(1280, 800))
	d.Watch(func(c model.Change) { s.frame.Changed(c) })
	s.sit(d, "leads")
	return s
}

// sit builds the frame for somebody, on the page one is at, as the app does
// when it is said who works now.
func (s *seat) sit(d *store.Desk, route string) {
	s.t.Helper()
	s.desk = d
	s.frame = ui.Open(ui.Options{Store: desk{Desk: d, shared: &shared{}}, Job: atOnce(s.t), Shell: shell.Options{Window: s.win, Mode: theme.Light,
		Undo: func() (string, error) { u, err := s.desk.Undo(context.Background()); return u.Label, err }}})
	s.frame.Go(route)
}

// next is the one who sits down now.
func (s *seat) next(name string) {
	s.t.Helper()
	members, err := s.desk.Members(context.Background())
	if err != nil {
		s.t.Fatal(err)
	}
	for _, m := range members {
		if strings.HasPrefix(m.Name, name) {
			s.sit(s.desk.File.As(model.Actor{Member: m.ID, Name: m.Name, Hat: m.Hats[0]}, s.desk.Now), s.frame.Route())
			return
		}
	}
	s.t.Fatalf("nobody is called %s", name)
}

func (s *seat) press(keys ...fyne.KeyName) {
	s.t.Helper()
	for _, k := range keys {
		e := &fyne.KeyEvent{Name: k}
		if at := s.win.Canvas().Focused(); at != nil {
			at.TypedKey(e)
		} else if typed := s.win.Canvas().OnTypedKey(); typed != nil {
			typed(e)
		}
	}
}

func (s *seat) types(words string) {
	s.t.Helper()
	for _, r := range words {
		s.win.Canvas().Focused().TypedRune(r)
	}
}

// over writes other words where the keyboard is.
func (s *seat) over(words string) {
	s.t.Helper()
	s.win.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	s.press(fyne.KeyBackspace)
	s.types(words)
}

// find opens what the palette has under some words.
func (s *seat) find(words string) {
	s.t.Helper()
	s.win.Canvas().Unfocus() // what is being written is kept
	s.frame.Press("Ctrl+K")
	s.types(words)
	s.press(fyne.KeyReturn)
}

// tabTo presses Tab until the keyboard is on what says the words.
func (s *seat) tabTo(words string) {
	s.t.Helper()
	for range 300 {
		test.FocusNext(s.win.Canvas())
		if o, ok := s.win.Canvas().Focused().(fyne.CanvasObject); ok && strings.Contains(said(o), words) {
			return
		}
	}
	s.t.Fatalf("Tab does not lead to %q in:\n%s", words, s.said())
}

// said is all one can read on something.
func said(o fyne.CanvasObject) string {
	var out []string
	for _, x := range test.LaidOutObjects(o) {
		if text, ok := x.(*canvas.Text); ok && text.Text != "" {
			out = append(out, text.Text)
		}
	}
	return strings.Join(out, " ")
}

func (s *seat) said() string {
	if top := s.win.Canvas().Overlays().Top(); top != nil {
		return said(top)
	}
	return said(s.win.Content())
}

func (s *seat) sees(words ...string) {
	s.t.Helper()
	all := s.said()
	for _, w := range words {
		if !strings.Contains(all, w) {
			s.t.Errorf("the window does not say %q, but: %s", w, all)
		}
	}
}

func (s *seat) version() int {
	s.t.Helper()
	law, err := s.desk.InForce(context.Background())
	if err != nil {
		s.t.Fatal(err)
	}
	return law.Version
}

func TestStory_ATeamSignsAChangedBestFitCustomer(t *testing.T) {
	s := takeSeat(t, firm(t, "team"))
	s.next("Nadia")
	s.find("positioning")
	s.sees("You are editing the draft. Version 1 is in force. The draft says the same.")
	s.tabTo("Software companies of 50 to 500 people")
	s.press(fyne.KeyReturn)
	s.over("Software companies of 80 to 400 people")
	s.press(fyne.KeyReturn)
	s.sees("1 change of the draft waits for signatures.")

	s.find("agreement")
	s.sees("Version 1 is in force since 28 November 2025, signed by Nadia, Pavel, Tomas and Maartje.",
		"Customer: “Software companies of 80 to 400 people”, was “Software companies of 50 to 500 people with a product in the public cloud”.",
		"met version 1", "signed clients", "Holds from")
	for _, who := range []struct{ name, team string }{{"Nadia", "Marketing"}, {"Pavel", "Business Development"}, {"Tomas", "Sales"}, {"Maartje", "Delivery"}} {
		if who.name != "Nadia" {
			s.next(who.name)
		}
		if got := s.version(); got != 1 {
			t.Fatalf("version %d is in force before %s has signed", got, who.name)
		}
		s.tabTo("Sign for " + who.team)
		s.press(fyne.KeyReturn)
		s.sees("Sign version 2 for "+who.team+"?", "past hand-offs", "cannot be undone")
		s.tabTo("Sign for " + who.team)
		s.press(fyne.KeyReturn)
	}
	s.sees("Version 2 is in force since 23 November 2026, signed by Nadia, Pavel, Tomas and Maartje.", "Nothing waits for a signature.")
	if got := s.version(); got != 2 {
		t.Errorf("version %d is in force", got)
	}
	s.find("positioning")
	s.sees("Version 2 is in force. The draft says the same.")
}

func TestStory_AFounderSignsOnce(t *testing.T) {
	_, d := begin(t, true, ui.Options{})
	s := takeSeat(t, d)
	fit := func() int64 {
		law, err := d.InForce(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		return law.Definitions[0].Fit / 10
	}
	sign := func() {
		t.Helper()
		s.find("my rules")
		s.sees("These are your rules from today?", "No lead was handed over yet", "cannot be undone")
		s.tabTo("Sign")
		s.press(fyne.KeyReturn)
	}
	s.find("our rules")
	s.sees("Not signed yet: every change holds at once.")
	s.tabTo("Has 50 to 500 employees")
	s.over("Has 20 to 200 employees")
	s.press(fyne.KeyReturn)
	if c := law(t, d).Criteria[0]; c.Low != 20 || c.High != 200 {
		t.Errorf("the rule looks for %d to %d", c.Low, c.High)
	}
	sign()
	s.sees("Your rules since 23 November 2026.")
	if s.version() != 1 {
		t.Fatalf("version %d", s.version())
	}

	s.tabTo("60")
	s.over("70")
	test.FocusNext(s.win.Canvas())
	s.sees("3 changes hold once you sign again.")
	s.tabTo("Show them")
	s.press(fyne.KeyReturn)
	s.sees("asks for a fit of 70, was 60.")
	if fit() != 60 {
		t.Errorf("leads are judged by %d before it is signed", fit())
	}
	sign()
	s.sees("Your rules since 23 November 2026.")
	if fit() != 70 || s.version() != 2 {
		t.Errorf("version %d asks for %d", s.version(), fit())
	}
}

func law(t *testing.T, d *store.Desk) *model.Agreement {
	t.Helper()
	a, err := d.Draft(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return a
}
