package store

import (
	"context"
	"encoding/json"
	"fmt"

	"baton/model"
	"baton/model/journey"
)

// Move takes a lead to another stage, through the gates. A crossing of teams
// freezes a hand-off. A refusal lists everything that is missing.
func (d *Desk) Move(ctx context.Context, req model.MoveRequest) (res model.MoveResult, err error) {
	err = d.write(ctx, "Move lead", func(w *writer) error {
		in, err := w.moveFacts(req.Lead)
		if err != nil {
			return err
		}
		planned, err := journey.Plan(*in, req, w.actor, w.now)
		if err != nil {
			return err
		}
		res, err = w.move(in, planned)
		return err
	})
	return res, err
}

// MoveHint says what a move to the stage would still lack; empty: it would pass.
func (d *Desk) MoveHint(ctx context.Context, lead, stage model.ID) ([]string, error) {
	book, err := d.steadyRules(ctx, d.Now())
	if err != nil {
		return nil, err
	}
	in, err := d.moveFacts(ctx, d.eyes, lead, book)
	if err != nil {
		return nil, err
	}
	return journey.Hint(*in, stage, d.actor, d.Now()), nil
}

func (w *writer) moveFacts(lead model.ID) (*journey.MoveFacts, error) {
	book, err := w.rulebook()
	if err != nil {
		return nil, err
	}
	return w.File.moveFacts(w.ctx, w.tx, lead, book)
}

// moveFacts is what the journey's rule looks at for one lead.
func (f *File) moveFacts(ctx context.Context, q querier, lead model.ID, book *rulebook) (*journey.MoveFacts, error) {
	facts, err := f.factsOf(ctx, q, lead)
	if err != nil {
		return nil, err
	}
	if facts == nil {
		return nil, model.Refuse("lead", fmt.Sprintf("There is no lead %s in this firm.", lead))
	}
	in := &journey.MoveFacts{Agreement: book.law, Rules: book.rules, Facts: facts, Members: book.members}
	if in.Parts, err = partsOf(ctx, q, lead); err != nil {
		return nil, err
	}
	if in.Values, err = valuesOf(ctx, q, lead); err != nil {
		return nil, err
	}
	if in.Moves, err = moves(ctx, q, "and root = ?", lead[:]); err != nil {
		return nil, err
	}
	in.Moves = book.law.Stand(in.Moves)
	if n := len(in.Moves); n > 0 {
		last := in.Moves[n-1]
		facts.Lead.Stage, facts.Lead.Since, facts.Lead.Wake, facts.Lead.Why = last.To, last.Happened, last.Wake, last.Reason
	}
	hs, err := handoffs(ctx, q, "and root = ?", lead[:])
	for i := range hs {
		if _, answered := hs[i].Answer(); !answered && !hs[i].Same {
			in.Open = &hs[i]
		}
	}
	return in, err
}

// move writes what the journey planned.
func (w *writer) move(in *journey.MoveFacts, p *journey.Planned) (res model.MoveResult, err error) {
	lead := in.Facts.Lead
	if p.Accept != nil {
		if _, err := w.add("decision", lead.ID, decisionFields(*p.Accept, p.Accept.Handoff, lead.ID)); err != nil {
			return res, err
		}
	}
	if res.Move, err = w.add("move", lead.ID, moveFields(p.Move)); err != nil {
		return res, err
	}
	if !p.History {
		if err := w.plan(in.Agreement, lead, p.Move); err != nil {
			return res, err
		}
	}
	if p.Handoff == nil {
		return res, nil
	}
	bundle, err := w.bundle(in.Agreement)
	if err != nil {
		return res, err
	}
	h := *p.Handoff
	h.Move, h.Bundle = res.Move, bundle
	f, err := handoffFields(h)
	if err != nil {
		return res, err
	}
	if res.Handoff, err = w.add("handoff", lead.ID, f); err != nil {
		return res, err
	}
	for _, dec := range h.Decisions {
		if _, err := w.add("decision", lead.ID, decisionFields(dec, res.Handoff, lead.ID)); err != nil {
			return res, err
		}
	}
	return res, w.freezeOrigin(in)
}

// freezeOrigin notes at the first hand-off which team started the lead.
func (w *writer) freezeOrigin(in *journey.MoveFacts) error {
	lead := in.Facts.Lead
	if !lead.Origin.IsZero() {
		return nil
	}
	start, ok := journey.StartStage(in.Agreement, lead.Route)
	if !ok || start.TeamFor(lead.Route).IsZero() {
		return nil
	}
	return w.put("lead", lead.ID, lead.ID, model.Fields{"origin": start.TeamFor(lead.Route).String()})
}

