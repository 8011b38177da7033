package shell_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// said is everything the window shows, in the order it is laid out.
func said(s *shell.Shell) string {
	var words []string
	collect := func(o fyne.CanvasObject) {
		if o == nil {
			return
		}
		for _, inner := range test.LaidOutObjects(o) {
			if t, ok := inner.(*canvas.Text); ok && t.Text != "" {
				words = append(words, t.Text)
			}
		}
	}
	collect(s.Window().Content())
	collect(s.Window().Canvas().Overlays().Top())
	return strings.Join(words, "|")
}

func shows(t *testing.T, s *shell.Shell, words ...string) {
	t.Helper()
	all := said(s)
	for _, w := range words {
		if !strings.Contains(all, w) {
			t.Errorf("the window does not say %q", w)
		}
	}
}

func hides(t *testing.T, s *shell.Shell, words ...string) {
	t.Helper()
	all := said(s)
	for _, w := range words {
		if strings.Contains(all, w) {
			t.Errorf("the window says %q", w)
		}
	}
}

func TestShell_Go(t *testing.T) {
	t.Run("a page is shown with its question, its actions and its search", func(t *testing.T) {
		s, p, _ := frame(t, shell.Options{})
		s.Go("leads")
		shows(t, s, "Leads", "Which ones?", "New lead", "Import", "Export", "Search Leads")
		hides(t, s, "Archive")
		if p.reloads != 1 {
			t.Errorf("read %d times", p.reloads)
		}
	})
	t.Run("a route with an id opens the row", func(t *testing.T) {
		s, p, _ := frame(t, shell.Options{})
		s.Go("leads/lead17")
		if p.opened != "lead17" {
			t.Errorf("opened %q", p.opened)
		}
	})
	t.Run("Alt+Left goes back over rows and pages, Alt+Right forward", func(t *testing.T) {
		s, p, _ := frame(t, shell.Options{})
		for _, r := range []string{"today", "leads", "leads/lead3", "today"} {
			s.Go(r)
		}
		s.Press("Alt+Left")
		if s.Route() != "leads/lead3" || p.opened != "lead3" {
			t.Errorf("at %s", s.Route())
		}
		s.Press("Alt+Left")
		s.Press("Alt+Left")
		s.Press("Alt+Left")
		if s.Route() != "today" {
			t.Errorf("at %s", s.Route())
		}
		s.Press("Alt+Right")
		if s.Route() != "leads" {
			t.Errorf("at %s", s.Route())
		}
	})
	t.Run("Ctrl and a digit goes to the pages in the order of the daily work", func(t *testing.T) {
		s, _, _ := frame(t, shell.Options{})
		for key, want := range map[string]string{"Ctrl+1": "today", "Ctrl+2": "leads", "Ctrl+3": "positioning"} {
			if !s.Press(key) || s.Route() != want {
				t.Errorf("%s goes to %s", key, s.Route())
			}
		}
		if s.Press("Ctrl+8") {
			t.Error("there is no eighth page")
		}
	})
	t.Run("a page that is not there says so", func(t *testing.T) {
		s, _, _ := frame(t, shell.Options{})
		s.Go("today")
		s.Go("moon")
		shows(t, s, "There is no page moon")
		if s.Route() != "today" {
			t.Errorf("at %s", s.Route())
		}
	})
	t.Run("groups without pages are not in the navigation, counts only where someone must act", func(t *testing.T) {
		s, _, _ := frame(t, shell.Options{})
		s.Go("today")
		shows(t, s, "Agree", "Run", "7")
		hides(t, s, "Learn", "Meet")
	})
}

