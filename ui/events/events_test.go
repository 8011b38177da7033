package events_test

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"baton/model"
	"baton/model/trigger"
	"baton/store/storetest"
	"baton/ui/events"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
	"baton/ui/uitest"
)

// screen is the page over a firm in which an evening was held ten weeks ago.
type screen struct {
	uitest.Screen[*events.Page]
	evening model.ID
}

func begin(t *testing.T, n int, mode theme.Mode) *screen {
	t.Helper()
	w := uitest.New(t, "cloud", mode).Fill(n)
	s := &screen{}
	ctx := context.Background()
	var err error
	if n > 0 {
		if s.evening, err = w.Desk.Add(ctx, "campaign", model.Fields{"name": "Cost evening", "kind": "meetup", "from": "2026-11-02", "cost": int64(90000), "currency": "EUR", "days": int64(14)}); err != nil {
			t.Fatal(err)
		}
	}
	s.Screen = uitest.Open(w, events.Route, events.New(w.Desk, w.Shell))
	s.Page.Job = func(_ string, work shell.Work, then func()) {
		if err := work(context.Background(), func(int, int, string) {}); err != nil {
			t.Fatal(err)
		}
		then()
	}
	return s
}

// comes puts leads into a stage before the evening, lets some of them come and
// some go on.
func (s *screen) comes(n int, came, went func(i int) bool) {
	s.T.Helper()
	ctx := context.Background()
	rows, err := s.Desk.Leads(ctx)
	if err != nil {
		s.T.Fatal(err)
	}
	law := s.Law()
	from, _ := law.StageNamed("interested")
	to, _ := law.StageNamed("evaluating")
	var people []model.ID
	for i, r := range rows[:n] {
		s.move(r.ID, from, "2026-10-01", s.evening)
		if err := s.Desk.Set(ctx, "lead", r.ID, model.Fields{"created": storetest.Now.AddDate(0, -4, 0).UnixMilli(), "route": "inbound"}); err != nil {
			s.T.Fatal(err)
		}
		if went(i) {
			s.move(r.ID, to, "2026-11-09", s.evening)
		}
		if came(i) {
			detail, err := s.Desk.Lead(ctx, r.ID)
			if err != nil {
				s.T.Fatal(err)
			}
			people = append(people, detail.Parts[0].Person)
		}
	}
	if err := s.Desk.Attend(ctx, s.evening, people); err != nil {
		s.T.Fatal(err)
	}
	s.Shell.Reload()
}

func (s *screen) move(lead model.ID, to model.Stage, day string, _ model.ID) {
	s.T.Helper()
	f, _ := model.NounOf("move")
	field, _ := f.Field("happened")
	at, err := model.ParseField(field, day, "")
	if err != nil {
		s.T.Fatal(err)
	}
	if _, err := s.Desk.Add(context.Background(), "move", model.Fields{"lead": lead.String(), "to": to.ID.String(), "happened": at, "exact": "day"}); err != nil {
		s.T.Fatal(err)
	}
}

func (s *screen) top() fyne.CanvasObject {
	if top := s.Shell.Window().Canvas().Overlays().Top(); top != nil {
		return top
	}
	return s.Shell.Window().Content()
}

func (s *screen) words() string {
	var out []string
	for _, o := range test.LaidOutObjects(s.top()) {
		if w, ok := o.(*canvas.Text); ok && w.Visible() && w.Text != "" {
			out = append(out, w.Text)
		}
	}
	return strings.Join(out, "\n")
}

func (s *screen) sees(words ...string) {
	s.T.Helper()
	all := strings.ReplaceAll(s.words(), "\n", " ")
	for _, w := range words {
		if !strings.Contains(all, w) {
			s.T.Errorf("it does not say %q:\n%s", w, s.words())
		}
	}
}

func (s *screen) presses(label string) {
	s.T.Helper()
	for _, o := range test.LaidOutObjects(s.top()) {
		if b, ok := o.(*kit.Button); ok && b.Label == label && b.Visible() {
			test.Tap(b)
			return
		}
	}
	s.T.Fatalf("there is no %q:\n%s", label, s.words())
}

func (s *screen) held() trigger.Held {
	s.T.Helper()
	all, err := s.Desk.Events(context.Background(), 0)
	if err != nil || len(all) == 0 {
		s.T.Fatalf("%+v %v", all, err)
	}
	return all[0]
}

func odd(i int) bool   { return i%2 == 1 }
func third(i int) bool { return i%3 == 0 }

