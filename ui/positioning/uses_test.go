package positioning

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// other is a page that only notes what it was asked to open.
type other struct{ opened string }

func (*other) Title() string              { return "Other" }
func (*other) Question() string           { return "?" }
func (*other) Content() fyne.CanvasObject { return kit.Gap(1, 1) }
func (*other) Reload()                    {}
func (o *other) Open(id string)           { o.opened = id }

// pill is the chip of a line that says these words.
func (w *world) pill(l *line, word string) *kit.Pill {
	w.T.Helper()
	for _, o := range l.right.Objects {
		if p, ok := o.(*kit.Pill); ok && p.Word() == word {
			return p
		}
	}
	w.T.Fatalf("no chip %q", word)
	return nil
}

// dialog are the words of the open dialog, "" when none is open.
func (w *world) dialog() string {
	top := w.Shell.Window().Canvas().Overlays().Top()
	if top == nil {
		return ""
	}
	var out []string
	for _, o := range test.LaidOutObjects(top) {
		if text, ok := o.(*canvas.Text); ok {
			out = append(out, text.Text)
		}
	}
	return strings.Join(out, " ")
}

func (w *world) criterion(name string) model.Criterion {
	w.T.Helper()
	for _, c := range w.Law().Criteria {
		if c.Name == name {
			return c
		}
	}
	w.T.Fatalf("no criterion %q", name)
	return model.Criterion{}
}

func TestLine_LeadsToWhatComesFromIt(t *testing.T) {
	w := open(t, "cloud", theme.Light)
	pages := map[string]*other{}
	for _, route := range []string{"criteria", "scoring", "journey"} {
		pages[route] = &other{}
		w.Shell.Register(shell.Agree, shell.Entry{Route: route, Icon: theme.Glyph("compass"), Page: pages[route]})
	}
	t.Run("one criterion is gone to at once", func(t *testing.T) {
		w.Focus(w.pill(w.section("alternative").lines[0], "1 criterion"))
		w.Press(fyne.KeySpace)
		if want := w.criterion("Has at most three people for the platform").ID.String(); pages["criteria"].opened != want {
			t.Errorf("opened %q, want %q", pages["criteria"].opened, want)
		}
		w.Shell.Back()
	})
	t.Run("of several one chooses", func(t *testing.T) {
		w.Focus(w.pill(w.section("customer").lines[0], "2 criteria"))
		w.Press(fyne.KeyReturn)
		w.Choose("Runs at least part of production on a public cloud")
		if want := w.criterion("Runs at least part of production on a public cloud").ID.String(); pages["criteria"].opened != want {
			t.Errorf("opened %q", pages["criteria"].opened)
		}
		w.Shell.Back()
	})
	t.Run("a rule is on the Scoring page, a play in its stage of the journey", func(t *testing.T) {
		test.Tap(w.pill(w.section("vertical").lines[0], "1 rule"))
		if pages["scoring"].opened != w.Law().Scoring.Rules[len(w.Law().Scoring.Rules)-1].ID.String() && pages["scoring"].opened == "" {
			t.Errorf("opened %q", pages["scoring"].opened)
		}
		w.Shell.Back()
		test.Tap(w.pill(w.section("alternative").lines[1], "1 play"))
		if s, _ := w.Law().StageNamed("proposal"); pages["journey"].opened != s.ID.String() {
			t.Errorf("opened %q, want the proposal", pages["journey"].opened)
		}
		w.Shell.Back()
	})
	t.Run("a value is on this page, and takes the keyboard", func(t *testing.T) {
		test.Tap(w.pill(w.section("attribute").lines[1], "1 value"))
		if w.Focused() != w.section("value").lines[1] {
			t.Errorf("the keyboard is on %T", w.Focused())
		}
	})
}

