// Package handoffs answers "is this one ready, and what did we answer?": every
// hand-off between teams with its clock, and the packet on one page: why now,
// who, the evidence, the score then and now, what is still to find out. It is
// accepted, asked back, rejected with a reason, recycled with a date, or
// withdrawn; a finding can be questioned once, and is frozen when its month is
// closed.
package handoffs

import (
	"context"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"baton/model"
	"baton/model/align"
	"baton/model/journey"
	"baton/model/sla"
	"baton/ui/kit"
	"baton/ui/shell"
	"baton/ui/theme"
)

// Store is what the page reads, and the one way it decides.
type Store interface {
	Firm(context.Context) (model.Firm, error)
	Members(context.Context) ([]model.Member, error)
	InForce(context.Context) (*model.Agreement, error)
	Handoffs(context.Context) ([]model.HandoffRow, error)
	Lead(context.Context, model.ID) (*model.LeadDetail, error)
	Decide(context.Context, model.Decide) (model.ID, error)
	Months(context.Context) (align.Months, error)
	WouldClose(ctx context.Context, from string) (model.Closing, error)
	ClosePeriod(ctx context.Context, from string) (model.Closing, error)
	Actor() model.Actor
	Now() time.Time
}

// The tabs.
const (
	tabWaiting    = "waiting"
	tabDecided    = "decided"
	tabQuestioned = "questioned"
)

// Page is the Hand-offs screen.
type Page struct {
	store Store
	shell *shell.Shell

	firm    model.Firm
	members []model.Member
	law     *model.Agreement
	cal     *sla.Calendar
	all     []model.HandoffRow
	months  align.Months
	old     bool // something has changed since they were read
	query   string

	tab    string
	tabs   *kit.Tabs
	inbox  *inbox
	packet *packet
	note   *fyne.Container
	ending *fyne.Container // a month that can be closed
	left   *fyne.Container
	body   *fyne.Container
	root   *fyne.Container
}

// New makes the page.
func New(store Store, sh *shell.Shell) *Page { return &Page{store: store, shell: sh, tab: tabWaiting} }

// Title implements shell.Page.
func (p *Page) Title() string { return "Hand-offs" }

// Question implements shell.Page.
func (p *Page) Question() string { return "Is this one ready, and what did we answer?" }

// Content implements shell.Page.
func (p *Page) Content() fyne.CanvasObject {
	p.tabs = kit.NewTabs([]kit.Option{{Value: tabWaiting, Label: "Waiting"}, {Value: tabDecided, Label: "Decided"}, {Value: tabQuestioned, Label: "Questioned"}},
		p.tab, func(v string) { p.tab = v; p.show(); kit.Focus(p.inbox) })
	p.inbox = newInbox(func(h *model.HandoffRow) { p.packet.show(h) })
	p.packet = newPacket(p)
	p.note, p.ending = container.NewStack(), container.NewStack()
	p.left = kit.Headed(10, kit.Column(0, p.tabs, p.ending), p.inbox.root)
	p.body = container.NewBorder(nil, nil, kit.Inset(0, 16, 0, 0, kit.Fixed(336, 0, p.left)), nil, p.packet.root)
	p.root = container.NewStack(p.body)
	return kit.Inset(0, 20, 14, 20, container.NewBorder(p.note, nil, nil, nil, p.root))
}

// Actions implements shell.Actor: the answers, by their keys; the packet has
// the buttons of those that are possible.
func (p *Page) Actions() []shell.Action {
	act := func(label string, sign theme.Glyph, key string, may func(*model.HandoffRow) bool, run func(*model.HandoffRow) error) shell.Action {
		return shell.Action{Label: label, Icon: sign, Key: key, Menu: true, Run: func() error {
			h := p.inbox.chosen()
			switch {
			case h == nil:
				return model.Refuse("", "Choose a hand-off first: arrows walk through the list.")
			case !may(h):
				return model.Refuse("", "“"+label+"” is not possible for this hand-off as it stands.")
			}
			return run(h)
		}}
	}
	return []shell.Action{
		act("Accept", "check", "A", open, p.accept),
		act("Ask back", "message-circle", "K", unanswered, p.askBack),
		act("Reject", "circle-x", "R", open, p.reject),
		act("Recycle", "repeat", "Y", open, p.recycle),
		act("Say what was missing", "corner-down-right", "S", (*model.HandoffRow).AskedBack, p.answer),
		act("Withdraw", "undo-2", "W", open, p.withdraw),
		act("Question the finding", "circle-help", "Q", questionable, p.question),
		act("Rule on it", "gavel", "U", ruleable, p.rule),
		act("Copy as a message", "copy", "C", func(*model.HandoffRow) bool { return true }, p.copy),
		{Label: "Close the last month", Icon: theme.Glyph("lock"), Menu: true, Enabled: func() bool { return len(p.months.Over()) > 0 }, Run: p.closeMonth},
	}
}

