package agreement

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"baton/model"
	"baton/model/agree"
	"baton/store"
	"baton/store/storetest"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// house is a firm of three, one in each team; the founder wears no hat.
func house(t testing.TB) *store.Desk {
	t.Helper()
	d := storetest.FromTemplate(t, "cloud")
	ctx := context.Background()
	a, err := d.Draft(ctx)
	if err != nil {
		t.Fatal(err)
	}
	err = d.Batch(ctx, "Seed", func(d *store.Desk) error {
		bare := model.Fields{"name": "Ada Kestrel"}
		for i, name := range []string{"Nadia Ferrant", "Pia Lund", "Tom Brandt"} {
			team, _ := a.TeamNamed([]string{"marketing", "bd", "sales"}[i])
			bare["hat."+team.ID.String()] = nil
			if _, err := d.Add(ctx, "member", model.Fields{"name": name, "hat." + team.ID.String(): true}); err != nil {
				return err
			}
		}
		return d.Set(ctx, "member", d.Actor().Member, bare)
	})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

var large = fyne.NewSize(1440, 900)

func begin(t testing.TB, name string) *world {
	return open(t, as(t, house(t), name), theme.Light, large)
}

func (w *world) raise(fit int64) {
	w.t.Helper()
	w.set("definition", w.draft().Definitions[0].ID, model.Fields{"fit": fit})
}

func (w *world) sign(names ...string) {
	w.t.Helper()
	var id model.ID
	for _, n := range names {
		var err error
		id, err = as(w.t, w.desk, n).Sign(context.Background(), id, "")
		w.must(err)
	}
}

func TestPage_SaysWhereWeStand(t *testing.T) {
	w := begin(t, "Nadia")
	w.says("Nothing is signed yet: the draft is in force.", "there is no earlier one to compare with", "No lead was handed over yet",
		"The draft, as version 1", "All seven sections", "May sign: Tom Brandt")
	w.sign("Nadia", "Pia")
	w.says("Version 1 waits for Sales.", "Until everybody asked has signed, the rules hold as they stand in the draft.", "Put forward by Nadia, to hold from 23 Nov 2026", "You have signed it.")
	w.sign("Tom")
	w.says("Version 1 is in force since 23 November 2026, signed by Nadia, Pia and Tom.", "The draft says the same.", "Nothing waits for a signature.")
	w.raise(700)
	w.says("1 change of the draft waits for signatures.", "Worth a conversation (MQL), “Came to us”: asks for a fit of 70, was 60.",
		"Sales: not asked, nothing that binds them changed.", "Sign for Marketing")
	w.set("stage", w.draft().Stages[2].ID, model.Fields{"thinks": "Who could do it?"})
	w.says("Recorded, nobody needs to sign", "the buyer thinks “Who could do it?”")
	w.raise(600)
	w.says("1 change of wording or numbers is recorded since, which needs no signature.", "Nothing waits for a signature.")
	w.not("Sign for")
}

func TestPage_ADraftThatMovedOnCanBeSignedBesideTheVersionThatWaits(t *testing.T) {
	w := begin(t, "Pia")
	w.sign("Nadia", "Pia", "Tom")
	w.raise(700)
	w.sign("Nadia")
	w.raise(650)
	w.says("Version 2 waits for Business Development.", "The draft has moved on since (1 difference)", "asks for a fit of 65, was 70",
		"The draft, as version 3", "Version 2 is passed over once this one is signed by everybody asked.")
	t.Run("the older text is signed as it was put forward", func(t *testing.T) {
		w.press("Sign for")
		w.says("This cannot be undone")
		w.press("Sign for")
		law, err := w.desk.InForce(context.Background())
		w.must(err)
		if law.Version != 2 || law.Definitions[0].Fit != 700 {
			t.Errorf("version %d asks for %d", law.Version, law.Definitions[0].Fit)
		}
		w.says("Version 2 is in force", "1 change of the draft waits for signatures.")
	})
}

func TestPage_NobodySignsBeforeThePastIsCounted(t *testing.T) {
	w := begin(t, "Nadia")
	var work shell.Work
	var then func()
	w.page.Job = func(_ string, do shell.Work, done func()) { work, then = do, done }
	w.page.Reload()
	w.says("Counting anew …", "It can be signed in a moment")
	if b := w.button("Sign for"); !b.Disabled() {
		t.Error("the button can be pressed")
	}
	w.page.askSign(w.page.state.choices()[0])
	if w.shell.Window().Canvas().Overlays().Top() != nil {
		t.Error("it asks to sign")
	}
	t.Run("the keyboard stays where it is when the count arrives", func(t *testing.T) {
		at := w.button("Read all of it")
		w.shell.Window().Canvas().Focus(at)
		w.must(work(context.Background(), nil))
		then()
		if w.shell.Window().Canvas().Focused() != fyne.Focusable(at) {
			t.Error("it is elsewhere")
		}
		if b := w.button("Sign for"); b.Disabled() {
			t.Error("the button cannot be pressed")
		}
	})
	t.Run("what cannot be counted cannot be signed", func(t *testing.T) {
		w.page.store = broken{w.page.store}
		w.page.Job = atOnce
		w.page.Reload()
		w.says("The past could not be counted: the disk is gone", "It can be signed once the past is counted.")
		w.page.store = w.desk
		w.press("Count again")
		w.not("could not be counted")
	})
}

// broken is a firm whose past cannot be read.
type broken struct{ Store }

func (broken) Impact(context.Context) (model.Impact, error) {
	return model.Impact{}, errors.New("the disk is gone")
}

func TestPage_WhoMaySign(t *testing.T) {
	t.Run("who is not asked is told who is", func(t *testing.T) {
		w := begin(t, "Tom")
		w.sign("Nadia", "Pia", "Tom")
		w.raise(700)
		w.says("It asks Marketing and Business Development.")
		if w.button("Sign for") != nil {
			t.Error("there is a button")
		}
		if n := w.page.Waiting(); n != 0 {
			t.Errorf("%d wait for Tom", n)
		}
	})
	t.Run("who is asked finds it counted beside the page", func(t *testing.T) {
		w := begin(t, "Pia")
		w.sign("Nadia")
		if n := w.page.Waiting(); n != 1 {
			t.Errorf("%d wait for Pia", n)
		}
	})
	t.Run("a flaw is mended first, from where it stands", func(t *testing.T) {
		w := begin(t, "Nadia")
		for _, c := range w.draft().Criteria {
			w.set("criterion", c.ID, model.Fields{"points": int64(10)})
		}
		w.says("To mend before anybody signs", "No lead can reach the fit of 60", "as soon as what is listed above is mended")
		if b := w.button("Sign for"); b == nil || !b.Disabled() {
			t.Error("it can be signed")
		}
	})
	t.Run("a later first day is asked for with the rest", func(t *testing.T) {
		w := begin(t, "Nadia")
		w.day(t, "1 Dec 2026")
		w.press("Sign for")
		w.says("Version 1 holds from 1 December 2026, once Business Development and Sales have signed too.", "Nadia Ferrant for Marketing")
		w.press("Sign for")
		if v := w.page.state.all[0]; v.Effective != "2026-12-01" {
			t.Errorf("it holds from %s", v.Effective)
		}
	})
	t.Run("a day that has passed is refused where it is written", func(t *testing.T) {
		w := begin(t, "Nadia")
		w.day(t, "1 Nov 2026")
		w.press("Sign for")
		w.press("Sign for")
		if v := w.page.state.all[0]; v.Effective != "2026-11-23" {
			t.Errorf("it holds from %s", v.Effective)
		}
	})
}

// day writes another first day.
func (w *world) day(t *testing.T, words string) {
	t.Helper()
	for _, o := range w.shown() {
		if d, ok := o.(*kit.DateField); ok {
			c := w.shell.Window().Canvas()
			c.Focus(d.Field().Focusable())
			d.Field().Focusable().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
			c.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
			test.Type(d.Field().Focusable(), words)
			c.Unfocus()
			return
		}
	}
	t.Fatal("there is no day to write")
}

// tile finds the line that says the words.
func (w *world) tile(words string) *kit.Tile {
	w.t.Helper()
	for _, o := range w.shown() {
		if x, ok := o.(*kit.Tile); ok && strings.Contains(texts(x), words) {
			return x
		}
	}
	w.t.Fatalf("no line says %q", words)
	return nil
}

// note is a page that one can go to.
type note struct{ route, at string }

func (n *note) Title() string              { return n.route }
func (n *note) Question() string           { return "" }
func (n *note) Content() fyne.CanvasObject { return kit.Gap(1, 1) }
func (n *note) Reload()                    {}
func (n *note) Open(id string)             { n.at = id }

func TestPage_EverythingLeadsToItsRow(t *testing.T) {
	w := open(t, sampled(t, "team"), theme.Light, large)
	places := map[string]*note{}
	for _, route := range []string{"positioning", "definitions", "sla", "journey", "leads"} {
		places[route] = &note{route: route}
		w.shell.Register(shell.Run, shell.Entry{Route: route, Page: places[route]})
	}
	home := w.shell.Route()
	w.edit()
	for _, d := range w.page.state.changes {
		w.shell.Go(home)
		at := w.tile(d.Text)
		w.shell.Window().Canvas().Focus(at)
		at.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		route, id, _ := strings.Cut(w.shell.Route(), "/")
		if id != d.Ref.ID.String() || places[route] == nil || places[route].at != id {
			t.Errorf("%q leads to %s", d.Text, w.shell.Route())
		}
	}
	t.Run("a count opens its rows, Enter opens the lead, the count puts them away", func(t *testing.T) {
		w.shell.Go(home)
		w.press("Signed, and missed")
		w.says("Halvorsen Bulk")
		list, ok := w.shell.Window().Canvas().Focused().(*kit.List)
		if !ok {
			t.Fatalf("the keyboard is on %T", w.shell.Window().Canvas().Focused())
		}
		list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		if !strings.HasPrefix(w.shell.Route(), "leads/") {
			t.Errorf("it leads to %s", w.shell.Route())
		}
		w.shell.Go(home)
		w.press("Signed, and missed")
		if b, ok := w.shell.Window().Canvas().Focused().(*kit.Button); !ok || b.Label != "Signed, and missed" {
			t.Errorf("the keyboard is on %T", w.shell.Window().Canvas().Focused())
		}
	})
	t.Run("so do the leads that are still worth a call", func(t *testing.T) {
		w.shell.Go(home + "/" + replay)
		w.says("80 leads were handed over", "Still worth a call", "Delft Sensorics")
	})
	t.Run("the history lists what a version changed when asked", func(t *testing.T) {
		w.sign("Ilse", "Nadia", "Maartje")
		w.page.Open(history)
		w.says("Version 2 in force", "Version 1 past", "The first one: all of it was new.", "4 changes from version 1")
		w.not("asks for a fit of 70")
		w.press("4 changes from version 1")
		w.says("asks for a fit of 70, was 60")
	})
	t.Run("every text can be read as one page", func(t *testing.T) {
		w.page.Open(toRead)
		w.says("Version 2, in force since 23 November 2026", "fit at least 70", "Mark of what binds: "+agree.Hash(w.page.state.all[1].Sections)[:12])
		w.page.lay(w.page.state.all[0].Bundle.String())
		w.says("Version 1, held from 28 November 2025", "fit at least 60")
		w.page.lay("draft")
		w.says("The draft of today. Version 2 is in force.")
	})
}

func TestPage_ByKeysAlone(t *testing.T) {
	w := open(t, as(t, house(t), "Nadia"), theme.Light, fyne.NewSize(1100, 700))
	w.sign("Nadia", "Pia", "Tom")
	for _, c := range w.draft().Criteria {
		w.set("criterion", c.ID, model.Fields{"known-by": "sql"})
	}
	for _, p := range w.draft().Promises {
		w.set("promise", p.ID, model.Fields{"rate": int64(800)})
	}
	c := w.shell.Window().Canvas()
	t.Run("what has the keyboard is in view, down to the last change and back to the tabs", func(t *testing.T) {
		seen := 0
		for range 80 {
			test.FocusNext(c)
			at, ok := c.Focused().(*kit.Tile)
			if !ok {
				continue
			}
			seen++
			y := fyne.CurrentApp().Driver().AbsolutePositionForObject(at).Y
			top := fyne.CurrentApp().Driver().AbsolutePositionForObject(w.page.scroll).Y
			if y < top || y+at.Size().Height > top+w.page.scroll.Size().Height+1 {
				t.Fatalf("%q stands at %.0f", texts(at), y)
			}
		}
		if seen < len(w.page.state.changes) {
			t.Errorf("Tab leads to %d of %d changes", seen, len(w.page.state.changes))
		}
	})
	t.Run("the page to read is turned by the keys that turn pages", func(t *testing.T) {
		w.page.Open(toRead)
		c.Unfocus()
		w.page.scroll.ScrollToTop()
		c.OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyPageDown})
		if w.page.scroll.Offset.Y == 0 {
			t.Error("it did not turn")
		}
	})
}

