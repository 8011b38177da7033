package report

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"baton/model"
	"baton/model/align"
	"baton/model/funnel"
)

// leadTable is every lead, newest first.
func (b *book) leadTable() Table {
	t := Table{Name: "Leads", Empty: "No leads yet.", Columns: []Column{
		{Key: "lead", Title: "Lead", Kind: Text},
		{Key: "contact", Title: "Contact", Kind: Text},
		{Key: "stage", Title: "Stage", Kind: Text},
		{Key: "team", Title: "Team", Kind: Text, Emphasis: b.teamTones()},
		{Key: "owner", Title: "Owner", Kind: Text, Emphasis: []Emphasis{{nobody, AtRisk}}},
		{Key: "kind", Title: "Kind", Kind: Text},
		{Key: "route", Title: "Route", Kind: Text},
		{Key: "source", Title: "Source", Kind: Text},
		{Key: "fit", Title: "Fit", Kind: Tenths},
		{Key: "known", Title: "Fit known", Kind: Text},
		{Key: "engagement", Title: "Engagement", Kind: Tenths},
		{Key: "band", Title: "Band", Kind: Text, Emphasis: []Emphasis{{"Talk now", Good}, {"Find out", Unknown}}},
		{Key: "value", Title: "Value", Kind: Money},
		{Key: "currency", Title: "Currency", Kind: Text},
		{Key: "created", Title: "Created", Kind: Date},
		{Key: "since", Title: "In stage since", Kind: Date},
		{Key: "outcome", Title: "Outcome", Kind: Text, Emphasis: []Emphasis{{"Signed", Good}, {"Lost", Muted}}},
		{Key: "step", Title: "Next step", Kind: Text},
		{Key: "next", Title: "Next step on", Kind: Date},
		{Key: "id", Title: "Lead id", Kind: Text},
	}}
	rows := pointers(b.f.Leads)
	slices.SortStableFunc(rows, func(x, y *model.LeadRow) int { return y.Created.Compare(x.Created) })
	t.Rows = make([][]Cell, len(rows))
	for i, r := range rows {
		t.Rows[i] = b.leadRow(r)
	}
	return t
}

// pointers lets large rows be sorted without moving them about.
func pointers[T any](rows []T) []*T {
	out := make([]*T, len(rows))
	for i := range rows {
		out[i] = &rows[i]
	}
	return out
}

const nobody = "Nobody"

func (b *book) leadRow(r *model.LeadRow) []Cell {
	fit, known, engagement, band := Cell{}, Cell{}, Cell{}, Cell{}
	if s := r.Score; s != nil {
		fit, band = Points(int(s.Fit)), Words(model.BandTitle(s.Band))
		known = Words(funnel.Rate{K: s.Known, N: s.Of}.String())
		engagement = Words("not measured yet").In(Muted)
		if s.Measured {
			engagement = Points(int(s.Engagement))
		}
	}
	value, currency := Cell{}, Cell{}
	if r.Value.Minor != 0 {
		value, currency = Amount(r.Value), Words(r.Value.Currency)
	}
	return []Cell{
		Words(r.Shown()), Words(r.Person), Words(b.stageName(r.Stage, r.StageKey)), Words(b.teamName(r.Team)),
		Words(orNone(r.OwnerName, nobody)), Words(model.Title(r.Kind)), Words(model.Title(r.Route)), Words(r.Source),
		fit, known, engagement, band, value, currency,
		Day(b.local(r.Created)), Day(b.local(r.Since)), Words(model.Title(r.Outcome)),
		Words(r.NextStep), civil(r.NextDate), Words(r.ID.String()),
	}
}

