package board_test

import (
	"context"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"baton/model"
	"baton/store"
	"baton/store/storetest"
	"baton/ui/board"
	"baton/ui/shell"
	"baton/ui/theme"
)

// stand is a lead of the test firm: where it stands, and since when.
type stand struct {
	company, need, stage string
	days                 int
	value                int64
	next, owner          string
	known                string
	size                 int64
}

var stands = []stand{
	{"Sable Interactive", "Autoscaling", "target", 20, 0, "Invite to the outage evening", "Petra Silva", "?????", 150},
	{"Stonebridge Tools", "Edge to cloud", "target", 33, 0, "", "Petra Silva", "?????", 640},
	{"Brightwell Foods", "Data platform", "aware", 40, 0, "", "Malin Roos", "?????", 900},
	{"Vesper Media", "CDN and caching", "aware", 12, 0, "Send the article on caching", "Malin Roos", "yy???", 88},
	{"Nimbus Ledger", "Platform review", "interested", 3, 24, "Read the answers together", "Malin Roos", "yyn??", 75},
	{"Opal Freight", "Cloud bill review", "interested", 9, 18, "Send the bill article", "Malin Roos", "y????", 420},
	{"Meridian Books", "Search cluster", "interested", 16, 22, "", "", "y?y??", 70},
	{"Harbourline Software", "Platform rebuild", "evaluating", 6, 84, "Call on the outage notes", "Jonas Falk", "yyy??", 180},
	{"Tidewater Labs", "Kubernetes clean-up", "evaluating", 12, 45, "Second talk", "Jonas Falk", "yy???", 60},
	{"Quillon", "Release pipeline", "evaluating", 9, 55, "Meet their SRE", "Petra Silva", "yyy?y", 130},
	{"Ostrya Energy", "Observability", "evaluating", 19, 40, "Send two references", "Jonas Falk", "yyn??", 260},
	{"Kettle & Rowe", "Migration to AWS", "scoping", 7, 140, "Whiteboard with on-call", "Ruben Haas", "yyyy?", 240},
	{"Corvid Mobility", "Cost per product", "scoping", 24, 96, "Scope with finance", "Ruben Haas", "yyyyy", 210},
	{"Pinegate", "Black Friday readiness", "proposal", 11, 118, "Answer finance", "Yara Costa", "yyyy?", 480},
	{"Fennwick Pay", "On-call by the month", "proposal", 2, 62, "Walk through the offer", "Ruben Haas", "yyyyy", 95},
	{"Marrow Health", "Migration and on-call", "terms", 14, 210, "Contract call", "Yara Costa", "yyyyy", 310},
	{"Lumen Tax", "On-call", "signed", 10, 72, "", "Ruben Haas", "yyyyy", 120},
	{"Calyx Bio", "Validated environments", "nurture", 30, 90, "", "Jonas Falk", "yy???", 140},
	{"Rook Security", "Staff for a month", "not-ours", 40, 0, "", "Jonas Falk", "yy??y", 55},
	{"Dovetail Homes", "Migration", "lost", 35, 66, "", "Ruben Haas", "yyyn?", 170},
}

var teams = map[string]string{"Ada Kestrel": "sales", "Malin Roos": "marketing", "Jonas Falk": "bd", "Petra Silva": "bd", "Ruben Haas": "sales", "Yara Costa": "sales"}

// firm is a store in a test.
type firm struct {
	*store.Desk
	law    *model.Agreement
	lead   map[string]model.ID
	wholes int // how often all leads were read
}

func (f *firm) Leads(ctx context.Context) ([]model.LeadRow, error) {
	f.wholes++
	return f.Desk.Leads(ctx)
}