func TestShell_Do(t *testing.T) {
	refusal := &model.Invalid{Problems: []model.Problem{{Field: "signs", Text: "Who signs is not known."}, {Text: "The next meeting has no date."}}}
	for _, c := range []struct {
		name  string
		err   error
		says  []string
		hides []string
	}{
		{"a refusal lists every sentence", refusal, []string{"“Move” is not possible yet:", "Who signs is not known.", "The next meeting has no date."}, []string{"did not work"}},
		{"a refusal inside another error is a refusal", fmt.Errorf("move lead: %w", refusal), []string{"Who signs is not known."}, []string{"move lead"}},
		{"one sentence stands alone", model.Refuse("x", "Write a name."), []string{"Write a name."}, []string{"not possible"}},
		{"anything else says that nothing was changed", errDisk, []string{"“Move” did not work. Nothing was changed.", "the disk is full"}, nil},
		{"what the user cancelled is no error", context.Canceled, nil, []string{"did not work", "canceled"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, _, _ := frame(t, shell.Options{})
			s.Go("today")
			if s.Do(shell.Action{Label: "Move", Run: func() error { return c.err }}) {
				t.Error("it went well")
			}
			shows(t, s, c.says...)
			hides(t, s, c.hides...)
		})
	}
	t.Run("an action that is not possible now does nothing", func(t *testing.T) {
		s, _, _ := frame(t, shell.Options{})
		ran := false
		s.Do(shell.Action{Enabled: func() bool { return false }, Run: func() error { ran = true; return nil }})
		if ran {
			t.Error("it ran")
		}
	})
	t.Run("refusals of a form stand at its fields", func(t *testing.T) {
		s, _, _ := frame(t, shell.Options{})
		f := kit.NewForm()
		f.Field("signs", kit.NewField("Who signs"))
		s.Dialog(&kit.Dialog{Title: "Move", Content: f})
		ok := s.DoForm(f, shell.Action{Label: "Move", Run: func() error { return refusal }})
		shows(t, s, "Who signs is not known.", "The next meeting has no date.")
		hides(t, s, "is not possible yet")
		if ok || !s.DoForm(f, shell.Action{Label: "Move", Run: func() error { return nil }}) {
			t.Error("the answer is wrong")
		}
		hides(t, s, "Who signs is not known.")
	})
	t.Run("an error behind an open dialog is shown above it", func(t *testing.T) {
		s, _, _ := frame(t, shell.Options{})
		s.Dialog(&kit.Dialog{Title: "Move"})
		s.Do(shell.Action{Label: "Save", Run: func() error { return errDisk }})
		if !strings.Contains(said(s), "“Save” did not work.") || s.Window().Canvas().Overlays().Top() == nil {
			t.Error("it is not above")
		}
	})
	t.Run("what cannot be undone is asked first", func(t *testing.T) {
		s, _, _ := frame(t, shell.Options{})
		gone := false
		s.Confirm("Remove Acme?", "Its history goes too.", "Remove", func() error { gone = true; return nil })
		shows(t, s, "Remove Acme?", "Its history goes too.")
		if gone {
			t.Error("done without asking")
		}
		s.Window().Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		if !gone {
			t.Error("agreeing does nothing")
		}
	})
}