func TestPage_SaveAsTemplate(t *testing.T) {
	w := begin(t, "Nadia")
	home := t.TempDir()
	t.Setenv("HOME", home)
	w.must(w.page.askTemplate())
	w.says("Save the rules as a template")
	w.press("Save")
	if st, err := os.Stat(filepath.Join(home, "Test firm rules.baton")); err != nil || st.Size() == 0 {
		t.Errorf("no template: %v", err)
	}
	t.Run("a template takes no other file's place", func(t *testing.T) {
		w.must(w.page.askTemplate())
		w.press("Save")
		w.says("A file of this name is there already. Choose another name.")
	})
}

func TestPage_AFirmOfOne(t *testing.T) {
	w := open(t, storetest.FromTemplate(t, "cloud"), theme.Light, large)
	w.says("Nothing is signed yet: your rules hold as they stand.", "Your word", "“These are my rules from today”")
	w.not("Marketing", "Holds from")
	w.press("These are my rules from today")
	w.says("These are your rules from today?")
	w.press("Sign")
	w.says("Version 1 is in force since 23 November 2026, signed by Ada.", "Nothing waits for a signature.")
}

func TestPage_Line(t *testing.T) {
	w := begin(t, "Nadia")
	line := func(want string) {
		t.Helper()
		if got := w.page.Line().Words; got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	line("")
	w.sign("Nadia")
	line("You are editing the draft, which holds until everybody has signed version 1.")
	w.sign("Pia", "Tom")
	line("You are editing the draft. Version 1 is in force. The draft says the same.")
	w.raise(700)
	line("You are editing the draft. Version 1 is in force. 1 change of the draft waits for signatures.")
}

func TestPage_DoubtsAreSaid(t *testing.T) {
	w := begin(t, "Nadia")
	w.sign("Nadia", "Pia", "Tom")
	w.page.store = doubtful{w.page.store}
	w.page.Reload()
	w.says("Version 1 was changed after it was signed.")
}

// doubtful is a firm somebody tampered with.
type doubtful struct{ Store }

func (d doubtful) Versions(ctx context.Context) ([]model.Version, error) {
	all, err := d.Store.Versions(ctx)
	for i := range all {
		all[i].Doubts = []string{"Version 1 was changed after it was signed."}
	}
	return all, err
}
