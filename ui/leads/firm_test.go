package leads_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"baton/model"
	"baton/store"
	"baton/store/storetest"
	"baton/ui/leads"
	"baton/ui/shell"
	"baton/ui/theme"
)

// pursuit is a lead of the test firm in one line.
type pursuit struct {
	company, industry string
	size              int64
	person, title     string
	need, stage       string
	route, source     string
	value             int64 // thousands
	owner             int
	next              string
	in                int    // days until the next step
	touched           int    // days since the last touch; 0 = never
	known             string // answers to the questions, in order: y, n or ?
}

// pursuits are what a cloud consultancy of fourteen works on.
var pursuits = []pursuit{
	{"Harbourline Software", "Business software", 180, "Ines Calder", "CTO", "Platform rebuild", "evaluating", "inbound", "Platform check", 84, 2, "Call on the outage notes", 1, 2, "yyy??"},
	{"Kettle & Rowe", "Online retail", 240, "Tomas Brandt", "Head of engineering", "Migration to AWS", "scoping", "introduced", "Ada's network", 140, 4, "Whiteboard with on-call", 3, 1, "yyyy?"},
	{"Fennwick Pay", "Payments", 95, "Mira Solheim", "CTO", "On-call by the month", "proposal", "client", "Delivery", 62, 4, "Walk through the offer", 0, 3, "yyyyy"},
	{"Opal Freight", "Logistics", 420, "Jonas Weil", "IT lead", "Cloud bill review", "interested", "inbound", "Webinar", 18, 1, "Send the bill article", -2, 9, "y????"},
	{"Tidewater Labs", "Business software", 60, "Priya Nand", "VP Engineering", "Kubernetes clean-up", "evaluating", "outbound", "Cold mail", 45, 2, "Second talk", 6, 4, "yy???"},
	{"Marrow Health", "Health software", 310, "Elif Aydin", "Head of platform", "Migration and on-call", "terms", "partner", "Cloudstone", 210, 5, "Contract call", 2, 1, "yyyyy"},
	{"Larch & Partners", "Law", 35, "Owen Pike", "Office manager", "Move the file server", "interested", "inbound", "Website", 6, 1, "", 0, 15, "n????"},
	{"Quillon", "Business software", 130, "Sara Winther", "CTO", "Release pipeline", "evaluating", "introduced", "Ines Calder", 55, 3, "Meet their SRE", 4, 5, "yyy?y"},
	{"Brightwell Foods", "Food retail", 900, "Karl Oster", "CIO", "Data platform", "aware", "inbound", "Meetup", 0, 1, "", 0, 40, "?????"},
	{"Nimbus Ledger", "Fintech", 75, "Aiko Tan", "Founder", "Platform review", "interested", "inbound", "Platform check", 24, 1, "Read the answers together", 1, 1, "yyn??"},
	{"Sable Interactive", "Games", 150, "Leo Farkas", "Tech director", "Autoscaling", "target", "outbound", "List", 0, 3, "Invite to outage evening", 8, 0, "?????"},
	{"Corvid Mobility", "Mobility software", 210, "Nora Lind", "Head of engineering", "Cost per product", "scoping", "inbound", "Case study", 96, 4, "Scope with finance", -1, 6, "yyyyy"},
	{"Pinegate", "Online retail", 480, "Hugo Mertens", "CTO", "Black Friday readiness", "proposal", "introduced", "Sara Winther", 118, 5, "Answer finance", 1, 2, "yyyy?"},
	{"Alder Insurance", "Insurance", 1200, "Ruth Okafor", "Platform owner", "Landing zone", "interested", "tender", "Tender", 300, 4, "Decide on the tender", 5, 7, "ynn??"},
	{"Vesper Media", "Online media", 88, "Milo Grant", "CTO", "CDN and caching", "aware", "inbound", "Newsletter", 0, 1, "", 0, 62, "y????"},
	{"Stonebridge Tools", "Manufacturing", 640, "Greta Holm", "IT director", "Edge to cloud", "target", "outbound", "List", 0, 3, "", 0, 0, "?????"},
	{"Lumen Tax", "Business software", 120, "Paul Renner", "CTO", "On-call", "signed", "client", "Delivery", 72, 4, "", 0, 12, "yyyyy"},
	{"Calyx Bio", "Health software", 140, "Dana Petrov", "Head of software", "Validated environments", "nurture", "inbound", "Webinar", 90, 2, "", 0, 35, "yy???"},
	{"Rook Security", "Security software", 55, "Ben Achterberg", "CTO", "Staff for a month", "not-ours", "inbound", "Website", 0, 2, "", 0, 50, "yy??y"},
	{"Dovetail Homes", "Property software", 170, "Lia Romano", "COO", "Migration", "lost", "introduced", "Tomas Brandt", 66, 4, "", 0, 44, "yyyn?"},
	{"Meridian Books", "Online retail", 70, "Sven Aalto", "CTO", "Search cluster", "interested", "inbound", "Meetup", 22, 0, "", 0, 21, "y?y??"},
	{"Ostrya Energy", "Energy software", 260, "Clara Benes", "Head of platform", "Observability", "evaluating", "inbound", "Download", 40, 2, "Send two references", -4, 11, "yyn??"},
}

