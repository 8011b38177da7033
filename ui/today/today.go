// Package today answers "what do I do next?": one list, in the order of what
// is lost by waiting, that one works through with a key a line until nothing
// is waiting. It is the page to begin the day on, and no dashboard: what needs
// nobody is not on it.
package today

import (
	"context"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/model"
	"baton/model/sla"
	"baton/model/today"
	"baton/ui/ask"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// Route is where the page stands.
const Route = "today"

// Store is what the page reads, and what can be done about a line.
type Store interface {
	ask.Store
	Firm(context.Context) (model.Firm, error)
	Members(context.Context) ([]model.Member, error)
	InForce(context.Context) (*model.Agreement, error)
	Today(context.Context) (today.Day, error)
	LeadRows(context.Context, []model.ID) ([]model.LeadRow, error)
	Move(context.Context, model.MoveRequest) (model.MoveResult, error)
	Decide(context.Context, model.Decide) (model.ID, error)
	Set(ctx context.Context, noun string, id model.ID, f model.Fields) error
	Answer(ctx context.Context, lead, criterion model.ID, state, evidence string) error
	Snooze(ctx context.Context, lead model.ID, why string, until time.Time) error
	Delegate(ctx context.Context, lead, task, to model.ID) error
	DoneTask(ctx context.Context, task model.ID) error
}

// The two views that are no team's.
const (
	viewMine = "mine"
	viewAll  = "all"
)

// Page is the Today screen.
type Page struct {
	store Store
	shell *shell.Shell
	ask   ask.Moves
	aside *shell.Aside
	count *shell.Aside

	facts facts
	old   bool // something has changed since it was read
	query string
	view  string
	shown []line

	tabs  *kit.Tabs
	list  *kit.List
	note  *fyne.Container
	doing today.Item // the line that something is being done about
	done  string     // the one that was done last, for when undo brings it back
	root  *fyne.Container
}

// facts are all that the page shows, read in one go.
type facts struct {
	at      time.Time
	firm    model.Firm
	members []model.Member
	law     *model.Agreement
	cal     *sla.Calendar
	day     today.Day
}

// New makes the page.
func New(store Store, sh *shell.Shell) *Page {
	p := &Page{store: store, shell: sh, view: viewMine, old: true, aside: sh.Aside(), count: sh.Aside()}
	if !sh.Still() {
		p.count.Patience = 0 // nobody waits for a number in the navigation
	}
	p.ask = ask.Moves{Store: store, Shell: sh, Row: p.row, Called: p.called, Send: p.send, Log: p.log, Back: p.back}
	return p
}

// Title implements shell.Page.
func (p *Page) Title() string { return "Today" }

// Question implements shell.Page.
func (p *Page) Question() string { return "What do I do next?" }

// Content implements shell.Page.
func (p *Page) Content() fyne.CanvasObject {
	p.tabs = kit.NewTabs(nil, p.view, func(v string) {
		p.view = v
		p.show()
		p.back()
	})
	p.note = container.NewStack()
	p.list = kit.NewList(kit.Items{Len: func() int { return len(p.shown) }, Item: p.item})
	p.list.Empty = p.note
	p.list.OnOpen = func(string) { p.doNow() }
	p.list.Menu = func(string) []kit.MenuItem { return p.menu() }
	p.root = container.NewStack()
	p.frame()
	return kit.Inset(0, 20, 14, 20, p.root)
}

// frame puts the views over the list, where there is more than one.
func (p *Page) frame() {
	var o fyne.CanvasObject = p.list
	if !p.alone() {
		o = kit.Headed(10, kit.Spread(p.tabs, kit.Middle(kit.Muted("Enter does it  ·  Z puts it off"))), p.list)
	}
	p.root.Objects = []fyne.CanvasObject{o}
	p.root.Refresh()
}

// Search implements shell.Searcher.
func (p *Page) Search(text string) {
	p.query = text
	p.show()
}

// Open implements shell.Opener.
func (p *Page) Open(string) { p.back() }

// back gives the keyboard to the list.
func (p *Page) back() { kit.Focus(p.list) }

// Stale implements shell.Staler: nearly everything can put a line on the list,
// or take one away.
func (p *Page) Stale(c model.Change) bool {
	stale := c.Touches("lead", "move", "touch", "part", "handoff", "decision", "task", "wait", "excuse", "snooze", "company", "person", "away",
		"firm", "member", "team", "promise", "calendar", "bundle", "signature", "stage", "route", "item", "criterion", "definition", "rule", "group")
	p.old = p.old || stale
	return stale
}

// Pass notes that a clock has passed a line while nothing changed.
func (p *Page) Pass() { p.old = true }

// Reload implements shell.Page. What was read a moment ago is not read again.
func (p *Page) Reload() {
	if !p.old && p.store.Now().Sub(p.facts.at) < time.Second {
		p.show()
		return
	}
	var fresh facts
	p.old = false
	p.shell.Read(p.aside, "Read today", func() (err error) {
		fresh, err = p.read()
		return err
	}, func() { p.take(fresh) }, p.show)
}

func (p *Page) read() (f facts, err error) {
	ctx := context.Background()
	f.at = p.store.Now()
	if f.firm, err = p.store.Firm(ctx); err != nil {
		return f, err
	}
	if f.members, err = p.store.Members(ctx); err != nil {
		return f, err
	}
	if f.law, err = p.store.InForce(ctx); err != nil {
		return f, err
	}
	if f.cal, err = sla.New(f.law.Calendar); err != nil {
		return f, err
	}
	f.day, err = p.store.Today(ctx)
	return f, err
}

func (p *Page) take(f facts) {
	p.facts = f
	p.ask.Firm, p.ask.Members, p.ask.Law = f.firm, f.members, f.law
}

// Waiting is how many lines are late, at risk or due for whoever works here,
// as far as it was read.
func (p *Page) Waiting() int { return p.facts.day.Pick(p.mine).Pressing() }

// Count reads the list beside the window where it may have changed, and says
// when the number is another one.
func (p *Page) Count(changed func()) {
	if !p.old {
		return
	}
	p.old = false
	was := p.Waiting()
	var fresh facts
	p.count.Do(func() (err error) {
		fresh, err = p.read()
		return err
	}, func() {}, func(err error) {
		if err != nil {
			p.old = true // the page will say what is wrong when it is opened
			return
		}
		p.take(fresh)
		if p.list != nil {
			p.show()
		}
		if p.Waiting() != was {
			changed()
		}
	})
}

// me is whoever works here.
func (p *Page) me() model.Member {
	for _, m := range p.facts.members {
		if m.ID == p.store.Actor().Member {
			return m
		}
	}
	return model.Member{}
}

func (p *Page) mine(it today.Item) bool { return it.For(p.me()) }

// alone says that one person does everything: there is one list then.
func (p *Page) alone() bool {
	here := 0
	for _, m := range p.facts.members {
		if !m.Gone {
			here++
		}
	}
	return here < 2
}

// show draws the list of the view.
func (p *Page) show() {
	if p.facts.law == nil || p.list == nil {
		return
	}
	p.offer()
	p.frame()
	p.shown = p.lines(p.day().Items)
	p.empty()
	p.list.Refresh()
	switch {
	case p.done != "" && p.list.ShowItem(p.done): // undone: one stands on it again
		p.done = ""
	case p.list.Selected() == "":
		p.list.SelectFirst()
	}
}

// day is the part of the list that the view and the search leave.
func (p *Page) day() today.Day {
	d := p.facts.day
	switch team, err := model.ParseID(p.view); {
	case p.alone() || p.view == viewAll:
	case p.view == viewMine || err != nil:
		d = d.Pick(p.mine)
	default:
		d = d.Pick(func(it today.Item) bool { return it.Team == team })
	}
	if p.query != "" {
		d = d.Pick(p.holds)
	}
	return d
}

// offer are the views: mine, each team's, everybody's, with how many lines.
func (p *Page) offer() {
	all := p.facts.day
	list := []kit.Option{{Value: viewMine, Label: "Mine"}}
	count := map[string]int{viewMine: len(all.Pick(p.mine).Items), viewAll: len(all.Items)}
	for _, it := range all.Items {
		count[it.Team.String()]++
	}
	for _, t := range p.facts.law.Teams {
		if !t.Hidden || count[t.ID.String()] > 0 {
			list = append(list, kit.Option{Value: t.ID.String(), Label: short(t)})
		}
	}
	list = append(list, kit.Option{Value: viewAll, Label: "Everybody"})
	for _, o := range list {
		words := ""
		if n := count[o.Value]; n > 0 {
			words = strconv.Itoa(n)
		}
		p.tabs.Count(o.Value, words)
	}
	p.tabs.SetOptions(list)
}

// short is a team's name where there is little room.
func short(t model.Team) string {
	if t.Key == "bd" && len(t.Name) > 12 {
		return "BD"
	}
	return t.Name
}

// empty says that nothing waits, and what comes next.
func (p *Page) empty() {
	title, words := "Nothing is waiting", p.nextWords()
	if p.query != "" {
		title, words = "Nothing found", "No line of today matches the search."
	}
	p.note.Objects = []fyne.CanvasObject{kit.Empty(theme.Glyph("check-check"), title, words)}
	p.note.Refresh()
}
