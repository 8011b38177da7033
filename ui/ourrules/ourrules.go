// Package ourrules answers "what do we go by?" on one page.
//
// It is all that a firm of one needs to agree with itself, and a summary for
// a team: the sentence, who must and who never should be a customer, from
// where a lead is worth a conversation, and three promises. It reads as a
// printed page; every word and number of it is changed where it stands.
package ourrules

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// Store is what this page asks of the firm.
type Store interface {
	Draft(ctx context.Context) (*model.Agreement, error)
	Leads(ctx context.Context) ([]model.LeadRow, error)
	ScoredBy(ctx context.Context, rules *model.Agreement, ids []model.ID) ([]model.Scored, error)
	Coverage(ctx context.Context) ([]model.Coverage, error)
	Edit(ctx context.Context, do string, edits []model.Edit) error
	Firm(ctx context.Context) (model.Firm, error)
	Versions(ctx context.Context) ([]model.Version, error)
	// Impact is what the rules would have said of past hand-offs.
	Impact(ctx context.Context) (model.Impact, error)
	// Sign signs the rules as they stand, when the version is none.
	Sign(ctx context.Context, bundle model.ID, effective string) (model.ID, error)
}

// Page is the screen.
type Page struct {
	store Store
	shell *shell.Shell
	// Job runs long work; it is the shell's unless a test wants to wait for it.
	Job func(title string, work shell.Work, then func())

	word   *word
	rules  rules
	pieces *sentence
	must   *list
	never  *list
	bars   *bars
	vows   *vows
	scroll *container.Scroll
}

// New makes the page.
func New(store Store, sh *shell.Shell) *Page { return &Page{store: store, shell: sh, Job: sh.Job} }

// Title implements shell.Page.
func (p *Page) Title() string { return "Our rules" }

// Question implements shell.Page.
func (p *Page) Question() string { return "What do we go by?" }

// Rolls implements shell.Roller.
func (p *Page) Rolls() *container.Scroll { return p.scroll }

// Stale says which changes concern the page.
func (p *Page) Stale(c model.Change) bool {
	return c.Touches("element", "criterion", "definition", "item", "promise", "rule", "group", "field",
		"lead", "company", "person", "part", "job", "touch", "move", "stage", "bundle", "signature")
}

// Content implements shell.Page.
func (p *Page) Content() fyne.CanvasObject {
	p.word = newWord()
	p.pieces = newSentence(p)
	p.must = newList(p, "must", "Add what every customer of ours has")
	p.never = newList(p, "never", "Add what we will not take on")
	p.bars, p.vows = newBars(p), newVows(p)
	sheet := kit.Column(0,
		kit.Inset(0, 0, 10, 0, p.word.root),
		p.pieces.root,
		part("Who they must be", theme.Good, "circle-check", kit.Inset(0, 0, 0, fieldIn, p.must.root)),
		part("Never", theme.Rose, "circle-x", kit.Inset(0, 0, 0, fieldIn, p.never.root)),
		part("When a lead is worth a conversation", theme.Indigo, "gauge", kit.Inset(0, 0, 0, wordsIn, p.bars.root)),
		part("What we promise", theme.Teal, "handshake", kit.Inset(0, 0, 0, fieldIn, p.vows.root)),
	)
	paper := kit.On(kit.NewBox(theme.Surface, theme.Border, 12).Lifted(kit.Resting), kit.Inset(26, 36, 30, 36, sheet))
	p.scroll = kit.Scroll(container.New(page{}, kit.Inset(2, 20, 28, 20, paper)))
	return p.scroll
}

// Words stand under the words of the heading; a field brings room of its own.
const (
	wordsIn = 24
	fieldIn = 16
)

// part is a heading with its sign, and what stands under it.
func part(title string, hue theme.Hue, sign theme.Glyph, body fyne.CanvasObject) fyne.CanvasObject {
	head := kit.Row(8, kit.NewIcon(sign, hue.Ink()), kit.Heading(title))
	return kit.Column(6, kit.Inset(18, 0, 12, 0, kit.Rule()), head, body)
}

// Reload implements shell.Page.
func (p *Page) Reload() {
	p.shell.Do(shell.Action{Label: "Read our rules", Run: p.read})
	p.word.show()
	p.pieces.show(p.rules.elements)
	p.must.show(p.rules.must)
	p.never.show(p.rules.never)
	p.bars.show(p.rules)
	p.vows.show(p.rules.vows)
	p.scroll.Refresh()
}

func (p *Page) read() error {
	ctx := context.Background()
	draft, err := p.store.Draft(ctx)
	if err != nil {
		return err
	}
	if err := p.readWord(ctx, draft); err != nil {
		return err
	}
	coverage, err := p.store.Coverage(ctx)
	if err != nil {
		return err
	}
	leads, err := p.store.Leads(ctx)
	if err != nil {
		return err
	}
	scored, err := p.store.ScoredBy(ctx, draft, nil)
	if err != nil {
		return err
	}
	p.rules = rulesOf(draft, coverage, leads, scored)
	return nil
}

// edit writes one change, of one row or of several that belong together; what
// went wrong is shown by the shell.
func (p *Page) edit(label string, edits ...model.Edit) bool {
	return p.shell.Do(shell.Action{Label: label, Run: func() error {
		return p.store.Edit(context.Background(), label, edits)
	}})
}

// page is as wide as a sheet one likes to read.
type page struct{}

const sheetWidth = 920

func (page) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }

func (page) Layout(o []fyne.CanvasObject, s fyne.Size) {
	w := min(s.Width, sheetWidth)
	o[0].Resize(fyne.NewSize(w, s.Height))
	o[0].Move(fyne.NewPos((s.Width-w)/2, 0))
}