func moveFields(m model.Move) model.Fields {
	f := model.Fields{"happened": m.Happened.UnixMilli(), "exact": m.Exact, "recorded": m.Recorded.UnixMilli()}
	link(f, "lead", m.Lead, "from", m.From, "to", m.To, "by", m.By, "hat", m.Hat)
	put(f, "reason", m.Reason, "who", m.Who, "wake", m.Wake, "waive", m.Waive, "note", m.Note)
	return f
}

func decisionFields(d model.Decision, handoff, lead model.ID) model.Fields {
	f := model.Fields{"happened": d.Happened.UnixMilli(), "exact": d.Exact, "recorded": d.Recorded.UnixMilli()}
	link(f, "lead", lead, "handoff", handoff, "criterion", d.Criterion, "by", d.By, "hat", d.Hat)
	put(f, "act", d.Act, "reason", d.Reason, "wake", d.Wake, "ruling", d.Ruling, "note", d.Note)
	for _, id := range d.Over {
		f["over."+id.String()] = true
	}
	return f
}

func taskFields(t model.Task) model.Fields {
	f := model.Fields{}
	link(f, "lead", t.Lead, "play", t.Play, "stage", t.Stage, "owner", t.Owner, "by", t.By)
	put(f, "text", t.Text, "due", t.Due)
	return f
}

func handoffFields(h model.Handoff) (model.Fields, error) {
	f := model.Fields{"happened": h.Happened.UnixMilli(), "exact": h.Exact, "recorded": h.Recorded.UnixMilli(), "fit": h.Fit, "engagement": h.Engagement}
	link(f, "lead", h.Lead, "move", h.Move, "from", h.From, "to", h.To, "stage", h.Stage, "by", h.By, "bundle", h.Bundle)
	put(f, "definition", h.Definition, "waive", h.Waive)
	if h.Same {
		f["same"] = true
	}
	for name, v := range map[string]any{"lines": h.Lines, "criteria": h.States, "packet": h.Packet} {
		b, err := json.Marshal(v)
		if err != nil {
			return nil, fmt.Errorf("freeze the hand-off: %w", err)
		}
		f[name] = string(b)
	}
	return f, nil
}

// Decide answers a hand-off, questions its finding, or rules on it, with the
// move that follows.
func (d *Desk) Decide(ctx context.Context, req model.Decide) (id model.ID, err error) {
	err = d.write(ctx, "Decide hand-off", func(w *writer) error {
		in, err := w.decisionFacts(req)
		if err != nil {
			return err
		}
		p, err := journey.PlanDecision(*in, req, w.actor, w.now)
		if err != nil {
			return err
		}
		if id, err = w.add("decision", in.Lead.ID, decisionFields(p.Decision, in.Handoff.ID, in.Lead.ID)); err != nil {
			return err
		}
		if p.Move != nil {
			if _, err = w.add("move", in.Lead.ID, moveFields(*p.Move)); err != nil {
				return err
			}
			if err = w.plan(in.Agreement, in.Lead, *p.Move); err != nil {
				return err
			}
		}
		if p.Task != nil {
			return w.wakeUp(*p.Task)
		}
		return nil
	})
	return id, err
}

func (w *writer) decisionFacts(req model.Decide) (*journey.DecisionFacts, error) {
	lead, err := w.leadOfDecision(req)
	if err != nil {
		return nil, err
	}
	m, err := w.moveFacts(lead)
	if err != nil {
		return nil, err
	}
	in := &journey.DecisionFacts{Agreement: m.Agreement, Lead: m.Facts.Lead, Company: m.Facts.Company, Members: m.Members, Moves: m.Moves, Parts: m.Parts}
	hs, err := handoffs(w.ctx, w.tx, "and root = ?", lead[:])
	if err != nil {
		return nil, err
	}
	for i := range hs {
		if req.Handoff.IsZero() || hs[i].ID == req.Handoff {
			in.Handoff = &hs[i]
		}
	}
	in.Arbiter = w.agreed.arbiter
	in.Touches, err = leadTouches(w.ctx, w.tx, m.Facts)
	return in, err
}

func (w *writer) leadOfDecision(req model.Decide) (model.ID, error) {
	if !req.Lead.IsZero() {
		return req.Lead, nil
	}
	return w.find("handoff", req.Handoff)
}