func TestShell_Changed(t *testing.T) {
	lead := model.Change{Label: "Moved Acme to Scoping", Rows: []model.Ref{{Noun: "lead"}}}
	t.Run("the page in view reads anew, the others when they are next shown", func(t *testing.T) {
		s, p, today := frame(t, shell.Options{})
		s.Go("today")
		s.Go("leads")
		s.Changed(lead)
		s.Changed(lead)
		if p.reloads != 3 || today.reloads != 1 {
			t.Errorf("leads read %d times, today %d", p.reloads, today.reloads)
		}
		s.Go("today")
		s.Go("leads")
		if p.reloads != 3 || today.reloads != 2 {
			t.Errorf("leads read %d times, today %d", p.reloads, today.reloads)
		}
	})
	t.Run("a page that a change does not concern stays as it is", func(t *testing.T) {
		s, _, today := frame(t, shell.Options{})
		s.Go("today")
		s.Changed(model.Change{Rows: []model.Ref{{Noun: "asset"}}})
		if today.reloads != 1 {
			t.Errorf("read %d times", today.reloads)
		}
		s.Changed(model.Change{All: true})
		if today.reloads != 2 {
			t.Errorf("read %d times after everything changed", today.reloads)
		}
	})
	t.Run("what was done is said with Undo, and Undo takes it back", func(t *testing.T) {
		undone := 0
		s, _, _ := frame(t, shell.Options{Undo: func() (string, error) { undone++; return "Moved Acme to Scoping", nil }})
		s.Go("today")
		s.Changed(lead)
		shows(t, s, "Moved Acme to Scoping", "Undo")
		s.Press("Ctrl+Z")
		shows(t, s, "Undone: Moved Acme to Scoping")
		if undone != 1 {
			t.Errorf("undone %d times", undone)
		}
	})
	t.Run("with nothing to undo it says so, Ctrl+Y does again", func(t *testing.T) {
		s, _, _ := frame(t, shell.Options{
			Undo: func() (string, error) { return "", nil },
			Redo: func() (string, error) { return "Moved Acme", nil }})
		s.Press("Ctrl+Z")
		shows(t, s, "There is nothing to undo.")
		s.Press("Ctrl+Shift+Z")
		s.Press("Ctrl+Y")
		shows(t, s, "Done again: Moved Acme")
	})
}

func TestShell_Keys(t *testing.T) {
	t.Run("a page's keys run its actions while it is in view", func(t *testing.T) {
		s, p, _ := frame(t, shell.Options{})
		s.Go("leads")
		s.Press("Ctrl+N")
		s.Press("Ctrl+E")
		s.Press("A")
		s.Go("today")
		s.Press("A")
		if got := strings.Join(p.done, " "); got != "new export accept" {
			t.Errorf("did %q", got)
		}
	})
	t.Run("a question mark shows the keys, Esc closes them", func(t *testing.T) {
		s, _, _ := frame(t, shell.Options{})
		s.Go("leads")
		c := s.Window().Canvas()
		c.OnTypedRune()('?')
		shows(t, s, "Ctrl+N", "Find a lead, a page or something to do")
		c.OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
		hides(t, s, "Find a lead, a page or something to do")
	})
	t.Run("Esc in a table without selection closes the panel", func(t *testing.T) {
		s, p, _ := frame(t, shell.Options{})
		s.Go("leads")
		s.Window().Canvas().Focus(p.table)
		closed := false
		s.ShowDetail(kit.Body("Acme in detail"), func() { closed = true })
		shows(t, s, "Acme in detail")
		p.table.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		if !closed || s.DetailOpen() {
			t.Error("still open")
		}
	})
	t.Run("while a dialog is open the page's keys rest", func(t *testing.T) {
		s, p, _ := frame(t, shell.Options{})
		s.Go("leads")
		s.Dialog(&kit.Dialog{Title: "Busy"})
		if s.Press("Ctrl+N") || s.Press("Ctrl+1") || len(p.done) > 0 {
			t.Errorf("did %v", p.done)
		}
	})
	t.Run("the search filters and remembers its words for each page", func(t *testing.T) {
		s, p, _ := frame(t, shell.Options{})
		s.Go("leads")
		s.Press("/")
		test.Type(s.Window().Canvas().Focused(), "acme")
		if p.search != "acme" {
			t.Errorf("searched %q", p.search)
		}
		p.search = "left alone"
		s.Go("today")
		s.Go("leads")
		shows(t, s, "acme")
		if p.search != "left alone" {
			t.Error("coming back searched again")
		}
	})
	t.Run("every shortcut a page can name is understood", func(t *testing.T) {
		for key, want := range map[string]string{"Ctrl+Shift+N": "CustomDesktop:Shift+Control+N", "Alt+Left": "CustomDesktop:Alt+Left", "Ctrl+Z": "Undo", "A": ""} {
			if got := shell.ShortcutName(key); got != want {
				t.Errorf("%s is %q", key, got)
			}
		}
	})
}

