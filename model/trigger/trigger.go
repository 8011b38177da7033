// Package trigger answers: what became of those who came to an event, against
// leads like them that did not?
//
// It counts, and names no cause: whoever comes to a webinar may have been on
// the way anyhow. Compared are only leads that stood in the same stage on the
// morning of the event, were of the same kind, had come the same way and were
// in the same band; who has nobody to be compared with is left out, and so is
// everybody of whom it is not known whether they went on.
package trigger

import (
	"time"

	"baton/model"
	"baton/model/funnel"
)

// Days is how long after an event one looks, where nobody says otherwise.
const Days = 30

// Past is a lead as far as an event is concerned.
type Past struct {
	Lead        model.ID
	Name        string
	Kind, Route string
	Created     time.Time
	Moves       []model.Move // in the order they happened
	Came        bool
	Band        string // on the morning of the event
}

// Event is when it was, and how long after it one looks.
type Event struct {
	From time.Time // the first moment of its first day
	To   time.Time // the first moment after its last day
	Days int
}

// On is the event that a campaign is, in the firm's time; false without a day.
func On(c model.Campaign, zone *time.Location) (Event, bool) {
	from, err := time.ParseInLocation(time.DateOnly, c.From, zone)
	if err != nil {
		return Event{}, false
	}
	to, err := time.ParseInLocation(time.DateOnly, c.To, zone)
	if err != nil || to.Before(from) {
		to = from
	}
	e := Event{From: from, To: to.AddDate(0, 0, 1), Days: c.Days}
	if e.Days <= 0 {
		e.Days = Days
	}
	return e, true
}

// Until is the last moment that counts.
func (e Event) Until() time.Time { return e.To.AddDate(0, 0, e.Days) }

// Row is one lead behind a count.
type Row struct {
	Lead  model.ID
	Name  string
	Stage model.ID // where it stood
	To    model.ID // where it went, if it did
	Went  string   // met: it advanced; not-met; unknown: a move has no sure day
}

// Effect is what the two groups did within the days after the event.
type Effect struct {
	Until  time.Time
	Young  bool        // the days are not over: nothing is counted yet
	There  funnel.Rate // of those who came and stood open before
	Others funnel.Rate // of leads like them that were not there
	Came   []Row       // behind There
	Stayed []Row       // behind Others
	Alone  []Row       // came, and there is no lead to compare them with
	Unsure []Row       // of both, of whom it is not known
	Closed int         // came, and stood open no more or not yet

	Difference, Low, High float64 // of the shares, like for like
	Verdict               string
}

// The verdicts.
const (
	More  = "more-often"
	Fewer = "less-often"
	Same  = "no-difference" // none that these numbers can show
	Few   = "few"           // below ten on a side: read the cases
	Young = "young"
	None  = "nobody" // nobody came who could be compared
)

// Attendee is one person who came to an event.
type Attendee struct {
	Touch   model.ID
	Person  model.ID
	Name    string
	Title   string
	Company string
	Leads   []model.ID // that they take part in
}

// Held is an event with who came and what became of it.
type Held struct {
	Campaign model.Campaign
	People   int // who came
	Leads    int // that they take part in
	Days     int // within which the leads were looked at
	Effect   Effect
}

// Says is what became of those who came, or why nobody can say.
func (h Held) Says() string {
	switch {
	case h.Campaign.From == "":
		return "It has no day yet."
	case h.People == 0:
		return "Nobody is noted as having come."
	}
	return h.Effect.Says()
}

// Judged says that there are cases enough on both sides for a difference.
func (f Effect) Judged() bool {
	return f.Verdict == More || f.Verdict == Fewer || f.Verdict == Same
}