func newFirm(t testing.TB, list []stand) *firm {
	t.Helper()
	d := storetest.FromTemplate(t, "cloud")
	ctx := context.Background()
	law, err := d.InForce(ctx)
	if err != nil {
		t.Fatal(err)
	}
	f := &firm{Desk: d, law: law, lead: map[string]model.ID{}}
	err = d.Batch(ctx, "Seed", func(d *store.Desk) error {
		members := map[string]model.ID{}
		for _, name := range []string{"Malin Roos", "Jonas Falk", "Petra Silva", "Ruben Haas", "Yara Costa"} {
			team, _ := law.TeamNamed(teams[name])
			id, err := d.Add(ctx, "member", model.Fields{"name": name, "hat." + team.ID.String(): true})
			if err != nil {
				return err
			}
			members[name] = id
		}
		for _, s := range list {
			if err := f.plant(ctx, d, s, members[s.owner]); err != nil {
				return fmt.Errorf("%s: %w", s.company, err)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func (f *firm) plant(ctx context.Context, d *store.Desk, s stand, owner model.ID) error {
	company := model.Fields{"name": s.company, "employees": s.size, "industry": "Business software"}
	i := 0
	for _, c := range f.law.Criteria {
		if c.How == "question" && i < len(s.known) {
			switch {
			case s.known[i] == 'y' && c.Class != "never":
				company["answer."+c.ID.String()] = "met"
			case s.known[i] != '?':
				company["answer."+c.ID.String()] = "not-met"
			}
			i++
		}
	}
	at, err := d.Add(ctx, "company", company)
	if err != nil {
		return err
	}
	created := d.Now().AddDate(0, 0, -s.days-20)
	lead := model.Fields{"title": s.need, "company": at.String(), "kind": "new-client", "route": "inbound", "created": created.UnixMilli()}
	if !owner.IsZero() {
		lead["owner"] = owner.String()
	}
	if s.next != "" {
		lead["next-step"] = s.next
	}
	id, err := d.Add(ctx, "lead", lead)
	if err != nil {
		return err
	}
	f.lead[s.company] = id
	stage, _ := f.law.StageNamed(s.stage)
	move := model.Fields{"lead": id.String(), "to": stage.ID.String(), "happened": d.Now().AddDate(0, 0, -s.days).UnixMilli(), "exact": "minute"}
	switch s.stage {
	case "nurture":
		move["wake"] = "2027-02-01"
	case "lost":
		move["reason"] = "in-house"
	case "not-ours":
		move["reason"] = "wants staff by the hour"
	}
	if _, err := d.Add(ctx, "move", move); err != nil || s.value == 0 {
		return err
	}
	if _, err = d.Add(ctx, "value", model.Fields{"lead": id.String(), "type": "project", "amount": s.value * 100_000, "currency": "EUR"}); err != nil {
		return err
	}
	_, err = d.Touch(ctx, model.Touch{Lead: id, Kind: "form", Direction: "in", Happened: d.Now().Add(-time.Duration(s.days) * 24 * time.Hour), Exact: "minute"})
	return err
}

// busy tells the firm what Sales can carry, and has Yara of Sales call a lead
// that Marketing carries.
func (f *firm) busy(t testing.TB) *firm {
	t.Helper()
	ctx := context.Background()
	sales, _ := f.law.TeamNamed("sales")
	if err := f.Set(ctx, "team", sales.ID, model.Fields{"capacity": int64(4)}); err != nil {
		t.Fatal(err)
	}
	members, err := f.Members(ctx)
	if err != nil {
		t.Fatal(err)
	}
	yara := members[slices.IndexFunc(members, func(m model.Member) bool { return m.Name == "Yara Costa" })]
	for _, company := range []string{"Opal Freight", "Tidewater Labs"} {
		call := model.Touch{Lead: f.lead[company], Kind: "call", Outcome: "talked", Happened: f.Now().Add(-24 * time.Hour)}
		if _, err := f.During(model.Actor{Member: yara.ID, Hat: sales.ID}, f.Now()).Touch(ctx, call); err != nil {
			t.Fatal(err)
		}
	}
	return f
}

// window is the page in a shell of a window.
func window(t *testing.T, f *firm, mode theme.Mode, size fyne.Size) (*shell.Shell, *board.Page) {
	t.Helper()
	test.NewTempApp(t)
	w := test.NewTempWindow(t, nil)
	s := shell.New(shell.Options{Window: w, Mode: mode, Undo: func() (string, error) { return "", nil }, Status: func() shell.Status {
		return shell.Status{Firm: "Tidewater Cloud", Who: "Ada Kestrel", Hat: "Sales", HatHue: theme.Sales, Saved: "in the file", Backup: "backup 2 hours ago"}
	}})
	p := board.New(f, s)
	s.Register(shell.Run, shell.Entry{Route: "board", Icon: theme.Glyph("square-kanban"), Page: p})
	f.Watch(s.Changed)
	w.Resize(size)
	s.Go("board")
	return s, p
}

func save(t *testing.T, s *shell.Shell, name string) {
	t.Helper()
	dir := os.Getenv("BATON_LOOKS")
	if dir == "" {
		dir = t.TempDir()
	}
	f, err := os.Create(filepath.Join(dir, name+".png"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, s.Window().Canvas().Capture()); err != nil {
		t.Fatal(err)
	}
}
