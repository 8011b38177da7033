// Package ui answers "which screens does a firm have, and where do they
// stand?". It builds the frame, registers the screens in the order of the
// work, and does nothing else.
package ui

import (
	"context"

	"baton/ui/agreement"
	"baton/ui/board"
	"baton/ui/criteria"
	"baton/ui/definitions"
	"baton/ui/duplicates"
	"baton/ui/events"
	"baton/ui/goals"
	"baton/ui/handoffs"
	"baton/ui/journey"
	"baton/ui/leads"
	"baton/ui/lists"
	"baton/ui/ourrules"
	"baton/ui/positioning"
	"baton/ui/promises"
	"baton/ui/reportpage"
	"baton/ui/scoring"
	"baton/ui/sharing"
	"baton/ui/shell"
	"baton/ui/theme"
	"baton/ui/today"
)

// Store is what all screens together ask of the firm.
type Store interface {
	agreement.Store
	positioning.Store
	criteria.Store
	scoring.Store
	definitions.Store
	journey.Store
	promises.Store
	goals.Store
	ourrules.Store
	today.Store
	leads.Store
	board.Store
	duplicates.Store
	handoffs.Store
	events.Store
	lists.Store
	lists.Asker
	reportpage.Store
	sharing.Store
}

// Options is what a firm's window is built of.
type Options struct {
	Store Store
	Shell shell.Options

	// A firm of one has one page of rules; AllAgree shows it every Agree
	// page, and OnAllAgree remembers the choice.
	AllAgree   bool
	OnAllAgree func(bool)

	// BackUp keeps a copy of the firm now; nil: nobody is offered one.
	BackUp func() error

	// Job runs long work; nil: beside the window, as the shell does. With one,
	// nothing is worked out beside the window.
	Job func(title string, work shell.Work, then func())
}

// Frame is the shell with the screens of one firm.
type Frame struct {
	*shell.Shell
	store    Store
	alone    bool
	allAgree bool
	lists    *lists.Page
	report   *reportpage.Page
	today    *today.Page
	handoffs *handoffs.Page
	sharing  *sharing.Page
	events   *events.Page
	pact     *agreement.Page
	rules    *ourrules.Page
	unsigned int // versions that wait for the word of whoever works here
	waiting  int // hand-offs that wait for whoever works here
	differ   int // fields that two people wrote and nobody has decided
}

// Open builds the frame in its window. Go to a page next.
func Open(o Options) *Frame {
	f := &Frame{store: o.Store, allAgree: o.AllAgree}
	f.look()
	o.Shell.Actions = append(o.Shell.Actions, f.choice(o.OnAllAgree))
	o.Shell.Still = o.Shell.Still || o.Job != nil
	f.Shell = shell.New(o.Shell)
	f.agree()
	f.run()
	f.meet()
	f.foot()
	f.today.Count(f.RefreshFrame)
	f.sharing.BackUp = o.BackUp
	if o.Job != nil {
		f.lists.Job, f.report.Job, f.sharing.Job, f.events.Job = o.Job, o.Job, o.Job, o.Job
		f.pact.Job, f.rules.Job = o.Job, o.Job
	}
	return f
}

// Home is the page a firm opens on: who begins alone, with nothing in the firm
// yet, begins with the rules.
func (f *Frame) Home() string {
	if f.alone && f.begins() {
		return "ourrules"
	}
	if f.alone {
		return "leads"
	}
	return today.Route
}

func (f *Frame) begins() bool {
	ctx := context.Background()
	versions, err := f.store.Versions(ctx)
	if err != nil || len(versions) > 0 {
		return false
	}
	all, err := f.store.Leads(ctx)
	return err == nil && len(all) == 0
}

// Look asks again who works here: a second person opens every Agree page.
func (f *Frame) Look() {
	if was := f.alone; was != f.look() {
		f.RefreshFrame()
	}
}

func (f *Frame) look() bool {
	ctx := context.Background()
	firm, err := f.store.Firm(ctx)
	members, failed := f.store.Members(ctx)
	if err != nil || failed != nil {
		return f.alone // the screens will say what is wrong with the file
	}
	here := 0
	for _, m := range members {
		if !m.Gone {
			here++
		}
	}
	f.alone = firm.Mode == "solo" && here <= 1
	return f.alone
}

func (f *Frame) inFull() bool  { return !f.alone || f.allAgree }
func (f *Frame) onePage() bool { return f.alone }
func (f *Frame) team() bool    { return !f.alone }

func (f *Frame) choice(remember func(bool)) shell.Action {
	return shell.Action{Label: "Show all Agree pages, or only Our rules", Icon: theme.Glyph("book-open"), Enabled: f.onePage, Run: func() error {
		f.allAgree = !f.allAgree
		if remember != nil {
			remember(f.allAgree)
		}
		f.RefreshFrame()
		return nil
	}}
}

