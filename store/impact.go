package store

import (
	"context"
	"slices"
	"time"

	"baton/model"
	"baton/model/align"
	"baton/model/journey"
	"baton/model/score"
)

// Impact weighs every hand-off of the past by the law and by the draft.
func (d *Desk) Impact(ctx context.Context) (model.Impact, error) {
	draft, err := d.Draft(ctx)
	if err != nil {
		return model.Impact{}, err
	}
	return d.ImpactOf(ctx, draft)
}

// ImpactOf does the same with another text in the draft's place, such as a
// version that waits for signatures while the draft moves on.
func (d *Desk) ImpactOf(ctx context.Context, a *model.Agreement) (model.Impact, error) {
	var out model.Impact
	p, err := d.hindsight(ctx)
	if err != nil {
		return out, err
	}
	p.draft = score.Compile(a, p.loc)
	law := score.Compile(p.law, p.loc)
	err = d.factsOfSome(ctx, p.handedOver(), func(f *model.Facts) {
		for _, c := range p.crossings(f.Lead) {
			if !align.Weighable(c) || c.At.After(p.now) {
				continue
			}
			row := align.Weigh(law, p.draft, f, c)
			row.Name, row.Outcome = leadName(f), p.outcome(f.Lead.ID)
			out.Rows = append(out.Rows, row)
		}
	})
	slices.SortStableFunc(out.Rows, func(a, b model.ImpactRow) int { return a.At.Compare(b.At) })
	return out, err
}

// Replay looks at the year before the desk's moment as if the draft had held.
func (d *Desk) Replay(ctx context.Context) (model.Replay, error) {
	p, err := d.hindsight(ctx)
	if err != nil {
		return model.Replay{}, err
	}
	from := p.now.AddDate(-1, 0, 0)
	touched := false
	var all []align.Replayed
	err = d.eachFacts(ctx, func(f *model.Facts) {
		touched = touched || f.Measured
		var over *model.Crossing
		if cs := p.crossings(f.Lead); len(cs) > 0 {
			over = &cs[0]
		}
		r := align.Replay(p.draft, f, over, p.outcome(f.Lead.ID), p.last(f.Lead.ID), from, p.now)
		if r.Handed || r.Worth {
			r.Row.Name = leadName(f)
			all = append(all, r)
		}
	})
	return align.Told(all, from, p.now, touched), err
}

// hindsight is what looking back needs beside each lead's facts.
type hindsight struct {
	law      *model.Agreement
	draft    *score.Rules
	loc      *time.Location
	now      time.Time
	moves    map[model.ID][]model.Move // by lead, in order
	handoffs map[model.ID]model.ID     // by the move that made them
}

func (d *Desk) hindsight(ctx context.Context) (*hindsight, error) {
	firm, err := d.Firm(ctx)
	if err != nil {
		return nil, err
	}
	draft, err := d.Draft(ctx)
	if err != nil {
		return nil, err
	}
	p := &hindsight{loc: firm.Location(), now: d.Now(), moves: map[model.ID][]model.Move{}, handoffs: map[model.ID]model.ID{}}
	p.draft = score.Compile(draft, p.loc)
	if p.law, err = d.InForce(ctx); err != nil {
		return nil, err
	}
	all, err := d.Moves(ctx)
	if err != nil {
		return nil, err
	}
	for _, m := range all {
		p.moves[m.Lead] = append(p.moves[m.Lead], m)
	}
	rs, err := records(ctx, d.eyes, "handoff", "")
	for _, r := range rs {
		p.handoffs[r.link("move")] = r.id
	}
	return p, err
}

// handedOver are the leads that a move brought to a gate or past it: no other
// can have been handed over.
func (p *hindsight) handedOver() []model.ID {
	track := journey.Track(p.law)
	gate := slices.IndexFunc(track, func(s model.Stage) bool { return s.Gate != "" })
	past := func(m model.Move) bool {
		to := p.law.Standing(m.To)
		return gate >= 0 && slices.IndexFunc(track, func(s model.Stage) bool { return s.ID == to }) >= gate
	}
	var ids []model.ID
	for lead, moves := range p.moves {
		if slices.ContainsFunc(moves, past) {
			ids = append(ids, lead)
		}
	}
	slices.SortFunc(ids, func(a, b model.ID) int { return slices.Compare(a[:], b[:]) })
	return ids
}

// few is how much dearer the facts of one lead are when they are read alone.
const few = 8

// factsOfSome walks the facts of some leads: one by one where they are few,
// else with all others in one go.
func (d *Desk) factsOfSome(ctx context.Context, ids []model.ID, visit func(*model.Facts)) error {
	_, all, err := d.share(ctx, "lead", 50)
	if err != nil {
		return err
	}
	if len(ids)*few < all {
		for _, id := range ids {
			f, err := d.factsOf(ctx, d.eyes, id)
			if err != nil {
				return err
			}
			if f != nil {
				visit(f)
			}
		}
		return nil
	}
	return d.eachFacts(ctx, func(f *model.Facts) {
		if _, is := slices.BinarySearchFunc(ids, f.Lead.ID, func(a, b model.ID) int { return slices.Compare(a[:], b[:]) }); is {
			visit(f)
		}
	})
}

func (p *hindsight) crossings(l *model.Lead) []model.Crossing {
	return journey.Crossings(p.law, l, p.moves[l.ID], p.handoffs)
}

func (p *hindsight) last(lead model.ID) (m model.Move) {
	if all := p.moves[lead]; len(all) > 0 {
		m = all[len(all)-1]
	}
	return m
}

func (p *hindsight) outcome(lead model.ID) string {
	s, ok := p.law.StageBy(p.last(lead).To)
	if !ok {
		return "open"
	}
	return s.Kind
}
