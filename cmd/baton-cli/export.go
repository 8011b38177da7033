package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"baton/model"
	"baton/model/report"
	"baton/store"
	"baton/store/xlsx"
)

func (c *cli) exportVerb() *cobra.Command {
	var out string
	cmd := &cobra.Command{
		Use:   "export FILE -o OUT.csv|xlsx",
		Short: "Write every lead with company and contact, so that 'import' reads it back",
		Args:  args(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := mustEnd(out, ".csv", ".xlsx"); err != nil {
				return err
			}
			return c.reading(cmd.Context(), args[0], func(d *store.Desk) error {
				t, err := exportTable(cmd.Context(), d)
				if err != nil {
					return err
				}
				if err := writeTable(cmd.Context(), d, out, t); err != nil {
					return err
				}
				doc := struct {
					Rows int    `json:"rows"`
					File string `json:"file"`
				}{len(t.Rows), out}
				return c.answer(doc, line("%d leads in %s.", doc.Rows, out))
			})
		},
	}
	cmd.Flags().StringVarP(&out, "output", "o", "", "the list to write")
	return cmd
}

// writeTable writes a table whole or not at all.
func writeTable(ctx context.Context, d *store.Desk, out string, t report.Table) error {
	if !strings.EqualFold(filepath.Ext(out), ".csv") {
		return writeWorkbook(ctx, d, out, []report.Sheet{{Name: "Leads", Title: "Leads", Look: report.Data, Blocks: []report.Block{t}}}, "")
	}
	err := replaceFile(out, func(f *os.File) error { return xlsx.WriteCSV(f, t) })
	if err != nil {
		return fmt.Errorf("%s was not written (%v): choose another place", out, reason(err))
	}
	return nil
}

func replaceFile(path string, write func(*os.File) error) error {
	temp, err := os.CreateTemp(filepath.Dir(path), ".baton-*.tmp")
	if err != nil {
		return err
	}
	defer os.Remove(temp.Name())
	err = write(temp)
	if e := temp.Sync(); err == nil {
		err = e
	}
	if e := temp.Close(); err == nil {
		err = e
	}
	if err == nil {
		err = os.Rename(temp.Name(), path)
	}
	return err
}

// exported is one column of the list: its title, which the reader of lists
// takes for the field named beside it, and its cell.
type exported struct {
	title string
	kind  report.Kind
	cell  func(r *model.LeadRow, b *firmBook) report.Cell
}

// of takes a field of the lead, its company or its first contact as it is kept.
func of(noun, field string) func(*model.LeadRow, *firmBook) report.Cell {
	return func(r *model.LeadRow, b *firmBook) report.Cell {
		id := map[string]model.ID{"lead": r.ID, "company": r.Company, "person": r.Contact}[noun]
		return report.Words(b.text(noun, id, field))
	}
}

// exports are the columns; what the firm keeps in fields of its own follows.
var exports = []exported{
	{"Lead ID", report.Text, func(r *model.LeadRow, b *firmBook) report.Cell { return report.Words(r.ID.String()) }},
	{"Deal name", report.Text, of("lead", "title")},
	{"Company", report.Text, of("company", "name")},
	{"Company domain", report.Text, of("company", "domain")},
	{"Website", report.Text, of("company", "website")},
	{"Industry", report.Text, of("company", "industry")},
	{"Employees", report.Text, of("company", "employees")},
	{"Country", report.Text, of("company", "country")},
	{"Region", report.Text, of("company", "region")},
	{"City", report.Text, of("company", "city")},
	{"Relationship", report.Text, of("company", "relationship")},
	{"Contact", report.Text, of("person", "name")},
	{"Email", report.Text, of("person", "email")},
	{"Phone", report.Text, of("person", "phone")},
	{"Job title", report.Text, of("person", "title")},
	{"Stage", report.Text, func(r *model.LeadRow, b *firmBook) report.Cell { return report.Words(r.StageKey) }},
	{"Kind", report.Text, of("lead", "kind")},
	{"Route", report.Text, of("lead", "route")},
	{"Source", report.Text, of("lead", "source")},
	{"Value", report.Text, func(r *model.LeadRow, b *firmBook) report.Cell {
		if r.Value.Minor == 0 {
			return report.Cell{}
		}
		return report.Words(r.Value.Exact())
	}},
	{"Currency", report.Text, func(r *model.LeadRow, b *firmBook) report.Cell { return report.Words(r.Value.Currency) }},
	{"Created", report.Text, func(r *model.LeadRow, b *firmBook) report.Cell {
		return b.moment(r.Created, b.text("lead", r.ID, "created-exact"))
	}},
	{"Closed", report.Text, func(r *model.LeadRow, b *firmBook) report.Cell {
		if r.Outcome == "open" || r.Outcome == "nurture" {
			return report.Cell{}
		}
		return b.moment(r.Since, "")
	}},
	{"Lost reason", report.Text, func(r *model.LeadRow, b *firmBook) report.Cell { return report.Words(r.Why) }},
	{"Owner", report.Text, func(r *model.LeadRow, b *firmBook) report.Cell { return report.Words(r.OwnerName) }},
	{"Offer", report.Text, func(r *model.LeadRow, b *firmBook) report.Cell {
		return report.Words(b.named("offer", b.text("lead", r.ID, "offer")))
	}},
	{"Introduced by", report.Text, func(r *model.LeadRow, b *firmBook) report.Cell {
		return report.Words(b.named("person", b.text("lead", r.ID, "introducer")))
	}},
	{"Next step", report.Text, of("lead", "next-step")},
	{"Next step date", report.Text, of("lead", "next-date")},
	{"Note", report.Text, of("lead", "note")},
}

