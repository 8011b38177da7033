package store

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"baton/model"
	"baton/model/align"
	"baton/model/sla"
)

// Months says which months are closed and which can be, at the desk's moment.
func (d *Desk) Months(ctx context.Context) (align.Months, error) {
	law, err := d.InForce(ctx)
	if err != nil {
		return align.Months{}, err
	}
	return d.months(ctx, d.eyes, law)
}

func (d *Desk) months(ctx context.Context, q querier, law *model.Agreement) (align.Months, error) {
	m := align.Months{Now: d.Now()}
	firm, err := firmOf(ctx, q, d.firm)
	if err != nil {
		return m, err
	}
	m.Zone = firm.Location()
	if m.Calendar, err = sla.New(law.Calendar); err != nil {
		return m, err
	}
	first, err := firstHandoff(ctx, q)
	if err != nil {
		return m, err
	}
	if first != 0 {
		m.First = time.UnixMilli(first).UTC()
	}
	m.Closed, err = periods(ctx, q)
	return m, err
}

// ClosePeriods closes the months that close by themselves by now, and tells
// what that froze. It writes nothing while none is due.
func (d *Desk) ClosePeriods(ctx context.Context) (model.Closing, error) {
	return d.close(ctx, align.Months.Due)
}

// ClosePeriod closes the month that begins on a day, such as "2026-10-01",
// before it closes by itself; months before it that are due close with it.
func (d *Desk) ClosePeriod(ctx context.Context, from string) (model.Closing, error) {
	p, err := d.closable(ctx, from)
	if err != nil {
		return model.Closing{}, err
	}
	return d.close(ctx, until(p))
}

// WouldClose is what closing a month now would freeze.
func (d *Desk) WouldClose(ctx context.Context, from string) (model.Closing, error) {
	p, err := d.closable(ctx, from)
	if err != nil {
		return model.Closing{}, err
	}
	law, err := d.InForce(ctx)
	if err != nil {
		return model.Closing{}, err
	}
	return d.closing(ctx, d.eyes, law, until(p))
}

// until are the months that are over, up to one.
func until(p model.Period) func(align.Months) []model.Period {
	return func(m align.Months) []model.Period {
		return slices.DeleteFunc(m.Over(), func(o model.Period) bool { return o.From > p.From })
	}
}

// closable refuses a month that cannot be closed.
func (d *Desk) closable(ctx context.Context, from string) (model.Period, error) {
	p, ok := align.PeriodNamed(from)
	if !ok {
		return p, model.Refuse("month", fmt.Sprintf("%q is not a month: write it like 2026-10.", from))
	}
	m, err := d.Months(ctx)
	if err != nil {
		return p, err
	}
	title := align.PeriodTitle(p.From)
	switch {
	case m.IsClosed(p):
		return p, model.Refuse("month", title+" is closed already: its findings are frozen.")
	case m.First.IsZero() || m.Ends(p).Before(m.First):
		return p, model.Refuse("month", "Nothing was handed over by the end of "+title+": there is nothing to close.")
	case m.Ends(p).After(m.Now):
		return p, model.Refuse("month", fmt.Sprintf("%s is not over yet: it can be closed from %s on.", title, m.Ends(p).Format("2 January")))
	}
	return p, nil
}

// closing works out what closing months freezes.
func (d *Desk) closing(ctx context.Context, q querier, law *model.Agreement, which func(align.Months) []model.Period) (model.Closing, error) {
	m, err := d.months(ctx, q, law)
	if err != nil {
		return model.Closing{}, err
	}
	l, err := d.ledger(ctx, q, law)
	if err != nil {
		return model.Closing{}, err
	}
	cases, err := l.cases()
	return align.Close(which(m), m, cases), err
}

// close closes months in one transaction.
func (d *Desk) close(ctx context.Context, which func(align.Months) []model.Period) (out model.Closing, err error) {
	m, err := d.Months(ctx)
	if err != nil || len(which(m)) == 0 {
		return out, err
	}
	err = d.write(ctx, closingLabel(which(m)), func(w *writer) error {
		b, err := w.rulebook()
		if err != nil {
			return err
		}
		if out, err = w.closing(ctx, w.tx, b.law, which); err != nil {
			return err
		}
		return w.writeClosing(&out)
	})
	return out, err
}

func closingLabel(ps []model.Period) string {
	label := "Close " + align.PeriodTitle(ps[0].From)
	if n := len(ps); n > 1 {
		label += " to " + align.PeriodTitle(ps[n-1].From)
	}
	return label
}

// writeClosing writes the periods and the findings that their closing freezes.
// Ids come from what the rows are about, so two laptops that close a month
// alike write the same ones, and where they found differently that shows.
func (w *writer) writeClosing(c *model.Closing) error {
	by := map[string]model.ID{}
	for i := range c.Periods {
		p := &c.Periods[i]
		p.ID = naturalID(w.firm, "period", p.From)
		if p.Closed.Equal(w.now) { // by hand, before it was due
			p.By = w.actor.Member
		}
		by[p.From] = p.By
		f := model.Fields{"from": p.From, "to": p.To, "closed": p.Closed.UnixMilli(), "by": nil, "deleted": nil}
		link(f, "by", p.By)
		if err := w.put("period", w.firm, p.ID, f); err != nil {
			return err
		}
	}
	for i := range c.Findings {
		x := &c.Findings[i]
		x.ID, x.By = naturalID(w.firm, "finding", x.Handoff.String()), by[x.Period]
		if err := w.freeze(*x); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) freeze(x model.Frozen) error {
	f := model.Fields{"finding": x.Finding, "kept": nil, "missing": nil, "period": x.Period, "recorded": x.Recorded.UnixMilli(), "by": nil, "deleted": nil}
	link(f, "lead", x.Lead, "handoff", x.Handoff, "by", x.By)
	put(f, "kept", x.Kept)
	if len(x.Missing) > 0 {
		text, err := json.Marshal(x.Missing)
		if err != nil {
			return fmt.Errorf("freeze a finding: %w", err)
		}
		f["missing"] = string(text)
	}
	return w.put("finding", x.Lead, x.ID, f)
}

// cases are all hand-offs of the ledger with their evidence.
func (l *ledger) cases() ([]align.Case, error) {
	all := make([]align.Case, len(l.all))
	for i := range all {
		var err error
		if all[i], err = l.file(i); err != nil {
			return nil, err
		}
	}
	return all, nil
}
