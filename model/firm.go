package model

import (
	"time"
	_ "time/tzdata" // a bare system, and Windows, know no time zones of their own
)

// Firm is one Baton file: everything about one company of ours.
type Firm struct {
	ID       ID     `json:"id"`
	Name     string `json:"name"`
	Currency string `json:"currency"`
	Zone     string `json:"zone"`
	Mode     string `json:"mode"`
	Basis    string `json:"basis"`
	Template string `json:"template"`
}

// Location is the firm's time zone; UTC when the zone is unknown here.
func (f Firm) Location() *time.Location {
	if loc, err := time.LoadLocation(f.Zone); err == nil && f.Zone != "" {
		return loc
	}
	return time.UTC
}

// Team is a row, not a constant: Marketing, Business Development, Sales, and
// Delivery, which ships hidden. Key says which of the four it is, if any.
type Team struct {
	ID        ID     `json:"id"`
	Key       string `json:"key"`
	Name      string `json:"name"`
	Rank      int    `json:"rank"`
	Hidden    bool   `json:"hidden"`
	CoveredBy ID     `json:"covered_by"`
	Capacity  int    `json:"capacity,omitempty"` // Sales: deals at once; Delivery: days of work a month; 0 = not said
}

// Member is one of us. Hats are the teams a member acts for; Outside marks a
// freelancer, an agency or a partner's manager.
type Member struct {
	ID      ID     `json:"id"`
	Name    string `json:"name"`
	Email   string `json:"email"`
	Outside bool   `json:"outside"`
	Gone    bool   `json:"gone"`
	Hats    []ID   `json:"hats"`
}

// Wears says whether the member acts for the team.
func (m Member) Wears(team ID) bool {
	for _, h := range m.Hats {
		if h == team {
			return true
		}
	}
	return false
}

// Arbiter is who rules where two teams differ: the one who is named, else the
// first who is one of us.
func Arbiter(named ID, members []Member) ID {
	if !named.IsZero() {
		return named
	}
	for _, m := range members {
		if !m.Outside && !m.Gone {
			return m.ID
		}
	}
	return ID{}
}

// Away is a stretch of whole days (both inclusive, "2026-08-03") when a
// member does not work, and who stands in.
type Away struct {
	ID      ID
	Member  ID
	From    string
	To      string
	Standin ID
}

// Actor is who acts, and in which hat.
type Actor struct {
	Member ID
	Name   string
	Hat    ID
}
