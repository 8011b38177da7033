package main

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/spf13/cobra"

	"baton/model"
	"baton/store"
)

// acts are the verbs of a decision, and the words it is kept under.
var acts = map[string]string{"accept": "accepted", "ask": "asked", "answer": "answered", "reject": "rejected", "recycle": "recycled",
	"withdraw": "withdrawn", "question": "questioned", "rule": "ruled"}

func (c *cli) handoffVerb() *cobra.Command {
	var q decision
	cmd := &cobra.Command{
		Use:   "handoff FILE accept|ask|answer|reject|recycle|withdraw|question|rule LEAD",
		Short: "Decide a hand-off",
		Args:  args(3, 3),
		RunE: func(cmd *cobra.Command, args []string) error {
			act, ok := acts[args[1]]
			if !ok {
				return misuse("A hand-off cannot be decided by %q: use %s.", args[1], listed(slices.Sorted(maps.Keys(acts))))
			}
			q.req.Act = act
			q.rules()
			return c.writing(cmd.Context(), args[0], func(d *store.Desk) error {
				return c.decide(cmd.Context(), d, args[2], q)
			})
		},
	}
	fl := cmd.Flags()
	fl.StringVar(&q.req.Reason, "reason", "", "why rejected: "+listed(model.Words["reject"])+"; for rule: "+listed(model.Words["ruling"])+", or what the finding is amended to")
	fl.StringVar(&q.criterion, "criterion", "", "which criterion, for not-our-criteria")
	fl.StringVar(&q.req.Wake, "wake", "", "when to wake it up, like 2027-01-15")
	fl.StringVar(&q.play, "play", "", "what to do then: a play of the journey, by name")
	fl.StringVar(&q.req.Todo, "todo", "", "what to do then, in words")
	fl.StringVar(&q.req.Ruling, "ruling", "", "for rule: "+listed(model.Words["ruling"]))
	fl.StringVar(&q.handoff, "handoff", "", "which of the lead's hand-offs, by its id (default: the last)")
	fl.StringVar(&q.req.Note, "note", "", "a note")
	q.h.flags(cmd)
	return cmd
}

// decision is what a line asks to decide, in its own words.
type decision struct {
	req                      model.Decide
	criterion, play, handoff string
	h                        happening
}

// rules reads --reason of a ruling: how it rules, or the finding it amends to.
func (q *decision) rules() {
	if q.req.Act != "ruled" || q.req.Ruling != "" {
		return
	}
	if model.IsWord("finding", q.req.Reason) {
		q.req.Ruling = "amended"
		return
	}
	q.req.Ruling = q.req.Reason
}

// read finds the rows that the line names.
func (q *decision) read(ctx context.Context, d *store.Desk) (err error) {
	if q.req.When, err = q.h.at(ctx, d); err != nil {
		return err
	}
	r, err := newFieldReader(ctx, d, nil)
	if err != nil {
		return err
	}
	for _, x := range []struct {
		noun, words string
		into        *model.ID
	}{{"criterion", q.criterion, &q.req.Criterion}, {"play", q.play, &q.req.Play}} {
		if x.words == "" {
			continue
		}
		if *x.into, err = r.link(x.noun, x.words); err != nil {
			return err
		}
	}
	if q.handoff != "" {
		if q.req.Handoff, err = model.ParseID(q.handoff); err != nil {
			return model.Refuse("handoff", "There is no hand-off "+quoted(q.handoff)+": 'handoffs' lists them.")
		}
	}
	return nil
}

func (c *cli) decide(ctx context.Context, d *store.Desk, lead string, q decision) error {
	row, err := findLead(ctx, d, lead)
	if err != nil {
		return err
	}
	q.req.Lead = row.ID
	if err := q.read(ctx, d); err != nil {
		return err
	}
	made, err := d.Decide(ctx, q.req)
	if err != nil {
		return err
	}
	h, err := handoffOf(ctx, d, made)
	if err != nil {
		return err
	}
	doc := struct {
		Handoff  model.ID `json:"handoff"`
		Decision model.ID `json:"decision"`
		Act      string   `json:"act"`
		SentBack bool     `json:"sent_back"`
		Flags    []string `json:"flags"`
	}{h.ID, made, q.req.Act, h.AskedBack() && h.SentBack(), append([]string{}, h.Flags...)}
	for _, f := range doc.Flags {
		c.say("The evidence says otherwise: %s", f)
	}
	return c.answer(doc, line("%s: %s.", row.Shown(), model.Title(q.req.Act)))
}

// handoffOf finds the hand-off that a decision was about.
func handoffOf(ctx context.Context, d *store.Desk, decision model.ID) (model.HandoffRow, error) {
	rows, err := d.Handoffs(ctx)
	for _, h := range rows {
		for _, dec := range h.Decisions {
			if dec.ID == decision {
				return h, nil
			}
		}
	}
	return model.HandoffRow{}, cmp.Or(err, fmt.Errorf("decide a hand-off: the decision %s is not in the ledger", decision))
}
