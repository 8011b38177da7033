package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"baton/model"
	"baton/store"
)

// errUnsound ends a check that found damage, after the findings were told.
var errUnsound = errors.New("the file does not fit together: 'check --rebuild' mends the tables, a backup the rest")

func (c *cli) checkVerb() *cobra.Command {
	var rebuild bool
	cmd := &cobra.Command{
		Use:   "check FILE",
		Short: "Examine pages, log and tables; with --rebuild make the tables anew",
		Args:  args(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.reading(cmd.Context(), args[0], func(d *store.Desk) error {
				return c.check(cmd.Context(), d, rebuild)
			})
		},
	}
	cmd.Flags().BoolVar(&rebuild, "rebuild", false, "make the tables anew from the log, after a backup")
	return cmd
}

// checked is what an examination found. Problems are damage; notes are worth
// a look, like two leads for one need. What was mended is no problem any more.
type checked struct {
	OK       bool            `json:"ok"`
	Problems []model.Problem `json:"problems"`
	Notes    []model.Problem `json:"notes"`
	Mended   []model.Problem `json:"mended,omitempty"`
	Rebuilt  bool            `json:"rebuilt,omitempty"`
}

func checkedOf(e store.Examined) checked {
	return checked{OK: len(e.Problems) == 0, Problems: append([]model.Problem{}, e.Problems...), Notes: append([]model.Problem{}, e.Notes...)}
}

func (c *cli) check(ctx context.Context, d *store.Desk, rebuild bool) error {
	found, err := d.Check(ctx)
	if err != nil {
		return err
	}
	doc := checkedOf(found)
	if rebuild {
		if doc, err = rebuilt(ctx, d, found); err != nil {
			return err
		}
	}
	err = c.answer(doc, doc.print)
	if err == nil && !doc.OK {
		return errUnsound
	}
	return err
}

// rebuilt makes the tables anew. They are examined again only if something
// was wrong: sound tables and rebuilt ones come from the same log by the same
// rule.
func rebuilt(ctx context.Context, d *store.Desk, found store.Examined) (checked, error) {
	if err := d.Rebuild(ctx, nil); err != nil {
		return checked{}, err
	}
	left := found
	if len(found.Problems) > 0 {
		var err error
		if left, err = d.Check(ctx); err != nil {
			return checked{}, err
		}
	}
	doc := checkedOf(left)
	doc.Rebuilt = true
	for _, p := range found.Problems {
		if !slices.Contains(left.Problems, p) {
			doc.Mended = append(doc.Mended, p)
		}
	}
	return doc, nil
}

func (doc checked) print(w io.Writer) {
	for _, p := range doc.Mended {
		fmt.Fprintln(w, "Mended:", p.Text)
	}
	for _, p := range slices.Concat(doc.Problems, doc.Notes) {
		fmt.Fprintln(w, p.Text)
	}
	switch {
	case doc.OK && doc.Rebuilt:
		fmt.Fprintln(w, "Pages, log and tables fit together; the tables were made anew.")
	case doc.OK:
		fmt.Fprintln(w, "Pages, log and tables fit together.")
	}
}

func (c *cli) backupVerb() *cobra.Command {
	return &cobra.Command{
		Use:   "backup FILE [OUT]",
		Short: "Write a safe, complete copy",
		Args:  args(1, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.reading(cmd.Context(), args[0], func(d *store.Desk) error {
				out := ""
				if len(args) == 2 {
					out = args[1]
				}
				path, err := d.Backup(cmd.Context(), out)
				if err != nil {
					return err
				}
				return c.answer(map[string]string{"file": path}, line("A copy lies in %s.", path))
			})
		},
	}
}
