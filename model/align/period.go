package align

import (
	"slices"
	"time"

	"baton/model"
	"baton/model/sla"
)

// patientDays is how many business days after its end a period closes.
const patientDays = 5

// PeriodOf is the calendar month, in the firm's zone, in which a moment lies.
func PeriodOf(at time.Time, zone *time.Location) model.Period {
	y, m, _ := at.In(zone).Date()
	first := time.Date(y, m, 1, 0, 0, 0, 0, time.UTC)
	return model.Period{From: first.Format(time.DateOnly), To: first.AddDate(0, 1, -1).Format(time.DateOnly)}
}

// PeriodNamed is the period of a month as one writes it, "2026-10", or of any
// day of it.
func PeriodNamed(month string) (model.Period, bool) {
	for _, layout := range []string{"2006-01", time.DateOnly} {
		if at, err := time.Parse(layout, month); err == nil {
			return PeriodOf(at, time.UTC), true
		}
	}
	return model.Period{}, false
}

// PeriodTitle is a period as a screen says it: "October 2026".
func PeriodTitle(from string) string {
	if at, err := time.Parse(time.DateOnly, from); err == nil {
		return at.Format("January 2006")
	}
	return from
}

// Months says which months of a firm are closed, and which can be.
type Months struct {
	Zone     *time.Location
	Calendar *sla.Calendar
	First    time.Time // when the first hand-off was made; zero: never
	Closed   []model.Period
	Now      time.Time
}

// Ends is the first moment after a period.
func (m Months) Ends(p model.Period) time.Time {
	last, err := time.ParseInLocation(time.DateOnly, p.To, m.Zone)
	if err != nil {
		return time.Time{}
	}
	return last.AddDate(0, 0, 1)
}

// ClosesOn is when a period closes by itself: five business days after its end.
func (m Months) ClosesOn(p model.Period) time.Time {
	return m.Calendar.DueDays(m.Ends(p), patientDays).UTC().Truncate(time.Millisecond)
}

// IsClosed says whether a period was closed by the moment looked from.
func (m Months) IsClosed(p model.Period) bool {
	return slices.ContainsFunc(m.Closed, func(c model.Period) bool { return c.From == p.From && !c.Closed.After(m.Now) })
}

// AllClosed says that every month of a stretch of time is closed, from the one
// of the first hand-off on.
func (m Months) AllClosed(from, to time.Time) bool {
	if m.First.IsZero() || !m.First.Before(to) {
		return false
	}
	if from.Before(m.First) {
		from = m.First
	}
	p := PeriodOf(from, m.Zone)
	for m.IsClosed(p) && m.Ends(p).Before(to) {
		p = PeriodOf(m.Ends(p), m.Zone)
	}
	return m.IsClosed(p)
}

// Over are the months since the first hand-off that have ended and are not
// closed, the first one first.
func (m Months) Over() []model.Period {
	if m.First.IsZero() {
		return nil
	}
	var out []model.Period
	for p := PeriodOf(m.First, m.Zone); !m.Ends(p).After(m.Now); p = PeriodOf(m.Ends(p), m.Zone) {
		if !m.IsClosed(p) {
			out = append(out, p)
		}
	}
	return out
}

// Due are those of them that close by themselves by now.
func (m Months) Due() []model.Period {
	return slices.DeleteFunc(m.Over(), func(p model.Period) bool { return m.ClosesOn(p).After(m.Now) })
}

// At is the moment as of which a period is closed: when it was due, or now if
// somebody closes it sooner. What becomes known after it no longer counts, so
// every computer closes a month alike, on whichever day it comes to it.
func (m Months) At(p model.Period) time.Time {
	if due := m.ClosesOn(p); due.Before(m.Now) {
		return due
	}
	return m.Now
}
