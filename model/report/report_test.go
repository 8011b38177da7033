package report_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"baton/model"
	"baton/model/align"
	"baton/model/funnel"
	"baton/model/report"
	"baton/model/report/reporttest"

	"pgregory.net/rapid"
)

func sheet(t *testing.T, sheets []report.Sheet, name string) report.Sheet {
	t.Helper()
	for _, s := range sheets {
		if s.Name == name {
			return s
		}
	}
	t.Fatalf("there is no sheet %s", name)
	return report.Sheet{}
}

func headline(t *testing.T, f report.Facts) report.Headline {
	t.Helper()
	for _, b := range sheet(t, report.Build(f), report.SheetCover).Blocks {
		if h, ok := b.(report.Headline); ok {
			return h
		}
	}
	t.Fatal("the cover has no headline")
	return report.Headline{}
}

// figures are the cover's numbers by their labels.
func figures(t *testing.T, f report.Facts) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, b := range sheet(t, report.Build(f), report.SheetCover).Blocks {
		if x, ok := b.(report.Figures); ok {
			for _, item := range x.Items {
				if _, seen := all[item.Label]; !seen { // the contents repeat some labels
					all[item.Label] = strings.TrimSpace(item.Value.String() + " · " + item.Note.String())
				}
			}
		}
	}
	return all
}

func tables(s report.Sheet) map[string]report.Table {
	all := map[string]report.Table{}
	for _, b := range s.Blocks {
		if x, ok := b.(report.Table); ok {
			all[x.Name] = x
		}
	}
	return all
}

// say writes a table's rows as text, for comparing.
func say(t report.Table) string {
	var out strings.Builder
	for _, row := range t.Rows {
		var cells []string
		for _, c := range row {
			cells = append(cells, c.String())
		}
		fmt.Fprintln(&out, strings.TrimRight(strings.Join(cells, " | "), " |"))
	}
	return out.String()
}

func TestHeadline(t *testing.T) {
	year := reporttest.Year()
	t.Run("it says what became of every hand-off", func(t *testing.T) {
		const want = "27 hand-offs: 8 carried, 3 outside the definition, 2 late, 3 outside and late, 2 definition let it through, 3 signed although outside, 2 beyond both promises, 2 cannot tell, 2 still open"
		if got := headline(t, year).Text.String(); got != want {
			t.Errorf("got %s", got)
		}
	})
	t.Run("it is the sentence that stands above the ledger on screen", func(t *testing.T) {
		var rows []model.HandoffRow
		for _, h := range year.Handoffs {
			for _, lead := range year.Leads {
				if lead.ID == h.Lead && lead.Kind == "new-client" {
					rows = append(rows, h)
				}
			}
		}
		if got, want := headline(t, year).Text.String(), align.Headline(rows); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	})
	t.Run("it names gaps and never a team", func(t *testing.T) {
		for _, team := range year.Agreement.Teams {
			if strings.Contains(headline(t, year).Text.String(), team.Name) {
				t.Errorf("it names %s", team.Name)
			}
		}
	})
	t.Run("it leaves out what did not happen, and counts one as one", func(t *testing.T) {
		f := reporttest.Year()
		f.Handoffs = f.Handoffs[:1]
		if got := headline(t, f).Text.String(); got != "1 hand-off: 1 carried" {
			t.Errorf("got %s", got)
		}
	})
	t.Run("a hand-over between two hats of one person is no hand-off between teams", func(t *testing.T) {
		f := reporttest.Year()
		f.Handoffs = f.Handoffs[:2]
		f.Handoffs[0].Same, f.Handoffs[0].Finding = true, ""
		if got := headline(t, f).Text.String(); got != "1 hand-off: 1 outside the definition" {
			t.Errorf("got %s", got)
		}
	})
	t.Run("a withdrawn hand-off is in the ledger and in no figure", func(t *testing.T) {
		f := reporttest.Year()
		f.Handoffs = f.Handoffs[:2]
		f.Handoffs[0].Status, f.Handoffs[0].Finding, f.Handoffs[0].Kept = "withdrawn", "", ""
		if got := headline(t, f).Text.String(); got != "1 hand-off: 1 outside the definition" {
			t.Errorf("got %s", got)
		}
		rows := tables(sheet(t, report.Build(f), report.SheetHandoffs))["Ledger"].Rows
		if len(rows) != 2 || rows[1][10].Text != "Withdrawn" {
			t.Errorf("the ledger is %v", rows)
		}
	})
	t.Run("one founder alone reads about leads, not about teams", func(t *testing.T) {
		f := reporttest.Agreed()
		f.Leads = reporttest.Year().Leads[:25]
		if got := headline(t, f).Text.String(); got != "20 new client leads: 6 signed, 2 ready for a talk" {
			t.Errorf("got %s", got)
		}
		if _, ok := figures(t, f)["Carried"]; ok {
			t.Error("the cover shows an empty relay")
		}
	})
	t.Run("it says whether the findings may still change", func(t *testing.T) {
		f := reporttest.Year()
		if got := headline(t, f).Detail; got != "Judged since 4 Jan 2026. The period is not closed yet: findings are provisional." {
			t.Errorf("got %s", got)
		}
		f.Closed = true
		if got := headline(t, f).Detail; got != "Judged since 4 Jan 2026. The period is closed: findings are frozen." {
			t.Errorf("got %s", got)
		}
	})
}

