package sample

import (
	"time"

	"baton/model"
)

// gathering is an event that people came to in these weeks.
type gathering struct {
	kind     string // of the touch
	from, to time.Time
	id       model.ID
}

// gatherings are the events of the year: a webinar counts with the fortnight
// in which its recording was watched.
func (w *world) gatherings() {
	for _, e := range []struct {
		kind, name string
		from       int // days before the end of the year
		cost       int64
	}{
		{"webinar", "Quiet nights, spring: on-call with three people", 245, 155000},
		{"webinar", "Quiet nights, summer: what woke us last month", 160, 155000},
		{"webinar", "Quiet nights, autumn: who is on call tonight?", 70, 155000},
		{"meetup", "Worst outages: two evenings", 190, 120000},
		{"webinar", "Quiet nights, winter: the cost of a page", 18, 155000},
	} {
		from := w.now.In(w.cal.Location()).AddDate(0, 0, -e.from)
		y, m, d := from.Date()
		day := time.Date(y, m, d, 0, 0, 0, 0, w.cal.Location())
		g := gathering{kind: model.Attendance(e.kind), from: day, to: day.AddDate(0, 0, 14)}
		g.id = w.add("campaign", model.Fields{"name": e.name, "kind": e.kind, "source": map[string]string{"webinar": "Webinar", "meetup": "Meetup"}[e.kind], "team": w.team("marketing").String(),
			"from": day.Format(time.DateOnly), "to": day.AddDate(0, 0, 13).Format(time.DateOnly), "cost": e.cost, "currency": currency})
		w.held = append(w.held, g)
	}
}

// at finds the event that a touch of this kind happened at.
func (w *world) at(t model.Touch, when time.Time) model.ID {
	for _, g := range w.held {
		if t.Direction == "in" && t.Kind == g.kind && !when.Before(g.from) && when.Before(g.to) {
			return g.id
		}
	}
	return model.ID{}
}
