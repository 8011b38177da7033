package main

import (
	"context"
	"io"
	"time"

	"github.com/spf13/cobra"

	"baton/model"
	"baton/model/align"
	"baton/store"
)

// closed is what closing months froze, in JSON.
type closed struct {
	Closed   []closedMonth `json:"closed"`
	Findings []closedRow   `json:"findings"`
}

type closedMonth struct {
	From string     `json:"from"`
	To   string     `json:"to"`
	At   *time.Time `json:"at"`
}

type closedRow struct {
	Handoff model.ID `json:"handoff"`
	Lead    model.ID `json:"lead"`
	Name    string   `json:"name"`
	Verdict string   `json:"verdict"`
	Period  string   `json:"period"`
}

func (c *cli) closeVerb() *cobra.Command {
	var month string
	cmd := &cobra.Command{
		Use:   "close FILE",
		Short: "Freeze the findings of the months that are due, or of one sooner",
		Args:  args(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.writing(cmd.Context(), args[0], func(d *store.Desk) error {
				done, err := closeMonths(cmd.Context(), d, month)
				if err != nil {
					return err
				}
				return c.answer(done, done.print)
			})
		},
	}
	cmd.Flags().StringVar(&month, "month", "", "close this month by hand, like 2026-10, before it closes by itself")
	return cmd
}

func closeMonths(ctx context.Context, d *store.Desk, month string) (closed, error) {
	out := closed{Closed: []closedMonth{}, Findings: []closedRow{}}
	run := d.ClosePeriods
	if month != "" {
		run = func(ctx context.Context) (model.Closing, error) { return d.ClosePeriod(ctx, month) }
	}
	done, err := run(ctx)
	if err != nil || len(done.Periods) == 0 {
		return out, err
	}
	rows, err := d.Handoffs(ctx)
	if err != nil {
		return out, err
	}
	names := map[model.ID]string{}
	for _, h := range rows {
		names[h.ID] = h.Name
	}
	for _, p := range done.Periods {
		out.Closed = append(out.Closed, closedMonth{p.From, p.To, moment(p.Closed)})
	}
	for _, f := range done.Findings {
		out.Findings = append(out.Findings, closedRow{f.Handoff, f.Lead, names[f.Handoff], f.Finding, f.Period})
	}
	return out, nil
}

func (c closed) print(w io.Writer) {
	if len(c.Closed) == 0 {
		line("No month is due to be closed.")(w)
		return
	}
	for _, m := range c.Closed {
		line("Closed %s.", align.PeriodTitle(m.From))(w)
	}
	t := table{titles: []string{"lead", "finding", "month", "hand-off"}, empty: "No finding was open."}
	for _, f := range c.Findings {
		t.rows = append(t.rows, []string{f.Name, f.Verdict, f.Period[:7], f.Handoff.String()})
	}
	t.print(w)
}
