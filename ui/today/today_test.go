package today_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"baton/model"
	"baton/store"
	"baton/store/storetest"
	"baton/ui/theme"
	"baton/ui/today"
	"baton/ui/uitest"
)

// morning is a firm of two on a Monday: Ada, who does everything, and Ben, who
// does business development.
type morning struct {
	uitest.Screen[*today.Page]
	desk *store.Desk
	lead map[string]model.ID
	ben  model.ID
}

func begin(t *testing.T) *morning {
	t.Helper()
	d := storetest.FromTemplate(t, "cloud")
	m := &morning{desk: d, lead: map[string]model.ID{}}
	ctx := context.Background()
	law, err := d.Draft(ctx)
	if err != nil {
		t.Fatal(err)
	}
	err = d.Batch(ctx, "Seed", func(d *store.Desk) error { return m.seed(ctx, d, law) })
	if err != nil {
		t.Fatal(err)
	}
	w := over(t, d, theme.Light)
	m.Screen = uitest.Open(w, today.Route, today.New(d, w.Shell))
	return m
}

func (m *morning) seed(ctx context.Context, d *store.Desk, law *model.Agreement) error {
	bd, _ := law.TeamNamed("bd")
	sales, _ := law.TeamNamed("sales")
	var err error
	if m.ben, err = d.Add(ctx, "member", model.Fields{"name": "Ben Aldous", "hat." + bd.ID.String(): true}); err != nil {
		return err
	}
	ago := func(days int) int64 { return d.Now().AddDate(0, 0, -days).UnixMilli() }
	for _, l := range []struct {
		name, stage, step, date string
		ago                     int
	}{{"Acme", "scoping", "Send the offer", "2026-11-20", 5}, {"Birch", "scoping", "Call", "2026-12-01", 5}, {"Cedar", "scoping", "Meet", "2026-12-01", 1}, {"Dune", "nurture", "", "", 60}} {
		company, err := d.Add(ctx, "company", model.Fields{"name": l.name})
		if err != nil {
			return err
		}
		f := model.Fields{"company": company.String(), "kind": "new-client", "route": "inbound", "created": ago(90), "owner": d.Actor().Member.String()}
		if l.step != "" {
			f["next-step"], f["next-date"] = l.step, l.date
		}
		lead, err := d.Add(ctx, "lead", f)
		if err != nil {
			return err
		}
		m.lead[l.name] = lead
		stage, _ := law.StageNamed(l.stage)
		move := model.Fields{"lead": lead.String(), "to": stage.ID.String(), "happened": ago(l.ago), "exact": "minute"}
		if l.stage == "nurture" {
			move["wake"] = "2026-11-16"
		}
		if _, err := d.Add(ctx, "move", move); err != nil {
			return err
		}
	}
	if _, err := d.Add(ctx, "task", model.Fields{"lead": m.lead["Birch"].String(), "text": "Read their outage notes", "due": "2026-11-23", "owner": d.Actor().Member.String()}); err != nil {
		return err
	}
	scoping, _ := law.StageNamed("scoping")
	_, err = d.Add(ctx, "handoff", model.Fields{"lead": m.lead["Cedar"].String(), "from": bd.ID.String(), "to": sales.ID.String(), "stage": scoping.ID.String(),
		"happened": d.Now().Add(-time.Hour).UnixMilli(), "exact": "minute", "by": m.ben.String()})
	return err
}

// says is all one can read, of the dialog where one is open.
func (m *morning) says() string {
	var o fyne.CanvasObject = m.Shell.Content()
	if top := m.Shell.Window().Canvas().Overlays().Top(); top != nil {
		o = top
	}
	var out []string
	for _, x := range test.LaidOutObjects(o) {
		if text, ok := x.(*canvas.Text); ok && text.Text != "" {
			out = append(out, text.Text)
		}
	}
	return strings.Join(out, " | ")
}

func (m *morning) sees(words ...string) {
	m.T.Helper()
	said := m.says()
	for _, w := range words {
		if !strings.Contains(said, w) {
			m.T.Errorf("one does not read %q in: %s", w, said)
		}
	}
}

func (m *morning) misses(words ...string) {
	m.T.Helper()
	said := m.says()
	for _, w := range words {
		if strings.Contains(said, w) {
			m.T.Errorf("one reads %q in: %s", w, said)
		}
	}
}

