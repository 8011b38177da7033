// Package reportpage answers "what do we send?": the pages of the workbook as
// they will be sent, for the period one chooses, and the button that writes
// them. Screen and workbook render the same sheets, so both show one
// calculation; a number leads to the page it is counted on.
package reportpage

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/model"
	"baton/model/report"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// Store is what the page asks of the firm.
type Store interface {
	Firm(context.Context) (model.Firm, error)
	Report(ctx context.Context, from, to time.Time) ([]report.Sheet, error)
	WriteReport(ctx context.Context, path string, from, to time.Time, password string, progress func(done, total int, what string)) error
	Sent() []Sent
	Now() time.Time
}

// Sent is a workbook that was written before.
type Sent struct {
	Path     string
	From, To time.Time // to is exclusive
	At       time.Time
}

// Page is the Report screen.
type Page struct {
	store Store
	shell *shell.Shell
	// Job runs long work; it is the shell's unless a test wants to wait for it.
	Job func(title string, work shell.Work, then func())

	firm   model.Firm
	period period
	sheets []report.Sheet
	at     int // which sheet is shown
	asked  int // how often the figures were worked out; only the last is shown

	choice *kit.Select
	list   *fyne.Container // the pages of the workbook
	sent   *fyne.Container
	desk   *fyne.Container // where the page lies
}

// New makes the page.
func New(store Store, sh *shell.Shell) *Page { return &Page{store: store, shell: sh, Job: sh.Job} }

// Title implements shell.Page.
func (p *Page) Title() string { return "Report" }

// Question implements shell.Page.
func (p *Page) Question() string { return "What do we send?" }

// Content implements shell.Page.
func (p *Page) Content() fyne.CanvasObject {
	p.choice = kit.NewSelect(nil, "", p.choose)
	p.list, p.sent, p.desk = kit.Column(1), kit.Column(2), container.NewStack()
	left := kit.Column(18, kit.Labelled("Period", p.choice),
		kit.Column(4, kit.Caption("Pages"), p.list), kit.Column(4, kit.Caption("Last reports"), p.sent))
	return kit.Inset(0, 20, 0, 20, kit.Beside(200, 14, kit.Scroll(kit.Inset(0, 3, 14, 3, left)), p.desk))
}

// Primary implements shell.Primer.
func (p *Page) Primary() *shell.Action {
	return &shell.Action{Label: "Export to Excel", Icon: theme.Glyph("file-spreadsheet"), Key: "E",
		Enabled: func() bool { return len(p.sheets) > 0 }, Run: func() error { return p.export("") }}
}

// Actions implements shell.Actor.
func (p *Page) Actions() []shell.Action {
	return []shell.Action{{Label: "With a password", Icon: theme.Glyph("lock"),
		Enabled: func() bool { return len(p.sheets) > 0 }, Run: p.askPassword}}
}

// Reload implements shell.Page.
func (p *Page) Reload() {
	p.shell.Do(shell.Action{Label: "Read the report", Run: func() (err error) {
		p.firm, err = p.store.Firm(context.Background())
		return err
	}})
	periods := periodsAt(p.store.Now().In(p.firm.Location()))
	if p.period.key == "" {
		p.period = periods[0]
	}
	for _, o := range periods {
		if o.key == p.period.key {
			p.period = o // days go by
		}
	}
	p.choice.SetOptions(options(periods))
	p.choice.SetValue(p.period.key)
	p.history()
	p.work()
}

func (p *Page) choose(key string) {
	for _, o := range periodsAt(p.store.Now().In(p.firm.Location())) {
		if o.key == key {
			p.period = o
		}
	}
	p.work()
}

// work works the figures out and shows them.
func (p *Page) work() {
	p.asked++
	asked, of := p.asked, p.period
	var sheets []report.Sheet
	p.Job("Work out the report", func(ctx context.Context, tell shell.Progress) (err error) {
		tell(0, 0, "Counting leads, moves and hand-offs")
		sheets, err = p.store.Report(ctx, of.from, of.to)
		return err
	}, func() {
		if asked != p.asked {
			return
		}
		p.sheets = sheets
		p.at = min(p.at, max(0, len(sheets)-1))
		p.show()
	})
}

// show lays the chosen page on the desk.
func (p *Page) show() {
	p.list.Objects = nil
	for i, s := range p.sheets {
		b := kit.NewButton(kit.Ghost, signOf(s), s.Name, func() { p.turn(i) })
		b.Height, b.Leading, b.Selected = 30, true, i == p.at
		p.list.Add(b)
	}
	p.list.Refresh()
	if p.at < len(p.sheets) {
		p.desk.Objects = []fyne.CanvasObject{p.paper(p.sheets[p.at])}
	}
	p.desk.Refresh()
	p.shell.RefreshFrame()
}

func (p *Page) turn(to int) {
	if to >= 0 && to < len(p.sheets) {
		p.at = to
		p.show()
	}
}

// follow turns to the page a number is counted on.
func (p *Page) follow(name string) {
	for i, s := range p.sheets {
		if s.Name == name {
			p.turn(i)
		}
	}
}

func signOf(s report.Sheet) fyne.Resource {
	switch s.Look {
	case report.Cover:
		return theme.Glyph("book-open")
	case report.Data:
		return theme.Glyph("table")
	}
	return theme.Glyph("file-text")
}
