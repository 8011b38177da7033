package model

import "time"

// LeadRow is one row of the Leads table: flat, ready to show. Score is nil
// until it has been filled in.
type LeadRow struct {
	ID        ID
	Title     string
	Company   ID
	Name      string // of the company; a lead without one shows its contact
	Contact   ID
	Person    string
	Email     string
	Stage     ID
	StageKey  string
	Team      ID
	Owner     ID
	OwnerName string
	Kind      string
	Route     string
	Source    string
	Value     Money
	Created   time.Time
	Since     time.Time
	LastTouch time.Time
	NextStep  string
	NextDate  string
	Wake      string
	Why       string // reason of the last move
	Outcome   string // open, signed, lost, not-ours, nurture
	Score     *Score
	Worked    ID // the team that works it in place of the one that carries it; none: nobody does
}

// Shown is what a list calls the lead.
func (r *LeadRow) Shown() string {
	switch {
	case r.Name != "":
		return r.Name
	case r.Person != "":
		return r.Person
	case r.Title != "":
		return r.Title
	}
	return "Unnamed lead"
}

// LeadDetail is everything on one lead.
type LeadDetail struct {
	Row       LeadRow
	Lead      Lead
	Company   *Company
	Parts     []Part
	Values    []Value
	Explained Explained
	Moves     []Move
	Touches   []Touch
	Handoffs  []Handoff
	History   []HistoryLine
	Checks    map[ID]string // ticked items with their evidence
	Tasks     []Task        // by the day they are due
	Waits     []Wait        // for the prospect
}

// CompanyRow and PersonRow are the other lists.
type CompanyRow struct {
	ID           ID
	Name         string
	Domain       string
	Industry     string
	Employees    int64
	Country      string
	Relationship string
	Best         bool
	Leads        int
}

// PersonRow is one person with the company they work for now.
type PersonRow struct {
	ID      ID
	Name    string
	Email   string
	Title   string
	Company ID
	Firm    string // the company's name
}

// HandoffRow is one line of the ledger: the frozen hand-off, where it stands
// for the as-of moment, and the finding.
type HandoffRow struct {
	Handoff
	Name       string // of the lead
	FromName   string
	ToName     string
	Due        time.Time
	FirstTouch time.Time
	Status     string // waiting, asked, sent-back, lapsed, accepted, rejected, recycled, withdrawn, two-answers
	Late       bool
	LateAnswer bool   // the answer came after it was due, or is due and still out
	Kept       string // met, not-met, unknown: answer and first touch in time
	Finding    string // carried, outside, late, both, definition, signed-outside, beyond, unknown; "" = not finished
	Missing    []string
	Flags      []string // what the evidence says against the answer's reason

	Provisional bool     // there is a finding, and its period is not closed yet
	Frozen      *Frozen  // what was found when the period was closed
	Amended     *Amended // what today's evidence says, where that differs from what was frozen
}

// Amended is the finding of a hand-off by today's evidence, beside the frozen
// one that keeps counting. By is what came later, as far as that can be told.
type Amended struct {
	Finding string // empty: no finding any more
	Kept    string
	Missing []string
	By      []Later
}

// Later is one thing that became known after a finding was frozen.
type Later struct {
	What     string
	Happened time.Time
	Recorded time.Time
	By       ID
}

// HistoryLine is one transaction in a row's history.
type HistoryLine struct {
	Tx    ID        `json:"tx"`
	At    time.Time `json:"at"`
	By    string    `json:"by"`
	Hat   string    `json:"hat,omitempty"`
	What  string    `json:"what"`
	Field string    `json:"field,omitempty"`
	From  string    `json:"from,omitempty"`
	To    string    `json:"to,omitempty"`
}

// MoveRequest is what someone asks for when moving a lead.
type MoveRequest struct {
	Lead   ID
	To     ID
	Note   string
	Waive  string // the receiving team's reason for letting it through
	Reason string // why lost
	Who    string // whom they chose
	Wake   string // nurture: the wake-up date
	WhyNow string
	Step   string // the next step of the packet
	When   When   // zero: now
}

// MoveResult is what a move made.
type MoveResult struct {
	Move    ID `json:"move"`
	Handoff ID `json:"handoff"`
}

// Decide is what someone asks for when deciding a hand-off.
type Decide struct {
	Lead      ID // its open hand-off, or
	Handoff   ID // this one
	Act       string
	Reason    string
	Criterion ID
	Wake      string
	Play      ID     // recycled: the play for the day it wakes up, or
	Todo      string // what to do then, in words
	Ruling    string
	Note      string
	When      When
}

// Edit is one row of a change that belongs together: ID zero makes a new row,
// Gone deletes it.
type Edit struct {
	Noun   string
	ID     ID
	Fields Fields
	Gone   bool
}
