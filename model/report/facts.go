package report

import (
	"time"

	"baton/model"
)

// Facts are the rows a report is made of, as the firm file holds them at one
// moment. Build computes everything else.
type Facts struct {
	Firm     string
	Currency string
	Zone     *time.Location // wall time of the report; nil is UTC
	From, To time.Time      // the period, To exclusive
	AsOf     time.Time
	// JudgesSince is when findings begin: the first hand-off made in Baton.
	JudgesSince time.Time
	// Kind is whose funnel to draw; empty means new clients.
	Kind      string
	Agreement Agreement
	Leads     []Lead
	Handoffs  []Handoff
	Moves     []Move
	Promises  []Promise
}

// Agreement is what the teams have signed, as it stands.
type Agreement struct {
	Version     int // 0 is a draft nobody has signed
	Since       time.Time
	Signed      []Signature
	Positioning string
	Criteria    []Criterion
	MQL, SQL    []Definition
	Stages      []Stage
}

// Signature is one team's name under the agreement.
type Signature struct {
	Team, By string
	At       time.Time
}

// Criterion is one sentence about who is worth our time.
type Criterion struct {
	Class   string // must, nice, never
	Text    string
	Traces  string // the positioning element it follows from
	KnownBy string // the gate by which it must be known
}

// Definition is one alternative of a gate, for the named routes.
type Definition struct{ Routes, Text string }

// Stage is one step of the journey, in order.
type Stage struct {
	Key, Name, Team string
	Thinks          string // what the buyer thinks and needs
	Gate            string // what opens the way out
	Target          string
	Aside           bool // nurture, not ours, lost
}

// Lead is one row of the data.
type Lead struct {
	ID                model.ID
	Company, Contact  string
	Stage             string // key of a stage
	Team, Owner       string
	Kind, Route       string
	Origin, Source    string
	Fit               int // tenths
	FitKnown, FitAsks int // facts known, facts asked
	Engagement        int // tenths
	Measured          bool
	Band              string
	Value             model.Money
	Created           time.Time
	Outcome           string // open, signed, lost, not-ours, nurture
	NextStep          string
	NextDate          time.Time
}

// Handoff is one row of the ledger. Finding is the value of rule 7
// ("carried", "outside" ...), empty while the hand-off is still running.
type Handoff struct {
	ID                     model.ID
	Lead                   model.ID
	Company                string
	Kind, Route            string
	From, To               string // teams
	At, Answered, Touched  time.Time
	Decision, Reason       string
	DefinitionMet, FollowUp Answer
	Finding                string
	Provisional            bool
	Missing                []string
}

// Answer is yes, no or cannot tell.
type Answer uint8

// The answers.
const (
	CannotTell Answer = iota
	Yes
	No
)

// Move is one step of a lead along the journey. From is empty for the start.
type Move struct {
	Lead     model.ID
	From, To string // keys of stages
	Happened time.Time
	Exact    string // minute, day, between, unknown
}

// Promise is one clause of the SLA with every case it applied to.
type Promise struct {
	Owner, To string // teams
	Name      string
	Target    float64 // 0.9; 0 if the clause names no rate
	Cases     []Case
}

// Case is one time a promise applied.
type Case struct {
	Lead    model.ID
	Company string
	At, Due time.Time
	Done    time.Time
	Kept    Answer
}
