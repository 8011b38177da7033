// Package leads answers "which ones?": every lead of the firm in one table,
// searched as one types, sorted by any column, filtered by chips, with one
// panel that holds all there is to know and do about a lead.
//
// The rows are read once and kept; scores are filled in afterwards; a change
// re-reads only the rows it concerns, and the selection stays where it was.
package leads

import (
	"context"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/model"
	"baton/model/where"
	"baton/ui/ask"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// Store is what the table reads and what can be done with its rows.
type Store interface {
	Firm(context.Context) (model.Firm, error)
	Members(context.Context) ([]model.Member, error)
	InForce(context.Context) (*model.Agreement, error)
	Leads(context.Context) ([]model.LeadRow, error)
	LeadRows(context.Context, []model.ID) ([]model.LeadRow, error)
	Scored(context.Context, []model.ID) ([]model.Scored, error)
	AddLine(context.Context, string) (model.ID, error)
	Move(context.Context, model.MoveRequest) (model.MoveResult, error)
	MoveHint(ctx context.Context, lead, stage model.ID) ([]string, error)
	Touch(context.Context, model.Touch) (model.ID, error)
	MoveEach(ctx context.Context, do string, reqs []model.MoveRequest) (refused []error, err error)
	Reach(ctx context.Context, lead model.ID) (*model.Reach, error)
	Edit(ctx context.Context, do string, edits []model.Edit) error
	EditEach(ctx context.Context, do string, edits []model.Edit) (refused []error, err error)
	Set(ctx context.Context, noun string, id model.ID, f model.Fields) error
	Delete(ctx context.Context, noun string, id model.ID) error
	Actor() model.Actor
	Now() time.Time
	Lead
	Table
}

// Table is what the table itself asks for: what rows do not hold, and how
// somebody likes to see them.
type Table interface {
	OwnFields(context.Context) ([]model.FieldDef, error)
	Known(ctx context.Context, field where.Field, ids []model.ID) (map[model.ID]where.Value, error)
	Views(ctx context.Context, noun string) ([]model.View, error)
}

// Lead is what the panel of one lead reads and writes besides.
type Lead interface {
	Lead(context.Context, model.ID) (*model.LeadDetail, error)
	HandoffsOf(ctx context.Context, lead model.ID) ([]model.HandoffRow, error)
	History(context.Context, model.ID) ([]model.HistoryLine, error)
	Add(ctx context.Context, noun string, f model.Fields) (model.ID, error)
	Tick(ctx context.Context, lead, item model.ID, evidence string) error
	Untick(ctx context.Context, lead, item model.ID) error
	Answer(ctx context.Context, lead, criterion model.ID, state, evidence string) error
	Wait(ctx context.Context, lead model.ID, note string) error
	Resume(ctx context.Context, lead model.ID) error
	// Erase takes all that is known of a person away, everywhere it arrives.
	Erase(ctx context.Context, person model.ID) (model.Erased, error)
}

// Page is the Leads screen.
type Page struct {
	store Store
	shell *shell.Shell
	// Import reads lists that are dropped on the page; nil takes none.
	Import func(paths []string)

	firm    model.Firm
	members []model.Member
	law     *model.Agreement
	ask     ask.Moves
	stages  map[model.ID]model.Stage
	teams   map[model.ID]model.Team

	made   []column // those made for the table
	cols   []column // the columns shown
	listed []string // the columns one wants, by the names of their fields
	widths map[string]float32
	few    bool   // only those that stay beside the panel
	sorted string // by which of them, and in which direction
	down   bool
	kin    kin
	rows   *rows
	filter filter
	more   []where.Expr // what rows must hold besides
	heard  pending
	views  []model.View
	view   string   // the view one is in, by its name
	viewID model.ID // none for one that every firm begins with
	read   bool
	jobs   int               // how often everything was scored
	newer  map[model.ID]bool // scored since the last of them began

	table  *kit.Table
	bar    *bar
	frame  *fyne.Container
	body   *fyne.Container
	nobody *fyne.Container
	open   *detail
}

// New makes the page.
func New(store Store, sh *shell.Shell) *Page {
	p := &Page{store: store, shell: sh, filter: newFilter(), view: "Open", listed: slices.Clone(usual), widths: map[string]float32{}, sorted: sortStart, down: true,
		kin: kin{of: map[model.ID]model.ID{}}}
	p.made = p.crafted()
	p.ask = ask.Moves{Store: store, Shell: sh, Row: func(id model.ID) *model.LeadRow { return p.rows.of(id) }, Called: p.called, Send: p.send, SendAll: p.sendAll, Log: p.logTouch, Back: p.back}
	p.rows = newRows(nil, p.sorting(sortStart))
	return p
}

// Title implements shell.Page.
func (p *Page) Title() string { return "Leads" }

// Question implements shell.Page.
func (p *Page) Question() string { return "Which ones?" }

// Content implements shell.Page.
func (p *Page) Content() fyne.CanvasObject {
	p.nobody = container.NewStack()
	p.table = kit.NewTable(p.shown(), kit.Rows{
		Len:  func() int { return len(p.rows.view) },
		Key:  func(row int) string { return p.rows.key(row) },
		Cell: p.cell,
	})
	p.table.Empty = p.nobody
	p.table.OnOpen = func(row int) { p.shell.Go("leads/" + p.rows.at(row).ID.String()) }
	p.table.OnSort = p.sortBy
	p.table.OnSelect = p.selected
	p.table.OnEdit, p.table.EditText = p.edited, p.editText
	p.table.Menu = func(keys []string) []kit.MenuItem { return p.menu(idsOf(keys)) }
	p.bar = newBar(p)
	p.body = kit.Headed(10, p.bar.root, p.table)
	p.frame = container.New(&beside{p}, p.body)
	return p.frame
}

// Primary implements shell.Primer.
func (p *Page) Primary() *shell.Action {
	return &shell.Action{Label: "New lead", Icon: theme.Glyph("plus"), Key: "N", Run: func() error {
		p.bar.write()
		return nil
	}}
}

// Actions implements shell.Actor.
func (p *Page) Actions() []shell.Action {
	return append([]shell.Action{
		{Label: "Log a touch", Icon: theme.Glyph("phone"), Key: "T", Run: p.onChosen(p.ask.Touch)},
		{Label: "Move", Icon: theme.Glyph("arrow-right"), Key: "M", Run: p.onChosen(p.ask.Where)},
		{Label: "Give to someone", Icon: theme.Glyph("user-check"), Key: "G", Run: p.onChosen(p.askOwner)},
		{Label: "Delete", Icon: theme.Glyph("trash-2"), Key: "Delete", Run: p.onChosen(p.delete)},
		{Label: "Set a field", Icon: theme.Glyph("square-pen"), Key: "E", Menu: true, Run: p.onChosen(p.askField)},
		{Label: "Filter by any field", Icon: theme.Glyph("list-filter"), Key: "F", Menu: true, Run: p.askFilter},
		{Label: "Find duplicates", Icon: theme.Glyph("copy"), Menu: true, Run: func() error { p.shell.Go("duplicates"); return nil }},
		{Label: "Columns", Icon: theme.Glyph("columns-3"), Menu: true, Run: p.chooseColumns},
	}, p.viewActions()...)
}

// Search implements shell.Searcher.
func (p *Page) Search(text string) {
	p.rows.search(text)
	p.show()
}

// Dropped implements shell.Dropper.
func (p *Page) Dropped(paths []string) {
	if p.Import == nil {
		p.shell.Notify(shell.Notice{Text: "Lists are read on the Import page."})
		return
	}
	p.Import(paths)
}

// Open implements shell.Opener: it shows the panel of one lead.
func (p *Page) Open(id string) {
	if id == "" {
		p.shell.HideDetail()
		return
	}
	lead, err := model.ParseID(id)
	if err != nil {
		p.shell.Notify(shell.Notice{Text: "There is no such lead.", Hue: theme.AtRisk})
		return
	}
	p.table.ShowRow(keyOf(lead))
	p.showDetail(lead)
	kit.Focus(p.table)
}

// Reload implements shell.Page: everything the first time, then only what
// changed.
func (p *Page) Reload() {
	heard := p.heard
	p.heard = pending{}
	p.shell.Do(shell.Action{Label: "Read leads", Run: func() error {
		if p.read && heard.some && !heard.all {
			return p.reread(heard)
		}
		return p.readAll()
	}})
	p.show()
	if p.open != nil {
		p.open.reload()
	}
}

// show filters, counts and paints.
func (p *Page) show() {
	p.rows.show(p.filter)
	p.empty()
	p.bar.refresh()
	p.table.Refresh()
}

// selected follows the cursor with the open panel.
func (p *Page) selected(keys []string) {
	p.bar.refresh()
	if p.open != nil && len(keys) == 1 {
		p.showDetail(idOf(keys[0]))
	}
}

// sortBy sorts by one of the shown columns.
func (p *Page) sortBy(col int, down bool) {
	p.sorted, p.down = p.cols[col].name, down
	p.rows.sortBy(p.sorting(p.sorted), down)
	p.rows.show(p.filter)
}

func (p *Page) sorting(name string) sorting {
	c, _ := p.column(name)
	return c.by
}

// back gives the keyboard to the table again.
func (p *Page) back() { kit.Focus(p.table) }

// today is the firm's day, at the desk's moment.
func (p *Page) today() time.Time { return p.store.Now().In(p.firm.Location()) }

// chosen are the selected leads, else the one under the cursor.
func (p *Page) chosen() []model.ID {
	if ids := idsOf(p.table.Selected()); len(ids) > 0 {
		return ids
	}
	if at := p.table.Cursor(); at >= 0 && at < len(p.rows.view) {
		return []model.ID{p.rows.at(at).ID}
	}
	return nil
}

func (p *Page) onChosen(run func([]model.ID) error) func() error {
	return func() error {
		ids := p.chosen()
		if len(ids) == 0 {
			return model.Refuse("", "Choose a lead first: arrows move, Space adds to the selection.")
		}
		return run(ids)
	}
}

// empty says why no row is shown, and what to do.
func (p *Page) empty() {
	var o fyne.CanvasObject
	if len(p.rows.all) == 0 {
		o = kit.Empty(theme.Glyph("users"), "No leads yet",
			"A lead is one need of one company or person. Type one line, or drop a list of names on this page.",
			p.shell.Button(kit.Primary, *p.Primary()))
	} else {
		o = kit.Empty(theme.Glyph("search"), "No lead matches",
			"All "+count(len(p.rows.all))+" leads are still here; the search or a filter hides them.",
			kit.NewButton(kit.Outline, theme.Glyph("x"), "Clear filters", p.clear))
	}
	p.nobody.Objects = []fyne.CanvasObject{o}
	p.nobody.Refresh()
}

func (p *Page) clear() {
	p.filter, p.more = filter{}, nil
	p.narrow()
	p.shell.RefreshFrame()
	p.show()
}
