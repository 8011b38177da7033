// Package scoring answers "how interested is a good fit?".
//
// Left, the rules in groups, each worth nothing, some or a lot; fine-tuning
// opens points, half-lives and caps. Right, what follows for today's open
// leads: bands, who crosses a line, the ranking. How much counts is tried: the
// leads are scored anew at once, and nothing is written until it is kept. What
// a rule counts, names and new rows are kept as one leaves them.
package scoring

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/model"
	"baton/ui/effect"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// Store is what this page asks of the firm.
type Store interface {
	Draft(ctx context.Context) (*model.Agreement, error)
	Leads(ctx context.Context) ([]model.LeadRow, error)
	Add(ctx context.Context, noun string, f model.Fields) (model.ID, error)
	effect.Store
	Outcomes
}

// Page is the screen.
type Page struct {
	store Store
	shell *shell.Shell
	trial *effect.Trial

	draft  *model.Agreement
	leads  []model.LeadRow // nil: to be read again
	signed int
	fine   bool
	open   model.ID // the rule whose form is open, or the group whose name is
	adding model.ID // the group a rule is being added to
	toOpen model.ID // what was just made, and is not read yet

	note   *fyne.Container
	groups *fyne.Container
	scroll *container.Scroll
	cards  []*groupCard
	tune   *kit.Button
	lower  *learned
}

// New makes the page.
func New(store Store, sh *shell.Shell) *Page {
	p := &Page{store: store, shell: sh, draft: &model.Agreement{}, trial: effect.New(store, sh, "scoring", "Change the scoring")}
	p.trial.Show, p.trial.Turn, p.trial.Also = p.follow, p.turn, p.withWord
	p.lower = newLearned(p)
	return p
}

// Title implements shell.Page.
func (p *Page) Title() string { return "Scoring" }

// Question implements shell.Page.
func (p *Page) Question() string { return "How interested is a good fit?" }

// Stale notes which changes make the leads themselves old.
func (p *Page) Stale(c model.Change) bool {
	if c.Touches("lead", "company", "person", "part", "touch", "move") {
		p.leads = nil
		p.lower.stale = true
		return true
	}
	return c.Touches("rule", "group", "criterion", "definition", "element", "firm")
}

// Leave implements shell.Leaver.
func (p *Page) Leave() { p.trial.Leave() }

// Actions implements shell.Actor.
func (p *Page) Actions() []shell.Action { return p.trial.Actions() }

// Content implements shell.Page.
func (p *Page) Content() fyne.CanvasObject {
	p.note, p.groups = container.NewStack(), kit.Column(12)
	p.tune = kit.NewButton(kit.Outline, theme.Glyph("sliders-horizontal"), "Fine-tune", p.flip).Small()
	more := kit.NewButton(kit.Outline, theme.Glyph("plus"), "New group", p.addGroup).Small()
	p.scroll = kit.Scroll(kit.Inset(2, 10, 14, 4, kit.Column(12, p.note, p.groups, kit.Row(0, more))))
	head := container.NewBorder(nil, nil, kit.Inset(0, 0, 0, 4, kit.Middle(kit.Quiet("What counts, and how much"))), kit.Inset(0, 10, 0, 0, p.tune), nil)
	sides := kit.Shares(14, []float32{29, 22}, kit.Headed(8, head, p.scroll), p.trial.Panel.Root)
	return p.lower.content(kit.Inset(0, 20, 14, 16, container.NewBorder(nil, kit.Inset(8, 0, 0, 4, p.trial.Bar.Root), nil, nil, sides)))
}

// Reload implements shell.Page.
func (p *Page) Reload() {
	if !p.shell.Do(shell.Action{Label: "Read the scoring", Run: p.read}) {
		return
	}
	p.trial.Renew(p.draft, p.leads)
	p.showGroups()
	p.arrive()
	p.showNote()
}

// follow shows the rules as they are tried or kept. What became of the leads
// is read after they were scored: one thing beside the window at a time.
func (p *Page) follow() {
	p.showGroups()
	p.lower.ask()
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
	p.leads, p.signed = effect.Open(all)
	return nil
}

// keep writes one change of a group or a rule.
func (p *Page) keep(noun string, id model.ID, f model.Fields) bool {
	return p.edit("Change "+noun, model.Edit{Noun: noun, ID: id, Fields: f})
}

// edit writes one change, of one row or of several that belong together; what
// went wrong is shown by the shell.
func (p *Page) edit(label string, edits ...model.Edit) bool {
	return p.shell.Do(shell.Action{Label: label, Run: func() error {
		return p.store.Edit(context.Background(), label, edits)
	}})
}

// flip opens or closes the fine-tuning.
func (p *Page) flip() {
	p.fine = !p.fine
	p.tune.SetSelected(p.fine)
	p.cards = nil
	p.showGroups()
}

// showGroups puts the rules in; rows stay with their rules.
func (p *Page) showGroups() {
	parts := read(p.trial.Law())
	if !sameShape(p.cards, parts) {
		p.cards, p.groups.Objects = nil, nil
		for _, g := range parts {
			c := newGroupCard(p, g)
			p.cards = append(p.cards, c)
			p.groups.Add(c.root)
		}
	}
	for i, g := range parts {
		p.cards[i].show(g)
	}
	p.layAnew()
}

// turn shows the numbers that are tried where they stand: while one is
// dragged nothing is laid out anew, unless something is said against a row.
func (p *Page) turn() {
	moved := false
	for i, g := range read(p.trial.Law()) {
		moved = p.cards[i].show(g) || moved
	}
	if moved {
		p.layAnew()
	}
}

func (p *Page) layAnew() {
	p.groups.Refresh()
	p.scroll.Refresh()
}

// reveal scrolls until something in the groups is in view.
func (p *Page) reveal(o fyne.CanvasObject) {
	d := fyne.CurrentApp().Driver()
	y := d.AbsolutePositionForObject(o).Y - d.AbsolutePositionForObject(p.scroll).Y
	switch low := y + o.Size().Height - p.scroll.Size().Height; {
	case y < 0:
		p.scroll.ScrollToOffset(p.scroll.Offset.AddXY(0, y-8))
	case low > 0:
		p.scroll.ScrollToOffset(p.scroll.Offset.AddXY(0, low+8))
	}
}

func (p *Page) showNote() {
	p.note.Objects = []fyne.CanvasObject{kit.Note(theme.Unknown, theme.Glyph("circle-dashed"), checked(p.signed))}
	p.note.Refresh()
}
