package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"baton/store"
)

// withoutWindow does what can be done where there is no display: the firm
// and its workbook, and where they are.
func withoutWindow(ctx context.Context, out io.Writer, w wishes, clock func() time.Time) error {
	fmt.Fprintln(out, "There is no display here, so Baton opens no window: it writes the firm's workbook instead.")
	f, err := firmWithoutWindow(ctx, w, clock)
	if err != nil {
		return err
	}
	defer f.Close()
	actor, err := actorOf(ctx, f, w.as, &place{})
	if err != nil {
		return err
	}
	book, err := writeYear(ctx, f.As(actor, clock))
	if err != nil {
		return err
	}
	fmt.Fprintln(out, "The firm:     "+f.Path())
	fmt.Fprintln(out, "The workbook: "+book)
	fmt.Fprintln(out, "Open the first with Baton on a desktop, the second with any spreadsheet.")
	return nil
}

func firmWithoutWindow(ctx context.Context, w wishes, clock func() time.Time) (*store.File, error) {
	if w.file != "" {
		return store.Open(ctx, w.file, nil)
	}
	kind := w.demo
	if kind == "" {
		kind = "team"
	}
	dir, err := os.MkdirTemp("", "baton-sample-")
	if err != nil {
		return nil, fmt.Errorf("make a folder for the sample firm: %w", err)
	}
	return sampleFirm(ctx, dir, kind, clock, nil)
}

// writeYear writes the workbook of the last twelve months beside the firm.
func writeYear(ctx context.Context, d *store.Desk) (string, error) {
	firm, err := d.Firm(ctx)
	if err != nil {
		return "", err
	}
	now := d.Now().In(firm.Location())
	to := time.Date(now.Year(), now.Month(), now.Day()+1, 0, 0, 0, 0, now.Location())
	path := strings.TrimSuffix(d.Path(), filepath.Ext(d.Path())) + " report.xlsx"
	sheets, err := d.Report(ctx, to.AddDate(-1, 0, 0), to)
	if err != nil {
		return "", err
	}
	return path, writeBook(ctx, d, path, sheets, "", func(int, int, string) {})
}
