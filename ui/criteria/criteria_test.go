package criteria

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/theme"
	"baton/ui/uitest"
)

type world struct{ uitest.Screen[*Page] }

func open(t *testing.T, kind string, mode theme.Mode, leads int) *world {
	w := uitest.New(t, kind, mode).Fill(leads)
	return &world{uitest.Open(w, "criteria", page(w))}
}

// page waits for what is counted, so that a test sees it.
func page(w *uitest.World) *Page {
	p := New(w.Desk, w.Shell)
	p.count.Patience = time.Minute
	return p
}

// said is the page as text: the columns with their cards.
func (w *world) said() string {
	var b strings.Builder
	fmt.Fprintln(&b, w.Page.over.Value)
	for _, col := range w.Page.cols {
		fmt.Fprintf(&b, "%s %s\n", col.class.title, col.count.Value)
		for _, k := range col.cards {
			fmt.Fprintf(&b, "  %s (%s; %s; %s)\n    open leads %s, best clients %s\n", k.name.Value, k.worth.Value, k.gate.Value, k.from.Value, k.open.says.Value, k.best.says.Value)
			if k.decide.Value != "" {
				fmt.Fprintf(&b, "    %s\n", k.decide.Value)
			}
			if k.doubt.Value != "" {
				fmt.Fprintf(&b, "    ! %s\n", k.doubt.Value)
			}
		}
	}
	return b.String()
}

func (w *world) card(name string) *card {
	w.T.Helper()
	for _, col := range w.Page.cols {
		for _, k := range col.cards {
			if k.name.Value == name {
				return k
			}
		}
	}
	w.T.Fatalf("no card %q", name)
	return nil
}

func (w *world) criterion(name string) model.Criterion {
	w.T.Helper()
	a, err := w.Desk.Draft(context.Background())
	if err != nil {
		w.T.Fatal(err)
	}
	for _, c := range a.Criteria {
		if c.Name == name {
			return c
		}
	}
	return model.Criterion{}
}

func press(o fyne.Focusable, k fyne.KeyName) { o.TypedKey(&fyne.KeyEvent{Name: k}) }

func TestPage_ShowsEveryCriterionWithItsCoverage(t *testing.T) {
	got := open(t, "cloud", theme.Light, 64).said()
	want := `Over 64 open leads and 7 best clients.
Must have 3
  Has 50 to 500 employees (+25; Known before a conversation (MQL); Software companies of 50 to 500 people with a product in the public cloud)
    open leads 43 of 64 known, best clients 4 of 7 known
    10 leads hang on this answer alone
    ! 1 of 7 best clients would not pass it.
  Runs at least part of production on a public cloud (+20; Known before a conversation (MQL); Software companies of 50 to 500 people with a product in the public cloud)
    open leads 43 of 64 known, best clients 4 of 7 known
    10 leads hang on this answer alone
  Has at most three people for the platform (+15; Known before Sales gets it (SQL); Do nothing: keep the platform team of two firefighting)
    open leads 43 of 64 known, best clients 5 of 7 known
    7 leads hang on this answer alone
Nice to have 3
  Lives from its own software (+15; Never blocks a lead; Business software, online retail and payments)
    open leads 48 of 64 known, best clients all 7 known
    3 leads hang on this answer alone
  Releases less often than once a week (+10; Never blocks a lead; Release on any working day without waking anyone at night)
    open leads 43 of 64 known, best clients 4 of 7 known
  Nobody can explain the cloud bill (+10; Never blocks a lead; Know what each of their products costs to run)
    open leads 43 of 64 known, best clients 5 of 7 known
    6 leads hang on this answer alone
Never 2
  Wants staff augmentation by the hour only (ends it; Known before Sales gets it (SQL); We carry the pager with their team until the first quiet month)
    open leads none of 64 known, best clients none of 7 known
  Will not let us into its own accounts (ends it; Known before Sales gets it (SQL); We build in the client's own accounts and repositories, all of it as code)
    open leads none of 64 known, best clients none of 7 known
`
	if got != want {
		t.Errorf("the page says\n%s", got)
	}
}

