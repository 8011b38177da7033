// Package events answers "what became of those who came?": the webinars,
// assessments, audits and evenings of the firm, who came to each, and how many
// of the leads among them went on, against leads like them that were not there.
//
// Who came is ticked by name or read from a list; whoever is new becomes a
// lead. Few cases are shown to be read, many as shares with their range, and
// nothing is called a cause.
package events

import (
	"context"
	"slices"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/model"
	"baton/model/trigger"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// Route is where the page stands.
const Route = "events"

// Store is what the page reads and writes.
type Store interface {
	Firm(context.Context) (model.Firm, error)
	InForce(context.Context) (*model.Agreement, error)
	LeadCount(context.Context) (int, error)
	Campaigns(context.Context) ([]model.Campaign, error)
	Events(ctx context.Context, days int) ([]trigger.Held, error)
	Attendees(ctx context.Context, event model.ID) ([]trigger.Attendee, error)
	Attend(ctx context.Context, event model.ID, people []model.ID) error
	People(context.Context) ([]model.PersonRow, error)
	Rehearse(context.Context, model.ListSource) (model.ImportResult, error)
	Import(ctx context.Context, src model.ListSource, progress func(done, total int, what string)) (model.ImportResult, error)
	Add(ctx context.Context, noun string, f model.Fields) (model.ID, error)
	Set(ctx context.Context, noun string, id model.ID, f model.Fields) error
	Delete(ctx context.Context, noun string, id model.ID) error
	Now() time.Time
}

// Page is the Events screen.
type Page struct {
	store Store
	shell *shell.Shell
	// Job runs long work; New sets the shell's way.
	Job func(title string, work shell.Work, then func())

	firm   model.Firm
	law    *model.Agreement
	all    []trigger.Held
	people []model.PersonRow // for finding who came; nil: to be read
	busy   atomic.Bool       // leads are walked through
	again  bool              // and something has changed meanwhile

	list  *kit.List
	panel *panel
	body  *fyne.Container
	pair  *fyne.Container
}

// New makes the page.
func New(store Store, sh *shell.Shell) *Page { return &Page{store: store, shell: sh, Job: sh.Job} }

// Title implements shell.Page.
func (p *Page) Title() string { return "Events" }

// Question implements shell.Page.
func (p *Page) Question() string { return "What became of those who came?" }

// Content implements shell.Page.
func (p *Page) Content() fyne.CanvasObject {
	p.list = kit.NewList(kit.Items{Len: func() int { return len(p.all) }, Item: func(row int) kit.Item { return p.item(p.all[row]) }})
	p.list.OnSelect = func(key string) { p.show(key) }
	p.list.OnOpen = func(string) { p.panel.name.Focus() }
	p.list.Menu = p.menu
	p.panel = newPanel(p)
	p.pair = kit.Beside(312, 16, p.list, p.panel.root)
	p.body = container.NewStack(p.pair)
	return kit.Inset(0, 20, 14, 20, p.body)
}

// Primary implements shell.Primer.
func (p *Page) Primary() *shell.Action {
	return &shell.Action{Label: "New event", Icon: theme.Glyph("plus"), Key: "N", Run: p.ask}
}

// Actions implements shell.Actor.
func (p *Page) Actions() []shell.Action {
	return []shell.Action{
		{Label: "Read who came from a list", Icon: theme.Glyph("upload"), Key: "L", Enabled: p.some, Run: p.choose},
		{Label: "Paste who came", Icon: theme.Glyph("clipboard-list"), Key: "P", Enabled: p.some, Menu: true, Run: p.paste},
	}
}

func (p *Page) some() bool { return len(p.all) > 0 }

// Dropped implements shell.Dropper: a list of who came to the chosen event.
func (p *Page) Dropped(paths []string) {
	if len(paths) > 0 && p.some() {
		p.readFile(paths[0])
	}
}

// Open implements shell.Opener.
func (p *Page) Open(id string) {
	if id != "" {
		p.list.ShowItem(id)
	}
	kit.Focus(p.list)
}

// Stale implements shell.Staler.
func (p *Page) Stale(c model.Change) bool {
	if c.All || c.Touches("person") {
		p.people = nil
	}
	return c.All || c.Touches("campaign", "touch", "lead", "part", "move", "person", "company", "stage", "play", "firm")
}

// Reload implements shell.Page.
func (p *Page) Reload() {
	many := false
	if !p.shell.Do(shell.Action{Label: "Read the events", Run: func() (err error) {
		if many, err = p.readFirm(); err != nil {
			return err
		}
		if many {
			return p.readNames()
		}
		p.all, err = p.store.Events(context.Background(), 0)
		return err
	}}) {
		return
	}
	if many {
		p.measure()
	}
	p.fill()
}

// manyLeads: from so many on the leads are walked through beside the window.
const manyLeads = 5000

// measure walks through all leads while one goes on working; what changes
// meanwhile is measured after it.
func (p *Page) measure() {
	if !p.busy.CompareAndSwap(false, true) {
		p.again = true
		return
	}
	var all []trigger.Held
	p.Job("Compare who came", func(ctx context.Context, _ shell.Progress) (err error) {
		defer p.busy.Store(false)
		all, err = p.store.Events(ctx, 0)
		return err
	}, func() {
		p.all = all
		p.fill()
		if p.again {
			p.again = false
			p.measure()
		}
	})
}

// fill shows what was read.
func (p *Page) fill() {
	p.body.Objects = []fyne.CanvasObject{p.pair}
	if len(p.all) == 0 {
		p.body.Objects = []fyne.CanvasObject{p.empty()}
	}
	p.list.Refresh()
	if p.list.Selected() == "" {
		p.list.SelectFirst()
	}
	p.show(p.list.Selected())
	p.body.Refresh()
}

// readNames lists the events before anything is known of who came.
func (p *Page) readNames() error {
	campaigns, err := p.store.Campaigns(context.Background())
	known := map[model.ID]trigger.Held{}
	for _, h := range p.all {
		known[h.Campaign.ID] = h
	}
	p.all = nil
	for _, c := range campaigns {
		if h := known[c.ID]; c.Kind != "" {
			h.Campaign = c
			p.all = append(p.all, h)
		}
	}
	return err
}

// readFirm reads what the events stand in, and whether there are many leads.
func (p *Page) readFirm() (many bool, err error) {
	ctx := context.Background()
	if p.firm, err = p.store.Firm(ctx); err != nil {
		return false, err
	}
	if p.law, err = p.store.InForce(ctx); err != nil {
		return false, err
	}
	n, err := p.store.LeadCount(ctx)
	return n > manyLeads, err
}

func (p *Page) empty() fyne.CanvasObject {
	return kit.Empty(theme.Glyph("presentation"), "No event yet",
		"A webinar, an assessment, an audit, an evening: note when it was and who came, and see how many of them went on, against leads like them that were not there.",
		p.shell.Button(kit.Primary, *p.Primary()))
}

// show puts an event into the panel.
func (p *Page) show(key string) {
	at := slices.IndexFunc(p.all, func(h trigger.Held) bool { return h.Campaign.ID.String() == key })
	if at < 0 {
		return
	}
	p.panel.show(p.all[at])
}

// now is the chosen event.
func (p *Page) now() model.ID { return p.panel.held.Campaign.ID }

func (p *Page) item(h trigger.Held) kit.Item {
	c := h.Campaign
	return kit.Item{Key: c.ID.String(), Sign: signOf(c.Kind), Hue: hueOf(h.Effect.Verdict), Title: c.Name, Quiet: joined(came(h), verdict(h)),
		Right: p.day(c.From), Under: cost(c)}
}

func (p *Page) menu(key string) []kit.MenuItem {
	id, err := model.ParseID(key)
	if err != nil {
		return nil
	}
	return []kit.MenuItem{{Label: "Delete event", Sign: theme.Glyph("trash-2"), Run: func() {
		p.shell.Do(shell.Action{Label: "Delete event", Run: func() error { return p.store.Delete(context.Background(), "campaign", id) }})
	}}}
}

// called hides names of other firms and people while strangers look on.
func (p *Page) called(name string) string {
	if p.shell.Presenter() {
		return kit.Initials(name)
	}
	return name
}
