package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"baton/model"
	"baton/store"
	"baton/store/intake"
)

// listFlags is what the user says about a list when the guess is wrong.
type listFlags struct {
	source   model.ListSource
	mapping  string
	event    string
	rehearse bool
}

func (l *listFlags) reader(cmd *cobra.Command) {
	fl := cmd.Flags()
	fl.StringVar(&l.source.Sheet, "sheet", "", "the sheet of a workbook (default: the first with rows)")
	fl.StringVar(&l.source.Encoding, "encoding", "", "like utf-8 or windows-1252 (default: guessed)")
	fl.StringVar(&l.source.Delimiter, "delimiter", "", "comma, semicolon, tab or pipe (default: guessed)")
	fl.StringVar(&l.source.DateOrder, "date-order", "", "dmy, mdy or ymd (default: guessed)")
}

func (c *cli) importVerb() *cobra.Command {
	var l listFlags
	cmd := &cobra.Command{
		Use:   "import FILE SOURCE...",
		Short: "Take in lists: CSV, TSV or XLSX; - reads what is piped in",
		Args:  args(2, -1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := l.readMapping(); err != nil {
				return err
			}
			do := c.writing
			if l.rehearse {
				do = c.reading
			}
			return do(cmd.Context(), args[0], func(d *store.Desk) error { return c.takeIn(cmd.Context(), d, l, args[1:]) })
		},
	}
	l.reader(cmd)
	fl := cmd.Flags()
	fl.StringVar(&l.mapping, "map", "", "a JSON file: column to field, as 'mapping' in the answer")
	fl.StringVar(&l.source.Noun, "noun", "", "what a row is: company, person, lead or touch (default: guessed)")
	fl.StringVar(&l.event, "event", "", "the list says who came to this event, by name or id (--noun touch)")
	fl.BoolVar(&l.rehearse, "dry-run", false, "say what would happen, and write nothing")
	return cmd
}

func (l *listFlags) readMapping() error {
	if l.mapping == "" {
		return nil
	}
	data, err := readSource(l.mapping)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(data, &l.source.Mapping); err != nil {
		return model.Refuse("map", fmt.Sprintf("%s is no mapping (%v): write it like {\"Company\": \"company.name\"}.", l.mapping, err))
	}
	return nil
}

// imported is one list, or several with the sums in front.
type imported struct {
	model.ImportResult
	Sources []model.ImportResult `json:"sources,omitempty"`
}

// ofEvent finds the event of a list of those who came.
func (l *listFlags) ofEvent(ctx context.Context, d *store.Desk) (err error) {
	if l.event == "" {
		return nil
	}
	if n := l.source.Noun; n != "" && n != "touch" {
		return misuse("--event takes a list of who came: leave --noun out, or say --noun touch.")
	}
	l.source.Event, err = eventNamed(ctx, d, l.event)
	return err
}

// takeIn imports one list after the other: each is a change of its own.
func (c *cli) takeIn(ctx context.Context, d *store.Desk, l listFlags, names []string) error {
	if err := l.ofEvent(ctx, d); err != nil {
		return err
	}
	var doc imported
	for _, name := range names {
		src, err := c.list(l.source, name)
		if err != nil {
			return err
		}
		var res model.ImportResult
		if l.rehearse {
			res, err = d.Rehearse(ctx, src)
		} else {
			res, err = d.Import(ctx, src, nil)
		}
		if err != nil {
			return fmt.Errorf("import %s: %w", src.Name, err)
		}
		doc.Sources = append(doc.Sources, whole(res))
	}
	doc.sum()
	return c.answer(doc, func(w io.Writer) { doc.print(w, names) })
}

func (c *cli) list(src model.ListSource, name string) (model.ListSource, error) {
	var err error
	if name == "-" {
		src.Data, err = io.ReadAll(c.in)
		return src, err
	}
	src.Name = filepath.Base(name)
	src.Data, err = readSource(name)
	return src, err
}

// whole has empty lists instead of null.
func whole(r model.ImportResult) model.ImportResult {
	if r.Problems == nil {
		r.Problems = []model.ListProblem{}
	}
	if r.Nouns == nil {
		r.Nouns = map[string]model.Tally{}
	}
	return r
}

