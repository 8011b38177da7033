package criteria

import (
	"context"
	"fmt"
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

func (w *world) elsewhere(route string) *other {
	o := &other{}
	w.Shell.Register(shell.Agree, shell.Entry{Route: route, Icon: theme.Glyph("compass"), Page: o})
	return o
}

// spoken are all words inside something that is laid out.
func spoken(o fyne.CanvasObject) string {
	var out []string
	for _, o := range test.LaidOutObjects(o) {
		if text, ok := o.(*canvas.Text); ok && text.Text != "" {
			out = append(out, text.Text)
		}
	}
	return strings.Join(out, " | ")
}

// pill presses the chip of the open panel that begins so.
func (w *world) pill(begins string) {
	w.T.Helper()
	for _, o := range test.LaidOutObjects(w.Page.panel.stands) {
		if p, ok := o.(*kit.Pill); ok && strings.HasPrefix(p.Word(), begins) {
			w.Focus(p)
			w.Press(fyne.KeySpace)
			return
		}
	}
	w.T.Fatalf("no chip %q in %s", begins, spoken(w.Page.panel.stands))
}

func TestPanel_LeadsToTheLeadsBehindACount(t *testing.T) {
	w := open(t, "cloud", theme.Light, 20)
	leads := w.elsewhere("leads")
	const size, cloud = "Has 50 to 500 employees", "Runs at least part of production on a public cloud"
	list := func() []kit.Item {
		r := w.Page.side.(*roster)
		var out []kit.Item
		for i := range r.rows {
			out = append(out, r.item(i))
		}
		return out
	}
	t.Run("those who meet it, each with what decided", func(t *testing.T) {
		w.Page.open(w.card(size).view.id)
		w.pill(fmt.Sprint(w.card(size).view.coverage.Met, " met"))
		all := list()
		if len(all) != w.card(size).view.coverage.Met || all[0].Quiet != "employees: 57" {
			t.Errorf("%d rows, the first %+v", len(all), all[0])
		}
	})
	t.Run("those of whom nobody knows, which is no no", func(t *testing.T) {
		w.Page.open(w.card(cloud).view.id)
		w.pill(fmt.Sprint(w.card(cloud).view.coverage.Unknown, " not known yet"))
		all := list()
		if len(all) != w.card(cloud).view.coverage.Unknown || all[0].Quiet != "Nobody knows yet" || all[0].Hue == theme.Rose {
			t.Errorf("%d rows, the first %+v", len(all), all[0])
		}
	})
	t.Run("one is answered where it stands, and leaves the list", func(t *testing.T) {
		before := len(list())
		w.Type(".")
		w.Choose("It is met")
		if got := len(list()); got != before-1 || w.card(cloud).view.coverage.Unknown != before-1 {
			t.Errorf("%d rows, were %d", got, before)
		}
	})
	t.Run("Enter opens the lead", func(t *testing.T) {
		r := w.Page.side.(*roster)
		w.Press(fyne.KeyReturn)
		if leads.opened == "" || leads.opened != r.rows[0].Lead.String() {
			t.Errorf("opened %q", leads.opened)
		}
	})
	t.Run("a card leads there by its menu", func(t *testing.T) {
		w.Shell.Back()
		w.Focus(w.card(cloud))
		w.Type(".")
		w.Choose("Leads where it alone would decide")
		if n := len(list()); n != w.card(cloud).view.coverage.Deciding {
			t.Errorf("%d rows, %d said", n, w.card(cloud).view.coverage.Deciding)
		}
	})
}

func TestPage_BestClients(t *testing.T) {
	w := open(t, "cloud", theme.Light, 0)
	ctx := context.Background()
	signed := w.lead("Zeta Ships", "signed", model.Fields{"employees": int64(90)})
	w.lead("Alpha Pay", "", nil)
	t.Run("nobody is marked: the page asks, and offers who signed", func(t *testing.T) {
		w.Shell.Go("criteria/beside")
		if got := spoken(w.Page.beside.none); !strings.Contains(got, "Who are your best clients?") || !strings.Contains(got, "Mark the one that signed") {
			t.Errorf("it says %q", got)
		}
	})
	t.Run("who signed is first in the list, and Enter marks it", func(t *testing.T) {
		w.Shell.Press("B")
		c := w.Page.side.(*chooser)
		if c.rows[0].Name != "Zeta Ships" || !strings.HasPrefix(c.item(0).Quiet, "1 signed lead") {
			t.Fatalf("the first is %+v", c.item(0))
		}
		w.Press(fyne.KeyReturn)
		all, err := w.Desk.Companies(ctx)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range all {
			if r.Best != (r.ID == signed) {
				t.Errorf("%s is marked %v", r.Name, r.Best)
			}
		}
		if w.Page.facts.best != 1 || c.item(0).Chip != "best" {
			t.Errorf("%d best clients", w.Page.facts.best)
		}
	})
	t.Run("searching narrows the list", func(t *testing.T) {
		c := w.Page.side.(*chooser)
		w.Replace(c.search, "alph")
		if len(c.rows) != 1 || c.rows[0].Name != "Alpha Pay" {
			t.Errorf("found %+v", c.rows)
		}
	})
	t.Run("one client alone is said to be no pattern", func(t *testing.T) {
		if got := w.Page.over.Value; !strings.Contains(got, "One client is a story and no pattern yet") {
			t.Errorf("it says %q", got)
		}
	})
	t.Run("all who signed at once, as one change", func(t *testing.T) {
		w.Page.edit("Unmark", model.Edit{Noun: "company", ID: signed, Fields: model.Fields{"best": nil}})
		w.Page.markSigned()
		if w.Page.facts.best != 1 {
			t.Errorf("%d best clients", w.Page.facts.best)
		}
		w.Shell.Undo()
		if w.Page.facts.best != 0 {
			t.Errorf("%d best clients after Undo", w.Page.facts.best)
		}
	})
}

// lead gives the firm a lead at a company that is new, and gives the company.
func (w *world) lead(company, outcome string, f model.Fields) model.ID {
	w.T.Helper()
	ctx := context.Background()
	id, err := w.Desk.AddLead(ctx, model.NewLead{Company: company})
	if err != nil {
		w.T.Fatal(err)
	}
	rows, err := w.Desk.LeadRows(ctx, []model.ID{id})
	if err != nil {
		w.T.Fatal(err)
	}
	if len(f) > 0 {
		if err := w.Desk.Set(ctx, "company", rows[0].Company, f); err != nil {
			w.T.Fatal(err)
		}
	}
	for _, s := range w.Law().Stages {
		if s.Kind == outcome && outcome != "" {
			if _, err := w.Desk.Add(ctx, "move", model.Fields{"lead": id.String(), "to": s.ID.String(), "happened": w.Desk.Now().UnixMilli()}); err != nil {
				w.T.Fatal(err)
			}
		}
	}
	return rows[0].Company
}

func TestPage_LooksLikeOurBestClients(t *testing.T) {
	w := open(t, "cloud", theme.Light, 0)
	a := w.Law()
	yes := func(i int) string { return "answer." + a.Criteria[i].ID.String() }
	w.lead("Best one", "signed", model.Fields{"best": true, "employees": int64(100), yes(1): "met", yes(2): "met", yes(6): "not-met"})
	w.lead("Best two", "signed", model.Fields{"best": true, "employees": int64(200), yes(1): "met", yes(2): "not-met"})
	w.lead("Twin", "", model.Fields{"employees": int64(70), yes(1): "met", yes(6): "not-met"})
	w.lead("Unknown", "", nil)
	w.lead("Too small", "", model.Fields{"employees": int64(7), yes(1): "met"})
	leads := w.elsewhere("leads")
	w.Shell.Go("criteria/beside")
	t.Run("the most alike come first, and what is not known is said, not counted", func(t *testing.T) {
		var got []string
		for i := range w.Page.beside.all {
			it := w.Page.beside.item(i)
			got = append(got, it.Title+": "+it.Quiet)
		}
		want := "[Twin: meets 3 of the 3 Too small: meets 1 of the 3; not known: 1 Unknown: meets 0 of the 3; not known: 3]"
		if fmt.Sprint(got) != want {
			t.Errorf("got %q", got)
		}
		if got := w.Page.over.Value; !strings.HasPrefix(got, "Your 2 best clients meet 3 of 8 criteria together") {
			t.Errorf("it says %q", got)
		}
	})
	t.Run("the lead stands beside them, and its differences are named", func(t *testing.T) {
		w.Focus(w.Page.beside.list)
		w.Press(fyne.KeyDown)
		got := spoken(w.Page.beside.grid)
		for _, want := range []string{"Too small", "Unlike them: Has 50 to 500 employees.", "To find out: Wants staff augmentation by the hour only.", "Open leads"} {
			if !strings.Contains(got, want) {
				t.Errorf("%q is missing in %q", want, got)
			}
		}
	})
	t.Run("while strangers look on there are no names", func(t *testing.T) {
		w.Shell.SetPresenter(true)
		if got := spoken(w.Page.beside.root); strings.Contains(got, "Too small") || strings.Contains(got, "Best one") || !strings.Contains(got, "Client 1") {
			t.Errorf("it says %q", got)
		}
		w.Shell.SetPresenter(false)
	})
	t.Run("Enter opens it", func(t *testing.T) {
		w.Press(fyne.KeyReturn)
		if leads.opened != w.Page.beside.all[1].Lead.String() {
			t.Errorf("opened %q", leads.opened)
		}
	})
}

func TestPage_ProposesFromThePositioning(t *testing.T) {
	w := open(t, "cloud", theme.Light, 0)
	for _, v := range w.Page.facts.views {
		if err := w.Desk.Delete(context.Background(), "criterion", v.id); err != nil {
			t.Fatal(err)
		}
	}
	w.Page.propose()
	n := w.Page.side.(*proposed)
	before := len(n.list.Objects)
	if before < 8 {
		t.Fatalf("%d proposals", before)
	}
	var add *kit.Button
	for _, o := range test.LaidOutObjects(n.list) {
		if b, ok := o.(*kit.Button); ok && add == nil {
			add = b
		}
	}
	test.Tap(add)
	c := w.criterion("Has 50 to 500 employees")
	if c.Class != "must" || c.How != "rule" || c.Field != "company.employees" || c.Low != 50 || c.High != 500 || c.Element.IsZero() || c.Points != 200 || c.KnownBy != "mql" {
		t.Errorf("made %+v", c)
	}
	if got := len(n.list.Objects); got != before-2 {
		t.Errorf("%d proposals are left of %d: the customer has a criterion now", got, before)
	}
}
