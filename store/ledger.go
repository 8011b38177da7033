package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"baton/model"
	"baton/model/align"
	"baton/model/journey"
	"baton/model/sla"
)

// Handoffs is the ledger at the desk's moment, oldest first: every hand-off
// judged by the agreement it was made under. What its period's closing froze
// stands; today's evidence stands beside it.
func (d *Desk) Handoffs(ctx context.Context) ([]model.HandoffRow, error) {
	law, err := d.InForce(ctx)
	if err != nil {
		return nil, err
	}
	l, err := d.ledger(ctx, d.eyes, law)
	if err != nil {
		return nil, err
	}
	rows := make([]model.HandoffRow, 0, len(l.all))
	for i := range l.all {
		c, err := l.file(i)
		if err != nil {
			return nil, err
		}
		row := align.Judge(c, d.Now()).Row
		if answer, ok := c.Handoff.Answer(); ok {
			row.Flags = journey.Flags(journey.DecisionFacts{Handoff: c.Handoff, Company: l.company(c.Lead), Touches: c.Touches, Parts: l.parts[c.Lead.ID]}, answer)
		}
		row.Lead = c.Lead.ID
		rows = append(rows, row)
	}
	return rows, nil
}

// ledger is every hand-off with all that its line is drawn from, read in a few
// reads whatever their number.
type ledger struct {
	twins *twins
	judge
	all       []model.Handoff
	frozen    map[model.ID]model.Frozen
	leads     map[model.ID]*model.Lead
	companies map[model.ID]*model.Company
	parts     map[model.ID][]model.Part
	moves     map[model.ID][]model.Move
	touches   map[model.ID][]model.Touch
}

func (f *File) ledger(ctx context.Context, q querier, law *model.Agreement) (*ledger, error) {
	l := &ledger{judge: judge{now: law}}
	beside := both
	if q != querier(f.eyes) { // a transaction has one connection
		beside = func(a, b func() error) error { return cmp.Or(a(), b()) }
	}
	err := beside(func() (err error) {
		l.all, err = readHandoffs(ctx, q, f.handoffOnce, "")
		return err
	}, func() error { return l.read(ctx, q) })
	return l, err
}

// read reads what stands around the hand-offs.
func (l *ledger) read(ctx context.Context, q querier) (err error) {
	if l.past, err = laws(ctx, q); err != nil {
		return err
	}
	if l.staff, err = staffOf(ctx, q); err != nil {
		return err
	}
	if l.frozen, err = frozenFindings(ctx, q, ""); err != nil {
		return err
	}
	if err = l.readLeads(ctx, q); err != nil {
		return err
	}
	if err = l.readMoves(ctx, q); err != nil {
		return err
	}
	return l.readTouches(ctx, q)
}

// file is the case of one hand-off. A lead that was deleted has no name any
// more; its hand-off still counts.
func (l *ledger) file(i int) (align.Case, error) {
	h := &l.all[i]
	c := align.Case{Agreement: l.law(h), Handoff: h, Lead: &model.Lead{ID: l.twins.one(h.Lead)}, Name: "Unnamed lead"}
	at := l.twins.one(h.Lead) // where its lead was merged: the one that stands for it
	if lead, ok := l.leads[at]; ok {
		c.Lead, c.Name = lead, l.nameOf(lead)
		c.Touches = l.touches[at]
	}
	if found, ok := l.frozen[h.ID]; ok {
		c.Frozen = &found
	}
	c.Moves = l.stand(c.Agreement, l.moves[at])
	var err error
	c.Calendar, err = l.calendar(c.Agreement, h.To)
	return c, err
}

func (l *ledger) company(lead *model.Lead) *model.Company { return l.companies[lead.Company] }

func (l *ledger) nameOf(lead *model.Lead) string {
	row := model.LeadRow{Title: lead.Title}
	if c := l.company(lead); c != nil {
		row.Name = c.Name
	}
	for _, p := range l.parts[lead.ID] {
		if row.Person == "" && lead.Title == "" {
			row.Person = p.Name
		}
	}
	return row.Shown()
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

// stand puts moves where a past agreement knows their stages; one that came
// later stands where it does now.
func (j *judge) stand(law *model.Agreement, told []model.Move) []model.Move {
	told = law.Stand(told)
	own := false
	for i, m := range told {
		if _, known := law.StageBy(m.To); known {
			continue
		}
		if !own { // other hand-offs of the lead share the moves
			told, own = slices.Clone(told), true
		}
		told[i].To = j.now.Standing(m.To)
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

// firstHandoff is when the first hand-off was made, in milliseconds; 0: never.
func firstHandoff(ctx context.Context, q querier) (at int64, err error) {
	if err := q.QueryRowContext(ctx, `select coalesce(min(happened), 0) from handoff where deleted = 0`).Scan(&at); err != nil {
		return 0, fmt.Errorf("read the hand-offs: %w", err)
	}
	return at, nil
}
