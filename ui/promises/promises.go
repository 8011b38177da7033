// Package promises answers "what do we promise each other?".
//
// What Marketing and Business Development give stands at the left, what Sales
// owes at the right, and a line joins what answers what. Each promise is a
// sentence with its number; beside it stands how often it was kept of late, by
// the number as it is now. Underneath, the promises are held against the
// calendar, the people and the load.
package promises

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/model"
	"baton/model/align"
	"baton/ui/kit"
	"baton/ui/shell"
)

// Store is what this page asks of the firm.
type Store interface {
	Draft(ctx context.Context) (*model.Agreement, error)
	Flaws(ctx context.Context) ([]model.Flaw, error)
	Members(ctx context.Context) ([]model.Member, error)
	Aways(ctx context.Context) ([]model.Away, error)
	NoteAway(ctx context.Context, a model.Away) error
	Record(ctx context.Context) (*align.Record, error)
	Edit(ctx context.Context, do string, edits []model.Edit) error
	Days
	Clocks
}

// Days is what is asked about the days on which one works.
type Days interface {
	Now() time.Time
	Firm(ctx context.Context) (model.Firm, error)
	Countries() []model.Country
	HolidaysOf(country string, from, to int) []model.Holiday
	ReadHolidays(path string) (*model.HolidayFile, error)
}

// Clocks is what can be done with the clock of one promise at one lead.
type Clocks interface {
	MayExcuse(ctx context.Context, promise model.ID) (bool, error)
	Excuse(ctx context.Context, lead, promise model.ID, at time.Time, reason string) error
	Wait(ctx context.Context, lead model.ID, note string) error
	Resume(ctx context.Context, lead model.ID) error
}

// Page is the screen.
type Page struct {
	store Store
	shell *shell.Shell

	facts  facts
	kept   remembered
	record *align.Record // nil until it is read first
	owed   []model.Owed  // what runs and is not done, by the law
	old    bool          // it is to be read again
	aside  *shell.Aside
	at     model.ID // the promise whose card has the keyboard, or is open
	toOpen string   // the key of the promise that was just added

	left, right, all *side
	facing           *facing
	fits             *fyne.Container
	week             *week
	scroll           *container.Scroll
	panel            *panel
}

// New makes the page.
func New(store Store, sh *shell.Shell) *Page {
	return &Page{store: store, shell: sh, old: true, aside: sh.Aside()}
}

// Title implements shell.Page.
func (p *Page) Title() string { return "SLA" }

// Question implements shell.Page.
func (p *Page) Question() string { return "What do we promise each other?" }

// Stale notes which changes make the past old.
func (p *Page) Stale(c model.Change) bool {
	if c.Touches("lead", "move", "touch", "handoff", "decision", "part", "bundle", "signature", "wait", "excuse", "away", "member", "calendar") {
		p.old = true
		return true
	}
	return c.Touches("promise", "team", "stage", "asset", "play", "firm", "definition")
}

// Content implements shell.Page.
func (p *Page) Content() fyne.CanvasObject {
	p.left, p.right, p.all = newSide(p), newSide(p), newSide(p)
	p.fits, p.week = kit.Column(1), newWeek(p)
	p.facing = newFacing(p, kit.TitledCard("Does it fit?", "Against who is here, and what came in the last 3 months", p.fits))
	what := kit.Muted("Beside each promise: how often it was kept in the last 3 months, by the number that stands here now.").Ellipsis()
	p.scroll = kit.Scroll(kit.Inset(2, 20, 20, 20, kit.Column(14, what, p.facing.root, p.all.root, p.week.root)))
	return p.scroll
}

// Reload implements shell.Page: the promises at once, what became of them
// beside the window.
func (p *Page) Reload() {
	if !p.old {
		p.display()
		return
	}
	p.old = false
	var record *align.Record
	var owed []model.Owed
	p.shell.Read(p.aside, "Read how promises were kept", func() (err error) {
		if record, err = p.store.Record(context.Background()); err == nil {
			owed = align.Owed(*record)
		}
		return err
	}, func() { p.record, p.owed = record, owed }, p.display)
}

// display shows the promises by what is known of the past.
func (p *Page) display() {
	if !p.shell.Do(shell.Action{Label: "Read the promises", Run: p.read}) {
		return
	}
	p.left.show(p.facts.column("marketing", "bd"))
	p.right.show(p.facts.column("sales", ""))
	p.all.show(p.facts.everyone())
	p.facing.link()
	p.showFits()
	p.week.show(p.facts)
	p.arrive()
	if p.panel != nil {
		p.panel.follow()
	}
	p.scroll.Refresh()
}

func (p *Page) read() error {
	ctx := context.Background()
	draft, err := p.store.Draft(ctx)
	if err != nil {
		return err
	}
	members, err := p.store.Members(ctx)
	if err != nil {
		return err
	}
	aways, err := p.store.Aways(ctx)
	if err != nil {
		return err
	}
	flaws, err := p.store.Flaws(ctx)
	p.facts = factsOf(draft, p.record, members, aways, flaws, &p.kept)
	p.facts.today = p.store.Now().In(p.facts.zone()).Format(time.DateOnly)
	p.facts.owe(p.owed)
	return err
}

// Open shows a promise's panel, as in the route sla/<id>.
func (p *Page) Open(id string) {
	if at, err := model.ParseID(id); err == nil {
		p.open(at)
	}
}

// Rolls is what the keys that turn pages turn.
func (p *Page) Rolls() *container.Scroll { return p.scroll }

// edit writes one change; what went wrong is shown by the shell.
func (p *Page) edit(label string, edits ...model.Edit) bool {
	return p.shell.Do(shell.Action{Label: label, Run: func() error { return p.write(label, edits...) }})
}

func (p *Page) write(label string, edits ...model.Edit) error {
	return p.store.Edit(context.Background(), label, edits)
}

// firm is the firm's own row; what went wrong is shown by the shell.
func (p *Page) firm() (f model.Firm, ok bool) {
	ok = p.shell.Do(shell.Action{Label: "Read the firm", Run: func() (err error) {
		f, err = p.store.Firm(context.Background())
		return err
	}})
	return f, ok
}

// set changes one promise.
func (p *Page) set(label string, id model.ID, f model.Fields) bool {
	return p.edit(label, model.Edit{Noun: "promise", ID: id, Fields: f})
}
