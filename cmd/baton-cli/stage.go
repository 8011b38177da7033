package main

import (
	"github.com/spf13/cobra"

	"baton/model"
	"baton/store"
)

func (c *cli) mergeStageVerb() *cobra.Command {
	return &cobra.Command{
		Use:   "merge-stage FILE STAGE INTO",
		Short: "Merge a stage of the journey into another, with its leads, checklist, plays and assets",
		Args:  args(3, 3),
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.writing(cmd.Context(), args[0], func(d *store.Desk) error {
				draft, err := d.Draft(cmd.Context())
				if err != nil {
					return err
				}
				from, err := stageNamed(draft, args[1])
				if err != nil {
					return err
				}
				into, err := stageNamed(draft, args[2])
				if err != nil {
					return err
				}
				use, err := d.StageUse(cmd.Context(), from.ID)
				if err != nil {
					return err
				}
				if err := d.MergeStage(cmd.Context(), from.ID, into.ID); err != nil {
					return err
				}
				doc := struct {
					Stage model.ID `json:"stage"`
					Into  model.ID `json:"into"`
					Leads int      `json:"leads"`
				}{from.ID, into.ID, use.Now}
				return c.answer(doc, line("%s is part of %s now, with the %d leads that stood in it.", from.Name, into.Name, use.Now))
			})
		},
	}
}
