package model

import "time"

// The sections of an agreement, in the order in which they are read.
var Sections = []string{"positioning", "criteria", "scoring", "definitions", "journey", "sla", "goals"}

// Version is an agreement that somebody put forward: a bundle with its number,
// its day, whom it asks, and who signed.
type Version struct {
	Bundle     ID
	Number     int
	Effective  string            // the first day it holds, "2026-11-23"
	State      string            // one of the states below
	Since      time.Time         // it holds from its day on, or from its last signature if that is later
	Sections   map[string]string // what binds, by section, as a hash of the content that is there now
	Asks       []Ask             // whose signature it needs
	Signatures []Signature       // as they were given
	Agreement  *Agreement        // nil when its content cannot be read
	Doubts     []string          // sentences: what was changed after it was written
}

// Where a version stands.
const (
	Proposed   = "proposed"    // somebody signed, not everybody yet
	Coming     = "coming"      // signed, and its day has not come
	InForce    = "in-force"    // what leads are scored, gated and timed by
	Past       = "past"        // it was in force
	PassedOver = "passed-over" // never signed by all, and another came
)

// Ask is what a version wants from one team: a signature under the sections
// that changed for it.
type Ask struct {
	Team     ID
	Name     string
	Sections []string
	By       []ID // who may sign for the team now
	Signed   *Signature
}

// Signature is one member's word for one team, under sections by their hashes.
type Signature struct {
	ID       ID
	Bundle   ID
	Member   ID
	Name     string
	Team     ID
	Happened time.Time
	Sections map[string]string // section -> hash
}

// Missing are the asks that nobody has signed.
func (v Version) Missing() []Ask {
	var out []Ask
	for _, a := range v.Asks {
		if a.Signed == nil {
			out = append(out, a)
		}
	}
	return out
}

// Flaw is what is wrong with an agreement as it stands: one sentence, and the
// rows beside which it is shown.
type Flaw struct {
	At   []Ref
	Text string
}

// Difference is one change between two agreements, in words. A change that
// binds nobody (wording, plays, assets, numbers of a quarter) is recorded and
// asks for no signature.
type Difference struct {
	Section string
	Text    string
	Binding bool
	Teams   []ID // whom it binds
	Ref     Ref  // the row
}
