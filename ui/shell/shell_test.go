package shell_test

import (
	"errors"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// leads is a page with a table, a primary action and a search.
type leads struct {
	shell   *shell.Shell
	table   *kit.Table
	reloads int
	opened  string
	search  string
	refuse  error
	done    []string
}

func (p *leads) Title() string          { return "Leads" }
func (p *leads) Question() string       { return "Which ones?" }
func (p *leads) Reload()                { p.reloads++ }
func (p *leads) Search(text string)     { p.search = text }
func (p *leads) Open(id string)         { p.opened = id }
func (p *leads) Dropped(paths []string) { p.done = append(p.done, paths...) }

func (p *leads) Primary() *shell.Action {
	return &shell.Action{Label: "New lead", Icon: theme.Glyph("plus"), Key: "Ctrl+N", Run: func() error {
		p.done = append(p.done, "new")
		return p.refuse
	}}
}

func (p *leads) Actions() []shell.Action {
	do := func(name string) func() error { return func() error { p.done = append(p.done, name); return nil } }
	return []shell.Action{
		{Label: "Import", Icon: theme.Glyph("upload"), Run: do("import")},
		{Label: "Export", Icon: theme.Glyph("download"), Key: "Ctrl+E", Run: do("export")},
		{Label: "Archive", Run: do("archive"), Enabled: func() bool { return false }},
		{Label: "Accept", Key: "A", Run: do("accept")},
	}
}

func (p *leads) Content() fyne.CanvasObject {
	stages := []string{"Interested", "Evaluating", "Scoping", "Proposal", "Terms"}
	hues := []theme.Hue{theme.Marketing, theme.BD, theme.Sales, theme.Sales, theme.Sales}
	p.table = kit.NewTable([]kit.TableColumn{
		{Title: "Company", Width: 190, Grow: 2, Sorts: true, Edits: true},
		{Title: "First contact", Width: 150, Grow: 1},
		{Title: "Stage", Width: 130, Sorts: true},
		{Title: "Fit", Width: 90, Number: true, Sorts: true},
		{Title: "Value, €", Width: 100, Number: true, Sorts: true},
		{Title: "Next step", Width: 180, Grow: 1},
		{Title: "Owner", Width: 110},
	}, kit.Rows{
		Len: func() int { return 2000 },
		Key: func(row int) string { return fmt.Sprint("lead", row) },
		Cell: func(row, col int) kit.Cell {
			switch col {
			case 0:
				return kit.Cell{Text: fmt.Sprintf("Company %d of the north and south", row), Strong: true}
			case 1:
				return kit.Cell{Text: "Jane Doe"}
			case 2:
				return kit.Cell{Text: stages[row%5], Hue: hues[row%5], Chip: true}
			case 3:
				return kit.Cell{Text: fmt.Sprint(row * 37 % 101), Small: "4 of 7", Hatched: row%4 == 3}
			case 4:
				return kit.Cell{Text: fmt.Sprintf("%d,%03d", 1+row*7%90, row*131%1000)}
			case 5:
				return kit.Cell{Text: "2 days late", Sign: theme.Glyph("clock"), Hue: theme.Late}
			}
			return kit.Cell{Text: "Ada Kestrel", Quiet: true}
		},
	})
	return kit.Inset(0, 20, 14, 20, p.table)
}

type plain struct {
	name    string
	reloads int
}

func (p *plain) Title() string    { return p.name }
func (p *plain) Question() string { return "What do I do next?" }
func (p *plain) Reload()          { p.reloads++ }
func (p *plain) Content() fyne.CanvasObject {
	return kit.Empty(theme.Glyph("sun"), "Nothing is waiting", "What needs you today appears here, the most urgent first.",
		kit.NewButton(kit.Primary, theme.Glyph("plus"), "Add a lead", nil))
}
func (p *plain) Stale(c model.Change) bool { return c.Touches("lead") }

// frame is a shell in a test window.
func frame(t *testing.T, o shell.Options) (*shell.Shell, *leads, *plain) {
	t.Helper()
	test.NewTempApp(t)
	w := test.NewTempWindow(t, nil)
	o.Window = w
	if o.Mode == "" {
		o.Mode = theme.Light
	}
	o.Status = func() shell.Status {
		return shell.Status{Firm: "Northwind Cloud", Who: "Ada Kestrel", Hat: "Sales", HatHue: theme.Sales,
			Saved: "in the file", Backup: "backup 2 hours ago"}
	}
	s := shell.New(o)
	p, today := &leads{shell: s}, &plain{name: "Today"}
	s.Register(shell.Run, shell.Entry{Route: "today", Icon: theme.Glyph("sun"), Page: today, Badge: func() int { return 7 }})
	s.Register(shell.Run, shell.Entry{Route: "leads", Icon: theme.Glyph("users"), Page: p})
	s.Register(shell.Agree, shell.Entry{Route: "positioning", Icon: theme.Glyph("compass"), Page: &plain{name: "Positioning"}})
	w.Resize(fyne.NewSize(1280, 800))
	return s, p, today
}

func TestPictures(t *testing.T) {
	dir := os.Getenv("BATON_PICTURES")
	if dir == "" {
		dir = t.TempDir()
	}
	for _, mode := range []theme.Mode{theme.Light, theme.Dark} {
		for _, size := range []fyne.Size{{Width: 1280, Height: 800}, {Width: 1920, Height: 1080}} {
			s, p, _ := frame(t, shell.Options{Mode: mode, Undo: func() (string, error) { return "", nil }})
			s.Window().Resize(size)
			s.Go("leads")
			p.table.Select("lead1", "lead2", "lead4")
			name := fmt.Sprintf("shell_%s_%.0f", mode, size.Width)
			s.Changed(model.Change{Label: "Moved Company 3 to Scoping"})
			save(t, s, dir, name)
			s.ShowDetail(s.Panel(kit.NewChip("Scoping", theme.Sales).WithDot(), "Company 3 of the north", "Jane Doe, CTO", kit.Column(8,
				kit.Fact(theme.Glyph("wallet"), "Value", "41,200 €"), kit.Fact(theme.Glyph("clock"), "Next step", "Call on Thursday 14:00"))), nil)
			s.Notify(shell.Notice{Text: "“Move to Scoping” is not possible yet:", More: []string{"Who signs is not known.", "The next meeting has no date."}, Hue: theme.AtRisk})
			save(t, s, dir, name+"_detail")
			s.HideDetail()
			s.Palette()
			save(t, s, dir, name+"_palette")
		}
	}
}

func save(t *testing.T, s *shell.Shell, dir, name string) {
	t.Helper()
	f, err := os.Create(filepath.Join(dir, name+".png"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, s.Window().Canvas().Capture()); err != nil {
		t.Fatal(err)
	}
}

var errDisk = errors.New("the disk is full")
