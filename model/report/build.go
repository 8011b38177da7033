package report

import (
	"slices"
	"time"

	"baton/model"
	"baton/model/funnel"
)

// The names of the sheets, in their order.
const (
	SheetCover       = "Cover"
	SheetAgreement   = "Agreement"
	SheetScorecard   = "Scorecard"
	SheetFunnel      = "Funnel"
	SheetHandoffs    = "Hand-offs"
	SheetLeadData    = "Data Leads"
	SheetHandoffData = "Data Hand-offs"
	SheetMoveData    = "Data Moves"
	SheetPromiseData = "Data Promises"
)

const (
	periodFrom = "period_from" // figures that conditions compare with
	periodTo   = "period_to"
	newClient  = "new-client" // the kind a report is about unless another is chosen
	ledgerRows = 300          // more is not read but filtered, on the data sheet
)

// Build makes the SLA and alignment report of a period. It judges nothing
// itself: findings come with the hand-offs, everything else is counted from
// the data tables it shows.
func Build(f Facts) []Sheet {
	b := newBook(f)
	sheets := []Sheet{b.cover(), b.agreement(), b.scorecard(), b.funnelSheet(), b.ledger(),
		data(SheetLeadData, "Every lead", "one row a lead, newest first", b.leadData),
		data(SheetHandoffData, "Hand-offs of the period", "every figure on the cover and the scorecard counts these rows", b.handoffData),
		data(SheetMoveData, "Every move", "the first entry into a stage says what became of it; the funnel counts those", b.moveData),
	}
	if len(b.promiseData.Rows) > 0 {
		sheets = append(sheets, data(SheetPromiseData, "Every test of a promise", "one row for each time a promise applied", b.promiseData))
	}
	return sheets
}

// LeadSheet is the table of leads alone, as the export writes it.
func LeadSheet(f Facts) Sheet {
	return data(SheetLeadData, "Every lead", "one row a lead, newest first", newBook(f).leadData)
}

func data(name, title, subtitle string, t Table) Sheet {
	return Sheet{Name: name, Title: title, Subtitle: subtitle, Look: Data, Blocks: []Block{t}}
}

// book is the report while it is made: the facts, what was looked up in
// them, and the data tables that every figure asks.
type book struct {
	f        Facts
	zone     *time.Location
	kind     string // screen word of the kind the report counts
	leads    map[model.ID]*model.LeadRow
	handoffs []*model.HandoffRow // of the period, newest first
	journey  funnel.Journey
	passages []funnel.Passage

	leadData, handoffData, moveData, promiseData Table
	// The rows of the kind the report counts.
	ofKind, leadsOfKind, movesOfKind ask
}

func newBook(f Facts) *book {
	if f.Agreement == nil {
		f.Agreement = &model.Agreement{}
	}
	if f.Kind == "" {
		f.Kind = newClient
	}
	b := &book{f: f, zone: f.Firm.Location(), kind: model.Title(f.Kind), leads: make(map[model.ID]*model.LeadRow, len(f.Leads))}
	for i := range f.Leads {
		b.leads[f.Leads[i].ID] = &f.Leads[i]
	}
	for i, h := range f.Handoffs {
		if funnel.Within(h.Happened, f.From, f.To) {
			b.handoffs = append(b.handoffs, &f.Handoffs[i])
		}
	}
	slices.SortStableFunc(b.handoffs, func(x, y *model.HandoffRow) int { return y.Happened.Compare(x.Happened) })
	b.journey = funnel.JourneyOf(f.Agreement.Stages)
	b.passages = funnel.Passages(b.journey, f.Moves, f.AsOf)
	b.leadData, b.handoffData, b.moveData, b.promiseData = b.leadTable(), b.handoffTable(), b.moveTable(), b.promiseTable()
	mine := is("kind", b.kind)
	b.ofKind, b.leadsOfKind, b.movesOfKind = of(b.handoffData, mine), of(b.leadData, mine), of(b.moveData, mine)
	return b
}

// lead is a lead by id, an empty one if the firm no longer has it.
func (b *book) lead(id model.ID) *model.LeadRow {
	if r, ok := b.leads[id]; ok {
		return r
	}
	return &model.LeadRow{}
}

// inPeriod narrows a question to the days of the report.
func (b *book) inPeriod(dayColumn string) []condition {
	return []condition{
		{column: dayColumn, op: ">=", bound: periodFrom, limit: b.firstDay().Num},
		{column: dayColumn, op: "<=", bound: periodTo, limit: b.lastDay().Num},
	}
}

func (b *book) firstDay() Cell { return Day(b.local(b.f.From)) }
func (b *book) lastDay() Cell  { return Day(b.local(b.f.To.Add(-time.Nanosecond))) }

func (b *book) stageName(id model.ID, otherwise string) string {
	if s, ok := b.f.Agreement.StageBy(id); ok {
		return s.Name
	}
	return otherwise
}

func (b *book) teamName(id model.ID) string {
	t, _ := b.f.Agreement.TeamBy(id)
	return t.Name
}

// teamTones gives each team the colour it has everywhere.
func (b *book) teamTones() []Emphasis {
	var out []Emphasis
	for _, t := range b.f.Agreement.Teams {
		if tone, ok := teamTone(t.Key); ok {
			out = append(out, Emphasis{t.Name, tone})
		}
	}
	return out
}

func teamTone(key string) (Tone, bool) {
	switch key {
	case "marketing":
		return Marketing, true
	case "bd":
		return BD, true
	case "sales":
		return Sales, true
	}
	return Plain, false
}
