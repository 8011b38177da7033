package scoring

import (
	"context"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"baton/model"
	"baton/ui/theme"
	"baton/ui/uitest"
)

type world struct{ uitest.Screen[*Page] }

func open(t *testing.T, kind string, mode theme.Mode, leads int) *world {
	w := uitest.New(t, kind, mode).Fill(leads)
	p, at := New(w.Desk, w.Shell), func(f func()) { f() }
	p.live.aside, p.live.back = at, at // the test sees what follows
	p.lower.aside, p.lower.back = at, at
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

// counts are the tiles as text: "20 13 26 5", and what would change.
func (w *world) counts() string {
	var parts []string
	for _, t := range w.Page.right.tiles {
		parts = append(parts, strings.TrimSpace(t.count.Value+" "+t.change.Value))
	}
	return strings.Join(parts, ", ")
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
	if got := w.counts(); got != "20, 13, 26, 5" {
		t.Errorf("the bands are %s", got)
	}
	if got := w.Page.right.head.Value; got != "64 open leads by these rules" {
		t.Errorf("it says %q", got)
	}
}

func TestPage_Edits(t *testing.T) {
	w := open(t, "cloud", theme.Light, 64)
	before := w.counts()
	points := func(name string) int64 {
		for _, r := range w.Law().Scoring.Rules {
			if r.Name == name {
				return r.Points
			}
		}
		return -1
	}

	t.Run("a level is kept at once, and the bands follow", func(t *testing.T) {
		w.row("Sat down with us").level.OnCommit(none)
		if points("Sat down with us") != 0 {
			t.Errorf("points = %d", points("Sat down with us"))
		}
		if w.counts() == before {
			t.Errorf("the bands are still %s", w.counts())
		}
		if got := w.row("Sat down with us").worth.Value; got != "Meeting · does not count" {
			t.Errorf("the rule says %q", got)
		}
		w.Shell.Undo()
		if points("Sat down with us") != 350 || w.counts() != before {
			t.Errorf("after Undo: %d points, bands %s", points("Sat down with us"), w.counts())
		}
	})

	w.Page.flip()
	meeting := w.row("Sat down with us")
	t.Run("while a weight moves the leads are scored and nothing is written", func(t *testing.T) {
		meeting.slider.OnChange(10)
		if points("Sat down with us") != 350 {
			t.Error("it was written")
		}
		if ruleIn(w.Page.draft, meeting.rule.ID).Points != 350 {
			t.Error("the page takes it for kept")
		}
		if got := w.counts(); !strings.Contains(got, "-") || !strings.Contains(got, "+") {
			t.Errorf("the tiles show %s", got)
		}
		if got := w.Page.right.head.Value; !strings.Contains(got, "would change bands") {
			t.Errorf("it says %q", got)
		}
	})
	t.Run("whoever would change bands is marked in the ranking", func(t *testing.T) {
		marked := 0
		for i := range w.Page.right.rows {
			if c := w.Page.right.cell(i, 0); c.Small == "was Talk now" {
				marked++
			}
		}
		if marked != w.Page.right.crossed() || marked == 0 {
			t.Errorf("%d marked, %d crossed", marked, w.Page.right.crossed())
		}
	})
	t.Run("when it comes to rest it is kept, with the word for it", func(t *testing.T) {
		meeting.slider.OnCommit(10)
		r := ruleIn(w.Law(), meeting.rule.ID)
		if r.Points != 100 || r.Interest != some {
			t.Errorf("kept %d, %q", r.Points, r.Interest)
		}
		if strings.ContainsAny(w.counts(), "+-") {
			t.Errorf("the tiles still compare: %s", w.counts())
		}
	})
	t.Run("the rows stay where they are, so that the keyboard does", func(t *testing.T) {
		if w.row("Sat down with us") != meeting {
			t.Error("the row was built anew")
		}
	})
	t.Run("a half-life is tried while typed and kept when left", func(t *testing.T) {
		w.Replace(meeting.half, "7")
		if r := ruleIn(w.Law(), meeting.rule.ID); r.HalfLife != 180 {
			t.Errorf("kept %d too early", r.HalfLife)
		}
		w.Write(meeting.half, "7")
		if r := ruleIn(w.Law(), meeting.rule.ID); r.HalfLife != 7 {
			t.Errorf("kept %d", r.HalfLife)
		}
	})
	t.Run("an empty half-life never fades", func(t *testing.T) {
		w.Write(meeting.half, "")
		if r := ruleIn(w.Law(), meeting.rule.ID); r.HalfLife != 0 {
			t.Errorf("kept %d", r.HalfLife)
		}
	})
	t.Run("a half-life of no days is refused at the field", func(t *testing.T) {
		w.Write(meeting.half, "0")
		if meeting.half.Valid() {
			t.Error("0 is taken as right")
		}
	})
	t.Run("a group's cap is kept, or taken away", func(t *testing.T) {
		talks := w.Page.cards[3]
		w.Write(talks.most, "5")
		if g := groupIn(w.Law(), talks.part.ID); g.Cap != 50 {
			t.Errorf("cap = %d", g.Cap)
		}
		w.Write(talks.most, "")
		if g := groupIn(w.Law(), talks.part.ID); g.Cap != 0 {
			t.Errorf("cap = %d", g.Cap)
		}
	})
}

func TestOutcome_ABandShowsItsLeads(t *testing.T) {
	w := open(t, "cloud", theme.Light, 64)
	o := w.Page.right
	test.Tap(o.tiles[2])
	if len(o.rows) != 26 || o.rows[0].score.Band != model.FindOut {
		t.Errorf("%d rows", len(o.rows))
	}
	o.tiles[2].TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	if len(o.rows) != 64 {
		t.Errorf("%d rows after choosing it again", len(o.rows))
	}
	t.Run("in front of strangers no company has a name", func(t *testing.T) {
		w.Shell.SetPresenter(true)
		if got := o.cell(0, 0).Text; got != "Lead 1" {
			t.Errorf("it shows %q", got)
		}
	})
}

func TestPage_ReadsLeadsAgainOnlyWhenTheyChanged(t *testing.T) {
	w := open(t, "cloud", theme.Light, 64)
	leads := w.Page.leads
	w.row("Sat down with us").level.OnCommit(some)
	if &leads[0] != &w.Page.leads[0] {
		t.Error("a weight made the page read all leads again")
	}
	if err := w.Desk.Set(context.Background(), "company", leads[0].Company, model.Fields{"name": "Harbour Pay One"}); err != nil {
		t.Fatal(err)
	}
	found := slices.ContainsFunc(w.Page.right.rows, func(s standing) bool { return s.lead.Name == "Harbour Pay One" })
	if !found {
		t.Error("the new name does not show")
	}
}

func TestLive(t *testing.T) {
	var queue []func()
	var asked, shown []int
	l := newLive(func(_ context.Context, a *model.Agreement, _ []model.ID) ([]model.Scored, error) {
		asked = append(asked, a.Version)
		return make([]model.Scored, a.Version), nil
	}, func(s []model.Scored, tried bool, err error) { shown = append(shown, len(s)) })
	l.aside = func(f func()) { queue = append(queue, f) }
	l.back = func(f func()) { f() }
	for i := 1; i <= 5; i++ {
		l.ask(&model.Agreement{Version: i}, true)
	}
	for len(queue) > 0 {
		next := queue[0]
		queue = queue[1:]
		next()
	}
	if !reflect.DeepEqual(asked, []int{1, 5}) || !reflect.DeepEqual(shown, []int{5}) {
		t.Errorf("scored by %v, shown %v: only the first and the latest question are worth a pass, only the latest an answer", asked, shown)
	}
	t.Run("what is kept is shown even when something newer is tried", func(t *testing.T) {
		asked, shown = nil, nil
		l.ask(&model.Agreement{Version: 7}, false)
		l.ask(&model.Agreement{Version: 8}, true)
		for len(queue) > 0 {
			next := queue[0]
			queue = queue[1:]
			next()
		}
		if !reflect.DeepEqual(shown, []int{7, 8}) {
			t.Errorf("shown %v", shown)
		}
	})
}

func TestRank(t *testing.T) {
	id := func(n int) model.ID { return model.ID{14: byte(n >> 8), 15: byte(n)} }
	r := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		var leads []model.LeadRow
		var scored []model.Scored
		for i := range 1 + r.IntN(30) {
			leads = append(leads, model.LeadRow{ID: id(i), Name: string(rune('a' + i%5))})
			scored = append(scored, model.Scored{Lead: id(i), Score: model.Score{Band: bands[r.IntN(4)], Fit: int64(r.IntN(4) * 100), Known: r.IntN(5), Of: 4, Engagement: int64(r.IntN(3) * 100)}})
		}
		first := rank(leads, scored)
		r.Shuffle(len(leads), func(i, j int) { leads[i], leads[j] = leads[j], leads[i] })
		if !reflect.DeepEqual(first, rank(leads, scored)) {
			t.Fatal("the ranking depends on the order of reading")
		}
		for i := 1; i < len(first); i++ {
			a, b := first[i-1].score, first[i].score
			if at, bt := slices.Index(bands, a.Band), slices.Index(bands, b.Band); at > bt || at == bt && (a.Fit < b.Fit || a.Fit == b.Fit && a.Hatched() && !b.Hatched()) {
				t.Fatalf("%+v stands before %+v", a, b)
			}
		}
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
		w.Look(fmt.Sprintf("scoring-%s", mode))
		w.Page.flip()
		w.Look(fmt.Sprintf("scoring-%s-fine", mode))
		w.Page.cards[3].rows[2].slider.OnChange(10)
		w.Still(fmt.Sprintf("scoring-%s-tried", mode))
		w.Page.flip()
		w.Page.unfold(w.row("Wrote to us").rule.ID)
		w.Still(fmt.Sprintf("scoring-%s-rule", mode))
		w.Page.begin(w.Page.cards[0].part.ID)
		w.Look(fmt.Sprintf("scoring-%s-new", mode))
	}
	w := open(t, "cloud", theme.Light, 64)
	w.Size(1920, 1080)
	w.Page.right.choose(model.FindOut)
	w.Look("scoring-light-1920")
	open(t, "plain", theme.Light, 0).Look("scoring-empty")
}