func TestPage_SaysWhatARemovalTouches(t *testing.T) {
	w := open(t, "cloud", theme.Light)
	const size = "Has 50 to 500 employees"
	customers := w.section("customer")
	t.Run("before it is gone", func(t *testing.T) {
		w.Focus(customers.lines[0])
		w.Press(fyne.KeyDelete)
		if got := w.dialog(); !strings.Contains(got, "2 lines come from it") || !strings.Contains(got, size) {
			t.Errorf("it says %q", got)
		}
		if len(w.elements("customer")) != 1 {
			t.Error("it is gone already")
		}
	})
	t.Run("Esc leaves it", func(t *testing.T) {
		w.Press(fyne.KeyEscape)
		if w.dialog() != "" || len(w.elements("customer")) != 1 || w.Focused() != customers.lines[0] {
			t.Errorf("it is gone, or the keyboard is: it is on %T", w.Focused())
		}
	})
	t.Run("then it goes, its criteria stay without a source, and one undo brings all back", func(t *testing.T) {
		w.OneChange("Remove best-fit customer", func() {
			w.Focus(customers.lines[0])
			w.Press(fyne.KeyDelete, fyne.KeyReturn)
		})
		if !w.criterion(size).Element.IsZero() || len(w.elements("customer")) != 0 {
			t.Error("the criterion comes from what is gone")
		}
		if w.Focused() != customers.adder {
			t.Errorf("the keyboard is on %T", w.Focused())
		}
		w.Shell.Undo()
		if w.criterion(size).Element.IsZero() {
			t.Error("the criterion comes from nothing after Undo")
		}
	})
	t.Run("while an answer is written the margin names what comes from it", func(t *testing.T) {
		l := w.section("alternative").lines[0]
		l.edit()
		if n := len(w.section("alternative").aside.Objects); n != 1 {
			t.Errorf("%d notes in the margin", n)
		}
		press(l.input, fyne.KeyEscape)
		if n := len(w.section("alternative").aside.Objects); n != 0 {
			t.Errorf("%d notes in the margin", n)
		}
	})
	t.Run("what nothing comes from goes at once", func(t *testing.T) {
		w.Focus(w.section("alternative").lines[2])
		w.Press(fyne.KeyDelete)
		if w.dialog() != "" || len(w.elements("alternative")) != 2 {
			t.Errorf("there are %q", w.elements("alternative"))
		}
	})
}

func TestPage_SaysWhatIsWeak(t *testing.T) {
	w := open(t, "cloud", theme.Light)
	if len(w.Page.weak) != 0 {
		t.Fatalf("weak from the start: %+v", w.Page.weak)
	}
	w.weaken()
	got := w.said()
	for _, want := range []string{
		"  ! Doing nothing is not among the alternatives.",
		"    ! Does not say why yet.",
		"    ! Is one more trade without a reason.",
		"    ! Leaves nobody out.",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not said in\n%s", want, got)
		}
	}
	t.Run("F8 goes from one to the next and back to the first", func(t *testing.T) {
		w.Shell.Press("F8")
		if w.Focused() != w.section("alternative").adder {
			t.Errorf("the keyboard is on %T", w.Focused())
		}
		w.Shell.Press("F8")
		if w.Focused() != w.section("value").lines[0] {
			t.Errorf("the keyboard is on %T", w.Focused())
		}
		for range len(w.Page.weak) - 1 {
			w.Shell.Press("F8")
		}
		if w.Focused() != w.section("alternative").adder {
			t.Errorf("the keyboard is on %T", w.Focused())
		}
	})
	t.Run("a second trade is explained by what holds there too", func(t *testing.T) {
		l := w.section("vertical").lines[1]
		w.TabTo(l.below)
		w.Press(fyne.KeySpace)
		w.Choose("Know what each of their products costs to run")
		if l.below.Label != "holds there too: know what each of their products costs to run" || len(l.notes.Objects) != 0 {
			t.Errorf("it says %q, %d notes", l.below.Label, len(l.notes.Objects))
		}
	})
	t.Run("or in its own words", func(t *testing.T) {
		w.Page.rewrite(w.section("vertical").step, w.section("vertical").ids[2], "Health, because their nights are as short")
		if n := len(w.section("vertical").lines[2].notes.Objects); n != 0 {
			t.Errorf("%d notes", n)
		}
	})
	t.Run("the first trade is not asked", func(t *testing.T) {
		if !w.section("vertical").lines[0].below.Hidden {
			t.Error("it is")
		}
	})
}

func TestPage_AnExampleTakesThePlaceOfWhatIsWritten(t *testing.T) {
	w := open(t, "cloud", theme.Light)
	if err := w.Page.choose(); err != nil {
		t.Fatal(err)
	}
	if got := w.dialog(); !strings.Contains(got, "the place of the 17 answers") || !strings.Contains(got, "Managed security provider") {
		t.Errorf("it says %q", got)
	}
	w.OneChange("Start from an example", func() { w.Page.start("security") })
	if got := w.elements("category"); len(got) != 1 || got[0] != "A managed security provider" {
		t.Errorf("the category is %q", got)
	}
	if n := len(w.Law().Criteria); n != 8 {
		t.Errorf("%d criteria are left", n)
	}
}

func TestPage_OpensOneAnswerByItsRoute(t *testing.T) {
	w := open(t, "cloud", theme.Light)
	l := w.section("proof").lines[2]
	w.Shell.Go("positioning/" + w.section("proof").ids[2].String())
	if w.Focused() != l || w.Page.scroll.Offset.Y == 0 {
		t.Errorf("the keyboard is on %T, scrolled to %v", w.Focused(), w.Page.scroll.Offset.Y)
	}
}
