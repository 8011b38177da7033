// Package goals answers "what do we both want, and what must be true for it?".
//
// The shared target stands on top, with names from both sides. Under it the
// way back: how many signed deals, proposals, hand-offs and leads it takes by
// the firm's own rates, who carries each, what is on the way, until when it can
// still help, and the step that cannot hold. What the firm assumes where its
// history is too short is written beside the step.
package goals

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/model"
	"baton/model/forecast"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// Store is what this page asks of the firm.
type Store interface {
	Draft(ctx context.Context) (*model.Agreement, error)
	Flaws(ctx context.Context) ([]model.Flaw, error)
	Members(ctx context.Context) ([]model.Member, error)
	Outlook(ctx context.Context) (*forecast.Facts, error)
	Add(ctx context.Context, noun string, f model.Fields) (model.ID, error)
	Edit(ctx context.Context, do string, edits []model.Edit) error
}

// Page is the screen.
type Page struct {
	store Store
	shell *shell.Shell

	past  *forecast.Facts // nil until it is read first
	old   bool            // it is to be read again
	aside *shell.Aside
	facts facts
	at    model.ID // the goal that is shown
	route string   // the route it is walked back by; "" is every route
	toPut string   // the field of a new goal that takes the keyboard

	tabs    *kit.Tabs
	target  *target
	steps   *steps
	under   *under
	nobody  *fyne.Container
	reading fyne.CanvasObject
	body    *fyne.Container
	scroll  *container.Scroll
	open    func() // shows the open panel anew; nil: none is open
}

// New makes the page.
func New(store Store, sh *shell.Shell) *Page {
	return &Page{store: store, shell: sh, old: true, aside: sh.Aside()}
}

// Title implements shell.Page.
func (p *Page) Title() string { return "Goals" }

// Question implements shell.Page.
func (p *Page) Question() string { return "What do we both want, and what must be true for it?" }

// Stale notes which changes make the past old.
func (p *Page) Stale(c model.Change) bool {
	if c.Touches("lead", "move", "value", "metric", "campaign", "company", "firm") {
		p.old = true
		return true
	}
	return c.Touches("goal", "team", "member", "stage", "route")
}

// Content implements shell.Page.
func (p *Page) Content() fyne.CanvasObject {
	p.tabs = kit.NewTabs(nil, "", func(v string) { p.show(v) })
	p.target, p.steps, p.under = newTarget(p), newSteps(p), newUnder(p)
	p.nobody = container.NewStack(kit.Empty(theme.Glyph("target"), "No shared target yet",
		"Say what both sides want, and until when: the way back to leads is reckoned from what happened so far.",
		p.shell.Button(kit.Primary, *p.Primary())))
	p.reading = kit.Inset(24, 20, 20, 22, kit.Muted("Reading what happened so far …"))
	p.nobody.Hide()
	p.body = kit.Column(14, p.tabs, p.target.root, p.steps.root, p.under.root)
	p.scroll = kit.Scroll(kit.Inset(2, 20, 20, 20, p.body))
	return container.NewStack(p.scroll, p.nobody, p.reading)
}

// Reload implements shell.Page: the goals at once, the past beside the window.
func (p *Page) Reload() {
	if !p.old {
		p.display()
		return
	}
	p.old = false
	var past *forecast.Facts
	p.shell.Read(p.aside, "Read what happened so far", func() (err error) {
		past, err = p.store.Outlook(context.Background())
		return err
	}, func() { p.past = past }, p.display)
}

// display shows the goal by what is known of the past.
func (p *Page) display() {
	p.wait(p.past == nil)
	if p.past == nil || !p.shell.Do(shell.Action{Label: "Read the goals", Run: p.read}) {
		return
	}
	p.facts.choose(p.at, p.route)
	p.at = p.facts.goal.ID
	none := len(p.facts.draft.Goals) == 0
	p.swap(none)
	p.tabs.Value = p.at.String()
	p.tabs.SetOptions(p.facts.tabs())
	p.tabs.Hidden = len(p.facts.draft.Goals) < 2
	if !none {
		p.target.show(p.facts)
		p.steps.show(p.facts)
		p.under.show(p.facts)
	}
	p.body.Refresh()
	p.scroll.Refresh()
	p.nobody.Refresh()
	p.arrive()
	if p.open != nil {
		p.open()
	}
}

// wait says that the past is still being read, the first time.
func (p *Page) wait(on bool) {
	if on {
		p.scroll.Hide()
		p.reading.Show()
		return
	}
	p.reading.Hide()
	p.scroll.Show()
}

// swap shows what a goal is for while there is none.
func (p *Page) swap(none bool) {
	if none {
		p.scroll.Hide()
		p.nobody.Show()
		return
	}
	p.nobody.Hide()
	p.scroll.Show()
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
	flaws, err := p.store.Flaws(ctx)
	p.past.Under(draft)
	p.facts = facts{draft: draft, past: p.past, members: members, flaws: flaws}
	return err
}

// Open shows a goal, as in the route goals/<id>.
func (p *Page) Open(id string) {
	if id != "" {
		p.show(id)
	}
}

func (p *Page) show(id string) {
	if at, err := model.ParseID(id); err == nil && at != p.at {
		p.at = at
		p.shell.HideDetail()
		p.Reload()
	}
}

// along walks the goal back by one route alone.
func (p *Page) along(route string) {
	p.route = route
	p.Reload()
}

// Rolls is what the keys that turn pages turn.
func (p *Page) Rolls() *container.Scroll { return p.scroll }

// edit writes one change; what went wrong is shown by the shell.
func (p *Page) edit(label string, edits ...model.Edit) bool {
	return p.shell.Do(shell.Action{Label: label, Run: func() error {
		return p.store.Edit(context.Background(), label, edits)
	}})
}

// set changes the goal that is shown.
func (p *Page) set(label string, f model.Fields) bool {
	return p.edit(label, model.Edit{Noun: "goal", ID: p.at, Fields: f})
}

// Primary implements shell.Primer.
func (p *Page) Primary() *shell.Action {
	return &shell.Action{Label: "New goal", Icon: theme.Glyph("plus"), Key: "Ctrl+N", Run: p.begin}
}

// begin makes a goal for the next quarter; its amount is asked for.
func (p *Page) begin() error {
	if p.past == nil {
		return model.Refuse("", "Baton still reads what happened so far: try again in a moment.")
	}
	q := forecast.QuarterOf(forecast.QuarterOf(p.past.Now.In(p.past.Firm.Location())).To)
	id, err := p.store.Add(context.Background(), "goal", model.Fields{"name": "New clients, " + q.Name(), "kind": "new-client",
		"currency": p.past.Firm.Currency, "from": q.From.Format(dateOnly), "to": q.To.AddDate(0, 0, -1).Format(dateOnly)})
	if err != nil {
		return err
	}
	p.at, p.toPut = id, "amount"
	p.Reload()
	return nil
}

// arrive puts the keyboard where a new goal asks first.
func (p *Page) arrive() {
	if p.toPut == "amount" && p.facts.goal.Amount.Minor == 0 && !p.facts.goal.ID.IsZero() {
		p.toPut = ""
		p.target.amount.Focus()
	}
}

// Actions implements shell.Actor.
func (p *Page) Actions() []shell.Action {
	return []shell.Action{{Label: "Remove this goal", Icon: theme.Glyph("trash-2"), Menu: true,
		Enabled: func() bool { return !p.at.IsZero() }, Run: func() error {
			return p.store.Edit(context.Background(), "Remove goal", []model.Edit{{Noun: "goal", ID: p.at, Gone: true}})
		}}}
}
