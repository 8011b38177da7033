package scoring

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/theme"
)

func (w *world) group(name string) *groupCard {
	w.T.Helper()
	for _, c := range w.Page.cards {
		if c.part.Name == name {
			return c
		}
	}
	w.T.Fatalf("no group %q", name)
	return nil
}

func (w *world) rule(name string) model.Rule {
	for _, r := range w.Law().Scoring.Rules {
		if r.Name == name {
			return r
		}
	}
	return model.Rule{}
}

func TestPage_ARuleIsAdded(t *testing.T) {
	w := open(t, "cloud", theme.Light, 10)
	t.Run("by its name, in the group one stands on, by keys alone", func(t *testing.T) {
		w.Focus(w.group("Asks us").head)
		w.Type(".")
		w.Choose("New rule")
		w.Type("Asked for a second meeting")
		w.Press(fyne.KeyReturn)
		r := w.rule("Asked for a second meeting")
		if r.Group != w.group("Asks us").part.ID || r.Touch != "" || r.Points != 100 || r.Interest != some || r.HalfLife != 45 {
			t.Fatalf("made %+v", r)
		}
	})
	row := func() *ruleRow { return w.row("Asked for a second meeting") }
	t.Run("it opens, to say what it counts", func(t *testing.T) {
		if row().form == nil || w.Focused() != row().form.name.Focusable() {
			t.Fatalf("the keyboard is on %T", w.Focused())
		}
		w.TabTo(row().form.touch)
		w.Press(fyne.KeyDown, fyne.KeyDown)
		w.Tab()
		w.Press(fyne.KeyDown, fyne.KeyDown)
		w.Tab()
		w.Type("r")
		w.Tab()
		w.Type("s")
		r := w.rule("Asked for a second meeting")
		if r.Touch != "mail" || r.Direction != "in" || r.Outcome != "replied" || r.Role != "signs" {
			t.Errorf("it counts %+v", r)
		}
		if got := row().worth.Value; got != "Mail, from them, replied, by whoever signs · 10 points, half after 45 days" {
			t.Errorf("it says %q", got)
		}
	})
	t.Run("any touch again", func(t *testing.T) {
		w.Focus(row().form.touch)
		w.Press(fyne.KeyUp, fyne.KeyUp)
		if r := w.rule("Asked for a second meeting"); r.Touch != "" {
			t.Errorf("it counts %q", r.Touch)
		}
	})
	t.Run("Esc closes it and the keyboard stays on it", func(t *testing.T) {
		w.Focus(row().form.name.Focusable())
		w.Press(fyne.KeyEscape)
		if row().form != nil || w.Focused() != row().head {
			t.Errorf("the keyboard is on %T", w.Focused())
		}
	})
	t.Run("Ctrl+N begins one, and no words add nothing", func(t *testing.T) {
		before := len(w.Law().Scoring.Rules)
		w.Shell.Press("Ctrl+N")
		if w.group("Reads us").adder == nil || w.Focused() != w.group("Reads us").adder.Focusable() {
			t.Fatalf("the keyboard is on %T", w.Focused())
		}
		w.Press(fyne.KeyReturn, fyne.KeyEscape)
		if n := len(w.Law().Scoring.Rules); n != before || w.group("Reads us").adder != nil {
			t.Errorf("%d rules, were %d", n, before)
		}
	})
}

