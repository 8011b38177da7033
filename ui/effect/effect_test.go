package effect

import (
	"context"
	"reflect"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"baton/model"
	"baton/ui/shell"
	"baton/ui/theme"
	"baton/ui/uitest"
)

// page shows a trial and nothing else.
type page struct {
	w     *uitest.World
	trial *Trial
	leads []model.LeadRow
}

func (p *page) Title() string    { return "Trial" }
func (p *page) Question() string { return "What would follow?" }
func (p *page) Leave()           { p.trial.Leave() }
func (p *page) Content() fyne.CanvasObject {
	return container.NewBorder(nil, p.trial.Bar.Root, nil, nil, p.trial.Panel.Root)
}
func (p *page) Actions() []shell.Action { return p.trial.Actions() }
func (p *page) Reload() {
	if p.leads == nil {
		p.leads, _ = p.w.Desk.Leads(context.Background())
	}
	p.trial.Renew(p.w.Law(), p.leads)
}

func open(t *testing.T, leads int) (*page, uitest.Screen[*page]) {
	w := uitest.New(t, "cloud", theme.Light).Fill(leads)
	p := &page{w: w, trial: New(w.Desk, w.Shell, "trial", "Change what counts")}
	p.trial.Aside, p.trial.Back = func(f func()) { f() }, func(f func()) { f() }
	return p, uitest.Open(w, "trial", p)
}

func (p *page) rule(name string) model.Rule {
	for _, r := range p.trial.Kept().Scoring.Rules {
		if r.Name == name {
			return r
		}
	}
	return model.Rule{}
}

func TestTrial(t *testing.T) {
	p, w := open(t, 64)
	panel := p.trial.Panel
	meeting := p.rule("Sat down with us")
	before := p.trial.Columns().Tally()
	t.Run("nothing tried says so", func(t *testing.T) {
		if got := panel.head.Value; got != "64 open leads by these rules" {
			t.Errorf("%q", got)
		}
		if !p.trial.Bar.keep.Disabled() || p.trial.Bar.words.Value != untried {
			t.Errorf("%q", p.trial.Bar.words.Value)
		}
	})
	p.trial.Try("rule", meeting.ID, "points", 100)
	t.Run("tiles, list and bar say what would follow", func(t *testing.T) {
		now := p.trial.Columns().Tally()
		if now == before || panel.bands[0].change.Value == "" {
			t.Errorf("%+v", now)
		}
		if got := p.trial.Bar.words.Value; got != "Not kept yet: 3 would no longer be worth a conversation." {
			t.Errorf("%q", got)
		}
		if len(panel.crossing) != 3 || panel.crossing[0].words != "no longer worth a conversation" {
			t.Errorf("%+v", panel.crossing)
		}
		if got := panel.head.Value; got != "64 open leads: 3 would cross a line" {
			t.Errorf("%q", got)
		}
	})
	t.Run("a row of who crosses opens the lead", func(t *testing.T) {
		panel.View(crosses)
		asked := ""
		panel.open = func(route string) { asked = route }
		panel.who.OnOpen(0)
		id := panel.rows[panel.crossing[0].at].ID
		if asked != "leads/"+id.String() {
			t.Errorf("it goes to %q", asked)
		}
	})
	t.Run("what others write meanwhile stands, and the try on top of it", func(t *testing.T) {
		if err := w.Desk.Set(context.Background(), "rule", meeting.ID, model.Fields{"half-life": int64(90)}); err != nil {
			t.Fatal(err)
		}
		r := number(p.trial.Law(), "rule", meeting.ID, "points")
		h := number(p.trial.Law(), "rule", meeting.ID, "half-life")
		if *r != 100 || *h != 90 || !p.trial.Pending() {
			t.Errorf("points %d, half-life %d", *r, *h)
		}
	})
	t.Run("a try whose rule is deleted goes with it", func(t *testing.T) {
		if err := w.Desk.Edit(context.Background(), "Delete", []model.Edit{{Noun: "rule", ID: meeting.ID, Gone: true}}); err != nil {
			t.Fatal(err)
		}
		if p.trial.Pending() {
			t.Error("it is still tried")
		}
	})
}

func TestTrial_ColumnsAgreeWithTheStore(t *testing.T) {
	p, w := open(t, 40)
	r, g := p.rule("Sat down with us"), p.trial.Kept().Scoring.Groups[0]
	for _, y := range []struct {
		noun, field string
		id          model.ID
		n           int64
	}{{"rule", "points", r.ID, 10}, {"rule", "half-life", r.ID, 3}, {"group", "cap", g.ID, 50}, {"criterion", "points", p.trial.Kept().Criteria[0].ID, 20},
		{"definition", "fit", p.trial.Kept().Definitions[0].ID, 300}, {"definition", "engagement", p.trial.Kept().Definitions[0].ID, 10}} {
		p.trial.Try(y.noun, y.id, y.field, y.n)
		scored, err := w.Desk.ScoredBy(context.Background(), p.trial.Law(), nil)
		if err != nil {
			t.Fatal(err)
		}
		c := p.trial.Columns()
		for i, s := range scored {
			if c.Lead(i) != s.Lead || c.Score(i) != s.Score {
				t.Fatalf("%s %s: %+v, the store says %+v", y.noun, y.field, c.Score(i), s.Score)
			}
		}
	}
	t.Run("back again all is as it was", func(t *testing.T) {
		p.trial.Drop()
		if len(p.trial.Columns().Moved()) != 0 || p.trial.Columns().Tally() != p.trial.Columns().Kept() {
			t.Error("somebody is elsewhere")
		}
	})
}