func TestPage_Panel(t *testing.T) {
	w := open(t, "cloud", theme.Light, 0)
	const size = "Has 50 to 500 employees"
	w.Page.open(w.card(size).view.id)
	n := w.Page.panel

	t.Run("a range is changed where it stands", func(t *testing.T) {
		w.Write(n.rule.texts["high"], "1,000")
		if c := w.criterion(size); c.High != 1000 || !c.HasHigh || c.Low != 50 {
			t.Errorf("kept %+v", c.Condition)
		}
	})
	t.Run("an end may be left open", func(t *testing.T) {
		w.Write(n.rule.texts["high"], "")
		if c := w.criterion(size); c.HasHigh || !c.HasLow {
			t.Errorf("kept %+v", c.Condition)
		}
		if got := n.rule.reads.Value; got != "In words: employees of at least 50" {
			t.Errorf("it reads %q", got)
		}
	})
	t.Run("a range that nothing can lie in is refused at the field", func(t *testing.T) {
		w.Write(n.rule.texts["high"], "20")
		if c := w.criterion(size); c.HasHigh {
			t.Errorf("kept %+v", c.Condition)
		}
		if n.rule.texts["high"].Valid() {
			t.Error("50 to 20 is taken as right")
		}
		w.Write(n.rule.texts["high"], "500")
	})
	t.Run("a number is a number", func(t *testing.T) {
		w.Write(n.rule.texts["low"], "fifty")
		if c := w.criterion(size); c.Low != 50 || n.rule.texts["low"].Valid() {
			t.Errorf("kept %+v", c.Condition)
		}
		n.rule.texts["low"].SetText("50")
	})
	t.Run("points are kept in tenths", func(t *testing.T) {
		w.Write(n.points, "12.5")
		if c := w.criterion(size); c.Points != 125 {
			t.Errorf("points = %d", c.Points)
		}
		w.Write(n.points, "120")
		if c := w.criterion(size); c.Points != 125 || n.points.Valid() {
			t.Errorf("points = %d", c.Points)
		}
	})
	t.Run("another field waits for its value, and nothing is kept before", func(t *testing.T) {
		n.rule.field.OnCommit("company.industry")
		if c := w.criterion(size); c.Field != "company.employees" || !c.HasLow {
			t.Errorf("kept %+v", c.Condition)
		}
		if got := n.rule.reads.Value; got != "Not kept yet: say what it compares with." || n.rule.field.Value != "company.industry" {
			t.Errorf("it shows %q and says %q", n.rule.field.Value, got)
		}
	})
	t.Run("several values are separated by commas, and drop the old ones", func(t *testing.T) {
		w.Write(n.rule.texts["value"], "Software,  SaaS ,")
		if c := w.criterion(size); c.Field != "company.industry" || c.Value != "Software|SaaS" || c.HasLow || c.HasHigh || w.card(size).doubt.Value != "" {
			t.Errorf("kept %+v", c.Condition)
		}
		if got := n.rule.reads.Value; got != "In words: industry is Software or SaaS" {
			t.Errorf("it reads %q", got)
		}
	})
	t.Run("an expression with a mistake is refused at the field", func(t *testing.T) {
		n.rule.op.OnCommit("matches")
		w.Write(n.rule.texts["value"], "soft(ware")
		if c := w.criterion(size); c.Value == "soft(ware" || n.rule.texts["value"].Valid() {
			t.Errorf("kept %q", c.Value)
		}
	})
	t.Run("fixed words are boxes", func(t *testing.T) {
		n.rule.field.OnCommit("company.relationship")
		flow := n.rule.value.Objects[0].(*fyne.Container)
		test.Tap(flow.Objects[2].(*kit.Check))
		if c := w.criterion(size); c.Value != "client" {
			t.Errorf("kept %q", c.Value)
		}
		if got := n.rule.reads.Value; got != "In words: relationship is client" {
			t.Errorf("it reads %q", got)
		}
	})
	t.Run("a question for a person takes the place of the rule", func(t *testing.T) {
		n.how.OnCommit("question")
		c := w.criterion(size)
		if c.How != "question" || c.Question != size+"?" || !n.rule.root.Hidden || n.question.Hidden {
			t.Errorf("kept %+v", c)
		}
	})
	t.Run("it traces to another part of the positioning, or to none", func(t *testing.T) {
		n.chooseElement("")
		if got := w.card(size).from.Value; got != "Traces to nothing in the positioning yet" {
			t.Errorf("the card says %q", got)
		}
	})
	t.Run("no sentence is refused in words", func(t *testing.T) {
		w.Write(n.name, "")
		if w.criterion(size).ID.IsZero() {
			t.Error("the sentence is gone")
		}
	})
	t.Run("removing it closes the panel, and Undo brings it back", func(t *testing.T) {
		w.Page.remove(n.id)
		if w.shownPanel() || !w.criterion(size).ID.IsZero() {
			t.Error("it is still there")
		}
		w.Shell.Undo()
		if w.criterion(size).ID.IsZero() {
			t.Error("it is still gone")
		}
	})
}

