// Package criteria answers "which leads are worth anyone's time?".
//
// Three columns, must, nice and never, hold one sentence a card. Each card
// says by which gate it must be known, what it is worth, which part of the
// positioning it comes from, and how it stands over today's open leads and
// over our best clients: met, not met, or not known yet, which is never
// counted as no. A card opens in the panel at the right.
package criteria

import (
	"context"
	"fmt"

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
	Coverage(ctx context.Context) ([]model.Coverage, error)
	Add(ctx context.Context, noun string, f model.Fields) (model.ID, error)
	Edit(ctx context.Context, do string, edits []model.Edit) error
}

// Page is the screen.
type Page struct {
	store Store
	shell *shell.Shell

	draft *model.Agreement
	facts facts
	cols  []*column
	over  *kit.Text
	panel *panel // the open criterion; nil when closed

	// What a write asked for, done when its facts are read.
	toOpen, toFocus model.ID
}

// New makes the page.
func New(store Store, sh *shell.Shell) *Page {
	return &Page{store: store, shell: sh, draft: &model.Agreement{}}
}

// Title implements shell.Page.
func (p *Page) Title() string { return "Criteria" }

// Question implements shell.Page.
func (p *Page) Question() string { return "Which leads are worth anyone's time?" }

// Stale says which changes concern the page.
func (p *Page) Stale(c model.Change) bool {
	return c.Touches("criterion", "element", "field", "lead", "company", "person", "part", "job", "move", "stage")
}

// Primary implements shell.Primer.
func (p *Page) Primary() *shell.Action {
	return &shell.Action{Label: "New criterion", Icon: theme.Glyph("plus"), Key: "Ctrl+N", Run: func() error {
		p.begin("must")
		return nil
	}}
}

// Content implements shell.Page.
func (p *Page) Content() fyne.CanvasObject {
	p.over = kit.Quiet("").Ellipsis()
	row := kit.Columns(14)
	for _, c := range classes {
		col := newColumn(p, c)
		p.cols = append(p.cols, col)
		row.Add(col.root)
	}
	head := container.NewBorder(nil, nil, nil, legend(), p.over)
	return kit.Inset(0, 20, 14, 20, kit.Headed(10, head, row))
}

// legend says what the three parts of a bar are.
func legend() fyne.CanvasObject {
	row := kit.Row(14)
	for _, l := range []struct {
		word string
		part kit.Part
	}{{"speaks for a lead", kit.Met(1, "")}, {"against it", kit.NotMet(1, "")}, {"not known yet", kit.NotKnown(1, "")}} {
		row.Add(kit.Row(6, kit.Fixed(18, 8, kit.Meter(l.part)), kit.Muted(l.word)))
	}
	return row
}

// Reload implements shell.Page.
func (p *Page) Reload() {
	p.shell.Do(shell.Action{Label: "Read the criteria", Run: p.read})
	p.over.Set(p.facts.over())
	for _, c := range p.cols {
		c.show(p.facts.cards(c.class.key))
	}
	p.follow()
	p.arrive()
}

// arrive does what a write asked for: the new criterion opens, the one that
// changed columns keeps the keyboard.
func (p *Page) arrive() {
	if _, ok := p.facts.find(p.toOpen); ok {
		id := p.toOpen
		p.toOpen = model.ID{}
		p.open(id)
	}
	if !p.toFocus.IsZero() {
		id := p.toFocus
		p.toFocus = model.ID{}
		p.focus(id)
	}
}

func (p *Page) read() error {
	draft, err := p.store.Draft(context.Background())
	if err != nil {
		return err
	}
	coverage, err := p.store.Coverage(context.Background())
	if err != nil {
		return err
	}
	p.draft, p.facts = draft, factsOf(draft, coverage)
	return nil
}

// Open shows one criterion, as in the route criteria/<id>.
func (p *Page) Open(id string) {
	if at, err := model.ParseID(id); err == nil && !at.IsZero() {
		p.open(at)
	}
}

// edit writes one change, of one row or of several that belong together; what
// went wrong is shown by the shell.
func (p *Page) edit(label string, edits ...model.Edit) bool {
	return p.shell.Do(shell.Action{Label: label, Run: func() error {
		return p.store.Edit(context.Background(), label, edits)
	}})
}

// class is one column.
type class struct {
	key, title, quiet string
	hue               theme.Hue
	sign              theme.Glyph
}

var classes = []class{
	{"must", "Must have", "Without it, it is not a lead of ours", theme.Good, "circle-check"},
	{"nice", "Nice to have", "Makes a good one better", theme.Indigo, "star"},
	{"never", "Never", "One is enough to let it go", theme.Rose, "circle-x"},
}

func classOf(key string) class {
	for _, c := range classes {
		if c.key == key {
			return c
		}
	}
	return class{key: key, title: key}
}

// column is a class with its cards.
type column struct {
	page   *Page
	class  class
	count  *kit.Text
	list   *fyne.Container
	scroll *container.Scroll
	cards  []*card
	empty  fyne.CanvasObject
	root   fyne.CanvasObject
}

func newColumn(p *Page, c class) *column {
	col := &column{page: p, class: c, count: kit.Muted(""), list: kit.Column(8)}
	add := kit.IconButton(theme.Glyph("plus"), "Add to "+c.title, func() { p.begin(c.key) }).Small()
	head := container.NewBorder(nil, nil, nil, add, kit.Column(1,
		kit.Row(8, kit.NewIcon(c.sign, c.hue.Ink()), kit.NewText(c.title, 14, theme.SemiBold, theme.Text), col.count),
		kit.Muted(c.quiet).Ellipsis()))
	first := kit.NewButton(kit.Outline, theme.Glyph("plus"), "Add the first", func() { p.begin(c.key) }).Small()
	col.empty = kit.Inset(18, 12, 12, 12, kit.Column(10, kit.NewParagraph(emptyWords(c.key)).Centered(), container.NewCenter(first)))
	col.scroll = kit.Scroll(kit.Inset(2, 8, 10, 8, col.list))
	body := kit.Headed(8, kit.Inset(10, 8, 0, 12, head), col.scroll)
	col.root = kit.On(kit.NewBox(theme.Well, theme.Border, 12), body)
	return col
}

func emptyWords(key string) string {
	switch key {
	case "must":
		return "What do all clients have for whom your work paid off?"
	case "nice":
		return "What made some of them easier, quicker or happier?"
	}
	return "Which kind of work did you regret taking on?"
}

// show puts the cards in; a card stays with its criterion and the keyboard
// stays on it.
func (c *column) show(all []view) {
	old := map[model.ID]*card{}
	for _, k := range c.cards {
		old[k.view.id] = k
	}
	c.cards, c.list.Objects = nil, nil
	for _, v := range all {
		k := old[v.id]
		if k == nil {
			k = newCard(c.page, v)
		}
		k.set(v)
		c.cards = append(c.cards, k)
		c.list.Add(k)
	}
	if len(all) == 0 {
		c.list.Add(c.empty)
	}
	c.count.Set(fmt.Sprint(len(all)))
	c.root.Refresh()
}