func TestPage_ARuleIsChangedAndDeleted(t *testing.T) {
	w := open(t, "cloud", theme.Light, 30)
	t.Run("Enter opens it where it stands, once more closes it", func(t *testing.T) {
		w.Focus(w.row("Wrote to us").head)
		w.Press(fyne.KeyReturn)
		if w.row("Wrote to us").form == nil {
			t.Fatal("it is not open")
		}
		w.Focus(w.row("Wrote to us").head)
		w.Press(fyne.KeyReturn)
		if w.row("Wrote to us").form != nil {
			t.Error("it is still open")
		}
		w.Press(fyne.KeyReturn)
	})
	t.Run("it is renamed and stays open", func(t *testing.T) {
		w.OneChange("Rename scoring rule", func() { w.Write(w.row("Wrote to us").form.name, "Wrote to us first") })
		if w.row("Wrote to us first").form == nil {
			t.Error("it closed")
		}
	})
	row := w.row("Wrote to us first")
	t.Run("a rule keeps its name when it is emptied", func(t *testing.T) {
		w.Write(row.form.name, " ")
		if w.rule("Wrote to us first").ID.IsZero() || row.form.name.Valid() {
			t.Error("it has no name")
		}
		w.Replace(row.form.name, "Wrote to us first")
	})
	t.Run("what it counts is kept as one chooses, and the leads are scored anew", func(t *testing.T) {
		before := w.counts()
		for _, r := range w.Law().Scoring.Rules {
			if r.Touch == "meeting" && r.Role == "" {
				w.Page.keep("rule", r.ID, model.Fields{"points": int64(0)})
			}
		}
		alone := w.counts()
		row.form.touch.OnCommit("meeting")
		row.form.direction.OnCommit("")
		if r := w.rule("Wrote to us first"); r.Touch != "meeting" || r.Direction != "" {
			t.Errorf("kept %+v", r)
		}
		if w.counts() == alone || alone == before {
			t.Errorf("the bands are %s, were %s and %s", w.counts(), alone, before)
		}
	})
	t.Run("two rules that count the same are pointed out", func(t *testing.T) {
		w.Page.keep("rule", w.rule("Sat down with us").ID, model.Fields{"points": int64(350)})
		if got := row.form.reads.Value; got != "“Sat down with us” counts exactly the same: both are added." {
			t.Errorf("it says %q", got)
		}
	})
	t.Run("and so is what nobody notes", func(t *testing.T) {
		row.form.touch.OnCommit("visit")
		row.form.outcome.OnCommit("replied")
		if got := row.form.reads.Value; got != "Nobody notes what came of a visit: the rule will hardly ever count." {
			t.Errorf("it says %q", got)
		}
		row.form.touch.OnCommit("mail")
		if got := row.form.reads.Value; !strings.HasPrefix(got, "In words: Wrote to us first: 38 points for each mail (replied)") {
			t.Errorf("it says %q", got)
		}
	})
	t.Run("its points and its half-life are there without fine-tuning", func(t *testing.T) {
		w.Focus(row.slider)
		w.Press(fyne.KeyLeft)
		w.Write(row.half, "30")
		w.Page.trial.Keep()
		if r := w.rule("Wrote to us first"); r.Points != 370 || r.HalfLife != 30 {
			t.Errorf("%d points, half after %d", r.Points, r.HalfLife)
		}
	})
	t.Run("it moves to another group", func(t *testing.T) {
		i := slices.IndexFunc(w.Page.ruleMenu(row)[1].Items, func(m kit.MenuItem) bool { return m.Label == "Talks with us" })
		w.OneChange("Move rule", w.Page.ruleMenu(row)[1].Items[i].Run)
		if r := w.rule("Wrote to us first"); r.Group != w.group("Talks with us").part.ID {
			t.Errorf("it stands in %v", r.Group)
		}
	})
	t.Run("Delete deletes it", func(t *testing.T) {
		w.Focus(w.row("Wrote to us first").head)
		w.OneChange("Delete scoring rule", func() { w.Press(fyne.KeyDelete) })
		if !w.rule("Wrote to us first").ID.IsZero() {
			t.Error("it is still there")
		}
	})
	t.Run("a rule of fit is renamed, and says what it looks at", func(t *testing.T) {
		w.Page.unfold(w.row("Is a client of ours, or was one").rule.ID)
		f := w.row("Is a client of ours, or was one").form
		if f.touch != nil || !strings.Contains(f.reads.Value, "relationship is client or former client") {
			t.Errorf("it says %q", f.reads.Value)
		}
		w.Write(f.name, "Knows us from work")
		if w.rule("Knows us from work").ID.IsZero() {
			t.Error("it has its old name")
		}
	})
}

