package ask_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"image/png"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"baton/model"
	"baton/store/storetest"
	"baton/ui/kit"
)

func (a *asked) keys(runes string, names ...fyne.KeyName) {
	a.Helper()
	for _, r := range runes {
		a.win.Canvas().Focused().TypedRune(r)
	}
	for _, n := range names {
		a.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: n})
	}
}

func (a *asked) touches(name string) []model.Touch {
	a.Helper()
	d, err := a.desk.Lead(context.Background(), a.lead[name])
	if err != nil {
		a.Fatal(err)
	}
	return d.Touches
}

// asks opens the question for leads.
func (a *asked) asks(names ...string) {
	a.Helper()
	var ids []model.ID
	for _, n := range names {
		ids = append(ids, a.lead[n])
	}
	if err := a.moves.Touch(ids); err != nil {
		a.Fatal(err)
	}
}

// selects are the selects of the open form, in their order.
func (a *asked) selects() []*kit.Select {
	var out []*kit.Select
	for _, o := range test.LaidOutObjects(a.top()) {
		if s, ok := o.(*kit.Select); ok && s.Visible() {
			out = append(out, s)
		}
	}
	return out
}

// chooses goes down a select to a label.
func (a *asked) chooses(label string) {
	a.Helper()
	for _, s := range a.selects() {
		for _, o := range s.Options {
			if strings.HasPrefix(o.Label, label) {
				for range s.Options {
					s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyUp})
				}
				for s.Value != o.Value {
					s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
				}
				return
			}
		}
	}
	a.Fatalf("nothing offers %q:\n%s", label, a.words())
}

func TestMoves_Touch(t *testing.T) {
	a := begin(t)
	last := func() model.Touch {
		all := a.touches("Quillon")
		if len(all) == 0 {
			t.Fatal("nothing was logged")
		}
		return all[len(all)-1]
	}
	t.Run("two keys log what happened just now, and Enter takes the likeliest", func(t *testing.T) {
		a.asks("Quillon")
		a.sees("Log a touch", "Now, with Jane Doe", "Call", "Webinar")
		a.keys("c")
		a.sees("Call: how did it go?", "No answer", "Talked")
		a.keys("", fyne.KeyReturn)
		got := last()
		if got.Kind != "call" || got.Outcome != "no-answer" || got.Direction != "out" || got.Exact != "minute" || !got.Happened.Equal(storetest.Now) || got.Person.IsZero() {
			t.Errorf("it logged %+v", got)
		}
	})
	t.Run("what they did is theirs", func(t *testing.T) {
		a.asks("Quillon")
		a.keys("d", fyne.KeyReturn)
		if got := last(); got.Kind != "download" || got.Direction != "in" || got.Outcome != "" {
			t.Errorf("it logged %+v", got)
		}
	})
	t.Run("Tab opens the rest without leaving the keyboard", func(t *testing.T) {
		a.asks("Quillon")
		a.keys("m", fyne.KeyTab)
		a.sees("Sent", "From us", "Just now", "Note")
		a.chooses("Earlier today")
		for _, o := range test.LaidOutObjects(a.top()) {
			if f, ok := o.(*kit.Field); ok && f.Visible() {
				f.Focus()
				break
			}
		}
		a.keys("23.50")
		a.presses("Log")
		a.sees("has not come yet")
		a.chooses("Between two days")
		a.presses("Log")
		a.sees("Write a day such as")
		a.chooses("Nobody knows")
		a.presses("Log")
		if got := last(); got.Kind != "mail" || got.Exact != "unknown" {
			t.Errorf("it logged %+v", got)
		}
	})
	t.Run("several are logged at once, and one is told of all of them", func(t *testing.T) {
		a.asks("Pinegate", "Ostrya")
		a.sees("2 leads")
		a.keys("ct")
		for _, name := range []string{"Pinegate", "Ostrya"} {
			if all := a.touches(name); len(all) == 0 || all[len(all)-1].Outcome != "talked" {
				t.Errorf("%s has %+v", name, all)
			}
		}
	})
}

func TestMoves_Touch_against(t *testing.T) {
	a := begin(t)
	t.Run("who asked us to stop is named before, and logging it takes a word more", func(t *testing.T) {
		a.asks("Quillon")
		a.keys("ca")
		a.asks("Quillon")
		a.sees("Jane Doe asked us to stop")
		before := len(a.touches("Quillon"))
		a.keys("m", fyne.KeyReturn)
		a.sees("Log it all the same?", "contact somebody else")
		if len(a.touches("Quillon")) != before {
			t.Error("it was logged before anybody agreed")
		}
		a.presses("Log it")
		if len(a.touches("Quillon")) != before+1 {
			t.Error("it is not logged")
		}
	})
	t.Run("a touch before the person was known says so, and makes its day the first", func(t *testing.T) {
		a.asks("Pinegate")
		a.keys("t", fyne.KeyTab)
		a.chooses("On a day")
		for _, o := range test.LaidOutObjects(a.top()) {
			if f, ok := o.(*kit.DateField); ok && f.Visible() {
				f.SetDay(storetest.Now.AddDate(0, 0, -5).Truncate(24 * time.Hour))
				break
			}
		}
		a.presses("Log")
		a.sees("is known since 23 November 2026 only")
		a.presses("Log it")
		all := a.touches("Pinegate")
		if len(all) != 1 || all[0].Exact != "day" || all[0].Outcome != "talked" {
			t.Fatalf("it logged %+v", all)
		}
		reach, err := a.desk.Reach(context.Background(), a.lead["Pinegate"])
		if err != nil || !reach.People[0].Known.Equal(all[0].Happened) {
			t.Errorf("they are known since %v, %v", reach.People[0].Known, err)
		}
	})
}

// TestTouchLooks draws the questions, with BATON_LOOKS to look at.
func TestTouchLooks(t *testing.T) {
	dir := os.Getenv("BATON_LOOKS")
	if dir == "" {
		t.Skip("nobody looks")
	}
	a := begin(t)
	a.win.Resize(fyne.NewSize(1100, 700))
	save := func(name string) {
		f, err := os.Create(filepath.Join(dir, name+".png"))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		if err := png.Encode(f, a.win.Canvas().Capture()); err != nil {
			t.Fatal(err)
		}
	}
	a.asks("Quillon")
	save("touch-kind")
	a.keys("m")
	save("touch-outcome")
	a.keys("", fyne.KeyTab)
	a.chooses("Between two days")
	save("touch-all")
	a.presses("Cancel")
	a.asks("Quillon")
	a.keys("ca")
	a.asks("Quillon")
	save("touch-stopped")
	a.keys("m", fyne.KeyReturn)
	save("touch-anyway")
}
