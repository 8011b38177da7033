package promises

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"baton/model"
	"baton/model/align"
	"baton/model/template"
	"baton/store/sample"
	"baton/store/storetest"
	"baton/ui/kit"
	"baton/ui/theme"
	"baton/ui/uitest"
)

type world struct{ uitest.Screen[*Page] }

func open(t *testing.T, mode theme.Mode) *world {
	w := uitest.New(t, "cloud", mode)
	return &world{uitest.Open(w, "sla", page(w))}
}

// page waits for what it reads beside the window.
func page(w *uitest.World) *Page {
	p := New(w.Desk, w.Shell)
	p.aside.Patience = time.Minute
	return p
}

// planted is the page over a sample firm.
func planted(t *testing.T, kind string, mode theme.Mode) *world {
	t.Helper()
	w := uitest.New(t, "plain", mode)
	dir := t.TempDir()
	f, err := sample.Plant(context.Background(), filepath.Join(dir, kind+".baton"), kind, storetest.Now, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	w.Desk = storetest.Desk(t, f)
	return &world{uitest.Open(w, "sla", page(w))}
}

// said is the page as text: both sides, what all promise, and whether it fits.
func (w *world) said() string {
	var b strings.Builder
	for _, s := range []*side{w.Page.left, w.Page.right, w.Page.all} {
		team := ""
		for _, k := range s.order {
			if k.view.team.Name != team {
				team = k.view.team.Name
				fmt.Fprintf(&b, "[%s %s]\n", team, k.view.hue)
			}
			fmt.Fprintf(&b, "%s", k.said.Value)
			if k.line.Visible() {
				fmt.Fprintf(&b, " | %s %s %s", k.number.Text(), unit(k.view.promise), often(k.view.promise))
			}
			fmt.Fprintf(&b, " | %s\n", k.kept.Value)
		}
	}
	for _, p := range w.Page.facing.pairs {
		fmt.Fprintf(&b, "%s <-> %s\n", p[0].view.promise.Key, p[1].view.promise.Key)
	}
	for _, f := range w.Page.facts.fits {
		_, _, word := stateOf(f.State)
		fmt.Fprintf(&b, "%s: %s\n", word, f.Text)
	}
	return b.String()
}

func (w *world) keyed(key string) *card {
	w.T.Helper()
	for _, k := range w.Page.cards() {
		if k.view.promise.Key == key {
			return k
		}
	}
	w.T.Fatalf("no promise %q", key)
	return nil
}

// promise is a promise as the firm keeps it.
func (w *world) promise(key string) model.Promise {
	w.T.Helper()
	all := w.Law().Promises
	i := slices.IndexFunc(all, func(p model.Promise) bool { return p.Key == key })
	if i < 0 {
		w.T.Fatalf("the firm makes no promise %q", key)
	}
	return all[i]
}

func TestPage_NewFirm(t *testing.T) {
	want := `[Marketing fuchsia]
90 % of the leads we hand over meet the definition | 90 %  | Not tested yet: not enough history
The packet is complete: why now, who, and the next step | Not tested yet: not enough history
There is proof for every stage | 5 of 7 stages have some today
[Business Development blue]
Each lead is qualified, recycled or closed in 10 business days | 10 business days every time | Not tested yet: not enough history
[Sales teal]
Each hand-off is answered in 2 business days | 2 business days every time | Not tested yet: not enough history
The first touch of a Talk now lead comes within 1 business day | 1 business day every time | Not tested yet: not enough history
The first touch of any other lead comes within 3 business days | 3 business days every time | Not tested yet: not enough history
We try 5 times on 2 channels in 15 business days before we say unable to reach | 5 tries every time | Not tested yet: not enough history
The proposal goes out within 5 business days of the scoping | 5 business days every time | Not tested yet: not enough history
No open deal is without a next step and its date | Not tested yet: not enough history
We say what became of it within 5 business days of the outcome | 5 business days every time | Not tested yet: not enough history
[Marketing fuchsia]
A prospect who waits for us is answered in 1 business day | 1 business day every time | Not tested yet: not enough history
[Business Development blue]
A prospect who waits for us is answered in 1 business day | 1 business day every time | Not tested yet: not enough history
[Sales teal]
A prospect who waits for us is answered in 1 business day | 1 business day every time | Not tested yet: not enough history
meets-definition <-> answer
packet <-> first-touch
packet <-> first-touch
proof <-> proposal
qualify <-> attempts
It fits: Ada is here for Marketing on every business day of the next 90 days.
It fits: Ada is here for Business Development on every business day of the next 90 days.
Not known: No hand-off reached Business Development of late: how many would be there at once is not known yet.
It fits: Ada is here for Sales on every business day of the next 90 days.
Not known: Nothing was handed to Sales of late: how many tries 5 each would be is not known yet.
Not known: No hand-off reached Sales of late: what each person would get is not known yet.
It fits: 2 business days can be 4 days by the calendar: what is handed over on Thursday 26 November is answered by Monday 30 November.
`
	if got := open(t, theme.Light).said(); got != want {
		t.Errorf("a new firm sees\n%s", got)
	}
}

func TestPage_Solo(t *testing.T) {
	w := planted(t, "solo", theme.Light)
	got := w.said()
	for _, part := range []string{"5 of 5 kept", "2 of 3 open deals have one today", "Tight: 5 tries for each of 1.3 hand-offs a month", "Rui Valadim is here for Sales"} {
		if !strings.Contains(got, part) {
			t.Errorf("a firm of one does not read %q in\n%s", part, got)
		}
	}
	if strings.Contains(got, "% kept") {
		t.Errorf("a rate is made of fewer than ten cases in\n%s", got)
	}
	w.excusesAndWaits(t)
}

// excusesAndWaits works with the clocks of one promise, as whoever may.
func (w *world) excusesAndWaits(t *testing.T) {
	t.Run("what is late now stands at its promise, and leads to the lead", func(t *testing.T) {
		if k := w.keyed("qualify"); !k.running.Visible() || k.now.Word != "2 late now" {
			t.Errorf("it says %q", k.now.Word)
		}
		w.Page.open(w.promise("qualify").ID)
		if got := strings.Join(wordsIn(w.Page.panel.owed), "\n"); !strings.Contains(got, "Late by") || !strings.Contains(got, "business days, due") || !strings.Contains(got, "the arbiter hears of it") {
			t.Errorf("to do now is\n%s", got)
		}
	})
	n := w.Page.panel
	late := slices.IndexFunc(w.Page.facts.tested[n.id], func(x align.Test) bool { return x.Kept == "not-met" })
	t.Run("a lateness is excused with its reason, and counts on neither side", func(t *testing.T) {
		n.excuse(w.Page.facts.tested[n.id][late])
		w.Type("They moved house")
		w.Press(fyne.KeyReturn)
		if got := strings.Join(wordsIn(n.cases), "\n"); !strings.Contains(got, "excused: They moved house") {
			t.Errorf("the cases are\n%s", got)
		}
		if got := w.keyed("qualify").kept.Value; !strings.Contains(got, "0 of 4 kept") || !strings.Contains(got, "1 excused") {
			t.Errorf("it says %q", got)
		}
	})
	t.Run("one waits for the prospect, and goes on", func(t *testing.T) {
		o := model.Owed{Key: "qualify", Lead: w.Page.facts.owed[n.id][0].Lead, State: "waiting"}
		for _, want := range []bool{true, false} {
			n.clock(o).(*kit.Button).Tapped(nil)
			d, err := w.Desk.Lead(context.Background(), o.Lead)
			if err != nil || len(d.Waits) != 1 || d.Waits[0].To.IsZero() != want {
				t.Errorf("%+v %v", d.Waits, err)
			}
			o.State = "paused"
		}
		if o.State = "late"; n.clock(o) != nil {
			t.Error("what is late already is not made to wait")
		}
	})
}

func TestPage_Edit(t *testing.T) {
	w := open(t, theme.Light)
	t.Run("a number is stepped up and its sentence follows, as one change", func(t *testing.T) {
		w.OneChange("Change promise", func() { w.keyed("answer").number.OnCommit(3) })
		if p := w.promise("answer"); p.Amount != 3 || p.Name != "Each hand-off is answered in 3 business days" {
			t.Errorf("kept %+v", p)
		}
	})
	t.Run("one day is one business day", func(t *testing.T) {
		w.keyed("answer").number.OnCommit(1)
		if p := w.promise("answer"); p.Name != "Each hand-off is answered in 1 business day" {
			t.Errorf("it reads %q", p.Name)
		}
	})
	t.Run("a number is written, and kept as one leaves it", func(t *testing.T) {
		w.Write(w.keyed("qualify").number, "8")
		if p := w.promise("qualify"); p.Amount != 8 || !strings.Contains(p.Name, "in 8 business days") {
			t.Errorf("kept %+v", p)
		}
	})
	t.Run("what is no number is said under it, and nothing is written", func(t *testing.T) {
		k := w.keyed("qualify")
		w.Write(k.number, "0")
		if w.promise("qualify").Amount != 8 || k.number.Problem() != "A whole number from 1 to 99." {
			t.Errorf("kept %d, said %q", w.promise("qualify").Amount, k.number.Problem())
		}
		k.number.SetValue(8)
	})
	t.Run("a promise is left out, and made again", func(t *testing.T) {
		w.OneChange("Leave promise out", w.keyed("packet").flip)
		if k := w.keyed("packet"); k.kept.Value != "Not promised now" {
			t.Errorf("it says %q", k.kept.Value)
		}
		w.OneChange("Make promise", w.keyed("packet").flip)
	})
	t.Run("a share above all is refused by the firm itself", func(t *testing.T) {
		before := w.promise("meets-definition").Amount
		if w.Page.set("Change promise", w.promise("meets-definition").ID, model.Fields{"amount": int64(120)}) || w.promise("meets-definition").Amount != before {
			t.Error("120 % is promised")
		}
	})
	t.Run("the hours of a day are kept, and nonsense is not", func(t *testing.T) {
		w.Write(w.Page.week.fields["fri"], "09:00-12:00  13:00-15:00")
		if got := model.HoursText(w.Law().Calendar.Weekly["fri"]); got != "09:00-12:00 13:00-15:00" {
			t.Errorf("Friday is %q", got)
		}
		w.Write(w.Page.week.fields["fri"], "mornings")
		if got := model.HoursText(w.Law().Calendar.Weekly["fri"]); got != "09:00-12:00 13:00-15:00" || w.Page.week.fields["fri"].Valid() {
			t.Errorf("Friday is %q", got)
		}
	})
	t.Run("a promise that nobody makes is offered first, and added", func(t *testing.T) {
		w.Page.remove(w.promise("outcome"))
		w.Page.begin()
		before := len(w.Law().Promises)
		w.Focus(nil)
		for _, d := range template.Promises() {
			if d.Key == "outcome" {
				owner, _ := w.Law().TeamNamed(d.Owner)
				w.Page.add(d, owner)
			}
		}
		if p := w.promise("outcome"); len(w.Law().Promises) != before+1 || p.Amount != 5 || p.To.IsZero() {
			t.Errorf("added %+v", p)
		}
		if w.Focused() != w.keyed("outcome") {
			t.Errorf("the keyboard is on %T", w.Focused())
		}
	})
}

func TestPage_Panel(t *testing.T) {
	w := open(t, theme.Light)
	w.Page.Open(w.promise("answer").ID.String())
	n := w.Page.panel
	t.Run("a rate above 100 % is said at its field and not kept", func(t *testing.T) {
		w.Write(n.rate, "140")
		if w.promise("answer").Rate != 1000 || n.rate.Valid() {
			t.Errorf("rate = %d", w.promise("answer").Rate)
		}
		w.Write(n.rate, "90")
		if w.promise("answer").Rate != 900 || often(w.keyed("answer").view.promise) != "90 % of the time" {
			t.Errorf("rate = %d, %q", w.promise("answer").Rate, often(w.keyed("answer").view.promise))
		}
	})
	t.Run("it may be owed by another team, and cannot be owed to itself", func(t *testing.T) {
		bd, _ := w.Law().TeamNamed("bd")
		n.to.OnCommit(w.promise("answer").Owner.String())
		if w.promise("answer").To != bd.ID {
			t.Error("Sales owes itself an answer")
		}
	})
	t.Run("words of one's own stay when the number changes", func(t *testing.T) {
		w.Write(n.name, "We answer fast")
		w.keyed("answer").number.OnCommit(4)
		if p := w.promise("answer"); p.Name != "We answer fast" || p.Amount != 4 {
			t.Errorf("kept %+v", p)
		}
	})
	t.Run("undo is followed", func(t *testing.T) {
		w.Shell.Undo()
		if w.keyed("answer").number.Value() != 2 {
			t.Errorf("it shows %d", w.keyed("answer").number.Value())
		}
	})
}

func TestPage_ByKeysAlone(t *testing.T) {
	w := open(t, theme.Light)
	w.TabTo(w.keyed("meets-definition"))
	t.Run("the arrows go down a side and across to what answers it", func(t *testing.T) {
		w.Press(fyne.KeyDown, fyne.KeyRight)
		if w.Focused() != w.keyed("first-touch") {
			t.Errorf("the keyboard is on %v", w.Focused())
		}
		w.Press(fyne.KeyUp, fyne.KeyLeft)
		if w.Focused() != w.keyed("meets-definition") {
			t.Errorf("the keyboard is on %v", w.Focused())
		}
	})
	t.Run("+ and - step the number, Space leaves the promise out", func(t *testing.T) {
		w.Focus(w.keyed("answer"))
		w.Type("++-")
		if w.promise("answer").Amount != 3 {
			t.Errorf("amount = %d", w.promise("answer").Amount)
		}
		w.Press(fyne.KeySpace)
		if !w.promise("answer").Off {
			t.Error("it is still promised")
		}
	})
	t.Run("Enter opens the promise, and closing it comes back", func(t *testing.T) {
		w.Press(fyne.KeyReturn)
		if !w.Shell.DetailOpen() {
			t.Fatal("nothing opened")
		}
		w.Shell.HideDetail()
		if w.Focused() != w.keyed("answer") {
			t.Errorf("the keyboard is on %T", w.Focused())
		}
	})
	t.Run("Delete takes it away, and the keyboard stays on the side", func(t *testing.T) {
		w.Press(fyne.KeyDelete)
		if k, ok := w.Focused().(*card); !ok || k.view.promise.Key != "first-touch" {
			t.Errorf("the keyboard is on %T", w.Focused())
		}
	})
}

// TestLooks draws the page over both sample firms, to look at.
func TestLooks(t *testing.T) {
	if !uitest.Looks() {
		t.Skip("BATON_LOOKS names no folder")
	}
	for _, kind := range kinds() {
		w := planted(t, kind, theme.Dark)
		w.Size(1100, 700)
		w.Look("sla-" + kind + "-dark")
		w = planted(t, kind, theme.Light)
		w.Size(1440, 900)
		w.Look("sla-" + kind + "-light")
		w.Page.open(w.promise("qualify").ID)
		w.Look("sla-" + kind + "-open-light")
		w.Size(1440, 1500)
		w.Look("sla-" + kind + "-cases-light")
		w.Size(1440, 900)
		w.Shell.HideDetail()
		w.fillWeek()
		w.Look("sla-" + kind + "-week-light")
		w.Size(1100, 700)
		w.Page.scroll.ScrollToBottom()
		w.Shell.SetMode(theme.Dark)
		w.Look("sla-" + kind + "-week-dark")
		w.Page.week.askZone()
		w.Still("sla-" + kind + "-zone-dark")
	}
}

// fillWeek gives the firm holidays, days of their own and absences, and shows
// the foot of the page.
func (w *world) fillWeek() {
	w.T.Helper()
	p := w.Page
	if err := p.week.off.take("Take the holidays of France", w.Desk.HolidaysOf("fr", 2026, 2027)); err != nil {
		w.T.Fatal(err)
	}
	p.week.keep("Note a day's hours", "open.2026-12-24", "09:00-12:00")
	p.week.keep("Note a day's hours", "break.2026-12-02", "12:00-14:00")
	for i, m := range p.facts.members[:min(3, len(p.facts.members))] {
		a := model.Away{Member: m.ID, From: "2026-12-2" + fmt.Sprint(i), To: "2027-01-0" + fmt.Sprint(i+1)}
		if i == 1 {
			a.From, a.Standin = "2026-11-23", p.facts.members[0].ID
		}
		if err := w.Desk.NoteAway(context.Background(), a); err != nil {
			w.T.Fatal(err)
		}
	}
	p.scroll.ScrollToBottom()
}

// kinds are the sample firms to draw: the one that BATON_SAMPLE names, or all.
func kinds() []string {
	if one := os.Getenv("BATON_SAMPLE"); one != "" {
		return []string{one}
	}
	return sample.Kinds()
}