func (w *world) shownPanel() bool { return w.Shell.DetailOpen() || w.Page.panel != nil }

func TestPage_NewCriterion(t *testing.T) {
	w := open(t, "cloud", theme.Light, 0)
	id, ok := w.Page.add("never", "Pays after ninety days")
	if !ok {
		t.Fatal("not added")
	}
	c := w.criterion("Pays after ninety days")
	if c.ID != id || c.Class != "never" || c.KnownBy != "sql" || c.Question != "Pays after ninety days?" || c.Points != 600 {
		t.Errorf("made %+v", c)
	}
	w.Page.toOpen = id
	w.Page.arrive()
	if w.Page.panel == nil || w.Page.panel.name.Text() != c.Name {
		t.Error("it is not open")
	}
	if last := w.Page.cols[2].cards[2]; last.name.Value != c.Name {
		t.Errorf("the last card is %q", last.name.Value)
	}
}

func TestCard_Keyboard(t *testing.T) {
	w := open(t, "cloud", theme.Light, 0)
	canvas := w.Shell.Window().Canvas()
	at := func() string {
		k, ok := canvas.Focused().(*card)
		if !ok {
			return "nothing"
		}
		return k.name.Value
	}
	canvas.Focus(w.card("Has 50 to 500 employees"))
	for _, step := range []struct {
		key  fyne.KeyName
		want string
	}{
		{fyne.KeyDown, "Runs at least part of production on a public cloud"},
		{fyne.KeyRight, "Releases less often than once a week"},
		{fyne.KeyDown, "Nobody can explain the cloud bill"},
		{fyne.KeyDown, "Nobody can explain the cloud bill"},
		{fyne.KeyRight, "Will not let us into its own accounts"},
		{fyne.KeyRight, "Will not let us into its own accounts"},
		{fyne.KeyUp, "Wants staff augmentation by the hour only"},
		{fyne.KeyLeft, "Lives from its own software"},
	} {
		press(canvas.Focused(), step.key)
		if at() != step.want {
			t.Errorf("after %s the keyboard is on %q, want %q", step.key, at(), step.want)
		}
	}
	t.Run("Enter opens the card", func(t *testing.T) {
		press(canvas.Focused(), fyne.KeyReturn)
		if w.Page.panel == nil || !w.card("Lives from its own software").shown {
			t.Error("it is not open")
		}
	})
	t.Run("Ctrl and an arrow move it to the next column, keyboard and all", func(t *testing.T) {
		k := w.card("Lives from its own software")
		k.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyLeft, Modifier: fyne.KeyModifierControl})
		if c := w.criterion("Lives from its own software"); c.Class != "must" || c.KnownBy != "mql" || at() != c.Name {
			t.Errorf("it is %q, known by %q, the keyboard on %q", c.Class, c.KnownBy, at())
		}
		w.Page.shift(w.card("Lives from its own software").view, 1)
		if c := w.criterion("Lives from its own software"); c.Class != "nice" || c.KnownBy != "" {
			t.Errorf("it is %q, known by %q", c.Class, c.KnownBy)
		}
	})
	t.Run("its place in the column changes", func(t *testing.T) {
		w.Page.swap(w.card("Runs at least part of production on a public cloud").view, -1)
		if got := w.Page.cols[0].cards[0].name.Value; got != "Runs at least part of production on a public cloud" {
			t.Errorf("the first is %q", got)
		}
	})
	t.Run("Delete removes it", func(t *testing.T) {
		press(w.card("Nobody can explain the cloud bill"), fyne.KeyDelete)
		if !w.criterion("Nobody can explain the cloud bill").ID.IsZero() {
			t.Error("it is still there")
		}
	})
	t.Run("and the keyboard goes to the one above it", func(t *testing.T) {
		k := w.card("Releases less often than once a week")
		canvas.Focus(k)
		press(k, fyne.KeyDelete)
		if at() != "Lives from its own software" {
			t.Errorf("the keyboard is on %q", at())
		}
	})
}

