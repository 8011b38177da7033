// Package definitions answers "when is it an MQL, when an SQL?".
//
// Two blocks, worth a conversation and ready for Sales, each of one or more
// alternatives: for which routes, from which fit and interest, and what else.
// Beside each stands what it yields today, who met it when passing the gate in
// the last quarter, and how those ended. A threshold is tried: the leads cross
// the line at once, and nothing is written until it is kept. Routes, needs and
// names are kept as one leaves them.
package definitions

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/model"
	"baton/model/score"
	"baton/ui/effect"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// Store is what this page asks of the firm.
type Store interface {
	Draft(ctx context.Context) (*model.Agreement, error)
	Leads(ctx context.Context) ([]model.LeadRow, error)
	Passages(ctx context.Context, law *model.Agreement, since time.Time) (*score.Columns, []model.Passed, error)
	Add(ctx context.Context, noun string, f model.Fields) (model.ID, error)
	effect.Store
}

// Page is the screen.
type Page struct {
	store Store
	shell *shell.Shell
	trial *effect.Trial

	draft  *model.Agreement
	leads  []model.LeadRow // nil: to be read again
	passed []model.Passed  // of the last quarter, by the places of its columns
	since  time.Time
	old    bool     // the passages are to be read again
	toOpen model.ID // the alternative that was just made

	list   *fyne.Container
	scroll *container.Scroll
	blocks []*block
}

// quarter is how far back one looks: thirteen weeks.
const quarter = 13 * 7 * 24 * time.Hour

// New makes the page.
func New(store Store, sh *shell.Shell) *Page {
	p := &Page{store: store, shell: sh, draft: &model.Agreement{}, old: true, trial: effect.New(store, sh, "definitions", "Change the definitions")}
	p.trial.Show, p.trial.Turn = p.show, p.turn
	return p
}

// Title implements shell.Page.
func (p *Page) Title() string { return "Definitions" }

// Question implements shell.Page.
func (p *Page) Question() string { return "When is it an MQL, when an SQL?" }

// Stale notes which changes make the leads themselves old.
func (p *Page) Stale(c model.Change) bool {
	if c.Touches("lead", "company", "person", "part", "touch", "move", "handoff") {
		p.leads, p.old = nil, true
		return true
	}
	return c.Touches("rule", "group", "criterion", "definition", "element", "firm", "route", "stage", "item", "field")
}

// Leave implements shell.Leaver.
func (p *Page) Leave() { p.trial.Leave() }

// Primary implements shell.Primer.
func (p *Page) Primary() *shell.Action {
	return &shell.Action{Label: "New alternative", Icon: theme.Glyph("plus"), Key: "Ctrl+N", Run: func() error { p.add("mql"); return nil }}
}

// Actions implements shell.Actor.
func (p *Page) Actions() []shell.Action {
	return append(p.trial.Actions(), shell.Action{Label: "New alternative for Sales", Icon: theme.Glyph("plus"), Menu: true,
		Run: func() error { p.add("sql"); return nil }})
}

// Content implements shell.Page.
func (p *Page) Content() fyne.CanvasObject {
	p.list = kit.Column(14)
	p.scroll = kit.Scroll(kit.Inset(2, 10, 14, 4, p.list))
	sides := kit.Shares(14, []float32{29, 22}, p.scroll, p.trial.Panel.Root)
	return kit.Inset(0, 20, 14, 16, container.NewBorder(nil, kit.Inset(8, 0, 0, 4, p.trial.Bar.Root), nil, nil, sides))
}

// Reload implements shell.Page.
func (p *Page) Reload() {
	if !p.shell.Do(shell.Action{Label: "Read the definitions", Run: p.read}) {
		return
	}
	p.trial.Renew(p.draft, p.leads)
	if p.old || p.trial.Past() == nil || !p.trial.Look(p.trial.Past()) {
		p.lookBack()
	}
	p.show()
	p.arrive()
}

func (p *Page) read() error {
	draft, err := p.store.Draft(context.Background())
	if err != nil {
		return err
	}
	p.draft = draft
	if p.leads != nil {
		return nil
	}
	all, err := p.store.Leads(context.Background())
	if err != nil {
		return err
	}
	p.leads, _ = effect.Open(all)
	return nil
}

