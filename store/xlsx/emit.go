package xlsx

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"baton/model/report"

	"github.com/xuri/excelize/v2"
)

// book is one workbook while it is made.
type book struct {
	ctx     context.Context
	o       Options
	file    *excelize.File
	styles  styles
	pages   []page
	tables  map[string]*tableAt
	figures map[string]string                // key -> its cell, absolute, with the sheet
	names   map[string]string                // defined names that formulas use -> what they refer to
	parts   map[string]func(io.Writer) error // rows by part of the file
	done    int
	total   int
}

func newBook(ctx context.Context, sheets []report.Sheet, o Options) *book {
	b := &book{ctx: ctx, o: o, file: excelize.NewFile(), tables: map[string]*tableAt{}, figures: map[string]string{},
		names: map[string]string{}, parts: map[string]func(io.Writer) error{}}
	b.styles = styles{b.file, map[look]int{}}
	for _, s := range sheets {
		b.pages = append(b.pages, plan(s))
	}
	for i := range b.pages {
		p := &b.pages[i]
		for _, t := range p.tables {
			if t.Name != "" {
				b.tables[t.Name] = t
			}
		}
		if p.data != nil {
			b.total += len(p.data.Rows)
		}
		for key, at := range p.figures {
			b.figures[key] = absolute(p.sheet.Name, at[1], at[0], at[1], at[0])
		}
	}
	b.file.SetZipWriter(func(w io.Writer) excelize.ZipWriter { return newContainer(w, b.parts) })
	return b
}

// emit makes one worksheet. What stands before the rows must be set before
// the stream begins: excelize writes it at once.
func (b *book) emit(p *page, at int) error {
	name := p.sheet.Name
	if at == 0 {
		if err := b.file.SetSheetName("Sheet1", name); err != nil {
			return err
		}
	} else if _, err := b.file.NewSheet(name); err != nil {
		return err
	}
	if err := b.setUp(p); err != nil {
		return err
	}
	w, err := b.file.NewStreamWriter(name)
	if err != nil {
		return err
	}
	// Columns must stand in ascending order, and excelize puts each new one first.
	for _, c := range slices.Backward(sortedKeys(p.widths)) {
		if err := w.SetColWidth(c, c, p.widths[c]); err != nil {
			return err
		}
	}
	if err := b.freeze(w, p); err != nil {
		return err
	}
	if err := b.body(w, p); err != nil {
		return err
	}
	if err := b.decorate(w, p); err != nil {
		return err
	}
	return w.Flush()
}

// body hands the rows over: what excelize must see for its table goes
// through it, everything else is written when the file is.
func (b *book) body(w *excelize.StreamWriter, p *page) error {
	fill := func(r *rows) error { return b.planned(r, p) }
	if p.data != nil {
		if err := b.titled(w, p); err != nil {
			return err
		}
		var err error
		if fill, err = b.streamed(p.data); err != nil {
			return err
		}
	} else if err := b.resolve(p); err != nil {
		return err
	}
	b.parts[part(b.file, p.sheet.Name)] = func(out io.Writer) error {
		r := newRows(out, p.right+1)
		if err := fill(r); err != nil {
			return err
		}
		return r.flush()
	}
	return nil
}

// part is the name of a sheet's file in the container. Sheets are made in
// order and never removed, so the number is the position.
func part(f *excelize.File, sheet string) string {
	i, _ := f.GetSheetIndex(sheet) // it was made just before
	return fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1)
}

// titled writes the few rows above a data table through excelize.
func (b *book) titled(w *excelize.StreamWriter, p *page) error {
	for i, r := range p.rows {
		values := make([]any, p.right)
		for _, c := range r.cells {
			id, err := b.styles.id(c.look)
			if err != nil {
				return err
			}
			values[c.column-1] = excelize.Cell{StyleID: id, Value: c.cell.Text}
		}
		if err := w.SetRow(fmt.Sprintf("A%d", i+1), values, excelize.RowOpts{Height: r.height}); err != nil {
			return err
		}
	}
	return nil
}

