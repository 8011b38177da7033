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

func (c *cli) moveVerb() *cobra.Command {
	var req model.MoveRequest
	var h happening
	cmd := &cobra.Command{
		Use:   "move FILE LEAD STAGE",
		Short: "Move a lead through the gates, or hear everything that is missing",
		Args:  args(3, 3),
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.writing(cmd.Context(), args[0], func(d *store.Desk) error {
				res, err := move(cmd.Context(), d, args[1], args[2], req, h)
				if err != nil {
					return err
				}
				doc := struct {
					Move    string  `json:"move"`
					Handoff *string `json:"handoff"`
				}{res.Move.String(), text(res.Handoff.String())}
				if doc.Handoff != nil {
					return c.answer(doc, line("Moved, and handed over: hand-off %s.", *doc.Handoff))
				}
				return c.answer(doc, line("Moved."))
			})
		},
	}
	fl := cmd.Flags()
	fl.StringVar(&req.Note, "note", "", "a note")
	fl.StringVar(&req.Waive, "waive", "", "the receiving team's reason to let it through all the same")
	fl.StringVar(&req.Reason, "reason", "", "why lost, or why not ours")
	fl.StringVar(&req.Who, "who", "", "whom they chose instead")
	fl.StringVar(&req.Wake, "wake", "", "when to wake it up, like 2027-01-15")
	fl.StringVar(&req.WhyNow, "why-now", "", "for the receiving team: why now")
	fl.StringVar(&req.Step, "next-step", "", "for the receiving team: the next step")
	h.flags(cmd)
	return cmd
}

func move(ctx context.Context, d *store.Desk, lead, stage string, req model.MoveRequest, h happening) (model.MoveResult, error) {
	row, err := findLead(ctx, d, lead)
	if err != nil {
		return model.MoveResult{}, err
	}
	law, err := d.InForce(ctx)
	if err != nil {
		return model.MoveResult{}, err
	}
	to, err := stageNamed(law, stage)
	if err != nil {
		return model.MoveResult{}, err
	}
	req.Lead, req.To = row.ID, to.ID
	if req.When, err = h.at(ctx, d); err != nil {
		return model.MoveResult{}, err
	}
	return d.Move(ctx, req)
}

func (h *happening) flags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&h.time, "at", "", "when it happened (default: now)")
	cmd.Flags().StringVar(&h.precision, "precision", "", "how exactly that is known: minute or day")
}

// acts are the verbs of a decision, and the words it is kept under.
var acts = map[string]string{"accept": "accepted", "ask": "asked", "answer": "answered", "reject": "rejected", "recycle": "recycled",
	"withdraw": "withdrawn", "question": "questioned", "rule": "ruled"}

func (c *cli) handoffVerb() *cobra.Command {
	var req model.Decide
	var criterion string
	var h happening
	cmd := &cobra.Command{
		Use:   "handoff FILE accept|ask|answer|reject|recycle|withdraw|question|rule LEAD",
		Short: "Decide a hand-off",
		Args:  args(3, 3),
		RunE: func(cmd *cobra.Command, args []string) error {
			act, ok := acts[args[1]]
			if !ok {
				return misuse("A hand-off cannot be decided by %q: use %s.", args[1], listed(slices.Sorted(maps.Keys(acts))))
			}
			req.Act = act
			if act == "ruled" {
				req.Ruling = cmp.Or(req.Ruling, req.Reason)
			}
			return c.writing(cmd.Context(), args[0], func(d *store.Desk) error {
				return c.decide(cmd.Context(), d, args[2], req, criterion, h)
			})
		},
	}
	fl := cmd.Flags()
	fl.StringVar(&req.Reason, "reason", "", "why rejected: "+listed(model.Words["reject"]))
	fl.StringVar(&criterion, "criterion", "", "which criterion, for not-our-criteria")
	fl.StringVar(&req.Wake, "wake", "", "when to wake it up, like 2027-01-15")
	fl.StringVar(&req.Ruling, "ruling", "", "for rule: "+listed(model.Words["ruling"]))
	fl.StringVar(&req.Note, "note", "", "a note")
	h.flags(cmd)
	return cmd
}

func (c *cli) decide(ctx context.Context, d *store.Desk, lead string, req model.Decide, criterion string, h happening) error {
	row, err := findLead(ctx, d, lead)
	if err != nil {
		return err
	}
	req.Lead = row.ID
	if req.When, err = h.at(ctx, d); err != nil {
		return err
	}
	if criterion != "" {
		r, err := newFieldReader(ctx, d, nil)
		if err != nil {
			return err
		}
		if req.Criterion, err = r.link("criterion", criterion); err != nil {
			return err
		}
	}
	decision, err := d.Decide(ctx, req)
	if err != nil {
		return err
	}
	handoff, err := handoffOf(ctx, d, row.ID, decision)
	if err != nil {
		return err
	}
	doc := struct {
		Handoff  model.ID `json:"handoff"`
		Decision model.ID `json:"decision"`
		Act      string   `json:"act"`
	}{handoff, decision, req.Act}
	return c.answer(doc, line("%s: %s.", row.Shown(), model.Title(req.Act)))
}

// handoffOf finds the hand-off that a decision was about.
func handoffOf(ctx context.Context, d *store.Desk, lead, decision model.ID) (model.ID, error) {
	detail, err := d.Lead(ctx, lead)
	if err != nil {
		return lead, err
	}
	for _, h := range detail.Handoffs {
		for _, dec := range h.Decisions {
			if dec.ID == decision {
				return h.ID, nil
			}
		}
	}
	return model.ID{}, fmt.Errorf("decide a hand-off: the decision %s is not in the ledger", decision)
}
