// Package criteria answers "which leads are worth anyone's time?".
//
// Three columns, must, nice and never, hold one sentence a card. Each card
// says by which gate it must be known, what it is worth, which part of the
// positioning it comes from, and how it stands over today's open leads and
// over our best clients: met, not met, or not known yet, which is never
// counted as no. A card opens in the panel at the right, with the leads behind
// each count. The second view sets the best clients beside each other and the
// open leads against what they share.
package criteria

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/model"
	"baton/model/score"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// Store is what this page asks of the firm.
type Store interface {
	Draft(ctx context.Context) (*model.Agreement, error)
	Stands(ctx context.Context) (score.Stands, error)
	Evidence(ctx context.Context, criterion model.ID, leads []model.ID) (map[model.ID]string, error)
	Companies(ctx context.Context) ([]model.CompanyRow, error)
	Add(ctx context.Context, noun string, f model.Fields) (model.ID, error)
	Answer(ctx context.Context, lead, criterion model.ID, state, evidence string) error
	Edit(ctx context.Context, do string, edits []model.Edit) error
}

// Page is the screen.
type Page struct {
	store Store
	shell *shell.Shell

	draft  *model.Agreement
	stands score.Stands
	facts  facts
	count  *shell.Aside
	cols   []*column
	beside *likeness
	over   *kit.Text
	panel  *panel   // the open criterion; nil when closed
	side   follower // what else is open at the right; nil when nothing

	views *kit.Tabs
	body  *fyne.Container

	counting bool // the counts are of before the last change

	// What a write asked for, done when its facts are read.
	toOpen, toFocus model.ID
}

// follower is anything else in the panel at the right that shows new facts.
type follower interface{ follow() }

// New makes the page.
func New(store Store, sh *shell.Shell) *Page {
	return &Page{store: store, shell: sh, draft: &model.Agreement{}, count: sh.Aside()}
}

// Title implements shell.Page.
func (p *Page) Title() string { return "Criteria" }

// Question implements shell.Page.
func (p *Page) Question() string { return "Which leads are worth anyone's time?" }

// Stale says which changes concern the page.
func (p *Page) Stale(c model.Change) bool {
	return c.Touches("criterion", "element", "field", "lead", "company", "person", "part", "job", "move", "stage", "offer", "rule", "group", "definition")
}

// Primary implements shell.Primer.
func (p *Page) Primary() *shell.Action {
	return &shell.Action{Label: "New criterion", Icon: theme.Glyph("plus"), Key: "Ctrl+N", Run: func() error {
		p.begin("must")
		return nil
	}}
}

// Actions implements shell.Actor.
func (p *Page) Actions() []shell.Action {
	return []shell.Action{
		{Label: "Best clients", Icon: theme.Glyph("star"), Key: "B", Run: func() error { return p.chooseBest() }},
		{Label: "From the positioning", Icon: theme.Glyph("compass"), Run: func() error { p.propose(); return nil }},
	}
}

// Content implements shell.Page.
func (p *Page) Content() fyne.CanvasObject {
	p.over = kit.Muted("").Ellipsis()
	row := kit.Columns(14)
	for _, c := range classes {
		col := newColumn(p, c)
		p.cols = append(p.cols, col)
		row.Add(col.root)
	}
	p.beside = newLikeness(p)
	p.beside.root.Hide()
	p.body = container.NewStack(row, p.beside.root)
	p.views = kit.NewTabs([]kit.Option{{Value: "columns", Label: "Criteria"}, {Value: "beside", Label: "Like our best clients"}}, "columns", p.view)
	head := kit.Column(8, container.NewBorder(nil, nil, p.views, kit.Middle(legend())), p.over)
	return kit.Inset(0, 20, 14, 20, kit.Headed(8, head, p.body))
}

// view shows the columns, or the best clients beside each other.
func (p *Page) view(which string) {
	p.views.SetValue(which)
	p.body.Objects[0].(*fyne.Container).Hidden = which != "columns"
	p.beside.root.Hidden = which != "beside"
	p.beside.show()
	p.head()
	p.body.Refresh()
}

// head says what the view rests on.
func (p *Page) head() {
	if p.beside.root.Hidden {
		p.over.Set(p.facts.over())
		return
	}
	p.over.Set(p.beside.sentence())
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

// Reload implements shell.Page: the criteria at once, their counts as soon as
// they are there.
func (p *Page) Reload() {
	p.shell.Do(shell.Action{Label: "Read the criteria", Run: p.read})
	p.tally()
	p.arrive()
}

func (p *Page) read() error {
	draft, err := p.store.Draft(context.Background())
	if err == nil {
		p.draft = draft
	}
	return err
}

// show puts all that is known into the page.
func (p *Page) show() {
	p.facts = factsOf(p.draft, p.stands)
	p.facts.counting = p.counting
	for _, c := range p.cols {
		c.show(p.facts.cards(c.class.key))
	}
	p.beside.show()
	p.head()
	p.follow()
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

// Open shows one criterion, as in the route criteria/<id>, or the comparison
// with the best clients, criteria/beside.
func (p *Page) Open(id string) {
	if id == "beside" {
		p.view(id)
		return
	}
	if at, err := model.ParseID(id); err == nil && !at.IsZero() {
		p.view("columns")
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
	from := kit.NewButton(kit.Ghost, theme.Glyph("compass"), "From the positioning", p.propose).Small()
	col.empty = kit.Inset(18, 12, 12, 12, kit.Column(10, kit.NewParagraph(emptyWords(c.key)).Centered(), container.NewCenter(first), container.NewCenter(from)))
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
	c.count.Set(strconv.Itoa(len(all)))
	c.root.Refresh()
}