func (f *Frame) agree() {
	f.pact = agreement.New(f.store, f.Shell)
	add := func(route string, sign theme.Glyph, page shell.Page, shown func() bool) {
		f.Register(shell.Agree, shell.Entry{Route: route, Icon: sign, Page: page, Shown: shown, Over: f.pact.Line})
	}
	f.rules = ourrules.New(f.store, f.Shell)
	f.Register(shell.Agree, shell.Entry{Route: "ourrules", Icon: theme.Glyph("scroll-text"), Page: f.rules, Shown: f.onePage})
	add("positioning", "compass", positioning.New(f.store, f.Shell), f.inFull)
	add("criteria", "list-checks", criteria.New(f.store, f.Shell), f.inFull)
	add("scoring", "gauge", scoring.New(f.store, f.Shell), f.inFull)
	add("definitions", "ruler", definitions.New(f.store, f.Shell), f.inFull)
	add("journey", "route", journey.New(f.store, f.Shell), f.inFull)
	add("sla", "handshake", promises.New(f.store, f.Shell), f.inFull)
	add("goals", "target", goals.New(f.store, f.Shell), f.inFull)
	f.unsigned = f.pact.Waiting()
	f.Register(shell.Agree, shell.Entry{Route: agreement.Route, Icon: theme.Glyph("signature"), Page: f.pact, Shown: f.inFull, Badge: func() int { return f.unsigned }})
}

func (f *Frame) run() {
	table := leads.New(f.store, f.Shell)
	f.today = today.New(f.store, f.Shell)
	f.handoffs, f.lists = handoffs.New(f.store, f.Shell), lists.New(f.store, f.Shell)
	f.waiting = f.handoffs.Waiting()
	table.Import = f.Import
	add := func(e shell.Entry, sign theme.Glyph) {
		e.Icon = sign
		f.Register(shell.Run, e)
	}
	add(shell.Entry{Route: today.Route, Page: f.today, Badge: f.today.Waiting}, "clipboard-check")
	add(shell.Entry{Route: "leads", Page: table}, "users")
	add(shell.Entry{Route: "board", Page: board.New(f.store, f.Shell)}, "square-kanban")
	add(shell.Entry{Route: "handoffs", Page: f.handoffs, Badge: func() int { return f.waiting }, Shown: f.team}, "arrow-left-right")
	f.events = events.New(f.store, f.Shell)
	add(shell.Entry{Route: events.Route, Page: f.events}, "calendar-days")
	add(shell.Entry{Route: "triage", Page: lists.NewTriage(f.store, f.Shell)}, "list-filter")
	add(shell.Entry{Route: duplicates.Route, Page: duplicates.New(f.store, f.Shell), Shown: func() bool { return false }}, "copy") // Leads leads there
	add(shell.Entry{Route: "import", Page: f.lists}, "upload")
}

func (f *Frame) meet() {
	f.report = reportpage.New(f.store, f.Shell)
	f.Register(shell.Meet, shell.Entry{Route: "report", Icon: theme.Glyph("presentation"), Page: f.report})
}

// foot is what is about the file and not about the work in it.
func (f *Frame) foot() {
	f.sharing = sharing.New(f.store, f.Shell)
	f.differ = f.sharing.Waiting()
	f.Register(shell.Foot, shell.Entry{Route: sharing.Route, Icon: theme.Glyph("share-2"), Page: f.sharing, Badge: func() int { return f.differ }})
}

// Turned reads today anew: a clock has passed a line while nothing changed.
func (f *Frame) Turned() {
	f.today.Pass()
	f.Renew(today.Route)
	f.today.Count(f.RefreshFrame)
}

// Count counts anew what waits for someone, and shows it beside the pages.
// It reads the whole ledger, so it is called a moment after a change and not
// while the change is painted.
func (f *Frame) Count() {
	f.today.Count(f.RefreshFrame)
	waiting, differ, unsigned := f.handoffs.Waiting(), f.sharing.Waiting(), f.pact.Waiting()
	if waiting != f.waiting || differ != f.differ || unsigned != f.unsigned {
		f.waiting, f.differ, f.unsigned = waiting, differ, unsigned
		f.RefreshFrame()
	}
}

// Synced hears what a round of bringing this computer and the file together
// did: the page about it is read anew, and what is worth knowing is said.
// Call it on the window's goroutine (fyne.Do), after the change that the round
// made was told.
func (f *Frame) Synced(r sharing.Round) {
	f.differ = f.sharing.Waiting()
	f.Renew(sharing.Route)
	f.sharing.Tell(r)
}

// Import shows what lists would bring.
func (f *Frame) Import(paths []string) {
	f.Go("import")
	f.lists.Take(paths...)
}
