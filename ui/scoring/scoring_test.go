package scoring

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
	"baton/ui/uitest"
)

type world struct{ uitest.Screen[*Page] }

func open(t *testing.T, kind string, mode theme.Mode, leads int) *world {
	w := uitest.New(t, kind, mode).Fill(leads)
	p, at := New(w.Desk, w.Shell), func(f func()) { f() }
	p.trial.Aside, p.trial.Back = at, at // the test sees what follows
	return &world{uitest.Open(w, "scoring", p)}
}

func (w *world) row(name string) *ruleRow {
	w.T.Helper()
	for _, c := range w.Page.cards {
		for _, r := range c.rows {
			if r.rule.Name == name {
				return r
			}
		}
	}
	w.T.Fatalf("no rule %q", name)
	return nil
}

// counts are the bands and the two definitions: "20 13 26 5, 11 3".
func (w *world) counts() string {
	t := w.Page.trial.Columns().Tally()
	return fmt.Sprint(t.Bands[0], t.Bands[1], t.Bands[2], t.Bands[3], ", ", t.MQL, t.SQL)
}

func TestPage_ShowsGroupsBandsAndRanking(t *testing.T) {
	w := open(t, "cloud", theme.Light, 64)
	var b strings.Builder
	for _, c := range w.Page.cards {
		fmt.Fprintf(&b, "%s (%s, %s)\n", c.part.Name, c.part.Axis, c.cap.Value)
		for _, r := range c.rows {
			fmt.Fprintf(&b, "  %s: %s. %s\n", r.name.Value, r.level.Value, r.worth.Value)
		}
	}
	want := `Reads us (engagement, together at most 25)
  Visited our pages: some. Visit · 3 points, half after 45 days
  Reacted to a post of ours: some. Post · 4 points, half after 45 days
  Downloaded something of ours: some. Download · 8 points, half after 45 days
Comes to us (engagement, together at most 35)
  Joined a webinar of ours: some. Webinar · 12 points, half after 90 days
  Met us at an event: strong. Event · 20 points, half after 90 days
Asks us (engagement, together at most 50)
  Asked us through the website: strong. Form · 38 points, half after 45 days
  Wrote to us: strong. Mail, from them · 38 points, half after 45 days
  Sent us a message: strong. Message, from them · 38 points, half after 45 days
  Filled in the platform check: strong. Assessment · 38 points, half after 45 days
  Answered us: strong. Any touch, replied · 20 points, half after 45 days
Talks with us (engagement, together at most 60)
  Was introduced to us: strong. Introduction · 25 points, half after 180 days
  Talked with us on the phone: strong. Call, talked · 25 points, half after 180 days
  Sat down with us: strong. Meeting · 35 points, half after 180 days
  Sat down with us, and signs: strong. Meeting, by whoever signs · 15 points, half after 180 days
On top of the criteria (fit, together at most 15)
  Is a client of ours, or was one: strong. Relationship is client or former client · 10 points
  Came through someone who knows our work: some. Route is introduced, partner or client · 5 points
  Is in a trade where an outage is reported: some. Industry mentions payment, fintech, bank, insurance or health · 5 points
`
	if b.String() != want {
		t.Errorf("the groups are\n%s", b.String())
	}
	if got := w.counts(); !strings.HasPrefix(got, "20 13 26 5") {
		t.Errorf("the bands are %s", got)
	}
}

