package store

import (
	"context"
	"database/sql/driver"
	"slices"
	"strings"
	"time"

	"baton/model"
	"baton/model/align"
	"baton/model/sla"
)

// owed reads the past of the leads where a promise may run, and what is owed
// there.
func (t *todayReader) owed(ctx context.Context) error {
	hs, err := t.handed(ctx)
	if err != nil {
		return err
	}
	last := map[model.ID]int{}
	for i, h := range hs {
		last[h.Lead] = i
	}
	for i, h := range hs {
		if last[h.Lead] == i || len(h.Decisions) > 0 && h.Decisions[len(h.Decisions)-1].Act == "questioned" {
			t.in.Handoffs = append(t.in.Handoffs, h)
		}
	}
	run := t.running(hs)
	if len(run) == 0 {
		return nil
	}
	r := &align.Record{Agreement: t.in.Law, Calendar: t.in.Calendar, Now: t.now, Staff: sla.Staff{Members: t.in.Members, Aways: t.in.Aways}}
	if r.Leads, err = t.past(ctx, run); err != nil {
		return err
	}
	runs := map[model.ID]bool{}
	for _, p := range r.Leads {
		runs[p.Row.ID] = true
	}
	hs = slices.DeleteFunc(hs, func(h model.Handoff) bool { return !runs[h.Lead] })
	if r.Cases, err = t.casesAmong(ctx, r, hs); err != nil {
		return err
	}
	t.in.Owed = align.Owed(r.Under(t.in.Law))
	return nil
}

// handed are the hand-offs of the leads on the way, and those of others that
// somebody questioned.
func (t *todayReader) handed(ctx context.Context) (hs []model.Handoff, err error) {
	at := t.index()
	var roots []model.ID
	take := func(v []driver.Value) {
		if _, ok := at[idOf(v[0])]; ok || v[1] != nil {
			roots = append(roots, idOf(v[0]))
		}
	}
	err = direct(ctx, t.eyes, 2, take, `select distinct root, null from handoff where deleted = 0 union all select distinct root, 1 from decision where deleted = 0 and act = 'questioned'`)
	if err != nil {
		return nil, err
	}
	err = among(roots, func(where string, args []any) error {
		some, err := handoffs(ctx, t.eyes, where, args...)
		hs = append(hs, some...)
		return err
	})
	return hs, err
}

// recently is how long after a hand-off its first touch may still be owed.
const recently = 60 * 24 * time.Hour

// running are the leads where a promise may run, by their place: one that
// waits for our answer, one that was handed over and not carried on yet, one
// that waits for the proposal.
func (t *todayReader) running(hs []model.Handoff) []int {
	want := map[model.ID]bool{}
	at := t.index()
	for _, h := range hs {
		if i, ok := at[h.Lead]; ok {
			_, answered := h.Answer()
			want[h.Lead] = want[h.Lead] || !answered || t.leads[i].Stage == t.in.Law.Standing(h.Stage) || t.now.Sub(h.Happened) < recently
		}
	}
	before, _ := align.BeforeProposal(t.in.Law)
	var out []int
	for i := range t.leads {
		l := &t.leads[i]
		if t.look.stages[l.Stage].Kind == "open" && (want[l.ID] || t.wrote[i] || l.Stage == before.ID) {
			out = append(out, i)
		}
	}
	return out
}

// past gives leads what happened to them, in a few reads.
func (t *todayReader) past(ctx context.Context, run []int) ([]align.Past, error) {
	all := make([]align.Past, len(run))
	at := map[model.ID][]int{} // by lead, and by person
	var roots []model.ID
	for n, i := range run {
		l := &t.leads[i]
		all[n].Row = t.row(l)
		for _, root := range t.rootsOf(l) {
			at[root] = append(at[root], n)
			roots = append(roots, root)
		}
	}
	err := among(roots, func(where string, args []any) error {
		ms, err := moves(ctx, t.eyes, where, args...)
		if err != nil {
			return err
		}
		for _, m := range t.in.Law.Stand(ms) {
			if t.look.twins.one(m.Lead) != m.Lead {
				continue // the way of the row that stays is the lead's
			}
			all[at[m.Lead][0]].Moves = append(all[at[m.Lead][0]].Moves, m)
		}
		ws, err := waits(ctx, t.eyes, where, args...)
		if err != nil {
			return err
		}
		for _, w := range ws {
			all[at[w.Lead][0]].Waits = append(all[at[w.Lead][0]].Waits, w)
		}
		ts, err := t.plainTouches(ctx, where, args...)
		for _, touch := range ts {
			of := touch.Person
			if of.IsZero() {
				of = touch.Lead
			}
			for _, n := range at[t.look.twins.one(of)] {
				all[n].Touches = append(all[n].Touches, touch)
			}
		}
		return err
	})
	for n := range all {
		slices.SortStableFunc(all[n].Touches, func(a, b model.Touch) int { return a.Happened.Compare(b.Happened) })
	}
	return all, err
}

// row is a lead as the promises look at it.
func (t *todayReader) row(l *model.Lead) *model.LeadRow {
	r := &model.LeadRow{ID: l.ID, Title: l.Title, Company: l.Company, Stage: l.Stage, Route: l.Route, Kind: l.Kind, Owner: l.Owner, Created: l.Created, Since: l.Since,
		NextStep: l.NextStep, NextDate: l.NextDate, Wake: l.Wake}
	if c := t.firms[l.Company]; c != nil {
		r.Name = c.Name
	}
	t.look.dress(r)
	return r
}

// rootsOf are where a lead's moves and touches lie: the lead itself first,
// then its company and its people, each with what was merged into it.
func (t *todayReader) rootsOf(l *model.Lead) []model.ID {
	out := t.look.twins.all(l.ID)
	if !l.Company.IsZero() {
		out = append(out, t.look.twins.all(l.Company)...)
	}
	for _, p := range t.parts[l.ID] {
		out = append(out, t.look.twins.all(p.Person)...)
	}
	return out
}

// chunk is how many rows one read names.
const chunk = 400

// among reads rows of many roots, some at a time.
func among(roots []model.ID, read func(where string, args []any) error) error {
	roots = slices.Clone(roots)
	slices.SortFunc(roots, func(a, b model.ID) int { return slices.Compare(a[:], b[:]) })
	for some := range slices.Chunk(slices.Compact(roots), chunk) {
		args := make([]any, len(some))
		for i := range some {
			args[i] = some[i][:]
		}
		if err := read("and root in (?"+strings.Repeat(", ?", len(some)-1)+")", args); err != nil {
			return err
		}
	}
	return nil
}

// about gives the rules all they may look at about some leads.
func (t *todayReader) about(ctx context.Context, some []int, visit func(at int, f *model.Facts)) error {
	var roots []model.ID
	for _, i := range some {
		roots = append(roots, t.rootsOf(&t.leads[i])...)
	}
	var books []*eventBook
	err := among(roots, func(where string, args []any) error {
		b, err := readEvents(ctx, t.eyes, where, args...)
		books = append(books, b)
		return err
	})
	if err != nil {
		return err
	}
	for _, i := range some {
		l := &t.leads[i]
		f := &model.Facts{Lead: l, Company: t.firms[l.Company], People: t.parts[l.ID], Measured: len(t.heard) > 0}
		for _, b := range books {
			f.Events = b.collect(f.Events, t.look.twins, l, f.People)
		}
		visit(i, f)
	}
	return nil
}
