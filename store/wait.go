package store

import (
	"context"
	"fmt"
	"slices"
	"time"

	"baton/model"
	"baton/model/align"
	"baton/model/journey"
)

// Wait lets the clocks of our work on a lead stand until the prospect is
// heard, or Resume says that it goes on.
func (d *Desk) Wait(ctx context.Context, lead model.ID, note string) error {
	return d.write(ctx, "Wait for the prospect", func(w *writer) error {
		in, err := w.waitFacts(lead)
		if err != nil {
			return err
		}
		planned, err := journey.PlanWait(*in, note, w.actor, w.now)
		if err != nil {
			return err
		}
		f := model.Fields{"lead": lead.String(), "from": planned.From.UnixMilli()}
		put(f, "note", planned.Note)
		link(f, "by", planned.By, "hat", planned.Hat)
		_, err = w.add("wait", lead, f)
		return err
	})
}

// Resume ends the wait for the prospect: the clocks run on from now.
func (d *Desk) Resume(ctx context.Context, lead model.ID) error {
	return d.write(ctx, "Go on without waiting", func(w *writer) error {
		in, err := w.waitFacts(lead)
		if err != nil {
			return err
		}
		id, err := journey.PlanResume(*in, w.now)
		if err != nil {
			return err
		}
		return w.put("wait", lead, id, model.Fields{"to": w.now.UnixMilli()})
	})
}

func (w *writer) waitFacts(lead model.ID) (*journey.WaitFacts, error) {
	m, err := w.moveFacts(lead)
	if err != nil {
		return nil, err
	}
	in := &journey.WaitFacts{Agreement: m.Agreement, Lead: m.Facts.Lead}
	if in.Waits, err = waits(w.ctx, w.tx, "and root = ?", lead[:]); err != nil {
		return nil, err
	}
	in.Touches, err = leadTouches(w.ctx, w.tx, m.Facts)
	return in, err
}

// Excuse notes the good reason why a promise was late that began to run for a
// lead at a moment. It stays late, and counts no longer against the promise.
func (d *Desk) Excuse(ctx context.Context, lead, promise model.ID, at time.Time, reason string) error {
	return d.write(ctx, "Excuse a lateness", func(w *writer) error {
		in, err := w.excuseFacts(lead, promise, at)
		if err != nil {
			return err
		}
		e, err := journey.PlanExcuse(*in, lead, at, reason, w.actor, w.now)
		if err != nil {
			return err
		}
		id := naturalID(w.firm, "excuse", fmt.Sprint(lead, promise, at.UnixMilli()))
		f := model.Fields{"lead": lead.String(), "promise": promise.String(), "at": at.UnixMilli(), "reason": e.Reason, "recorded": e.Recorded.UnixMilli(), "deleted": nil}
		link(f, "by", e.By, "hat", e.Hat)
		return w.put("excuse", lead, id, f)
	})
}

// MayExcuse says whether whoever works here may excuse what a promise missed.
func (d *Desk) MayExcuse(ctx context.Context, promise model.ID) (bool, error) {
	book, err := d.readRulebook(ctx, d.eyes, d.Now())
	if err != nil {
		return false, err
	}
	in, err := excuseOf(book, promise)
	return err == nil && in.MayExcuse(d.actor), nil
}

// excuseOf is who may excuse a promise of the law.
func excuseOf(book *rulebook, promise model.ID) (*journey.ExcuseFacts, error) {
	i := slices.IndexFunc(book.law.Promises, func(p model.Promise) bool { return p.ID == promise })
	if i < 0 {
		return nil, model.Refuse("promise", "This promise is not in force: there is nothing to excuse.")
	}
	return &journey.ExcuseFacts{Agreement: book.law, Promise: book.law.Promises[i], Members: book.members, Arbiter: book.arbiter}, nil
}

// excuseFacts holds one promise to what happened to one lead.
func (w *writer) excuseFacts(lead, promise model.ID, at time.Time) (*journey.ExcuseFacts, error) {
	book, err := w.rulebook()
	if err != nil {
		return nil, err
	}
	in, err := excuseOf(book, promise)
	if err != nil {
		return nil, err
	}
	rows, err := w.LeadRows(w.ctx, []model.ID{lead})
	if err != nil {
		return nil, err
	}
	r, err := w.recordOf(w.ctx, rows, at.AddDate(0, 0, -1))
	if err != nil {
		return nil, err
	}
	in.Tests = align.Tests(*r, in.Promise)
	return in, nil
}