func TestEvents(t *testing.T) {
	s := begin(t, 8, theme.Light)
	t.Run("an event nobody was noted for says so, and what to do", func(t *testing.T) {
		s.sees("Cost evening", "Nobody is noted as having come", "Who came", "nobody noted", "2 Nov", "900 EUR")
	})
	t.Run("who came is found as one types, and noted with Enter", func(t *testing.T) {
		var find *kit.Field
		for _, o := range test.LaidOutObjects(s.top()) {
			if f, ok := o.(*kit.Field); ok && f.Visible() && f.Text() == "" && find == nil {
				find = f
			}
		}
		s.Focus(find.Focusable())
		s.Type("jane doe 3")
		s.sees("Jane Doe 3")
		s.Press(fyne.KeyReturn)
		if h := s.held(); h.People != 1 || h.Leads != 1 {
			t.Errorf("%+v", h)
		}
		s.sees("Who came: 1 person", "1 came")
	})
	t.Run("few cases are laid open to be read, and Enter opens the lead", func(t *testing.T) {
		s.comes(8, odd, third)
		s.sees("advanced, against", "who were not there. Too few to tell: read the cases.", "Were there", "Were not", "from Interested to Evaluating", "stayed in Interested")
	})
	t.Run("one who was not there is taken off, and undo puts them back", func(t *testing.T) {
		before := s.held().People
		for _, o := range test.LaidOutObjects(s.top()) {
			if b, ok := o.(*kit.Button); ok && b.Tip == "Was not there" {
				test.Tap(b)
				break
			}
		}
		if got := s.held().People; got != before-1 {
			t.Errorf("%d came", got)
		}
		if _, err := s.Desk.Undo(context.Background()); err != nil {
			t.Fatal(err)
		}
	})
}

func TestEvents_list(t *testing.T) {
	s := begin(t, 4, theme.Light)
	fyne.CurrentApp().Clipboard().SetContent("Name\tE-mail\tCompany\tAttended\nJane Doe 1\t\tKite Retail 1\tyes\nNew One\tnew@newfirm.example\tNewfirm\tyes\nNot There\tnot@there.example\tThere\tno\n")
	defer fyne.CurrentApp().Clipboard().SetContent("")
	s.presses("Paste")
	t.Run("what a list brings is said before it is written", func(t *testing.T) {
		s.sees("Who came to Cost evening", "Nothing is written yet", "Did not come: no touch is logged", "New leads of theirs")
	})
	t.Run("then it is read in as one change", func(t *testing.T) {
		s.presses("Read it in")
		if h := s.held(); h.People != 2 {
			t.Errorf("%d came", h.People)
		}
		s.sees("Who came: 2 people", "New One")
		if _, err := s.Desk.Undo(context.Background()); err != nil {
			t.Fatal(err)
		}
		if h := s.held(); h.People != 0 {
			t.Errorf("%d came", h.People)
		}
	})
}

func TestEvents_fresh(t *testing.T) {
	s := begin(t, 0, theme.Light)
	s.sees("No event yet")
	s.presses("New event")
	t.Run("the plays that call for an event are offered first, and one press makes it", func(t *testing.T) {
		s.sees("Meetup for Target", "Invite the head of engineering")
		s.Press(fyne.KeyReturn)
		h := s.held()
		if h.Campaign.Play.IsZero() || h.Campaign.Kind != "meetup" || h.Campaign.From != "2026-11-23" {
			t.Errorf("%+v", h.Campaign)
		}
		s.sees("Nobody is noted as having come")
	})
}

// TestLooks draws the page, with BATON_LOOKS to look at.
func TestLooks(t *testing.T) {
	if !uitest.Looks() {
		t.Skip("nobody looks")
	}
	for _, mode := range []theme.Mode{theme.Light, theme.Dark} {
		s := begin(t, 60, mode)
		s.Size(1440, 900)
		s.comes(7, odd, third)
		s.Look("events-few-" + string(mode))
		s.comes(60, odd, func(i int) bool { return odd(i) && i%3 != 0 || i%6 == 0 })
		s.Look("events-many-" + string(mode))
		s.Size(1100, 700)
		s.Look("events-small-" + string(mode))
		s.presses("New event")
		s.Still("events-new-" + string(mode))
	}
	s := begin(t, 0, theme.Light)
	s.Look("events-empty")
	s = begin(t, 4, theme.Dark)
	fyne.CurrentApp().Clipboard().SetContent("Name\tE-mail\tCompany\tAttended\nJane Doe 1\t\tKite Retail 1\tyes\nNew One\tnew@newfirm.example\tNewfirm\tyes\nNot There\tnot@there.example\tThere\tperhaps\n")
	s.presses("Paste")
	s.Still("events-list")
}