// handoffTable is every hand-off of the period, newest first.
func (b *book) handoffTable() Table {
	t := Table{Name: "Handoffs", Empty: "No hand-offs in this period.", Columns: []Column{
		{Key: "lead", Title: "Lead", Kind: Text},
		{Key: "kind", Title: "Kind", Kind: Text},
		{Key: "route", Title: "Route", Kind: Text},
		{Key: "from", Title: "From", Kind: Text, Emphasis: b.teamTones()},
		{Key: "to", Title: "To", Kind: Text, Emphasis: b.teamTones()},
		{Key: "at", Title: "Handed over", Kind: DateTime},
		{Key: "due", Title: "Answer due", Kind: DateTime},
		{Key: "answered", Title: "Answered", Kind: DateTime},
		{Key: "touched", Title: "First touch", Kind: DateTime},
		{Key: "decision", Title: "Decision", Kind: Text},
		{Key: "reason", Title: "Reason", Kind: Text},
		{Key: "definition", Title: "Definition", Kind: Text, Emphasis: []Emphasis{{"met", Good}, {"not met", AtRisk}, {"cannot tell", Unknown}}},
		{Key: "followup", Title: "Follow-up", Kind: Text, Emphasis: []Emphasis{{"in time", Good}, {"late", Late}, {"cannot tell", Unknown}}},
		{Key: "finding", Title: "Finding", Kind: Text, Emphasis: findingTones()},
		{Key: "standing", Title: "Finding is", Kind: Text},
		{Key: "missing", Title: "What is missing", Kind: Text},
		{Key: "id", Title: "Lead id", Kind: Text},
	}}
	for _, h := range b.handoffs {
		t.Rows = append(t.Rows, b.handoffRow(h))
	}
	return t
}

func (b *book) handoffRow(h *model.HandoffRow) []Cell {
	lead := b.lead(h.Lead)
	answer, _ := h.Answer()
	return []Cell{
		Words(h.Name), Words(model.Title(lead.Kind)), Words(model.Title(lead.Route)),
		Words(h.FromName), Words(h.ToName),
		b.when(h.Happened, h.Exact), b.when(h.Due, ""), b.when(answer.Happened, answer.Exact), b.when(h.FirstTouch, ""),
		Words(model.Title(h.Status)), Words(model.Title(answer.Reason)),
		Words(answerWord(h.Definition, "met", "not met")), Words(followUp(h)),
		Words(findingWord(h)), Words(standing(h)), Words(strings.Join(h.Missing, "; ")), Words(h.Lead.String()),
	}
}

// standing says whether a finding can still change, and what came later.
func standing(h *model.HandoffRow) string {
	switch {
	case h.Amended != nil && h.Amended.Finding == "":
		return "frozen; open again today"
	case h.Amended != nil:
		return "frozen; today: " + strings.ToLower(align.Title(h.Amended.Finding))
	case h.Frozen != nil:
		return "frozen"
	case h.Provisional:
		return "provisional"
	}
	return ""
}

// followUp is the receiving team's half; a hand-off that still runs and is
// not late yet has none.
func followUp(h *model.HandoffRow) string {
	if h.Status == "withdrawn" {
		return ""
	}
	if h.Finding == "" && h.Kept != "met" && h.Kept != "not-met" {
		return "running"
	}
	return answerWord(h.Kept, "in time", "late")
}

func findingTones() []Emphasis {
	var out []Emphasis
	for _, f := range findings() {
		out = append(out, Emphasis{f.word, f.tone})
	}
	return out
}

