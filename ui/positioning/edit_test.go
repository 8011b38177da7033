package positioning

import (
	"context"
	"reflect"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"baton/model"
	"baton/ui/theme"
)

func press(o fyne.Focusable, k fyne.KeyName) { o.TypedKey(&fyne.KeyEvent{Name: k}) }

func TestPage_ShowsEveryAnswerInItsStep(t *testing.T) {
	got := open(t, "cloud", theme.Light).said()
	want := `For software companies of 50 to 500 people with a product in the public cloud, we are a cloud and DevOps consultancy that helps them release on any working day without waking anyone at night, because we carry the pager with their team until the first quiet month. Without us they would keep the platform team of two firefighting, or hire two platform engineers.
1 Alternatives
  Do nothing: keep the platform team of two firefighting [1 criterion] [1 play]
  Hire two platform engineers [1 play]
  Go with the hyperscaler's big partner
2 What only we have
  We carry the pager with their team until the first quiet month [1 value] [1 criterion] [1 play]
  We build in the client's own accounts and repositories, all of it as code [1 value] [1 criterion]
  We read the cloud bill line by line before we propose anything [1 value]
3 What it is worth to them
  Release on any working day without waking anyone at night <- We carry the pager with their team until the first quiet month [1 proof] [1 criterion] [1 play]
  Keep everything that was built, whether we stay or go <- We build in the client's own accounts and repositories, all of it as code [1 proof] [1 play]
  Know what each of their products costs to run <- We read the cloud bill line by line before we propose anything [1 proof] [1 criterion] [1 play]
4 Best-fit customers
  Software companies of 50 to 500 people with a product in the public cloud [2 criteria]
5 Category
  A cloud and DevOps consultancy
0 Offer
  Platform review in two weeks, then migration or rebuild by milestone, then on-call by the month
0 Vertical
  Business software, online retail and payments [1 criterion] [1 rule]
0 Buyer
  The CTO or head of engineering who gets the call at night [1 play]
0 Proof
  Releases per month and pages per night, before and after, from a client the same size <- Release on any working day without waking anyone at night
  The repositories of a client who left us, still deployed from every week <- Keep everything that was built, whether we stay or go
  A cloud bill before and after, with the name of each product beside its share <- Know what each of their products costs to run
`
	if got != want {
		t.Errorf("the page says\n%s", got)
	}
}

func TestLine(t *testing.T) {
	w := open(t, "cloud", theme.Light)
	canvas := w.Shell.Window().Canvas()
	first := func() *line { return w.section("category").lines[0] }

	t.Run("the sentence changes while one types, and nothing is kept before the line is left", func(t *testing.T) {
		first().edit()
		first().input.SetText("A night-shift insurance")
		if !strings.Contains(w.Page.sentence.Value, "we are a night-shift insurance that helps") {
			t.Errorf("the sentence says %q", w.Page.sentence.Value)
		}
		if got := w.elements("category"); got[0] != "A cloud and DevOps consultancy" {
			t.Errorf("kept %q too early", got)
		}
	})
	t.Run("Esc gives the words and the sentence back", func(t *testing.T) {
		press(first().input, fyne.KeyEscape)
		if first().input != nil || first().words.Value != "A cloud and DevOps consultancy" {
			t.Errorf("the line shows %q", first().words.Value)
		}
		if !strings.Contains(w.Page.sentence.Value, "cloud and DevOps consultancy") {
			t.Errorf("the sentence says %q", w.Page.sentence.Value)
		}
	})
	t.Run("leaving the line keeps the words", func(t *testing.T) {
		press(first(), fyne.KeyReturn)
		first().input.SetText("A platform crew")
		canvas.Focus(w.section("offer").lines[0])
		if got := w.elements("category"); !reflect.DeepEqual(got, []string{"A platform crew"}) {
			t.Errorf("kept %q", got)
		}
	})
	t.Run("Enter in the last place adds an answer and waits for the next", func(t *testing.T) {
		adder := w.section("vertical").adder
		press(adder, fyne.KeyReturn)
		test.Type(adder.input, "Logistics")
		press(adder.input, fyne.KeyReturn)
		test.Type(adder.input, "Health")
		press(adder.input, fyne.KeyReturn)
		want := []string{"Business software, online retail and payments", "Logistics", "Health"}
		if got := w.elements("vertical"); !reflect.DeepEqual(got, want) {
			t.Errorf("kept %q", got)
		}
		if adder.input == nil || canvas.Focused() != adder.input {
			t.Error("the keyboard is not in the place for the next answer")
		}
	})
	t.Run("saving one line does not disturb another that is being written", func(t *testing.T) {
		adder := w.section("vertical").adder
		test.Type(adder.input, "Insur")
		if err := w.Desk.Set(context.Background(), "element", w.section("buyer").ids[0], model.Fields{"text": "The CTO"}); err != nil {
			t.Fatal(err)
		}
		if adder.input == nil || adder.input.Text != "Insur" {
			t.Error("what was being written is gone")
		}
		if w.section("buyer").lines[0].words.Value != "The CTO" {
			t.Error("the other line shows old words")
		}
		press(adder.input, fyne.KeyEscape)
	})
	t.Run("an emptied line is removed, and Undo brings it back", func(t *testing.T) {
		l := w.section("vertical").lines[2]
		l.edit()
		l.input.SetText("  ")
		press(l.input, fyne.KeyReturn)
		if got := w.elements("vertical"); len(got) != 2 {
			t.Errorf("kept %q", got)
		}
		w.Shell.Undo()
		if got := w.elements("vertical"); len(got) != 3 {
			t.Errorf("after Undo there are %q", got)
		}
	})
	t.Run("Delete removes the line the keyboard is on", func(t *testing.T) {
		last := w.section("vertical").lines[2]
		press(w.section("vertical").lines[1], fyne.KeyDelete)
		if canvas.Focused() != last {
			t.Error("the keyboard is not on the next line")
		}
		if got := w.elements("vertical"); !reflect.DeepEqual(got, []string{"Business software, online retail and payments", "Health"}) {
			t.Errorf("kept %q", got)
		}
	})
	t.Run("the arrows go from line to line, across the steps", func(t *testing.T) {
		last := w.section("attribute").adder
		canvas.Focus(last)
		press(last, fyne.KeyDown)
		if canvas.Focused() != w.section("value").lines[0] {
			t.Errorf("the keyboard is on %v", canvas.Focused())
		}
		press(w.section("value").lines[0], fyne.KeyUp)
		if canvas.Focused() != last {
			t.Errorf("the keyboard is on %v", canvas.Focused())
		}
	})
	t.Run("words that are refused stay open", func(t *testing.T) {
		l := w.section("proof").lines[0]
		l.edit()
		l.input.SetText(strings.Repeat("long ", 5000))
		press(l.input, fyne.KeyReturn)
		if l.input == nil {
			t.Error("the words are gone although they were not kept")
		}
	})
}