func TestPage_AGroupIsAddedRenamedAndDeleted(t *testing.T) {
	w := open(t, "cloud", theme.Light, 0)
	t.Run("a new one asks for its name", func(t *testing.T) {
		w.Page.addGroup()
		c := w.group("New group")
		if c.name == nil || w.Focused() != c.name.Focusable() || c.part.Axis != "engagement" || c.part.Cap != 400 {
			t.Fatalf("made %+v, the keyboard on %T", c.part.Group, w.Focused())
		}
		w.Replace(c.name, "Brings others")
		w.Press(fyne.KeyReturn)
		if h := w.group("Brings others").head; h == nil || w.Focused() != h {
			t.Errorf("the keyboard is on %T", w.Focused())
		}
	})
	t.Run("it is renamed by Enter, and Esc leaves the name", func(t *testing.T) {
		w.Press(fyne.KeyReturn)
		w.Type(" of theirs")
		w.Press(fyne.KeyEscape)
		if w.group("Brings others").name != nil {
			t.Error("the name is still open")
		}
		w.OneChange("Rename group of rules", func() {
			w.Press(fyne.KeyReturn)
			w.Replace(w.group("Brings others").name, "Brings colleagues")
			w.Press(fyne.KeyReturn)
		})
		w.group("Brings colleagues")
	})
	t.Run("a group without a name is refused at the field", func(t *testing.T) {
		w.Page.unfold(w.group("Brings colleagues").part.ID)
		f := w.group("Brings colleagues").name
		w.Write(f, "")
		if f.Valid() {
			t.Error("no name is taken as right")
		}
		w.Page.fold(w.group("Brings colleagues").part.ID)
	})
	t.Run("it goes with its rules, as one change", func(t *testing.T) {
		before := len(w.Law().Scoring.Rules)
		c := w.group("Comes to us")
		if got := w.Page.groupMenu(c.part)[3].Label; got != "Delete group and 2 rules" {
			t.Errorf("the menu says %q", got)
		}
		w.Focus(c.head)
		w.OneChange("Delete group of rules", func() { w.Press(fyne.KeyDelete) })
		if n := len(w.Law().Scoring.Rules); n != before-2 {
			t.Errorf("%d rules, were %d", n, before)
		}
	})
	t.Run("without a group of interest, a new rule has nowhere to stand", func(t *testing.T) {
		for _, g := range read(w.Page.draft) {
			if g.Axis == "engagement" {
				w.Page.removeGroup(g)
			}
		}
		before := len(w.Law().Scoring.Rules)
		w.Shell.Press("Ctrl+N")
		if n := len(w.Law().Scoring.Rules); n != before || len(w.Page.cards) != 1 {
			t.Errorf("%d rules, were %d", n, before)
		}
	})
}

