package main

import (
	"context"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"baton/model"
	"baton/model/align"
	"baton/store"
)

func (c *cli) waitVerb() *cobra.Command {
	var note string
	var over bool
	cmd := &cobra.Command{
		Use:   "wait FILE LEAD",
		Short: "Let the clocks of our work on a lead stand until the prospect is heard",
		Args:  args(2, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.writing(cmd.Context(), args[0], func(d *store.Desk) error {
				row, err := findLead(cmd.Context(), d, args[1])
				if err != nil {
					return err
				}
				if over {
					err = d.Resume(cmd.Context(), row.ID)
				} else {
					err = d.Wait(cmd.Context(), row.ID, note)
				}
				if err != nil {
					return err
				}
				text := map[bool]string{true: "the clocks run again", false: "the clocks stand"}[over]
				return c.answer(map[string]any{"lead": row.ID, "waits": !over}, line("%s: %s.", row.Shown(), text))
			})
		},
	}
	cmd.Flags().StringVar(&note, "note", "", "what the prospect has to do first")
	cmd.Flags().BoolVar(&over, "over", false, "nobody waits any more: the clocks run on from now")
	return cmd
}

// lateness is which time of which promise an excuse is about.
type lateness struct{ promise, at, reason string }

func (c *cli) excuseVerb() *cobra.Command {
	var l lateness
	cmd := &cobra.Command{
		Use:   "excuse FILE LEAD --promise KEY --reason R",
		Short: "Say the good reason of a lateness: it stays late, and no longer counts",
		Args:  args(2, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			if l.promise == "" {
				return misuse("Say which promise was late: --promise answer. 'sla' lists their keys.")
			}
			return c.writing(cmd.Context(), args[0], func(d *store.Desk) error {
				row, err := findLead(cmd.Context(), d, args[1])
				if err != nil {
					return err
				}
				p, t, err := l.find(cmd.Context(), d, row)
				if err != nil {
					return err
				}
				if err := d.Excuse(cmd.Context(), row.ID, p.ID, t.At, l.reason); err != nil {
					return err
				}
				return c.answer(map[string]any{"lead": row.ID, "promise": p.ID, "at": moment(t.At), "reason": l.reason}, line("%s: excused, %s.", row.Shown(), p.Name))
			})
		},
	}
	fl := cmd.Flags()
	fl.StringVar(&l.promise, "promise", "", "the key of the promise, like answer or qualify")
	fl.StringVar(&l.at, "at", "", "when it began to run; else the last time it was late")
	fl.StringVar(&l.reason, "reason", "", "why it was right to be late")
	return cmd
}

// find is the lateness that is meant: the promise with that key that was late
// for the lead, at that moment or the last time.
func (l lateness) find(ctx context.Context, d *store.Desk, row model.LeadRow) (p model.Promise, t align.Test, err error) {
	firm, err := d.Firm(ctx)
	if err != nil {
		return p, t, err
	}
	var at time.Time
	if l.at != "" {
		if at, _, err = instant(l.at, firm.Location()); err != nil {
			return p, t, misuse("--at %q is not a time: write it like 2026-11-23T14:00:00Z.", l.at)
		}
	}
	r, err := d.RecordFrom(ctx, time.Time{})
	if err != nil {
		return p, t, err
	}
	for _, p := range r.Agreement.Promises {
		if p.Key != l.promise || p.Off {
			continue
		}
		for _, t := range align.Tests(*r, p) {
			if t.Lead == row.ID && t.Kept == "not-met" && (at.IsZero() || t.At.Equal(at)) {
				return p, t, nil
			}
		}
	}
	return p, t, model.Refuse("promise", fmt.Sprintf("Nothing of %q was late for %s: 'sla' lists what was.", l.promise, row.Shown()))
}