func TestShell_Palette(t *testing.T) {
	find := func(text string) []shell.Hit {
		if strings.HasPrefix("acme", strings.ToLower(text)) {
			return []shell.Hit{{Label: "Acme", Quiet: "Scoping", Route: "leads/lead9"}}
		}
		return nil
	}
	type step struct {
		words string
		keys  []fyne.KeyName
	}
	for _, c := range []struct {
		name  string
		step  step
		route string
	}{
		{"a lead by its name", step{"acm", []fyne.KeyName{fyne.KeyReturn}}, "leads/lead9"},
		{"a page by its title", step{"posit", []fyne.KeyName{fyne.KeyReturn}}, "positioning"},
		{"a page by its question", step{"which ones", []fyne.KeyName{fyne.KeyReturn}}, "leads"},
		{"arrows choose among pages", step{"", []fyne.KeyName{fyne.KeyDown, fyne.KeyDown, fyne.KeyUp, fyne.KeyReturn}}, "leads"},
		{"Esc leaves everything as it was", step{"acm", []fyne.KeyName{fyne.KeyEscape}}, "today"},
		{"what has no name does nothing", step{"zzz", []fyne.KeyName{fyne.KeyReturn}}, "today"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, _, _ := frame(t, shell.Options{Find: find})
			s.Go("today")
			s.Press("Ctrl+K")
			field := s.Window().Canvas().Focused()
			test.Type(field, c.step.words)
			for _, k := range c.step.keys {
				field.TypedKey(&fyne.KeyEvent{Name: k})
			}
			if s.Route() != c.route {
				t.Errorf("at %s", s.Route())
			}
		})
	}
	t.Run("an action of the page by its words", func(t *testing.T) {
		s, p, _ := frame(t, shell.Options{})
		s.Go("leads")
		s.Palette()
		field := s.Window().Canvas().Focused()
		test.Type(field, "exp")
		field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		if strings.Join(p.done, " ") != "export" {
			t.Errorf("did %v", p.done)
		}
	})
}

func TestShell_Job(t *testing.T) {
	t.Run("long work tells how far it is, then goes on in the window", func(t *testing.T) {
		s, _, _ := frame(t, shell.Options{})
		s.Go("today")
		told, finish, after := make(chan struct{}), make(chan struct{}), make(chan struct{})
		s.Job("Import leads.csv", func(_ context.Context, progress shell.Progress) error {
			progress(3, 40, "Acme")
			close(told)
			<-finish
			return nil
		}, func() { close(after) })
		<-told
		shows(t, s, "Import leads.csv", "Cancel")
		close(finish)
		<-after
		if s.Busy() {
			t.Error("still busy")
		}
	})
	t.Run("Cancel ends it quietly", func(t *testing.T) {
		s, _, _ := frame(t, shell.Options{})
		ended := make(chan error, 1)
		s.Job("Export", func(ctx context.Context, _ shell.Progress) error {
			<-ctx.Done()
			ended <- ctx.Err()
			return ctx.Err()
		}, nil)
		for _, o := range test.LaidOutObjects(s.Window().Content()) {
			if b, ok := o.(*kit.Button); ok && b.Label == "Cancel" {
				test.Tap(b)
				break
			}
		}
		if err := <-ended; err != context.Canceled {
			t.Error(err)
		}
	})
}