func exportTable(ctx context.Context, d *store.Desk) (report.Table, error) {
	rows, err := d.Leads(ctx)
	if err != nil {
		return report.Table{}, err
	}
	book, err := readFirmBook(ctx, d)
	if err != nil {
		return report.Table{}, err
	}
	t := report.Table{Name: "Leads", Empty: "No leads yet."}
	columns := slices.Concat(exports, book.own())
	for i, c := range columns {
		t.Columns = append(t.Columns, report.Column{Key: fmt.Sprintf("c%d", i), Title: c.title, Kind: c.kind})
	}
	for i := range rows {
		cells := make([]report.Cell, len(columns))
		for k, c := range columns {
			cells[k] = c.cell(&rows[i], book)
		}
		t.Rows = append(t.Rows, cells)
	}
	return t, nil
}

// firmBook is every row of the firm by noun and id, read from its canonical
// text: nothing that is kept can be forgotten.
type firmBook struct {
	zone *time.Location
	rows map[string]map[string]map[string]any
}

func readFirmBook(ctx context.Context, d *store.Desk) (*firmBook, error) {
	firm, err := d.Firm(ctx)
	if err != nil {
		return nil, err
	}
	b := &firmBook{zone: firm.Location(), rows: map[string]map[string]map[string]any{}}
	return b, d.Dump(ctx, &lines{each: b.take})
}

func (b *firmBook) take(line []byte) error {
	words := bytes.SplitN(line, []byte(" "), 4)
	noun := string(words[0])
	switch noun {
	case "lead", "company", "person", "offer", "field":
	default:
		return nil
	}
	read := json.NewDecoder(bytes.NewReader(words[3]))
	read.UseNumber()
	var fields map[string]any
	if err := read.Decode(&fields); err != nil {
		return fmt.Errorf("read %s: %w", words[1], err)
	}
	if b.rows[noun] == nil {
		b.rows[noun] = map[string]map[string]any{}
	}
	b.rows[noun][string(words[1])] = fields
	return nil
}

func (b *firmBook) text(noun string, id model.ID, field string) string {
	switch v := b.rows[noun][id.String()][field].(type) {
	case nil:
		return ""
	case bool:
		return map[bool]string{true: "yes", false: "no"}[v]
	default:
		return fmt.Sprint(v)
	}
}

func (b *firmBook) named(noun, id string) string {
	name, _ := b.rows[noun][id]["name"].(string)
	return name
}

// moment is a time on the firm's wall clock, a day where only that is known.
func (b *firmBook) moment(t time.Time, exact string) report.Cell {
	switch {
	case t.IsZero():
		return report.Cell{}
	case exact == "day":
		return report.Words(t.In(b.zone).Format(time.DateOnly))
	}
	return report.Words(t.In(b.zone).Format("2006-01-02 15:04:05"))
}

// own are the columns of the firm's own fields of leads, by name.
func (b *firmBook) own() []exported {
	var out []exported
	for id, f := range b.rows["field"] {
		if name, _ := f["name"].(string); f["noun"] == "lead" && name != "" {
			out = append(out, exported{name, report.Text, of("lead", "x."+id)})
		}
	}
	slices.SortFunc(out, func(x, y exported) int { return strings.Compare(x.title, y.title) })
	return out
}