func TestCover(t *testing.T) {
	t.Run("the numbers that matter", func(t *testing.T) {
		got := figures(t, reporttest.Year())
		for label, want := range map[string]string{
			"Hand-offs": "27 · 2 still open", "Carried": "8 · of 25 finished",
			"Met the definition": "16 · of 25 we can judge", "Followed up in time": "20 · of 25 we can judge",
			"New client leads that came": "48 · 18 open now", "Ready for a talk": "6 · fit and engagement reached",
			"Signed, new clients": "299,596 EUR · 10 signed, 1 without an amount in EUR", "Signed, existing clients": "0 EUR · 0 signed",
			"From": "1 Jan 2026 ·", "Other kinds": "6 · hand-offs of another kind: in the ledger, not in these figures",
		} {
			if got[label] != want {
				t.Errorf("%s: got %q, want %q", label, got[label], want)
			}
		}
	})
	t.Run("amounts of two currencies are never added up", func(t *testing.T) {
		f := reporttest.Year()
		f.Firm.Currency = "USD"
		if got := figures(t, f)["Signed, new clients"]; !strings.HasPrefix(got, "60,022 USD · 10 signed, 9 without an amount in USD") {
			t.Errorf("got %s", got)
		}
	})
	t.Run("a draft is called a draft", func(t *testing.T) {
		f := reporttest.Year()
		f.Agreement.Version = 0
		if got := figures(t, f)["Agreement"]; !strings.HasPrefix(got, "a draft that nobody has signed yet") {
			t.Errorf("got %s", got)
		}
	})
	t.Run("a hand-off of the last evening belongs to the period, one of the next morning does not", func(t *testing.T) {
		f := reporttest.Year()
		f.Handoffs = f.Handoffs[:2]
		f.Handoffs[0].Happened = f.To.Add(-time.Minute)
		f.Handoffs[1].Happened = f.To
		if got := figures(t, f)["Hand-offs"]; !strings.HasPrefix(got, "1 ·") {
			t.Errorf("got %s", got)
		}
	})
}

func TestKinds_are_never_mixed(t *testing.T) {
	before := reporttest.Year()
	after := reporttest.Year()
	for i := range after.Leads { // every existing client's lead comes a second time, with its hand-off and moves
		lead := after.Leads[i]
		if lead.Kind == "new-client" {
			continue
		}
		lead.ID[1] = 1
		after.Leads = append(after.Leads, lead)
		for _, h := range before.Handoffs {
			if h.Lead == before.Leads[i].ID {
				h.Lead = lead.ID
				after.Handoffs = append(after.Handoffs, h)
			}
		}
		for _, m := range before.Moves {
			if m.Lead == before.Leads[i].ID {
				m.Lead = lead.ID
				after.Moves = append(after.Moves, m)
			}
		}
	}
	if a, b := headline(t, before).Text.Text, headline(t, after).Text.Text; a != b {
		t.Errorf("the headline became %s", b)
	}
	for _, name := range []string{"Mirror1", "Mirror2", "Findings", "Routes", "Others"} {
		a, b := tables(sheet(t, report.Build(before), report.SheetScorecard))[name], tables(sheet(t, report.Build(after), report.SheetScorecard))[name]
		if len(a.Rows) == 0 || say(a) != say(b) {
			t.Errorf("%s became\n%s", name, say(b))
		}
	}
	a, b := tables(sheet(t, report.Build(before), report.SheetFunnel)), tables(sheet(t, report.Build(after), report.SheetFunnel))
	if say(a["Stages"]) != say(b["Stages"]) || say(a["ByRoute"]) != say(b["ByRoute"]) {
		t.Errorf("the funnel became\n%s", say(b["Stages"]))
	}
	if say(a["ByKind"]) == say(b["ByKind"]) {
		t.Error("the other kinds did not change")
	}
}

