// Package board answers "where does everyone stand?": every open lead as a
// card in the column of its stage, under the team that carries it. A card is
// dragged, or moved with Ctrl and the arrows; while it is over a column, the
// column says what the lead still misses; a refusal lists everything at once
// and the card goes back.
package board

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/model"
	"baton/model/sla"
	"baton/ui/ask"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// Store is what the board reads, and the one way it moves a lead.
type Store interface {
	Firm(context.Context) (model.Firm, error)
	Members(context.Context) ([]model.Member, error)
	InForce(context.Context) (*model.Agreement, error)
	Leads(context.Context) ([]model.LeadRow, error)
	LeadRows(context.Context, []model.ID) ([]model.LeadRow, error)
	Scored(context.Context, []model.ID) ([]model.Scored, error)
	MoveHint(ctx context.Context, lead, stage model.ID) ([]string, error)
	Move(context.Context, model.MoveRequest) (model.MoveResult, error)
	Touch(context.Context, model.Touch) (model.ID, error)
	Reach(ctx context.Context, lead model.ID) (*model.Reach, error)
	Actor() model.Actor
	Now() time.Time
}

// Page is the Board screen.
type Page struct {
	store Store
	shell *shell.Shell

	firm model.Firm
	law  *model.Agreement
	cal  *sla.Calendar
	ask  ask.Moves

	all     []model.LeadRow
	missing map[model.ID]lack
	looked  lookups
	hinted  hinted
	aged    ages
	counted count
	heard   heard
	read    bool
	moving  model.ID              // the lead that is moved at this moment
	moved   map[model.ID]model.ID // whose the moves are that were made here

	kind   string // "new-client", or "" for all kinds
	team   string // a team's id, "aside", or "" for all
	query  string
	only   string // "over", "worked", or "" for all
	stages []model.Stage
	piles  [][]*model.LeadRow

	board *kit.Board
	kinds *kit.Tabs
	teams *kit.Tabs
	sum   *kit.Text
	late  *kit.Pill
	other *kit.Pill
	root  *fyne.Container
	body  *fyne.Container
}

// New makes the page.
func New(store Store, sh *shell.Shell) *Page {
	p := &Page{store: store, shell: sh, kind: "new-client", missing: map[model.ID]lack{}, moved: map[model.ID]model.ID{}}
	p.ask = ask.Moves{Store: store, Shell: sh, Row: p.row, Called: p.called, Send: p.send, Back: func() { kit.Focus(p.board) }}
	return p
}

// Title implements shell.Page.
func (p *Page) Title() string { return "Board" }

// Question implements shell.Page.
func (p *Page) Question() string { return "Where does everyone stand?" }

// Content implements shell.Page.
func (p *Page) Content() fyne.CanvasObject {
	p.board = kit.NewBoard(nil, kit.Cards{
		Len:  func(col int) int { return len(p.piles[col]) },
		ID:   func(col, i int) string { return p.piles[col][i].ID.String() },
		Card: func(col, i int) kit.BoardCard { return p.card(p.stages[col], p.piles[col][i]) },
	})
	p.board.OnOpen = func(id string) { p.shell.Go("leads/" + id) }
	p.board.OnMove = p.dropped
	p.board.Hint = p.hint
	p.board.Menu = p.menu
	p.kinds = kit.NewTabs([]kit.Option{{Value: "new-client", Label: "New clients"}, {Value: "", Label: "All kinds"}}, p.kind,
		func(v string) { p.kind = v; p.show() })
	p.teams = kit.NewTabs([]kit.Option{{Value: "", Label: "All teams"}}, p.team, func(v string) { p.team = v; p.show() })
	p.sum = kit.Muted("").Trailing().Ellipsis()
	p.late = kit.NewPill("", theme.Late, "Show only leads that have stood in their stage for longer than its target", p.toggle("over"))
	p.other = kit.NewPill("", theme.AtRisk, "Show only leads that another team works than the one that carries them", p.toggle("worked"))
	p.late.Hide()
	p.other.Hide()
	p.body = container.NewStack(p.board)
	pills := kit.Middle(kit.Row(8, p.late, p.other))
	p.root = kit.Headed(12, container.NewBorder(nil, nil, kit.Row(8, p.teams, p.kinds), kit.Inset(0, 0, 0, 12, pills), p.sum), p.body)
	return kit.Inset(0, 20, 14, 20, p.root)
}

// Primary implements shell.Primer.
func (p *Page) Primary() *shell.Action {
	return &shell.Action{Label: "New lead", Icon: theme.Glyph("plus"), Key: "N", Run: func() error {
		p.shell.Go("leads")
		p.shell.Press("N")
		return nil
	}}
}

// Actions implements shell.Actor.
func (p *Page) Actions() []shell.Action {
	return []shell.Action{
		{Label: "Log a touch", Icon: theme.Glyph("phone"), Key: "T", Run: p.onCard(p.ask.Touch)},
		{Label: "Move", Icon: theme.Glyph("arrow-right"), Key: "M", Run: p.onCard(p.ask.Where)},
	}
}

// onCard does something to the lead of the card that one stands on.
func (p *Page) onCard(run func([]model.ID) error) func() error {
	return func() error {
		lead, err := model.ParseID(p.board.Selected())
		if err != nil {
			return model.Refuse("", "Choose a card first: arrows walk from card to card.")
		}
		return run([]model.ID{lead})
	}
}

// Search implements shell.Searcher.
func (p *Page) Search(text string) { p.query = text; p.show() }

// Open implements shell.Opener: it walks to the card of a lead.
func (p *Page) Open(id string) {
	if id != "" {
		p.board.ShowCard(id)
	}
	kit.Focus(p.board)
}

// Reload implements shell.Page.
func (p *Page) Reload() {
	news := p.heard
	p.heard = heard{}
	p.shell.Do(shell.Action{Label: "Read the board", Run: func() error {
		if p.read && news.some && !news.all {
			return p.reread(news.leads)
		}
		return p.readAll()
	}})
	p.show()
}

// show sorts the leads into their columns and paints.
func (p *Page) show() {
	if p.law == nil {
		return
	}
	p.looked.rows, p.hinted = nil, hinted{}
	p.pile()
	p.board.SetColumns(p.columns())
	p.board.Refresh()
	p.summary()
	p.body.Objects = []fyne.CanvasObject{p.board}
	if len(p.all) == 0 {
		p.body.Objects = []fyne.CanvasObject{kit.Card(kit.Empty(theme.Glyph("square-kanban"), "No leads yet",
			"Here every lead stands in the column of its stage, under the team that carries it.", p.shell.Button(kit.Primary, *p.Primary())))}
	}
	p.root.Refresh()
}