// moveTable is every move, newest first. The first entry into a stage also
// says what became of it and after how many days; the funnel counts those.
func (b *book) moveTable() Table {
	t := Table{Name: "Moves", Empty: "No moves yet.", Columns: []Column{
		{Key: "lead", Title: "Lead", Kind: Text},
		{Key: "kind", Title: "Kind", Kind: Text},
		{Key: "route", Title: "Route", Kind: Text},
		{Key: "from", Title: "From", Kind: Text},
		{Key: "stage", Title: "Stage", Kind: Text},
		{Key: "day", Title: "Day", Kind: Date},
		{Key: "exact", Title: "Known to the", Kind: Text},
		{Key: "fate", Title: "Became", Kind: Text, Emphasis: []Emphasis{{advanced, Good}, {signed, Good}, {ended, Muted}}},
		{Key: "days", Title: "Days in stage", Kind: Tenths},
		{Key: "id", Title: "Lead id", Kind: Text},
	}}
	type entry struct{ lead, stage model.ID }
	first := make(map[entry]funnel.Passage, len(b.passages))
	for _, p := range b.passages {
		first[entry{p.Lead, p.Stage}] = p
	}
	moves := slices.DeleteFunc(pointers(b.f.Moves), func(m *model.Move) bool { return m.Happened.After(b.f.AsOf) })
	slices.SortStableFunc(moves, func(x, y *model.Move) int { return x.Happened.Compare(y.Happened) })
	for _, m := range moves {
		lead, fate, days := b.lead(m.Lead), Cell{}, Cell{}
		if p, ok := first[entry{m.Lead, m.To}]; ok {
			delete(first, entry{m.Lead, m.To})
			fate = Words(b.became(p))
			if !p.Untimed {
				days = Points(int(p.Days()*10 + 0.5))
			}
		}
		t.Rows = append(t.Rows, []Cell{
			Words(lead.Shown()), Words(model.Title(lead.Kind)), Words(model.Title(lead.Route)),
			Words(b.stageName(m.From, "")), Words(b.stageName(m.To, "")),
			Day(b.local(m.Happened)), Words(m.Exact), fate, days, Words(m.Lead.String()),
		})
	}
	slices.Reverse(t.Rows)
	return t
}

const advanced, ended, open, signed = "went on", "ended", "open", "signed"

// became is what the first entry into a stage turned into so far.
func (b *book) became(p funnel.Passage) string {
	stage, _ := b.f.Agreement.StageBy(p.Stage)
	switch {
	case p.Fate == funnel.Advanced:
		return advanced
	case p.Fate == funnel.Lost:
		return ended
	case stage.Kind == "signed":
		return signed
	}
	return open
}

// promiseTable is every case of every promise, newest first.
func (b *book) promiseTable() Table {
	t := Table{Name: "Promises", Empty: "No promise was tested in this period.", Columns: []Column{
		{Key: "promise", Title: "Promise", Kind: Text},
		{Key: "owner", Title: "Who owes", Kind: Text, Emphasis: b.teamTones()},
		{Key: "to", Title: "To whom", Kind: Text},
		{Key: "lead", Title: "Lead", Kind: Text},
		{Key: "kind", Title: "Kind", Kind: Text},
		{Key: "at", Title: "Began", Kind: DateTime},
		{Key: "due", Title: "Due", Kind: DateTime},
		{Key: "done", Title: "Done", Kind: DateTime},
		{Key: "kept", Title: "Kept", Kind: Text, Emphasis: []Emphasis{{kept, Good}, {broken, Late}, {excused, Muted}, {"cannot tell", Unknown}}},
		{Key: "id", Title: "Lead id", Kind: Text},
	}}
	for _, p := range b.f.Promises {
		for _, c := range p.Cases {
			t.Rows = append(t.Rows, []Cell{
				Words(p.Promise.Name), Words(b.owner(p.Promise)), Words(b.whom(p.Promise)),
				Words(c.Name), Words(model.Title(b.lead(c.Lead).Kind)),
				b.when(c.At, ""), b.when(c.Due, ""), b.when(c.Done, ""),
				Words(c.word()), Words(c.Lead.String()),
			})
		}
	}
	slices.SortStableFunc(t.Rows, func(x, y []Cell) int { return cmp.Compare(y[5].Num, x[5].Num) })
	return t
}

const kept, broken, excused, everyone = "kept", "not kept", "late, excused", "all"

// word says how a case ended; what was excused counts on neither side.
func (c Case) word() string {
	if c.Excused {
		return excused
	}
	return answerWord(c.Kept, kept, broken)
}

// when shows a time as exactly as it is known.
func (b *book) when(t time.Time, exact string) Cell {
	if t.IsZero() || exact == "unknown" {
		return Cell{}
	}
	if exact == "day" || exact == "between" {
		return Day(b.local(t))
	}
	return Moment(b.local(t))
}

func (b *book) local(t time.Time) time.Time {
	if t.IsZero() {
		return t
	}
	return t.In(b.zone)
}

// civil is a day as the file keeps it: "2026-11-23".
func civil(s string) Cell {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Cell{}
	}
	return Day(t)
}
