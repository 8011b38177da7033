package ui_test

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"baton/model"
	"baton/store"
	"baton/store/storetest"
	"baton/ui"
	"baton/ui/kit"
	"baton/ui/theme"
)

// begin is a new firm of a founder alone, or of a team, in a window.
func begin(t *testing.T, solo bool, o ui.Options) (*ui.Frame, *store.Desk) {
	t.Helper()
	return beginShared(t, solo, o, &shared{})
}

// beginShared is the same with a file that others work on.
func beginShared(t *testing.T, solo bool, o ui.Options, s *shared) (*ui.Frame, *store.Desk) {
	t.Helper()
	d := storetest.FromTemplate(t, "cloud")
	if solo {
		if err := d.Set(context.Background(), "firm", d.FirmID(), model.Fields{"mode": "solo"}); err != nil {
			t.Fatal(err)
		}
	}
	test.NewTempApp(t)
	o.Store, o.Job = desk{Desk: d, shared: s}, atOnce(t)
	o.Shell.Window, o.Shell.Mode = test.NewTempWindow(t, nil), theme.Light
	o.Shell.Window.Resize(fyne.NewSize(1280, 800))
	return ui.Open(o), d
}

// places are the pages in the navigation, in their order.
func places(f *ui.Frame) string {
	var out []string
	for _, o := range test.LaidOutObjects(f.Window().Content()) {
		b, ok := o.(*kit.Button)
		if ok && b.Leading && b.Label != "" {
			out = append(out, b.Label)
		}
	}
	return strings.Join(out, ", ")
}

const everything = "Positioning, Criteria, Scoring, Definitions, Journey, SLA, Goals, Agreement, Today, Leads, Board, Hand-offs, Events, Triage, Import, Report, Sharing"

func TestOpen(t *testing.T) {
	t.Run("a founder alone has one page of rules and no inbox to oneself", func(t *testing.T) {
		f, _ := begin(t, true, ui.Options{})
		if got := places(f); got != "Our rules, Today, Leads, Board, Events, Triage, Import, Report, Sharing" {
			t.Errorf("the navigation has %s", got)
		}
	})
	t.Run("who begins alone begins with the rules, and later with the leads", func(t *testing.T) {
		f, d := begin(t, true, ui.Options{})
		if got := f.Home(); got != "ourrules" {
			t.Errorf("it opens on %s", got)
		}
		if _, err := d.AddLine(context.Background(), "Harbourline, Ines Calder, platform rebuild"); err != nil {
			t.Fatal(err)
		}
		if got := f.Home(); got != "leads" {
			t.Errorf("it opens on %s", got)
		}
		if f, _ := begin(t, false, ui.Options{}); f.Home() != "today" {
			t.Errorf("a team opens on %s", f.Home())
		}
	})
	t.Run("a team has every page", func(t *testing.T) {
		f, _ := begin(t, false, ui.Options{})
		if got := places(f); got != everything {
			t.Errorf("the navigation has %s", got)
		}
	})
	t.Run("by choice a founder has every Agree page, and the choice is remembered", func(t *testing.T) {
		var kept []bool
		f, _ := begin(t, true, ui.Options{OnAllAgree: func(on bool) { kept = append(kept, on) }})
		choose(t, f)
		if got := places(f); got != "Our rules, Positioning, Criteria, Scoring, Definitions, Journey, SLA, Goals, Agreement, Today, Leads, Board, Events, Triage, Import, Report, Sharing" {
			t.Errorf("the navigation has %s", got)
		}
		choose(t, f)
		if len(kept) != 2 || !kept[0] || kept[1] {
			t.Errorf("remembered %v", kept)
		}
	})
	t.Run("a remembered choice holds at the next start", func(t *testing.T) {
		f, _ := begin(t, true, ui.Options{AllAgree: true})
		if got := places(f); !strings.Contains(got, "Positioning") {
			t.Errorf("the navigation has %s", got)
		}
	})
	t.Run("a second person opens every page", func(t *testing.T) {
		f, d := begin(t, true, ui.Options{})
		if _, err := d.Add(context.Background(), "member", model.Fields{"name": "Mei"}); err != nil {
			t.Fatal(err)
		}
		f.Look()
		if got := places(f); got != everything {
			t.Errorf("the navigation has %s", got)
		}
	})
	t.Run("what waits for somebody is counted when asked, not with every change", func(t *testing.T) {
		f, d := begin(t, false, ui.Options{})
		hand(t, d)
		f.Changed(model.Change{All: true})
		if b := badge(f, "Hand-offs"); b != "" {
			t.Errorf("the badge says %q before it was counted", b)
		}
		f.Count()
		if b := badge(f, "Hand-offs"); b != "1" {
			t.Errorf("the badge says %q", b)
		}
	})
	t.Run("a list dropped on the leads is shown on the import page", func(t *testing.T) {
		f, _ := begin(t, true, ui.Options{})
		f.Go("leads")
		f.Import([]string{writeList(t)})
		if f.Route() != "import" {
			t.Errorf("it shows %s", f.Route())
		}
	})
	t.Run("every page can be gone to and says what it is for, with nothing in the firm", func(t *testing.T) {
		f, _ := begin(t, false, ui.Options{})
		for _, route := range []string{"ourrules", "positioning", "criteria", "journey", "sla", "goals", "agreement", "today", "leads", "board", "handoffs", "triage", "import", "report", "sharing"} {
			f.Go(route)
			if f.Route() != route {
				t.Errorf("%s was not shown", route)
			}
		}
	})
}

