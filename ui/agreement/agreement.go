// Package agreement answers "what is in force, and who agreed?".
//
// At the top, where we stand in a sentence. Then what the draft says
// differently, what that would have meant for the hand-overs of the past, and
// whose signature it needs: nobody signs before the past was counted. Beside
// that the agreement as one page to read, its versions in the order they came,
// and the past year under the draft.
package agreement

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/model"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// Route is where the page is gone to.
const Route = "agreement"

// Store is what the page asks of the firm.
type Store interface {
	Firm(ctx context.Context) (model.Firm, error)
	Members(ctx context.Context) ([]model.Member, error)
	Actor() model.Actor
	Now() time.Time
	Draft(ctx context.Context) (*model.Agreement, error)
	Versions(ctx context.Context) ([]model.Version, error)
	// Impact is what the draft would have said of past hand-overs.
	Impact(ctx context.Context) (model.Impact, error)
	// ImpactOf is the same for another text: a version that waits.
	ImpactOf(ctx context.Context, a *model.Agreement) (model.Impact, error)
	// Replay is the past year under the draft.
	Replay(ctx context.Context) (model.Replay, error)
	// Sign signs a version; none is the draft, which is put forward.
	Sign(ctx context.Context, bundle model.ID, effective string) (model.ID, error)
	// SaveTemplate writes the rules, and nothing else, as a firm of its own.
	SaveTemplate(ctx context.Context, path string) error
}

// Page is the Agreement screen.
type Page struct {
	store Store
	shell *shell.Shell
	// Job counts the past beside the window; a test waits for it.
	Job func(title string, work shell.Work, then func())

	state  state
	past   counted[model.Impact]               // under the draft
	pasts  map[model.ID]*counted[model.Impact] // under versions that the draft has moved on from
	year   counted[model.Replay]
	open   string          // of the rows of the past: which are listed
	list   *kit.List       // these rows
	opened map[string]bool // versions whose changes are listed
	folds  map[string]*kit.Button
	chips  map[string]*kit.Button
	day    time.Time   // the first day of what is put forward; zero: today
	read   string      // which text is laid out as a page
	choice *kit.Select // of the texts

	later      []func() // shows anew what waits for the past to be counted
	hero, body *fyne.Container
	tabs       *kit.Tabs
	scroll     *container.Scroll
}

// The parts of the page.
const (
	toSign  = "sign"
	toRead  = "read"
	history = "history"
	replay  = "year"
)

// New makes the page.
func New(store Store, sh *shell.Shell) *Page {
	p := &Page{store: store, shell: sh, pasts: map[model.ID]*counted[model.Impact]{}, opened: map[string]bool{}, folds: map[string]*kit.Button{}, chips: map[string]*kit.Button{}}
	p.Job = p.aside
	return p
}

// Title implements shell.Page.
func (p *Page) Title() string { return "Agreement" }

// Question implements shell.Page.
func (p *Page) Question() string { return "What is in force, and who agreed?" }

// Content implements shell.Page.
func (p *Page) Content() fyne.CanvasObject {
	p.hero, p.body = container.NewStack(), container.NewStack()
	p.tabs = kit.NewTabs([]kit.Option{{Value: toSign, Label: "Changes and signatures"}, {Value: toRead, Label: "As one page"},
		{Value: history, Label: "History"}, {Value: replay, Label: "Last year, replayed"}}, toSign, func(string) { p.turn() })
	p.scroll = kit.Scroll(kit.Inset(2, 20, 24, 20, kit.Column(14, p.hero, kit.Row(0, p.tabs), p.body)))
	return p.scroll
}

// Actions implements shell.Actor.
func (p *Page) Actions() []shell.Action {
	all := []shell.Action{{Label: "Save as template", Icon: theme.Glyph("save"), Run: p.askTemplate}}
	for _, c := range p.state.choices() {
		all = append(all, shell.Action{Label: c.verb(p.state), Icon: theme.Glyph("signature"), Menu: true,
			Enabled: func() bool { return p.why(c) == "" }, Run: func() error { p.askSign(c); return nil }})
	}
	return all
}

// Open implements shell.Opener: "agreement/history" opens that part.
func (p *Page) Open(part string) {
	switch part {
	case toSign, toRead, history, replay:
		p.tabs.SetValue(part)
		p.turn()
	}
}

// Rolls implements shell.Roller.
func (p *Page) Rolls() *container.Scroll { return p.scroll }

// Waiting is how many versions wait for the word of whoever works here: the
// number beside the page in the navigation.
func (p *Page) Waiting() int {
	s, err := readState(p.store)
	if err != nil {
		return 0 // the page itself will say what is wrong
	}
	return s.waiting()
}

// Reload implements shell.Page.
func (p *Page) Reload() {
	if !p.shell.Do(shell.Action{Label: "Read the agreement", Run: func() (err error) {
		p.state, err = readState(p.store)
		return err
	}}) {
		return
	}
	p.year.old()
	p.count()
	p.hero.Objects = []fyne.CanvasObject{p.stand()}
	p.hero.Refresh()
	p.tabs.Count(history, count(len(p.state.all)))
	p.turn()
}

// turn shows the chosen part.
func (p *Page) turn() {
	switch p.tabs.Value {
	case toSign:
		p.put(p.signing())
	case toRead:
		p.put(p.paper())
	case history:
		p.put(p.timeline())
	case replay:
		p.recall()
		p.put(p.replayed())
	}
}

func (p *Page) put(o fyne.CanvasObject) {
	p.body.Objects = []fyne.CanvasObject{o}
	p.body.Refresh()
	p.scroll.Refresh()
}

// counting shows an object that changes when the past is counted; the rest of
// the page stays, with the keyboard where it is.
func (p *Page) counting(make func() fyne.CanvasObject) fyne.CanvasObject {
	box := container.NewStack(make())
	p.later = append(p.later, func() {
		box.Objects = []fyne.CanvasObject{make()}
		box.Refresh()
	})
	return box
}

// arrived shows what was counted.
func (p *Page) arrived() {
	if p.tabs.Value == toSign {
		for _, show := range p.later {
			show()
		}
		p.body.Refresh()
		p.scroll.Refresh()
	}
	p.shell.RefreshFrame()
}
