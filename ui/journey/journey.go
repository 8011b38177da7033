// Package journey answers "who carries the lead, and what must be true to
// pass it on?".
//
// The stages stand as a track, coloured by the team that carries the lead,
// with the gates as bars across it and the leads that stand there now. A
// stage opens under the track: team, the buyer's mind, the exit checklist, the
// time it may take, the plays that nudge a lead on. A gate opens the boxes that
// must be ticked to pass. Stages are added, dragged along the track, deleted
// where nobody ever was, and merged into another where leads stand or stood.
// Below is everything that moves a buyer, and the gaps that Marketing owes:
// stages, lost reasons and musts that no asset answers.
package journey

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/shell"
)

// Store is what this page asks of the firm.
type Store interface {
	Draft(ctx context.Context) (*model.Agreement, error)
	Leads(ctx context.Context) ([]model.LeadRow, error)
	Plays(ctx context.Context) ([]model.Play, error)
	Members(ctx context.Context) ([]model.Member, error)
	InForce(ctx context.Context) (*model.Agreement, error)
	StageUse(ctx context.Context, stage model.ID) (model.StageUse, error)
	Edit(ctx context.Context, do string, edits []model.Edit) error
	DeleteStage(ctx context.Context, stage model.ID) error
	MergeStage(ctx context.Context, from, into model.ID) error
}

// Page is the screen.
type Page struct {
	store Store
	shell *shell.Shell

	facts facts
	tally *tally // nil: to be counted
	at    string // the stage (its id) or the gate ("mql", "sql") that is open

	// What a write asked for, done when its facts are read.
	known   map[model.ID]bool // the stages before one was added; nil otherwise
	toFocus model.ID          // the stage that was moved

	track   *track
	aside   *fyne.Container
	many    *kit.Text
	notes   *fyne.Container // what is worth a thought
	below   *fyne.Container
	open    opened
	owed    *owed
	asset   *assetForm // the one in the panel; nil: none
	scroll  *container.Scroll
	layer   *fyne.Container // what is carried over the page
	drag    *drag           // nil: nothing is
	merging *merging        // the panel in which a stage is merged, last
}

// opened is what stands under the track.
type opened interface {
	content() fyne.CanvasObject
	show(f facts)
	focus()
}

// New makes the page.
func New(store Store, sh *shell.Shell) *Page { return &Page{store: store, shell: sh} }

// Title implements shell.Page.
func (p *Page) Title() string { return "Journey" }

// Question implements shell.Page.
func (p *Page) Question() string {
	return "Who carries the lead, and what must be true to pass it on?"
}

// Stale says which changes concern the page.
func (p *Page) Stale(c model.Change) bool {
	if moves(c) {
		p.tally = nil
	}
	return c.Touches("stage", "item", "play", "asset", "team", "member", "route", "definition", "criterion", "element", "move", "lead", "bundle", "signature")
}

// Content implements shell.Page.
func (p *Page) Content() fyne.CanvasObject {
	p.track, p.aside, p.below = newTrack(p), kit.Columns(10), container.NewStack()
	p.many = kit.Quiet("").Ellipsis()
	p.owed, p.layer, p.notes = newOwed(p), container.NewWithoutLayout(), kit.Column(6)
	p.scroll = kit.Scroll(kit.Inset(2, 20, 20, 20, kit.Column(12, p.track, p.aside, p.many, p.notes, p.below, p.owed.root)))
	return container.NewStack(p.scroll, p.layer)
}

// Reload implements shell.Page.
func (p *Page) Reload() {
	if !p.shell.Do(shell.Action{Label: "Read the journey", Run: p.read}) {
		return
	}
	p.arrive()
	if !p.facts.has(p.at) {
		p.at, p.open = p.facts.first(), nil
	}
	p.track.show(p.facts, p.at)
	p.refocus()
	p.showAsides()
	p.showRemarks()
	if p.open == nil {
		p.open = p.opening()
		p.below.Objects = []fyne.CanvasObject{p.open.content()}
	}
	p.open.show(p.facts)
	p.owed.show(p.facts)
	if p.asset != nil {
		p.asset.show(p.facts)
	}
	p.below.Refresh()
	p.scroll.Refresh()
}

func (p *Page) read() error {
	draft, err := p.store.Draft(context.Background())
	if err != nil {
		return err
	}
	if err := p.count(draft); err != nil {
		return err
	}
	plays, err := p.store.Plays(context.Background())
	if err != nil {
		return err
	}
	members, err := p.store.Members(context.Background())
	if err != nil {
		return err
	}
	p.facts = factsOf(draft, *p.tally, plays)
	p.facts.members = members
	return nil
}

// Open shows a stage or a gate, as in the route journey/<id>.
func (p *Page) Open(id string) {
	if id != "" {
		p.choose(id)
	}
}

// choose opens a stage or a gate under the track.
func (p *Page) choose(at string) {
	if at == p.at || !p.facts.has(at) {
		return
	}
	p.at, p.open = at, nil
	p.Reload()
}

func (p *Page) opening() opened {
	if g, ok := p.facts.gate(p.at); ok {
		return newGateView(p, g)
	}
	s, _ := p.facts.stage(p.at)
	return newStageView(p, s.ID)
}

// showAsides puts the ways out of the journey under it.
func (p *Page) showAsides() {
	for len(p.aside.Objects) < len(p.facts.asides) {
		p.aside.Add(newBlock(p, true))
	}
	p.aside.Objects = p.aside.Objects[:len(p.facts.asides)]
	for i, s := range p.facts.asides {
		p.aside.Objects[i].(*block).show(s, p.facts, p.at)
	}
	p.aside.Refresh()
}

// edit writes one change, of one row or of several that belong together; what
// went wrong is shown by the shell, and what was not kept is not shown as if
// it were.
func (p *Page) edit(label string, edits ...model.Edit) bool {
	ok := p.shell.Do(shell.Action{Label: label, Run: func() error {
		return p.store.Edit(context.Background(), label, edits)
	}})
	if !ok {
		p.putInOrder()
	}
	return ok
}

// putInOrder shows again what holds.
func (p *Page) putInOrder() {
	p.open.show(p.facts)
	if p.asset != nil {
		p.asset.show(p.facts)
	}
}

func (p *Page) setStage(id model.ID, f model.Fields) {
	p.edit("Change stage", model.Edit{Noun: "stage", ID: id, Fields: f})
}