func TestHandle_Keyboard(t *testing.T) {
	w := open(t, "cloud", theme.Light, 0)
	w.Focus(w.group("Reads us").head)
	at := func() string {
		for _, c := range w.Page.cards {
			if w.Focused() == c.head {
				return c.part.Name
			}
			for _, r := range c.rows {
				if w.Focused() == r.head {
					return r.rule.Name
				}
			}
		}
		return "nothing"
	}
	for _, step := range []struct {
		key  fyne.KeyName
		want string
	}{
		{fyne.KeyUp, "Reads us"}, {fyne.KeyDown, "Visited our pages"}, {fyne.KeyDown, "Reacted to a post of ours"},
		{fyne.KeyDown, "Downloaded something of ours"}, {fyne.KeyDown, "Comes to us"}, {fyne.KeyUp, "Downloaded something of ours"},
	} {
		w.Press(step.key)
		if at() != step.want {
			t.Errorf("after %s the keyboard is on %q, want %q", step.key, at(), step.want)
		}
	}
	t.Run("what has the keyboard is in view", func(t *testing.T) {
		for range 40 {
			w.Press(fyne.KeyDown)
		}
		if at() != "Is in a trade where an outage is reported" || w.Page.scroll.Offset.Y == 0 {
			t.Errorf("the keyboard is on %q, scrolled to %v", at(), w.Page.scroll.Offset.Y)
		}
	})
	t.Run("Tab goes on to the level, and Enter sets it", func(t *testing.T) {
		w.Focus(w.row("Visited our pages").head)
		w.Tab()
		w.Press(fyne.KeyReturn)
		w.Shell.Press("Ctrl+Return")
		if r := w.rule("Visited our pages"); r.Points != 0 || r.Interest != none {
			t.Errorf("%d points, %q", r.Points, r.Interest)
		}
	})
}

func TestPage_ByKeysAlone(t *testing.T) {
	w := open(t, "cloud", theme.Light, 64)
	t.Run("Tab leads to the fine-tuning, Space opens it", func(t *testing.T) {
		w.TabTo(w.Page.tune)
		w.Press(fyne.KeySpace)
		if !w.Page.fine {
			t.Fatal("it is not open")
		}
	})
	t.Run("a weight is moved with the arrows, and kept", func(t *testing.T) {
		w.TabTo(w.row("Visited our pages").slider)
		w.Press(fyne.KeyRight, fyne.KeyRight, fyne.KeyLeft)
		w.Shell.Press("Ctrl+Return")
		if r := w.rule("Visited our pages"); r.Points != 40 {
			t.Errorf("%d points", r.Points)
		}
	})
	t.Run("Tab keeps a half-life and a cap", func(t *testing.T) {
		w.TabTo(w.row("Visited our pages").half.Focusable())
		w.Press(fyne.KeyEnd, fyne.KeyBackspace)
		w.Tab()
		w.Shell.Press("Ctrl+Return")
		if r := w.rule("Visited our pages"); r.HalfLife != 4 {
			t.Errorf("half after %d days", r.HalfLife)
		}
		w.TabTo(w.group("Reads us").most.Focusable())
		w.Press(fyne.KeyEnd)
		w.Type("0")
		w.Press(fyne.KeyReturn)
		if f := w.group("Reads us").most; f.Valid() {
			t.Error("250 of 100 is taken as right")
		}
		w.Press(fyne.KeyEscape)
		if got := w.group("Reads us").most.Text(); got != "25" {
			t.Errorf("after Esc it says %q", got)
		}
	})
}

func TestPage_ARuleComesFromThePositioning(t *testing.T) {
	w := open(t, "cloud", theme.Light, 10)
	r := w.rule("Wrote to us")
	t.Run("its route opens it", func(t *testing.T) {
		w.Page.Open(r.ID.String())
		if w.row("Wrote to us").form == nil {
			t.Fatal("it is not open")
		}
		w.Page.Open(r.ID.String())
		if w.row("Wrote to us").form == nil {
			t.Fatal("going there again closes it")
		}
		w.Page.Open("nothing")
		w.Page.Open("")
	})
	t.Run("the answer is chosen in its form, and taken off again", func(t *testing.T) {
		answer := w.Law().Positioning[3]
		w.OneChange("Change rule", func() { w.row("Wrote to us").form.element.OnCommit(answer.ID.String()) })
		if got := w.rule("Wrote to us").Element; got != answer.ID {
			t.Errorf("it comes from %s", got)
		}
		w.OneChange("Change rule", func() { w.row("Wrote to us").form.element.OnCommit("") })
		if !w.rule("Wrote to us").Element.IsZero() {
			t.Error("it still comes from it")
		}
	})
}
