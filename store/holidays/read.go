package holidays

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/emersion/go-ical"
	"github.com/teambition/rrule-go"

	"baton/model"
)

// What a calendar file may hold: more is no list of holidays.
const (
	MostBytes   = 1 << 20
	mostEvents  = 2000
	mostRepeats = 300
	mostDays    = 400
	longestStay = 31   // days of one event
	mostStarts  = 4000 // of one that repeats, since it began
)

// reading is a calendar file being read, for a span of days.
type reading struct {
	from, to time.Time // days, both included
	found    map[string]string
	events   int
	repeats  int

	partly, oddly, long, outside, cancelled int
}

// Read finds the days of a calendar file (.ics) from one year to another, both
// included. Events of whole days count, once or every year; what else is in
// the file is left out and told.
func Read(file []byte, from, to int) (*model.HolidayFile, error) {
	if len(file) > MostBytes {
		return nil, model.Refuse("holidays", "This file is larger than 1 MB: export a calendar that holds holidays alone.")
	}
	r := &reading{from: time.Date(from, 1, 1, 0, 0, 0, 0, time.UTC), to: time.Date(to, 12, 31, 0, 0, 0, 0, time.UTC), found: map[string]string{}}
	if err := r.all(bytes.TrimPrefix(file, []byte("\xef\xbb\xbf"))); err != nil {
		return nil, err
	}
	if len(r.found) > mostDays {
		return nil, model.Refuse("holidays", fmt.Sprintf("This file names %d days, more than %d: export a calendar that holds holidays alone.", len(r.found), mostDays))
	}
	return &model.HolidayFile{Days: byDate(r.found), LeftOut: r.leftOut()}, nil
}

// all takes every calendar of the file. The library falls over some broken
// lines; a broken file is refused like any other.
func (r *reading) all(file []byte) (err error) {
	defer func() {
		if fell := recover(); fell != nil {
			err = noCalendar("a line of it is broken")
		}
	}()
	d := ical.NewDecoder(bytes.NewReader(file))
	for n := 0; ; n++ {
		c, err := d.Decode()
		if errors.Is(err, io.EOF) && n > 0 {
			return nil
		}
		if err != nil {
			return noCalendar(err)
		}
		if err := r.take(c); err != nil {
			return err
		}
	}
}

func noCalendar(why any) error {
	return model.Refuse("holidays", fmt.Sprintf("This is no calendar file (%v): choose one that ends in .ics.", why))
}

func (r *reading) take(c *ical.Calendar) error {
	for _, e := range c.Events() {
		if r.events++; r.events > mostEvents {
			return model.Refuse("holidays", fmt.Sprintf("This file holds more than %d events: export a calendar that holds holidays alone.", mostEvents))
		}
		if e.Props.Get(ical.PropRecurrenceRule) != nil {
			if r.repeats++; r.repeats > mostRepeats {
				return model.Refuse("holidays", fmt.Sprintf("More than %d events of this file repeat: export a calendar that holds holidays alone.", mostRepeats))
			}
		}
		r.event(e)
	}
	return nil
}

// event notes the days of one event, or why it has none.
func (r *reading) event(e ical.Event) {
	if status, _ := e.Props.Text(ical.PropStatus); strings.EqualFold(status, string(ical.EventCancelled)) {
		r.cancelled++
		return
	}
	start, days, whole := span(e)
	if !whole {
		r.partly++
		return
	}
	if days > longestStay {
		r.long++
		return
	}
	starts, ok := r.starts(e, start)
	if !ok {
		r.oddly++
		return
	}
	name := nameOf(e)
	hit := false
	for _, s := range starts {
		for n := range days {
			if day := s.AddDate(0, 0, n); !day.Before(r.from) && !day.After(r.to) {
				note(r.found, day, name)
				hit = true
			}
		}
	}
	if !hit {
		r.outside++
	}
}

// span is the first day of an event and how many days it lasts; false when it
// does not begin and end at midnight.
func span(e ical.Event) (start time.Time, days int, whole bool) {
	start, err := e.DateTimeStart(time.UTC)
	if err != nil || start.IsZero() {
		return start, 0, false
	}
	dated := e.Props.Get(ical.PropDateTimeStart).ValueType() == ical.ValueDate
	end, err := e.DateTimeEnd(time.UTC)
	y, m, d := start.Date()
	first := time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	if dated && (err != nil || !end.After(start)) {
		return first, 1, true
	}
	if err != nil || start.Hour()+start.Minute()+start.Second() > 0 {
		return first, 0, false
	}
	y, m, d = end.Date()
	last := time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	days = int(last.Sub(first) / (24 * time.Hour))
	return first, days, days > 0 && end.Hour()+end.Minute()+end.Second() == 0
}

// starts are the days on which an event begins in the span looked at: its own,
// or those of a rule by the year. False for any other rule.
func (r *reading) starts(e ical.Event, first time.Time) ([]time.Time, bool) {
	o, err := e.Props.RecurrenceRule()
	if err != nil {
		return nil, false
	}
	if o == nil {
		return []time.Time{first}, true
	}
	if !yearly(o) {
		return nil, false
	}
	o.Dtstart = first
	rule, err := rrule.NewRRule(*o)
	if err != nil {
		return nil, false
	}
	var out []time.Time
	next := rule.Iterator()
	for range mostStarts {
		at, more := next()
		if !more || at.After(r.to) {
			break
		}
		if !excepted(e, at) {
			out = append(out, at)
		}
	}
	return out, true
}

// yearly says that a rule names days of a year, as holidays do.
func yearly(o *rrule.ROption) bool {
	finer := len(o.Byhour) + len(o.Byminute) + len(o.Bysecond) + len(o.Bysetpos) + len(o.Byweekno)
	return o.Freq == rrule.YEARLY && finer == 0
}

func excepted(e ical.Event, at time.Time) bool {
	for _, p := range e.Props[ical.PropExceptionDates] {
		for text := range strings.SplitSeq(p.Value, ",") {
			if strings.HasPrefix(text, at.Format("20060102")) {
				return true
			}
		}
	}
	return false
}

// longestName is how much of an event's title is kept.
const longestName = 80

func nameOf(e ical.Event) string {
	text, _ := e.Props.Text(ical.PropSummary)
	words := []rune(strings.Join(strings.Fields(strings.ToValidUTF8(text, "")), " "))
	return string(words[:min(len(words), longestName)])
}

// leftOut says what was not taken, and why.
func (r *reading) leftOut() []string {
	var out []string
	for _, x := range []struct {
		n         int
		one, many string
	}{
		{r.partly, "event lasts part of a day", "events last part of a day"},
		{r.oddly, "event repeats otherwise than by the year", "events repeat otherwise than by the year"},
		{r.long, fmt.Sprintf("event lasts longer than %d days", longestStay), fmt.Sprintf("events last longer than %d days", longestStay)},
		{r.cancelled, "event is cancelled", "events are cancelled"},
		{r.outside, fmt.Sprintf("event is not in %d to %d", r.from.Year(), r.to.Year()), fmt.Sprintf("events are not in %d to %d", r.from.Year(), r.to.Year())},
	} {
		switch {
		case x.n == 1:
			out = append(out, "1 "+x.one)
		case x.n > 1:
			out = append(out, fmt.Sprintf("%d %s", x.n, x.many))
		}
	}
	return out
}
