package model

import "time"

// Company is an organisation we know and what it is to us. Fit facts live here.
type Company struct {
	ID           ID
	Name         string
	Domain       string
	Industry     string
	Employees    int64 // 0 = unknown
	HasEmployees bool
	Revenue      Money
	HasRevenue   bool
	Country      string
	Region       string
	City         string
	Website      string
	Phone        string
	Parent       ID
	Relationship string
	Best         bool // one of our best clients
	Owner        ID
	List, Key    string // the import source and its external key
	Note         string
	More         map[string]string // tag.*, answer.*, evidence.*, x.* as text
}

// Person is a human we know: how we may contact them and what they did.
type Person struct {
	ID         ID
	Name       string
	Email      string
	Phone      string
	Title      string
	Permission string
	Company    ID // from the latest job without an end
	List, Key  string
	More       map[string]string
}

// Part says which person takes part in a lead, as what; one is the first contact.
type Part struct {
	ID     ID
	Lead   ID
	Person ID
	Name   string
	Email  string
	Title  string
	Role   string
	First  bool
}

// Lead is the baton: one pursuit of one need. Its stage is no field of it:
// the last move by when it happened says where it stands.
type Lead struct {
	ID         ID
	Title      string
	Company    ID
	Offer      ID
	Kind       string
	Route      string
	Owner      ID
	Origin     ID
	Source     string
	Created    time.Time
	NextStep   string
	NextDate   string // "2026-11-23"
	Introducer ID
	Partner    ID
	List, Key  string
	Note       string
	More       map[string]string // tag.*, check.<item>, answer.*, evidence.*, x.*

	Stage ID        // from the last move
	Since time.Time // when it entered that stage
	Wake  string    // the wake-up date of that move, if any
	Why   string    // the reason of that move, if any
}

// Value is one line of what a lead is worth.
type Value struct {
	ID     ID
	Lead   ID
	Type   string // project, retainer, time-material, resale
	Label  string
	Amount Money // a retainer's amount is per month
	Months int
	Margin Money  // resale: our share
	Start  string // "2026-11"
}

// Worth is what the line adds under a basis: "first-year" counts at most
// twelve months of a retainer, "first-contract" all of them; resale counts
// our margin where it is known, else the amount.
func (v Value) Worth(basis string) Money {
	m := v.Amount
	switch v.Type {
	case "retainer":
		months := v.Months
		if basis != "first-contract" && (months == 0 || months > 12) {
			months = 12
		}
		m.Minor *= int64(max(months, 1))
	case "resale":
		if v.Margin.Minor != 0 {
			m.Minor = v.Margin.Minor
		}
	}
	return m
}

// Estimate is what the owner says: a dated event, never overwritten.
type Estimate struct {
	ID       ID
	Lead     ID
	Word     string
	Month    string
	Amount   Money
	Happened time.Time
	By       ID
}

// Touch is one contact with a person of the lead.
type Touch struct {
	ID        ID
	Lead      ID
	Person    ID
	Company   ID
	Kind      string
	Direction string
	Outcome   string
	Happened  time.Time
	Until     time.Time
	Exact     string
	Recorded  time.Time
	By        ID
	Hat       ID
	Automatic bool
	Campaign  ID // the event it happened at
	Note      string
	Anyway    bool // asked for: log it knowing what speaks against it
}

// Answers says whether the touch is a real contact by us that stops a
// first-touch clock: ours, outward, and not sent by a machine.
func (t Touch) Answers() bool { return t.Direction == "out" && !t.Automatic && t.Outcome != "bounced" }

// Move is one step of a lead along the journey; the stage now is the last
// move by Happened, ties by ID.
type Move struct {
	ID       ID
	Lead     ID
	From     ID
	To       ID
	Happened time.Time
	Until    time.Time // for "between"
	Exact    string
	Recorded time.Time
	By       ID
	Hat      ID
	Reason   string // why lost, or why not ours
	Who      string // whom they chose instead
	Wake     string
	Waive    string
	Note     string
}