func TestScorecard(t *testing.T) {
	all := tables(sheet(t, report.Build(reporttest.Year()), report.SheetScorecard))
	t.Run("both halves of a promise stand side by side, with counts, and a rate only from ten on", func(t *testing.T) {
		const marketing = "Hand-offs that met the definition | 11 | of 17 | 65 % | 41 to 83 % |  | 59 to 94 % | 82 % | 14 | of 17 | Answered and first touched in time\n" +
			"Proof for every stage | 4 | of 5 | not enough history\n"
		const bd = "Hand-offs that met the definition | 5 | of 8 | not enough history |  |  |  | not enough history | 6 | of 8 | Answered and first touched in time\n" +
			" |  |  |  |  |  | 43 to 90 % | 73 % | 8 | of 11 | Proposal within 5 business days of scoping\n"
		if got := say(all["Mirror1"]); got != marketing {
			t.Errorf("got\n%s", got)
		}
		if got := say(all["Mirror2"]); got != bd {
			t.Errorf("got\n%s", got)
		}
	})
	t.Run("what everyone owes stands on no side", func(t *testing.T) {
		if got := say(all["Others"]); got != "A waiting prospect is answered in 1 business day | 5 | of 7 | not enough history |  | all to all\n" {
			t.Errorf("got %s", got)
		}
	})
	t.Run("the findings add up to the hand-offs", func(t *testing.T) {
		sum := 0.0
		for _, row := range all["Findings"].Rows {
			sum += row[1].Num
		}
		if sum != 27 {
			t.Errorf("they add up to %v", sum)
		}
	})
	t.Run("a firm without hand-offs is told what will stand here", func(t *testing.T) {
		blocks := sheet(t, report.Build(reporttest.Agreed()), report.SheetScorecard).Blocks
		first := blocks[0]
		if n, ok := first.(report.Note); !ok || len(blocks) != 1 || !strings.HasPrefix(n.Text, "No hand-off between two teams") {
			t.Errorf("got %v", first)
		}
	})
}

func TestFunnel(t *testing.T) {
	t.Run("every stage shows who went on, who ended and who is open, and never a median of nothing", func(t *testing.T) {
		const want = "Aware | Marketing | 18 | 18 | 0 | 0 | 100 % | 82 to 100 % | 9 days\n" +
			"Interested | Marketing | 42 | 24 | 0 | 18 | 57 % | 42 to 71 % | 9 days\n" +
			"Evaluating | Business Development | 30 | 18 | 12 | 0 | 60 % | 42 to 75 % | 9 days\n" +
			"Scoping | Sales | 17 | 12 | 0 | 5 | 71 % | 47 to 87 % | 9 days\n" +
			"Proposal | Sales | 11 | 11 | 0 | 0 | 100 % | 74 to 100 % | 9 days\n" +
			"Terms | Sales | 5 | 5 | 0 | 0 | not enough history |  | 9 days\n" +
			"Signed | Sales | 10 | 10 | 0 | 0\n"
		if got := say(tables(sheet(t, report.Build(reporttest.Year()), report.SheetFunnel))["Stages"]); got != want {
			t.Errorf("got\n%s", got)
		}
	})
	t.Run("a stage that nobody has left yet says so", func(t *testing.T) {
		f := reporttest.Year()
		f.Moves = f.Moves[:1]
		if got := say(tables(sheet(t, report.Build(f), report.SheetFunnel))["Stages"]); !strings.HasSuffix(got, "| 0 | 1 | not enough history |  | not reached\n") {
			t.Errorf("got %s", got)
		}
	})
}

// The table counts the rows of the data sheet, the funnel follows the leads:
// two ways that must meet, whatever happened.
func TestFunnel_two_ways_of_counting_agree(t *testing.T) {
	year := reporttest.Year()
	journey := funnel.JourneyOf(year.Agreement.Stages)
	rapid.Check(t, func(rt *rapid.T) {
		f := reporttest.Year()
		f.Leads, f.Moves = f.Leads[:8], nil
		for range rapid.IntRange(0, 40).Draw(rt, "moves") {
			f.Moves = append(f.Moves, model.Move{
				Lead:     f.Leads[rapid.IntRange(0, 7).Draw(rt, "lead")].ID,
				To:       f.Agreement.Stages[rapid.IntRange(0, 10).Draw(rt, "to")].ID,
				Happened: f.From.Add(time.Duration(rapid.IntRange(-200, 6000).Draw(rt, "hour")) * time.Hour),
				Exact:    rapid.SampledFrom([]string{"minute", "day", "unknown"}).Draw(rt, "exact"),
			})
		}
		var mine []funnel.Passage
		for _, p := range funnel.Passages(journey, f.Moves, f.AsOf) {
			for _, lead := range f.Leads {
				if lead.ID == p.Lead && lead.Kind == "new-client" {
					mine = append(mine, p)
				}
			}
		}
		rows := tables(report.Build(f)[3])["Stages"].Rows
		for _, s := range funnel.Stages(journey, mine, f.From, f.To) {
			if s.Entered == 0 {
				continue
			}
			stage, _ := f.Agreement.StageBy(s.ID)
			got, want := [4]int{}, [4]int{s.Entered, s.Advanced, s.Lost, s.Open}
			if stage.Kind == "signed" {
				want = [4]int{s.Entered, s.Open, s.Lost, 0}
			}
			for i := range got {
				got[i] = int(rows[0][2+i].Num)
			}
			if rows[0][0].Text != stage.Name || got != want {
				rt.Fatalf("%s: the sheet says %s %v, the funnel %v", stage.Name, rows[0][0].Text, got, want)
			}
			rows = rows[1:]
		}
	})
}

