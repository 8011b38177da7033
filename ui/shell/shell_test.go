package shell_test

import (
	"errors"
	"fmt"
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
	heard   []model.Change
}

func (p *plain) Title() string    { return p.name }
func (p *plain) Question() string { return "What do I do next?" }
func (p *plain) Reload()          { p.reloads++ }
func (p *plain) Content() fyne.CanvasObject {
	return kit.Empty(theme.Glyph("sun"), "Nothing is waiting", "What needs you today appears here, the most urgent first.",
		kit.NewButton(kit.Primary, theme.Glyph("plus"), "Add a lead", nil))
}
func (p *plain) Stale(c model.Change) bool {
	p.heard = append(p.heard, c)
	return c.Touches("lead")
}

// decider is a page that has the buttons of its actions in its content.
type decider struct{ plain }

func (p *decider) Actions() []shell.Action {
	return []shell.Action{
		{Label: "Print", Run: func() error { return nil }},
		{Label: "Reject", Key: "R", Menu: true, Run: func() error { p.name = "Rejected"; return nil }},
	}
}

// frame is a shell in a test window.
func frame(t *testing.T, o shell.Options) (*shell.Shell, *leads, *plain) {
	t.Helper()
	test.NewTempApp(t)
	w := test.NewTempWindow(t, nil)
	o.Window = w
	if o.Mode == "" {
		o.Mode = theme.Light
	}
	if o.Status == nil {
		o.Status = func() shell.Status {
			return shell.Status{Firm: "Tidewater Cloud", Who: "Ada Kestrel", Hat: "Sales", HatHue: theme.Sales,
				Saved: "in the file", Backup: "backup 2 hours ago"}
		}
	}
	s := shell.New(o)
	p, today := &leads{shell: s}, &plain{name: "Today"}
	s.Register(shell.Run, shell.Entry{Route: "today", Icon: theme.Glyph("sun"), Page: today, Badge: func() int { return 7 }})
	s.Register(shell.Run, shell.Entry{Route: "leads", Icon: theme.Glyph("users"), Page: p})
	s.Register(shell.Agree, shell.Entry{Route: "positioning", Icon: theme.Glyph("compass"), Page: &plain{name: "Positioning"}})
	w.Resize(fyne.NewSize(1280, 800))
	return s, p, today
}

var errDisk = errors.New("the disk is full")