func TestPage(t *testing.T) {
	m := begin(t)
	t.Run("the list says why, what, who has it, until when and the key for it", func(t *testing.T) {
		m.sees("Late | 1", "Acme | Next step: Send the offer. | 20 Nov | 1 working day late | You | N | Next step",
			"Due today | 1", "Birch | Read their outage notes. | today | You | D | Done",
			"Waits for you | 1", "Cedar | Answer the hand-off from Business Development. | Wed 09:00 | You | A | Accept",
			"Time to wake up | 1", "Dune | Set aside until 16 November: is the need there now? | since 16 Nov | You | M | Move",
			"Mine", "Everybody")
	})
	t.Run("each view counts its lines", func(t *testing.T) {
		m.Type("0")
		m.sees("Everybody | 4", "Waits for an answer")
		m.Type("1")
		m.sees("Waits for you")
	})
	t.Run("the badge counts what is late or due for whoever works here", func(t *testing.T) {
		if n := m.Page.Waiting(); n != 2 {
			t.Errorf("it says %d", n)
		}
	})
	t.Run("a next step needs words and a day that comes; Enter keeps what stands there", func(t *testing.T) {
		m.Type("n")
		m.sees("What comes next, and when?", "Acme")
		m.Press(fyne.KeyBackspace, fyne.KeyReturn)
		m.sees("Say what comes next.")
		m.Type("Send the smaller offer")
		m.Press(fyne.KeyReturn)
		m.misses("Acme", "Late")
		rows, err := m.desk.LeadRows(context.Background(), []model.ID{m.lead["Acme"]})
		if err != nil || rows[0].NextStep != "Send the smaller offer" || rows[0].NextDate != "2026-11-24" {
			t.Errorf("kept %q on %q, %v", rows[0].NextStep, rows[0].NextDate, err)
		}
	})
	t.Run("undo brings the line back, and the keyboard stands on it", func(t *testing.T) {
		m.Press(fyne.KeyDown, fyne.KeyDown)
		m.Shell.Undo()
		m.sees("Acme", "Send the offer.")
		m.Type("n")
		m.sees("Acme")
		m.Press(fyne.KeyReturn)
		m.misses("Acme")
	})
	t.Run("a task is done with a key, and the next line has the cursor", func(t *testing.T) {
		m.Press(fyne.KeyHome)
		m.Type("d")
		m.misses("Birch")
		m.Type("z")
		m.sees("Put off until ...", "Cedar", "Tue 24 Nov", "Mon 30 Nov")
		m.Press(fyne.KeyEscape)
	})
	t.Run("what a line does not ask for is refused in words", func(t *testing.T) {
		m.Press(fyne.KeyEnd)
		m.Type("a")
		m.sees("There is no hand-off to accept in this line.")
	})
	t.Run("a line that is put off leaves, and comes next", func(t *testing.T) {
		m.Type("zt")
		m.misses("Dune")
		m.Press(fyne.KeyHome)
		m.Type("a") // accepts; its first touch is what is left
		m.sees("Cedar | The first touch since it was handed over.")
		m.Type("zt")
		m.sees("Nothing is waiting", "Next: ", "tomorrow")
	})
}

func TestPage_give(t *testing.T) {
	m := begin(t)
	m.Type("g")
	m.sees("Who has it from now on?", "Acme", "Ben Aldous", "BD")
	m.Type("b")
	m.misses("Acme")
	t.Run("whoever has it now has the line", func(t *testing.T) {
		m.Type("0")
		m.sees("Acme | Next step: Send the offer. | 20 Nov | 1 working day late | Ben Aldous")
	})
}

func TestPage_presenter(t *testing.T) {
	m := begin(t)
	m.Shell.SetPresenter(true)
	m.sees("A lead", "Late", "Next step")
	m.misses("Acme", "Send the offer", "outage")
}

func TestPage_search(t *testing.T) {
	m := begin(t)
	m.Page.Search("outage")
	m.sees("Birch")
	m.misses("Acme", "Cedar")
	m.Page.Search("nowhere")
	m.sees("Nothing found")
}

func TestPage_empty(t *testing.T) {
	d := storetest.FromTemplate(t, "cloud")
	m := &morning{desk: d}
	w := over(t, d, theme.Dark)
	m.Screen = uitest.Open(w, today.Route, today.New(d, w.Shell))
	m.sees("Nothing is waiting", "What falls due, wakes up or goes quiet will stand here.")
	m.misses("Mine", "Everybody")
}
