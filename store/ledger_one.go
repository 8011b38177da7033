package store

import (
	"context"

	"baton/model"
	"baton/model/align"
)

// HandoffsOf are the lines of the ledger that are about one lead, without
// reading any other.
func (d *Desk) HandoffsOf(ctx context.Context, lead model.ID) ([]model.HandoffRow, error) {
	law, err := d.InForce(ctx)
	if err != nil {
		return nil, err
	}
	l := &ledger{judge: judge{now: law}}
	if l.twins, err = readTwins(ctx, d.eyes); err != nil {
		return nil, err
	}
	for _, id := range l.twins.all(lead) {
		hs, err := handoffs(ctx, d.eyes, "and root = ?", id[:])
		if err != nil {
			return nil, err
		}
		l.all = append(l.all, hs...)
	}
	if len(l.all) == 0 {
		return nil, nil
	}
	if err := d.readOne(ctx, l, lead); err != nil {
		return nil, err
	}
	var rows []model.HandoffRow
	for i := range l.all {
		c, err := l.file(i)
		if err != nil {
			return nil, err
		}
		rows = append(rows, align.Judge(c, d.Now()).Row)
	}
	return rows, nil
}

// readOne reads what stands around the hand-offs of one lead.
func (d *Desk) readOne(ctx context.Context, l *ledger, lead model.ID) (err error) {
	if l.past, err = laws(ctx, d.eyes); err != nil {
		return err
	}
	if l.staff, err = staffOf(ctx, d.eyes); err != nil {
		return err
	}
	if l.frozen, err = frozenFindings(ctx, d.eyes, "and root = ?", lead[:]); err != nil {
		return err
	}
	facts, err := d.factsOf(ctx, d.eyes, lead)
	if err != nil || facts == nil {
		return err
	}
	l.leads = map[model.ID]*model.Lead{lead: facts.Lead}
	l.companies = map[model.ID]*model.Company{}
	if facts.Company != nil {
		l.companies[facts.Company.ID] = facts.Company
	}
	parts, err := partsOf(ctx, d.eyes, lead)
	if err != nil {
		return err
	}
	l.parts = map[model.ID][]model.Part{lead: parts}
	told, err := moves(ctx, d.eyes, "and root = ?", lead[:])
	if err != nil {
		return err
	}
	l.moves = map[model.ID][]model.Move{lead: told}
	touched, err := leadTouches(ctx, d.eyes, facts)
	l.touches = map[model.ID][]model.Touch{lead: touched}
	return err
}
