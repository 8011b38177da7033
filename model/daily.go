package model

import "time"

// Task is one thing to do for a lead by a day: a play of the stage it entered,
// or what somebody wrote down. A play's task matters while the lead stands in
// its stage.
type Task struct {
	ID    ID
	Lead  ID
	Play  ID // none: written by hand
	Stage ID // the stage whose play it is
	Text  string
	Due   string // "2026-11-23"; empty: not dated
	Done  time.Time
	Owner ID
	By    ID
}

// Wait is a stretch in which a lead waits for the prospect and the clocks of
// our work on it stand. It ends when somebody says so, or when they are heard.
type Wait struct {
	ID   ID
	Lead ID
	From time.Time
	To   time.Time // zero: it goes on
	Note string
	By   ID
	Hat  ID
}

// Excuse is the word of whoever a promise was owed to that a lateness had a
// good reason. Late stays late; it no longer counts against the promise.
type Excuse struct {
	ID       ID
	Lead     ID
	Promise  ID
	At       time.Time // when the promise began to run there
	Reason   string
	Recorded time.Time
	By       ID
	Hat      ID
}

// Snooze hides one line of Today until a moment.
type Snooze struct {
	ID    ID
	Lead  ID
	Why   string
	Until time.Time
	By    ID
}

// Period is a month that was closed: its findings are frozen from then on.
type Period struct {
	ID       ID
	From, To string // "2026-10-01", "2026-10-31"
	Closed   time.Time
	By       ID
}

// Frozen is the finding of a hand-off as it was when its period was closed.
type Frozen struct {
	ID       ID
	Lead     ID
	Handoff  ID
	Finding  string
	Kept     string
	Missing  []string
	Period   string // the first day of the period
	Recorded time.Time
	By       ID
}

// Closing is what closing periods froze.
type Closing struct {
	Periods  []Period
	Findings []Frozen
}

// View is a table as somebody likes to see it: filters, columns, order, as the
// screen wrote them. Without an owner it is everybody's.
type View struct {
	ID    ID
	Name  string
	Noun  string
	Spec  string // JSON
	Rank  int
	Owner ID
}

// Campaign is something we did to be heard; with a kind it is a trigger event,
// which people attend.
type Campaign struct {
	ID       ID
	Name     string
	Source   string
	Team     ID
	From, To string // days
	Cost     Money
	Note     string
	Kind     string // webinar, assessment, audit, meetup; empty: no event
	Play     ID     // the play that calls for it
	Days     int    // its effect is looked at after so many days; 0: 30
}

// Owed is a promise that runs: what somebody owes now, and until when.
type Owed struct {
	Promise   ID
	Key       string
	Lead      ID
	Name      string // of the lead
	Handoff   ID     // none where the promise is not about one
	Team, To  ID     // who owes whom
	Since     time.Time
	Due       time.Time
	State     string        // waiting, at-risk, late, paused
	LateBy    time.Duration // open time since it was due
	Escalated bool          // late for so long that the arbiter hears of it
	Missing   string        // what one would have to know to judge it
}
