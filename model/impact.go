package model

import "time"

// Impact is what the draft would have said of past hand-offs, beside what the
// law says of them: by what is known today, with the touches of the day.
type Impact struct {
	Rows []ImpactRow // the oldest first
}

// ImpactRow is one past hand-off under both.
type ImpactRow struct {
	Lead    ID
	Handoff ID // none: a lead of a list that had passed the gate already
	Name    string
	Gate    string // mql, sql
	At      time.Time
	Law     string // met, not-met, unknown
	Draft   string
	Why     []string // what the draft says is missing
	Outcome string   // open, signed, lost, not-ours, nurture
}

// Count counts the rows that a question holds for.
func (i Impact) Count(is func(ImpactRow) bool) int {
	n := 0
	for _, r := range i.Rows {
		if is(r) {
			n++
		}
	}
	return n
}

// Enters says that the draft takes a hand-off that the law does not.
func (r ImpactRow) Enters() bool { return r.Draft == "met" && r.Law != "met" }

// Leaves says that the draft does not take a hand-off that the law takes.
func (r ImpactRow) Leaves() bool { return r.Law == "met" && r.Draft != "met" }

// Out says that the draft is known not to take a hand-off that the law takes.
func (r ImpactRow) Out() bool { return r.Leaves() && !r.Untold() }

// Untold says that too little is known to judge by the draft.
func (r ImpactRow) Untold() bool { return r.Draft == "unknown" }

// Missed says that the lead was signed, and that the draft, as far as is
// known, would not have taken it.
func (r ImpactRow) Missed() bool { return r.Outcome == "signed" && r.Draft == "not-met" }

// Replay is the past year under the draft.
type Replay struct {
	From, To time.Time
	Handed   []ReplayRow // leads that went from one team to another
	Worth    []ReplayRow // leads still worth a call, the best fit first
	Touched  bool        // the firm keeps touches, so that "never touched" can be said
	Text     string      // the whole of it in one paragraph
}

// ReplayRow is one lead of the past year.
type ReplayRow struct {
	Lead    ID
	Name    string
	At      time.Time // of the hand-over; zero for one that nobody knows
	State   string    // under the draft: met, not-met, unknown
	Touches int       // of ours, since the hand-over
	Outcome string
	Fit     int64 // tenths
	Why     string
}

// Crossing is a gate that a lead passed, and when.
type Crossing struct {
	Gate    string // mql, sql
	At      time.Time
	Move    ID
	Handoff ID // none: it was there when it came into the firm's file
}

// Passed is a lead that passed a gate, and how it ended.
type Passed struct {
	Lead    ID
	Name    string
	Gate    string // mql, sql
	At      time.Time
	Outcome string // open, signed, lost, not-ours, nurture
}
