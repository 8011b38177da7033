package main

import (
	"context"

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
