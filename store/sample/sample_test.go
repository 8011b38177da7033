package sample_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"baton/model"
	"baton/model/align"
	"baton/model/today"
	"baton/store"
	"baton/store/sample"
	"baton/store/storetest"
)

func plant(t testing.TB, kind string, now time.Time) *store.Desk {
	t.Helper()
	dir := t.TempDir()
	t.Setenv("BATON_HOME", filepath.Join(dir, "home"))
	f, err := sample.Plant(context.Background(), filepath.Join(dir, kind+".baton"), kind, now, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	members, err := f.Members(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return f.As(model.Actor{Member: members[0].ID, Name: members[0].Name, Hat: members[0].Hats[0]}, func() time.Time { return now })
}

// year is a planted firm as its screens read it.
type year struct {
	*store.Desk
	leads    []model.LeadRow
	handoffs []model.HandoffRow
	moves    []model.Move
	law      *model.Agreement
}

func read(t testing.TB, d *store.Desk) *year {
	t.Helper()
	ctx := context.Background()
	y := &year{Desk: d}
	var errs [4]error
	y.leads, errs[0] = d.ScoredLeads(ctx)
	y.handoffs, errs[1] = d.Handoffs(ctx)
	y.moves, errs[2] = d.Moves(ctx)
	y.law, errs[3] = d.InForce(ctx)
	if err := errors.Join(errs[:]...); err != nil {
		t.Fatal(err)
	}
	return y
}

func (y *year) signed(pick func(model.LeadRow) bool) []model.LeadRow {
	return slices.DeleteFunc(slices.Clone(y.leads), func(l model.LeadRow) bool { return l.Outcome != "signed" || !pick(l) })
}

func all(model.LeadRow) bool          { return true }
func isNew(l model.LeadRow) bool      { return l.Kind == "new-client" }
func brought(l model.LeadRow) bool    { return l.Route == "introduced" || l.Route == "partner" }
func newlyFound(l model.LeadRow) bool { return isNew(l) && brought(l) }

func worth(leads []model.LeadRow) (sum int64) {
	for _, l := range leads {
		sum += l.Value.Minor
	}
	return sum
}

// median is that of the whole days from creation to signature.
func median(t *testing.T, leads []model.LeadRow) float64 {
	t.Helper()
	var days []float64
	for _, l := range leads {
		days = append(days, l.Since.Sub(l.Created).Hours()/24)
	}
	slices.Sort(days)
	if len(days) == 0 {
		t.Fatal("nothing signed")
	}
	return (days[(len(days)-1)/2] + days[len(days)/2]) / 2
}

func (y *year) findings() map[string]int {
	n := map[string]int{}
	for _, h := range y.handoffs {
		n[h.Finding]++
	}
	return n
}

func (y *year) statuses() map[string]int {
	n := map[string]int{}
	for _, h := range y.handoffs {
		n[h.Status]++
	}
	return n
}

func same[T comparable](t *testing.T, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

// sound: the log and the tables agree, and every stage has a lead where one
// is asked for.
func sound(t *testing.T, y *year) {
	t.Helper()
	e, err := y.Check(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range append(e.Problems, e.Notes...) {
		t.Errorf("check: %s", p.Text)
	}
	for _, m := range y.moves {
		if m.Happened.After(y.Now()) {
			t.Errorf("a move in the future: %v", m.Happened)
		}
	}
}

func TestPlant_Team(t *testing.T) {
	ctx := context.Background()
	y := read(t, plant(t, "team", storetest.Now))
	companies, err := y.Companies(ctx)
	if err != nil {
		t.Fatal(err)
	}
	people, err := y.People(ctx)
	if err != nil {
		t.Fatal(err)
	}
	members, _ := y.Members(ctx)
	team := func(key string) (names []string) {
		id, _ := y.law.TeamNamed(key)
		for _, m := range members {
			if m.Wears(id.ID) && !m.Outside {
				names = append(names, m.Name)
			}
		}
		return names
	}
	t.Run("fourteen people: two sell, the founder is one of them, one markets, one is from outside", func(t *testing.T) {
		same(t, "members", len(members), 14)
		same(t, "sellers", strings.Join(team("sales"), ", "), "Ilse Brandvoort, Tomas Rybak")
		same(t, "marketing", len(team("marketing")), 1)
		same(t, "outside", len(slices.DeleteFunc(slices.Clone(members), func(m model.Member) bool { return !m.Outside })), 1)
	})
	t.Run("600 people at 420 companies", func(t *testing.T) {
		same(t, "people", len(people), 600)
		same(t, "companies", len(companies), 420)
		seen := map[string]bool{}
		for _, c := range companies {
			if seen[c.Name] || seen[c.Domain] {
				t.Errorf("%s is there twice", c.Name)
			}
			seen[c.Name], seen[c.Domain] = true, true
			if !strings.HasSuffix(c.Domain, ".example") {
				t.Errorf("%s has the address %q, which somebody may own", c.Name, c.Domain)
			}
		}
		for _, p := range people {
			if p.Email != "" && !strings.HasSuffix(p.Email, ".example") {
				t.Errorf("%s has the address %q, which somebody may own", p.Name, p.Email)
			}
		}
	})
	t.Run("110 hand-offs, all within the year, with every finding and every status", func(t *testing.T) {
		same(t, "hand-offs", len(y.handoffs), 110)
		same(t, "oldest within the year", y.handoffs[0].Happened.After(storetest.Now.AddDate(-1, 0, 0)), true)
		got := y.findings()
		for _, f := range append(align.Findings(), "") {
			if got[f] == 0 {
				t.Errorf("no hand-off is %q", f)
			}
		}
		for _, s := range []string{"waiting", "asked", "lapsed", "accepted", "rejected", "recycled", "withdrawn"} {
			if y.statuses()[s] == 0 {
				t.Errorf("no hand-off is %s", s)
			}
		}
	})
	t.Run("24 signed: nine new clients and fifteen contracts with clients", func(t *testing.T) {
		same(t, "new", len(y.signed(isNew)), 9)
		same(t, "signed", len(y.signed(all)), 24)
		for _, kind := range []string{"expansion", "renewal", "back-again"} {
			if len(y.signed(func(l model.LeadRow) bool { return l.Kind == kind })) == 0 {
				t.Errorf("no %s was signed", kind)
			}
		}
	})
	t.Run("half of what new clients are worth was introduced or came through a partner", func(t *testing.T) {
		same(t, "introduced, doubled", 2*worth(y.signed(newlyFound)), worth(y.signed(isNew)))
	})
	t.Run("half are signed within 110 days, new clients and others alike", func(t *testing.T) {
		same(t, "all", median(t, y.signed(all)), 110.0)
		same(t, "new", median(t, y.signed(isNew)), 110.0)
		for _, l := range y.signed(all) {
			if days := l.Since.Sub(l.Created).Hours() / 24; days < 40 || days > 200 {
				t.Errorf("%s took %.0f days", l.Shown(), days)
			}
		}
	})
	t.Run("contracts of 8k to 280k, six of them retainers", func(t *testing.T) {
		var amounts []int64
		retainers := 0
		for _, l := range y.signed(all) {
			amounts = append(amounts, l.Value.Minor)
			detail, err := y.Lead(ctx, l.ID)
			if err != nil {
				t.Fatal(err)
			}
			if slices.ContainsFunc(detail.Values, func(v model.Value) bool { return v.Type == "retainer" }) {
				retainers++
			}
		}
		same(t, "least", slices.Min(amounts), 800000)
		same(t, "most", slices.Max(amounts), 28000000)
		same(t, "retainers", retainers, 6)
	})
	t.Run("the biggest new client came outside the definition", func(t *testing.T) {
		biggest := slices.MaxFunc(y.signed(isNew), func(a, b model.LeadRow) int { return int(a.Value.Minor - b.Value.Minor) })
		for _, h := range y.handoffs {
			if h.Lead == biggest.ID {
				same(t, "finding", h.Finding, align.SignedOutside)
				same(t, "has a reason for letting it through", h.Waive != "", true)
			}
		}
	})
	t.Run("one seller is away in August, and what came to Sales then is late", func(t *testing.T) {
		aways, err := y.Aways(ctx)
		if err != nil || len(aways) != 1 {
			t.Fatalf("%v %v", aways, err)
		}
		sales, _ := y.law.TeamNamed("sales")
		late := 0
		for _, h := range y.handoffs {
			day := h.Happened.Format(time.DateOnly)
			if h.To == sales.ID && day >= aways[0].From && day <= aways[0].To && h.Late {
				late++
			}
		}
		same(t, "in August", strings.HasPrefix(aways[0].From, "2026-08"), true)
		if late < 5 {
			t.Errorf("only %d late hand-offs", late)
		}
	})
	t.Run("today has every reason at least once, and no more for anybody than a day holds", func(t *testing.T) {
		day, err := y.Today(ctx)
		if err != nil {
			t.Fatal(err)
		}
		why, lines := map[string]int{}, map[string]int{}
		for _, it := range day.Items {
			why[it.Why]++
			for _, m := range members {
				if it.For(m) {
					lines[m.Name]++
				}
			}
		}
		for _, w := range today.Reasons() {
			if why[w] == 0 {
				t.Errorf("no line is %s", w)
			}
		}
		for name, n := range lines {
			if n >= 25 {
				t.Errorf("%s has %d lines", name, n)
			}
		}
	})
	t.Run("a seller works a lead that another team carries, and one only", func(t *testing.T) {
		var names []string
		for _, l := range y.leads {
			if !l.Worked.IsZero() {
				names = append(names, l.Name)
			}
		}
		if len(names) != 1 || names[0] != "Sundial Homes" {
			t.Errorf("so do those of %q", names)
		}
	})
	t.Run("a lead in every stage, and open ones with steps that are overdue, to come, and missing", func(t *testing.T) {
		stages, steps := map[string]int{}, map[string]int{}
		for _, l := range y.leads {
			stages[l.StageKey]++
			switch {
			case l.Outcome != "open":
			case l.NextStep == "":
				steps["none"]++
			case l.NextDate < storetest.Now.Format(time.DateOnly):
				steps["overdue"]++
			default:
				steps["to come"]++
			}
		}
		for _, s := range y.law.Stages {
			if stages[s.Key] == 0 {
				t.Errorf("no lead in %s", s.Name)
			}
		}
		for _, s := range []string{"none", "overdue", "to come"} {
			if steps[s] < 5 {
				t.Errorf("%d open leads whose step is %s", steps[s], s)
			}
		}
	})
	t.Run("sleeping leads have a day to wake, lost ones a reason, and whom they chose", func(t *testing.T) {
		reasons := map[string]bool{}
		today, past, coming := storetest.Now.Format(time.DateOnly), 0, 0
		for _, l := range y.leads {
			switch l.Outcome {
			case "nurture":
				if l.Wake == "" {
					t.Errorf("%s sleeps for ever", l.Shown())
				}
				if l.Wake <= today {
					past++
				} else {
					coming++
				}
			case "lost":
				reasons[l.Why] = true
			case "not-ours":
				if l.Why == "" {
					t.Errorf("%s is not ours, nobody knows why", l.Shown())
				}
			}
		}
		for _, r := range model.Words["lost"] {
			if r != "withdrew" && !reasons[r] {
				t.Errorf("nothing was lost because of %q", r)
			}
		}
		if past == 0 || coming == 0 {
			t.Errorf("%d should be awake, %d sleep on", past, coming)
		}
	})
	t.Run("all four bands among the open leads", func(t *testing.T) {
		bands := map[string]int{}
		for _, l := range y.leads {
			if l.Outcome == "open" {
				bands[l.Score.Band]++
			}
		}
		for _, b := range []string{model.TalkNow, model.WarmUp, model.FindOut, model.NotOurs} {
			if bands[b] < 5 {
				t.Errorf("%d open leads are %s", bands[b], model.BandTitle(b))
			}
		}
	})
	t.Run("no need, reason or next step of a lead that was handed over is told twice", func(t *testing.T) {
		seen := map[string]string{}
		for _, h := range y.handoffs {
			if h.Packet.WhyNow == "" || h.Packet.NextStep == "" || len(h.Packet.Who) == 0 {
				t.Errorf("the packet of %s is not complete: %+v", h.Name, h.Packet)
			}
		}
		for _, l := range y.leads {
			if other, twice := seen[l.Title]; twice && l.Outcome != "nurture" && l.Outcome != "lost" && l.Title != "" && other != "" {
				t.Errorf("%s and %s both need %q", l.Shown(), other, l.Title)
			}
			if l.Outcome == "open" || l.Outcome == "signed" {
				seen[l.Title] = l.Shown()
			}
		}
	})
	t.Run("the report is made of it", func(t *testing.T) {
		sheets, err := y.Report(ctx, storetest.Now.AddDate(-1, 0, 0), storetest.Now.AddDate(0, 0, 1))
		if err != nil || len(sheets) < 5 {
			t.Errorf("%d sheets, %v", len(sheets), err)
		}
	})
	t.Run("nobody can undo the whole year by mistake", func(t *testing.T) {
		if u, err := y.Undo(ctx); err == nil {
			t.Errorf("undone: %s", u.Label)
		}
	})
	sound(t, y)
}

func TestPlant_Solo(t *testing.T) {
	ctx := context.Background()
	y := read(t, plant(t, "solo", storetest.Now))
	t.Run("one founder, 25 leads, three signed", func(t *testing.T) {
		members, _ := y.Members(ctx)
		firm, _ := y.Firm(ctx)
		same(t, "members", len(members), 1)
		same(t, "mode", firm.Mode, "solo")
		same(t, "leads", len(y.leads), 25)
		same(t, "signed", len(y.signed(all)), 3)
	})
	t.Run("every hand-off is between two hats of one person", func(t *testing.T) {
		for _, h := range y.handoffs {
			same(t, h.Name, h.Same, true)
		}
	})
	t.Run("several need an answer, some are ready for a talk, some were introduced", func(t *testing.T) {
		n := map[string]int{}
		for _, l := range y.leads {
			if l.Outcome == "open" {
				n[l.Score.Band]++
			}
			n[l.Route]++
		}
		for _, want := range []string{model.FindOut, model.TalkNow, "introduced"} {
			if n[want] < 3 {
				t.Errorf("%d %s", n[want], want)
			}
		}
	})
	t.Run("the report is made of it", func(t *testing.T) {
		if _, err := y.Report(ctx, storetest.Now.AddDate(-1, 0, 0), storetest.Now.AddDate(0, 0, 1)); err != nil {
			t.Error(err)
		}
	})
	sound(t, y)
}

func TestPlant_AnyDay(t *testing.T) {
	days := []string{"2027-03-28T01:30:00Z"} // the night of a clock change
	if os.Getenv("BATON_LONG") != "" {
		days = append(days, "2028-02-29T21:10:00Z", "2027-01-01T00:00:00Z", "2026-08-15T12:00:00Z", "2026-09-20T08:00:00Z", "2027-05-31T16:59:00Z", "2026-12-26T09:00:00Z", "2027-10-30T05:00:00Z", "2026-07-06T07:00:00Z", "2029-04-14T18:00:00Z")
	}
	for _, day := range days {
		now, err := time.Parse(time.RFC3339, day)
		if err != nil {
			t.Fatal(err)
		}
		t.Run("the same firm when its year ends on "+day, func(t *testing.T) {
			y := read(t, plant(t, "team", now))
			same(t, "hand-offs", len(y.handoffs), 110)
			same(t, "signed", len(y.signed(all)), 24)
			same(t, "median", median(t, y.signed(all)), 110.0)
			for f, want := range map[string]int{align.Late: 12, align.SignedOutside: 2, align.Both: 1, align.Unknown: 4, align.Definition: 9} {
				same(t, f, y.findings()[f], want)
			}
			for s, want := range map[string]int{"waiting": 2, "asked": 2, "lapsed": 2, "withdrawn": 1} {
				same(t, s, y.statuses()[s], want)
			}
			sound(t, y)
		})
	}
	t.Run("and of a founder alone", func(t *testing.T) {
		for _, day := range days {
			now, _ := time.Parse(time.RFC3339, day)
			y := read(t, plant(t, "solo", now))
			same(t, "signed on "+day, len(y.signed(all)), 3)
			sound(t, y)
		}
	})
}

// content is the dump with ids named in the order of their creation, so that
// two plantings can be compared.
func content(t *testing.T, d *store.Desk) string {
	t.Helper()
	var log, dump bytes.Buffer
	if err := errors.Join(d.DumpLog(context.Background(), &log), d.Dump(context.Background(), &dump)); err != nil {
		t.Fatal(err)
	}
	names := map[string]string{}
	for line := range strings.Lines(log.String()) {
		for _, id := range strings.Fields(line)[2:4] {
			id = id[:8] + "-" + id[8:12] + "-" + id[12:16] + "-" + id[16:20] + "-" + id[20:]
			if names[id] == "" {
				names[id] = fmt.Sprintf("#%d", len(names))
			}
		}
	}
	text := regexp.MustCompile(`[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}`).ReplaceAllStringFunc(dump.String(), func(id string) string { return names[id] })
	text = regexp.MustCompile(`"[0-9a-f]{64}"`).ReplaceAllString(text, `"hash"`)
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		lines[i] = sortedSets(l)
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// sortedSets puts the fields of a line in order: set members are named by
// ids, and so come in the order of these.
func sortedSets(line string) string {
	from := strings.IndexByte(line, '{')
	if from < 0 {
		return line
	}
	fields := regexp.MustCompile(`"(\\.|[^"\\])*":`).Split(line[from:], -1)
	keys := regexp.MustCompile(`"(\\.|[^"\\])*":`).FindAllString(line[from:], -1)
	var pairs []string
	for i, k := range keys {
		pairs = append(pairs, k+strings.TrimRight(fields[i+1], ",}"))
	}
	slices.Sort(pairs)
	return line[:from] + strings.Join(pairs, ",")
}

func TestPlant_IsTheSameForTheSameDay(t *testing.T) {
	for _, kind := range sample.Kinds() {
		t.Run("a "+kind+" firm planted twice has one content", func(t *testing.T) {
			a, b := content(t, plant(t, kind, storetest.Now)), content(t, plant(t, kind, storetest.Now))
			if a == b {
				return
			}
			x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
			for i := range min(len(x), len(y)) {
				if x[i] != y[i] {
					t.Fatalf("line %d:\n%.600s\n%.600s", i, x[i], y[i])
				}
			}
			t.Fatalf("%d and %d lines", len(x), len(y))
		})
	}
}

func TestPlant_Refuses(t *testing.T) {
	t.Setenv("BATON_HOME", t.TempDir())
	path := filepath.Join(t.TempDir(), "firm.baton")
	t.Run("a kind of firm that it does not know", func(t *testing.T) {
		_, err := sample.Plant(context.Background(), path, "giant", storetest.Now, nil)
		var refused *model.Invalid
		if !errors.As(err, &refused) {
			t.Errorf("got %v", err)
		}
	})
	t.Run("and when it is told to stop, no half-told firm stays", func(t *testing.T) {
		ctx, stop := context.WithCancel(context.Background())
		_, err := sample.Plant(ctx, path, "team", storetest.Now, func(done, total int, what string) {
			if done > 0 {
				stop()
			}
		})
		if !errors.Is(err, context.Canceled) {
			t.Errorf("got %v", err)
		}
		if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("a file stayed: %v", err)
		}
	})
}

func BenchmarkPlant(b *testing.B) {
	for b.Loop() {
		plant(b, "team", storetest.Now)
	}
}