func TestShell_Look(t *testing.T) {
	t.Run("light and dark are remembered", func(t *testing.T) {
		var kept []theme.Mode
		s, _, _ := frame(t, shell.Options{OnMode: func(m theme.Mode) { kept = append(kept, m) }})
		s.Go("leads")
		before := s.Window().Canvas().Capture()
		s.SetMode(theme.Dark)
		if !theme.IsDark() || len(kept) != 1 {
			t.Errorf("kept %v", kept)
		}
		after := s.Window().Canvas().Capture()
		for _, at := range [][2]int{{100, 500}, {600, 20}, {600, 300}, {600, 795}} {
			if before.At(at[0], at[1]) == after.At(at[0], at[1]) {
				t.Errorf("at %v nothing changed", at)
			}
		}
	})
	t.Run("a page out of sight has the new colours when it is shown again", func(t *testing.T) {
		fresh, _, _ := frame(t, shell.Options{Mode: theme.Dark})
		fresh.Go("leads")
		want := fresh.Window().Canvas().Capture()
		s, _, _ := frame(t, shell.Options{})
		s.Go("leads")
		s.Go("today")
		s.SetMode(theme.Dark)
		s.Go("leads")
		got, wrong := s.Window().Canvas().Capture(), 0
		for y := 80; y < 760; y++ {
			for x := 220; x < 1280; x++ {
				if want.At(x, y) != got.At(x, y) {
					wrong++
				}
			}
		}
		if wrong > 0 {
			t.Errorf("%d points have an old colour", wrong)
		}
	})
	t.Run("the status bar says for whom, as whom, and whether the work is safe", func(t *testing.T) {
		s, _, _ := frame(t, shell.Options{})
		s.Go("today")
		shows(t, s, "Tidewater Cloud", "Ada Kestrel", "Sales", "in the file", "backup 2 hours ago")
		s.SetPresenter(true)
		shows(t, s, "Presenting")
		if !s.Presenter() {
			t.Error("not presenting")
		}
	})
	t.Run("About names what is inside and its terms", func(t *testing.T) {
		s, _, _ := frame(t, shell.Options{Version: "0.1.0", Licences: []theme.Licence{{Work: "SQLite", Terms: "Public domain", Text: "x"}}})
		s.About()
		shows(t, s, "Baton 0.1.0", "Inter typeface", "Lucide icons", "Fyne toolkit", "SQLite")
	})
	t.Run("files dropped go to the page in view, or are kindly refused", func(t *testing.T) {
		s, p, _ := frame(t, shell.Options{})
		s.Go("leads")
		s.Dropped(storage.NewFileURI("/tmp/list.csv"))
		if strings.Join(p.done, "") != "/tmp/list.csv" {
			t.Errorf("got %v", p.done)
		}
		s.Go("today")
		s.Dropped(storage.NewFileURI("/tmp/list.csv"))
		shows(t, s, "This page takes no files.")
	})
}

func TestShell_MenuActions(t *testing.T) {
	s, _, _ := frame(t, shell.Options{})
	p := &decider{plain{name: "Hand-offs"}}
	s.Register(shell.Run, shell.Entry{Route: "decider", Icon: theme.Glyph("handshake"), Page: p})
	s.Go("decider")
	t.Run("what the page has buttons for is not shown twice", func(t *testing.T) {
		shows(t, s, "Print")
		if strings.Contains(said(s), "Reject") {
			t.Error(said(s))
		}
	})
	t.Run("its key works all the same", func(t *testing.T) {
		if !s.Press("R") || p.name != "Rejected" {
			t.Error("R means nothing")
		}
	})
}

func TestShell_StaleHearsEverything(t *testing.T) {
	s, _, p := frame(t, shell.Options{})
	s.Changed(model.Change{All: true})
	if len(p.heard) != 1 || !p.heard[0].All {
		t.Errorf("a page that is read anew was told %v: it cannot know that all its rows are old", p.heard)
	}
}

func TestShell_Line(t *testing.T) {
	s, p, _ := frame(t, shell.Options{})
	line := shell.Line{}
	s.Register(shell.Agree, shell.Entry{Route: "rules", Page: p, Over: func() shell.Line { return line }})
	s.Go("rules")
	top := func() float32 { return fyne.CurrentApp().Driver().AbsolutePositionForObject(p.table).Y }
	before := top()
	line = shell.Line{Words: "You are editing the draft.", Link: "Agreement", Route: "today"}
	s.RefreshFrame()
	shows(t, s, "You are editing the draft.", "Agreement")
	if top() <= before {
		t.Error("the line lies over the page")
	}
	line = shell.Line{}
	s.RefreshFrame()
	hides(t, s, "You are editing the draft.")
	if top() != before {
		t.Error("the line left a hole")
	}
}
