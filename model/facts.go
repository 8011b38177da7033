package model

import "time"

// Facts is everything the rules may look at about one lead at one moment.
type Facts struct {
	Lead     *Lead
	Company  *Company // nil: the lead is fitted on its own fields
	People   []Contact
	Events   []Event
	Measured bool // the firm keeps activity of this lead's people at all
}

// Contact is a person in a lead, as the rules see it.
type Contact struct {
	Person ID
	Title  string
	Role   string
	More   map[string]string // x.*: the firm's own fields of a person
}

// Event is a touch as scoring needs it; Who is an index into Facts.People.
type Event struct {
	Who       int
	Kind      string
	Direction string
	Outcome   string
	At        int64 // unix milliseconds
}

// Line is one line of an explanation; the lines of an axis sum to its score.
type Line struct {
	Axis   string `json:"axis"`
	Rule   string `json:"rule"`
	Points int64  `json:"points"` // tenths
	Who    ID     `json:"who,omitempty"`
	Why    string `json:"why,omitempty"`
}

// State is one criterion of one lead.
type State struct {
	Criterion ID     `json:"id"`
	Name      string `json:"name"`
	Class     string `json:"class"`
	State     string `json:"state"` // met, not-met, unknown
	Evidence  string `json:"evidence,omitempty"`
	KnownBy   string `json:"known_by,omitempty"`
}

// Score is a lead's two axes (tenths, 0..1000), how much of the fit is known,
// and the band in words.
type Score struct {
	Fit        int64
	Known, Of  int // facts known, of how many
	Engagement int64
	Measured   bool // false: "not measured yet"
	Band       string
	Grade      string // A1 .. D4
	MQL, SQL   bool
}

// Hatched says that fit is known from fewer than half its facts.
func (s Score) Hatched() bool { return 2*s.Known < s.Of }

// The four bands.
const (
	TalkNow = "talk-now"
	WarmUp  = "warm-up"
	FindOut = "find-out"
	NotOurs = "not-ours"
)

// BandTitle is a band as a screen shows it.
func BandTitle(band string) string {
	switch band {
	case TalkNow:
		return "Talk now"
	case WarmUp:
		return "Warm up"
	case FindOut:
		return "Find out"
	case NotOurs:
		return "Not ours"
	}
	return ""
}

// Explained is a score with everything that led to it.
type Explained struct {
	Score
	Lines  []Line
	States []State
}

// When is a moment and how exactly it is known.
type When struct {
	At    time.Time
	Until time.Time // for "between"
	Exact string    // minute, day, between, unknown
}