func TestPage_TriesAndKeeps(t *testing.T) {
	w := open(t, "cloud", theme.Light, 64)
	before := w.counts()
	meeting := func() *ruleRow { return w.row("Sat down with us") }
	points := func() int64 { return w.rule("Sat down with us").Points }
	w.Page.flip()

	t.Run("while a weight moves the leads are scored and nothing is written", func(t *testing.T) {
		meeting().slider.OnChange(10)
		if points() != 350 || ruleIn(w.Page.draft, meeting().rule.ID).Points != 350 {
			t.Error("it was written")
		}
		if w.counts() == before {
			t.Errorf("the counts are still %s", w.counts())
		}
		if got := meeting().worth.Value; got != "Meeting · 10 points, half after 180 days · kept: 35 points" {
			t.Errorf("the rule says %q", got)
		}
	})
	t.Run("back at the kept weight nothing is tried", func(t *testing.T) {
		meeting().slider.OnChange(35)
		if w.Page.trial.Pending() || w.counts() != before {
			t.Errorf("still tried, with %s", w.counts())
		}
	})
	t.Run("a level is tried like any other weight", func(t *testing.T) {
		meeting().level.OnCommit(none)
		if points() != 350 || !w.Page.trial.Pending() || w.counts() == before {
			t.Errorf("%d points, counts %s", points(), w.counts())
		}
	})
	t.Run("Esc goes back to what is kept", func(t *testing.T) {
		w.Shell.Press("Escape")
		if w.Page.trial.Pending() || w.counts() != before || meeting().level.Value != strong {
			t.Errorf("counts %s, level %s", w.counts(), meeting().level.Value)
		}
	})
	t.Run("Ctrl+Enter keeps all that is tried as one change", func(t *testing.T) {
		w.OneChange("Change the scoring", func() {
			meeting().slider.OnChange(10)
			w.Replace(meeting().half, "7")
			w.Replace(w.Page.cards[3].most, "5")
			w.Shell.Press("Ctrl+Return")
		})
		r, g := w.rule("Sat down with us"), groupIn(w.Law(), w.Page.cards[3].part.ID)
		if r.Points != 100 || r.Interest != some || r.HalfLife != 7 || g.Cap != 50 {
			t.Errorf("kept %+v, cap %d", r, g.Cap)
		}
		if w.Page.trial.Pending() {
			t.Error("it is still tried")
		}
	})
	t.Run("an empty half-life never fades, an empty cap has no end", func(t *testing.T) {
		w.Write(meeting().half, "")
		w.Write(w.Page.cards[3].most, "")
		w.Page.trial.Keep()
		if r, g := w.rule("Sat down with us"), groupIn(w.Law(), w.Page.cards[3].part.ID); r.HalfLife != 0 || g.Cap != 0 {
			t.Errorf("half after %d, cap %d", r.HalfLife, g.Cap)
		}
	})
	t.Run("points may be taken away", func(t *testing.T) {
		w.Write(meeting().points, "-12.5")
		w.Page.trial.Keep()
		if r := w.rule("Sat down with us"); r.Points != -125 || r.Interest != "" {
			t.Errorf("kept %+v", r)
		}
		if got := meeting().worth.Value; got != "Meeting · takes 12.5 points" {
			t.Errorf("it says %q", got)
		}
	})
}

func TestPage_RefusesWhatCannotBeMeant(t *testing.T) {
	w := open(t, "cloud", theme.Light, 20)
	w.Page.flip()
	meeting := w.row("Sat down with us")
	for _, c := range []struct {
		what  string
		field *kit.Field
		text  string
	}{
		{"points above the axis", meeting.points, "101"},
		{"points in words", meeting.points, "many"},
		{"a half-life of no days", meeting.half, "0"},
		{"a half-life of eleven years", meeting.half, "4000"},
		{"a cap above the axis", w.Page.cards[3].most, "120"},
	} {
		t.Run(c.what+" is refused at its field and not tried", func(t *testing.T) {
			w.Write(c.field, c.text)
			if c.field.Valid() || w.Page.trial.Pending() || c.field.Text() != c.text {
				t.Errorf("valid %v, tried %v, it shows %q", c.field.Valid(), w.Page.trial.Pending(), c.field.Text())
			}
		})
	}
	t.Run("a cap below its only rule says so and cannot be kept", func(t *testing.T) {
		w.Page.addGroup()
		g := w.Page.draft.Scoring.Groups[len(w.Page.draft.Scoring.Groups)-1].ID
		w.Page.fold(g)
		w.Page.addRule(g, "Came to our open day")
		card := w.group("New group")
		w.Replace(card.most, "3")
		if card.flaw.root.Hidden || len(card.flaw.words.Value) == 0 {
			t.Fatal("nothing is said beside it")
		}
		if w.Page.trial.Keep() || groupIn(w.Law(), g).Cap != usualCap {
			t.Errorf("kept: cap %d", groupIn(w.Law(), g).Cap)
		}
		if !w.Page.trial.Pending() {
			t.Error("what was refused is lost")
		}
	})
}

