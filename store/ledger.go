package store

import (
	"context"

	"baton/model"
	"baton/model/align"
	"baton/model/sla"
)

// Handoffs is the ledger at the desk's moment, oldest first: every hand-off
// judged by the agreement it was made under.
func (d *Desk) Handoffs(ctx context.Context) ([]model.HandoffRow, error) {
	all, err := handoffs(ctx, d.eyes, "")
	if err != nil || len(all) == 0 {
		return nil, err
	}
	now, err := d.InForce(ctx)
	if err != nil {
		return nil, err
	}
	past, err := laws(ctx, d.eyes)
	if err != nil {
		return nil, err
	}
	staff, err := d.staff(ctx)
	if err != nil {
		return nil, err
	}
	desk := judge{now: now, past: past, staff: staff}
	rows := make([]model.HandoffRow, 0, len(all))
	for i := range all {
		row, err := d.ledgerRow(ctx, &desk, &all[i])
		if err != nil {
			return nil, err
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// judge keeps what the rows of a ledger share.
type judge struct {
	now       *model.Agreement
	past      map[model.ID]*model.Agreement
	staff     sla.Staff
	calendars map[works]*sla.Calendar
}

// works is who works by a calendar: a team, under an agreement.
type works struct {
	law  *model.Agreement
	team model.ID
}

func (j *judge) law(h *model.Handoff) *model.Agreement {
	if a, ok := j.past[h.Bundle]; ok {
		return a
	}
	return j.now
}

func (j *judge) calendar(a *model.Agreement, team model.ID) (*sla.Calendar, error) {
	if c, ok := j.calendars[works{a, team}]; ok {
		return c, nil
	}
	firm, err := sla.New(a.Calendar)
	if err != nil {
		return nil, err
	}
	c := j.staff.Calendar(firm, a, team)
	j.calendars = with(j.calendars, works{a, team}, c)
	return c, nil
}

func (d *Desk) ledgerRow(ctx context.Context, j *judge, h *model.Handoff) (row model.HandoffRow, err error) {
	facts, err := d.factsOf(ctx, d.eyes, h.Lead)
	if err != nil {
		return row, err
	}
	if facts == nil { // its lead was deleted; the hand-off still counts
		facts = &model.Facts{Lead: &model.Lead{ID: h.Lead}}
	}
	c := align.Case{Agreement: j.law(h), Handoff: h, Lead: facts.Lead, Name: leadName(facts)}
	if c.Calendar, err = j.calendar(c.Agreement, h.To); err != nil {
		return row, err
	}
	if c.Moves, err = moves(ctx, d.eyes, "and root = ?", h.Lead[:]); err != nil {
		return row, err
	}
	c.Moves = j.stand(c.Agreement, c.Moves)
	if c.Touches, err = leadTouches(ctx, d.eyes, facts); err != nil {
		return row, err
	}
	return align.Judge(c, d.Now()).Row, nil
}

// stand puts moves where a past agreement knows their stages; one that came
// later stands where it does now.
func (j *judge) stand(law *model.Agreement, told []model.Move) []model.Move {
	told = law.Stand(told)
	for i, m := range told {
		if _, known := law.StageBy(m.To); !known {
			told[i].To = j.now.Standing(m.To)
		}
	}
	return told
}

func leadName(f *model.Facts) string {
	if f.Company != nil && f.Company.Name != "" {
		return f.Company.Name
	}
	if f.Lead.Title != "" {
		return f.Lead.Title
	}
	return "Unnamed lead"
}