// sum adds the lists up; a single one is its own sum.
func (doc *imported) sum() {
	doc.ImportResult = doc.Sources[len(doc.Sources)-1]
	if len(doc.Sources) == 1 {
		doc.Sources = nil
		return
	}
	doc.ImportResult = model.ImportResult{Batch: doc.Batch, Mapping: doc.Mapping, Nouns: map[string]model.Tally{}, Problems: []model.ListProblem{}}
	for _, r := range doc.Sources {
		doc.Read += r.Read
		doc.Created += r.Created
		doc.Updated += r.Updated
		doc.Unchanged += r.Unchanged
		doc.Duplicates += r.Duplicates
		doc.Rejected += r.Rejected
		doc.Came, doc.Missed, doc.Unsaid = doc.Came+r.Came, doc.Missed+r.Missed, doc.Unsaid+r.Unsaid
		doc.Problems = append(doc.Problems, r.Problems...)
		for noun, n := range r.Nouns {
			have := doc.Nouns[noun]
			doc.Nouns[noun] = model.Tally{Created: have.Created + n.Created, Updated: have.Updated + n.Updated}
		}
	}
}

func (doc *imported) print(w io.Writer, names []string) {
	t := table{titles: []string{"list", ">read", ">created", ">updated", ">unchanged", ">duplicates", ">rejected", "batch"}}
	all := doc.Sources
	if all == nil {
		all = []model.ImportResult{doc.ImportResult}
	}
	for i, r := range all {
		t.rows = append(t.rows, []string{filepath.Base(names[i]), strconv.Itoa(r.Read), strconv.Itoa(r.Created), strconv.Itoa(r.Updated),
			strconv.Itoa(r.Unchanged), strconv.Itoa(r.Duplicates), strconv.Itoa(r.Rejected), r.Batch.String()})
	}
	t.print(w)
	if doc.Came+doc.Missed+doc.Unsaid > 0 {
		fmt.Fprintf(w, "%d came, %d did not and have no touch, of %d the list does not say.\n", doc.Came, doc.Missed, doc.Unsaid)
	}
	for _, column := range slices.Sorted(maps.Keys(doc.Mapping)) {
		if field := doc.Mapping[column]; field != "" {
			fmt.Fprintf(w, "%s -> %s\n", column, field)
		}
	}
	for _, p := range doc.Problems {
		fmt.Fprintf(w, "Line %d, %s: %s\n", p.Line, p.Column, p.Text)
	}
}

func (c *cli) parseVerb() *cobra.Command {
	var l listFlags
	cmd := &cobra.Command{
		Use:         "parse SOURCE",
		Short:       "Show what the reader sees in a list, before any mapping; needs no firm file",
		Args:        args(1, 1),
		Annotations: map[string]string{withoutFile: "yes"},
		RunE: func(cmd *cobra.Command, args []string) error {
			src, err := c.list(l.source, args[0])
			if err != nil {
				return err
			}
			t, err := intake.Read(src.Name, src.Data, intake.Options{Sheet: src.Sheet, Encoding: src.Encoding, Delimiter: src.Delimiter, DateOrder: src.DateOrder})
			if err != nil {
				return err
			}
			return c.parsed(t)
		},
	}
	l.reader(cmd)
	return cmd
}

func (c *cli) parsed(t *intake.Table) error {
	if t.Header == nil {
		t.Header = []string{}
	}
	if t.Rows == nil {
		t.Rows = [][]string{}
	}
	if t.Problems == nil {
		t.Problems = []intake.Problem{}
	}
	return c.answer(t, func(w io.Writer) {
		columns := t.Columns()
		shown := table{titles: columns, empty: "The list has no rows."}
		for _, row := range t.Rows {
			cells := make([]string, len(columns))
			copy(cells, row)
			shown.rows = append(shown.rows, cells)
		}
		shown.print(w)
		for _, p := range t.Problems {
			fmt.Fprintf(w, "Line %d: %s\n", p.Line, p.Text)
		}
	})
}
