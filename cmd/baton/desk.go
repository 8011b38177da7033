package main

import (
	"context"
	"path/filepath"
	"strings"
	"time"

	"baton/model"
	"baton/model/report"
	"baton/store"
	"baton/store/xlsx"
	"baton/ui/reportpage"
)

// desk is what the screens get: the firm as one person works at it, and the
// few intents that need more than the store.
type desk struct {
	*store.Desk
	sent  func() []sent // the workbooks that are remembered
	wrote func(sent)    // remember one more
	firm  *firm
}

// Rounds implements sharing.Store.
func (d *desk) Rounds() []model.Round { return d.firm.keeper.history() }

// Sync implements sharing.Store: the keeper does it, beside the window.
func (d *desk) Sync() {
	d.firm.keeper.changed()
	d.firm.keeper.now()
}

// Restore implements sharing.Store.
func (d *desk) Restore(snapshot string) {
	path := d.Path()
	d.firm.reopen("Restoring "+filepath.Base(path), func(ctx context.Context) (*store.File, error) {
		return store.Restore(ctx, path, snapshot)
	})
}

// AsFile implements sharing.Store.
func (d *desk) AsFile() {
	path := d.Path()
	d.firm.reopen("Taking "+filepath.Base(path)+" as it is", func(ctx context.Context) (*store.File, error) {
		return store.AsFile(ctx, path)
	})
}

// WriteReport writes the workbook of a period; what the screen shows and what
// the workbook holds are one calculation.
func (d *desk) WriteReport(ctx context.Context, path string, from, to time.Time, password string, progress func(done, total int, what string)) error {
	progress(0, 0, "Working out the figures")
	sheets, err := d.Report(ctx, from, to)
	if err != nil {
		return err
	}
	if err := writeBook(ctx, d.Desk, path, sheets, password, progress); err != nil {
		return err
	}
	d.wrote(sent{Path: path, From: from, To: to, At: d.Now()})
	return nil
}

// Sent lists the workbooks that were written on this computer.
func (d *desk) Sent() []reportpage.Sent {
	var out []reportpage.Sent
	for _, s := range d.sent() {
		out = append(out, reportpage.Sent(s))
	}
	return out
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
