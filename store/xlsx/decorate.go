package xlsx

import (
	"fmt"
	"strings"
	"time"

	"baton/model/report"

	"github.com/xuri/excelize/v2"
)

// setUp sets what stands at the head of a worksheet, and how it prints:
// landscape, as wide as one page.
func (b *book) setUp(p *page) error {
	name := p.sheet.Name
	yes, no, one, none, way := true, false, 1, 0, "landscape"
	tab := map[report.Look]string{report.Cover: accent, report.Data: faint}[p.sheet.Look]
	props := excelize.SheetPropsOptions{FitToPage: &yes}
	if tab != "" {
		props.TabColorRGB = &tab
	}
	last := len(p.rows)
	if p.data != nil {
		last = p.data.last
	}
	corner, err := excelize.CoordinatesToCellName(p.right, last)
	if err != nil {
		return err
	}
	a4, narrow, low := 9, 0.4, 0.7
	pages := &none
	if p.sheet.Look == report.Cover {
		way = "portrait"
	}
	if p.data == nil && p.tall() < 1.6*onePage*p.span(1, p.right) || p.sheet.Look == report.Cover {
		pages = &one
	}
	footer := strings.ReplaceAll(fmt.Sprint(b.o.Creator, "  ·  ", b.o.Title), "&", "&&")
	return first(
		b.file.SetSheetProps(name, &props),
		b.file.SetSheetDimension(name, "A1:"+corner),
		b.file.SetSheetView(name, 0, &excelize.ViewOptions{ShowGridLines: &no}),
		b.file.SetPageLayout(name, &excelize.PageLayoutOptions{Size: &a4, Orientation: &way, FitToWidth: &one, FitToHeight: pages}),
		b.file.SetPageMargins(name, &excelize.PageLayoutMarginsOptions{Left: &narrow, Right: &narrow, Top: &narrow, Bottom: &low}),
		b.file.SetHeaderFooter(name, &excelize.HeaderFooterOptions{OddFooter: "&L&8" + clip(footer, 120) + "&C&8&A&R&8&P / &N"}),
	)
}

// onePage is the height in points of a landscape page for each width of 1.
const onePage = 3.6

// tall is the height of the planned rows in points.
func (p *page) tall() float64 {
	sum := 0.0
	for _, r := range p.rows {
		sum += r.height
	}
	return sum
}

// clip keeps a footer within the 255 characters Excel allows.
func clip(s string, most int) string {
	if r := []rune(s); len(r) > most {
		return strings.TrimSuffix(string(r[:most]), "&") + "…"
	}
	return s
}

func first(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// freeze keeps the head of a long table in sight.
func (b *book) freeze(w *excelize.StreamWriter, p *page) error {
	below := 0
	switch {
	case p.data != nil:
		below = p.data.first - 1
	case len(p.sheet.Blocks) > 0 && len(p.tables) == 1 && len(p.charts) == 0:
		below = p.tables[0].first - 1
	default:
		return nil
	}
	corner, err := excelize.CoordinatesToCellName(p.left+1, below+1)
	if err != nil {
		return err
	}
	return w.SetPanes(&excelize.Panes{Freeze: true, XSplit: p.left, YSplit: below, TopLeftCell: corner, ActivePane: "bottomRight"})
}

// decorate adds what stands after the rows.
func (b *book) decorate(w *excelize.StreamWriter, p *page) error {
	for _, m := range p.merges {
		from, err := excelize.CoordinatesToCellName(m[1], m[0])
		if err != nil {
			return err
		}
		to, err := excelize.CoordinatesToCellName(m[3], m[2])
		if err != nil {
			return err
		}
		if err := w.MergeCell(from, to); err != nil {
			return err
		}
	}
	for _, t := range p.tables {
		if err := b.tint(t); err != nil {
			return err
		}
	}
	if err := b.links(p); err != nil {
		return err
	}
	for _, c := range p.charts {
		if err := b.draw(p, c); err != nil {
			return err
		}
	}
	if p.data == nil {
		return nil
	}
	no := false
	ref := strings.ReplaceAll(absolute("", p.data.column, p.data.first-1, p.right, p.data.last), "$", "")
	return w.AddTable(&excelize.Table{Range: strings.TrimPrefix(ref, "''!"), Name: p.data.Name, StyleName: "TableStyleLight1", ShowRowStripes: &no})
}

// tint colours the words of a column that want to be noticed, by a rule, so
// that the colour follows when the workbook is edited.
func (b *book) tint(t *tableAt) error {
	for i, c := range t.Columns {
		if len(c.Emphasis) == 0 {
			continue
		}
		var rules []excelize.ConditionalFormatOptions
		for _, e := range c.Emphasis {
			h := hueOf(e.Tone)
			dress := &excelize.Style{Font: &excelize.Font{Color: h.text}, Fill: filled(h.soft)}
			if e.Tone >= report.Marketing { // a team is a colour of words; a filled cell is a state
				dress.Fill = excelize.Fill{}
			}
			id, err := b.file.NewConditionalStyle(dress)
			if err != nil {
				return err
			}
			rules = append(rules, excelize.ConditionalFormatOptions{Type: "cell", Criteria: "=", Value: report.Quoted(e.Word), Format: &id})
		}
		_, ref, _ := strings.Cut(strings.ReplaceAll(t.columnRange(i), "$", ""), "!")
		if err := b.file.SetConditionalFormat(t.sheet, ref, rules); err != nil {
			return err
		}
	}
	return nil
}

func (b *book) links(p *page) error {
	for i, r := range p.rows {
		for _, c := range r.cells {
			to := c.cell.Link()
			if to == "" {
				continue
			}
			if at, _ := b.file.GetSheetIndex(to); at < 0 && !b.has(to) {
				return fmt.Errorf("%s leads to the sheet %q, which is not in the workbook", c.cell, to)
			}
			cell, err := excelize.CoordinatesToCellName(c.column, i+1)
			if err != nil {
				return err
			}
			if err := b.file.SetCellHyperLink(p.sheet.Name, cell, absolute(to, 1, 1, 1, 1), "Location"); err != nil {
				return err
			}
		}
	}
	return nil
}

func (b *book) has(sheet string) bool {
	for _, p := range b.pages {
		if p.sheet.Name == sheet {
			return true
		}
	}
	return false
}

// finish writes what belongs to the whole workbook.
func (b *book) finish() error {
	for _, name := range sortedKeys(b.names) {
		if err := b.file.SetDefinedName(&excelize.DefinedName{Name: name, RefersTo: b.names[name]}); err != nil {
			return fmt.Errorf("name %s: %w", name, err)
		}
	}
	for _, p := range b.pages {
		if p.data == nil {
			continue
		}
		head := fmt.Sprintf("'%s'!$%d:$%d", strings.ReplaceAll(p.sheet.Name, "'", "''"), p.data.first-1, p.data.first-1)
		if err := b.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: head, Scope: p.sheet.Name}); err != nil {
			return err
		}
	}
	b.file.SetActiveSheet(0)
	props := &excelize.DocProperties{Title: b.o.Title, Creator: b.o.Creator, LastModifiedBy: b.o.Creator}
	if !b.o.Created.IsZero() {
		props.Created = b.o.Created.UTC().Format(time.RFC3339)
		props.Modified = props.Created
	}
	return first(b.file.SetDocProps(props), b.file.SetAppProps(&excelize.AppProperties{Application: "Baton", Company: b.o.Creator}))
}