// lookBack reads who passed the gates, beside the window.
func (p *Page) lookBack() {
	p.old = false
	law, since := p.draft, p.store.Now().Add(-quarter)
	p.trial.Aside(func() {
		c, passed, err := p.store.Passages(context.Background(), law, since)
		p.trial.Back(func() {
			if err != nil {
				p.old = true
				p.shell.Do(shell.Action{Label: "Read who passed the gates", Run: func() error { return err }})
				return
			}
			p.passed, p.since = passed, since
			p.trial.Look(c)
			p.show()
		})
	})
}

// show puts the definitions in as they are tried; cards stay with their
// alternatives.
func (p *Page) show() {
	if p.list == nil {
		return
	}
	all := p.trial.Law().Definitions
	if !p.sameShape(all) {
		p.blocks, p.list.Objects = nil, nil
		for _, gate := range model.Words["gate"] {
			b := newBlock(p, gate, all)
			p.blocks = append(p.blocks, b)
			p.list.Add(b.root)
		}
	}
	for _, b := range p.blocks {
		b.show()
	}
	p.list.Refresh()
}

// turn shows what is tried where it stands: while a threshold is dragged
// nothing is laid out anew, unless the words need other room.
func (p *Page) turn() {
	moved := false
	for _, b := range p.blocks {
		moved = b.show() || moved
	}
	if moved {
		p.list.Refresh()
	}
}

// tell changes words; it answers whether they need other room.
func tell(at *kit.Paragraph, words string) bool {
	if at.Value == words {
		return false
	}
	was := at.MinSize().Height
	at.Set(words)
	return at.MinSize().Height != was
}

// shown shows a part or hides it; it answers whether that is new.
func shown(o fyne.CanvasObject, yes bool) bool {
	if o.Visible() == yes {
		return false
	}
	if yes {
		o.Show()
	} else {
		o.Hide()
	}
	return true
}

func (p *Page) sameShape(all []model.Definition) bool {
	if p.blocks == nil {
		return false
	}
	for _, b := range p.blocks {
		mine := of(all, b.gate)
		if len(mine) != len(b.cards) {
			return false
		}
		for i := range mine {
			if mine[i].ID != b.cards[i].id {
				return false
			}
		}
	}
	return true
}

// edit writes one change.
func (p *Page) edit(label string, e model.Edit) {
	p.shell.Do(shell.Action{Label: label, Run: func() error {
		return p.store.Edit(context.Background(), label, []model.Edit{e})
	}})
}

// What a new alternative asks for, until somebody says otherwise.
const (
	usualFit      = 600
	usualInterest = 300
)

// add makes an alternative and puts the keyboard on its name.
func (p *Page) add(gate string) {
	rank := 0
	for _, d := range p.draft.Definitions {
		rank = max(rank, d.Rank)
	}
	f := model.Fields{"gate": gate, "name": "Another way", "fit": int64(usualFit), "engagement": int64(usualInterest), "rank": int64(rank + 1)}
	if gate == "sql" {
		f["boxes"] = true
	}
	p.shell.Do(shell.Action{Label: "Add an alternative", Run: func() (err error) {
		p.toOpen, err = p.store.Add(context.Background(), "definition", f)
		return err
	}})
	p.arrive()
}

// arrive goes to what was just made, once it is read.
func (p *Page) arrive() {
	for _, b := range p.blocks {
		for _, c := range b.cards {
			if c.id == p.toOpen && !p.toOpen.IsZero() {
				p.toOpen = model.ID{}
				c.name.Focus()
				p.reveal(c.root)
			}
		}
	}
}

// reveal scrolls until something is in view.
func (p *Page) reveal(o fyne.CanvasObject) {
	d := fyne.CurrentApp().Driver()
	y := d.AbsolutePositionForObject(o).Y - d.AbsolutePositionForObject(p.scroll).Y
	if y < 0 || y+o.Size().Height > p.scroll.Size().Height {
		p.scroll.ScrollToOffset(p.scroll.Offset.AddXY(0, y-8))
	}
}