// resolve turns the symbols of a page's formulas into names and addresses
// and makes its styles, so that nothing can fail while the file is written.
func (b *book) resolve(p *page) error {
	for i := range p.rows {
		for j := range p.rows[i].cells {
			c := &p.rows[i].cells[j]
			if _, err := b.styles.id(c.look); err != nil {
				return err
			}
			f, err := report.Resolve(c.cell.Formula(), b.placing(p.rows[i].table, i+1))
			if err != nil {
				return err
			}
			if len(f) > maxFormula {
				return fmt.Errorf("the formula of %s is longer than the %d characters Excel allows", c.cell, maxFormula)
			}
			c.formula = f
		}
	}
	return nil
}

const maxFormula = 8192

// placing finds what a symbol of a formula stands for.
func (b *book) placing(here *tableAt, row int) func(report.Ref) (string, error) {
	return func(ref report.Ref) (string, error) {
		if ref.Figure != "" {
			cell, ok := b.figures[ref.Figure]
			if !ok {
				return "", fmt.Errorf("there is no figure %q", ref.Figure)
			}
			b.names[ref.Figure] = cell
			return ref.Figure, nil
		}
		t, ok := b.tables[ref.Table]
		if ref.SameRow() {
			t, ok = here, here != nil
		}
		if !ok {
			return "", fmt.Errorf("there is no table %q", ref.Table)
		}
		i := t.Column(ref.Column)
		if i < 0 {
			return "", fmt.Errorf("the table %q has no column %q", t.Name, ref.Column)
		}
		if ref.SameRow() {
			return excelize.CoordinatesToCellName(t.column+i, row)
		}
		name := t.Name + "_" + ref.Column
		b.names[name] = t.columnRange(i)
		return name, nil
	}
}

// columnRange is the rows of a column, absolute, with the sheet.
func (t *tableAt) columnRange(i int) string {
	return absolute(t.sheet, t.column+i, t.first, t.column+i, t.last)
}

func absolute(sheet string, c1, r1, c2, r2 int) string {
	from, _ := excelize.CoordinatesToCellName(c1, r1, true) // planned cells lie within the sheet
	to, _ := excelize.CoordinatesToCellName(c2, r2, true)
	quoted := "'" + strings.ReplaceAll(sheet, "'", "''") + "'!"
	if from == to {
		return quoted + from
	}
	return quoted + from + ":" + to
}

// planned writes the rows of a page.
func (b *book) planned(r *rows, p *page) error {
	for i, line := range p.rows {
		r.start(i+1, line.height)
		for _, c := range line.cells {
			r.cell(c.column, b.styles.made[c.look], c.cell, c.formula)
		}
		r.end()
	}
	return b.ctx.Err()
}

const told = 4096 // rows between two words of progress

// streamed writes the rows of a data table. Every look is made beforehand.
func (b *book) streamed(t *tableAt) (func(*rows) error, error) {
	made, err := b.rowStyles(t)
	if err != nil {
		return nil, err
	}
	return func(r *rows) error {
		for i, cells := range t.Rows {
			r.start(t.first+i, 0)
			for j := range cells {
				r.cell(t.column+j, made[j][cells[j].Kind], cells[j], "")
			}
			r.end()
			if b.done++; b.done%told == 0 || b.done == b.total {
				if err := b.ctx.Err(); err != nil {
					return err
				}
				if b.o.Progress != nil {
					b.o.Progress(b.done, b.total)
				}
			}
		}
		return b.ctx.Err()
	}, nil
}

// rowStyles are the styles of a data table by column and kind. A data cell
// has no formula and no tone of its own: the column's emphasis tints it.
func (b *book) rowStyles(t *tableAt) ([][]int, error) {
	made := make([][]int, len(t.Columns))
	for j := range t.Columns {
		made[j] = make([]int, report.Span+1)
		for k := range made[j] {
			id, err := b.styles.id(look{role: body, kind: report.Kind(k), right: toRight(t.Columns[j].Kind)})
			if err != nil {
				return nil, err
			}
			made[j][k] = id
		}
	}
	for i, cells := range t.Rows {
		for j := range cells {
			if cells[j].Formula() != "" {
				return nil, fmt.Errorf("row %d, %s: a formula belongs on a page, not in the data it counts", i+1, t.Columns[j].Title)
			}
		}
	}
	return made, nil
}

func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K {
	keys := make([]K, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