// leads that have been moved by the test firm's own people stand there since so many days.
var since = map[string]int{"target": 20, "aware": 30, "interested": 12, "evaluating": 9, "scoping": 7, "proposal": 11, "terms": 4, "signed": 10, "nurture": 30, "not-ours": 40, "lost": 35}

var people = []struct{ name, team string }{
	{"Ada Kestrel", "sales"}, {"Malin Roos", "marketing"}, {"Jonas Falk", "bd"}, {"Petra Silva", "bd"}, {"Ruben Haas", "sales"}, {"Yara Costa", "sales"},
}

// firm is a store in a test: it tells the shell of every change.
type firm struct {
	*store.Desk
	law           *model.Agreement
	wholes, parts int // how often all leads were read, and some
	erased        []model.ID
	gone          model.Erased  // what erasing answers
	gate          chan struct{} // erasing waits for it
}

// Erase takes a person away as far as this page can see.
func (f *firm) Erase(ctx context.Context, person model.ID) (model.Erased, error) {
	<-f.gate
	f.erased = append(f.erased, person)
	return f.gone, f.Delete(ctx, "person", person)
}

// wear takes the desk of another person, in a hat.
func (f *firm) wear(t testing.TB, name, team string) {
	t.Helper()
	members, err := f.Members(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range members {
		if m.Name == name {
			f.Desk = f.Desk.File.As(model.Actor{Member: m.ID, Name: name, Hat: teamOf(f.law, team)}, func() time.Time { return storetest.Now })
			return
		}
	}
	t.Fatalf("nobody is called %s", name)
}

func (f *firm) Leads(ctx context.Context) ([]model.LeadRow, error) {
	f.wholes++
	return f.Desk.Leads(ctx)
}

func (f *firm) LeadRows(ctx context.Context, ids []model.ID) ([]model.LeadRow, error) {
	f.parts++
	return f.Desk.LeadRows(ctx, ids)
}

func teamOf(law *model.Agreement, key string) model.ID {
	t, _ := law.TeamNamed(key)
	return t.ID
}

// newFirm makes a firm with n leads of the list (all: -1).
func newFirm(t testing.TB, n int) *firm {
	t.Helper()
	d := storetest.FromTemplate(t, "cloud")
	ctx := context.Background()
	law, err := d.InForce(ctx)
	if err != nil {
		t.Fatal(err)
	}
	f := &firm{Desk: d, law: law}
	if n < 0 {
		n = len(pursuits)
	}
	err = d.Batch(ctx, "Seed", func(d *store.Desk) error {
		members := []model.ID{d.Actor().Member}
		for _, p := range people[1:] {
			id, err := d.Add(ctx, "member", model.Fields{"name": p.name, "hat." + teamOf(law, p.team).String(): true})
			if err != nil {
				return err
			}
			members = append(members, id)
		}
		for i := range n {
			if err := f.plant(ctx, d, pursuits[i], members); err != nil {
				return fmt.Errorf("%s: %w", pursuits[i].company, err)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func (f *firm) plant(ctx context.Context, d *store.Desk, p pursuit, members []model.ID) error {
	company := model.Fields{"name": p.company, "industry": p.industry, "employees": p.size}
	i := 0
	for _, c := range f.law.Criteria {
		if c.How != "question" || i >= len(p.known) {
			continue
		}
		switch p.known[i] {
		case 'y':
			company["answer."+c.ID.String()] = map[bool]string{true: "not-met", false: "met"}[c.Class == "never"]
		case 'n':
			company["answer."+c.ID.String()] = "not-met"
		}
		i++
	}
	firmID, err := d.Add(ctx, "company", company)
	if err != nil {
		return err
	}
	who, err := d.Add(ctx, "person", model.Fields{"name": p.person, "title": p.title, "email": mail(p.person, p.company)})
	if err != nil {
		return err
	}
	day := 24 * time.Hour
	lead := model.Fields{"title": p.need, "company": firmID.String(), "kind": "new-client", "route": p.route, "source": p.source,
		"owner": members[p.owner].String(), "created": d.Now().Add(-45 * day).UnixMilli()}
	if p.next != "" {
		lead["next-step"], lead["next-date"] = p.next, d.Now().AddDate(0, 0, p.in).Format(time.DateOnly)
	}
	id, err := d.Add(ctx, "lead", lead)
	if err != nil {
		return err
	}
	if _, err = d.Add(ctx, "part", model.Fields{"lead": id.String(), "person": who.String(), "role": "signs", "first": true}); err != nil {
		return err
	}
	stage, _ := f.law.StageNamed(p.stage)
	move := model.Fields{"lead": id.String(), "to": stage.ID.String(), "happened": d.Now().Add(-time.Duration(since[p.stage]) * day).UnixMilli(), "exact": "minute",
		"recorded": d.Now().UnixMilli(), "by": members[p.owner].String()}
	switch p.stage {
	case "nurture":
		move["wake"] = "2027-02-01"
	case "lost":
		move["reason"] = "in-house"
	case "not-ours":
		move["reason"] = "wants staff by the hour"
	}
	if _, err = d.Add(ctx, "move", move); err != nil {
		return err
	}
	if p.value > 0 {
		if _, err = d.Add(ctx, "value", model.Fields{"lead": id.String(), "type": "project", "label": p.need, "amount": p.value * 100_000, "currency": "EUR"}); err != nil {
			return err
		}
	}
	if p.touched > 0 {
		for i, kind := range []string{"meeting", "mail", "form"} {
			if _, err = d.Touch(ctx, model.Touch{Lead: id, Kind: kind, Direction: []string{"out", "in", "in"}[i], Outcome: []string{"talked", "replied", ""}[i],
				Happened: d.Now().Add(-time.Duration(p.touched*(i+1)) * day), Exact: "minute"}); err != nil {
				return err
			}
		}
	}
	return nil
}

func mail(person, company string) string {
	first, _, _ := cut(person)
	_, _, host := cut(company)
	return first + "@" + host + ".example"
}

func cut(s string) (first, last, whole string) {
	low := ""
	for _, r := range s {
		switch {
		case r >= 'A' && r <= 'Z':
			low += string(r + 32)
		case r >= 'a' && r <= 'z':
			low += string(r)
		case r == ' ' && first == "":
			first = low
		}
	}
	if first == "" {
		first = low
	}
	return first, low, low
}

// window is the page in a shell of a window.
func window(t *testing.T, f *firm, mode theme.Mode, size fyne.Size) (*shell.Shell, *leads.Page) {
	t.Helper()
	test.NewTempApp(t)
	w := test.NewTempWindow(t, nil)
	s := shell.New(shell.Options{Window: w, Mode: mode, Undo: func() (string, error) { return "", nil }, Status: func() shell.Status {
		return shell.Status{Firm: "Tidewater Cloud", Who: "Ada Kestrel", Hat: "Sales", HatHue: theme.Sales, Saved: "in the file", Backup: "backup 2 hours ago"}
	}})
	p := leads.New(f, s)
	s.Register(shell.Run, shell.Entry{Route: "leads", Icon: theme.Glyph("users"), Page: p})
	f.Watch(s.Changed)
	w.Resize(size)
	s.Go("leads")
	return s, p
}
func (f *firm) idOf(t testing.TB, company string) model.ID {
	t.Helper()
	rows, err := f.Leads(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		if r.Name == company {
			return r.ID
		}
	}
	t.Fatalf("no lead of %s", company)
	return model.ID{}
}

// alone is a firm of one with a handful of leads and no history of touches.
func alone(t testing.TB) *firm {
	t.Helper()
	f := newFirm(t, 0)
	ctx := context.Background()
	if err := f.Set(ctx, "firm", f.FirmID(), model.Fields{"mode": "solo"}); err != nil {
		t.Fatal(err)
	}
	err := f.Batch(ctx, "Seed", func(d *store.Desk) error {
		for i := range 9 {
			p := pursuits[i]
			p.touched, p.owner = 0, 0
			if err := f.plant(ctx, d, p, []model.ID{f.Actor().Member}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return f
}
