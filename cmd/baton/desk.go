package main

import (
	"context"
	"strings"
	"time"

	"baton/model"
	"baton/model/report"
	"baton/store"
	"baton/store/xlsx"
)

// desk is what the screens get: the firm as one person works at it, and the
// few intents that need more than the store.
type desk struct {
	*store.Desk
	firm *firm
}

// WriteReport writes the workbook of a period; what the screen shows and what
// the workbook holds are one calculation.
func (d *desk) WriteReport(ctx context.Context, path string, from, to time.Time, password string, progress func(done, total int, what string)) error {
	progress(0, 0, "Working out the figures")
	sheets, err := d.Report(ctx, from, to)
	if err != nil {
		return err
	}
	return writeBook(ctx, d.Desk, path, sheets, password, progress)
}

func writeBook(ctx context.Context, d *store.Desk, path string, sheets []report.Sheet, password string, progress func(done, total int, what string)) error {
	firm, err := d.Firm(ctx)
	if err != nil {
		return err
	}
	return xlsx.Write(ctx, path, sheets, xlsx.Options{
		Title: firm.Name, Creator: firm.Name, Created: d.Now(), Password: password,
		Progress: func(done, total int) { progress(done, total, "Writing rows") },
	})
}

// UndoImport takes back one import, whoever made it and whatever came since.
func (d *desk) UndoImport(ctx context.Context, batch model.ID) (string, error) {
	u, err := d.UndoBatch(ctx, batch)
	return undone(u), err
}

// undone names what an undo did, and what it had to leave.
func undone(u store.Undone) string {
	if len(u.Kept) == 0 {
		return u.Label
	}
	return u.Label + ". Changed since, and therefore kept: " + strings.Join(u.Kept, ", ")
}