func TestKnown(t *testing.T) {
	for _, c := range []struct {
		met, not, unknown int
		want              string
	}{{20, 11, 33, "31 of 64 known"}, {0, 0, 25, "none of 25 known"}, {3, 4, 0, "all 7 known"}, {0, 0, 0, "none yet"}} {
		if got := known(c.met, c.not, c.unknown); got != c.want {
			t.Errorf("%d, %d, %d: %q, want %q", c.met, c.not, c.unknown, got, c.want)
		}
	}
}

func TestView_Doubt(t *testing.T) {
	for _, c := range []struct {
		name string
		v    view
		want string
	}{
		{"a must that best clients would fail", view{c: model.Criterion{Class: "must"}, coverage: model.Coverage{BestMet: 4, BestNot: 2}}, "2 of 6 best clients would not pass it."},
		{"a never that turns a best client away", view{c: model.Criterion{Class: "never"}, coverage: model.Coverage{BestMet: 1}}, "It would turn 1 of 1 best client away."},
		{"a nice-to-have that is not met", view{c: model.Criterion{Class: "nice"}, coverage: model.Coverage{BestNot: 6}}, ""},
		{"a must that all best clients have", view{c: model.Criterion{Class: "must"}, coverage: model.Coverage{BestMet: 6}}, ""},
		{"unknown is no no", view{c: model.Criterion{Class: "must"}, coverage: model.Coverage{BestUnknown: 6}}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := c.v.doubt(); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestPage_MeetingWhatWeNeverTakeSpeaksAgainstALead(t *testing.T) {
	w := open(t, "cloud", theme.Light, 5)
	for _, col := range w.Page.cols {
		for _, k := range col.cards {
			if never := col.class.key == "never"; k.open.never != never || k.best.never != never {
				t.Errorf("%s: %v", k.name.Value, k.open.never)
			}
		}
	}
	w.Page.shift(w.card("Wants staff augmentation by the hour only").view, -1)
	if w.card("Wants staff augmentation by the hour only").open.never {
		t.Error("it still speaks against a lead when it is nice to have")
	}
}

func TestPage_AMoveIsOneChange(t *testing.T) {
	w := open(t, "cloud", theme.Light, 0)
	names := func(col int) []string {
		var out []string
		for _, k := range w.Page.cols[col].cards {
			out = append(out, k.name.Value)
		}
		return out
	}
	const cloud, weekly = "Runs at least part of production on a public cloud", "Releases less often than once a week"
	w.Focus(w.card(cloud))
	t.Run("up in its column", func(t *testing.T) {
		before := names(0)
		w.OneChange("Move criterion up", func() {
			w.Type(".")
			w.Choose("Move up")
		})
		if got := names(0); got[0] != cloud || got[1] != before[0] || got[2] != before[2] {
			t.Errorf("the column is %q", got)
		}
	})
	t.Run("to the next column, at the height where it stood", func(t *testing.T) {
		w.Focus(w.card(weekly))
		w.OneChange("Make criterion “Must have”", func() { w.Ctrl(fyne.KeyLeft) })
		if got := names(0); len(got) != 4 || got[1] != weekly {
			t.Errorf("the column is %q", got)
		}
		w.OneChange("Make criterion “Never”", func() {
			w.Focus(w.card(weekly))
			w.Type(".")
			w.Choose("Never")
		})
		if got := names(2); len(got) != 3 || got[1] != weekly {
			t.Errorf("the column is %q", got)
		}
	})
	t.Run("the ends of a column stay where they are", func(t *testing.T) {
		before := names(0)
		w.Page.swap(w.card(before[0]).view, -1)
		w.Page.swap(w.card(before[len(before)-1]).view, 1)
		if got := names(0); !slices.Equal(got, before) {
			t.Errorf("the column is %q, was %q", got, before)
		}
	})
}

func TestInOrder(t *testing.T) {
	one := func(n byte, rank int) view {
		return view{id: model.ID{15: n}, c: model.Criterion{Rank: rank}}
	}
	for _, c := range []struct {
		name string
		in   []view
		want map[byte]int64
	}{
		{"two that change places", []view{one(2, 5), one(1, 3)}, map[byte]int64{2: 3, 1: 5}},
		{"what stands right is left alone", []view{one(1, 1), one(2, 7), one(3, 9)}, map[byte]int64{}},
		{"equal ranks are told apart", []view{one(1, 4), one(2, 4), one(3, 4)}, map[byte]int64{2: 5, 3: 6}},
		{"one from another column", []view{one(1, 4), one(9, 1), one(2, 6)}, map[byte]int64{1: 1, 9: 4}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := map[byte]int64{}
			for _, e := range inOrder(c.in) {
				got[e.ID[15]] = e.Fields["rank"].(int64)
			}
			if !reflect.DeepEqual(got, c.want) {
				t.Errorf("ranks %v, want %v", got, c.want)
			}
		})
	}
}

// TestLooks writes what the page looks like, for whoever wants to see it.
func TestLooks(t *testing.T) {
	if !uitest.Looks() {
		return
	}
	for _, mode := range []theme.Mode{theme.Light, theme.Dark} {
		w := open(t, "cloud", mode, 64)
		w.Look(fmt.Sprintf("criteria-%s", mode))
		w.Page.open(w.Page.facts.views[0].id)
		w.Look(fmt.Sprintf("criteria-%s-panel", mode))
		w.Page.open(w.Page.facts.views[3].id)
		w.Look(fmt.Sprintf("criteria-%s-panel2", mode))
		w.Page.list(w.Page.facts.views[1].id, "unknown", false)
		w.Look(fmt.Sprintf("criteria-%s-unknown", mode))
		w.Page.list(w.Page.facts.views[0].id, "met", false)
		w.Look(fmt.Sprintf("criteria-%s-met", mode))
		if err := w.Page.chooseBest(); err != nil {
			t.Fatal(err)
		}
		w.Look(fmt.Sprintf("criteria-%s-best", mode))
		w.Shell.HideDetail()
		w.Size(1440, 900)
		w.Page.view("beside")
		w.Look(fmt.Sprintf("criteria-%s-beside", mode))
		w.Size(1100, 700)
		w.Look(fmt.Sprintf("criteria-%s-beside-small", mode))
		w.Page.view("columns")
		w.Look(fmt.Sprintf("criteria-%s-small", mode))
	}
	w := open(t, "cloud", theme.Light, 64)
	w.Size(1920, 1080)
	w.Page.open(w.Page.facts.views[1].id)
	w.Look("criteria-light-1920")
	w = open(t, "plain", theme.Light, 0)
	for _, v := range w.Page.facts.views {
		if err := w.Desk.Delete(context.Background(), "criterion", v.id); err != nil {
			t.Fatal(err)
		}
	}
	w.Page.view("beside")
	w.Look("criteria-beside-empty")
	w.Page.view("columns")
	w.Page.propose()
	w.Look("criteria-proposed")
	w.Page.begin("must")
	w.Look("criteria-empty")
}