func TestPage_LeavingAsks(t *testing.T) {
	w := open(t, "cloud", theme.Light, 64)
	other, at := New(w.Desk, w.Shell), func(f func()) { f() }
	other.trial.Aside, other.trial.Back = at, at
	w.Shell.Register(shell.Agree, shell.Entry{Route: "elsewhere", Icon: theme.Glyph("compass"), Page: other})
	w.row("Sat down with us").level.OnCommit(none)
	w.Shell.Go("elsewhere")
	t.Run("nothing is written, and coming back it is still tried", func(t *testing.T) {
		if w.rule("Sat down with us").Points != 350 {
			t.Error("it was written")
		}
		w.Shell.Go("scoring")
		if !w.Page.trial.Pending() || w.row("Sat down with us").level.Value != none {
			t.Error("it is lost")
		}
	})
}

func TestPage_ReadsLeadsAgainOnlyWhenTheyChanged(t *testing.T) {
	w := open(t, "cloud", theme.Light, 64)
	leads := w.Page.leads
	w.row("Sat down with us").level.OnCommit(some)
	w.Page.trial.Keep()
	if &leads[0] != &w.Page.leads[0] {
		t.Error("a weight made the page read all leads again")
	}
	if err := w.Desk.Set(context.Background(), "company", leads[0].Company, model.Fields{"name": "Harbour Pay One"}); err != nil {
		t.Fatal(err)
	}
	if !slices.ContainsFunc(w.Page.leads, func(l model.LeadRow) bool { return l.Name == "Harbour Pay One" }) {
		t.Error("the new name does not show")
	}
}

func TestLevelOf(t *testing.T) {
	for _, axis := range []string{"fit", "engagement"} {
		for _, level := range []string{none, some, strong} {
			if got := levelOf(axis, usual(axis, level)); got != level {
				t.Errorf("%s: the points of %s read as %s", axis, level, got)
			}
		}
	}
}

func TestDiffers(t *testing.T) {
	kept := model.Rule{Points: 350, HalfLife: 180}
	for want, tried := range map[string]model.Rule{
		"35 points":                      {Points: 100, HalfLife: 180},
		"half after 180 days":            {Points: 350, HalfLife: 7},
		"35 points, half after 180 days": {Points: 100, HalfLife: 7},
	} {
		if got := differs(kept, tried); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if got := differs(model.Rule{Points: 350}, kept); got != "never less" {
		t.Errorf("%q", got)
	}
}

func TestChecked(t *testing.T) {
	for n, want := range map[int]string{0: "Nothing has been signed", 1: "One signed lead", 12: "12 signed leads"} {
		if got := checked(n); !strings.Contains(got, want) || !strings.Contains(got, "not yet checked against your history") {
			t.Errorf("%d: %q", n, got)
		}
	}
}

// TestLooks writes what the page looks like, for whoever wants to see it.
func TestLooks(t *testing.T) {
	if !uitest.Looks() {
		return
	}
	for _, mode := range []theme.Mode{theme.Light, theme.Dark} {
		w := open(t, "cloud", mode, 64)
		w.Size(1440, 900)
		w.Look(fmt.Sprintf("scoring-%s", mode))
		w.Page.flip()
		w.Page.cards[3].rows[2].slider.OnChange(10)
		w.Still(fmt.Sprintf("scoring-%s-tried", mode))
		w.Size(1100, 700)
		w.Still(fmt.Sprintf("scoring-%s-small", mode))
	}
	w := open(t, "cloud", theme.Light, 64)
	w.Page.unfold(w.row("Wrote to us").rule.ID)
	w.Still("scoring-light-rule")
	w.Page.trial.Keep()
	open(t, "plain", theme.Light, 0).Look("scoring-empty")
}

// BenchmarkDrag is one step of a weight's slider with all that is shown for
// it, but for the painting: go test ./ui/scoring -run '^$' -bench Drag
func BenchmarkDrag(b *testing.B) {
	w := uitest.New(b, "cloud", theme.Light).Fill(64)
	p, at := New(w.Desk, w.Shell), func(f func()) { f() }
	p.trial.Aside, p.trial.Back = at, at
	uitest.Open(w, "scoring", p)
	p.flip()
	slider := p.cards[3].rows[2].slider
	n := 0
	for b.Loop() {
		n++
		slider.OnChange(float64(n % 60))
	}
}