// open says that the hand-off has no answer yet, or two of which nobody knows
// which one holds.
func open(h *model.HandoffRow) bool { return unanswered(h) || h.TwoAnswers() }

func unanswered(h *model.HandoffRow) bool {
	_, answered := h.Answer()
	return !answered
}

func ruleable(h *model.HandoffRow) bool { return has(h, "questioned") && !has(h, "ruled") }

func questionable(h *model.HandoffRow) bool { return h.Finding != "" && !has(h, "questioned") }

func has(h *model.HandoffRow, act string) bool {
	for _, d := range h.Decisions {
		if d.Act == act {
			return true
		}
	}
	return false
}

// Search implements shell.Searcher.
func (p *Page) Search(text string) { p.query = text; p.show() }

// Open implements shell.Opener: it shows one hand-off, by its id or its lead's.
func (p *Page) Open(id string) {
	want, err := model.ParseID(id)
	for i := range p.all {
		h := &p.all[i]
		if id != "" && err == nil && (h.ID == want || h.Lead == want) {
			p.tab = tabOf(h)
			p.tabs.SetValue(p.tab)
			p.show()
			p.inbox.choose(h.ID)
		}
	}
	kit.Focus(p.inbox)
}

// Stale implements shell.Staler.
func (p *Page) Stale(c model.Change) bool {
	stale := c.Touches("handoff", "decision", "move", "touch", "lead", "company", "person", "firm", "member", "team", "promise", "calendar", "bundle", "stage", "period", "finding", "play")
	p.old = p.old || stale
	return stale
}

// Waiting is how many hand-offs wait for whoever works here: the number beside
// the page in the navigation.
func (p *Page) Waiting() int {
	if p.law == nil || p.old {
		if p.read() != nil {
			return 0
		}
	}
	n := 0
	for i := range p.all {
		if h := &p.all[i]; open(h) && p.waitsForMe(h) {
			n++
		}
	}
	return n
}

// Reload implements shell.Page.
func (p *Page) Reload() {
	p.shell.Do(shell.Action{Label: "Read the hand-offs", Run: p.read})
	p.show()
}

func (p *Page) read() error {
	ctx := context.Background()
	var err error
	if p.firm, err = p.store.Firm(ctx); err != nil {
		return err
	}
	if p.members, err = p.store.Members(ctx); err != nil {
		return err
	}
	if p.law, err = p.store.InForce(ctx); err != nil {
		return err
	}
	if p.cal, err = sla.New(p.law.Calendar); err != nil {
		return err
	}
	if p.months, err = p.store.Months(ctx); err != nil {
		return err
	}
	if p.all, err = p.store.Handoffs(ctx); err == nil {
		p.old = false
	}
	return err
}

// show sorts the hand-offs into the tabs.
func (p *Page) show() {
	if p.law == nil {
		return
	}
	counts := map[string]int{}
	for i := range p.all {
		counts[tabOf(&p.all[i])]++
	}
	for tab, n := range counts {
		p.tabs.Count(tab, strconv.Itoa(n))
	}
	for _, tab := range []string{tabWaiting, tabDecided, tabQuestioned} {
		if counts[tab] == 0 {
			p.tabs.Count(tab, "")
		}
	}
	p.explain()
	p.offerClosing()
	title, words := p.emptyWords()
	p.inbox.set(p.list(), title, words)
	p.frame()
}

// frame shows the list and the packet, or what the page is for.
func (p *Page) frame() {
	p.root.Objects = []fyne.CanvasObject{p.body}
	if len(p.all) == 0 {
		p.root.Objects = []fyne.CanvasObject{kit.Card(kit.Empty(theme.Glyph("handshake"), "Nothing has been handed over yet",
			"When a lead crosses from one team to the next, the hand-off waits here with its evidence until the other team answers.",
			p.shell.Button(kit.Primary, shell.Action{Label: "Open the board", Icon: theme.Glyph("square-kanban"), Run: func() error { p.shell.Go("board"); return nil }})))}
	}
	p.root.Refresh()
}

// explain says why nothing waits for a firm of one.
func (p *Page) explain() {
	p.note.Objects = nil
	if p.firm.Mode == "solo" {
		p.note.Objects = []fyne.CanvasObject{kit.Inset(0, 0, 12, 0, kit.Note(theme.Indigo, theme.Glyph("info"),
			"You wear every hat, so a hand-off from yourself to yourself is recorded and accepts itself. Nothing waits here; the evidence stays for the day somebody joins you."))}
		if p.tab == tabWaiting {
			p.tab = tabDecided
			p.tabs.SetValue(tabDecided)
		}
	}
	p.note.Refresh()
}

// mine says whether the one who works here acts for a team.
func (p *Page) mine(team model.ID) bool { return journey.ActsFor(p.members, p.store.Actor(), team) }
