// Package duplicates answers "who is here twice?". Pairs of companies, people
// and leads that look alike, with what says so, one after the other: side by
// side, with a choice where both know something. One joins the other, or
// somebody says that they are two, and the pair does not come back.
package duplicates

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/model"
	"baton/model/merge"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// Route is where the page is found.
const Route = "duplicates"

// Store is what the page reads and writes.
type Store interface {
	Duplicates(context.Context) ([]model.Duplicate, error)
	Alike(ctx context.Context, noun string, keep, gone model.ID) ([2]merge.Row, error)
	MergeRows(ctx context.Context, noun string, keep, gone model.ID, chosen map[string]bool) error
	KeepApart(ctx context.Context, noun string, a, b model.ID) error
}

// Page is the screen.
type Page struct {
	store Store
	shell *shell.Shell

	pairs []model.Duplicate
	at    int
	list  *kit.List
	sides *sides
	right *fyne.Container
	none  fyne.CanvasObject
	some  fyne.CanvasObject
	root  *fyne.Container
}

// New makes the page.
func New(store Store, sh *shell.Shell) *Page { return &Page{store: store, shell: sh} }

// Title implements shell.Page.
func (p *Page) Title() string { return "Duplicates" }

// Question implements shell.Page.
func (p *Page) Question() string { return "Who is here twice?" }

// Content implements shell.Page.
func (p *Page) Content() fyne.CanvasObject {
	p.list = kit.NewList(kit.Items{Len: func() int { return len(p.pairs) }, Item: p.item})
	p.list.OnSelect = func(key string) { p.show(placeOf(key)) }
	p.list.OnOpen = func(string) { kit.Focus(p.sides) }
	p.sides = newSides(p)
	p.right = container.NewStack()
	p.some = kit.Beside(340, 16, p.list, p.right)
	p.none = kit.Empty(theme.Glyph("copy"), "Nobody is here twice",
		"Companies, people and leads that look alike are listed here, with what says so. Two deals of one company are never a pair because of the company.")
	p.root = container.NewStack()
	return kit.Inset(0, 20, 14, 20, p.root)
}

// Reload implements shell.Page.
func (p *Page) Reload() {
	p.shell.Do(shell.Action{Label: "Look for duplicates", Run: func() (err error) {
		p.pairs, err = p.store.Duplicates(context.Background())
		return err
	}})
	p.root.Objects = []fyne.CanvasObject{p.some}
	if len(p.pairs) == 0 {
		p.root.Objects = []fyne.CanvasObject{p.none}
	}
	p.list.Refresh()
	p.show(min(p.at, len(p.pairs)-1))
	p.root.Refresh()
}

// Open implements shell.Opener.
func (p *Page) Open(string) {
	if len(p.pairs) > 0 {
		kit.Focus(p.sides)
	}
}

// Primary implements shell.Primer.
func (p *Page) Primary() *shell.Action {
	return &shell.Action{Label: "Merge", Icon: theme.Glyph("git-merge"), Key: "M", Enabled: p.any, Run: p.merge}
}

// Actions implements shell.Actor.
func (p *Page) Actions() []shell.Action {
	return []shell.Action{
		{Label: "Not the same", Icon: theme.Glyph("unlink"), Key: "N", Enabled: p.any, Run: p.apart},
		{Label: "The other one stays", Icon: theme.Glyph("arrow-left-right"), Key: "S", Enabled: p.any, Run: p.swap},
		{Label: "Next pair", Icon: theme.Glyph("arrow-down"), Key: "J", Menu: true, Enabled: p.any, Run: func() error { p.walk(1); return nil }},
		{Label: "Pair before", Icon: theme.Glyph("arrow-up"), Key: "K", Menu: true, Enabled: p.any, Run: func() error { p.walk(-1); return nil }},
	}
}

func (p *Page) any() bool { return len(p.pairs) > 0 }

// signs of the nouns.
var signs = map[string]theme.Glyph{"company": "building-2", "person": "user", "lead": "users"}

func (p *Page) item(row int) kit.Item {
	d := p.pairs[row]
	title := d.NameA
	if d.NameA != d.NameB {
		title += " / " + d.NameB
	}
	if p.shell.Presenter() {
		title = model.Title(d.Noun) + " " + strconv.Itoa(row+1)
	}
	return kit.Item{Key: strconv.Itoa(row), Sign: signs[d.Noun], Hue: theme.Slate, Title: title, Quiet: d.Why, Right: likely(d.Score)}
}

// likely says in words how likely a pair is; the figure would promise too much.
func likely(score float64) string {
	switch {
	case score >= 0.85:
		return "surely"
	case score >= 0.7:
		return "likely"
	}
	return "perhaps"
}

func placeOf(key string) int {
	n, err := strconv.Atoi(key)
	if err != nil {
		return -1
	}
	return n
}

// walk goes on to another pair.
func (p *Page) walk(step int) {
	p.show(max(0, min(p.at+step, len(p.pairs)-1)))
	kit.Focus(p.sides)
}

// show lays a pair out side by side.
func (p *Page) show(at int) {
	if at < 0 || at >= len(p.pairs) {
		return
	}
	p.at = at
	p.list.ShowItem(strconv.Itoa(at))
	d := p.pairs[at]
	p.read(d.A, d.B)
}

func (p *Page) read(keep, gone model.ID) {
	d := p.pairs[p.at]
	p.shell.Do(shell.Action{Label: "Compare the two", Run: func() error {
		pair, err := p.store.Alike(context.Background(), d.Noun, keep, gone)
		if err == nil {
			p.sides.set(d, pair)
		}
		return err
	}})
	p.right.Objects = []fyne.CanvasObject{p.sides.root}
	p.right.Refresh()
}

// swap lets the other one stay.
func (p *Page) swap() error {
	p.read(p.sides.pair[1].ID, p.sides.pair[0].ID)
	kit.Focus(p.sides)
	return nil
}

// merge makes one of the two.
func (p *Page) merge() error {
	s := p.sides
	err := p.store.MergeRows(context.Background(), p.pairs[p.at].Noun, s.pair[0].ID, s.pair[1].ID, s.chosen)
	if err == nil && p.any() {
		kit.Focus(p.sides)
	}
	return err
}

// apart notes that they are two.
func (p *Page) apart() error {
	d := p.pairs[p.at]
	err := p.store.KeepApart(context.Background(), d.Noun, d.A, d.B)
	if err == nil && p.any() {
		kit.Focus(p.sides)
	}
	return err
}