func TestPage_Order(t *testing.T) {
	w := open(t, "cloud", theme.Light)
	values := w.section("value")
	t.Run("the value moved to the top is the one the sentence says", func(t *testing.T) {
		w.Page.swap(values.step, values.ids[1], -1)
		if !strings.Contains(w.Page.sentence.Value, "helps them keep everything that was built") {
			t.Errorf("the sentence says %q", w.Page.sentence.Value)
		}
	})
	t.Run("the first has nothing above it", func(t *testing.T) {
		if id := w.Page.neighbour(values.step, values.ids[0], -1); !id.IsZero() {
			t.Errorf("it has %v", id)
		}
	})
	t.Run("a value follows from another attribute, or from none", func(t *testing.T) {
		items := w.Page.reasons(values.step, values.ids[0])
		if len(items) != 5 || !items[1].Chosen {
			t.Fatalf("offered %+v", items)
		}
		items[2].Run()
		if !strings.Contains(w.Page.sentence.Value, "because we read the cloud bill") {
			t.Errorf("the sentence says %q", w.Page.sentence.Value)
		}
		items[4].Run()
		if a := read(w.Page.draft)[2].lines[0]; a.because != "" {
			t.Errorf("it still follows from %q", a.because)
		}
	})
}

func TestPage_AnEmptyPositioningOffersExamples(t *testing.T) {
	w := open(t, "plain", theme.Light)
	for _, e := range w.Page.draft.Positioning {
		if err := w.Desk.Delete(context.Background(), "element", e.ID); err != nil {
			t.Fatal(err)
		}
	}
	if w.Page.empty.Hidden || len(w.Page.empty.Objects) == 0 {
		t.Fatal("nothing to start from")
	}
	w.Page.start("data")
	if got := read(w.Page.draft)[2].lines; len(got) != 3 || got[0].because == "" {
		t.Errorf("the values are %+v", got)
	}
	if !w.Page.empty.Hidden {
		t.Error("the examples are still offered")
	}
}

func TestPage_WhatBelongsTogetherIsOneChange(t *testing.T) {
	w := open(t, "cloud", theme.Light)
	values := w.section("value")
	texts := func() []string { return w.elements("value") }
	t.Run("a value moved up and down again by the menu of its line", func(t *testing.T) {
		before := texts()
		w.Focus(values.lines[1])
		w.OneChange("Move value up", func() {
			w.Type(".")
			w.Choose("Move up")
		})
		if got := texts(); got[0] != before[1] || got[1] != before[0] {
			t.Errorf("the values are %q", got)
		}
		w.OneChange("Move value down", func() { w.Page.swap(values.step, values.ids[0], 1) })
		if got := texts(); !reflect.DeepEqual(got, before) {
			t.Errorf("the values are %q, were %q", got, before)
		}
	})
	t.Run("all the words of an example firm", func(t *testing.T) {
		w := open(t, "plain", theme.Light)
		for _, e := range w.Page.draft.Positioning {
			if err := w.Desk.Delete(context.Background(), "element", e.ID); err != nil {
				t.Fatal(err)
			}
		}
		w.OneChange("Start from an example", func() { w.Page.start("data") })
		if n := len(w.elements("value")); n != 3 {
			t.Errorf("%d values", n)
		}
	})
}