func TestAgreement(t *testing.T) {
	s := sheet(t, report.Build(reporttest.Year()), report.SheetAgreement)
	if want := "Version 3, in force since 3 Jan 2026; signed by Ines Prado for Marketing on 2 Jan 2026, Tomas Reyl for Sales on 3 Jan 2026"; s.Subtitle != want {
		t.Errorf("got %s", s.Subtitle)
	}
	var text strings.Builder
	for _, b := range s.Blocks {
		if x, ok := b.(report.Table); ok {
			text.WriteString(say(x))
		}
	}
	for _, want := range []string{
		"Must have | Has 50 to 500 employees | Software firms of 50 to 500 people | Worth a conversation (MQL)",
		"Worth a conversation (MQL) | fit at least 60 and a named introducer. | Introduced, Partner",
		"Ready for Sales (SQL) | the 5 SQL boxes ticked and no must-have failing. | every route",
		"Ready for Sales (SQL) | the gate into Scoping | The problem in their words · What happens if they do nothing",
		"Marketing | Hand-offs that meet the definition | Business Development | 90 % of the time",
		"Sales, within 15 business days",
	} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("%q is missing in\n%s", want, text.String())
		}
	}
}

func TestLedger_shows_the_newest_when_there_are_many(t *testing.T) {
	f := reporttest.Year()
	for len(f.Handoffs) < 340 {
		f.Handoffs = append(f.Handoffs, f.Handoffs[:min(20, 340-len(f.Handoffs))]...)
	}
	s := sheet(t, report.Build(f), report.SheetHandoffs)
	if n, ok := s.Blocks[0].(report.Note); !ok || n.Text != "The newest 300 of 340; all of them are on the sheet Data Hand-offs." {
		t.Errorf("got %v", s.Blocks[0])
	}
	if rows := s.Blocks[1].(report.Table).Rows; len(rows) != 300 || rows[0][0].Text != "Company 33" {
		t.Errorf("%d rows, the first is %s", len(rows), rows[0][0].Text)
	}
}

func TestBuild_serves_a_firm_that_has_nothing_yet(t *testing.T) {
	for _, s := range report.Build(report.Facts{}) {
		for _, b := range s.Blocks {
			if x, ok := b.(report.Table); ok && len(x.Rows) == 0 && x.Empty == "" {
				t.Errorf("the table %s%s on %s is empty and says nothing", x.Name, x.Title, s.Name)
			}
		}
	}
}

// Every symbol of every formula must name something that is in the report.
func TestFormulas_name_what_is_there(t *testing.T) {
	sheets := report.Build(reporttest.Year())
	columns, keys, all := map[string]bool{}, map[string]bool{}, 0
	visit := func(see func(c report.Cell, in report.Table)) {
		for _, s := range sheets {
			for _, b := range s.Blocks {
				switch x := b.(type) {
				case report.Headline:
					see(x.Text, report.Table{})
				case report.Figures:
					for _, f := range x.Items {
						keys[f.Key] = true
						see(f.Value, report.Table{})
						see(f.Note, report.Table{})
					}
				case report.Table:
					for _, c := range x.Columns {
						columns[x.Name+"."+c.Key] = true
					}
					for _, row := range x.Rows {
						for _, c := range row {
							see(c, x)
						}
					}
				}
			}
		}
	}
	visit(func(report.Cell, report.Table) {})
	visit(func(c report.Cell, in report.Table) {
		if c.Formula() != "" {
			all++
		}
		_, err := report.Resolve(c.Formula(), func(r report.Ref) (string, error) {
			table := r.Table
			if r.SameRow() {
				table = in.Name
			}
			if (r.Figure != "" && !keys[r.Figure]) || (r.Figure == "" && !columns[table+"."+r.Column]) {
				return "", fmt.Errorf("%+v is nothing", r)
			}
			return "x", nil
		})
		if err != nil {
			t.Error(err)
		}
	})
	if all < 80 {
		t.Errorf("only %d formulas", all)
	}
}
