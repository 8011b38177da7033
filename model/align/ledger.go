package align

import (
	"time"

	"baton/model"
	"baton/model/sla"
)

// Case is one hand-off with everything its line in the ledger is drawn from.
// The agreement is the one in force at the hand-off.
type Case struct {
	Agreement *model.Agreement
	Calendar  *sla.Calendar // of the team that it was handed to
	Handoff   *model.Handoff
	Lead      *model.Lead
	Name      string // of the lead
	Moves     []model.Move
	Touches   []model.Touch
	Waits     []model.Wait
	Frozen    *model.Frozen // its finding, where its period was closed
}

// Entry is a line of the ledger and the two clocks behind it.
type Entry struct {
	Row    model.HandoffRow
	Answer sla.Clock
	Touch  sla.Clock
}

// Judge draws the ledger's line for an as-of moment: the clocks, where the
// hand-off stands, and the finding. Due is the next deadline that is still
// open, else the answer's.
func Judge(c Case, now time.Time) Entry {
	h := c.Handoff
	e := Entry{
		Answer: clock(c, "answer", "", func(p model.Promise) sla.Clock { return sla.Answer(h, p, c.Calendar, now) }),
		Touch: clock(c, "first-touch", band(c), func(p model.Promise) sla.Clock {
			return sla.FirstTouch(h, c.Touches, p, c.Calendar, now)
		}),
	}
	e.Row = model.HandoffRow{
		Handoff: *h, Name: c.Name, FromName: teamName(c.Agreement, h.From), ToName: teamName(c.Agreement, h.To),
		Due: e.Answer.Due, FirstTouch: e.Touch.Done, Status: Status(h, e.Answer),
		Late: e.Answer.InTime() == "not-met" || e.Touch.InTime() == "not-met", LateAnswer: e.Answer.InTime() == "not-met",
	}
	if !e.Answer.Done.IsZero() && !e.Touch.Judged() {
		e.Row.Due = e.Touch.Due
	}
	e.Row.Kept, _ = Kept(e.Answer, e.Touch)
	e.Row.Finding, e.Row.Missing = Finding(Evidence{
		Handoff: h, Answer: e.Answer, Touch: e.Touch, Became: Became(c.Agreement, h, c.Moves, now),
	})
	c.hold(&e.Row, now)
	return e
}

// clock runs the clause that binds the receiving team. Where nobody promised,
// nothing can be late: what was not promised counts as kept.
func clock(c Case, key, band string, run func(model.Promise) sla.Clock) sla.Clock {
	p, ok := sla.PromiseOf(c.Agreement.Promises, key, c.Handoff.To, band)
	if !ok {
		return sla.Clock{State: sla.Kept}
	}
	return run(p)
}

// band is Talk now when the frozen scores were at the MQL thresholds of the
// lead's route; what the route needs beside them is in the frozen definition.
func band(c Case) string {
	own := false
	for _, d := range c.Agreement.Definitions {
		if d.Gate != "mql" || !d.For(c.Lead.Route) {
			continue
		}
		own = true
		needs := d.Needs == "" || d.Needs == "nothing" || c.Handoff.Definition == "met"
		if needs && c.Handoff.Fit >= d.Fit && c.Handoff.Engagement >= d.Engagement {
			return model.TalkNow
		}
	}
	if !own {
		for _, d := range c.Agreement.Definitions {
			if d.Gate == "mql" && c.Handoff.Fit >= d.Fit && c.Handoff.Engagement >= d.Engagement {
				return model.TalkNow
			}
		}
	}
	return model.WarmUp
}

func teamName(a *model.Agreement, id model.ID) string {
	t, _ := a.TeamBy(id)
	return t.Name
}
