package store

import (
	"context"
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"baton/model"
)

// handOver plants n hand-offs as years of work leave them: frozen scores and
// criteria, an answer, a touch and a move onward.
func handOver(t testing.TB, d *Desk, n int) {
	t.Helper()
	ctx := context.Background()
	a, err := d.InForce(ctx)
	must(t, err)
	bd, _ := a.TeamNamed("bd")
	sales, _ := a.TeamNamed("sales")
	scoping, _ := a.StageNamed("scoping")
	proposal, _ := a.StageNamed("proposal")
	text := func(v any) string { b, _ := json.Marshal(v); return string(b) }
	var states []model.State
	for _, c := range a.Criteria {
		states = append(states, model.State{Criterion: c.ID, Name: c.Name, Class: c.Class, State: "met", Evidence: "they said so"})
	}
	lines := text(make([]model.Line, 12))
	must(t, d.write(ctx, "Hand over", func(w *writer) error {
		bundle, err := w.bundle(a)
		if err != nil {
			return err
		}
		return w.piped(func() error {
			for i := range n {
				at := w.now.Add(-time.Duration(i%9000) * time.Hour)
				if err := w.handOver(i, at, bundle, text(states), lines, bd.ID, sales.ID, scoping.ID, proposal.ID); err != nil {
					return err
				}
				clear(w.rows)
			}
			return nil
		})
	}))
}

func (w *writer) handOver(i int, at time.Time, bundle model.ID, states, lines string, from, to, stage, next model.ID) error {
	company, err := w.add("company", model.ID{}, model.Fields{"name": fmt.Sprint("Company ", i)})
	if err != nil {
		return err
	}
	person, err := w.add("person", model.ID{}, model.Fields{"name": fmt.Sprint("Jane ", i)})
	if err != nil {
		return err
	}
	lead, err := w.add("lead", model.ID{}, model.Fields{"company": company.String(), "kind": "new-client", "route": "inbound", "created": at.UnixMilli()})
	if err != nil {
		return err
	}
	add := func(noun string, root model.ID, f model.Fields, later time.Duration) (id model.ID) {
		f["lead"] = lead.String()
		if noun != "part" {
			f["happened"], f["exact"], f["recorded"] = at.Add(later).UnixMilli(), "minute", at.Add(later).UnixMilli()
		}
		if err == nil {
			id, err = w.add(noun, root, f)
		}
		return id
	}
	add("part", person, model.Fields{"person": person.String(), "first": true}, 0)
	move := add("move", lead, model.Fields{"to": stage.String()}, 0)
	who := `{"why_now":"The contract ends in March","next_step":"Call","who":["` + model.Mention(person) + ` (signs)"],"checked":["a","b","c","d"]}`
	h := add("handoff", lead, model.Fields{"move": move.String(), "from": from.String(), "to": to.String(), "stage": stage.String(), "bundle": bundle.String(),
		"definition": "met", "fit": int64(700), "engagement": int64(400), "criteria": states, "lines": lines, "packet": who}, 0)
	add("decision", lead, model.Fields{"handoff": h.String(), "act": "accepted"}, time.Hour)
	add("touch", person, model.Fields{"person": person.String(), "kind": "call", "direction": "out", "outcome": "talked", "hat": to.String()}, 2*time.Hour)
	add("move", lead, model.Fields{"from": stage.String(), "to": next.String()}, 48*time.Hour)
	return err
}

// BenchmarkHandoffs: ten thousand hand-offs, read and judged; beside it what
// reading the lead of each one by itself takes for a tenth of them.
func BenchmarkHandoffs(b *testing.B) {
	ctx := context.Background()
	d := benchDesk(b)
	handOver(b, d, 10_000)
	b.Run("together", func(b *testing.B) {
		for b.Loop() {
			rows, err := d.Handoffs(ctx)
			check(b, err)
			if len(rows) != 10_000 || rows[0].Finding != "carried" {
				b.Fatal(len(rows), rows[0].Finding)
			}
		}
	})
	b.Run("one by one, a tenth", func(b *testing.B) {
		all, err := handoffs(ctx, d.eyes, "")
		check(b, err)
		for b.Loop() {
			for _, h := range all[:1000] {
				f, err := d.factsOf(ctx, d.eyes, h.Lead)
				check(b, err)
				_, err = leadTouches(ctx, d.eyes, f)
				check(b, err)
				_, err = moves(ctx, d.eyes, "and root = ?", h.Lead[:])
				check(b, err)
			}
		}
	})
}