// choose does what the palette offers a founder alone.
func choose(t *testing.T, f *ui.Frame) {
	t.Helper()
	f.Palette()
	top := f.Window().Canvas().Overlays().Top()
	for _, o := range test.LaidOutObjects(top) {
		if field, ok := o.(*kit.Field); ok {
			test.Type(field.Focusable(), "only our rules")
		}
	}
	for _, o := range test.LaidOutObjects(top) {
		if b, ok := o.(*kit.Button); ok && strings.HasPrefix(b.Label, "Show all Agree pages") {
			test.Tap(b)
			return
		}
	}
	t.Fatal("the palette does not offer it")
}

// badge is the number beside a page.
func badge(f *ui.Frame, page string) string {
	for _, o := range test.LaidOutObjects(f.Window().Content()) {
		if b, ok := o.(*kit.Button); ok && b.Leading && b.Label == page {
			return b.Badge
		}
	}
	return "no such page"
}

// hand makes somebody in marketing hand a lead over to whoever works here.
func hand(t *testing.T, d *store.Desk) {
	t.Helper()
	ctx := context.Background()
	law, err := d.InForce(ctx)
	if err != nil {
		t.Fatal(err)
	}
	marketing, _ := law.TeamNamed("marketing")
	evaluating, _ := law.StageNamed("evaluating")
	nadia, err := d.Add(ctx, "member", model.Fields{"name": "Nadia", "hat." + marketing.ID.String(): true})
	if err != nil {
		t.Fatal(err)
	}
	lead, err := d.AddLine(ctx, "Harbourline, Ines Calder, platform rebuild")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range law.Criteria {
		if c.Class == "never" {
			continue
		}
		if err := d.Answer(ctx, lead, c.ID, "met", ""); err != nil {
			t.Fatal(err)
		}
	}
	for range 3 {
		if _, err := d.Touch(ctx, model.Touch{Lead: lead, Kind: "meeting", Direction: "in", Outcome: "talked"}); err != nil {
			t.Fatal(err)
		}
	}
	there := d.As(model.Actor{Member: nadia, Name: "Nadia", Hat: marketing.ID}, storeNow)
	if _, err := there.Move(ctx, model.MoveRequest{Lead: lead, To: evaluating.ID, WhyNow: "Third outage", Step: "Call on Thursday"}); err != nil {
		t.Fatal(err)
	}
}
