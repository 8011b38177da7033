package report

import (
	"fmt"
	"math"
	"strings"

	"baton/model"
	"baton/model/funnel"
)

// funnelSheet shows how far the leads of one kind get, and how long it takes.
func (b *book) funnelSheet() Sheet {
	s := Sheet{Name: SheetFunnel, Title: "Funnel",
		Subtitle: fmt.Sprintf("%ss that entered a stage from %s to %s, and what became of them by %s. Lost ones count; open ones are open.",
			b.kind, b.firstDay(), b.lastDay(), Day(b.local(b.f.AsOf)))}
	stages := b.stageTable()
	s.Blocks = append(s.Blocks, stages)
	if len(stages.Rows) > 0 {
		s.Blocks = append(s.Blocks, stagePicture())
	}
	s.Blocks = append(s.Blocks, b.tally("ByRoute", "By route: "+strings.ToLower(b.kind)+"s", "Route", "route", model.Words["route"], b.leadsOfKind),
		b.tally("ByKind", "The other kinds, each on its own", "Kind", "kind", model.Words["kind"], of(b.leadData)))
	return s
}

func stagePicture() Chart {
	return Chart{Title: "What became of the leads in each stage", Kind: Funnel, Table: "Stages", Category: "stage",
		Series: []Series{{"advanced", Good}, {"open", Accent}, {"ended", Muted}}, Height: 14}
}

func (b *book) stageTable() Table {
	t := Table{Name: "Stages", Title: "Stage by stage", Empty: "No lead has moved in this period.", Columns: []Column{
		{Key: "stage", Title: "Stage", Kind: Text, Width: 26},
		{Key: "team", Title: "Team", Kind: Text, Width: 24, Emphasis: b.teamTones()},
		{Key: "entered", Title: "Entered", Kind: Integer, Width: 11},
		{Key: "advanced", Title: "Went on", Kind: Integer, Width: 11},
		{Key: "ended", Title: "Ended", Kind: Integer, Width: 11},
		{Key: "open", Title: "Open", Kind: Integer, Width: 11},
		{Key: "rate", Title: "Conversion", Kind: Percent, Width: 18},
		{Key: "range", Title: "Range", Kind: Text, Width: 14},
		{Key: "half", Title: "Half are through in", Kind: Text, Width: 20},
	}}
	var mine []funnel.Passage
	for _, p := range b.passages {
		if b.lead(p.Lead).Kind == b.f.Kind {
			mine = append(mine, p)
		}
	}
	for _, s := range funnel.Stages(b.journey, mine, b.f.From, b.f.To) {
		if s.Entered > 0 {
			t.add(b.stageRow(s)...)
		}
	}
	return t
}

func (b *book) stageRow(s funnel.Stage) []Cell {
	stage, _ := b.f.Agreement.StageBy(s.ID)
	a := b.movesOfKind.and(is("stage", stage.Name)).and(b.inPeriod("day")...)
	became := func(word string) Cell { return a.and(is("fate", word)).number() }
	row := []Cell{
		Words(stage.Name), Words(b.teamName(stage.Team)),
		Count(s.Entered).Live("{.advanced}+{.ended}+{.open}"),
		became(advanced), became(ended), became(open),
	}
	if stage.Kind == "signed" { // through everything: the last bar of the picture
		row[3] = became(signed)
		return append(row, Cell{}, Cell{}, Cell{})
	}
	r := s.Conversion()
	return append(row, rate(r, "{.advanced}", "{.entered}"), wilson(r, "{.advanced}", "{.entered}"), halfThrough(s.Half))
}

// halfThrough is the median time in a stage, and never 0 for "not yet".
func halfThrough(r funnel.Reach) Cell {
	if !r.Reached {
		return Words("not reached").In(Muted)
	}
	if r.Days < 1 {
		return Words("less than a day")
	}
	return Words(plural(int(math.Round(r.Days)), "day", "days"))
}

// tally counts the leads that came in the period, one row a word, each row
// by itself and never added up.
func (b *book) tally(name, title, head, column string, words []string, a ask) Table {
	t := Table{Name: name, Title: title, Empty: "No lead came in this period.", Columns: []Column{
		{Key: "word", Title: head, Kind: Text}, {Key: "gap", Kind: Text},
		{Key: "came", Title: "Came", Kind: Integer}, {Key: "signed", Title: "Signed", Kind: Integer},
		{Key: "ended", Title: "Ended", Kind: Integer}, {Key: "open", Title: "Open", Kind: Integer},
		{Key: "rate", Title: "Signed of all", Kind: Percent}, {Key: "range", Title: "Range", Kind: Text},
	}}
	for _, w := range words {
		title := model.Title(w)
		if column == "kind" && title == b.kind {
			continue
		}
		row := a.and(is(column, title)).and(b.inPeriod("created")...)
		came, signed := row.count(), row.and(is("outcome", "Signed"))
		if came == 0 {
			continue
		}
		r := funnel.Rate{K: signed.count(), N: came}
		gone := [2]ask{row.and(is("outcome", "Lost")), row.and(is("outcome", model.Title("not-ours")))}
		n := gone[0].count() + gone[1].count()
		t.add(Words(title), Cell{}, row.number(), signed.number(),
			Count(n).Live(gone[0].counts()+"+"+gone[1].counts()), Count(came-r.K-n).Live("{.came}-{.signed}-{.ended}"),
			rate(r, "{.signed}", "{.came}"), wilson(r, "{.signed}", "{.came}"))
	}
	return t
}

// ledger is the hand-offs to read: the newest rows, with what counts.
func (b *book) ledger() Sheet {
	t := Table{Name: "Ledger", Empty: "No hand-offs in this period."}
	all, pick := b.handoffData, []int{}
	for _, key := range []string{"lead", "kind", "from", "to", "at", "answered", "touched", "decision", "definition", "followup", "finding", "standing", "missing"} {
		pick = append(pick, all.Column(key))
	}
	for _, i := range pick {
		t.Columns = append(t.Columns, all.Columns[i])
	}
	for _, row := range all.Rows[:min(len(all.Rows), ledgerRows)] {
		var cells []Cell
		for _, i := range pick {
			cells = append(cells, row[i])
		}
		t.add(cells...)
	}
	s := Sheet{Name: SheetHandoffs, Title: "Hand-offs", Subtitle: b.judging(), Blocks: []Block{t}}
	if n := len(all.Rows); n > ledgerRows {
		s.Blocks = append([]Block{Note{Text: fmt.Sprintf("The newest %d of %d; all of them are on the sheet %s.", ledgerRows, n, SheetHandoffData)}}, s.Blocks...)
	}
	return s
}
