package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"baton/model"
	"baton/store"
	"baton/ui"
	"baton/ui/shell"
	"baton/ui/theme"
)

// firm is the firm that is open in the window, as one person works at it.
type firm struct {
	window *window
	file   *store.File
	desk   *desk
	frame  *ui.Frame
	finder *finder
	keeper *keeper

	who      shell.Status // firm, person and hat, as the status bar says them
	counting *time.Timer  // what waits is counted anew soon
	undoing  bool         // the change under way is said by the undo itself
	leaving  bool
	failed   string // what was last said about saving
}

const recountTime = 400 * time.Millisecond

func newFirm(w *window, f *store.File) (*firm, error) {
	place := w.memory.at(f.Path())
	actor, err := actorOf(context.Background(), f, w.wishes.as, place)
	if err != nil {
		return nil, err
	}
	o := &firm{window: w, file: f}
	o.sit(actor)
	o.keeper = newKeeper(f, place.Backup, func(s saved) { fyne.Do(func() { o.saved(s) }) })
	f.Watch(func(c model.Change) {
		o.keeper.changed()
		fyne.Do(func() { o.changed(c) })
	})
	o.keeper.start()
	return o, nil
}

// sit works at the firm as somebody.
func (o *firm) sit(a model.Actor) {
	w := o.window
	o.desk = &desk{Desk: o.file.As(a, w.clock),
		sent: func() []sent {
			return slices.DeleteFunc(slices.Clone(w.memory.at(o.file.Path()).Reports), func(s sent) bool { return !exists(s.Path) })
		},
		wrote: func(s sent) {
			fyne.DoAndWait(func() {
				w.memory.at(o.file.Path()).wrote(s)
				w.keep()
			})
		}}
	o.finder = newFinder(o.desk)
	o.who = o.look()
}

// show builds the frame and goes to a page; a list is read on the way.
func (o *firm) show(route, list string) {
	w := o.window
	place := w.memory.at(o.file.Path())
	o.frame = ui.Open(ui.Options{
		Store: o.desk,
		Shell: shell.Options{
			Window: w.win, Version: store.Version, Status: o.status, Find: o.finder.find,
			Undo: o.step(o.desk.Undo), Redo: o.step(o.desk.Redo), Actions: o.actions(),
			Mode: theme.Mode(w.memory.Light), OnMode: o.light, Licences: licences(),
		},
		AllAgree: place.AllAgree,
		OnAllAgree: func(on bool) {
			w.memory.at(o.file.Path()).AllAgree = on
			w.keep()
		},
	})
	w.win.SetTitle(o.who.Firm + " · Baton")
	if route == "" {
		route = o.frame.Home()
	}
	o.frame.Go(route)
	if list != "" {
		o.frame.Import([]string{list})
	}
	if notes := o.file.Notes(); len(notes) > 0 {
		o.frame.Notify(shell.Notice{Text: notes[0], More: notes[1:]})
	}
}

func (o *firm) light(m theme.Mode) {
	o.window.memory.Light = string(m)
	o.window.keep()
}

// changed tells the screens what a write touched.
func (o *firm) changed(c model.Change) {
	if o.frame == nil || o.leaving {
		return
	}
	if o.undoing || c.Tx.IsZero() || c.All {
		c.Label = "" // the undo, or whoever did something large, says it better
	}
	o.undoing = false
	o.finder.changed(c)
	if c.Touches("firm", "member", "team") {
		o.who = o.look()
		o.window.win.SetTitle(o.who.Firm + " · Baton")
		o.frame.Look()
	}
	o.frame.Changed(c)
	o.recount()
}

// recount counts what waits a moment after the last change, so that the
// screen is painted first.
func (o *firm) recount() {
	if o.counting != nil {
		o.counting.Stop()
	}
	frame := o.frame
	o.counting = time.AfterFunc(recountTime, func() {
		fyne.Do(func() {
			if o.frame == frame && !o.leaving {
				frame.Count()
			}
		})
	})
}

// step undoes or redoes, and says what it was.
func (o *firm) step(run func(context.Context) (store.Undone, error)) func() (string, error) {
	return func() (string, error) {
		o.undoing = true
		u, err := run(context.Background())
		if err != nil {
			o.undoing = false
			return "", err
		}
		return undone(u), nil
	}
}

// saved hears where the work is safe; a new failure is said once, in full.
func (o *firm) saved(s saved) {
	if o.frame == nil || o.leaving {
		return
	}
	if !s.Backup.IsZero() {
		o.window.memory.at(o.file.Path()).Backup = s.Backup
		o.window.keep()
	}
	o.frame.RefreshFrame()
	text := ""
	if s.Err != nil {
		text = strings.Join(sentences(s.Err), " ")
	}
	if text != "" && text != o.failed {
		o.frame.Notify(shell.Notice{Text: text, Hue: theme.AtRisk, Stays: true})
	}
	o.failed = text
}

// close publishes what is left and lets go of the file.
func (o *firm) close() {
	if err := errors.Join(o.keeper.close(), o.file.Close()); err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
}

// actions are those of the whole app.
func (o *firm) actions() []shell.Action {
	return []shell.Action{
		{Label: "Put the changes into the file now", Icon: theme.Glyph("save"), Key: "Ctrl+S", Run: func() error {
			o.keeper.changed()
			o.keeper.now()
			o.frame.Notify(shell.Notice{Text: "Every change is saved as you make it; the file is brought up to date now."})
			return nil
		}},
		{Label: "Back up now", Icon: theme.Glyph("hard-drive"), Run: o.backup},
		{Label: "Work as someone else, or in another hat", Icon: theme.Glyph("user-round"), Run: o.askHat},
		{Label: "Open or begin another firm", Icon: theme.Glyph("folder-open"), Key: "Ctrl+O", Run: func() error {
			o.window.memory.Last = ""
			o.window.keep()
			o.window.leave()
			return nil
		}},
		{Label: "Quit", Icon: theme.Glyph("x"), Key: "Ctrl+Q", Run: func() error {
			o.window.quit()
			return nil
		}},
	}
}

// backup makes a copy in the recovery folder and says where it is.
func (o *firm) backup() error {
	var path string
	o.frame.Job("Back up", func(ctx context.Context, tell shell.Progress) (err error) {
		tell(0, 0, "Copying the firm")
		path, err = o.file.Backup(ctx, "")
		return err
	}, func() {
		o.window.memory.at(o.file.Path()).Backup = time.Now()
		o.window.keep()
		o.frame.RefreshFrame()
		o.frame.Notify(shell.Notice{Text: "The backup is in " + path + "."})
	})
	return nil
}
