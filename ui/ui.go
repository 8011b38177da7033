// Package ui answers "which screens does a firm have, and where do they
// stand?". It builds the frame, registers the screens in the order of the
// work, and does nothing else.
package ui

import (
	"context"

	"baton/ui/board"
	"baton/ui/criteria"
	"baton/ui/handoffs"
	"baton/ui/leads"
	"baton/ui/ourrules"
	"baton/ui/positioning"
	"baton/ui/shell"
	"baton/ui/theme"
)

// Store is what all screens together ask of the firm.
type Store interface {
	positioning.Store
	criteria.Store
	ourrules.Store
	leads.Store
	board.Store
	handoffs.Store
}

// Options is what a firm's window is built of.
type Options struct {
	Store Store
	Shell shell.Options

	// A firm of one has one page of rules; AllAgree shows it every Agree
	// page, and OnAllAgree remembers the choice.
	AllAgree   bool
	OnAllAgree func(bool)
}

// Frame is the shell with the screens of one firm.
type Frame struct {
	*shell.Shell
	store    Store
	alone    bool
	allAgree bool
}

// Open builds the frame in its window. Go to a page next.
func Open(o Options) *Frame {
	f := &Frame{store: o.Store, allAgree: o.AllAgree}
	f.look()
	o.Shell.Actions = append(o.Shell.Actions, f.choice(o.OnAllAgree))
	f.Shell = shell.New(o.Shell)
	f.agree()
	f.run()
	f.meet()
	return f
}

// Home is the page a firm opens on.
func (f *Frame) Home() string { return "leads" }

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
	add := func(route string, sign theme.Glyph, page shell.Page, shown func() bool) {
		f.Register(shell.Agree, shell.Entry{Route: route, Icon: sign, Page: page, Shown: shown})
	}
	add("ourrules", "scroll-text", ourrules.New(f.store, f.Shell), f.onePage)
	add("positioning", "compass", positioning.New(f.store, f.Shell), f.inFull)
	add("criteria", "list-checks", criteria.New(f.store, f.Shell), f.inFull)
}

func (f *Frame) run() {
	list := leads.New(f.store, f.Shell)
	f.Register(shell.Run, shell.Entry{Route: "leads", Icon: theme.Glyph("users"), Page: list})
	f.Register(shell.Run, shell.Entry{Route: "board", Icon: theme.Glyph("square-kanban"), Page: board.New(f.store, f.Shell)})
	f.Register(shell.Run, shell.Entry{Route: "handoffs", Icon: theme.Glyph("arrow-left-right"), Page: handoffs.New(f.store, f.Shell), Shown: f.team})
}

func (f *Frame) meet() {}

// Import shows what a list would bring.
func (f *Frame) Import(path string) {}