func TestTrial_SaysWhatSpeaksAgainst(t *testing.T) {
	p, _ := open(t, 5)
	g := p.trial.Kept().Scoring.Groups[0]
	t.Run("a cap below its only rule cannot be kept", func(t *testing.T) {
		var last model.ID
		for _, r := range p.trial.Kept().Scoring.Rules {
			if r.Group == g.ID {
				p.trial.Try("rule", r.ID, "points", 0)
				last = r.ID
			}
		}
		p.trial.Try("rule", last, "points", 90)
		p.trial.Try("group", g.ID, "cap", 10)
		if len(p.trial.Flaws(g.ID)) == 0 || !p.trial.Bar.keep.Disabled() || !strings.HasPrefix(p.trial.Bar.words.Value, "This cannot be kept: ") {
			t.Errorf("%q", p.trial.Bar.words.Value)
		}
		if p.trial.Keep() || !p.trial.Pending() || p.trial.Kept().Scoring.Groups[0].Cap != g.Cap {
			t.Error("it was kept, or is lost")
		}
		p.trial.Drop()
	})
	t.Run("weights that put a threshold out of reach are said, and may be kept", func(t *testing.T) {
		for _, c := range p.trial.Kept().Criteria {
			p.trial.Try("criterion", c.ID, "points", 0)
		}
		if !strings.HasPrefix(p.trial.Bar.words.Value, "Not kept yet, and take care: No lead can reach the fit") || p.trial.Bar.keep.Disabled() {
			t.Errorf("%q", p.trial.Bar.words.Value)
		}
	})
}

func TestPanel_ABandShowsItsLeads(t *testing.T) {
	p, w := open(t, 64)
	o := p.trial.Panel
	test.Tap(o.bands[2])
	if len(o.ranked) != 26 || o.columns.Now(int(o.ranked[0])).Band() != model.FindOut {
		t.Errorf("%d rows", len(o.ranked))
	}
	o.bands[2].TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	if len(o.ranked) != 64 {
		t.Errorf("%d rows after choosing it again", len(o.ranked))
	}
	t.Run("in front of strangers no company has a name", func(t *testing.T) {
		w.Shell.SetPresenter(true)
		if got := o.cell(o.ranked[0], 0, 0).Text; got != "Lead 1" {
			t.Errorf("it shows %q", got)
		}
	})
	t.Run("the grades add up to the leads", func(t *testing.T) {
		sum := 0
		for _, row := range o.columns.Tally().Grades {
			for _, n := range row {
				sum += n
			}
		}
		if sum != 64 {
			t.Errorf("%d", sum)
		}
	})
}

func TestSaid(t *testing.T) {
	for _, c := range []struct {
		mql, sql sides
		others   int
		want     string
	}{
		{sides{}, sides{}, 0, "no open lead would cross a line"},
		{sides{3, 1}, sides{}, 4, "3 would become worth a conversation, 1 would no longer be worth a conversation"},
		{sides{}, sides{1, 0}, 1, "1 would become ready for Sales"},
		{sides{}, sides{}, 2, "2 would change their band only"},
	} {
		if got := said(c.mql, c.sql, c.others); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

func TestThousands(t *testing.T) {
	var got []string
	for _, n := range []int{0, 999, 1000, 98390, 1000001} {
		got = append(got, thousands(n))
	}
	if !reflect.DeepEqual(got, []string{"0", "999", "1,000", "98,390", "1,000,001"}) {
		t.Errorf("%q", got)
	}
}

// BenchmarkTry is one step of a slider with all that is drawn for it, but for
// the painting: go test ./ui/effect -run '^$' -bench Try
func BenchmarkTry(b *testing.B) {
	w := uitest.New(b, "cloud", theme.Light).Fill(64)
	p := &page{w: w, trial: New(w.Desk, w.Shell, "trial", "Change what counts")}
	p.trial.Aside, p.trial.Back = func(f func()) { f() }, func(f func()) { f() }
	uitest.Open(w, "trial", p)
	r := p.rule("Sat down with us")
	n := int64(0)
	for b.Loop() {
		n++
		p.trial.Try("rule", r.ID, "points", n%60*10)
	}
}
