package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"baton/model"
	"baton/model/report"
	"baton/store"
	"baton/store/xlsx"
)

func (c *cli) reportVerb() *cobra.Command {
	var out, from, to, password string
	cmd := &cobra.Command{
		Use:   "report FILE -o OUT.xlsx",
		Short: "Write the SLA and alignment workbook (default: the year up to now)",
		Args:  args(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := mustEnd(out, ".xlsx"); err != nil {
				return err
			}
			return c.reading(cmd.Context(), args[0], func(d *store.Desk) error {
				sheets, err := reportSheets(cmd.Context(), d, from, to)
				if err != nil {
					return err
				}
				if err := writeWorkbook(cmd.Context(), d, out, sheets, password); err != nil {
					return err
				}
				return c.reported(out, sheets)
			})
		},
	}
	fl := cmd.Flags()
	fl.StringVarP(&out, "output", "o", "", "the workbook to write")
	fl.StringVar(&from, "from", "", "the first day, like 2026-01-01")
	fl.StringVar(&to, "to", "", "the day after the last")
	fl.StringVar(&password, "password", "", "asked for when the workbook is opened")
	return cmd
}

func mustEnd(out string, endings ...string) error {
	for _, e := range endings {
		if strings.EqualFold(filepath.Ext(out), e) {
			return nil
		}
	}
	return misuse("Say where to write: -o OUT%s.", strings.Join(endings, " or -o OUT"))
}

func reportSheets(ctx context.Context, d *store.Desk, from, to string) ([]report.Sheet, error) {
	firm, err := d.Firm(ctx)
	if err != nil {
		return nil, err
	}
	since, until, err := period(from, to, firm.Location())
	if err != nil {
		return nil, err
	}
	if until.IsZero() {
		y, m, day := d.Now().In(firm.Location()).Date()
		until = time.Date(y, m, day+1, 0, 0, 0, 0, firm.Location())
	}
	if since.IsZero() {
		since = until.AddDate(-1, 0, 0)
	}
	if !since.Before(until) {
		return nil, misuse("--from %s must lie before the end of the report.", from)
	}
	return d.Report(ctx, since, until)
}

// writeWorkbook writes sheets; what cannot be written is a file in trouble,
// not a bug.
func writeWorkbook(ctx context.Context, d *store.Desk, out string, sheets []report.Sheet, password string) error {
	firm, err := d.Firm(ctx)
	if err != nil {
		return err
	}
	err = xlsx.Write(ctx, out, sheets, xlsx.Options{Title: "Report of " + firm.Name, Creator: firm.Name, Created: d.Now(), Password: password})
	var rule *model.Invalid
	if err == nil || errors.As(err, &rule) || errors.Is(err, context.Canceled) {
		return err
	}
	return fmt.Errorf("%s was not written (%v): choose another place", out, reason(err))
}

func (c *cli) reported(out string, sheets []report.Sheet) error {
	doc := struct {
		File   string   `json:"file"`
		Sheets []string `json:"sheets"`
	}{out, []string{}}
	for _, s := range sheets {
		doc.Sheets = append(doc.Sheets, s.Name)
	}
	return c.answer(doc, line("%s: %s.", out, strings.Join(doc.Sheets, ", ")))
}
