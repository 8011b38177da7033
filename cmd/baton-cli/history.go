package main

import (
	"context"
	"math"

	"github.com/spf13/cobra"

	"baton/model"
	"baton/store"
)

// reversed is what an undo or a redo did.
type reversed struct {
	Undone string   `json:"undone"`
	Redone string   `json:"redone,omitempty"`
	Kept   []string `json:"kept,omitempty"` // changed since by somebody, and therefore left
}

func (c *cli) undoVerb() *cobra.Command {
	var batch string
	cmd := &cobra.Command{
		Use:   "undo FILE",
		Short: "Take back your last change, or one import",
		Args:  args(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.writing(cmd.Context(), args[0], func(d *store.Desk) error {
				u, err := undo(cmd.Context(), d, batch)
				if err != nil {
					return err
				}
				return c.tellReversed("Undone", u.Label, reversed{Undone: u.Label, Kept: u.Kept})
			})
		},
	}
	cmd.Flags().StringVar(&batch, "batch", "", "the import to take back, by the id that it was given")
	return cmd
}

func undo(ctx context.Context, d *store.Desk, batch string) (store.Undone, error) {
	if batch == "" {
		return d.Undo(ctx)
	}
	id, err := model.ParseID(batch)
	if err != nil {
		return store.Undone{}, model.Refuse("batch", err.Error()+".")
	}
	return d.UndoBatch(ctx, id)
}

func (c *cli) redoVerb() *cobra.Command {
	return &cobra.Command{
		Use:   "redo FILE",
		Short: "Take back your last undo",
		Args:  args(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.writing(cmd.Context(), args[0], func(d *store.Desk) error {
				u, err := d.Redo(cmd.Context())
				if err != nil {
					return err
				}
				return c.tellReversed("Redone", u.Label, reversed{Undone: "Undo: " + u.Label, Redone: u.Label, Kept: u.Kept})
			})
		},
	}
}

func (c *cli) tellReversed(word, label string, doc reversed) error {
	for _, kept := range doc.Kept {
		c.say("Changed since, and therefore left: %s", kept)
	}
	return c.answer(doc, line("%s: %s.", word, label))
}

func (c *cli) logVerb() *cobra.Command {
	return &cobra.Command{
		Use:   "log FILE [LEAD]",
		Short: "Tell who changed what when: of the firm, or field by field of one lead",
		Args:  args(1, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.reading(cmd.Context(), args[0], func(d *store.Desk) error {
				lines, err := history(cmd.Context(), d, args[1:])
				if err != nil {
					return err
				}
				return c.answer(lines, historyTable(lines).print)
			})
		},
	}
}

func history(ctx context.Context, d *store.Desk, words []string) ([]model.HistoryLine, error) {
	lines := []model.HistoryLine{}
	if len(words) == 0 {
		all, err := d.Journal(ctx, math.MaxInt)
		return append(lines, all...), err
	}
	lead, err := findLead(ctx, d, words[0])
	if err != nil {
		return nil, err
	}
	all, err := d.History(ctx, lead.ID)
	return append(lines, all...), err
}

func historyTable(lines []model.HistoryLine) table {
	t := table{titles: []string{"when", "who", "hat", "what", "field", "from", "to"}, empty: "Nothing has happened yet."}
	for _, l := range lines {
		t.rows = append(t.rows, []string{timeText(l.At), l.By, l.Hat, l.What, l.Field, l.From, l.To})
	}
	return t
}
