package report

import (
	"time"

	"baton/model"
)

// Facts are the rows a report is made of, as the firm file holds them at one
// moment. Build computes everything else.
type Facts struct {
	Firm     model.Firm
	From, To time.Time // the period; To is exclusive
	AsOf     time.Time
	// Closed says that the period's findings are frozen; until then they are
	// provisional.
	Closed bool
	// JudgesSince is when findings begin: the first hand-off made in Baton.
	JudgesSince time.Time
	// Kind is whose funnel to draw; empty means new clients.
	Kind string

	Agreement   *model.Agreement // as it stands; version 0 is a draft
	Since       time.Time        // when it came into force
	Positioning string           // the generated sentence
	Signatures  []Signature

	Leads    []model.LeadRow
	Handoffs []model.HandoffRow
	Moves    []model.Move
	Promises []Promised
}

// Signature is one team's name under the agreement.
type Signature struct {
	Team, By string
	At       time.Time
}

// Promised is one clause of the SLA with every case of the period it applied
// to. The two clauses that every hand-off tests, the definition and the
// follow-up, need no cases: they are read from the hand-offs.
type Promised struct {
	Promise model.Promise
	Cases   []Case
}

// Case is one time a promise applied. Kept is met, not-met, or unknown while
// it still runs or cannot be told.
type Case struct {
	Lead    model.ID
	Name    string // of the lead
	At, Due time.Time
	Done    time.Time
	Kept    string
	Excused bool // late with a good reason: it counts neither as kept nor as missed
}
