// Package xlsx answers: how does a report leave the firm as a workbook that
// anyone can open, check and send on?
//
// It is the only writer of Excel. The sheets decide what is said; this
// package decides where it stands and what it looks like, turns symbolic
// references into named ranges, and writes the file whole or not at all.
package xlsx

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"baton/model/report"

	"github.com/xuri/excelize/v2"
)

// Options say how a workbook is written. Every field may be left out.
type Options struct {
	Title    string
	Creator  string // the firm
	Created  time.Time
	Password string                // asked for when the workbook is opened
	Progress func(done, total int) // rows of data tables
}

// Write makes the workbook and puts it at path in one step: whoever looks
// there sees the old file or the whole new one. Only the owner may read it.
func Write(ctx context.Context, path string, sheets []report.Sheet, o Options) error {
	temp, err := os.CreateTemp(filepath.Dir(path), ".baton-*.tmp")
	if err != nil {
		return fmt.Errorf("write the workbook %s: the folder cannot be written to: %w", path, err)
	}
	defer func() {
		_ = temp.Close() // again after success: the error of the second Close says nothing
		_ = os.Remove(temp.Name())
	}()
	if err := Stream(ctx, temp, sheets, o); err != nil {
		return fmt.Errorf("write the workbook %s: %w", path, err)
	}
	if err := temp.Sync(); err != nil {
		return fmt.Errorf("write the workbook %s: %w", path, err)
	}
	if err := temp.Close(); err != nil {
		return fmt.Errorf("write the workbook %s: %w", path, err)
	}
	if err := os.Rename(temp.Name(), path); err != nil {
		return fmt.Errorf("write the workbook %s: close it in other programs and try again: %w", path, err)
	}
	return nil
}

// Stream writes the workbook to w.
func Stream(ctx context.Context, w io.Writer, sheets []report.Sheet, o Options) error {
	if err := check(sheets); err != nil {
		return err
	}
	b := newBook(ctx, sheets, o)
	defer func() { _ = b.file.Close() }() // only temporary files, all written to
	for i := range b.pages {
		if err := b.emit(&b.pages[i], i); err != nil {
			return fmt.Errorf("the sheet %s: %w", b.pages[i].sheet.Name, err)
		}
	}
	if err := b.finish(); err != nil {
		return err
	}
	_, err := b.file.WriteTo(w, excelize.Options{Password: o.Password})
	return err
}
